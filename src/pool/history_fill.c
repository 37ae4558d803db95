/* Filling the database of field changes.  Which records a commit changed is
 * found by many threads, a run of commits at a time.  Then, record by record,
 * their versions are read and compared, while this thread enters what is ready:
 * all changes of a record together, so that each version is read once.
 *
 * The newest commits come first: git keeps an older tree or file as what is
 * different in it from a newer one, which should be at hand. */
#include "pool/history_fill.h"

#include "base/map.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/pipeline.h"
#include "pool/lineage.h"
#include "pool/version.h"

enum {
	RUN = 2048,		/* commits whose trees are compared at once */
	STRETCH = 8,		/* of them in a row, the least for a thread */
	ITEMS_MAX = 250000,	/* so many changes are gathered, more or less,
				   before they are compared */
	CHUNK = 32,		/* of them that a thread compares at once, or
				   more where they are of one record */
	AHEAD = 64,		/* chunks that may wait to be entered */
};

/* A change of a record by a commit. */
struct item {
	const struct pp_descendant *commit;
	const struct pp_past_record *record;
	size_t next;			/* of the same record; 0: none */
};

/* What became of a chunk, item by item. */
struct chunk {
	struct pp_arena arena;
	const struct item **items;
	struct pp_field_changes *changes;
	size_t count, cap;
	bool failed;
};

struct worker {
	struct fill *fill;
	struct pp_repo *repo;
	struct pp_arena arena;		/* what was found */
	struct pp_arena scrap;
	struct pp_versions versions;
	struct pp_sink sink;		/* what cannot be gone on with */
	bool failed;
};

struct fill {
	const struct pp_history_fill *ask;
	enum pp_db_fault fault;
	struct pp_lineage line;
	struct pp_past *pasts;		/* of each commit of the line */
	struct pp_eras *eras;
	struct pp_history_writer *writer;
	struct worker workers[PP_THREADS_MAX];
	void *worker_list[PP_THREADS_MAX];
	struct pp_repo *repos[PP_THREADS_MAX];
	size_t threads;
	bool has_cut;
	struct pp_history_state state;
	size_t from, to;		/* the commits of the run */
	size_t added;			/* those that are in the database */
	/* What was found, and is not in the database yet: */
	struct item *items;		/* from 1 */
	size_t item_count, item_cap;
	struct pp_map records;		/* "kind\0id" to its last item */
	size_t *heads;			/* the first item of each record */
	size_t head_count, head_cap;
	size_t *pieces;			/* where each begins in heads */
	size_t piece_count, piece_cap;
	struct chunk *chunks;
};

/* --- threads -------------------------------------------------------------- */

/* As many as are worth it; those that are there stay. */
static int start_workers(struct fill *f, size_t pieces)
{
	size_t wanted = pp_parallel_threads(pieces);

	while (f->threads < wanted) {
		struct worker *w = &f->workers[f->threads];

		*w = (struct worker){ .fill = f };
		w->repo = f->threads ? pp_repo_clone(f->ask->repo,
						     f->ask->into.sink)
				     : f->ask->repo;
		if (!w->repo)
			return -1;
		w->versions.repo = w->repo;
		f->repos[f->threads] = w->repo;
		f->worker_list[f->threads++] = w;
	}
	return 0;
}

static bool any_failed(struct fill *f)
{
	bool failed = false;

	for (size_t k = 0; k < f->threads; k++) {
		struct worker *w = &f->workers[k];

		failed |= w->failed;
		pp_sink_absorb(f->ask->into.sink, &w->sink);
	}
	return failed;
}

/* How many commits there are is not known before they are found: for a new
 * database many, else few. */
static int find_commits(struct fill *f)
{
	struct pp_lineage_want want = {
		.db = f->ask->db,
		.eras = f->eras,
		.tip = f->ask->tip,
		.old_tip = f->state.tip,
		.repos = f->repos,
	};

	if (start_workers(f, pp_id_is_zero(f->state.tip) ? SIZE_MAX : 1) < 0)
		return -1;
	want.threads = f->threads;
	if (pp_lineage_find(&f->line, &f->fault, f->ask->into, &want) < 0)
		return -1;
	f->pasts = pp_new(f->ask->into.arena, struct pp_past, f->line.count);
	return start_workers(f, f->line.count);
}

/* --- which records, in a run of commits ----------------------------------- */

