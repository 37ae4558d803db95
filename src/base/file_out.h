#ifndef PP_BASE_FILE_OUT_H
#define PP_BASE_FILE_OUT_H

#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"

/* A file that is written piece by piece and appears under its name whole or
 * not at all: it grows under a temporary one beside it, is flushed to disk and
 * read back, and is then renamed.  Any size, in little memory.
 *
 *	pp_file_out_begin(&out, path, 0666);
 *	pp_file_out_add(&out, text);
 *	if (!pp_file_out_end(&out))
 *		pp_file_out_publish(&out);
 *	pp_file_out_drop(&out);
 */
struct pp_file_out {
	char *path, *temporary;
	int fd;			/* -1: it was not begun, or has ended */
	int error;		/* errno of the first thing that failed */
	struct pp_buf buf;	/* not yet written */
	uint64_t size;		/* bytes, without those in buf */
	uint64_t sum[2];	/* of these bytes; the same in every process */
};

/* Begin.  mode is that of a new file; one that is there keeps its own.  What is
 * there and is no regular file is left alone (EISDIR, EINVAL).  0, or -1 with
 * errno set.  A zeroed struct may be dropped. */
int pp_file_out_begin(struct pp_file_out *out, const char *path, mode_t mode);

/* What fails is told in the end. */
void pp_file_out_add(struct pp_file_out *out, struct pp_str bytes);

/* All was added: flush it and read it back; size and sum are those of the whole
 * file.  0, or -1 with errno set. */
int pp_file_out_end(struct pp_file_out *out);

/* The same, where somebody else has written the file under its temporary
 * name. */
int pp_file_out_end_other(struct pp_file_out *out);

/* After the end: give it its name, in the place of what has that.  0, or -1
 * with errno set; EIO may also mean that only its folder could not be
 * flushed. */
int pp_file_out_publish(struct pp_file_out *out);

/* Give back memory; what was not published is deleted. */
void pp_file_out_drop(struct pp_file_out *out);

/* The size and sum of a file that is there.  0, or -1 with errno set. */
int pp_file_out_sum(uint64_t *size, uint64_t sum[2], const char *path);

#endif
