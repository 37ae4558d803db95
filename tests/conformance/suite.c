/* suite DIR [KNOWN]: run the draft 2020-12 part of the JSON Schema test suite
 * in DIR.
 *
 * The required files run with "format" as an annotation, as the standard's
 * default has it; so do the optional ones; optional/format runs with formats
 * asserted.  KNOWN lists tests that are known to fail, one to a line, as
 * "file | group | test"; one of them that passes fails the run.  Exit 0 where
 * all went as expected, 1 where not, 2 where the suite could not be read. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "data/read.h"
#include "schema/schema.h"

#define REMOTE "http://localhost:1234/"

struct run {
	const char *dir;
	struct pp_arena arena;
	struct pp_schema_work *work;
	struct pp_map known;		/* num: 1 once it has failed */
	size_t passed, failed, known_failed, unexpected;
	size_t part_passed, part_failed;
};

/* A JSON file, in the run's memory; NULL where it cannot be read. */
static const struct pp_value *load(struct run *run, const char *path)
{
	struct pp_read how = { .file = path, .syntax = PP_SYNTAX_JSON };
	struct pp_buf bytes;
	struct pp_sink sink = { 0 };
	struct pp_docs docs = { 0 };

	pp_buf_init(&bytes, PP_READ_BYTES_MAX);
	if (pp_file_read_named(&bytes, &sink, path, PP_READ_BYTES_MAX) ||
	    pp_read(&docs, &run->arena, &sink, &how,
		    pp_arena_str(&run->arena, pp_buf_get(&bytes))))
		docs.roots = NULL;
	for (size_t i = 0; i < sink.count && !docs.roots; i++)
		fprintf(stderr, "%s:%u:%u: %s\n", path, sink.items[i]->pos.line,
			sink.items[i]->pos.col, sink.items[i]->text);
	pp_sink_release(&sink);
	pp_buf_release(&bytes);
	return docs.roots;
}

static int fetch(void *data, struct pp_schema_set *set, struct pp_sink *sink,
		 const char *uri)
{
	struct run *run = data;
	const struct pp_value *root;
	const char *path;

	if (strncmp(uri, REMOTE, strlen(REMOTE)) != 0)
		return -1;
	path = pp_arena_printf(&run->arena, "%s/remotes/%s", run->dir,
			       uri + strlen(REMOTE));
	root = load(run, path);
	return root ? pp_schema_set_add(set, sink, uri, path, root) : -1;
}

static void print_findings(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		printf("    %s:%u:%u: %s [%s]\n", sink->items[i]->pos.file,
		       sink->items[i]->pos.line, sink->items[i]->pos.col,
		       sink->items[i]->text, sink->items[i]->rule->id);
}

/* The verdict, which both evaluators must share: 1, 0, or -1. */
static int verdict(struct run *run, const struct pp_schema *schema,
		   const struct pp_value *data, struct pp_sink *sink)
{
	bool holds = pp_schema_holds(schema, data, run->work);

	pp_schema_explain(schema, data, run->work, sink, "data");
	return holds == (sink->errors == 0) ? holds : -1;
}

static void judge(struct run *run, const char *name, int want, int got,
		  const struct pp_sink *sink)
{
	struct pp_map_entry *known = pp_map_get(&run->known, pp_str(name));

	if (got == want) {
		run->part_passed++;
		if (!known)
			return;
		printf("passes now, but is listed: %s\n", name);
		run->unexpected++;
		return;
	}
	run->part_failed++;
	if (known) {
		run->known_failed++;
		return;
	}
	run->unexpected++;
	printf("fails: %s\n  wanted %s, got %s\n", name,
	       want ? "valid" : "invalid",
	       got < 0 ? "two verdicts" : got ? "valid" : "invalid");
	print_findings(sink);
}

