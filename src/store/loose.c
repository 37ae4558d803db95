/* A reader of loose objects that always ends: see the header. */
#include "store/loose.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/memory.h"
#include "store/inflate.h"

/* One object being inflated. */
struct inflation {
	int fd;
	uint64_t file_size;
	z_stream z;
	bool ended;
	unsigned char in[8192];
};

struct header {
	enum pp_object_type type;
	uint64_t size;			/* of the object */
	size_t length;			/* of the header, with its NUL */
};

enum { HEADER_MAX = 32 };		/* "commit 18446744073709551615" */

static enum pp_object_fault damaged(struct pp_loose *loose, const char *why)
{
	loose->why = why;
	return PP_OBJECT_DAMAGED;
}

static int open_file(const struct pp_loose *loose)
{
	size_t n = strlen(loose->folder) + PP_ID_HEX + 3;
	char *path = pp_alloc(n, 1), hex[PP_ID_HEX];
	int fd;

	pp_id_hex(hex, loose->id);
	snprintf(path, n, "%s/%.2s/%s", loose->folder, hex, hex + 2);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	pp_free(path);
	return fd;
}

static enum pp_object_fault start(struct inflation *f, struct pp_loose *loose)
{
	struct stat st;

	*f = (struct inflation){ .fd = open_file(loose) };
	if (f->fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return PP_OBJECT_MISSING;
	if (f->fd < 0)
		return damaged(loose, "cannot be opened");
	if (fstat(f->fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		close(f->fd);
		return damaged(loose, "is not a file");
	}
	f->file_size = (uint64_t)st.st_size;
	if (inflateInit(&f->z) != Z_OK)
		pp_oom();
	return PP_OBJECT_OK;
}

static void stop(struct inflation *f)
{
	inflateEnd(&f->z);
	close(f->fd);
}

/* Inflate up to n bytes to out; returns how many, fewer only where the stream
 * ends or is cut short (ended tells which), or -1 where it is broken. */
static ssize_t inflate_some(struct inflation *f, void *out, size_t n)
{
	size_t done = 0;

	while (done < n && !f->ended) {
		size_t want = n - done < 1u << 30 ? n - done : 1u << 30;
		ssize_t got;
		int rc;

		if (!f->z.avail_in) {
			got = read(f->fd, f->in, sizeof(f->in));
			if (got < 0 && errno == EINTR)
				continue;
			if (got <= 0)
				return got < 0 ? -1 : (ssize_t)done;
			f->z.next_in = f->in;
			f->z.avail_in = (uInt)got;
		}
		f->z.next_out = (Bytef *)out + done;
		f->z.avail_out = (uInt)want;
		rc = inflate(&f->z, Z_NO_FLUSH);
		done += want - f->z.avail_out;
		f->ended = rc == Z_STREAM_END;
		if (rc != Z_OK && rc != Z_STREAM_END)
			return -1;
	}
	return (ssize_t)done;
}

static enum pp_object_type type_of(struct pp_str name)
{
	return pp_str_is(name, "blob") ? PP_OBJECT_BLOB :
	       pp_str_is(name, "tree") ? PP_OBJECT_TREE :
	       pp_str_is(name, "commit") ? PP_OBJECT_COMMIT :
	       pp_str_is(name, "tag") ? PP_OBJECT_TAG : PP_OBJECT_ANY;
}

/* "blob 123\0", at the start of bytes. */
static int parse_header(struct header *out, struct pp_str bytes)
{
	const char *end = bytes.n ? memchr(bytes.p, '\0', bytes.n) : NULL;
	const char *space = end ? memchr(bytes.p, ' ', bytes.n) : NULL;
	uint64_t size = 0;

	if (!space || space > end || end - space < 2 || end - space > 20)
		return -1;
	for (const char *p = space + 1; p < end; p++) {
		if (*p < '0' || *p > '9')
			return -1;
		size = size * 10 + (uint64_t)(*p - '0');
	}
	out->type = type_of((struct pp_str){ bytes.p,
					     (size_t)(space - bytes.p) });
	out->size = size;
	out->length = (size_t)(end - bytes.p) + 1;
	return out->type ? 0 : -1;
}

/* Start, and read the header; the bytes of the object that came with it are
 * left in first, after the header. */
static int start_header(struct header *h, struct inflation *f,
			struct pp_str *first, char bytes[HEADER_MAX])
{
	ssize_t n = inflate_some(f, bytes, HEADER_MAX);

	if (n < 0 || parse_header(h, (struct pp_str){ bytes, (size_t)n }))
		return -1;
	/* A size that this many bytes cannot hold would only take memory. */
	if (h->size > pp_inflate_most(f->file_size))
		return -1;
	first->p = bytes + h->length;
	first->n = (size_t)n - h->length;
	return first->n > h->size ? -1 : 0;
}

static int read_rest(struct pp_block *block, struct inflation *f,
		     struct pp_str first)
{
	size_t left = block->size - first.n;
	char extra;

	if (first.n)
		memcpy(block->bytes, first.p, first.n);
	if (inflate_some(f, block->bytes + first.n, left) != (ssize_t)left)
		return -1;
	/* The stream must end here, with its checksum. */
	return inflate_some(f, &extra, 1) == 0 && f->ended ? 0 : -1;
}

static enum pp_object_fault read_block(struct pp_block **out,
				       struct inflation *f,
				       struct pp_loose *loose, size_t limit)
{
	char bytes[HEADER_MAX];
	struct pp_block *block;
	struct pp_str first;
	struct header h;

	if (start_header(&h, f, &first, bytes))
		return damaged(loose, "is cut short or broken");
	if (h.size > (limit ? limit : PP_OBJECT_LIMIT))
		return PP_OBJECT_SIZE;
	block = pp_block_new((size_t)h.size, h.type);
	if (read_rest(block, f, first)) {
		pp_block_release(block);
		return damaged(loose, "is cut short or broken");
	}
	*out = block;
	return PP_OBJECT_OK;
}

enum pp_object_fault pp_loose_read(struct pp_block **out,
				   struct pp_loose *loose, size_t limit)
{
	struct inflation f;
	enum pp_object_fault fault = start(&f, loose);

	if (fault)
		return fault;
	fault = read_block(out, &f, loose, limit);
	stop(&f);
	return fault;
}

enum pp_object_fault pp_loose_look(size_t *size, enum pp_object_type *type,
				   struct pp_loose *loose)
{
	struct inflation f;
	char bytes[HEADER_MAX];
	struct pp_str first;
	struct header h;
	enum pp_object_fault fault = start(&f, loose);

	if (fault)
		return fault;
	if (start_header(&h, &f, &first, bytes))
		fault = damaged(loose, "has no header");
	stop(&f);
	if (fault)
		return fault;
	*size = (size_t)h.size;
	*type = h.type;
	return PP_OBJECT_OK;
}
