/* The database of field changes, where it lies and who may change it.  It is
 * handled as the indexes are (index_place.h): whoever reads holds a reading
 * transaction, whoever changes it the lock; what is damaged, or was made by
 * another program, is built again; where the file cannot be had, a private one
 * is made, which goes with the command. */
#include "pool/history.h"

#include <stdlib.h>
#include <unistd.h>

#include "pool/history_fill.h"
#include "pool/index_place.h"
#include "store/ref.h"
#include "store/rev.h"

/* Not a fault of the database: findings have been told. */
enum { STOP = -1 };

enum { TRIES = 4, GRAFT_MAX = 1 << 26 };

struct run {
	struct pp_history *out;
	const struct pp_pool *pool;
	const struct pp_history_want *want;
	struct pp_listing into;
	struct pp_index_place place;
	struct pp_repo *repo;
	bool own_repo;
	uint8_t tip[PP_ID_SIZE];	/* zeros: there is no commit yet */
	struct pp_str graft;
};

/* --- what is asked for ---------------------------------------------------- */

static int open_repo(struct run *r)
{
	if (r->repo)
		return 0;
	r->repo = pp_repo_open(&r->pool->place, r->into.sink);
	r->own_repo = true;
	return r->repo ? 0 : STOP;
}

static int find_tip(struct run *r)
{
	struct pp_commit commit;
	int rc;

	if (r->want->commit) {
		memcpy(r->tip, r->want->commit, PP_ID_SIZE);
		return 0;
	}
	rc = pp_ref_read(r->tip, &r->pool->place, "HEAD");
	if (rc > 0)
		return 0;
	memset(r->tip, 0, PP_ID_SIZE);
	if (!rc)
		return 0;
	if (open_repo(r) ||
	    pp_rev_resolve(&commit, r->repo, r->into.sink, "HEAD") < 0)
		return STOP;
	memcpy(r->tip, commit.id, PP_ID_SIZE);
	return 0;
}

/* A shallow clone that has been deepened has commits that were not there. */
static int find_graft(struct run *r)
{
	const char *path = pp_arena_printf(r->into.arena, "%s/shallow",
					   r->pool->place.common_dir);
	struct pp_buf bytes;
	int rc = 0;

	r->graft = PP_LIT("");
	if (access(path, F_OK))
		return 0;
	pp_buf_init(&bytes, GRAFT_MAX);
	rc = pp_file_read_named(&bytes, r->into.sink, path, GRAFT_MAX);
	if (!rc)
		r->graft = pp_str(pp_arena_printf(
			r->into.arena, "%016llx", (unsigned long long)
			pp_hash(pp_buf_get(&bytes), 1)));
	pp_buf_release(&bytes);
	return rc ? STOP : 0;
}

/* Does the database show what is wanted?  1, and *tip is the commit's number
 * where not all that it holds can be reached from there; 0; or a fault,
 * negated. */
static int is_current(struct run *r, struct pp_db *db, int64_t *tip)
{
	struct pp_arena arena = { 0 };
	struct pp_history_state state;
	struct pp_history_known known = { 0 };
	enum pp_db_fault fault = pp_history_state(&state, &arena, db);
	int rc = 0;

	*tip = 0;
	if (!fault && pp_str_eq(state.graft, r->graft)) {
		rc = !memcmp(state.tip, r->tip, PP_ID_SIZE);
		if (!rc && r->want->commit)
			fault = pp_history_find(&known, db, r->tip);
		if (!rc && r->want->commit && !fault) {
			*tip = known.number;
			rc = 1;
		}
		if (fault == PP_DB_NONE)
			fault = PP_DB_OK;
	}
	pp_arena_release(&arena);
	return fault ? -(int)fault : rc;
}

/* --- filling -------------------------------------------------------------- */

/* Move a database in which a writing transaction, or none of others, is
 * open.  0; STOP; a fault; or PP_DB_NONE: it must be made anew. */
