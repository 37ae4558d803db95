/* Reading a pool's views and rules. */
#include "pool/rules.h"

#include "data/read.h"

/* The rule or view before that has the same name; NULL: none. */
static const struct pp_sql_file *find_twin(const struct pp_sql_file *all,
					   size_t count,
					   const struct pp_sql_file *one)
{
	for (size_t i = 0; i < count; i++)
		if (one->kind == PP_SQL_RULE ?
			    !strcmp(all[i].rule->id, one->rule->id) :
			    pp_str_eq(all[i].name, one->name))
			return &all[i];
	return NULL;
}

static void report_twin(struct pp_sink *sink, const struct pp_sql_file *one,
			const struct pp_sql_file *first)
{
	struct pp_pos pos = { .file = one->path };
	struct pp_finding *f;

	if (one->kind == PP_SQL_RULE)
		f = pp_report(sink, PP_R(SQL_FILE), pos,
			      "another rule has the id '%s' already",
			      one->rule->id);
	else
		f = pp_report(sink, PP_R(SQL_FILE), pos,
			      "another view is called '%.*s' already",
			      PP_STR(one->name));
	pp_report_note(sink, f, (struct pp_pos){ .file = first->path },
		       "the other one");
}

void pp_rules_read(struct pp_rules *out, struct pp_listing into,
		   const struct pp_schemas *schemas)
{
	*out = (struct pp_rules){
		.views = pp_new(into.arena, struct pp_sql_file,
				schemas->sql_count),
		.rules = pp_new(into.arena, struct pp_sql_file,
				schemas->sql_count),
	};
	for (size_t i = 0; i < schemas->sql_count; i++) {
		const struct pp_schema_sql *sql = &schemas->sql[i];
		struct pp_sql_file *all = sql->is_rule ? out->rules :
							 out->views;
		size_t *count = sql->is_rule ? &out->rule_count :
					       &out->view_count;
		const struct pp_sql_file *twin;

		if (pp_sql_file_read(&all[*count], into.arena, into.sink,
				     sql->is_rule ? PP_SQL_RULE : PP_SQL_VIEW,
				     sql->path, sql->bytes) < 0)
			continue;
		twin = find_twin(all, *count, &all[*count]);
		if (twin)
			report_twin(into.sink, &all[*count], twin);
		else
			++*count;
	}
}

void pp_rules_find(struct pp_rules *out, struct pp_arena *arena,
		   const char *from)
{
	struct pp_sink ignored = { 0 };
	struct pp_listing into = { arena, &ignored };
	struct pp_snapshot *snapshot = NULL;
	struct pp_reader *reader = NULL;
	struct pp_schemas schemas;
	struct pp_config config;
	struct pp_pool pool;

	*out = (struct pp_rules){ 0 };
	if (!pp_pool_find(&pool, arena, &ignored, from) && pool.root)
		snapshot = pp_snapshot_worktree(&ignored, pool.root);
	if (snapshot)
		reader = pp_reader_new(snapshot, PP_READ_BYTES_MAX);
	if (reader && !pp_config_read(&config, arena, &ignored, reader) &&
	    !pp_schemas_read(&schemas, &config, into, snapshot))
		pp_rules_read(out, into, &schemas);
	pp_reader_free(reader);
	pp_snapshot_free(snapshot);
	pp_sink_release(&ignored);
}
