/* peerpool index: what queries run on, brought up to date, checked, deleted. */
#include <stdio.h>
#include <string.h>

#include "cli/progress.h"
#include "pool/index.h"
#include "pool/index_place.h"
#include "pool/moment.h"
#include "tools/commands.h"
#include "tools/enter.h"

struct settings {
	const char *at;
	bool verify, delete, quiet;
};

#define AT(member) offsetof(struct settings, member)

static const struct pp_option options[] = {
	{ 0, "at", PP_OPT_TEXT, AT(at), .argument = "REV|DATE",
	  .help = "the index of a commit, or of what was recorded by the end "
	  "of a day" },
	{ 0, "verify", PP_OPT_FLAG, AT(verify),
	  .help = "compare it with one that is built from nothing" },
	{ 0, "delete", PP_OPT_FLAG, AT(delete),
	  .help = "delete all that is kept of the pool's repository: indexes, "
	  "and what other commands remember" },
	{ 'q', "quiet", PP_OPT_FLAG, AT(quiet),
	  .help = "say nothing where all is well" },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool index", "bring the index up to date" },
	{ "peerpool index --verify", "is the index what it should be?" },
	{ "peerpool index --delete", "begin again" },
	{ 0 }
};

const struct pp_command pp_index_command = {
	.name = "index",
	.summary = "make or verify the index that queries run on",
	.usage = "[OPTION]...",
	.examples = examples,
	.description =
		"Queries run on an index that is kept in the git directory "
		"and brought up to date by whatever needs it: this command "
		"only does it beforehand, says where it lies, or sees whether "
		"it is right. Nothing is lost when it is deleted.\n\n"
		"Exit status: 0 done, 1 the index is not what it should be "
		"(--verify), 2 it could not be made.",
	.options = options,
};

struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_repo *repo;
	struct pp_progress progress;
};

static struct pp_listing listing(struct run *r)
{
	return (struct pp_listing){ &r->arena, &r->sink };
}

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

static int choose(struct run *r, struct pp_index_want *want)
{
	struct pp_moment moment;

	want->progress = step;
	want->progress_data = &r->progress;
	if (!r->settings.at)
		return r->pool.root ? -1 :
			pp_fail(&pp_index_command,
				"--at HEAD indexes what was committed",
				"a bare repository has no work tree");
	if (!r->pool.in_git)
		return pp_fail(&pp_index_command, NULL,
			       "the pool is not in a git repository");
	r->repo = pp_repo_open(&r->pool.place, &r->sink);
	if (!r->repo || pp_moment_find(&moment, &r->pool, r->repo, listing(r),
				       r->settings.at) < 0)
		return pp_tell(&r->sink, &r->args);
	want->source = PP_SOURCE_REVISION;
	want->repo = r->repo;
	want->commit = moment.commit;
	want->is_head = moment.is_head;
	return -1;
}

/* The path as seen from the repository, so that it is short. */
static const char *shown(const struct run *r, const char *path)
{
	const char *top = r->pool.place.worktree ? r->pool.place.worktree :
						   r->pool.place.git_dir;
	size_t n = strlen(top);

	return !strncmp(path, top, n) && path[n] == '/' ? path + n + 1 : path;
}

static void print_count(const char *before, size_t n, const char *one)
{
	printf("%s%zu %s%s", before, n, one, n == 1 ? "" : "s");
}

static int update(struct run *r, const struct pp_index_want *want)
{
	struct pp_index index;
	int rc = pp_index_open(&index, &r->pool, want, listing(r), NULL);

	pp_progress_end(&r->progress);
	if (rc < 0)
		return pp_tell(&r->sink, &r->args);
	if (!r->settings.quiet) {
		printf("%s: ", index.path ? shown(r, index.path) :
					    "not kept");
		print_count("", (size_t)index.counts.records, "record");
		if (index.counts.broken)
			print_count(", and left out ",
				    (size_t)index.counts.broken,
				    "broken record");
		print_count("; read ", index.read, "file");
		putchar('\n');
	}
	if (index.incomplete)
		fputs("not all folders could be listed: 'peerpool check' "
		      "tells which\n", stderr);
	pp_index_close(&index);
	return PP_EXIT_OK;
}

static int verify(struct run *r, const struct pp_index_want *want)
{
	const char *difference;
	int rc = pp_index_verify(&difference, &r->pool, want, listing(r));

	pp_progress_end(&r->progress);
	if (rc < 0)
		return pp_tell(&r->sink, &r->args);
	if (rc) {
		pp_fail(&pp_index_command,
			"peerpool index --delete makes room for a right one",
			"the index differs from one built from nothing: %s",
			difference);
		return PP_EXIT_FINDINGS;
	}
	if (!r->settings.quiet)
		puts("the index is the same as one built from nothing");
	return PP_EXIT_OK;
}

static int delete(struct run *r)
{
	size_t count;

	if (pp_index_delete_all(&count, &r->arena, &r->pool) < 0)
		return pp_fail(&pp_index_command, NULL,
			       "not all of the cache could be deleted");
	if (!r->settings.quiet) {
		print_count("deleted ", count, "file");
		putchar('\n');
	}
	return PP_EXIT_OK;
}

static int run(struct run *r)
{
	struct pp_index_want want = { .source = PP_SOURCE_WORKTREE };
	int status;

	if (r->args.count)
		return pp_usage(&pp_index_command, NULL,
				"'%s' is one argument too many",
				r->args.items[0]);
	if (r->settings.delete && (r->settings.verify || r->settings.at))
		return pp_usage(&pp_index_command, NULL,
				"--delete stands alone");
	if (pp_enter(&r->pool, &r->args,
		     (struct pp_listing){ &r->arena, &r->sink }) < 0)
		return pp_tell(&r->sink, &r->args);
	if (r->settings.delete)
		return delete(r);
	status = choose(r, &want);
	if (status >= 0)
		return status;
	pp_progress_start(&r->progress, stderr, "reading records", 0, false);
	return r->settings.verify ? verify(r, &want) : update(r, &want);
}

int pp_index_main(int argc, char **argv)
{
	struct run r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_index_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_repo_free(r.repo);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
