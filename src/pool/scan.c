/* Threads take the next batch of files until there is none; each has its own
 * arena, buffer, reader and sink, so that nothing is shared but the schemas. */
#include "pool/scan.h"

#include "base/parallel.h"
#include "data/read.h"

enum { FINDINGS_MAX = 100000 };

struct worker {
	const struct pp_scan *scan;
	bool is_first;		/* it runs in the caller's thread */
	struct pp_arena facts;	/* outlives the worker */
	struct pp_sink sink;
	struct pp_arena tree;	/* of the file at hand */
	struct pp_buf bytes;
	struct pp_reader *reader;
	struct pp_schema_work *work;
};

void pp_content_id(uint8_t out[20], struct pp_str bytes)
{
	uint64_t words[2] = { pp_hash(bytes, 3), pp_hash(bytes, 4) };

	memset(out, 0, 20);
	memcpy(out, words, sizeof(words));
}

/* The same content as before, and nothing was wrong with it then? */
static bool is_known(struct worker *w, size_t i, const uint8_t id[20],
		     struct pp_facts *facts)
{
	const struct pp_scan *scan = w->scan;
	size_t at = scan->state ? scan->state_at[i] : SIZE_MAX;

	return at != SIZE_MAX && pp_state_clean(scan->state, at) &&
	       pp_state_same_id(scan->state, at, id) &&
	       !pp_state_facts(facts, &w->facts, scan->state, at);
}

/* A file that belongs to no kind: near which one does it lie? */
static void report_no_kind(struct pp_sink *sink, const struct pp_kinds *kinds,
			   const char *path)
{
	struct pp_str file = pp_str(path);
	struct pp_finding *f;

	f = pp_report(sink, PP_R(NO_KIND), (struct pp_pos){ .file = path },
		      "the file belongs to no kind of record");
	for (size_t i = 0; i < kinds->count; i++) {
		const struct pp_kind *k = &kinds->items[i];

		if (k->path.folder.n && pp_str_starts(file, k->path.folder)) {
			pp_report_note(sink, f, (struct pp_pos){ 0 },
				       "%s %.*s is kept as %s; rename the "
				       "file, or keep it outside of %.*s",
				       pp_kind_article(k->name),
				       PP_STR(k->name),
				       pp_path_format(&k->path, &sink->arena,
						      k->prefix,
						      PP_LIT("ID")),
				       PP_STR(k->path.folder));
			return;
		}
	}
	pp_report_note(sink, f, (struct pp_pos){ 0 },
		       "each kind says in its schema, x-kind: path, where its "
		       "records lie");
}

static void check_file(struct worker *w, struct pp_record *record,
		       struct pp_facts *facts)
{
	pp_arena_clear(&w->tree);
	if (pp_record_read(record, &w->tree, &w->sink) < 0)
		return;
	pp_record_check(record, w->work, &w->sink);
	pp_record_facts(facts, &w->facts, record);
}

static void look_at(struct worker *w, size_t i)
{
	const struct pp_scan *scan = w->scan;
	const struct pp_entry *entry = scan->items[i].entry;
	struct pp_state_item *known = scan->items[i].known;
	struct pp_facts facts = { 0 };
	struct pp_record record = { .path = entry->path };
	size_t before = w->sink.count + w->sink.dropped;
	bool stray = false;

	known->stat = entry->stat;
	record.kind = pp_kinds_match(scan->kinds, pp_str(entry->path),
				     &record.path_id);
	if (!record.kind && scan->kinds->incomplete) {
		stray = true;
	} else if (!record.kind) {
		report_no_kind(&w->sink, scan->kinds, entry->path);
	} else if (!pp_reader_read(w->reader, &w->bytes, &w->sink, entry)) {
		record.bytes = pp_buf_get(&w->bytes);
		if (pp_reader_stat(w->reader))
			known->stat = *pp_reader_stat(w->reader);
		if (entry->has_id)
			memcpy(known->id, entry->id, sizeof(known->id));
		else
			pp_content_id(known->id, record.bytes);
		if (!is_known(w, i, known->id, &facts))
			check_file(w, &record, &facts);
	}
	facts.path = pp_str(entry->path);
	facts.path_id = record.kind ? record.path_id : (struct pp_str){ 0 };
	facts.kind = record.kind ? record.kind->number : UINT16_MAX;
	facts.clean = !stray && w->sink.count + w->sink.dropped == before;
	known->facts = facts;
}

static void run(void *data, struct pp_batch *batch)
{
	struct worker *w = data;

	w->reader = pp_reader_new(w->scan->snapshot, PP_READ_BYTES_MAX);
	w->work = pp_schema_work_new();
	pp_buf_init(&w->bytes, PP_READ_BYTES_MAX + 1);
	while (pp_batch_next(batch)) {
		for (size_t i = batch->from; i < batch->to; i++)
			look_at(w, i);
		if (w->is_first && w->scan->progress)
			w->scan->progress(w->scan->progress_data, batch->to,
					  w->scan->count);
	}
	pp_arena_release(&w->tree);
	pp_buf_release(&w->bytes);
	pp_schema_work_free(w->work);
	pp_reader_free(w->reader);
}

void pp_scan_run(const struct pp_scan *scan, struct pp_listing into)
{
	size_t n = pp_parallel_threads(scan->count);
	struct worker *workers = pp_new(into.arena, struct worker, n);
	void *each[PP_THREADS_MAX];

	for (size_t k = 0; k < n; k++) {
		workers[k].scan = scan;
		workers[k].is_first = !k;
		workers[k].sink.limit = FINDINGS_MAX;
		each[k] = &workers[k];
	}
	pp_parallel_run(run, each, n, scan->count);
	for (size_t k = 0; k < n; k++) {
		pp_sink_absorb(into.sink, &workers[k].sink);
		pp_sink_release(&workers[k].sink);
		pp_arena_absorb(into.arena, &workers[k].facts);
	}
}

int pp_scan_load(struct pp_record *out, struct pp_arena *arena,
		 struct pp_reader *reader, const struct pp_kinds *kinds,
		 const char *path)
{
	struct pp_entry entry = { .path = path };
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf bytes;
	int rc = -1;

	*out = (struct pp_record){ .path = path };
	out->kind = pp_kinds_match(kinds, pp_str(path), &out->path_id);
	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	if (out->kind && !pp_reader_read(reader, &bytes, &ignored, &entry)) {
		out->bytes = pp_arena_str(arena, pp_buf_get(&bytes));
		rc = pp_record_read(out, arena, &ignored);
	}
	if (!rc && out->root->type != PP_MAP)
		rc = -1;
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
	return rc;
}
