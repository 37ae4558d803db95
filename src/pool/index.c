/* Who may change an index file, and what is done where nobody may.
 *
 * A reader looks within a reading transaction, and answers within it where the
 * file shows what is wanted.  Else it takes the file's lock, looks again in a
 * writing transaction (another may have been here), takes in what differs,
 * commits, and begins at the top: what it reads must be what it wrote.  Where
 * that does not succeed in time, or not at all, it moves a private copy. */
#include "pool/index.h"

#include "pool/index_move.h"
#include "pool/index_place.h"
#include "pool/index_sql.h"
#include "store/diff.h"
#include "store/ref.h"

enum { TRIES = 4 };

struct run {
	struct pp_index *out;
	const struct pp_pool *pool;
	const struct pp_index_want *want;
	struct pp_listing into;
	struct pp_arena scratch;
	struct pp_sink faults;		/* of the last look */
	struct pp_index_target target;
	struct pp_index_place place;
	bool has_place, is_tree;
	struct pp_index_note note;	/* of the state that was reached */
};

/* --- moving one database -------------------------------------------------- */

/* Begin anew: what was said of another try does not count. */
static void clear(struct run *r)
{
	pp_sink_clear(&r->faults);
	pp_arena_clear(&r->scratch);
}

/* Look and move, within one writing transaction. */
static int move(struct run *r, struct pp_db *db)
{
	struct pp_fill_result result = { 0 };
	struct pp_index_look look;
	int rc;

	clear(r);
	rc = pp_index_look(&look, &r->target, db);
	if (!rc && !pp_index_is_current(&look))
		rc = pp_index_apply(&result, &look, &r->target, db);
	r->out->read += result.read;
	r->out->incomplete = look.entries.incomplete;
	r->note = look.note;
	return rc;
}

/* The same in a transaction of its own. */
static int move_all(struct run *r, struct pp_db *db, bool is_new)
{
	int rc = (int)pp_db_begin(db, PP_DB_WRITE);

	r->target.is_new = is_new;

	if (rc)
		return rc;
	rc = move(r, db);
	if (!rc)
		rc = (int)pp_db_commit(db);
	if (rc)
		pp_db_rollback(db);
	r->target.is_new = false;
	return rc;
}

/* A database in memory: a copy of base, where that can be had, moved; or built
 * from nothing. */