/* Only what is needed later: what was needed to find it goes. */
static void keep_past(struct pp_past *out, struct pp_arena *arena,
		      const struct pp_past *past)
{
	out->count = past->count;
	out->items = pp_new_raw(arena, struct pp_past_record, past->count);
	for (size_t i = 0; i < past->count; i++) {
		const struct pp_past_record *r = &past->items[i];
		struct pp_past_version *versions;

		versions = pp_new_raw(arena, struct pp_past_version,
				      r->before_count + 1);
		memcpy(versions + 1, r->before,
		       r->before_count * sizeof(*versions));
		if (r->now)
			versions[0] = *r->now;
		out->items[i] = (struct pp_past_record){
			.kind = r->kind,
			.id = pp_arena_str(arena, r->id),
			.path = pp_arena_str(arena, pp_str(r->path)).p,
			.now = r->now ? &versions[0] : NULL,
			.before = versions + 1,
			.before_count = r->before_count,
		};
	}
}

static void find_past(struct worker *w, size_t i)
{
	const struct pp_listing into = { &w->scrap, &w->sink };
	const struct pp_descendant *d = &w->fill->line.items[i];
	const struct pp_past_want want = {
		w->fill->ask->pool->prefix, d->trees, d->tree_count,
	};
	struct pp_past past;

	if (pp_past_find(&past, into, w->repo, &want) < 0)
		w->failed = true;
	else
		keep_past(&w->fill->pasts[i], &w->arena, &past);
	pp_arena_clear(&w->scrap);
}

static void find_records(void *data, struct pp_batch *batch)
{
	struct worker *w = data;
	struct fill *f = w->fill;

	while (pp_batch_next(batch))
		for (size_t i = batch->from * STRETCH;
		     !w->failed && i < batch->to * STRETCH; i++)
			if (i < f->to - f->from)
				find_past(w, f->to - 1 - i);
}

/* Put an item behind those of the same record. */
static void add_item(struct fill *f, const struct pp_descendant *commit,
		     const struct pp_past_record *record)
{
	struct pp_arena *arena = &f->workers[0].arena;
	const struct pp_str kind = record->kind->name, id = record->id;
	char *key = pp_new_raw(arena, char, kind.n + id.n + 1);
	struct pp_map_entry *e;
	bool is_new;

	memcpy(key, kind.p, kind.n);
	key[kind.n] = '\0';
	memcpy(key + kind.n + 1, id.p, id.n);
	e = pp_map_put(&f->records, (struct pp_str){ key, kind.n + id.n + 1 },
		       &is_new);
	if (++f->item_count >= f->item_cap) {
		f->item_cap = 2 * f->item_cap + 1024;
		f->items = pp_resize(f->items, f->item_cap,
				     sizeof(*f->items));
	}
	f->items[f->item_count] = (struct item){ commit, record, 0 };
	if (!is_new) {
		f->items[e->num].next = f->item_count;
	} else {
		pp_grow(f->heads, f->head_count, f->head_cap);
		f->heads[f->head_count++] = f->item_count;
	}
	e->num = f->item_count;
}

/* Compare the trees of the next run of commits, before those of the last. */
static int find_run(struct fill *f)
{
	size_t pieces;

	f->to = f->from;
	f->from -= f->to < RUN ? f->to : RUN;
	pieces = (f->to - f->from + STRETCH - 1) / STRETCH;
	pp_parallel_run(find_records, f->worker_list,
			pp_parallel_threads(pieces), pieces);
	if (any_failed(f))
		return -1;
	for (size_t i = f->to; i > f->from; i--) {
		const struct pp_past *past = &f->pasts[i - 1];

		for (size_t k = 0; k < past->count; k++)
			add_item(f, &f->line.items[i - 1], &past->items[k]);
	}
	return 0;
}

/* Whole records, in pieces of some items. */
static void cut_pieces(struct fill *f)
{
	size_t n = CHUNK;

	f->piece_count = 0;
	for (size_t i = 0; i < f->head_count; i++) {
		if (n >= CHUNK) {
			pp_grow(f->pieces, f->piece_count, f->piece_cap);
			f->pieces[f->piece_count++] = i;
			n = 0;
		}
		for (size_t k = f->heads[i]; k; k = f->items[k].next)
			n++;
	}
}

/* --- comparing ------------------------------------------------------------ */

