/* What the parts of a document can name. */
#include "report/scope.h"

#include "base/buf.h"
#include "report/cell.h"
#include "report/grid.h"

enum { TEXT_MAX = 1 << 28 };

void pp_scope_release(struct pp_scope *scope)
{
	pp_map_release(&scope->blocks);
}

static const struct pp_param *find_own(const struct pp_scope *scope,
				       struct pp_str name)
{
	for (size_t i = 0; i < scope->param_count; i++)
		if (pp_str_eq(scope->params[i].name, name))
			return &scope->params[i];
	return NULL;
}

const struct pp_param *pp_scope_find(const struct pp_scope *scope,
				     struct pp_str name)
{
	for (; scope; scope = scope->outer) {
		const struct pp_param *p = find_own(scope, name);

		if (p)
			return p;
	}
	return NULL;
}

/* The cell that a parameter of a row is. */
static const struct pp_cell *cell_of(const struct pp_scope *scope,
				     const struct pp_param *p)
{
	for (; scope; scope = scope->outer) {
		const struct pp_result *r = scope->result;

		if (p < scope->params ||
		    p >= scope->params + scope->param_count)
			continue;
		for (size_t i = 0; r && scope->row < r->row_count &&
		     i < r->column_count; i++)
			if (pp_str_eq(r->columns[i].name, p->name))
				return &r->cells[scope->row * r->column_count +
						 i];
		return NULL;
	}
	return NULL;
}

struct pp_str pp_scope_text(const struct pp_scope *scope,
			    struct pp_arena *arena, const struct pp_param *p)
{
	const struct pp_cell *cell = cell_of(scope, p);
	struct pp_str text;
	struct pp_buf b;

