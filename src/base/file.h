#ifndef PP_BASE_FILE_H
#define PP_BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/finding.h"

/* What tells that a file has not changed, as git's index uses it. */
struct pp_stat {
	uint64_t device, inode;
	uint64_t size;			/* bytes */
	int64_t mtime_s, ctime_s;
	uint32_t mtime_ns, ctime_ns;
	uint32_t mode;			/* st_mode */
	uint32_t unused;		/* no padding: it is written to disk */
};

/* Read the regular file name, below the open directory dir (AT_FDCWD: the
 * working directory), into bytes (cleared first), following no symbolic link at
 * its end and never waiting on a pipe.  At most limit bytes: a larger file is
 * refused at once, unread.  shown is the file's name for findings.
 * Returns 0, and sets *out where out is not NULL; or -1, and sink has a finding
 * (file-type, file-size, file-read). */
int pp_file_read(struct pp_buf *bytes, struct pp_stat *out,
		 struct pp_sink *sink, const char *shown, int dir,
		 const char *name, size_t limit);

/* Like it, where symbolic links may be followed: for files that a user
 * names. */
int pp_file_read_named(struct pp_buf *bytes, struct pp_sink *sink,
		       const char *name, size_t limit);

/* All that can be read from the descriptor, at most limit bytes.  Returns 0,
 * or -1 with a finding about shown. */
int pp_file_read_fd(struct pp_buf *bytes, struct pp_sink *sink,
		    const char *shown, int fd, size_t limit);

/* The absolute path, without symbolic links in it, of what path leads to; in
 * arena.  NULL with errno where it leads nowhere. */
const char *pp_file_real(struct pp_arena *arena, const char *path);

/* lstat below dir.  Returns 0, or -1 with errno set. */
int pp_file_stat(struct pp_stat *out, int dir, const char *name);

/* stat: of what a symbolic link leads to.  0, or -1 with errno set. */
int pp_file_stat_followed(struct pp_stat *out, const char *name);

/* Write bytes to path so that, at any moment, path holds either what it held
 * or all of bytes: a temporary file beside it, flushed to disk, read back,
 * renamed.  mode is that of a new file (an existing file keeps its own); with
 * exclusive, an existing file is an error (EEXIST).  What is there and is no
 * regular file is left alone (EISDIR, EINVAL).  Returns 0, or -1 with errno set
 * and path as it was; but EIO may also mean that the bytes are in place and the
 * folder could not be flushed to disk. */
int pp_file_write(const char *path, struct pp_str bytes, mode_t mode,
		  bool exclusive);

/* Delete the temporary files that writing left in a folder when it was killed,
 * once nobody can be at them any more: an hour later. */
void pp_file_sweep(const char *folder);

/* Flush to disk the folder in which path is, so that a rename stays.  0; or -1
 * with errno set where the disk has a fault. */
int pp_file_sync_folder(const char *path);

/* Make path and the folders above it, with mode.  0, or -1 with errno set. */
int pp_file_mkdirs(const char *path, mode_t mode);

#endif