static int open_private(struct run *r, struct pp_db *base)
{
	struct pp_db *db = NULL;
	int rc = PP_DB_NONE;

	if (base && !pp_db_copy(&db, base, NULL))
		rc = move_all(r, db, false);
	if (rc > 0) {
		pp_db_close(db);
		db = NULL;
		rc = (int)pp_db_new(&db, NULL, pp_index_key());
		if (!rc)
			rc = move_all(r, db, true);
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
static size_t distance(struct run *r, struct pp_db *db, size_t limit)
{
	struct count count = { 0, limit };
	struct pp_index_note note;
	struct pp_diff diff = { .new_tree = r->target.tree, .prefix = "",
				.change = count_change, .ctx = &count };

	if (pp_index_note_get(&note, &r->scratch, db) ||
	    pp_id_is_zero(note.tree))
		return SIZE_MAX;
	diff.old_tree = note.tree;
	if (pp_diff_trees(r->target.repo, &r->faults, &diff))
		return SIZE_MAX;
	return count.so_far;
}

/* The index of another commit that is nearest, open for reading; or that of the
 * work tree; or NULL. */
static struct pp_db *open_nearest(struct run *r)
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
static int fill_new(struct run *r, struct pp_db **out, const char *path)
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
		rc = move_all(r, *out, false);
	if (rc == PP_DB_BAD || rc == PP_DB_NONE) {
		pp_db_close(*out);
		*out = NULL;
		rc = (int)pp_db_new(out, path, pp_index_key());
		if (!rc)
			rc = move_all(r, *out, true);
	}
	return rc;
}

/* Build the file and leave it open.  Under its lock. */
static int build(struct run *r, struct pp_db **out)
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

/* --- following a file ----------------------------------------------------- */

/* Is the state that is seen the one that was reached? */
static int is_reached(struct run *r, struct pp_db *db)
{
	struct pp_index_note note;

	return !pp_index_note_get(&note, &r->scratch, db) &&
	       pp_index_note_same(&note, &r->note);
}

/* Take in what differs.  Under the lock.  PP_DB_OK: look again. */
static int refresh(struct run *r, struct pp_db *db)
{
	int lock = pp_index_lock(&r->place), rc;

	if (lock < 0)
		return PP_DB_BUSY;
	rc = move_all(r, db, false);
	pp_index_unlock(lock);
	return rc;
}

/* Bring an open file to what is wanted, and leave it in a reading transaction
 * there.  On a fault the transaction is over. */
static int follow(struct run *r, struct pp_db *db)
{
	struct pp_index_look look;
	bool moved = false;
	int rc = 0;

	for (int i = 0; i < TRIES; i++) {
		rc = (int)pp_db_begin(db, PP_DB_READ);
		if (rc)
			return rc;
		if (moved && is_reached(r, db))
			return 0;
		clear(r);
		rc = pp_index_look(&look, &r->target, db);
		r->note = look.note;
		r->out->incomplete = look.entries.incomplete;
		if (!rc && pp_index_is_current(&look))
			return 0;
		pp_db_rollback(db);
		if (!rc)
			rc = refresh(r, db);
		if (rc)
			return rc;
		moved = true;
	}
	return PP_DB_BUSY;
}

/* Open the file, or build it. */
static int open_file(struct run *r, struct pp_db **db)
{
	int rc = (int)pp_db_open(db, r->place.path, pp_index_key()), lock;

	if (rc != PP_DB_NONE && rc != PP_DB_BAD)
		return rc;
	lock = pp_index_lock(&r->place);
	if (lock < 0)
		return PP_DB_BUSY;
	/* Somebody else may have built it meanwhile. */
	rc = (int)pp_db_open(db, r->place.path, pp_index_key());
	if (rc == PP_DB_NONE || rc == PP_DB_BAD)
		rc = build(r, db);
	pp_index_unlock(lock);
	return rc;
}

/* It is damaged: away with it, unless somebody has been quicker. */
static void discard(const struct pp_index_place *place)
{
	int lock = pp_index_lock(place);

	if (lock >= 0)
		pp_index_delete(place);
	pp_index_unlock(lock);
}

/* HEAD's index is as good as another where it shows the same tree. */
static bool borrow_head(struct run *r)
{
	struct pp_index_place head;
	struct pp_db *db = NULL;

	if (!r->is_tree ||
	    pp_index_place(&head, r->into.arena, r->pool, "head") < 0 ||
	    pp_db_open(&db, head.path, pp_index_key()))
		return false;
	if (pp_db_begin(db, PP_DB_READ) ||
	    pp_index_note_get(&r->note, r->into.arena, db) ||
	    memcmp(r->note.tree, r->target.tree, PP_ID_SIZE) != 0) {
		pp_db_close(db);
		return false;
	}
	r->out->db = db;
	r->out->path = head.path;
	return true;
}

/* On success r->out->db is in a reading transaction, at the state wanted. */
static int open_named(struct run *r)
{
	struct pp_db *db = NULL;
	int rc = PP_DB_BAD;

	if (borrow_head(r))
		return 0;
	for (int i = 0; i < 2 && rc == PP_DB_BAD; i++) {
		rc = open_file(r, &db);
		if (!rc)
			rc = follow(r, db);
		if (rc == PP_DB_BAD) {
			pp_db_close(db);
			db = NULL;
			discard(&r->place);
		}
	}
	if (rc > 0) {
		rc = open_private(r, rc == PP_DB_BUSY ? db : NULL);
		pp_db_close(db);
		return rc;
	}
	if (rc < 0) {
		pp_db_close(db);
		return rc;
	}
	if (r->is_tree)
		pp_index_touch(&r->place);
	r->out->db = db;
	r->out->path = r->place.path;
	return 0;
}

/* --- the whole ------------------------------------------------------------ */

/* Which file of the cache it is, if any. */
static int find_place(struct run *r)
{
	char hex[PP_ID_HEX] = "worktree";

	if (r->want->no_cache || !r->pool->in_git)
		return 0;
	if (r->target.source == PP_SOURCE_REVISION) {
		memcpy(hex, "head", 5);
		r->is_tree = !r->target.is_head;
	}
	if (r->is_tree) {
		if (pp_index_target_tree(&r->target))
			return PP_INDEX_STOP;
		pp_id_hex(hex, r->target.tree);
	}
	r->has_place = !pp_index_place(&r->place, r->into.arena, r->pool, hex);
	return 0;
}

/* What is told besides the database. */
static int tell(struct run *r, struct pp_sink *faults)
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
	memcpy(out->stamp, r->note.stamp, sizeof(out->stamp));
	if (faults)
		pp_sink_absorb(faults, &r->faults);
	return 0;
}

