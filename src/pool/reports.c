/* The reports of a pool. */
#include "pool/reports.h"

#include <stdlib.h>

#include "data/read.h"
#include "record/record.h"
#include "report/bound.h"

/* What schemas say of levels is told by `peerpool check`; here a kind that
 * says nothing of use has none, and its reports may read nothing personal. */
static void read_levels(struct pp_reports *r)
{
	const struct pp_kinds *kinds = r->open.kinds;

	r->levels = pp_new(r->into.arena, struct pp_levels, kinds->count);
	for (size_t i = 0; i < kinds->count; i++) {
		struct pp_sink ignored = { 0 };

		if (kinds->items[i].document)
			pp_levels_read(&r->levels[i], r->into.arena, &ignored,
				       &kinds->items[i]);
		pp_sink_release(&ignored);
	}
}

/* Where reports of a kind lie: other records need not be listed. */
static const char *folder_of(const struct pp_reports *r,
			     const struct pp_kind *kind)
{
	struct pp_str folder = kind->path.folder;
	const char *records = r->open.config.records;

	if (!pp_str_starts(folder, pp_str(records)) ||
	    folder.n <= strlen(records) || folder.p[strlen(records)] != '/')
		return records;
	folder.n--;
	return pp_arena_str(r->into.arena, folder).p;
}

static void add_reports(struct pp_reports *r, const struct pp_kind *kind,
			const struct pp_entries *files)
{
	struct pp_report_file *before = r->items;

	r->items = pp_new(r->into.arena, struct pp_report_file,
			  r->count + files->count);
	if (r->count)
		memcpy(r->items, before, r->count * sizeof(*before));
	for (size_t i = 0; i < files->count; i++) {
		struct pp_str path = pp_str(files->items[i].path), id;

		if (!pp_str_ends(path, PP_LIT(".md")) ||
		    !pp_entry_is_file(&files->items[i]) ||
		    pp_kinds_match(r->open.kinds, path, &id) != kind)
			continue;
		r->items[r->count++] = (struct pp_report_file){
			.kind = kind, .id = id, .path = files->items[i].path,
			.levels = &r->levels[kind->number],
		};
	}
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(((const struct pp_report_file *)a)->path,
		      ((const struct pp_report_file *)b)->path);
}

static int list(struct pp_reports *r)
{
	for (size_t i = 0; i < r->open.kinds->count; i++) {
		const struct pp_kind *kind = &r->open.kinds->items[i];
		struct pp_entries files = { 0 };

		if (!kind->document)
			continue;
		if (pp_snapshot_list(&files, r->into, r->open.snapshot,
				     folder_of(r, kind)) < 0)
			return -1;
		add_reports(r, kind, &files);
	}
	if (r->count)
		qsort(r->items, r->count, sizeof(*r->items), compare_paths);
	return 0;
}

int pp_reports_open(struct pp_reports *out, const struct pp_pool *pool,
		    struct pp_listing into)
{
	*out = (struct pp_reports){ .into = into };
	if (pp_pool_open(&out->open, pool, into) < 0)
		return -1;
	read_levels(out);
	if (list(out) == 0)
		return 0;
	pp_pool_close(&out->open);
	return -1;
}

void pp_reports_close(struct pp_reports *reports)
{
	pp_pool_close(&reports->open);
}

struct pp_report_file *pp_reports_find(const struct pp_reports *reports,
				       struct pp_str name)
{
	for (size_t i = 0; i < reports->count; i++)
		if (pp_str_eq(reports->items[i].id, name))
			return &reports->items[i];
	return NULL;
}

int pp_report_read(struct pp_report_file *file, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_value *root,
		   const struct pp_levels *levels)
{
	const struct pp_value *body = pp_value_get(root, "body");
	int rc = pp_head_read(&file->head, arena, sink, file->path, root,
			      levels);

	if (!body || body->type != PP_STRING) {
		pp_report(sink, PP_R(REPORT_FORM),
			  (struct pp_pos){ .file = file->path },
			  "the report holds no text");
		return -1;
	}
	pp_prose_init(&file->source, arena, file->path, body->text,
		       body->line);
	file->bounded = pp_bound_check(sink, &file->source) == 0;
	return file->bounded ? rc : -1;
}

static int load(struct pp_reports *r, struct pp_report_file *file,
		struct pp_sink *sink)
{
	struct pp_record record = { .kind = file->kind, .path = file->path,
				    .path_id = file->id };
	struct pp_buf bytes;
	int rc;

	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	rc = pp_reader_read_path(r->open.reader, &bytes, sink, file->path);
	record.bytes = pp_arena_str(r->into.arena, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	if (rc > 0)
		pp_report(sink, PP_R(FILE_READ),
			  (struct pp_pos){ .file = file->path },
			  "the file is not there any more");
	if (rc || pp_record_read(&record, r->into.arena, sink) < 0)
		return -1;
	return pp_report_read(file, r->into.arena, sink, record.root,
			      file->levels);
}

int pp_report_load(struct pp_reports *reports, struct pp_report_file *file,
		   struct pp_sink *sink)
{
	if (file->state == PP_REPORT_NOT_READ)
		file->state = load(reports, file, sink) < 0 ?
			      PP_REPORT_FAULTY : PP_REPORT_SOUND;
	return file->state == PP_REPORT_SOUND ? 0 : -1;
}
