/* A reader of loose objects that always ends: see the header. */
#include "store/loose.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>


#include "base/memory.h"
#include "base/str.h"
#include "store/id.h"
#include "store/libgit2.h"

struct loose {
	git_odb_backend parent;		/* first: libgit2 hands us this */
	char *folder;
};

/* One object being inflated. */
struct inflation {
	int fd;
	uint64_t file_size;
	z_stream z;
	bool ended;
	unsigned char in[8192];
};

struct header {
	git_object_t type;
	size_t size;			/* of the object */
	size_t length;			/* of the header, with its NUL */
};

enum {
	HEADER_MAX = 32,		/* "commit 18446744073709551615" */
	RATIO_MAX = 1032,		/* what deflate can do at most */
};

static int damaged(const git_oid *id, const char *what)
{
	char hex[PP_ID_HEX], text[128];

	pp_id_hex(hex, id->id);
	snprintf(text, sizeof(text), "loose object %s %s", hex, what);
	git_error_set_str(GIT_ERROR_ODB, text);
	return GIT_ERROR;
}

static char *object_path(const struct loose *loose, const git_oid *id)
{
	size_t n = strlen(loose->folder) + PP_ID_HEX + 3;
	char *path = pp_alloc(n, 1), hex[PP_ID_HEX];

	pp_id_hex(hex, id->id);
	snprintf(path, n, "%s/%.2s/%s", loose->folder, hex, hex + 2);
	return path;
}

