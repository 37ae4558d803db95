/* Several pools, each in its own repository, seen as one. */
#include "pool/together.h"

#include <stdlib.h>

#include "base/file.h"
#include "pool/moment.h"
#include "pool/workspace.h"
#include "pool/write.h"

/* One run. */
struct run {
	struct pp_together *out;
	const struct pp_together_want *want;
	struct pp_listing into;
};

static bool is_here(const struct pp_neighbour *n, struct pp_arena *arena)
{
	struct pp_stat ignored;

	return !pp_file_stat_followed(&ignored,
				      pp_arena_printf(arena, "%s/%s",
						      n->folder,
						      PP_CONFIG_FILE));
}

/* The environment's GIT_DIR is about one repository, and not about this. */
static int find_neighbour(struct pp_pool *out, struct pp_arena *arena,
			  struct pp_sink *sink, const char *folder)
{
	struct pp_recovery ignored;
	int rc;

	*out = (struct pp_pool){ .root = pp_file_real(arena, folder) };
	if (!out->root)
		return -1;
	rc = pp_place_find_plain(&out->place, arena, sink, out->root);
	if (rc < 0)
		return -1;
	out->prefix = rc ? pp_place_prefix(&out->place, arena, out->root)
			 : NULL;
	out->in_git = out->prefix;
	/* Whoever only reads another pool must not see the half of a change. */
	return pp_write_recover(&ignored, out,
				(struct pp_listing){ arena, sink });
}

int pp_together_find(struct pp_pool *out, struct pp_arena *arena,
		     struct pp_sink *sink, const char *from)
{
	struct pp_sink none = { 0 };
	struct pp_neighbours all = { 0 };
	const char *real;
	int rc = pp_pool_find(out, arena, &none, from);

	real = rc < 0 ? pp_file_real(arena, from) : NULL;
	if (real && pp_workspace_list(&all, arena, sink, real) < 0)
		pp_sink_clear(&none);
	for (size_t i = 0; rc < 0 && i < all.count; i++)
		if (is_here(&all.items[i], arena))
			rc = find_neighbour(out, arena, sink,
					    all.items[i].folder);
	if (rc < 0)
		pp_sink_absorb(sink, &none);
	pp_sink_release(&none);
	return rc;
}

static struct pp_finding *say(const struct run *r, const char *file,
			      const struct pp_neighbour *n, const char *what)
{
	return pp_report(r->into.sink, PP_R(POOL_ABSENT),
			 (struct pp_pos){ .file = file },
			 "the pool '%.*s' %s: its records are not available",
			 PP_STR(n->name), what);
}

/* It is there and yet cannot be used: for the first of these reasons. */
static void say_unreadable(const struct run *r, const char *file,
			   const struct pp_neighbour *n,
			   const struct pp_sink *why)
{
	struct pp_finding *f = say(r, file, n, "cannot be read");

	f->severity = PP_WARNING;
	r->into.sink->warnings++;
	if (why->count)
		pp_report_note(r->into.sink, f, (struct pp_pos){ 0 }, "%s%s%s",
			       why->items[0]->pos.file ?
				       why->items[0]->pos.file : "",
			       why->items[0]->pos.file ? ": " : "",
			       why->items[0]->text);
}

/* What of a neighbour is to be seen: its work tree, or a day of it. */
static int choose(const struct run *r, struct pp_index_want *want,
		  const struct pp_pool *pool, struct pp_listing into)
{
	struct pp_moment moment;

	*want = (struct pp_index_want){ .source = PP_SOURCE_WORKTREE };
	if (!r->want->at)
		return 0;
	if (!pool->in_git) {
		pp_report(into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "it is in no git repository");
		return -1;
	}
	want->source = PP_SOURCE_REVISION;
	want->repo = pp_repo_open(&pool->place, into.sink);
	if (!want->repo ||
	    pp_moment_find(&moment, pool, want->repo, into, r->want->at) < 0)
		return -1;
	want->commit = moment.commit;
	want->is_head = moment.is_head;
	return 0;
}