/* The state that lies beneath: what was committed for what is staged. */
static int open_base(struct run *r)
{
	int rc = pp_index_target_init(&r->target);

	if (!rc)
		rc = find_place(r);
	if (rc)
		return rc;
	return r->has_place ? open_named(r) : open_private(r, NULL);
}

/* --- what is laid over a state -------------------------------------------- */

/* The snapshot stays where only the overlay is new: it goes over that. */
static void aim(struct run *r, enum pp_source source, bool is_laid_over)
{
	struct pp_index_target *t = &r->target;

	if (t->source != source || t->is_laid_over) {
		pp_snapshot_free(t->snapshot);
		t->snapshot = NULL;
	}
	t->source = source;
	t->is_laid_over = is_laid_over;
}

/* Within the transaction that has been begun. */
static int lay_over(struct run *r)
{
	struct pp_db *db = r->out->db;
	int rc = 0;

	if (r->want->source == PP_SOURCE_STAGED) {
		aim(r, PP_SOURCE_STAGED, false);
		rc = move(r, db);
	}
	if (!rc && r->want->overlay) {
		aim(r, r->want->source, true);
		rc = move(r, db);
	}
	return rc;
}

/* Change what was reached, for this command only.  A file is left as it is; it
 * may be busy, or elsewhere by now: then a private copy is moved. */
static int rehearse(struct run *r)
{
	enum pp_source source = r->target.source;
	struct pp_db *db = r->out->db;
	int rc;

	pp_db_rollback(db);
	rc = (int)pp_db_begin(db, r->out->path ? PP_DB_REHEARSE : PP_DB_WRITE);
	if (!rc)
		rc = is_reached(r, db) ? lay_over(r) : PP_DB_BUSY;
	if (rc <= 0 || !r->out->path)
		return rc;
	pp_db_rollback(db);
	aim(r, source, false);
	r->out->db = NULL;
	rc = open_private(r, db);
	pp_db_close(db);
	if (rc)
		return rc;
	pp_db_rollback(r->out->db);
	rc = (int)pp_db_begin(r->out->db, PP_DB_WRITE);
	return rc ? rc : lay_over(r);
}

/* Nothing has been committed yet: all that is staged is new. */
static int open_unborn(struct run *r)
{
	aim(r, PP_SOURCE_STAGED, false);
	r->target.repo = r->want->repo;
	return open_private(r, NULL);
}

static int is_unborn(const struct run *r)
{
	uint8_t id[PP_ID_SIZE];

	return r->want->source == PP_SOURCE_STAGED && r->pool->in_git &&
	       !pp_ref_read(id, &r->pool->place, "HEAD");
}

static int open_index(struct run *r, struct pp_sink *faults)
{
	int rc = is_unborn(r) ? open_unborn(r) : open_base(r);

	if (!rc && (r->want->overlay || r->want->source == PP_SOURCE_STAGED))
		rc = rehearse(r);
	return rc ? rc : tell(r, faults);
}

static int try(struct pp_index *out, const struct pp_pool *pool,
	       const struct pp_index_want *want, struct pp_listing into,
	       struct pp_sink *faults)
{
	struct run r = { .out = out, .pool = pool, .want = want,
			 .into = into };
	int rc;

	*out = (struct pp_index){ 0 };
	r.target = (struct pp_index_target){
		.pool = pool, .want = want, .into = into,
		.source = want->source == PP_SOURCE_STAGED ?
			PP_SOURCE_REVISION : want->source,
		.is_head = want->is_head || want->source == PP_SOURCE_STAGED, .faults = &r.faults, .scratch = &r.scratch,
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
	discard(&place);
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