static int fill(struct run *r, struct pp_db *db)
{
	struct pp_history_fill ask = {
		.pool = r->pool,
		.into = r->into,
		.db = db,
		.tip = r->tip,
		.graft = r->graft,
		.progress = r->want->progress,
		.progress_data = r->want->progress_data,
	};
	enum pp_db_fault fault = PP_DB_OK;
	size_t commits = 0;

	if (open_repo(r))
		return STOP;
	ask.repo = r->repo;
	switch (pp_history_fill(&commits, &fault, &ask)) {
	case PP_HISTORY_FILLED:
		r->out->commits += commits;
		return 0;
	case PP_HISTORY_FAILED:
		return STOP;
	case PP_HISTORY_DB:
		return (int)fault;
	case PP_HISTORY_REBUILD:
		break;
	}
	return PP_DB_NONE;
}

/* Build a new one at from, and give it its name. */
static int build(struct run *r, struct pp_db **out, const char *from,
		 const char *path)
{
	int rc;

	*out = NULL;
	rc = (int)pp_db_new(out, from, pp_index_key());
	if (!rc)
		rc = (int)pp_db_begin(*out, PP_DB_WRITE);
	if (!rc)
		rc = (int)pp_history_create(*out);
	if (!rc)
		rc = fill(r, *out);
	if (!rc)
		rc = (int)pp_history_finish(*out);
	if (!rc)
		rc = (int)pp_db_commit(*out);
	if (!rc)
		rc = (int)pp_db_publish(*out, path);
	if (rc) {
		pp_db_close(*out);
		*out = NULL;
	}
	return rc;
}

/* In the place of the file.  Under its lock. */
static int rebuild(struct run *r, struct pp_db **db)
{
	pp_db_close(*db);
	return build(r, db, pp_index_new_path(r->into.arena, &r->place),
		     r->place.path);
}

/* Under the lock. */
static int move(struct run *r, struct pp_db **db)
{
	int64_t tip;
	int rc = (int)pp_db_begin(*db, PP_DB_WRITE);

	if (rc)
		return rc;
	rc = is_current(r, *db, &tip);
	if (rc > 0) {	/* somebody was quicker */
		pp_db_rollback(*db);
		return 0;
	}
	rc = rc < 0 ? -rc : fill(r, *db);
	if (!rc)
		rc = (int)pp_db_commit(*db);
	if (rc)
		pp_db_rollback(*db);
	return rc == PP_DB_NONE ? rebuild(r, db) : rc;
}

/* --- following the file --------------------------------------------------- */

static int refresh(struct run *r, struct pp_db **db)
{
	int lock = pp_index_lock(&r->place), rc;

	if (lock < 0)
		return PP_DB_BUSY;
	rc = move(r, db);
	pp_index_unlock(lock);
	return rc;
}

/* Leave it in a reading transaction, at what is wanted. */
static int follow(struct run *r, struct pp_db **db)
{
	for (int i = 0; i < TRIES; i++) {
		int rc = (int)pp_db_begin(*db, PP_DB_READ);

		if (rc)
			return rc;
		rc = is_current(r, *db, &r->out->tip);
		if (rc > 0)
			return 0;
		pp_db_rollback(*db);
		rc = rc < 0 ? -rc : refresh(r, db);
		if (rc)
			return rc;
	}
	return PP_DB_BUSY;
}

static int open_file(struct run *r, struct pp_db **db)
{
	int rc = (int)pp_db_open(db, r->place.path, pp_index_key()), lock;

	if (rc != PP_DB_NONE && rc != PP_DB_BAD)
		return rc;
	lock = pp_index_lock(&r->place);
	if (lock < 0)
		return PP_DB_BUSY;
	rc = (int)pp_db_open(db, r->place.path, pp_index_key());
	if (rc == PP_DB_NONE || rc == PP_DB_BAD) {
		*db = NULL;
		rc = rebuild(r, db);
	}
	pp_index_unlock(lock);
	return rc;
}

