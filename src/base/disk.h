#ifndef PP_BASE_DISK_H
#define PP_BASE_DISK_H

#include <stdbool.h>

#include "base/str.h"

/* Steps of changing many files so that a power cut loses nothing.  Paths are
 * as in openat(2); each returns 0, or -1 with errno set. */

/* Write all that has been written to the file system of fd to its disk: for
 * many files it takes a fraction of flushing each. */
int pp_disk_flush(int fd);

/* Write the file or folder to its disk. */
int pp_disk_flush_path(const char *path);

/* Make the file name below dir, which must not be there, of these bytes; read
 * them back and compare.  mode is the kernel's (less umask).  The open file is
 * *out where out is not NULL.  On failure there is none. */
int pp_disk_make(int *out, int dir, const char *name, struct pp_str bytes,
		 unsigned mode);

/* Write bytes over the whole of an open file, and cut it there; read back. */
int pp_disk_rewrite(int fd, struct pp_str bytes);

/* Move a file; with exclusive, EEXIST where the new name is there. */
struct pp_disk_move {
	int from_dir, to_dir;
	const char *from, *to;
	bool exclusive;
};

int pp_disk_move(const struct pp_disk_move *move);

/* Do the two lead to one and the same file? */
bool pp_disk_is_same(const char *a, const char *b);

/* Remove the folder and all in it; no symbolic link is followed. */
int pp_disk_remove(int dir, const char *name);

#endif
