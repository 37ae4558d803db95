/* peerpool check: every fault of a pool's records, or of anyone's files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "cli/progress.h"
#include "pool/check_push.h"
#include "pool/fix.h"
#include "store/ref.h"
#include "tools/check.h"
#include "tools/enter.h"

enum { PUSH_INPUT_MAX = 16 << 20 };

static int open_repo(struct pp_check_job *r)
{
	if (!r->pool.in_git)
		return pp_fail(&pp_check_command, NULL,
			       "the pool is not in a git repository");
	r->repo = pp_repo_open(&r->pool.place, &r->sink);
	r->check.repo = r->repo;
	return r->repo ? -1 : pp_tell(&r->sink, &r->args);
}

/* Is there such a path in what is checked?  A range is about files that may be
 * gone, and each push has trees of its own. */
static bool is_there(struct pp_check_job *r, const char *typed,
		     const char *path)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_snapshot *snapshot;
	struct pp_entry entry;
	bool found = true;

	if (!r->settings.staged && !r->settings.rev && !r->settings.at)
		return r->settings.range || r->settings.pre_receive ||
		       !access(typed, F_OK);
	snapshot = path && *path ? pp_check_objects(r, &ignored) : NULL;
	if (snapshot)
		found = pp_snapshot_find(&entry, snapshot, &ignored, path) != 0;
	pp_snapshot_free(snapshot);
	pp_sink_release(&ignored);
	return found;
}

static int read_path(struct pp_check_job *r, const char **out, const char *cwd,
		     const char *typed)
{
	static const struct pp_pool bare = { .root = "/" };

	*out = r->pool.root ? pp_pool_path(&r->pool, &r->arena, cwd, typed) :
			      pp_pool_path(&bare, &r->arena, "/", typed);
	if (!is_there(r, typed, *out))
		return pp_fail(&pp_check_command, NULL, "there is no '%s'",
			       typed);
	if (!*out)
		return pp_fail(&pp_check_command,
			       "--schema FILE checks files outside of any pool",
			       "'%s' is not in this pool", typed);
	return -1;
}

/* The paths of the command line, below the pool's root. */
static int read_paths(struct pp_check_job *r)
{
	size_t count = r->args.count;
	const char **paths = pp_new(&r->arena, const char *, count);
	char *cwd = getcwd(NULL, 0);
	int status = -1;

	for (size_t i = 0; i < count && status < 0; i++)
		status = read_path(r, &paths[i], cwd ? cwd : "/",
				   r->args.items[i]);
	free(cwd);
	r->check.paths = paths;
	r->check.path_count = count;
	return status;
}

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

/* Count and list what was asked for. */
static void sum_up(struct pp_check_job *r, const struct pp_check_result *result)
{
	size_t kept = 0;

	r->paths = result->paths;
	for (size_t i = 0; i < result->files; i++)
		if (pp_check_wants(&r->check, r->paths[i]))
			r->paths[kept++] = r->paths[i];
	r->summary.files = kept;
	r->summary.paths = r->paths;
	r->summary.records = kept;
}

static int finish(struct pp_check_job *r, int rc,
		  const struct pp_check_result *result)
{
	int status;

	r->laid = result->laid;
	pp_sink_absorb(&r->sink, &r->talk);
	pp_sink_sort(&r->sink);
	sum_up(r, result);
	r->summary.unavailable = result->unavailable;
	status = pp_check_print(r);
	return rc < 0 ? PP_EXIT_FAILED : status;
}

static int check_pool(struct pp_check_job *r)
{
	struct pp_check_result result = { 0 };
	struct pp_progress progress;
	int rc;

	pp_progress_start(&progress, stderr, "reading records", 0, false);
	r->check.progress = step;
	r->check.progress_data = &progress;
	if (r->settings.range && r->range.has_base)
		rc = pp_check_range(&result, &r->pool, &r->check,
				    &r->range.base, pp_check_into(r));
	else
		rc = pp_check_run(&result, &r->pool, &r->check,
			  pp_check_into(r));
	pp_progress_end(&progress);
	return finish(r, rc, &result);
}

/* Every ref that is pushed; what they bring is told together. */
static int check_push(struct pp_check_job *r)
{
	struct pp_check_result result = { 0 };
	struct pp_updates updates;
	struct pp_buf input;
	int rc;

	pp_buf_init(&input, PUSH_INPUT_MAX + 1);
	rc = pp_file_read_fd(&input, &r->sink, "<stdin>", STDIN_FILENO,
			     PUSH_INPUT_MAX);
	if (!rc)
		rc = pp_push_parse(&updates, pp_check_into(r),
				   pp_buf_get(&input));
	pp_buf_release(&input);
	if (rc < 0)
		return pp_tell(&r->sink, &r->args);
	r->check.source = PP_SOURCE_REVISION;
	rc = pp_check_push(&result, &r->pool, &r->check, &updates,
			   pp_check_into(r));
	return finish(r, rc, &result);
}

