/* Moving a database within a transaction, and making new ones: a file, beside
 * the place that it will take, or one in memory. */
#include "pool/index_run.h"

#include "store/diff.h"

/* What was said of another try does not count. */
int pp_index_see(struct pp_index_run *r, struct pp_index_look *look,
		 struct pp_db *db)
{
	int rc;

	pp_sink_clear(&r->faults);
	pp_arena_clear(&r->scratch);
	rc = pp_index_look(look, &r->target, db);
	r->out->incomplete = look->entries.incomplete;
	r->note = look->note;
	return rc;
}

static int apply(struct pp_index_run *r, struct pp_index_look *look,
		 struct pp_db *db)
{
	struct pp_fill_result result = { 0 };
	int rc = 0;

	if (!pp_index_is_current(look))
		rc = pp_index_apply(&result, look, &r->target, db);
	r->out->read += result.read;
	r->note = look->note;
	return rc;
}

int pp_index_move(struct pp_index_run *r, struct pp_db *db)
{
	struct pp_index_look look;
	int rc = pp_index_see(r, &look, db);

	r->note = look.note;
	return rc ? rc : apply(r, &look, db);
}

/* What was seen holds where nobody else has changed the database since: a state
 * bears a stamp that no other has. */
static int move_as_seen(struct pp_index_run *r, struct pp_index_look *look,
			struct pp_db *db)
{
	struct pp_index_note now;
	int rc = (int)pp_index_note_get(&now, r->into.arena, db);

	if (rc)
		return rc;
	return pp_index_note_same(&now, &look->before) ? apply(r, look, db) :
							 pp_index_move(r, db);
}

int pp_index_move_seen(struct pp_index_run *r, struct pp_index_look *look,
		       struct pp_db *db)
{
	int rc = (int)pp_db_begin(db, PP_DB_WRITE);

	if (rc)
		return rc;
	rc = move_as_seen(r, look, db);
	if (!rc)
		rc = (int)pp_db_commit(db);
	if (rc)
		pp_db_rollback(db);
	return rc;
}

int pp_index_move_all(struct pp_index_run *r, struct pp_db *db, bool is_new)
{
	int rc = (int)pp_db_begin(db, PP_DB_WRITE);

	if (rc)
		return rc;
	r->target.is_new = is_new;
	rc = pp_index_move(r, db);
	if (!rc)
		rc = (int)pp_db_commit(db);
	if (rc)
		pp_db_rollback(db);
	r->target.is_new = false;
	return rc;
}

int pp_index_open_private(struct pp_index_run *r, struct pp_db *base)
{
	struct pp_db *db = NULL;
	int rc = PP_DB_NONE;

	if (base && !pp_db_copy(&db, base, NULL))
		rc = pp_index_move_all(r, db, false);
	if (rc > 0) {
		pp_db_close(db);
		db = NULL;
		rc = (int)pp_db_new(&db, NULL, pp_index_key());
		if (!rc)
			rc = pp_index_move_all(r, db, true);
	}
	if (!rc)
		rc = (int)pp_db_begin(db, PP_DB_READ);
	if (rc) {
		if (rc > 0)
			pp_db_report(r->into.sink, db, (enum pp_db_fault)rc,
				     NULL);
		pp_db_close(db);
		return PP_INDEX_STOP;
	}
	r->out->db = db;
	r->out->path = NULL;
	return 0;
}

/* --- building a file ------------------------------------------------------ */

struct count {
	size_t so_far, limit;
};

static int count_change(const struct pp_change *change, void *ctx)
{
	struct count *c = ctx;

	(void)change;
	return ++c->so_far >= c->limit;
}

/* How far is the database from the target?  SIZE_MAX: it cannot be told, or it
 * is no nearer than limit. */
static size_t distance(struct pp_index_run *r, struct pp_db *db, size_t limit)
{
	struct count count = { 0, limit };
	struct pp_index_note note;
	struct pp_diff diff = { .new_tree = r->target.tree, .prefix = "",
				.change = count_change, .ctx = &count };
	struct pp_sink unsaid = { 0 };
	int rc;

	if (pp_index_note_get(&note, &r->scratch, db) ||
	    pp_id_is_zero(note.tree))
		return SIZE_MAX;
	diff.old_tree = note.tree;
	rc = pp_diff_trees(r->target.repo, &unsaid, &diff);
	pp_sink_release(&unsaid);
	return rc ? SIZE_MAX : count.so_far;
}

/* The index of another commit that is nearest, open for reading; or that of the
 * work tree; or NULL. */
static struct pp_db *open_nearest(struct pp_index_run *r)
{
	struct pp_index_places all;
	struct pp_index_place fixed[2];
	struct pp_db *best = NULL;
	size_t nearest = SIZE_MAX, count;

	pp_index_places(&all, &r->scratch, r->pool);
	pp_index_place(&fixed[0], &r->scratch, r->pool, "head");
	pp_index_place(&fixed[1], &r->scratch, r->pool, "worktree");
	count = all.count + 2;
	for (size_t i = 0; i < count && nearest; i++) {
		const char *path = i < all.count ? all.items[i].path :
				   fixed[i - all.count].path;
		struct pp_db *db = NULL;
		size_t far;

		if (pp_db_open(&db, path, pp_index_key()))
			continue;
		if (pp_db_begin(db, PP_DB_READ)) {
			pp_db_close(db);
			continue;
		}
		far = distance(r, db, nearest);
		if (far < nearest || (!best && i == count - 1)) {
			pp_db_close(best);
			best = db;
			nearest = far;
		} else {
			pp_db_close(db);
		}
	}
	return best;
}

/* Fill a new file with what is wanted, beside its place. */
static int fill_new(struct pp_index_run *r, struct pp_db **out,
		    const char *path)
{
	struct pp_db *base = NULL;
	int rc = PP_DB_NONE;

	*out = NULL;
	if (r->target.source == PP_SOURCE_REVISION) {
		if (pp_index_target_tree(&r->target))
			return PP_INDEX_STOP;
		base = open_nearest(r);
	}
	if (base)
		rc = (int)pp_db_copy(out, base, path);
	pp_db_close(base);
	if (!rc)
		rc = pp_index_move_all(r, *out, false);
	if (rc == PP_DB_BAD || rc == PP_DB_NONE) {
		pp_db_close(*out);
		*out = NULL;
		rc = (int)pp_db_new(out, path, pp_index_key());
		if (!rc)
			rc = pp_index_move_all(r, *out, true);
	}
	return rc;
}

int pp_index_build(struct pp_index_run *r, struct pp_db **out)
{
	const char *path = pp_index_new_path(r->into.arena, &r->place);
	int rc = fill_new(r, out, path);

	if (!rc)
		rc = (int)pp_db_publish(*out, r->place.path);
	if (!rc && r->is_tree)
		pp_index_prune(&r->scratch, r->pool);
	if (rc) {
		pp_db_close(*out);
		*out = NULL;
	}
	return rc;
}
