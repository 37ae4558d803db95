/* From names to commits: see the header. */
#include "store/rev.h"

#include <string.h>

#include "base/arena.h"
#include "store/git.h"
#include "store/ref.h"

enum { TAGS_MAX = 64 };		/* a tag of a tag of ... */

/* What went wrong with one name.  Not in the words of libgit2, which speak of
 * its inside; those come as a note where they are not about a missing name. */
static int report(struct pp_sink *sink, const struct pp_repo *repo,
		  const char *name, int rc)
{
	const char *why = rc == GIT_ENOTFOUND ?
				  "leads to nothing in this repository" :
			  rc == GIT_EAMBIGUOUS ?
				  "is the beginning of several object ids" :
			  rc == GIT_EINVALIDSPEC ?
				  "is not the name of a revision" :
				  "cannot be read";
	struct pp_finding *f = pp_report(sink, PP_R(REVISION),
					 (struct pp_pos){ 0 },
					 "the revision %s %s",
					 pp_brief(&sink->arena, pp_str(name),
						  60), why);

	if (rc == GIT_ENOTFOUND && pp_place_is_shallow(pp_repo_place(repo)))
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "this clone is shallow, it has the last commits "
			       "only: 'git fetch --unshallow' brings all");
	if (rc != GIT_ENOTFOUND && rc != GIT_EAMBIGUOUS &&
	    rc != GIT_EINVALIDSPEC)
		pp_report_note(sink, f, (struct pp_pos){ 0 }, "git says: %s",
			       pp_git_message());
	return -1;
}

static int report_no_commit(struct pp_sink *sink, const char *name)
{
	pp_report(sink, PP_R(REVISION), (struct pp_pos){ 0 },
		  "the revision %s is not a commit",
		  pp_brief(&sink->arena, pp_str(name), 60));
	return -1;
}

/* 1; 0 where it leads to no commit; -1 with a finding.  object is freed. */
static int peel(struct pp_commit *out, const struct pp_repo *repo,
		struct pp_sink *sink, const char *name, git_object *object)
{
	git_object *commit = NULL;
	int rc = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);

	git_object_free(object);
	if (rc == GIT_EPEEL || rc == GIT_EINVALIDSPEC)
		return 0;
	if (rc)
		return report(sink, repo, name, rc);
	memcpy(out->id, git_object_id(commit)->id, PP_ID_SIZE);
	memcpy(out->tree, git_commit_tree_id((git_commit *)commit)->id,
	       PP_ID_SIZE);
	git_object_free(commit);
	return 1;
}

/* Full ids go before names, and names before short ids, as in git. */
static int look_up_id(git_object **out, git_repository *git, const char *name)
{
	size_t n = strlen(name);
	git_oid id;

	if (n < GIT_OID_MINPREFIXLEN || n > 2 * PP_ID_SIZE ||
	    strspn(name, "0123456789abcdefABCDEF") != n ||
	    git_oid_fromstrp(&id, name))
		return GIT_ENOTFOUND;
	return git_object_lookup_prefix(out, git, &id, n, GIT_OBJECT_ANY);
}

/* A name, or an expression with one in it.  Plain names are looked up here,
 * because libgit2's parser leaks where it finds nothing behind one. */
static int look_up(git_object **out, git_repository *git, const char *name)
{
	git_reference *ref;
	git_oid id;
	int rc;

	if (!*name)
		return GIT_EINVALIDSPEC;
	/* "-g": v1.2-3-g1a2b3c4, as git describe writes it. */
	if (strpbrk(name, "^~@:{") || strstr(name, "-g"))
		return git_revparse_single(out, git, name);
	if (strlen(name) == 2 * PP_ID_SIZE) {
		rc = look_up_id(out, git, name);
		if (rc != GIT_ENOTFOUND)
			return rc;
	}
	rc = git_reference_dwim(&ref, git, name);
	if (rc)
		return rc == GIT_ENOTFOUND || rc == GIT_EINVALIDSPEC ?
			       look_up_id(out, git, name) : rc;
	rc = git_reference_name_to_id(&id, git, git_reference_name(ref));
	git_reference_free(ref);
	return rc ? rc : git_object_lookup(out, git, &id, GIT_OBJECT_ANY);
}

/* The id in the first line of a commit or tag: "tree ID", "object ID". */
static int first_id(uint8_t id[PP_ID_SIZE], struct pp_str bytes,
		    struct pp_str key)
{
	if (!pp_str_starts(bytes, key) || bytes.n <= key.n + 2 * PP_ID_SIZE ||
	    bytes.p[key.n + 2 * PP_ID_SIZE] != '\n')
		return -1;
	return pp_id_parse(id, (struct pp_str){ bytes.p + key.n,
						2 * PP_ID_SIZE });
}

/* The commit that the object is or, as a tag, leads to, by our own reader: 1;
 * 0 where it is another; -1 where libgit2 should say what is wrong. */
