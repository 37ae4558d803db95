/* Looking back along a branch. */
#include "publish/touched.h"

#include "store/tree.h"

struct look {
	const struct pp_touched_want *want;
	struct pp_listing into;
	uint8_t (*ids)[PP_ID_SIZE];	/* of the folders at the newer commit */
	uint8_t (*older)[PP_ID_SIZE];
	const char **paths;
};

/* The ids of the folders in a tree; zeros for one that is not there. */
static int read_ids(uint8_t (*ids)[PP_ID_SIZE], const struct look *l,
		    const uint8_t *tree)
{
	for (size_t i = 0; i < l->want->count; i++) {
		struct pp_tree_found found;
		enum pp_object_fault why = pp_tree_find(&found, l->want->repo,
							tree, l->paths[i]);

		if (why) {
			pp_report(l->into.sink, PP_R(REPOSITORY),
				  (struct pp_pos){ 0 }, "a tree of the history "
				  "%s", pp_object_fault_text(why));
			return -1;
		}
		memset(ids[i], 0, PP_ID_SIZE);
		if (found.is_there)
			memcpy(ids[i], found.id, PP_ID_SIZE);
	}
	return 0;
}

static bool is_absent(const struct look *l)
{
	for (size_t i = 0; i < l->want->count; i++)
		if (!pp_id_is_zero(l->ids[i]))
			return false;
	return true;
}

static void keep(struct pp_commit_info *out, struct pp_arena *arena,
		 const struct pp_commit_info *commit)
{
	*out = *commit;
	out->author = pp_arena_str(arena, commit->author);
	out->subject = pp_arena_str(arena, commit->subject);
	out->parents = NULL;
	out->parent_count = 0;
}

static int walk(struct pp_commit_info *out, struct look *l,
		struct pp_arena *scrap)
{
	const struct pp_listing into = { scrap, l->into.sink };
	struct pp_commit_info commit, parent;
	size_t size = l->want->count * PP_ID_SIZE;

	if (pp_commit_read(&commit, into, l->want->repo, l->want->tip) < 0 ||
	    read_ids(l->ids, l, commit.tree) < 0)
		return -1;
	if (is_absent(l))
		return 0;
	keep(out, l->into.arena, &commit);
	while (commit.parent_count) {
		if (pp_commit_read(&parent, into, l->want->repo,
				   commit.parents[0]) < 0)
			return -1;
		if (memcmp(parent.tree, commit.tree, PP_ID_SIZE) != 0) {
			if (read_ids(l->older, l, parent.tree) < 0)
				return -1;
			if (memcmp(l->older, l->ids, size) != 0)
				break;
		}
		commit = parent;
	}
	keep(out, l->into.arena, &commit);
	return 1;
}

int pp_touched_find(struct pp_commit_info *out, struct pp_listing into,
		    const struct pp_touched_want *want)
{
	struct look l = { .want = want, .into = into };
	struct pp_arena scrap = { 0 };
	int rc;

	l.ids = pp_arena_alloc(&scrap, want->count, PP_ID_SIZE, 1);
	l.older = pp_arena_alloc(&scrap, want->count, PP_ID_SIZE, 1);
	l.paths = pp_new(&scrap, const char *, want->count);
	for (size_t i = 0; i < want->count; i++)
		l.paths[i] = *want->prefix ?
			pp_arena_printf(&scrap, "%s/%s", want->prefix,
					want->folders[i]) : want->folders[i];
	rc = want->count ? walk(out, &l, &scrap) : 0;
	pp_arena_release(&scrap);
	return rc;
}
