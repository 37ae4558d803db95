/* peerpool check --schema. */
#include <stdlib.h>
#include <string.h>

#include "pool/foreign.h"
#include "tools/check.h"

static int read_maps(struct pp_check_job *r, struct pp_foreign *foreign)
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

int pp_check_foreign(struct pp_check_job *r)
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
	if (pp_foreign_check(&foreign, pp_check_into(r)) < 0) {
		pp_check_print(r);
		return pp_fail(&pp_check_command, schema_advice(&r->sink),
			       "the schema '%s' cannot be used",
			       foreign.schema);
	}
	return pp_check_print(r);
}
