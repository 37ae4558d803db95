/* peerpool check: every fault of a pool's records, or of anyone's files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "data/read.h"
#include "pool/check.h"
#include "pool/check_push.h"
#include "pool/fix.h"
#include "pool/foreign.h"
#include "pool/moment.h"
#include "store/ref.h"
#include "tools/commands.h"

enum { PUSH_INPUT_MAX = 16 << 20 };

struct settings {
	bool staged, pre_receive, fix, strict, no_values, no_format, no_state;
	const char *rev, *at, *range, *schema, *date, *overlay;
	unsigned format;
	size_t max;
	struct pp_list maps;
};

#define AT(member) offsetof(struct settings, member)

static const char what[] = "What to check", how[] = "How to print it";

static const struct pp_option options[] = {
	{ 0, "staged", PP_OPT_FLAG, AT(staged),
	  .help = "the records as the next commit would hold them",
	  .group = what },
	{ 0, "rev", PP_OPT_TEXT, AT(rev), .argument = "REV",
	  .help = "the records of a commit, by its own schemas",
	  .group = what },
	{ 0, "at", PP_OPT_TEXT, AT(at), .argument = "REV|DATE",
	  .help = "the records as they were recorded then, seen on that day",
	  .group = what },
	{ 0, "range", PP_OPT_TEXT, AT(range), .argument = "A..B",
	  .help = "the faults that the change from A to B brings",
	  .group = what },
	{ 0, "pre-receive", PP_OPT_FLAG, AT(pre_receive),
	  .help = "what is being pushed: read a server hook's standard input",
	  .group = what },
	{ 0, "overlay", PP_OPT_TEXT, AT(overlay), .argument = "PATH",
	  .help = "lay the changed or added records in PATH over the rest",
	  .group = what },
	{ 0, "date", PP_OPT_TEXT, AT(date), .argument = "DATE",
	  .help = "the day that the pool's own rules take for today",
	  .group = what },
	{ 0, "schema", PP_OPT_TEXT, AT(schema), .argument = "FILE",
	  .help = "check each FILE against this JSON Schema; no pool is needed",
	  .group = what },
	{ 0, "map", PP_OPT_LIST, AT(maps), .argument = "URI=PATH",
	  .help = "with --schema: read the schema of that URI from PATH; may "
	  "be given again",
	  .group = what },
	{ 0, "no-format", PP_OPT_FLAG, AT(no_format),
	  .help = "with --schema: take 'format' for a remark, not for a rule",
	  .group = what },
	{ 0, "fix", PP_OPT_FLAG, AT(fix),
	  .help = "add what a machine can add (a missing salt, the editor's "
	  "line that names the schema), then check",
	  .group = what },
	{ 0, "no-state", PP_OPT_FLAG, AT(no_state),
	  .help = "read every file, whatever is remembered of the last run",
	  .group = what },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "the form of the findings",
	  .group = how, .choices = pp_print_formats },
	{ 0, "strict", PP_OPT_FLAG, AT(strict),
	  .help = "exit with 1 for warnings too",
	  .group = how },
	{ 0, "no-values", PP_OPT_FLAG, AT(no_values),
	  .help = "show nothing of what the records say",
	  .group = how },
	{ 0, "max-findings", PP_OPT_NUMBER, AT(max), .argument = "N",
	  .help = "print the first N findings only",
	  .group = how },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool check", "every record of the pool" },
	{ "peerpool check records/people", "the faults in one folder only" },
	{ "peerpool check --staged", "what the next commit would hold" },
	{ "peerpool check --range origin/main..HEAD",
	  "what my commits would bring" },
	{ "peerpool check --at 2025-03-31",
	  "what was recorded by the end of that day" },
	{ "peerpool check --schema recipe.schema.json recipes/*.yaml",
	  "any files, any schema, no pool" },
	{ 0 }
};

const struct pp_command pp_check_command = {
	.name = "check",
	.summary = "find every fault in the records",
	.usage = "[OPTION]... [PATH]...\n"
		 "--schema FILE [OPTION]... FILE...",
	.examples = examples,
	.description =
		"Checks each record against the schema of its kind, then the "
		"records against each other: ids, references, values that "
		"must be unique. A second run reads only what has changed. "
		"Paths in findings are relative to the pool's folder.\n\n"
		"Exit status: 0 no errors (there may be warnings: see "
		"--strict), 1 errors found, 2 the check could not be done.",
	.options = options,
};

/* One run of the command. */
struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_summary summary;
	const char **paths;	/* of the files that were checked */
	struct pp_pool pool;
	struct pp_check check;
	struct pp_repo *repo;
	struct pp_range range;
	struct pp_moment moment;
	struct pp_sink talk;	/* what was said of the options */
	struct pp_laid laid;
};

static struct pp_listing listing(struct run *r)
{
	return (struct pp_listing){ &r->arena, &r->sink };
}