static int start(struct inflation *f, const struct loose *loose,
		 const git_oid *id)
{
	char *path = object_path(loose, id);
	struct stat st;

	*f = (struct inflation){ .fd = open(path, O_RDONLY | O_CLOEXEC |
						  O_NONBLOCK | O_NOCTTY) };
	pp_free(path);
	if (f->fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return GIT_ENOTFOUND;
	if (f->fd < 0)
		return damaged(id, strerror(errno));
	if (fstat(f->fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		close(f->fd);
		return damaged(id, "is not a file");
	}
	f->file_size = (uint64_t)st.st_size;
	if (inflateInit(&f->z) != Z_OK)
		pp_oom();
	return 0;
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

/* "blob 123\0", at the start of bytes. */
static int parse_header(struct header *out, struct pp_str bytes)
{
	const char *end = bytes.n ? memchr(bytes.p, '\0', bytes.n) : NULL;
	const char *space = end ? memchr(bytes.p, ' ', bytes.n) : NULL;
	char type[HEADER_MAX];
	uint64_t size = 0;

	if (!space || space > end || end - space < 2 || end - space > 20)
		return -1;
	memcpy(type, bytes.p, (size_t)(space - bytes.p));
	type[space - bytes.p] = '\0';
	for (const char *p = space + 1; p < end; p++) {
		if (*p < '0' || *p > '9')
			return -1;
		size = size * 10 + (uint64_t)(*p - '0');
	}
	out->type = git_object_string2type(type);
	out->size = (size_t)size;
	out->length = (size_t)(end - bytes.p) + 1;
	return git_object_typeisloose(out->type) ? 0 : -1;
}

/* Start, and read the header; *n bytes of the object that came with it are
 * left in first, after the header.  On success stop(f) is the caller's. */
static int start_header(struct header *h, struct inflation *f,
			struct pp_str *first, char bytes[HEADER_MAX])
{
	ssize_t n = inflate_some(f, bytes, HEADER_MAX);

	if (n < 0 || parse_header(h, (struct pp_str){ bytes, (size_t)n }))
		return -1;
	/* A size that this many bytes cannot hold would only take memory. */
	if (h->size / RATIO_MAX > f->file_size + 1)
		return -1;
	first->p = bytes + h->length;
	first->n = (size_t)n - h->length;
	return first->n > h->size ? -1 : 0;
}

static int read_header(size_t *size, git_object_t *type,
		       git_odb_backend *backend, const git_oid *id)
{
	struct inflation f;
	char bytes[HEADER_MAX];
	struct pp_str first;
	struct header h;
	int rc = start(&f, (struct loose *)backend, id);

	if (rc)
		return rc;
	rc = start_header(&h, &f, &first, bytes);
	stop(&f);
	if (rc)
		return damaged(id, "has no header");
	*size = h.size;
	*type = h.type;
	return 0;
}

static int read_rest(char *data, struct inflation *f, const struct header *h,
		     struct pp_str first)
{
	size_t left = h->size - first.n;
	char extra;

	if (first.n)
		memcpy(data, first.p, first.n);
	if (inflate_some(f, data + first.n, left) != (ssize_t)left)
		return -1;
	data[h->size] = '\0';
	/* The stream must end here, with its checksum. */
	return inflate_some(f, &extra, 1) == 0 && f->ended ? 0 : -1;
}

static int read_object(void **out, size_t *size, git_object_t *type,
		       git_odb_backend *backend, const git_oid *id)
{
	struct inflation f;
	char bytes[HEADER_MAX];
	struct pp_str first;
	struct header h;
	void *data = NULL;
	int rc = start(&f, (struct loose *)backend, id);

	if (rc)
		return rc;
	rc = start_header(&h, &f, &first, bytes);
	if (!rc) {
		data = git_odb_backend_data_alloc(backend, h.size + 1);
		rc = data ? read_rest(data, &f, &h, first) : -1;
	}
	stop(&f);
	if (rc) {
		if (data)
			git_odb_backend_data_free(backend, data);
		return damaged(id, "is cut short or broken");
	}
	*out = data;
	*size = h.size;
	*type = h.type;
	return 0;
}

/* libgit2's own backend will look a short id up, and read what it finds: stop
 * it where that object is broken. */
static int read_prefix(git_oid *out_id, void **out, size_t *size,
		       git_object_t *type, git_odb_backend *backend,
		       const git_oid *id, size_t digits)
{
	struct loose *loose = (struct loose *)backend;
	char hex[PP_ID_HEX], whole[PP_ID_HEX], *path = object_path(loose, id);
	git_oid full;
	struct dirent *d;
	DIR *dir;
	int rc = GIT_ENOTFOUND;

	(void)out_id;
	*strrchr(path, '/') = '\0';
	dir = opendir(path);
	pp_free(path);
	pp_id_hex(hex, id->id);
	while (dir && rc == GIT_ENOTFOUND && (d = readdir(dir))) {
		if (strlen(d->d_name) != PP_ID_HEX - 3 || digits < 2 ||
		    strncmp(d->d_name, hex + 2, digits - 2))
			continue;
		snprintf(whole, sizeof(whole), "%.2s%.38s", hex, d->d_name);
		if (git_oid_fromstr(&full, whole))
			continue;
		rc = read_object(out, size, type, backend, &full);
		if (!rc) {
			git_odb_backend_data_free(backend, *out);
			rc = GIT_ENOTFOUND;
		}
	}
	if (dir)
		closedir(dir);
	return rc;
}

static void free_backend(git_odb_backend *backend)
{
	struct loose *loose = (struct loose *)backend;

	pp_free(loose->folder);
	pp_free(loose);
}

int pp_loose_backend(struct git_odb_backend **out, const char *objects)
{
	struct loose *loose = pp_alloc(1, sizeof(*loose));
	size_t n = strlen(objects) + 1;

	memset(loose, 0, sizeof(*loose));
	if (git_odb_init_backend(&loose->parent, GIT_ODB_BACKEND_VERSION)) {
		pp_free(loose);
		return -1;
	}
	loose->folder = memcpy(pp_alloc(n, 1), objects, n);
	loose->parent.read = read_object;
	loose->parent.read_prefix = read_prefix;
	loose->parent.read_header = read_header;
	loose->parent.free = free_backend;
	*out = &loose->parent;
	return 0;
}
