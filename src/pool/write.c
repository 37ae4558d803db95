/* Changing many files at once: see the header. */
#include "pool/write.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/disk.h"
#include "pool/write_commit.h"
#include "pool/write_stage.h"

/* How long another process is waited for. */
enum { WAIT_TRIES = 200, WAIT_NS = 50000000 };

struct run {
	const struct pp_write *write;
	struct pp_listing into;
	struct pp_write_area area;
	struct pp_write_plan plan;
	struct pp_write_job job;
	struct pp_pack_writer *pack;
};

static int refuse(struct pp_sink *sink, const char *path, const char *what)
{
	pp_report(sink, PP_R(FILE_WRITE), (struct pp_pos){ .file = path },
		  "%s: %s", what, strerror(errno));
	return -1;
}

/* --- what was interrupted --------------------------------------------------*/

/* The pool that the journal is about: another one may lie in the same
 * repository. */
static const char *root_of(const struct pp_write_job *job)
{
	if (!job->pool->in_git)
		return job->pool->root;
	return pp_arena_printf(job->into.arena, "%s/%s",
			       job->pool->place.worktree, job->prefix);
}

/* The locks of one that was killed before its journal was there. */
static void drop_locks(struct pp_write_job *job)
{
	struct pp_arena *arena = job->into.arena;
	const char *note = pp_write_area_path(job->area, arena, "branch");
	struct pp_sink quiet = { .limit = 1 };
	struct pp_buf name;

	if (!job->pool->in_git || access(note, F_OK) < 0)
		return;
	pp_write_index_drop(job);
	pp_buf_init(&name, PP_PATH_LIMIT + 1);
	if (!pp_file_read_named(&name, &quiet, note, PP_PATH_LIMIT)) {
		const struct pp_ref_move move = {
			.place = &job->pool->place,
			.name = pp_arena_str(arena, pp_buf_get(&name)).p,
			.mine = pp_write_area_path(job->area, arena, "ref"),
		};

		pp_ref_move_drop(&move);
	}
	pp_buf_release(&name);
	pp_sink_release(&quiet);
}

/* Is there more than the folder? */
static bool has_begun(const struct pp_write_job *job)
{
	struct pp_arena *arena = job->into.arena;
	const char *staged = pp_arena_printf(arena, "%s/new",
					     job->area->staged);

	return !access(staged, F_OK) ||
	       !access(pp_write_area_path(job->area, arena, "folders"), F_OK);
}

/* With the lock: finish or remove what is there.  0, or -1 with findings; the
 * folder stays then. */
static int mend(struct pp_recovery *out, struct pp_write_job *job)
{
	struct pp_arena *arena = job->into.arena;
	int rc;

	out->what = has_begun(job) ? PP_RECOVERED_UNDONE :
				     PP_RECOVERED_NOTHING;
	rc = pp_write_journal_read(job);
	if (rc < 0)
		return -1;
	if (rc) {
		out->what = PP_RECOVERED_DONE;
		out->command = job->command;
		job->root = root_of(job);
		job->recovers = true;
		job->ref.place = &job->pool->place;
		job->ref.mine = pp_write_area_path(job->area, arena, "ref");
		return pp_write_finish(job);
	}
	if (!access(pp_write_area_path(job->area, arena, "done"), F_OK)) {
		out->what = PP_RECOVERED_DONE;
		return 0;
	}
	drop_locks(job);
	pp_write_stage_undo(job->area, job->pool);
	return 0;
}

/* With the lock. */
static int recover(struct pp_recovery *out, struct pp_write_area *area,
		   const struct pp_pool *pool, struct pp_listing into)
{
	struct pp_write_job job = { .into = into, .pool = pool, .area = area };

	if (mend(out, &job) < 0) {
		pp_write_area_leave(area);
		return -1;
	}
	if (!pp_write_area_remove(area))
		return 0;
	return refuse(into.sink, area->folder, "cannot remove the folder");
}

static void pause_a_bit(void)
{
	const struct timespec wait = { .tv_nsec = WAIT_NS };

	nanosleep(&wait, NULL);
}

static int refuse_busy(struct pp_sink *sink)
{
	pp_report(sink, PP_R(WRITE_BUSY), (struct pp_pos){ 0 },
		  "another peerpool command is writing to this pool");
	return -1;
}

/* git runs us, and holds locks of its own. */
static bool is_hook(void)
{
	return getenv("GIT_INDEX_FILE") || getenv("GIT_QUARANTINE_PATH");
}

int pp_write_recover(struct pp_recovery *out, const struct pp_pool *pool,
		     struct pp_listing into)
{
	struct pp_write_area area;
	int rc = 0;

	*out = (struct pp_recovery){ 0 };
	if (!pool->root || is_hook())
		return 0;
	pp_write_area_find(&area, into.arena, pool);
	for (int i = 0; i < WAIT_TRIES && pp_write_area_is_there(&area); i++) {
		rc = pp_write_area_lock(&area);
		/* Who may not write cannot mend, but may read. */
		if (rc < 0)
			return 0;
		if (rc)
			return recover(out, &area, pool, into);
		/* One that is still preparing has changed nothing yet. */
		if (access(pp_write_area_path(&area, into.arena, "journal"),
			   F_OK) < 0)
			return 0;
		pause_a_bit();
	}
	return pp_write_area_is_there(&area) ? refuse_busy(into.sink) : 0;
}

