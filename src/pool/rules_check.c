/* Running a pool's views and rules on the index of what is checked. */
#include "pool/rules_check.h"

#include "pool/empty.h"
#include "pool/rule_memo.h"
#include "pool/rule_tell.h"

/* Milliseconds for one rule; a minute is as long as anybody waits. */
enum { RULE_TIME_MS = 60000 };

static const struct pp_pos nowhere;

/* --- running -------------------------------------------------------------- */

struct job {
	const struct pp_rules_run *run;
	struct pp_listing into;
	struct pp_session *session;
	struct pp_arena arena;		/* of one result */
	struct pp_rule_row *rows;	/* grows in the arena of into */
	size_t count, cap;
};

/* finding is made from what rules say, and change from the history, which is
 * no part of the state that is checked: rules have neither. */
static bool is_for_queries(const struct pp_finding *f)
{
	return !strcmp(f->text, "no such table: finding") ||
	       !strcmp(f->text, "no such table: change");
}

/* A view may read them: it is for queries then. */
static bool is_query_view(const struct pp_sink *found)
{
	for (size_t i = 0; i < found->count; i++)
		if (is_for_queries(found->items[i]))
			return true;
	return false;
}

static void advise(struct pp_sink *found)
{
	for (size_t i = 0; i < found->count; i++)
		if (is_for_queries(found->items[i]))
			pp_report_note(found, found->items[i], nowhere,
				       "queries have it, rules do not");
}

static struct pp_query query_of(const struct pp_sql_file *file)
{
	return (struct pp_query){ .sql = file->sql, .file = file->path,
				  .timeout_ms = RULE_TIME_MS };
}

static struct pp_session *open_session(struct job *j,
				       const struct pp_session_pool *pool)
{
	const struct pp_rules *rules = j->run->rules;
	const struct pp_session_options options = {
		.pools = pool,
		.pool_count = 1,
		.today = j->run->today,
		.views = rules->views,
		.view_count = rules->view_count,
	};

	return pp_session_new(j->into.arena, j->into.sink, &options);
}

static void try_views(struct job *j, struct pp_sink *faults)
{
	const struct pp_rules *rules = j->run->rules;

	for (size_t i = 0; i < rules->view_count; i++) {
		struct pp_sink found = { 0 };
		struct pp_query query = query_of(&rules->views[i]);

		pp_session_try(&found, j->session, &query);
		if (is_query_view(&found))
			pp_sink_clear(&found);
		/* One broken view can be met in many. */
		pp_sink_absorb_new(faults, &found);
	}
}

/* The columns of a rule's result. */
enum { COLUMN_PATH, COLUMN_POINTER, COLUMN_MESSAGE, COLUMNS };

static int find_columns(size_t at[COLUMNS], struct pp_sink *faults,
			const struct pp_sql_file *rule,
			const struct pp_result *result)
{
	static const char *const names[COLUMNS] = {
		"path", "pointer", "message"
	};
	int rc = 0;

	for (int k = 0; k < COLUMNS; k++) {
		struct pp_finding *f;

		at[k] = 0;
		while (at[k] < result->column_count &&
		       !pp_sql_same_name(result->columns[at[k]].name,
					 pp_str(names[k])))
			at[k]++;
		if (at[k] < result->column_count)
			continue;
		f = pp_report(faults, PP_R(SQL_FILE),
			      (struct pp_pos){ .file = rule->path },
			      "the rule has no column '%s'", names[k]);
		pp_report_note(faults, f, nowhere, "a rule begins: SELECT "
			       "_path AS path, '/...' AS pointer, '...' AS "
			       "message");
		rc = -1;
	}
	return rc;
}

static struct pp_str text_of(struct pp_arena *arena, const struct pp_cell *cell)
{
	switch (cell->type) {
	case PP_CELL_NULL:
		break;
	case PP_CELL_INTEGER:
		return pp_str(pp_arena_printf(arena, "%lld",
					      (long long)cell->integer));
	case PP_CELL_REAL:
		return pp_str(pp_arena_printf(arena, "%.15g", cell->real));
	case PP_CELL_TEXT:
		return pp_arena_str(arena, cell->text);
	}
	return (struct pp_str){ 0 };
}

static void add_row(struct job *j, const struct pp_rule_row *row)
{
	if (j->count == j->cap) {
		size_t cap = j->cap ? 2 * j->cap : 64;
		struct pp_rule_row *rows = pp_new(j->into.arena,
						  struct pp_rule_row, cap);

		if (j->count)
			memcpy(rows, j->rows, j->count * sizeof(*rows));
		j->rows = rows;
		j->cap = cap;
	}
	j->rows[j->count++] = *row;
}

