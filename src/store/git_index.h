#ifndef PP_STORE_GIT_INDEX_H
#define PP_STORE_GIT_INDEX_H

#include "base/file.h"
#include "store/id.h"
#include "store/place.h"

/* Which blob a file of the work tree is, without reading it: git's index says
 * it of each file that has not changed since git looked at it last.
 *
 *   struct pp_git_index *git = pp_git_index_open(place, prefix);
 *
 *   for (each file, in the order of paths)
 *           if (pp_git_index_id(id, git, file->path, &file->stat))
 *                   ...the file is what git keeps as blob id
 *   pp_git_index_close(git);
 *
 * What is said is "the same as that blob, by git's own lights": where
 * attributes or core.autocrlf make the bytes of the work tree others than those
 * of the blob, the id is the blob's all the same.  And the index is not hashed
 * to see whether it is damaged, for that takes ten times as long as all else: a
 * flipped bit can give an id that no object bears.  So use the id to see that a
 * file is as it was (equal to an id that is known already of that path), and
 * read the file, by its path, for everything else.
 *
 * Versions 2, 3 and 4 of gitformat-index(5), SHA-1.  Libgit2 is not started.
 * One thread at a time. */
struct pp_git_index;

/* prefix is the pool's folder below the work tree, "" or "pools/core"; it is
 * copied.  NULL where there is no index, or none that can be used. */
struct pp_git_index *pp_git_index_open(const struct pp_place *place,
				       const char *prefix);
/* Takes NULL. */
void pp_git_index_close(struct pp_git_index *index);

/* True and *id, where the file at path (below prefix), with this stat data, is
 * as git saw it.  False is "cannot tell": it is not in the index, its stat data
 * is another, it was changed when the index was written or later ("racy"), it
 * is empty, in conflict, or marked as assumed to be unchanged, skipped or not
 * yet added; the entries of a shared (split) index or below a sparse folder are
 * not looked at; the index is damaged.  index may be NULL: false.
 * Asked in ascending order of paths, all questions together go through the
 * index once (100,000 entries: 3 ms); a path that comes before the last one
 * starts at the beginning again. */
bool pp_git_index_id(uint8_t id[PP_ID_SIZE], struct pp_git_index *index,
		     const char *path, const struct pp_stat *stat);

#endif