/* The commits that the options name. */
static int resolve(struct pp_check_job *r)
{
	const struct pp_check_settings *s = &r->settings;
	struct pp_listing into = { &r->arena, &r->talk };
	uint8_t head[PP_ID_SIZE];
	int rc = 0;

	if (s->at)
		rc = pp_moment_find(&r->moment, &r->pool, r->repo, into,
				    s->at);
	else if (s->rev)
		rc = pp_rev_resolve(&r->check.commit, r->repo, &r->talk,
				    s->rev);
	else if (s->range)
		rc = pp_range_resolve(&r->range, r->repo, &r->talk, s->range);
	if (rc < 0)
		return -1;
	if (s->at) {
		r->check.commit = r->moment.commit;
		r->check.today = s->date ? s->date : r->moment.day;
	}
	if (s->range)
		r->check.commit = r->range.tip;
	r->check.is_head = pp_ref_read(head, &r->pool.place, "HEAD") > 0 &&
			   !memcmp(head, r->check.commit.id, PP_ID_SIZE);
	return 0;
}

static int choose_source(struct pp_check_job *r)
{
	const struct pp_check_settings *s = &r->settings;
	bool revision = s->rev || s->at || s->range;
	int status = -1;

	r->check.no_state = s->no_state || s->fix;
	r->check.overlay = s->overlay;
	r->check.incoming = s->range || s->pre_receive;
	r->check.today = s->date;
	if (s->staged || revision || s->pre_receive)
		status = open_repo(r);
	if (status >= 0)
		return status;
	if (s->staged)
		r->check.source = PP_SOURCE_STAGED;
	if (revision)
		r->check.source = PP_SOURCE_REVISION;
	if (revision && resolve(r) < 0)
		return pp_tell(&r->talk, &r->args);
	if (r->check.source == PP_SOURCE_WORKTREE && !r->pool.root &&
	    !s->pre_receive)
		return pp_fail(&pp_check_command,
			       "--rev HEAD checks what was committed",
			       "a bare repository has no work tree");
	return -1;
}

static int fix(struct pp_check_job *r)
{
	struct pp_fix_result result;

	if (pp_fix_run(&result, &r->pool, &r->check, pp_check_into(r)) < 0)
		return pp_tell(&r->sink, &r->args);
	if (result.salts || result.modelines)
		fprintf(stderr, "added %zu salt%s and %zu modeline%s in %zu "
			"file%s\n", result.salts, result.salts == 1 ? "" : "s",
			result.modelines, result.modelines == 1 ? "" : "s",
			result.files, result.files == 1 ? "" : "s");
	return -1;
}

static int check_date(struct pp_check_job *r)
{
	struct pp_str text = pp_str(r->settings.date);
	struct pp_date date;

	if (pp_date_parse(&date, text))
		return -1;
	return pp_usage(&pp_check_command, pp_date_hint(&r->arena, text),
			"--date wants a day as YYYY-MM-DD, not '%s'",
			r->settings.date);
}

/* Options that do not go together. */
static int check_options(struct pp_check_job *r)
{
	const struct pp_check_settings *s = &r->settings;

	if (s->staged + !!s->rev + !!s->at + !!s->range + s->pre_receive +
	    !!s->schema + s->fix > 1)
		return pp_usage(&pp_check_command, NULL,
				"--staged, --rev, --at, --range, "
				"--pre-receive, --schema and --fix exclude "
				"each other");
	if (!s->schema && (s->maps.count || s->no_format))
		return pp_usage(&pp_check_command, NULL,
				"--map and --no-format go with --schema");
	if (s->overlay && (s->range || s->pre_receive || s->schema || s->fix))
		return pp_usage(&pp_check_command, NULL,
				"--overlay goes with the work tree, --staged, "
				"--rev and --at");
	if (s->date && s->schema)
		return pp_usage(&pp_check_command, NULL,
				"--date is for the rules of a pool, not for "
				"--schema");
	return s->date ? check_date(r) : -1;
}

static int run(struct pp_check_job *r)
{
	const struct pp_check_settings *s = &r->settings;
	int status = check_options(r);

	if (status >= 0)
		return status;
	if (s->schema)
		return pp_check_foreign(r);
	if (pp_enter(&r->pool, &r->args,
		     (struct pp_listing){ &r->arena, &r->sink }) < 0)
		return pp_tell(&r->sink, &r->args);
	status = choose_source(r);
	if (status < 0)
		status = read_paths(r);
	if (status < 0 && s->fix)
		status = fix(r);
	if (status >= 0)
		return status;
	return s->pre_receive ? check_push(r) : check_pool(r);
}

int pp_check_main(int argc, char **argv)
{
	struct pp_check_job r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_check_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_repo_free(r.repo);
	pp_sink_release(&r.talk);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
