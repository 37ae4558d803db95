#ifndef PP_STORE_SNAPSHOT_H
#define PP_STORE_SNAPSHOT_H

#include "base/buf.h"
#include "store/entry.h"
#include "store/rev.h"

/* The files of a pool as one source has them: the work tree (any folder; git
 * is not needed), the git index ("staged"), or a commit.  What a push brings
 * is a commit in a repository opened from the hook's environment (place.h).
 *
 * A snapshot may be listed by one thread at a time and read by many, each
 * through a pp_reader of its own. */
struct pp_snapshot;

enum pp_source { PP_SOURCE_WORKTREE, PP_SOURCE_STAGED, PP_SOURCE_REVISION };

/* The folder root.  NULL with a finding (file-read) where it cannot be
 * opened. */
struct pp_snapshot *pp_snapshot_worktree(struct pp_sink *sink,
					 const char *root);

/* The index of repo, or a commit; the pool is the folder prefix of it ("" for
 * the top: see pp_place_prefix).  repo and prefix must outlive the snapshot.
 * NULL with a finding. */
struct pp_snapshot *pp_snapshot_staged(struct pp_sink *sink,
				       struct pp_repo *repo,
				       const char *prefix);
struct pp_snapshot *pp_snapshot_revision(struct pp_sink *sink,
					 struct pp_repo *repo,
					 const struct pp_commit *commit,
					 const char *prefix);

/* Files laid over a snapshot: each takes the place of the one at path, or is
 * one more.  Sorted by path, none twice. */
struct pp_laid_file {
	const char *path;	/* below the pool's root */
	const char *file;	/* what to read in its place; or NULL: */
	struct pp_str bytes;	/* what it would hold */
};

struct pp_laid {
	const struct pp_laid_file *items;
	size_t count;
};

/* From now on the snapshot is listed and read with them; laid is lent.  Their
 * entries have neither id nor stat data. */
void pp_snapshot_lay(struct pp_snapshot *snapshot, const struct pp_laid *laid);

/* For the listings: add what is laid over folder to out. */
void pp_snapshot_add_laid(struct pp_entries *out, struct pp_arena *arena,
			  const struct pp_snapshot *snapshot,
			  const char *folder);

/* Its readers are freed first.  May be NULL. */
void pp_snapshot_free(struct pp_snapshot *snapshot);

/* The open folder of a work tree; -1 for other sources. */
int pp_snapshot_root(const struct pp_snapshot *snapshot);

enum pp_source pp_snapshot_source(const struct pp_snapshot *snapshot);

/* List all that is not a folder below folder ("" for the whole pool,
 * "records"), sorted; paths are relative to the pool's root.  Names that
 * pp_name_is_skipped knows are left out.  Symbolic links are not followed, and
 * are listed.  What cannot be listed (an unreadable folder, an unfit name, a
 * file in conflict) becomes a finding at its path (file-read, file-path) and
 * sets out->incomplete; a folder that is not there sets out->absent.
 * Returns 0 also then; or -1 with a finding where nothing can be listed. */
int pp_snapshot_list(struct pp_entries *out, struct pp_listing into,
		     struct pp_snapshot *snapshot, const char *folder);

/* The entry at path, or PP_ENTRY_FOLDER.  out->path is path itself, lent.
 * 1 and *out; 0 where there is nothing; -1 with a finding. */
int pp_snapshot_find(struct pp_entry *out, struct pp_snapshot *snapshot,
		     struct pp_sink *sink, const char *path);

/* Reads files of one snapshot, in one thread; keeps what is costly to open (a
 * repository handle, the folder read last).  limit: the largest file that it
 * reads, in bytes. */
struct pp_reader;

struct pp_reader *pp_reader_new(struct pp_snapshot *snapshot, size_t limit);
void pp_reader_free(struct pp_reader *reader);

/* Read the file of entry into bytes (cleared first; its maximum should be more
 * than the reader's limit).  An entry from pp_snapshot_list, or made by hand
 * with path alone (see pp_snapshot_find).
 * 0; or -1 with a finding at entry->path: file-type, file-size, file-read. */
int pp_reader_read(struct pp_reader *reader, struct pp_buf *bytes,
		   struct pp_sink *sink, const struct pp_entry *entry);

/* Read the file at path, such as ".peerpool.yaml".  0; 1 where there is none;
 * -1 with a finding. */
int pp_reader_read_path(struct pp_reader *reader, struct pp_buf *bytes,
			struct pp_sink *sink, const char *path);

/* The stat data of the file that was read last, taken as it was opened; NULL
 * where the source is not the work tree, or that read failed. */
const struct pp_stat *pp_reader_stat(const struct pp_reader *reader);

#endif
