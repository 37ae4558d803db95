/* Views and rules, from the texts that the index keeps. */
#include "pool/index_sql.h"

/* ".../rules/NAME.sql", where NAME.sql has no '/' in it. */
static bool is_rule(struct pp_str path)
{
	while (path.n && path.p[path.n - 1] != '/')
		path.n--;
	return pp_str_ends(path, PP_LIT("/rules/"));
}

enum pp_db_fault pp_index_sql(struct pp_index *out, struct pp_arena *arena,
			      struct pp_sink *faults)
{
	struct pp_sink ignored = { 0 };
	struct pp_content_texts texts;
	enum pp_db_fault fault = pp_content_texts(&texts, arena, out->db);

	if (fault)
		return fault;
	out->views = pp_new(arena, struct pp_sql_file, texts.count);
	out->rules = pp_new(arena, struct pp_sql_file, texts.count);
	for (size_t i = 0; i < texts.count; i++) {
		const struct pp_content_text *t = &texts.items[i];
		bool rule = is_rule(t->path);
		struct pp_sql_file *to = rule ? &out->rules[out->rule_count] :
						&out->views[out->view_count];

		if (pp_sql_file_read(to, arena, faults ? faults : &ignored,
				     rule ? PP_SQL_RULE : PP_SQL_VIEW,
				     pp_arena_str(arena, t->path).p,
				     t->bytes) < 0)
			continue;
		if (rule)
			out->rule_count++;
		else
			out->view_count++;
	}
	pp_sink_release(&ignored);
	return PP_DB_OK;
}