/* Room for one more item of a chunk. */
static struct pp_field_changes *next_changes(struct chunk *chunk,
					     const struct item *item)
{
	if (chunk->count == chunk->cap) {
		chunk->cap = 2 * chunk->cap + CHUNK;
		chunk->items = pp_resize(chunk->items, chunk->cap,
					 sizeof(*chunk->items));
		chunk->changes = pp_resize(chunk->changes, chunk->cap,
					   sizeof(*chunk->changes));
	}
	chunk->items[chunk->count] = item;
	return &chunk->changes[chunk->count++];
}

static void compare_record(struct chunk *chunk, struct worker *w, size_t head)
{
	const struct pp_listing into = { &chunk->arena, &w->sink };
	const struct item *items = w->fill->items;

	pp_versions_start(&w->versions);
	for (size_t k = head; k && !w->failed; k = items[k].next)
		w->failed = pp_versions_compare(next_changes(chunk, &items[k]),
						into, &w->versions,
						items[k].record) < 0;
}

static void make_chunk(void *data, size_t piece)
{
	struct worker *w = data;
	struct fill *f = w->fill;
	struct chunk *chunk = &f->chunks[piece % AHEAD];
	size_t end = piece + 1 < f->piece_count ? f->pieces[piece + 1]
						: f->head_count;

	pp_arena_clear(&chunk->arena);
	chunk->count = 0;
	for (size_t i = f->pieces[piece]; i < end && !w->failed; i++)
		compare_record(chunk, w, f->heads[i]);
	chunk->failed = w->failed;
}

/* --- entering ------------------------------------------------------------- */

/* Add the commits before that one; in their order, whatever is entered of
 * their changes. */
static void add_commits(struct fill *f, size_t end)
{
	while (!f->fault && f->added < end) {
		const struct pp_descendant *d = &f->line.items[f->added++];
		const struct pp_history_commit commit = {
			d->number, d->info, d->parents, d->era->kept.number,
		};

		f->fault = pp_history_add_commit(f->writer, &commit);
	}
	if (f->ask->progress)
		f->ask->progress(f->ask->progress_data, f->added,
				 f->line.count);
}

static int take_chunk(void *data, size_t piece)
{
	struct fill *f = data;
	struct chunk *chunk = &f->chunks[piece % AHEAD];

	if (chunk->failed)
		return -1;
	for (size_t i = 0; !f->fault && i < chunk->count; i++) {
		const struct item *item = chunk->items[i];
		const struct pp_history_record record = {
			item->record->kind->name, item->record->id,
			item->record->path,
		};

		f->fault = pp_history_add_changes(f->writer,
						  item->commit->number, &record,
						  &chunk->changes[i]);
	}
	/* Some commits with each. */
	add_commits(f, f->added + CHUNK < f->line.count ? f->added + CHUNK
							   : f->line.count);
	return f->fault ? -1 : 0;
}

/* Compare and enter what has been found. */
static int enter(struct fill *f)
{
	struct pp_pipeline pipeline = {
		.ahead = AHEAD,
		.make = make_chunk,
		.take = take_chunk,
		.data = f,
	};
	int rc;

	if (start_workers(f, f->item_count) < 0)
		return -1;
	cut_pieces(f);
	pipeline.count = f->piece_count;
	rc = pp_pipeline_run(&pipeline, f->worker_list,
			     pp_parallel_threads(f->item_count));
	if (any_failed(f) || rc)
		return -1;
	f->item_count = f->head_count = 0;
	pp_map_clear(&f->records);
	for (size_t k = 0; k < f->threads; k++)
		pp_arena_clear(&f->workers[k].arena);
	return f->fault ? -1 : 0;
}

static int do_runs(struct fill *f)
{
	int rc = 0;

	f->chunks = pp_alloc(AHEAD, sizeof(*f->chunks));
	memset(f->chunks, 0, AHEAD * sizeof(*f->chunks));
	f->from = f->line.count;
	while (!rc && f->from) {
		rc = find_run(f);
		if (!rc && (f->item_count >= ITEMS_MAX || !f->from))
			rc = enter(f);
	}
	if (!rc)
		add_commits(f, f->line.count);
	for (size_t i = 0; i < AHEAD; i++) {
		pp_arena_release(&f->chunks[i].arena);
		pp_free(f->chunks[i].items);
		pp_free(f->chunks[i].changes);
	}
	pp_free(f->chunks);
	return rc || f->fault ? -1 : 0;
}

static int add_eras(struct fill *f)
{
	size_t count;
	struct pp_era **eras = pp_eras_list(f->eras, &count);

	for (size_t i = 0; !f->fault && i < count; i++)
		if (!eras[i]->kept.number)
			f->fault = pp_history_add_era(f->writer,
						      &eras[i]->kept);
	return f->fault ? -1 : 0;
}

