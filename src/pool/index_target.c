/* Nothing is opened before it is needed: what HEAD leads to can be told from
 * the refs alone, and often that is all. */
#include "pool/index_target.h"

#include "store/ref.h"
#include "store/tree.h"

static int report(struct pp_sink *sink, const struct pp_rule *rule,
		  const char *text)
{
	pp_report(sink, rule, (struct pp_pos){ 0 }, "%s", text);
	return PP_INDEX_STOP;
}

int pp_index_target_init(struct pp_index_target *t)
{
	const struct pp_index_want *want = t->want;
	int rc = 0;

	t->repo = want->repo;
	if (t->source == PP_SOURCE_WORKTREE && !t->pool->root)
		return report(t->into.sink, PP_R(POOL_CONFIG),
			      "a bare repository has no work tree");
	if (t->source != PP_SOURCE_WORKTREE && !t->pool->in_git)
		return report(t->into.sink, PP_R(POOL_CONFIG),
			      "the pool is not in a git repository");
	if (t->source != PP_SOURCE_REVISION)
		return 0;
	if (!t->is_head) {
		memcpy(t->commit, want->commit.id, PP_ID_SIZE);
		memcpy(t->top, want->commit.tree, PP_ID_SIZE);
		return 0;
	}
	rc = pp_ref_read(t->commit, &t->pool->place, "HEAD");
	if (!rc)
		return report(t->into.sink, PP_R(REVISION),
			      "HEAD: there is no commit yet");
	t->has_commit = rc > 0;
	return 0;
}

static int need_repo(struct pp_index_target *t)
{
	if (t->repo)
		return 0;
	t->repo = pp_repo_open(&t->pool->place, t->into.sink);
	t->owns_repo = t->repo;
	return t->repo ? 0 : PP_INDEX_STOP;
}

static int need_commit(struct pp_index_target *t)
{
	struct pp_commit commit;
	int rc;

	if (!pp_id_is_zero(t->top))
		return 0;
	rc = t->has_commit ?
		pp_rev_lookup(&commit, t->repo, t->into.sink, t->commit) :
		pp_rev_resolve(&commit, t->repo, t->into.sink, "HEAD");
	if (rc < 0)
		return PP_INDEX_STOP;
	t->has_commit = true;
	memcpy(t->commit, commit.id, PP_ID_SIZE);
	memcpy(t->top, commit.tree, PP_ID_SIZE);
	return 0;
}

int pp_index_target_tree(struct pp_index_target *t)
{
	struct pp_tree_found found = { 0 };
	enum pp_object_fault why;

	if (t->has_tree)
		return 0;
	if (need_repo(t) || need_commit(t))
		return PP_INDEX_STOP;
	why = pp_tree_find(&found, t->repo, t->top, t->pool->prefix);
	if (why) {
		pp_report(t->into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "cannot read the commit: its tree %s",
			  pp_object_fault_text(why));
		return PP_INDEX_STOP;
	}
	t->has_tree = true;
	if (found.is_there && (found.mode & 0170000) == 0040000)
		memcpy(t->tree, found.id, PP_ID_SIZE);
	return 0;
}

void pp_index_target_release(struct pp_index_target *t)
{
	pp_snapshot_free(t->snapshot);
	if (t->owns_repo)
		pp_repo_free(t->repo);
}

static int open_snapshot(struct pp_index_target *t)
{
	const struct pp_pool *pool = t->pool;
	struct pp_commit commit;

	if (t->source == PP_SOURCE_WORKTREE) {
		t->snapshot = pp_snapshot_worktree(t->into.sink, pool->root);
	} else if (t->source == PP_SOURCE_STAGED) {
		if (need_repo(t))
			return PP_INDEX_STOP;
		t->snapshot = pp_snapshot_staged(t->into.sink, t->repo,
						 pool->prefix);
	} else {
		if (pp_index_target_tree(t))
			return PP_INDEX_STOP;
		memcpy(commit.id, t->commit, PP_ID_SIZE);
		memcpy(commit.tree, t->top, PP_ID_SIZE);
		t->snapshot = pp_snapshot_revision(t->into.sink, t->repo,
						   &commit, pool->prefix);
	}
	return t->snapshot ? 0 : PP_INDEX_STOP;
}

int pp_index_target_snapshot(struct pp_index_target *t)
{
	return t->snapshot ? 0 : open_snapshot(t);
}