	if (!cell)
		return p->value;
	pp_buf_init(&b, TEXT_MAX);
	pp_grid_value(&b, cell);
	text = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

/* The next parameter that the SQL mentions, without its colon. */
static bool next_param(struct pp_str *name, struct pp_sql_token *token,
		       struct pp_str sql, size_t *at)
{
	while (pp_sql_next(token, sql, at)) {
		if (token->kind != PP_SQL_PARAM || token->text.n < 2 ||
		    *token->text.p == '?')
			continue;
		*name = (struct pp_str){ token->text.p + 1,
					 token->text.n - 1 };
		return true;
	}
	return false;
}

void pp_scope_params(struct pp_query *query, struct pp_arena *arena,
		     const struct pp_scope *scope)
{
	struct pp_sql_token token;
	struct pp_str name;
	size_t at = 0, n = 0, kept = 0;
	struct pp_param *params;

	while (next_param(&name, &token, query->sql, &at))
		n++;
	params = pp_new(arena, struct pp_param, n);
	at = 0;
	while (next_param(&name, &token, query->sql, &at)) {
		const struct pp_param *p = pp_scope_find(scope, name);
		size_t i = 0;

		while (i < kept && !pp_str_eq(params[i].name, name))
			i++;
		if (p && i == kept)
			params[kept++] = *p;
	}
	query->params = params;
	query->param_count = kept;
}

void pp_scope_suggest(const struct pp_scope *scope, struct pp_sink *sink,
		      struct pp_str name)
{
	for (; scope; scope = scope->outer) {
		struct pp_arena scrap = { 0 };
		struct pp_str *names = pp_new(&scrap, struct pp_str,
					      scope->param_count);
		int near;

		for (size_t i = 0; i < scope->param_count; i++)
			names[i] = scope->params[i].name;
		near = pp_nearest(name, names, scope->param_count);
		if (near >= 0)
			pp_report_note(sink, sink->items[sink->count - 1],
				       (struct pp_pos){ 0 },
				       "did you mean '%.*s'?",
				       PP_STR(names[near]));
		pp_arena_release(&scrap);
		if (near >= 0)
			return;
	}
}

int pp_scope_check(const struct pp_scope *scope, struct pp_sink *sink,
		   const struct pp_query *query)
{
	struct pp_sql_token token;
	struct pp_str name;
	size_t at = 0;
	int rc = 0;

	while (next_param(&name, &token, query->sql, &at)) {
		if (pp_scope_find(scope, name))
			continue;
		pp_report(sink, PP_R(QUERY_PARAM),
			  pp_sql_pos(query->file, query->sql,
				     (size_t)(token.text.p - query->sql.p)),
			  "there is no parameter '%.*s'", PP_STR(name));
		pp_scope_suggest(scope, sink, name);
		rc = -1;
	}
	return rc;
}

void pp_scope_name(struct pp_scope *scope, struct pp_arena *arena,
		   struct pp_str id, const struct pp_result *result)
{
	if (id.n)
		pp_map_put(&scope->blocks, pp_arena_str(arena, id), NULL)->ptr =
			(void *)result;
}

bool pp_scope_block(const struct pp_result **out, const struct pp_scope *scope,
		    struct pp_str id)
{
	for (; scope; scope = scope->outer) {
		const struct pp_map_entry *e = pp_map_get(&scope->blocks, id);

		if (!e)
			continue;
		*out = e->ptr;
		return true;
	}
	return false;
}

/* --- the parameters of another document ----------------------------------- */

/* Adds the defaults of head's parameters that are not there; one without is a
 * fault, unless nothing is run. */
static int add_defaults(struct pp_param *params, size_t *count,
			struct pp_sink *sink, const struct pp_part *part,
			const struct pp_head *head)
{
	size_t given = *count;
	int rc = 0;

	for (size_t i = 0; i < head->param_count; i++) {
		const struct pp_sql_param *p = &head->params[i];
		bool is_given = false;

		for (size_t k = 0; k < given; k++)
			is_given |= pp_str_eq(params[k].name, p->name);
		if (is_given)
			continue;
		if (p->has_standard) {
			params[(*count)++] = (struct pp_param){
				.name = p->name, .value = p->standard };
			continue;
		}
		pp_report(sink, PP_R(QUERY_PARAM), part->pos,
			  "'%.*s' asks for the parameter '%.*s'",
			  PP_STR(part->block.name), PP_STR(p->name));
		rc = -1;
	}
	return rc;
}

static bool has_param(const struct pp_head *head, struct pp_str name)
{
	for (size_t i = 0; i < head->param_count; i++)
		if (pp_str_eq(head->params[i].name, name))
			return true;
	return false;
}

/* What the part gives; a value :NAME comes from around it. */
static int add_given(struct pp_param *params, size_t *count,
		     struct pp_sink *sink, const struct pp_part *part,
		     const struct pp_head *head, const struct pp_scope *around)
{
	const struct pp_fence *b = &part->block;

	for (size_t i = 0; i < b->param_count; i++) {
		struct pp_param p = b->params[i];
		const struct pp_param *from = NULL;

		if (!has_param(head, p.name)) {
			pp_report(sink, PP_R(QUERY_PARAM), part->pos,
				  "'%.*s' has no parameter '%.*s'",
				  PP_STR(b->name), PP_STR(p.name));
			return -1;
		}
		if (p.value.n > 1 && *p.value.p == ':') {
			p.value = (struct pp_str){ p.value.p + 1,
						   p.value.n - 1 };
			from = pp_scope_find(around, p.value);
			if (!from) {
				pp_report(sink, PP_R(QUERY_PARAM), part->pos,
					  "there is no parameter '%.*s'",
					  PP_STR(p.value));
				return -1;
			}
			p.value = from->value;
			p.is_null = from->is_null;
		}
		params[(*count)++] = p;
	}
	return 0;
}

int pp_scope_include(struct pp_scope *out, struct pp_arena *arena,
		     struct pp_sink *sink, const struct pp_part *part,
		     const struct pp_head *head, const struct pp_scope *around)
{
	struct pp_param *params = pp_new(arena, struct pp_param,
					 part->block.param_count +
					 head->param_count);
	size_t count = 0;

	*out = (struct pp_scope){ .params = params };
	if (add_given(params, &count, sink, part, head, around) < 0 ||
	    add_defaults(params, &count, sink, part, head) < 0)
		return -1;
	out->param_count = count;
	return 0;
}

int pp_scope_row(struct pp_scope *out, struct pp_arena *arena,
		 struct pp_sink *sink, const struct pp_part *part,
		 const struct pp_result *result, size_t row,
		 const struct pp_head *head, const struct pp_scope *around)
{
	size_t columns = result->column_count, count = 0;
	struct pp_param *params = pp_new(arena, struct pp_param, columns +
					 (head ? head->param_count : 0));

	*out = (struct pp_scope){ .params = params, .result = result,
				  .row = row };
	for (size_t i = 0; i < columns; i++) {
		const struct pp_cell *cell = row < result->row_count ?
			&result->cells[row * columns + i] : NULL;
		struct pp_param *p = &params[count];

		if (head && !has_param(head, result->columns[i].name))
			continue;
		p->name = result->columns[i].name;
		p->is_null = !cell || cell->type == PP_CELL_NULL;
		if (cell)
			p->value = pp_cell_text(arena, cell);
		count++;
	}
	if (head && add_defaults(params, &count, sink, part, head) < 0)
		return -1;
	out->param_count = count;
	if (!head)
		out->outer = around;
	return 0;
}
