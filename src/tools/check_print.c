/* Printing what a check found. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/print.h"
#include "data/read.h"
#include "tools/check.h"

struct pp_snapshot *pp_check_objects(struct pp_check_job *r,
				     struct pp_sink *sink)
{
	if (r->check.source == PP_SOURCE_REVISION)
		return pp_snapshot_revision(sink, r->repo, &r->check.commit,
					    r->pool.prefix);
	if (r->check.source == PP_SOURCE_STAGED)
		return pp_snapshot_staged(sink, r->repo, r->pool.prefix);
	return NULL;
}

/* What is read in the place of a file; the file itself, as a rule. */
static const char *find_laid(const struct pp_check_job *r, const char *file)
{
	for (size_t i = 0; i < r->laid.count; i++)
		if (!strcmp(r->laid.items[i].path, file))
			return r->laid.items[i].file;
	return NULL;
}

/* The text of a file that a finding names, for the line beneath it. */
static int source_text(struct pp_buf *bytes, const char *file, void *data)
{
	struct pp_check_job *r = data;
	struct pp_sink ignored = { .limit = 1 };
	const char *laid = find_laid(r, file);
	struct pp_snapshot *snapshot =
		laid ? NULL : pp_check_objects(r, &ignored);
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

static void prefix_path(struct pp_check_job *r, const char **path)
{
	if (*path)
		*path = pp_arena_printf(&r->arena, "%s/%s", r->pool.prefix,
					*path);
}

/* CI systems know files by their path in the repository. */
static void prefix_paths(struct pp_check_job *r)
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

/* Take out what is no error; its number stays. */
static void drop_warnings(struct pp_sink *sink)
{
	size_t kept = 0;

	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->severity == PP_ERROR)
			sink->items[kept++] = sink->items[i];
	sink->dropped += sink->count - kept;
	sink->count = kept;
}

int pp_check_print(struct pp_check_job *r)
{
	const struct pp_check_settings *s = &r->settings;
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

	if (s->errors)
		drop_warnings(&r->sink);
	prefix_paths(r);
	pp_terminal_init(&print.terminal, stdout, r->args.no_color);
	if (pp_print(&print, &r->sink, &r->summary))
		return pp_fail(&pp_check_command, NULL,
			       "cannot write the step summary");
	if (r->sink.errors || (s->strict && r->sink.warnings))
		return PP_EXIT_FINDINGS;
	return PP_EXIT_OK;
}