static int open_named(struct run *r)
{
	struct pp_db *db = NULL;
	int rc = PP_DB_BAD;

	for (int i = 0; i < 2 && rc == PP_DB_BAD; i++) {
		rc = open_file(r, &db);
		if (!rc)
			rc = follow(r, &db);
		if (rc) {
			pp_db_close(db);
			db = NULL;
		}
		if (rc == PP_DB_BAD)
			pp_index_remove(&r->place);
	}
	r->out->db = db;
	r->out->path = r->place.path;
	return rc;
}

/* --- a private one -------------------------------------------------------- */

static int open_private(struct run *r)
{
	const char *tmp = getenv("TMPDIR");
	char *folder = pp_arena_printf(r->into.arena, "%s/peerpool-XXXXXX",
				       tmp && *tmp ? tmp : "/tmp");
	int rc;

	if (!mkdtemp(folder))
		return PP_DB_FAILED;
	r->out->is_private = true;
	r->out->path = pp_arena_printf(r->into.arena, "%s/history", folder);
	rc = build(r, &r->out->db,
		   pp_arena_printf(r->into.arena, "%s/new", folder),
		   r->out->path);
	if (!rc)
		rc = (int)pp_db_begin(r->out->db, PP_DB_READ);
	return rc;
}

/* --- the whole ------------------------------------------------------------ */

static int find_place(struct pp_index_place *out, struct pp_arena *arena,
		      const struct pp_pool *pool)
{
	out->path = pp_pool_cache(pool, arena, "history");
	out->lock = pp_pool_cache(pool, arena, "history.lock");
	return out->path && out->lock ? 0 : -1;
}

static int open_any(struct run *r)
{
	int rc = find_tip(r);

	if (!rc)
		rc = find_graft(r);
	if (rc)
		return rc;
	rc = find_place(&r->place, r->into.arena, r->pool) ? PP_DB_FAILED :
							     open_named(r);
	/* Also where the cache's disk is full, or read only. */
	if (rc > 0)
		rc = open_private(r);
	if (rc > 0)
		pp_db_report(r->into.sink, r->out->db, (enum pp_db_fault)rc,
			     r->out->path);
	return rc;
}

int pp_history_open(struct pp_history *out, const struct pp_pool *pool,
		    const struct pp_history_want *want,
		    struct pp_listing into)
{
	struct run r = { .out = out, .pool = pool, .want = want, .into = into,
			 .repo = want->repo };
	int rc;

	*out = (struct pp_history){ 0 };
	if (!pool->in_git) {
		pp_report(into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "there is no history: the pool is not in git");
		return -1;
	}
	rc = open_any(&r);
	if (r.own_repo)
		pp_repo_free(r.repo);
	if (rc) {
		pp_history_close(out);
		return -1;
	}
	out->is_empty = pp_id_is_zero(r.tip);
	out->is_shallow = pp_place_is_shallow(&pool->place);
	out->select = pp_history_select(into.arena, PP_HISTORY_SCHEMA,
					want->name, out->tip);
	return 0;
}

void pp_history_close(struct pp_history *history)
{
	char *folder;

	if (history->db)
		pp_db_rollback(history->db);
	pp_db_close(history->db);
	if (history->is_private && history->path) {
		struct pp_arena arena = { 0 };

		unlink(history->path);
		folder = pp_arena_printf(&arena, "%s", history->path);
		*strrchr(folder, '/') = '\0';
		rmdir(folder);
		pp_arena_release(&arena);
	}
	*history = (struct pp_history){ 0 };
}

void pp_history_discard(struct pp_history *history, const struct pp_pool *pool)
{
	struct pp_arena arena = { 0 };
	struct pp_index_place place;
	bool is_ours = history->path && !history->is_private;

	pp_history_close(history);
	if (is_ours && !find_place(&place, &arena, pool))
		pp_index_remove(&place);
	pp_arena_release(&arena);
}
