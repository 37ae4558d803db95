/* An index at the state that is asked for, with what is laid over it, and what
 * is told of it. */
#include "pool/index.h"

#include "pool/index_run.h"
#include "pool/index_sql.h"
#include "store/ref.h"

/* What is told besides the database. */
static int tell(struct pp_index_run *r, struct pp_sink *faults)
{
	struct pp_index *out = r->out;
	enum pp_db_fault fault = pp_content_counts(&out->counts, out->db);

	if (!fault)
		fault = pp_index_sql(out, r->into.arena, &r->faults);
	if (fault)
		return (int)fault;
	out->name = pp_arena_str(r->into.arena, r->note.name);
	out->time_zone = r->note.time_zone;
	out->branch = r->note.branch;
	out->faulty = pp_arena_str(r->into.arena, r->note.faulty);
	memcpy(out->stamp, r->note.stamp, sizeof(out->stamp));
	if (faults)
		pp_sink_absorb(faults, &r->faults);
	return 0;
}

/* --- what is laid over a state -------------------------------------------- */

/* The snapshot stays where only the overlay is new: it goes over that. */
static void aim(struct pp_index_run *r, enum pp_source source,
		bool is_laid_over)
{
	struct pp_index_target *t = &r->target;

	if (t->source != source || t->is_laid_over) {
		pp_snapshot_free(t->snapshot);
		t->snapshot = NULL;
	}
	t->source = source;
	t->is_laid_over = is_laid_over;
}

/* From HEAD to the commit that is wanted. */
static void aim_at_commit(struct pp_index_run *r)
{
	struct pp_index_target *t = &r->target;

	pp_snapshot_free(t->snapshot);
	t->snapshot = NULL;
	t->is_head = t->has_commit = t->has_tree = false;
	memset(t->tree, 0, sizeof(t->tree));
	memcpy(t->commit, r->want->commit.id, PP_ID_SIZE);
	memcpy(t->top, r->want->commit.tree, PP_ID_SIZE);
}

/* Within the transaction that has been begun. */
static int lay_over(struct pp_index_run *r)
{
	struct pp_db *db = r->out->db;
	int rc = 0;

	if (r->want->rehearse) {
		aim_at_commit(r);
		rc = pp_index_move(r, db);
	}
	if (r->want->source == PP_SOURCE_STAGED) {
		aim(r, PP_SOURCE_STAGED, false);
		rc = pp_index_move(r, db);
	}
	if (!rc && (r->want->overlay || r->want->laid)) {
		aim(r, r->want->source, true);
		rc = pp_index_move(r, db);
	}
	return rc;
}

/* Change what was reached, for this command only.  A file is left as it is; it
 * may be busy, or elsewhere by now: then a private copy is moved. */
static int rehearse(struct pp_index_run *r)
{
	enum pp_source source = r->target.source;
	struct pp_db *db = r->out->db;
	int rc;

	pp_db_rollback(db);
	rc = (int)pp_db_begin(db, r->out->path ? PP_DB_REHEARSE : PP_DB_WRITE);
	if (!rc)
		rc = pp_index_is_reached(r, db) ? lay_over(r) : PP_DB_BUSY;
	if (rc <= 0 || !r->out->path)
		return rc;
	pp_db_rollback(db);
	aim(r, source, false);
	r->out->db = NULL;
	rc = pp_index_open_private(r, db);
	pp_db_close(db);
	if (rc)
		return rc;
	pp_db_rollback(r->out->db);
	rc = (int)pp_db_begin(r->out->db, PP_DB_WRITE);
	return rc ? rc : lay_over(r);
}

/* Nothing has been committed yet: all that is staged is new. */
static int open_unborn(struct pp_index_run *r)
{
	aim(r, PP_SOURCE_STAGED, false);
	r->target.repo = r->want->repo;
	return pp_index_open_private(r, NULL);
}

static int is_unborn(const struct pp_index_run *r)
{
	uint8_t id[PP_ID_SIZE];

	return r->want->source == PP_SOURCE_STAGED && r->pool->in_git &&
	       !pp_ref_read(id, &r->pool->place, "HEAD");
}

/* --- the whole ------------------------------------------------------------ */