/* What is checked, where that is not the work tree; else NULL. */
static struct pp_snapshot *open_objects(struct run *r, struct pp_sink *sink)
{
	if (r->check.source == PP_SOURCE_REVISION)
		return pp_snapshot_revision(sink, r->repo, &r->check.commit,
					    r->pool.prefix);
	if (r->check.source == PP_SOURCE_STAGED)
		return pp_snapshot_staged(sink, r->repo, r->pool.prefix);
	return NULL;
}

/* What is read in the place of a file; the file itself, as a rule. */
static const char *find_laid(const struct run *r, const char *file)
{
	for (size_t i = 0; i < r->laid.count; i++)
		if (!strcmp(r->laid.items[i].path, file))
			return r->laid.items[i].file;
	return NULL;
}

/* The text of a file that a finding names, for the line beneath it. */
static int source_text(struct pp_buf *bytes, const char *file, void *data)
{
	struct run *r = data;
	struct pp_sink ignored = { .limit = 1 };
	const char *laid = find_laid(r, file);
	struct pp_snapshot *snapshot = laid ? NULL : open_objects(r, &ignored);
	struct pp_reader *reader;
	int rc = -1;

	if (laid)
		file = laid;
	else if (!snapshot && r->pool.root && *file != '/')
		file = pp_arena_printf(&r->arena, "%s/%s", r->pool.root, file);
	if (snapshot) {
		reader = pp_reader_new(snapshot, PP_READ_BYTES_MAX);
		rc = pp_reader_read_path(reader, bytes, &ignored, file);
		pp_reader_free(reader);
	} else if (laid || r->check.source == PP_SOURCE_WORKTREE) {
		rc = pp_file_read_named(bytes, &ignored, file,
					PP_READ_BYTES_MAX);
	}
	pp_snapshot_free(snapshot);
	pp_sink_release(&ignored);
	return rc ? -1 : 0;
}

static void prefix_path(struct run *r, const char **path)
{
	if (*path)
		*path = pp_arena_printf(&r->arena, "%s/%s", r->pool.prefix,
					*path);
}

/* CI systems know files by their path in the repository. */
static void prefix_paths(struct run *r)
{
	const char *prefix = r->pool.prefix;

	if (!prefix || !*prefix || r->settings.format == PP_FORMAT_TEXT)
		return;
	for (size_t i = 0; i < r->sink.count; i++) {
		struct pp_finding *f = r->sink.items[i];

		prefix_path(r, &f->pos.file);
		for (struct pp_note *n = f->notes; n; n = n->next)
			prefix_path(r, &n->pos.file);
	}
	for (size_t i = 0; r->paths && i < r->summary.files; i++)
		prefix_path(r, &r->paths[i]);
}

static int print(struct run *r)
{
	const struct settings *s = &r->settings;
	struct pp_print print = {
		.format = s->format,
		.out = stdout,
		.talk = stderr,
		.command = "check",
		.no_values = s->no_values,
		.strict = s->strict,
		.max = s->max,
		.step_summary = getenv("GITHUB_STEP_SUMMARY"),
		.source = source_text,
		.source_ctx = r,
	};

	prefix_paths(r);
	pp_terminal_init(&print.terminal, stdout, r->args.no_color);
	if (pp_print(&print, &r->sink, &r->summary))
		return pp_fail(&pp_check_command, NULL,
			       "cannot write the step summary");
	if (r->sink.errors || (s->strict && r->sink.warnings))
		return PP_EXIT_FINDINGS;
	return PP_EXIT_OK;
}

static int read_maps(struct run *r, struct pp_foreign *foreign)
{
	struct pp_foreign_map *maps = pp_new(&r->arena, struct pp_foreign_map,
					     r->settings.maps.count);

	for (size_t i = 0; i < r->settings.maps.count; i++) {
		const char *text = r->settings.maps.items[i];
		const char *equals = strrchr(text, '=');

		if (!equals || equals == text || !equals[1])
			return pp_usage(&pp_check_command, NULL,
					"--map wants URI=PATH, not '%s'",
					text);
		maps[i].uri = pp_arena_copy(&r->arena, text,
					    (size_t)(equals - text));
		maps[i].path = equals + 1;
	}
	foreign->maps = maps;
	foreign->map_count = r->settings.maps.count;
	return -1;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Every file once, sorted as findings are.  Standard input ends when it has
 * been read, so that it cannot be asked for again: sorting sees to that too. */
static void sort_files(struct pp_foreign *foreign)
{
	char **files = foreign->files;
	size_t kept = 0;

	qsort(files, foreign->file_count, sizeof(*files), compare_names);
	for (size_t i = 0; i < foreign->file_count; i++)
		if (!kept || strcmp(files[kept - 1], files[i]))
			files[kept++] = files[i];
	foreign->file_count = kept;
}

/* A schema of parts that lie elsewhere: how is that said? */
static const char *schema_advice(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->rule == PP_R(SCHEMA_REF))
			return "--map URI=PATH names the file of a document "
			       "that is not there";
	return NULL;
}

