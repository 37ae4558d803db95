#ifndef PP_STORE_PLACE_H
#define PP_STORE_PLACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/finding.h"

/* Where git keeps things, found by looking at files alone: libgit2's start
 * costs more than a whole warm check, so it is not touched here.
 *
 * All paths are absolute, without a slash at the end (but "/"), and live in
 * the caller's arena; the work tree's has no symbolic links in it. */
struct pp_place {
	const char *git_dir;	/* HEAD and index; of a linked work tree its
				   own folder below worktrees/ */
	const char *common_dir;	/* objects, refs, config; peerpool/ goes here */
	const char *objects;	/* where new objects go: in a hook that a push
				   runs, the quarantine */
	const char *alternates;	/* more object folders, as in
				   GIT_ALTERNATE_OBJECT_DIRECTORIES; or NULL */
	const char *index;	/* the index file; it may not be there */
	const char *worktree;	/* NULL in a bare repository */
};

/* Find the repository that the folder from lies in, as git would: GIT_DIR,
 * GIT_WORK_TREE, GIT_COMMON_DIR, GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY and
 * GIT_ALTERNATE_OBJECT_DIRECTORIES (the last two tell a hook of its
 * quarantine) are honoured; then from itself and the folders above it are
 * looked at for a .git folder, a .git file ("gitdir: PATH") or a bare
 * repository.
 * Returns 1 and fills *out; 0 where from is in no repository, which is a
 * normal answer; -1 with a finding (repository) where there is something that
 * cannot be followed, such as a .git file that leads nowhere. */
int pp_place_find(struct pp_place *out, struct pp_arena *arena,
		  struct pp_sink *sink, const char *from);

/* The same without a look at the environment: for a repository that is not
 * the one that git called us for, such as another pool of a workspace. */
int pp_place_find_plain(struct pp_place *out, struct pp_arena *arena,
			struct pp_sink *sink, const char *from);

/* The path of the folder root below the work tree, as git writes it: "" where
 * root is the work tree, "pools/core" (in arena) below it, or NULL where root
 * is elsewhere, or there is no work tree. */
const char *pp_place_prefix(const struct pp_place *place,
			    struct pp_arena *arena, const char *root);

/* Is it a shallow clone, one without all of the history? */
bool pp_place_is_shallow(const struct pp_place *place);

#endif
