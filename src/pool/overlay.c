/* What --overlay names. */
#include "pool/overlay.h"

#include <errno.h>
#include <sys/stat.h>

#include "data/read.h"
#include "record/modeline.h"
#include "record/path.h"

static const char *shown(struct pp_listing into, const char *path)
{
	return pp_path_shown(into.arena, pp_str(path));
}

static struct pp_finding *report(struct pp_listing into, const char *path,
				 const char *text)
{
	return pp_report(into.sink, PP_R(FILE_READ), (struct pp_pos){
		.file = shown(into, path) }, "%s", text);
}

/* The rest of the path below the folder, or NULL. */
static const char *below(const char *folder, const char *path)
{
	size_t n = strlen(folder);

	return !strncmp(path, folder, n) && path[n] == '/' && path[n + 1] ?
		       path + n + 1 : NULL;
}

/* A record; or a view or rule, which lie in folders of their own. */
static bool has_place(const struct pp_config *config, const char *path)
{
	const char *rest = below(config->schemas, path), *name;

	if (below(config->records, path))
		return true;
	if (!rest)
		return false;
	name = below("rules", rest);
	if (!name)
		name = below("views", rest);
	return name && !strchr(name, '/') &&
	       pp_str_ends(pp_str(name), PP_LIT(".sql"));
}

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Where a file goes by its own path: from "records/" or "schemas/" on. */
static const char *place_in(const struct pp_config *config, const char *path)
{
	while ((path = strchr(path, '/')))
		if (has_place(config, ++path))
			return path;
	return NULL;
}

/* 1 and *out: the one record whose file has that name.  0: none, or several;
 * -1. */
static int place_by_name(const char **out, struct pp_listing into,
			 const struct pp_overlay *o, const char *name)
{
	struct pp_entries entries;
	int count = 0;

	if (pp_snapshot_list(&entries, into, o->snapshot,
			     o->config->records) < 0)
		return -1;
	for (size_t i = 0; i < entries.count; i++) {
		if (strcmp(name_of(entries.items[i].path), name) != 0)
			continue;
		*out = entries.items[i].path;
		count++;
	}
	return count == 1;
}

/* What x-kind says of the schema at path; NULL where it is none. */
static const struct pp_value *kind_of(struct pp_listing into,
				      struct pp_reader *reader,
				      struct pp_buf *bytes, const char *path)
{
	struct pp_read how = { .file = path, .syntax = pp_syntax_of(path) };
	struct pp_sink quiet = { 0 };	/* a check tells its faults */
	struct pp_docs docs = { 0 };
	int rc = pp_reader_read_path(reader, bytes, &quiet, path);

	if (!rc)
		rc = pp_read(&docs, into.arena, &quiet, &how,
			     pp_buf_get(bytes));
	pp_sink_release(&quiet);
	return !rc && docs.count ?
		       pp_value_get(docs.roots, "x-kind") : NULL;
}

static struct pp_str word_of(const struct pp_value *map, const char *key)
{
	const struct pp_value *value = pp_value_get(map, key);

	return value && value->type == PP_STRING ? value->text :
						   (struct pp_str){ 0 };
}

/* Where a record lies whose kind has that schema, and whose file has that
 * name; or NULL. */
static const char *place_of_kind(struct pp_listing into,
				 const struct pp_overlay *o,
				 const char *schema, const char *name)
{
	struct pp_reader *reader = pp_reader_new(o->snapshot,
						 PP_READ_BYTES_MAX);
	const struct pp_value *kind;
	const char *error, *made = NULL;
	struct pp_path path;
	struct pp_buf bytes;
	struct pp_str id = pp_str(name);

	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	kind = kind_of(into, reader, &bytes, schema);
	if (kind && !pp_path_parse(&path, into.arena,
				   word_of(kind, "path"), &error) &&
	    pp_str_ends(id, path.suffix)) {
		id.n -= path.suffix.n;
		made = pp_path_format(&path, into.arena,
				      word_of(kind, "prefix"), id);
	}
	pp_buf_release(&bytes);
	pp_reader_free(reader);
	return made;
}

/* The schema is named from where the record lies or is to lie: only the part
 * from "schemas/" on counts. */
static const char *place_by_modeline(struct pp_listing into,
				     const struct pp_overlay *o,
				     const char *real)
{
	struct pp_str bytes, named;
	const char *schema, *found = NULL;
	struct pp_sink quiet = { 0 };	/* whoever reads the record tells */
	struct pp_buf file;
	uint32_t line;

	pp_buf_init(&file, PP_READ_BYTES_MAX + 1);
	if (!pp_file_read_named(&file, &quiet, real, PP_READ_BYTES_MAX)) {
		bytes = pp_buf_get(&file);
		named = pp_modeline_find(bytes, &line);
		schema = pp_arena_printf(into.arena, "/%.*s", PP_STR(named));
		while (!found && (schema = strchr(schema, '/')))
			if (below(o->config->schemas, ++schema))
				found = place_of_kind(into, o, schema,
						      name_of(real));
	}
	pp_sink_release(&quiet);
	pp_buf_release(&file);
	return found;
}

static int find_file(struct pp_laid *out, struct pp_listing into,
		     const struct pp_overlay *o, const char *real)
{
	struct pp_laid_file *item = pp_new(into.arena, struct pp_laid_file, 1);
	const char *name = name_of(real);
	struct pp_finding *f;
	int rc = 1;

	item->file = real;
	item->path = place_in(o->config, real);
	if (!item->path)
		item->path = place_by_modeline(into, o, real);
	if (!item->path)
		rc = place_by_name(&item->path, into, o, name);
	if (rc < 0)
		return -1;
	if (!rc) {
		f = report(into, o->path, "it cannot be told which record the "
					  "file stands for");
		pp_report_note(into.sink, f, (struct pp_pos){ 0 },
			       "let its modeline name its schema, or lay it in "
			       "a folder, as %s/KIND/%s, and name the folder",
			       o->config->records, shown(into, name));
		return -1;
	}
	*out = (struct pp_laid){ item, 1 };
	return 0;
}

static int find_all(struct pp_laid *out, struct pp_listing into,
		    const struct pp_overlay *o, const char *real)
{
	struct pp_snapshot *folder = pp_snapshot_worktree(into.sink, real);
	struct pp_laid_file *items;
	struct pp_entries entries;
	int rc = folder ? pp_snapshot_list(&entries, into, folder, "") : -1;

	pp_snapshot_free(folder);
	if (rc < 0 || entries.incomplete)
		return -1;
	items = pp_new(into.arena, struct pp_laid_file, entries.count);
	for (size_t i = 0; i < entries.count; i++) {
		const char *path = entries.items[i].path;

		if (!has_place(o->config, path)) {
			report(into, pp_arena_printf(into.arena, "%s/%s",
						     o->path, path),
			       "only records, views and rules can be laid "
			       "over a pool");
			return -1;
		}
		items[i].path = path;
		items[i].file = pp_arena_printf(into.arena, "%s/%s", real,
						path);
	}
	*out = (struct pp_laid){ items, entries.count };
	return 0;
}

int pp_overlay_find(struct pp_laid *out, struct pp_listing into,
		    const struct pp_overlay *o)
{
	const char *real = pp_file_real(into.arena, o->path);
	struct stat st;

	*out = (struct pp_laid){ 0 };
	if (!real || stat(real, &st) < 0) {
		report(into, o->path, strerror(errno));
		return -1;
	}
	return S_ISDIR(st.st_mode) ? find_all(out, into, o, real) :
				     find_file(out, into, o, real);
}
