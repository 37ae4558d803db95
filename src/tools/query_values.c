/* What the parameters of a kept query may be: a word that is written wrong
 * should be told, and not be answered with nothing. */
#include "tools/query.h"

#include "base/map.h"

enum { LISTED_MAX = 12 };	/* values in a note; more are not all told */

static const struct pp_param *find_given(const struct pp_query_run *r,
					 const struct pp_sql_param *declared)
{
	for (size_t i = 0; i < r->query.param_count; i++)
		if (pp_str_eq(r->query.params[i].name, declared->name))
			return &r->query.params[i];
	return NULL;
}

/* The texts in the first column of what the query says that it may be, each
 * once. */
static int read_values(struct pp_query_run *r, struct pp_str **out,
		       size_t *count, const struct pp_sql_param *declared)
{
	const struct pp_query ask = {
		.sql = declared->values,
		.file = pp_arena_printf(&r->arena, "%s, values of '%.*s'",
					r->query.file, PP_STR(declared->name)),
		.timeout_ms = r->query.timeout_ms,
	};
	struct pp_result result;
	struct pp_map seen = { 0 };

	if (pp_session_query(&result, &r->arena, &r->sink, r->ask.session,
			     &ask) < 0)
		return -1;
	*count = 0;
	*out = pp_new(&r->arena, struct pp_str, result.row_count + 1);
	for (size_t i = 0; i < result.row_count; i++) {
		const struct pp_cell *cell =
			&result.cells[i * result.column_count];
		bool is_new = false;

		if (cell->type == PP_CELL_TEXT)
			pp_map_put(&seen, cell->text, &is_new);
		if (is_new)
			(*out)[(*count)++] = cell->text;
	}
	pp_map_release(&seen);
	return 0;
}

static void list_values(struct pp_query_run *r, struct pp_finding *f,
			const struct pp_str *values, size_t count)
{
	const char *list = "";

	for (size_t i = 0; i < count; i++)
		list = pp_arena_printf(&r->arena, "%s%s%.*s", list,
				       !i ? "" : i + 1 < count ? ", " : " or ",
				       PP_STR(values[i]));
	pp_report_note(&r->sink, f, (struct pp_pos){ 0 }, "it may be %s", list);
}

static void report(struct pp_query_run *r, const struct pp_sql_param *declared,
		   struct pp_str value, const struct pp_str *values,
		   size_t count)
{
	int near = pp_nearest(value, values, count);
	struct pp_finding *f;

	f = pp_report(&r->sink, PP_R(QUERY_PARAM), declared->pos,
		      "'%.*s' cannot be %s", PP_STR(declared->name),
		      pp_brief(&r->sink.arena, value, 60));
	if (near >= 0)
		pp_report_note(&r->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(values[near]));
	if (count && count <= LISTED_MAX)
		list_values(r, f, values, count);
	else if (near < 0 && declared->help.n)
		pp_report_note(&r->sink, f, (struct pp_pos){ 0 }, "it is %.*s",
			       PP_STR(declared->help));
}

static bool is_one(const struct pp_str *values, size_t count,
		   struct pp_str value)
{
	for (size_t i = 0; i < count; i++)
		if (pp_str_eq(values[i], value))
			return true;
	return false;
}

static int check_value(struct pp_query_run *r,
		       const struct pp_sql_param *declared,
		       struct pp_str value)
{
	struct pp_str *values;
	size_t count;

	if (read_values(r, &values, &count, declared) < 0)
		return -1;
	if (declared->standard.n && !is_one(values, count, declared->standard))
		values[count++] = declared->standard;
	if (is_one(values, count, value))
		return 0;
	report(r, declared, value, values, count);
	return -1;
}

int pp_query_check_values(struct pp_query_run *r)
{
	int rc = 0;

	for (size_t i = 0; i < r->query.declared_count; i++) {
		const struct pp_sql_param *d = &r->query.declared[i];
		const struct pp_param *given = find_given(r, d);

		if (!d->values.n || !given ||
		    (d->has_standard && pp_str_eq(given->value, d->standard)))
			continue;
		if (check_value(r, d, given->value) < 0)
			rc = -1;
	}
	return rc < 0 ? pp_query_tell(r) : -1;
}
