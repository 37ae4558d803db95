/* Each batch of files has its ticket, its place in the order of writing.  A
 * thread makes the rows of a batch in a slot of the ring and hands it in; if
 * nobody is writing, it writes this and whatever else is due.  So a thread
 * waits only where it is a whole ring ahead of the writer. */
#include "pool/index_fill.h"

#include <pthread.h>

#include "base/parallel.h"
#include "data/read.h"
#include "index/row.h"

enum { SLOTS = 32 };

enum action { KEEP, PUT, RESTAT, DROP };

/* A file that is ready to be written. */
struct made {
	enum action action;
	struct pp_content_file file;
	struct pp_rows rows;	/* none: count 0 */
	struct pp_str text;	/* of a view or rule */
	uint8_t role;
	bool was_read, unreadable;
};

struct slot {
	bool ready;
	size_t count;
	struct pp_arena arena;	/* of what is made */
	struct made items[PP_BATCH];
};

struct shared {
	const struct pp_fill *fill;
	struct pp_fill_result *result;
	pthread_mutex_t lock;
	pthread_cond_t room;
	struct slot *slots;
	size_t written;		/* tickets */
	bool writing;
	enum pp_db_fault fault;
};

struct worker {
	struct shared *shared;
	bool is_first;		/* it runs in the caller's thread */
	struct pp_arena *arena;	/* of the slot at hand */
	struct pp_sink ignored;
	struct pp_buf bytes;
	struct pp_reader *reader;
	struct pp_schema_work *work;
};

/* --- making --------------------------------------------------------------- */

/* The bytes of which the tables were made; p NULL: there were none. */
static struct pp_str used_bytes(const struct pp_fill *fill,
				const struct pp_index_item *item)
{
	if (item->role == PP_INDEX_CONFIG)
		return fill->config;
	for (size_t i = 0; i < fill->schemas->count; i++)
		if (!strcmp(fill->schemas->files[i].file, item->entry.path))
			return fill->schemas->bytes[i];
	return (struct pp_str){ 0 };
}

/* A schema that has changed since it was compiled is known as it was then. */
static void make_source(struct worker *w, struct made *m,
			const struct pp_index_item *item)
{
	struct pp_str used = used_bytes(w->shared->fill, item);

	if (used.p && pp_str_eq(used, pp_buf_get(&w->bytes)))
		return;
	memset(&m->file.stat, 0, sizeof(m->file.stat));
	memset(m->file.id, 0, PP_ID_SIZE);
}

static void make_rows(struct worker *w, struct made *m,
		      struct pp_record *record)
{
	record->bytes = pp_arena_str(w->arena, pp_buf_get(&w->bytes));
	m->file.is_broken =
		pp_record_read(record, w->arena, &w->ignored) < 0 ||
		!pp_record_holds(record, w->work, &w->ignored);
	if (!m->file.is_broken)
		pp_rows_make(&m->rows, w->arena, w->shared->fill->tables,
			     record);
}

static int read_item(struct worker *w, struct made *m,
		     const struct pp_index_item *item)
{
	int rc = pp_reader_read(w->reader, &w->bytes, &w->ignored,
				&item->entry);

	if (!rc && pp_reader_stat(w->reader))
		m->file.stat = *pp_reader_stat(w->reader);
	m->was_read = true;
	return rc;
}

static void make_unreadable(struct worker *w, struct made *m,
			    const struct pp_index_item *item)
{
	const struct pp_sink *said = &w->ignored;
	struct pp_snapshot *from = w->shared->fill->snapshot;
	struct pp_entry found;

	if (pp_snapshot_source(from) == PP_SOURCE_WORKTREE &&
	    !pp_snapshot_find(&found, from, &w->ignored, item->entry.path)) {
		m->action = item->old ? DROP : KEEP;
	} else if (said->count && said->items[0]->rule == PP_R(FILE_READ)) {
		/* Another time it may be there. */
		m->unreadable = true;
		memset(&m->file.stat, 0, sizeof(m->file.stat));
		memset(m->file.id, 0, PP_ID_SIZE);
	}
}