static int peel_own(struct pp_commit *out, struct pp_repo *repo,
		    const uint8_t id[PP_ID_SIZE])
{
	struct pp_object object;
	int rc = -1;

	memcpy(out->id, id, PP_ID_SIZE);
	for (int i = 0; i < TAGS_MAX; i++) {
		struct pp_object_want want = { .id = out->id };

		if (pp_object_read(&object, repo, &want))
			return -1;
		if (object.type == PP_OBJECT_TAG) {
			rc = first_id(out->id, object.bytes, PP_LIT("object "));
			pp_object_release(&object);
			if (rc)
				return -1;
			continue;
		}
		rc = 0;
		if (object.type == PP_OBJECT_COMMIT)
			rc = first_id(out->tree, object.bytes,
				      PP_LIT("tree ")) ? -1 : 1;
		pp_object_release(&object);
		return rc;
	}
	return -1;
}

int pp_rev_resolve(struct pp_commit *out, struct pp_repo *repo,
		   struct pp_sink *sink, const char *name)
{
	uint8_t id[PP_ID_SIZE];
	struct pp_commit own;
	git_repository *git;
	git_object *object;
	int rc;

	if (pp_ref_read(id, pp_repo_place(repo), name) > 0 &&
	    peel_own(&own, repo, id) > 0) {
		*out = own;
		return 0;
	}
	git = pp_repo_git(repo, sink);
	if (!git)
		return -1;
	rc = look_up(&object, git, name);
	if (rc)
		return report(sink, repo, name, rc);
	rc = peel(out, repo, sink, name, object);
	return rc ? (rc < 0 ? -1 : 0) : report_no_commit(sink, name);
}

int pp_rev_peel(struct pp_commit *out, struct pp_repo *repo,
		struct pp_sink *sink, const uint8_t id[PP_ID_SIZE])
{
	char hex[PP_ID_HEX];
	struct pp_commit own;
	git_repository *git;
	git_object *object;
	git_oid oid;
	int rc = peel_own(&own, repo, id);

	if (rc > 0)
		*out = own;
	if (rc >= 0)
		return rc;
	git = pp_repo_git(repo, sink);
	if (!git)
		return -1;
	pp_id_hex(hex, id);
	memcpy(oid.id, id, PP_ID_SIZE);
	rc = git_object_lookup(&object, git, &oid, GIT_OBJECT_ANY);
	if (rc)
		return report(sink, repo, hex, rc);
	return peel(out, repo, sink, hex, object);
}

int pp_rev_lookup(struct pp_commit *out, struct pp_repo *repo,
		  struct pp_sink *sink, const uint8_t id[PP_ID_SIZE])
{
	char hex[PP_ID_HEX];
	int rc = pp_rev_peel(out, repo, sink, id);

	pp_id_hex(hex, id);
	return rc ? (rc < 0 ? -1 : 0) : report_no_commit(sink, hex);
}

static int resolve_part(struct pp_commit *out, struct pp_repo *repo,
			struct pp_sink *sink, struct pp_str part)
{
	const char *name = part.n ? pp_arena_str(&sink->arena, part).p : "HEAD";

	return pp_rev_resolve(out, repo, sink, name);
}

int pp_range_resolve(struct pp_range *out, struct pp_repo *repo,
		     struct pp_sink *sink, const char *text)
{
	const char *dots = strstr(text, "..");	/* no ref holds ".." */
	struct pp_commit pair[2];
	bool three;
	int rc;

	if (!dots) {
		struct pp_finding *f = pp_report(
			sink, PP_R(REVISION), (struct pp_pos){ 0 },
			"expected a range such as main..HEAD; this is %s",
			pp_brief(&sink->arena, pp_str(text), 60));

		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "for one revision, use --rev");
		return -1;
	}
	three = dots[2] == '.';
	if (resolve_part(&pair[0], repo, sink,
			 (struct pp_str){ text, (size_t)(dots - text) }) ||
	    resolve_part(&pair[1], repo, sink, pp_str(dots + 2 + three)))
		return -1;
	*out = (struct pp_range){ pair[0], pair[1], true };
	if (!three)
		return 0;
	rc = pp_rev_merge_base(&out->base, repo, sink, pair);
	out->has_base = rc > 0;
	return rc < 0 ? -1 : 0;
}

int pp_rev_merge_base(struct pp_commit *out, struct pp_repo *repo,
		      struct pp_sink *sink, const struct pp_commit pair[2])
{
	git_repository *git = pp_repo_git(repo, sink);
	git_oid base, one, two;
	int rc;

	if (!git)
		return -1;
	memcpy(one.id, pair[0].id, PP_ID_SIZE);
	memcpy(two.id, pair[1].id, PP_ID_SIZE);
	rc = git_merge_base(&base, git, &one, &two);
	if (rc == GIT_ENOTFOUND)
		return 0;
	if (rc) {
		char hex[PP_ID_HEX];

		pp_id_hex(hex, pair[1].id);
		return report(sink, repo, hex, rc);
	}
	return pp_rev_lookup(out, repo, sink, base.id) ? -1 : 1;
}