static void run_group(struct run *run, const char *file, bool assertion,
		      const struct pp_value *group)
{
	struct pp_schema_options options = { .format_annotation = !assertion,
					     .lenient = true };
	struct pp_schema_set *set = pp_schema_set_new(&options);
	const struct pp_value *tests = pp_value_get(group, "tests");
	const struct pp_schema *schema = NULL;
	struct pp_sink faults = { 0 };

	pp_schema_set_fetch(set, fetch, run);
	if (!pp_schema_set_add(set, &faults, "https://example.com/", file,
			       pp_value_get(group, "schema")))
		schema = pp_schema_compile(set, &faults,
					   "https://example.com/");
	for (uint32_t i = 0; i < tests->count; i++) {
		const struct pp_value *test = &tests->items[i];
		const char *name = pp_arena_printf(
			&run->arena, "%s | %.*s | %.*s", file,
			PP_STR(pp_value_text(group, "description")),
			PP_STR(pp_value_text(test, "description")));
		struct pp_sink sink = { 0 };
		int got = -1;

		if (schema)
			got = verdict(run, schema, pp_value_get(test, "data"),
				      &sink);
		judge(run, name, pp_value_get(test, "valid")->boolean, got,
		      schema ? &sink : &faults);
		pp_sink_release(&sink);
	}
	pp_schema_set_free(set);
	pp_sink_release(&faults);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The .json files of a folder, sorted. */
static char **list_files(struct run *run, const char *folder, size_t *count)
{
	DIR *dir = opendir(folder);
	char **names = NULL;
	size_t cap = 0;
	struct dirent *entry;

	*count = 0;
	while (dir && (entry = readdir(dir))) {
		if (!pp_str_ends(pp_str(entry->d_name), PP_LIT(".json")))
			continue;
		pp_grow(names, *count, cap);
		names[(*count)++] = pp_arena_printf(&run->arena, "%s",
						    entry->d_name);
	}
	if (dir)
		closedir(dir);
	if (*count)
		qsort(names, *count, sizeof(*names), by_name);
	return names;
}

static int run_part(struct run *run, const char *title, const char *part,
		    bool assertion)
{
	const char *folder = pp_arena_printf(&run->arena,
					     "%s/tests/draft2020-12%s",
					     run->dir, part);
	size_t count;
	char **files = list_files(run, folder, &count);
	int result = count ? 0 : -1;

	run->part_passed = run->part_failed = 0;
	for (size_t i = 0; i < count; i++) {
		const char *shown = pp_arena_printf(&run->arena, "%s%s%s",
						    *part ? part + 1 : "",
						    *part ? "/" : "", files[i]);
		const struct pp_value *groups = load(
			run, pp_arena_printf(&run->arena, "%s/%s", folder,
					     files[i]));

		if (!groups) {
			result = -1;
			continue;
		}
		for (uint32_t k = 0; k < groups->count; k++)
			run_group(run, shown, assertion, &groups->items[k]);
	}
	printf("%-16s %4zu passed, %zu failed\n", title, run->part_passed,
	       run->part_failed);
	run->passed += run->part_passed;
	run->failed += run->part_failed;
	pp_free(files);
	return result;
}

/* One test to a line; empty lines and those that begin with # are skipped. */
static void load_known(struct run *run, const char *path)
{
	struct pp_buf bytes;
	struct pp_sink sink = { 0 };
	struct pp_str text, line;

	pp_buf_init(&bytes, PP_READ_BYTES_MAX);
	pp_file_read_named(&bytes, &sink, path, PP_READ_BYTES_MAX);
	text = pp_arena_str(&run->arena, pp_buf_get(&bytes));
	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);

		line = (struct pp_str){ text.p, end ? (size_t)(end - text.p) :
						      text.n };
		text.p += line.n + (end != NULL);
		text.n -= line.n + (end != NULL);
		if (line.n && line.p[0] != '#')
			pp_map_put(&run->known, line, NULL);
	}
	pp_sink_release(&sink);
	pp_buf_release(&bytes);
}

/* A known failure is told, and counts as left out; a test that is listed and
 * passes counts as failed. */
static void sum_up(const struct run *run)
{
	size_t failed = run->failed - run->known_failed;
	size_t listed = run->unexpected - failed;

	if (run->known_failed)
		printf("skipped: %zu known to fail, see "
		       "tests/conformance/known-failures\n",
		       run->known_failed);
	printf("%zu passed, %zu failed", run->passed - listed, failed + listed);
	if (run->known_failed)
		printf(", %zu skipped", run->known_failed);
	putchar('\n');
}

int main(int argc, char **argv)
{
	struct run run = { 0 };
	int result = 0;

	if (argc < 2 || argc > 3) {
		fprintf(stderr, "usage: suite DIR [KNOWN-FAILURES]\n");
		return 2;
	}
	run.dir = argv[1];
	run.work = pp_schema_work_new();
	load_known(&run, argc > 2 ? argv[2] :
				     "tests/conformance/known-failures");
	result |= run_part(&run, "required", "", false);
	result |= run_part(&run, "optional", "/optional", false);
	result |= run_part(&run, "optional/format", "/optional/format", true);
	sum_up(&run);
	pp_schema_work_free(run.work);
	pp_map_release(&run.known);
	pp_arena_release(&run.arena);
	return result ? 2 : run.unexpected ? 1 : 0;
}