/* Nothing but the stat data is new? */
static bool is_known(const struct made *m, const struct pp_index_item *item)
{
	return item->old && item->old->kind == m->file.kind &&
	       !memcmp(item->old->id, m->file.id, PP_ID_SIZE) &&
	       !pp_id_is_zero(m->file.id);
}

static void make_known(struct made *m, const struct pp_index_item *item)
{
	struct pp_stat stat = m->file.stat;

	m->file = *item->old;
	m->file.stat = stat;
	m->action = RESTAT;
}

/* It has been read. */
static void make_read(struct worker *w, struct made *m,
		      const struct pp_index_item *item,
		      struct pp_record *record)
{
	if (!item->entry.has_id &&
	    pp_blob_id(m->file.id, pp_buf_get(&w->bytes)) < 0)
		memset(m->file.id, 0, PP_ID_SIZE);
	if (item->role == PP_INDEX_CONFIG || item->role == PP_INDEX_SCHEMA)
		make_source(w, m, item);
	if (is_known(m, item))
		make_known(m, item);
	else if (item->role == PP_INDEX_TEXT)
		m->text = pp_arena_str(w->arena, pp_buf_get(&w->bytes));
	else if (record->kind)
		make_rows(w, m, record);
}

static void make(struct worker *w, struct made *m,
		 const struct pp_index_item *item)
{
	struct pp_record record = { .path = item->entry.path };

	*m = (struct made){ .action = PUT, .role = item->role };
	m->file.path = pp_str(item->entry.path);
	m->file.kind = PP_CONTENT_NO_KIND;
	m->file.stat = item->entry.stat;
	if (item->entry.has_id)
		memcpy(m->file.id, item->entry.id, PP_ID_SIZE);
	if (item->gone) {
		m->action = DROP;
		return;
	}
	if (item->role == PP_INDEX_RECORD)
		record.kind = pp_kinds_match(&w->shared->fill->schemas->kinds,
					     m->file.path, &record.path_id);
	if (record.kind)
		m->file.kind = record.kind->number;
	m->file.is_broken = record.kind;
	if (item->entry.has_id && is_known(m, item))
		make_known(m, item);
	else if (!pp_entry_is_file(&item->entry))
		return;
	else if (item->role == PP_INDEX_RECORD && !record.kind &&
		 item->entry.has_id)
		return;
	else if (read_item(w, m, item) < 0)
		make_unreadable(w, m, item);
	else
		make_read(w, m, item, &record);
	pp_sink_clear(&w->ignored);
}

/* --- writing -------------------------------------------------------------- */

static bool is_same_stat(const struct pp_content_file *a,
			 const struct pp_content_file *b)
{
	return pp_index_same_stat(&a->stat, &b->stat) ||
	       (!a->stat.inode && !b->stat.inode);
}

static enum pp_db_fault put(const struct pp_fill *fill, struct made *m)
{
	enum pp_db_fault fault =
		pp_writer_put(fill->writer, &m->file,
			      m->rows.count ? &m->rows : NULL);

	if (!fault && m->role == PP_INDEX_TEXT)
		fault = pp_content_text_put(fill->db, m->file.path, m->text);
	return fault;
}

static enum pp_db_fault drop(const struct pp_fill *fill, const struct made *m)
{
	enum pp_db_fault fault = pp_writer_drop(fill->writer, m->file.path);

	if (!fault && m->role == PP_INDEX_TEXT)
		fault = pp_content_text_drop(fill->db, m->file.path);
	return fault;
}