static int open_neighbour(const struct run *r, struct pp_together_pool *p,
			  const char *folder, struct pp_sink *why)
{
	struct pp_listing into = { r->into.arena, why };
	struct pp_index_want want = { 0 };
	int rc = -1;

	if (!find_neighbour(&p->pool, into.arena, why, folder) &&
	    !choose(r, &want, &p->pool, into))
		rc = pp_index_open(&p->index, &p->pool, &want, into, NULL);
	pp_repo_free(want.repo);
	if (!rc && !p->index.path) {
		pp_index_close(&p->index);
		pp_report(why, PP_R(INDEX), (struct pp_pos){ 0 },
			  "its index cannot be kept");
		rc = -1;
	}
	return rc;
}

static bool is_own(const struct run *r, const char *folder)
{
	const char *root = r->out->items[0].pool.root;
	const char *real = pp_file_real(r->into.arena, folder);

	return root && real && !strcmp(root, real);
}

static void add_neighbour(const struct run *r, const char *file,
			  const struct pp_neighbour *n)
{
	struct pp_together_pool *p = &r->out->items[r->out->count];
	struct pp_sink why = { 0 };

	if (is_own(r, n->folder))
		return;
	p->name = n->name;
	if (!is_here(n, r->into.arena))
		say(r, file, n, "is not here");
	else if (open_neighbour(r, p, n->folder, &why) < 0)
		say_unreadable(r, file, n, &why);
	else
		r->out->count++;
	pp_sink_release(&why);
}

static int compare_views(const void *a, const void *b)
{
	const struct pp_sql_file *x = a, *y = b;

	return strcmp(x->path, y->path);
}

static bool has_view(const struct pp_together *t, struct pp_str name)
{
	for (size_t i = 0; i < t->view_count; i++)
		if (pp_str_eq(t->views[i].name, name))
			return true;
	return false;
}

static void collect_views(struct pp_together *t, struct pp_arena *arena)
{
	size_t count = 0;

	for (size_t i = 0; i < t->count; i++)
		count += t->items[i].index.view_count;
	t->views = pp_new(arena, struct pp_sql_file, count);
	for (size_t i = 0; i < t->count; i++) {
		const struct pp_index *index = &t->items[i].index;

		for (size_t k = 0; k < index->view_count; k++)
			if (!has_view(t, index->views[k].name))
				t->views[t->view_count++] = index->views[k];
	}
	if (t->view_count)
		qsort(t->views, t->view_count, sizeof(*t->views),
		      compare_views);
}

int pp_together_open(struct pp_together *out, const struct pp_pool *pool,
		     const struct pp_together_want *want,
		     struct pp_listing into)
{
	const struct run r = { out, want, into };
	struct pp_neighbours all = { 0 };

	*out = (struct pp_together){ 0 };
	if (!want->alone && pool->root &&
	    pp_workspace_list(&all, into.arena, into.sink, pool->root) < 0)
		return -1;
	out->items = pp_new(into.arena, struct pp_together_pool,
			    all.count + 1);
	out->items[0].pool = *pool;
	if (pp_index_open(&out->items[0].index, pool, &want->own, into,
			  NULL) < 0)
		return -1;
	out->items[0].name = out->items[0].index.name;
	out->count = 1;
	for (size_t i = 0; i < all.count; i++)
		add_neighbour(&r, all.file, &all.items[i]);
	collect_views(out, into.arena);
	return 0;
}

void pp_together_close(struct pp_together *together)
{
	for (size_t i = together->count; i-- > 0;)
		pp_index_close(&together->items[i].index);
	together->count = 0;
}

void pp_together_discard(struct pp_together *together)
{
	for (size_t i = together->count; i-- > 0;)
		pp_index_discard(&together->items[i].index);
	together->count = 0;
}