/* What was there before and is behind the new tip no more goes. */
static int cut_back(struct fill *f)
{
	struct pp_history_known tip;

	if (pp_id_is_zero(f->state.tip) || f->line.meets_old)
		return 0;
	f->has_cut = true;
	f->fault = pp_history_find(&tip, f->ask->db, f->ask->tip);
	if (!f->fault)
		f->fault = pp_history_keep(f->ask->db, tip.number);
	return f->fault ? -1 : 0;
}

/* Do the commits that are left hide what those before did? */
static bool hides_as_before(struct fill *f)
{
	struct pp_arena *arena = f->ask->into.arena;
	struct pp_history_eras left = { 0 };
	struct pp_str *texts;

	f->fault = pp_history_eras(&left, arena, f->ask->db);
	texts = pp_new(arena, struct pp_str, left.count);
	for (size_t i = 0; i < left.count; i++)
		texts[i] = left.items[i].hidden;
	return pp_str_eq(pp_hidden_join(arena, texts, left.count),
			 f->state.hidden);
}

/* Nothing can be reached: the branch has no commit yet. */
static enum pp_history_filled fill_nothing(struct fill *f)
{
	if (!pp_id_is_zero(f->state.tip))
		return PP_HISTORY_REBUILD;
	f->state.graft = f->ask->graft;
	f->fault = pp_history_set_state(f->ask->db, &f->state);
	return f->fault ? PP_HISTORY_DB : PP_HISTORY_FILLED;
}

static enum pp_history_filled run(struct fill *f)
{
	struct pp_history_eras known;
	struct pp_str hidden;

	f->fault = pp_history_state(&f->state, f->ask->into.arena, f->ask->db);
	if (!f->fault)
		f->fault = pp_history_eras(&known, f->ask->into.arena,
					   f->ask->db);
	if (f->fault)
		return PP_HISTORY_DB;
	if (pp_id_is_zero(f->ask->tip))
		return fill_nothing(f);
	if (!pp_id_is_zero(f->state.tip) &&
	    !pp_str_eq(f->state.graft, f->ask->graft))
		return PP_HISTORY_REBUILD;
	f->eras = pp_eras_new(f->ask->pool);
	pp_eras_add(f->eras, &known);
	if (find_commits(f) < 0)
		return f->fault ? PP_HISTORY_DB : PP_HISTORY_FAILED;
	hidden = pp_eras_hidden(f->eras);
	if (!pp_id_is_zero(f->state.tip) &&
	    !pp_str_eq(hidden, f->state.hidden))
		return PP_HISTORY_REBUILD;
	pp_eras_hide(f->eras, hidden);
	f->writer = pp_history_writer_new(f->ask->db);
	if (add_eras(f) < 0 || do_runs(f) < 0 || cut_back(f) < 0)
		return f->fault ? PP_HISTORY_DB : PP_HISTORY_FAILED;
	if (f->has_cut && !hides_as_before(f))
		return f->fault ? PP_HISTORY_DB : PP_HISTORY_REBUILD;
	memcpy(f->state.tip, f->ask->tip, PP_ID_SIZE);
	f->state.graft = f->ask->graft;
	f->state.hidden = hidden;
	f->fault = pp_history_set_state(f->ask->db, &f->state);
	return f->fault ? PP_HISTORY_DB : PP_HISTORY_FILLED;
}

enum pp_history_filled pp_history_fill(size_t *commits,
				       enum pp_db_fault *fault,
				       const struct pp_history_fill *ask)
{
	struct fill f = { .ask = ask };
	enum pp_history_filled filled = run(&f);
	enum pp_db_fault last = pp_history_writer_end(f.writer);

	if (filled == PP_HISTORY_FILLED && last) {
		filled = PP_HISTORY_DB;
		f.fault = last;
	}
	for (size_t k = 0; k < f.threads; k++) {
		struct worker *w = &f.workers[k];

		if (k)
			pp_repo_free(w->repo);
		pp_arena_release(&w->arena);
		pp_arena_release(&w->scrap);
		pp_versions_release(&w->versions);
		pp_sink_release(&w->sink);
	}
	pp_map_release(&f.records);
	pp_eras_free(f.eras);
	pp_free(f.items);
	pp_free(f.heads);
	pp_free(f.pieces);
	*commits = f.line.count;
	*fault = f.fault;
	return filled;
}