static enum pp_db_fault write_one(struct shared *s, struct made *m,
				  const struct pp_index_item *item)
{
	const struct pp_fill *fill = s->fill;
	struct pp_fill_result *r = s->result;

	r->read += m->was_read;
	r->unreadable += m->unreadable;
	pp_state_distrust(&m->file.stat, fill->listed);
	r->changed += m->action == PUT || m->action == DROP;
	switch (m->action) {
	case KEEP:
		break;
	case PUT:
		return put(fill, m);
	case RESTAT:
		if (is_same_stat(item->old, &m->file))
			break;
		return pp_writer_restat(fill->writer, &m->file);
	case DROP:
		return drop(fill, m);
	}
	return PP_DB_OK;
}

/* The slot of the next ticket.  Called by one thread at a time. */
static void write_slot(struct shared *s, struct slot *slot)
{
	size_t from = s->written * PP_BATCH;

	for (size_t i = 0; i < slot->count && !s->fault; i++)
		s->fault = write_one(s, &slot->items[i],
				     &s->fill->items[from + i]);
}

/* Wait until the writer is less than a ring behind. */
static struct slot *take_slot(struct shared *s, size_t ticket)
{
	pthread_mutex_lock(&s->lock);
	while (ticket >= s->written + SLOTS)
		pthread_cond_wait(&s->room, &s->lock);
	pthread_mutex_unlock(&s->lock);
	return &s->slots[ticket % SLOTS];
}

static void hand_in(struct shared *s, struct slot *slot)
{
	pthread_mutex_lock(&s->lock);
	slot->ready = true;
	while (!s->writing) {
		struct slot *next = &s->slots[s->written % SLOTS];

		if (!next->ready)
			break;
		s->writing = true;
		pthread_mutex_unlock(&s->lock);
		write_slot(s, next);
		pthread_mutex_lock(&s->lock);
		next->ready = false;
		s->written++;
		s->writing = false;
		pthread_cond_broadcast(&s->room);
	}
	pthread_mutex_unlock(&s->lock);
}

static void run(void *data, struct pp_batch *batch)
{
	struct worker *w = data;
	const struct pp_fill *fill = w->shared->fill;

	w->reader = pp_reader_new(fill->snapshot, PP_READ_BYTES_MAX);
	w->work = pp_schema_work_new();
	pp_buf_init(&w->bytes, PP_READ_BYTES_MAX + 1);
	while (pp_batch_next(batch)) {
		struct slot *slot = take_slot(w->shared,
					      batch->from / PP_BATCH);

		slot->count = batch->to - batch->from;
		w->arena = &slot->arena;
		pp_arena_clear(w->arena);
		for (size_t i = 0; i < slot->count; i++)
			make(w, &slot->items[i], &fill->items[batch->from + i]);
		hand_in(w->shared, slot);
		if (w->is_first && fill->progress)
			fill->progress(fill->progress_data, batch->to,
				       fill->count);
	}
	pp_buf_release(&w->bytes);
	pp_schema_work_free(w->work);
	pp_reader_free(w->reader);
	pp_sink_release(&w->ignored);
}

enum pp_db_fault pp_fill_run(struct pp_fill_result *out,
			     const struct pp_fill *fill)
{
	size_t n = pp_parallel_threads(fill->count);
	struct pp_arena arena = { 0 };
	struct worker *workers = pp_new(&arena, struct worker, n);
	void *each[PP_THREADS_MAX];
	struct shared s = {
		.fill = fill,
		.result = out,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.room = PTHREAD_COND_INITIALIZER,
		.slots = pp_new(&arena, struct slot, SLOTS),
	};

	*out = (struct pp_fill_result){ 0 };
	for (size_t k = 0; k < n; k++) {
		workers[k] = (struct worker){ .shared = &s, .is_first = !k,
					      .ignored.limit = 8 };
		each[k] = &workers[k];
	}
	pp_parallel_run(run, each, n, fill->count);
	for (size_t i = 0; i < SLOTS; i++)
		pp_arena_release(&s.slots[i].arena);
	pthread_cond_destroy(&s.room);
	pthread_mutex_destroy(&s.lock);
	pp_arena_release(&arena);
	return s.fault;
}
