/* What the parts of a report ask. */
#include "report/fill_query.h"

#include "index/sql_token.h"

struct asking {
	struct pp_fill *f;
	const struct pp_fill_where *where;
};

static void note_kinds(struct pp_fill *f, const struct pp_str *kinds,
		       size_t count)
{
	for (size_t i = 0; i < count; i++)
		pp_map_put(&f->kinds, kinds[i], NULL);
}

void pp_fill_note(struct pp_fill *f, struct pp_sink *faults,
		  struct pp_pos pos, const struct pp_result *result)
{
	static const char *const what[] = {
		[PP_CLASS_NONE] = "nothing personal",
		[PP_CLASS_PERSONAL] = "personal data",
		[PP_CLASS_SPECIAL] = "special category data",
	};

	note_kinds(f, result->kinds, result->kind_count);
	f->reads_all |= result->reads_all;
	if (result->class > f->class)
		f->class = result->class;
	if (result->class <= f->reads)
		return;
	f->refused = true;
	pp_report(faults, PP_R(REPORT_CLASS), pos, "this reads %s, and a "
		  "report whose readers are '%.*s' may read %s%s",
		  what[result->class], PP_STR(f->level),
		  f->reads == PP_CLASS_PERSONAL ? "at most " : "",
		  what[f->reads]);
}

int pp_fill_ask(struct pp_fill *f, struct pp_sink *faults,
		struct pp_query *q, struct pp_result *out, bool look)
{
	q->timeout_ms = f->timeout_ms;
	return look ?
	       pp_session_describe(out, f->arena, faults, f->session, q) :
	       pp_session_query(out, f->arena, faults, f->session, q);
}

/* --- statistics ----------------------------------------------------------- */

/* The query of statistics: what it reads is no matter, for it shows nothing.
 * Why it failed while it ran is not told: SQLite may quote a value. */
static int ask_facts(struct asking *g, struct pp_sink *faults,
		     const struct pp_part *part, struct pp_result *out)
{
	struct pp_fill *f = g->f;
	struct pp_query q = { .sql = part->sql.text,
			      .file = g->where->source->file };
	struct pp_sink ignored = { 0 };
	int rc;

	pp_scope_params(&q, f->arena, g->where->scope);
	rc = pp_scope_check(g->where->scope, faults, &q) |
	     pp_fill_ask(f, faults, &q, out, true);
	pp_prose_relocate(faults, g->where->source, &part->sql, part->pos);
	if (rc)
		return -1;
	note_kinds(f, out->kinds, out->kind_count);
	f->reads_all |= out->reads_all;
	if (f->target && pp_fill_ask(f, &ignored, &q, out, false) < 0) {
		pp_report(faults, PP_R(STATISTICS), part->pos, "the query "
			  "failed while it ran; why is not told, since it may "
			  "say something of a person");
		rc = -1;
	}
	pp_sink_release(&ignored);
	return rc;
}

/* SELECT columns FROM the table or view.  It is no block's own query, so that
 * its place is the block's. */
static int ask_table(struct asking *g, struct pp_sink *faults,
		     const struct pp_part *part, struct pp_result *out,
		     const char *columns, struct pp_str name, bool look)
{
	struct pp_arena *arena = g->f->arena;
	struct pp_query q = { .file = part->pos.file };
	struct pp_sink found = { 0 };
	int rc;

	q.sql = pp_str(pp_arena_printf(arena, "SELECT %s FROM %s", columns,
				       pp_sql_quote(arena, name)));
	rc = pp_fill_ask(g->f, &found, &q, out, look);
	if (rc)
		pp_report(faults, PP_R(QUERY_ERROR), part->pos, "%s",
			  found.errors ? found.items[0]->text :
			  "it cannot be read");
	pp_sink_release(&found);
	return rc;
}

static int find_people(struct asking *g, struct pp_sink *faults,
		       const struct pp_part *part, struct pp_people *out)
{
	struct pp_fill *f = g->f;
	const struct pp_people_want want = { &part->block, part->pos,
					     !f->target };
	struct pp_result ids;

	if (!f->people) {
		pp_report(faults, PP_R(STATISTICS), part->pos,
			  "there are no statistics here");
		return -1;
	}
	if (f->people(f->people_data, out, f->arena, faults, &want) < 0)
		return -1;
	note_kinds(f, out->kinds, out->kind_count);
	note_kinds(f, &out->by_kind, out->by_kind.n > 0);
	for (size_t i = 0; i < out->kind_count; i++) {
		if (ask_table(g, faults, part, &ids, "id", out->kinds[i],
			      !f->target) < 0)
			return -1;
		for (size_t r = 0; f->target && r < ids.row_count; r++)
			if (ids.cells[r].type == PP_CELL_TEXT)
				pp_map_put(&out->ids, ids.cells[r].text, NULL);
	}
	return 0;
}

/* What it reads is shown, so it is looked at first: a view that fails while it
 * runs may quote a value. */
static int ask_through(struct asking *g, struct pp_sink *faults,
		       const struct pp_part *part, struct pp_result *out)
{
	struct pp_str name = part->block.through;

	if (ask_table(g, faults, part, out, "*", name, true) < 0)
		return -1;
	pp_fill_note(g->f, faults, part->pos, out);
	if (faults->errors)
		return -1;
	return ask_table(g, faults, part, out, "*", name, !g->f->target);
}

/* Looking makes them too, of no facts: the columns are then known. */
static int make_statistics(struct asking *g, struct pp_sink *faults,
			   const struct pp_part *part,
			   struct pp_people *people, struct pp_result *out)
{
	struct pp_result facts, through;
	struct pp_statistics s = {
		.block = &part->block, .pos = part->pos,
		.sql = part->sql.text, .facts = &facts, .people = people,
	};

	if (ask_facts(g, faults, part, &facts) < 0 ||
	    find_people(g, faults, part, people) < 0)
		return -1;
	if (part->block.through.n) {
		if (ask_through(g, faults, part, &through) < 0)
			return -1;
		s.through = &through;
	}
	if (faults->errors || pp_statistics_check(faults, &s) < 0)
		return -1;
	return pp_statistics_make(out, g->f->arena, faults, &s);
}

int pp_fill_statistics(struct pp_fill *fill, struct pp_sink *faults,
		       const struct pp_fill_where *where,
		       const struct pp_part *part, struct pp_result *out)
{
	struct asking g = { fill, where };
	struct pp_people people = { .kinds = NULL };
	int rc = make_statistics(&g, faults, part, &people, out);

	pp_people_release(&people);
	return rc;
}
