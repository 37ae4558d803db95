/* Which commits are new: see the header. */
#include "pool/lineage.h"

#include "base/map.h"
#include "base/parallel.h"
#include "index/history.h"

struct search;

struct worker {
	struct search *search;
	struct pp_repo *repo;
	struct pp_sink sink;
	bool failed;
};

struct search {
	const struct pp_lineage_want *want;
	struct pp_listing into;
	struct pp_lineage *out;
	enum pp_db_fault fault;
	struct pp_map by_id;		/* struct pp_descendant */
};

static struct pp_str id_key(const uint8_t *id)
{
	return (struct pp_str){ (const char *)id, PP_ID_SIZE };
}

static bool is_known(void *data, const uint8_t id[PP_ID_SIZE])
{
	struct search *s = data;
	struct pp_history_known known;
	enum pp_db_fault fault = pp_history_find(&known, s->want->db, id);

	if (fault && fault != PP_DB_NONE)
		s->fault = fault;
	if (!fault && !memcmp(id, s->want->old_tip, PP_ID_SIZE))
		s->out->meets_old = true;
	return !fault;
}

/* --- eras ----------------------------------------------------------------- */

static void find_era(struct worker *w, struct pp_descendant *d)
{
	struct pp_commit commit;

	memcpy(commit.id, d->info->id, PP_ID_SIZE);
	memcpy(commit.tree, d->info->tree, PP_ID_SIZE);
	if (pp_eras_at(&d->era, w->search->want->eras, &w->sink, w->repo,
		       &commit) < 0)
		w->failed = true;
}

static void find_eras(void *data, struct pp_batch *batch)
{
	struct worker *w = data;

	while (pp_batch_next(batch))
		for (size_t i = batch->from; !w->failed && i < batch->to; i++)
			find_era(w, &w->search->out->items[i]);
}

static int find_all_eras(struct search *s)
{
	size_t threads = pp_parallel_threads(s->out->count);
	struct worker workers[PP_THREADS_MAX] = { 0 };
	void *list[PP_THREADS_MAX];
	int rc = 0;

	if (threads > s->want->threads)
		threads = s->want->threads;
	for (size_t k = 0; k < threads; k++) {
		workers[k].search = s;
		workers[k].repo = s->want->repos[k];
		list[k] = &workers[k];
	}
	pp_parallel_run(find_eras, list, threads, s->out->count);
	for (size_t k = 0; k < threads; k++) {
		pp_sink_absorb(s->into.sink, &workers[k].sink);
		pp_sink_release(&workers[k].sink);
		if (workers[k].failed)
			rc = -1;
	}
	return rc;
}

/* --- parents -------------------------------------------------------------- */

/* One that is in the database already. */
static int known_parent(struct search *s, struct pp_past_tree *out,
			int64_t *number, const uint8_t id[PP_ID_SIZE])
{
	struct pp_history_known known;
	struct pp_commit_info info;

	s->fault = pp_history_find(&known, s->want->db, id);
	if (s->fault ||
	    pp_commit_read(&info, s->into, s->want->repos[0], id) < 0)
		return -1;
	out->tree = (const uint8_t *)pp_arena_copy(
		s->into.arena, (const char *)info.tree, PP_ID_SIZE);
	out->era = pp_eras_find(s->want->eras, known.era);
	*number = known.number;
	if (!out->era)
		s->fault = PP_DB_BAD;
	return out->era ? 0 : -1;
}

static int link_parents(struct search *s, struct pp_descendant *d)
{
	const struct pp_commit_info *info = d->info;

	for (size_t i = 0; i < info->parent_count; i++) {
		const struct pp_map_entry *e;
		const struct pp_descendant *parent;

		e = pp_map_get(&s->by_id, id_key(info->parents[i]));
		if (!e && known_parent(s, &d->trees[i + 1], &d->parents[i],
				       info->parents[i]) < 0)
			return -1;
		if (!e)
			continue;
		parent = e->ptr;
		d->trees[i + 1] = parent->trees[0];
		d->parents[i] = parent->number;
	}
	return 0;
}

/* Where the kinds of a commit cannot be read, those of its first parent
 * hold. */
static int link_one(struct search *s, struct pp_descendant *d)
{
	size_t count = d->info->parent_count;

	d->tree_count = count + 1;
	d->trees = pp_new(s->into.arena, struct pp_past_tree, d->tree_count);
	d->parents = pp_new(s->into.arena, int64_t, count);
	if (link_parents(s, d) < 0)
		return -1;
	if (d->era->is_faulty && count)
		d->era = d->trees[1].era;
	d->trees[0] = (struct pp_past_tree){ d->info->tree, d->era };
	pp_map_put(&s->by_id, id_key(d->info->id), NULL)->ptr = d;
	return 0;
}

static int find(struct search *s)
{
	const struct pp_lineage_want *want = s->want;
	struct pp_commits commits;
	int64_t next;

	s->fault = pp_history_next(&next, want->db);
	if (s->fault || pp_commits_walk(&commits, s->into, want->repos[0],
					want->tip, is_known, s) < 0 ||
	    s->fault)
		return -1;
	s->out->items = pp_new(s->into.arena, struct pp_descendant,
			       commits.count);
	s->out->count = commits.count;
	for (size_t i = 0; i < commits.count; i++) {
		s->out->items[i].info = &commits.items[i];
		s->out->items[i].number = next + (int64_t)i;
	}
	if (find_all_eras(s) < 0)
		return -1;
	for (size_t i = 0; i < commits.count; i++)
		if (link_one(s, &s->out->items[i]) < 0)
			return -1;
	return 0;
}

int pp_lineage_find(struct pp_lineage *out, enum pp_db_fault *fault,
		    struct pp_listing into, const struct pp_lineage_want *want)
{
	struct search s = { .want = want, .into = into, .out = out };
	int rc;

	*out = (struct pp_lineage){ 0 };
	rc = find(&s);
	pp_map_release(&s.by_id);
	*fault = s.fault;
	return rc;
}