static void run_rule(struct job *j, struct pp_sink *faults, size_t number)
{
	const struct pp_sql_file *rule = &j->run->rules->rules[number];
	struct pp_arena *arena = j->into.arena;
	struct pp_sink found = { 0 };
	struct pp_query query = query_of(rule);
	struct pp_result result;
	size_t at[COLUMNS];

	pp_arena_clear(&j->arena);
	if (!pp_session_query(&result, &j->arena, &found, j->session,
			      &query) &&
	    !find_columns(at, &found, rule, &result)) {
		for (size_t i = 0; i < result.row_count; i++) {
			const struct pp_cell *cells =
				&result.cells[i * result.column_count];
			const struct pp_cell *path = &cells[at[COLUMN_PATH]];

			add_row(j, &(struct pp_rule_row){
				number, text_of(arena, path),
				path->type != PP_CELL_NULL,
				text_of(arena, &cells[at[COLUMN_POINTER]]),
				text_of(arena, &cells[at[COLUMN_MESSAGE]]),
			});
		}
	}
	advise(&found);
	/* One broken view can be met in many. */
		pp_sink_absorb_new(faults, &found);
}

/* --- the whole ------------------------------------------------------------ */

static void run_all(struct job *j, struct pp_index *index,
		    const struct pp_rule_memo *memo)
{
	const struct pp_session_pool pool = { index->name, index->db,
					      index->path };
	struct pp_sink faults = { 0 };
	struct pp_rule_rows rows;

	j->session = open_session(j, &pool);
	if (!j->session)
		return;
	try_views(j, &faults);
	for (size_t i = 0; i < j->run->rules->rule_count; i++)
		run_rule(j, &faults, i);
	pp_session_free(j->session);
	rows = (struct pp_rule_rows){ j->rows, j->count };
	if (!faults.count && memo->path)
		pp_rule_memo_save(memo, &rows);
	pp_sink_absorb(j->into.sink, &faults);
	pp_sink_release(&faults);
}

static void init_memo(struct pp_rule_memo *out, const struct job *j,
		      const struct pp_index *index)
{
	const struct pp_rules_run *run = j->run;

	*out = (struct pp_rule_memo){ 0 };
	if (!run->key || run->want.overlay || run->want.laid)
		return;
	pp_rule_memo_init(out, j->into.arena, run->pool, run->key);
	pp_rule_memo_add(out, pp_str(run->today));
	pp_rule_memo_add(out, (struct pp_str){ (const char *)index->stamp,
					       sizeof(index->stamp) });
}

static void check_rules(struct job *j)
{
	const struct pp_rules_run *run = j->run;
	const struct pp_rule_tell tell = {
		run->rules, &run->schemas->kinds, run->snapshot, run->records,
	};
	struct pp_rule_memo memo;
	struct pp_rule_rows rows;
	struct pp_index index;

	if (pp_index_open(&index, j->run->pool, &j->run->want, j->into,
			  NULL) < 0)
		return;
	init_memo(&memo, j, &index);
	if (pp_rule_memo_load(&rows, j->into.arena, &memo)) {
		j->rows = rows.items;
		j->count = rows.count;
	} else {
		run_all(j, &index, &memo);
	}
	pp_index_close(&index);
	rows = (struct pp_rule_rows){ j->rows, j->count };
	pp_rule_tell(&tell, &rows, j->into);
}

/* Views alone: they are tried on tables without rows. */
static void check_views(struct job *j)
{
	struct pp_session_pool pool = {
		PP_LIT("pool"), pp_empty_open(j->run->schemas, j->into), NULL,
	};
	struct pp_sink faults = { 0 };

	if (!pool.db)
		return;
	j->session = open_session(j, &pool);
	if (j->session)
		try_views(j, &faults);
	pp_sink_absorb(j->into.sink, &faults);
	pp_sink_release(&faults);
	pp_session_free(j->session);
	pp_db_close(pool.db);
}

void pp_rules_check(const struct pp_rules_run *run, struct pp_listing into)
{
	struct job j = { .run = run, .into = into };

	if (run->rules->rule_count)
		check_rules(&j);
	else if (run->rules->view_count)
		check_views(&j);
	pp_arena_release(&j.arena);
}
