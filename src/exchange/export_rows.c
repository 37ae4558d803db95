/* Records in threads, text in order. */
#include "exchange/export_rows.h"

#include "base/memory.h"
#include "base/pipeline.h"
#include "data/read.h"
#include "store/repo.h"

enum {
	PIECE = 32,		/* records that are made at once */
	AHEAD = 4,		/* pieces for each thread */
	TEXT_MAX = 1 << 30,	/* bytes of a piece */
};

/* The text of a piece, until it is taken. */
struct place {
	struct pp_buf text;
	size_t records, cut;
	bool broken[PIECE];
	size_t count;
};

struct run {
	struct pp_export *export;
	const struct pp_export_rows *rows;
	const struct pp_entry **files;
	size_t count;
	struct place *places;
	size_t place_count;
};

struct worker {
	const struct run *run;
	struct pp_arena tree;
	struct pp_sink sink;	/* faults are for `check` to tell */
	struct pp_buf bytes;
	struct pp_reader *reader;
	struct pp_schema_work *work;
};

enum outcome { BROKEN, LEFT_OUT, ADDED };

static enum outcome add_record(struct worker *w, struct place *place,
		       const struct pp_entry *entry)
{
	const struct pp_export_rows *rows = w->run->rows;
	struct pp_record record = { .path = entry->path };
	struct pp_export_row row = { .record = &record, .arena = &w->tree,
				     .blob = entry->id, .cut = &place->cut };
	uint8_t blob[PP_ID_SIZE];

	record.kind = pp_kinds_match(w->run->export->open.kinds,
				     pp_str(entry->path), &record.path_id);
	if (pp_reader_read(w->reader, &w->bytes, &w->sink, entry) < 0)
		return BROKEN;
	record.bytes = pp_buf_get(&w->bytes);
	if (pp_record_read(&record, &w->tree, &w->sink) < 0 ||
	    !pp_record_holds(&record, w->work, &w->sink))
		return BROKEN;
	if (!entry->has_id) {
		if (pp_blob_id(blob, record.bytes) < 0)
			return BROKEN;
		row.blob = blob;
	}
	return rows->add(&place->text, rows->data, &row) ? ADDED : LEFT_OUT;
}

static void make(void *data, size_t piece)
{
	struct worker *w = data;
	const struct run *r = w->run;
	struct place *place = &r->places[piece % r->place_count];
	size_t from = piece * PIECE;
	enum outcome outcome;

	pp_buf_clear(&place->text);
	place->records = place->cut = 0;
	place->count = r->count - from < PIECE ? r->count - from : PIECE;
	for (size_t i = 0; i < place->count; i++) {
		pp_arena_clear(&w->tree);
		pp_sink_clear(&w->sink);
		outcome = add_record(w, place, r->files[from + i]);
		place->broken[i] = outcome == BROKEN;
		place->records += outcome == ADDED;
	}
}

static int take(void *data, size_t piece)
{
	struct run *r = data;
	struct pp_export *e = r->export;
	const struct place *place = &r->places[piece % r->place_count];

	if (place->text.overflow) {
		pp_report(e->into.sink, PP_R(EXPORT), (struct pp_pos){
			.file = r->files[piece * PIECE]->path },
			"this record and those after it are too large to be "
			"exported");
		return -1;
	}
	r->rows->write(r->rows->to, pp_buf_get(&place->text));
	e->records += place->records;
	e->cut += place->cut;
	for (size_t i = 0; i < place->count; i++)
		if (place->broken[i])
			pp_export_broken(e, r->files[piece * PIECE + i]->path);
	if (e->progress)
		e->progress(e->progress_data, e->records + e->broken,
			    e->entries.count);
	return 0;
}

static void run_threads(struct run *r, int *rc)
{
	size_t threads = pp_parallel_threads(r->count);
	struct worker *workers = pp_new(r->export->into.arena, struct worker,
					threads);
	struct pp_pipeline pipeline = {
		.count = (r->count + PIECE - 1) / PIECE,
		.ahead = threads * AHEAD,
		.make = make, .take = take, .data = r,
	};
	void *each[PP_THREADS_MAX];

	r->place_count = pipeline.ahead;
	r->places = pp_new(r->export->into.arena, struct place,
			   r->place_count);
	for (size_t i = 0; i < r->place_count; i++)
		pp_buf_init(&r->places[i].text, TEXT_MAX);
	for (size_t k = 0; k < threads; k++) {
		each[k] = &workers[k];
		workers[k].run = r;
		workers[k].reader = pp_reader_new(r->export->open.snapshot,
						  PP_READ_BYTES_MAX);
		workers[k].work = pp_schema_work_new();
		pp_buf_init(&workers[k].bytes, PP_READ_BYTES_MAX + 1);
	}
	*rc = pp_pipeline_run(&pipeline, each, threads);
	for (size_t k = 0; k < threads; k++) {
		pp_buf_release(&workers[k].bytes);
		pp_schema_work_free(workers[k].work);
		pp_reader_free(workers[k].reader);
		pp_sink_release(&workers[k].sink);
		pp_arena_release(&workers[k].tree);
	}
	for (size_t i = 0; i < r->place_count; i++)
		pp_buf_release(&r->places[i].text);
}

int pp_export_rows(struct pp_export *export, const struct pp_kind *kind,
		   const struct pp_export_rows *rows)
{
	struct run r = { .export = export, .rows = rows };
	const struct pp_entries *entries = &export->entries;
	struct pp_str id;
	int rc = 0;

	r.files = pp_new(export->into.arena, const struct pp_entry *,
			 entries->count);
	for (size_t i = 0; i < entries->count; i++)
		if (pp_kinds_match(export->open.kinds,
				   pp_str(entries->items[i].path),
				   &id) == kind)
			r.files[r.count++] = &entries->items[i];
	if (r.count)
		run_threads(&r, &rc);
	return rc;
}

void pp_export_to_file(void *to, struct pp_str text)
{
	pp_file_out_add(to, text);
}