static int check_foreign(struct run *r)
{
	struct pp_foreign foreign = {
		.schema = r->settings.schema,
		.format_annotation = r->settings.no_format,
		.strict = r->settings.strict,
		.files = r->args.items,
		.file_count = r->args.count,
	};
	int status = read_maps(r, &foreign);

	if (status >= 0)
		return status;
	if (!foreign.file_count)
		return pp_usage(&pp_check_command, NULL,
				"name the files to check");
	sort_files(&foreign);
	r->summary.files = foreign.file_count;
	r->summary.paths = (const char *const *)foreign.files;
	if (pp_foreign_check(&foreign, listing(r)) < 0) {
		print(r);
		return pp_fail(&pp_check_command, schema_advice(&r->sink),
			       "the schema '%s' cannot be used",
			       foreign.schema);
	}
	return print(r);
}

static int open_repo(struct run *r)
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
static bool is_there(struct run *r, const char *typed, const char *path)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_snapshot *snapshot;
	struct pp_entry entry;
	bool found = true;

	if (!r->settings.staged && !r->settings.rev && !r->settings.at)
		return r->settings.range || r->settings.pre_receive ||
		       !access(typed, F_OK);
	snapshot = path && *path ? open_objects(r, &ignored) : NULL;
	if (snapshot)
		found = pp_snapshot_find(&entry, snapshot, &ignored, path) != 0;
	pp_snapshot_free(snapshot);
	pp_sink_release(&ignored);
	return found;
}

static int read_path(struct run *r, const char **out, const char *cwd,
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
static int read_paths(struct run *r)
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
static void sum_up(struct run *r, const struct pp_check_result *result)
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

static int finish(struct run *r, int rc, const struct pp_check_result *result)
{
	int status;

	r->laid = result->laid;
	pp_sink_absorb(&r->sink, &r->talk);
	pp_sink_sort(&r->sink);
	sum_up(r, result);
	r->summary.unavailable = result->unavailable;
	status = print(r);
	return rc < 0 ? PP_EXIT_FAILED : status;
}

static int check_pool(struct run *r)
{
	struct pp_check_result result = { 0 };
	struct pp_progress progress;
	int rc;

	pp_progress_start(&progress, stderr, "reading records", 0, false);
	r->check.progress = step;
	r->check.progress_data = &progress;
	if (r->settings.range && r->range.has_base)
		rc = pp_check_range(&result, &r->pool, &r->check,
				    &r->range.base, listing(r));
	else
		rc = pp_check_run(&result, &r->pool, &r->check, listing(r));
	pp_progress_end(&progress);
	return finish(r, rc, &result);
}

/* Every ref that is pushed; what they bring is told together. */
static int check_push(struct run *r)
{
	struct pp_check_result result = { 0 };
	struct pp_updates updates;
	struct pp_buf input;
	int rc;

	pp_buf_init(&input, PUSH_INPUT_MAX + 1);
	rc = pp_file_read_fd(&input, &r->sink, "<stdin>", STDIN_FILENO,
			     PUSH_INPUT_MAX);
	if (!rc)
		rc = pp_push_parse(&updates, listing(r), pp_buf_get(&input));
	pp_buf_release(&input);
	if (rc < 0)
		return pp_tell(&r->sink, &r->args);
	r->check.source = PP_SOURCE_REVISION;
	rc = pp_check_push(&result, &r->pool, &r->check, &updates, listing(r));
	return finish(r, rc, &result);
}

/* The commits that the options name. */
static int resolve(struct run *r)
{
	const struct settings *s = &r->settings;
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

static int choose_source(struct run *r)
{
	const struct settings *s = &r->settings;
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

static int fix(struct run *r)
{
	struct pp_fix_result result;

	if (pp_fix_run(&result, &r->pool, &r->check, listing(r)) < 0)
		return pp_tell(&r->sink, &r->args);
	if (result.salts || result.modelines)
		fprintf(stderr, "added %zu salt%s and %zu modeline%s in %zu "
			"file%s\n", result.salts, result.salts == 1 ? "" : "s",
			result.modelines, result.modelines == 1 ? "" : "s",
			result.files, result.files == 1 ? "" : "s");
	return -1;
}

static int check_date(struct run *r)
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
static int check_options(struct run *r)
{
	const struct settings *s = &r->settings;

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

static int run(struct run *r)
{
	const struct settings *s = &r->settings;
	int status = check_options(r);

	if (status >= 0)
		return status;
	if (s->schema)
		return check_foreign(r);
	if (pp_pool_find(&r->pool, &r->arena, &r->sink, ".") < 0)
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
	struct run r = { 0 };
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