static int open_index(struct pp_index_run *r, struct pp_sink *faults)
{
	int rc = is_unborn(r) ? open_unborn(r) : pp_index_reach(r);

	if (!rc && (r->want->overlay || r->want->laid ||
		    r->want->rehearse ||
		    r->want->source == PP_SOURCE_STAGED))
		rc = rehearse(r);
	return rc ? rc : tell(r, faults);
}

static int try(struct pp_index *out, const struct pp_pool *pool,
	       const struct pp_index_want *want, struct pp_listing into,
	       struct pp_sink *faults)
{
	struct pp_index_run r = { .out = out, .pool = pool, .want = want,
			 .into = into };
	int rc;

	*out = (struct pp_index){ 0 };
	r.target = (struct pp_index_target){
		.pool = pool, .want = want, .into = into,
		.source = want->source == PP_SOURCE_STAGED ?
			PP_SOURCE_REVISION : want->source,
		.is_head = want->is_head || want->rehearse ||
			   want->source == PP_SOURCE_STAGED,
		.faults = &r.faults, .scratch = &r.scratch,
	};
	rc = open_index(&r, faults);
	pp_index_target_release(&r.target);
	pp_sink_release(&r.faults);
	pp_arena_release(&r.scratch);
	return rc;
}

int pp_index_open(struct pp_index *out, const struct pp_pool *pool,
		  const struct pp_index_want *want, struct pp_listing into,
		  struct pp_sink *faults)
{
	int rc = try(out, pool, want, into, faults);

	/* Damage can show itself late. */
	if (rc == PP_DB_BAD && out->path) {
		pp_index_discard(out);
		rc = try(out, pool, want, into, faults);
	}
	if (rc > 0)
		pp_db_report(into.sink, out->db, (enum pp_db_fault)rc,
			     out->path);
	if (rc)
		pp_index_close(out);
	return rc ? -1 : 0;
}

void pp_index_discard(struct pp_index *index)
{
	struct pp_arena arena = { 0 };
	struct pp_index_place place;

	pp_index_close(index);
	if (!index->path)
		return;
	pp_index_place_of(&place, &arena, index->path);
	pp_index_remove(&place);
	pp_arena_release(&arena);
}

void pp_index_close(struct pp_index *index)
{
	if (index->db)
		pp_db_rollback(index->db);
	pp_db_close(index->db);
	index->db = NULL;
}

int pp_index_broken(const char ***out, size_t *count, struct pp_arena *arena,
		    struct pp_sink *sink, struct pp_index *index)
{
	struct pp_content_files files;
	enum pp_db_fault fault = pp_content_files(&files, arena, index->db);

	if (fault) {
		pp_db_report(sink, index->db, fault, index->path);
		return -1;
	}
	*out = pp_new(arena, const char *, files.count);
	*count = 0;
	for (size_t i = 0; i < files.count; i++)
		if (files.items[i].is_broken)
			(*out)[(*count)++] = files.items[i].path.p;
	return 0;
}

int pp_index_since(struct pp_trace_items *out, struct pp_arena *arena,
		   struct pp_sink *sink, struct pp_index *index,
		   const uint8_t stamp[20])
{
	enum pp_db_fault fault = pp_trace_since(out, arena, index->db, stamp);

	if (fault && fault != PP_DB_NONE)
		pp_db_report(sink, index->db, fault, index->path);
	return fault == PP_DB_OK ? 1 : fault == PP_DB_NONE ? 0 : -1;
}

int pp_index_verify(const char **difference, const struct pp_pool *pool,
		    const struct pp_index_want *want, struct pp_listing into)
{
	struct pp_index_want anew = *want;
	struct pp_index kept, built;
	int rc = -1;

	anew.no_cache = true;
	*difference = NULL;
	/* What changes in between is not the index's fault. */
	for (int i = 0; i < 2; i++) {
		if (pp_index_open(&kept, pool, want, into, NULL) < 0)
			return -1;
		rc = pp_index_open(&built, pool, &anew, into, NULL);
		if (!rc)
			*difference = pp_content_difference(into.arena, kept.db,
							    built.db);
		pp_index_close(&kept);
		if (!rc)
			pp_index_close(&built);
		if (rc || !*difference)
			break;
	}
	return rc ? -1 : *difference != NULL;
}