/* --- writing ---------------------------------------------------------------*/

/* The lock, and nothing left of others. */
static int enter(struct run *r)
{
	struct pp_recovery ignored;
	bool was_there = pp_write_area_is_there(&r->area);
	int rc = 0;

	for (int i = 0; i < WAIT_TRIES; i++) {
		rc = pp_write_area_lock(&r->area);
		if (rc)
			break;
		was_there = true;
		pause_a_bit();
	}
	if (rc < 0)
		return refuse(r->into.sink, r->area.folder,
			      "cannot make the folder");
	if (!rc)
		return refuse_busy(r->into.sink);
	if (!was_there)
		return 0;
	if (recover(&ignored, &r->area, r->write->pool, r->into) < 0)
		return -1;
	rc = pp_write_area_lock(&r->area);
	return rc > 0 ? 0 : refuse_busy(r->into.sink);
}

static void fill_job(struct run *r)
{
	const struct pp_pool *pool = r->write->pool;
	const char *slash = pool->in_git && *pool->prefix ? "/" : "";

	r->job = (struct pp_write_job){
		.into = r->into, .pool = pool, .area = &r->area,
		.command = r->write->command, .root = pool->root,
		.prefix = pp_arena_printf(r->into.arena, "%s%s", pool->in_git ?
					  pool->prefix : "", slash),
		.items = r->plan.items, .count = r->plan.count,
	};
}

/* Everything that can be looked at; and the commit, in memory. */
static int prepare(struct run *r)
{
	bool commit = r->write->commit && r->write->pool->in_git;
	int rc = pp_write_plan(&r->plan, r->write, r->into);

	fill_job(r);
	if (rc || !commit || !r->plan.count)
		return rc;
	r->pack = pp_pack_writer_new();
	return pp_write_commit_make(&r->job, r->write->message, r->pack);
}

static int stage_pack(struct run *r)
{
	struct pp_pack_files files;

	if (pp_pack_writer_end(&files, r->pack) < 0) {
		errno = EFBIG;
		return refuse(r->into.sink, NULL, "cannot make one commit of "
			      "so much");
	}
	r->job.pack = pp_arena_printf(r->into.arena, "%s", files.name);
	return pp_write_stage_pack(&r->area, &files, r->job.pool->place.objects,
				   r->into);
}

/* Up to the point from which it only goes forward. */
static int make_ready(struct run *r)
{
	if (pp_write_stage_folders(&r->plan, &r->area) < 0 ||
	    pp_write_stage(&r->plan, &r->area, r->pack) < 0)
		return -1;
	if (r->pack && stage_pack(r) < 0)
		return -1;
	if (r->pack && pp_write_commit_lock(&r->job) < 0)
		return -1;
	if (pp_write_plan_look_again(&r->plan) < 0)
		return -1;
	if (pp_disk_flush(r->area.fd) < 0)
		return refuse(r->into.sink, NULL, "cannot flush the disk");
	if (pp_write_journal_write(&r->job) < 0)
		return refuse(r->into.sink, NULL, "cannot write the journal");
	return 0;
}

static void undo(struct run *r)
{
	/* It may be there, where only flushing it has failed. */
	unlink(pp_write_area_path(&r->area, r->into.arena, "journal"));
	pp_write_commit_unlock(&r->job);
	pp_write_stage_undo(&r->area, r->write->pool);
	if (pp_write_area_remove(&r->area) < 0)
		refuse(r->into.sink, r->area.folder,
		       "cannot remove the folder");
}

static void count_files(struct pp_write_result *out, const struct run *r)
{
	for (size_t i = 0; i < r->job.count; i++) {
		out->made += r->job.items[i].what == PP_WRITE_MAKE;
		out->changed += r->job.items[i].what == PP_WRITE_CHANGE;
		out->deleted += r->job.items[i].what == PP_WRITE_DELETE;
	}
	out->committed = r->job.commits;
	out->on_no_branch = out->committed && !strcmp(r->job.ref.name, "HEAD");
	if (out->committed)
		memcpy(out->commit, r->job.ref.new_id, PP_ID_SIZE);
}

/* With the lock. */
static int write_all(struct pp_write_result *out, struct run *r)
{
	if (prepare(r) < 0 || (r->job.count && make_ready(r) < 0)) {
		undo(r);
		return -1;
	}
	if (r->job.count && pp_write_finish(&r->job) < 0) {
		pp_write_area_leave(&r->area);
		return -1;
	}
	/* All is done: what cannot be removed now, the next command removes. */
	pp_write_area_remove(&r->area);
	count_files(out, r);
	return 0;
}

int pp_write_run(struct pp_write_result *out, const struct pp_write *write,
		 struct pp_listing into)
{
	struct run r = { .write = write, .into = into,
			 .plan = { .root = -1 } };
	int rc;

	*out = (struct pp_write_result){ 0 };
	pp_write_area_find(&r.area, into.arena, write->pool);
	if (write->dry_run) {
		rc = prepare(&r);
	} else {
		rc = enter(&r);
		if (!rc)
			rc = write_all(out, &r);
	}
	pp_write_plan_release(&r.plan);
	pp_pack_writer_free(r.pack);
	return rc;
}
