/* Git's index, read by ourselves: a header, then entries sorted by their path,
 * all numbers big endian.  What follows the entries is not looked at. */
#include "store/git_index.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/entry.h"
#include "store/varint.h"

enum {
	HEADER = 12,		/* "DIRC", version, count */
	/* Of an entry: ten numbers of 32 bits, the id, 16 bits of flags. */
	AT_CTIME = 0, AT_MTIME = 8, AT_INODE = 20, AT_MODE = 24, AT_SIZE = 36,
	AT_ID = 40, AT_FLAGS = 60, AT_NAME = 62,
	MORE_FLAGS = 2,		/* bytes, from version 3 */
	FLAG_ASSUMED = 0x8000, FLAG_EXTENDED = 0x4000, FLAG_STAGE = 0x3000,
	FLAG_NAME = 0x0fff,	/* its length, where that is less */
	NAME_LIMIT = 4 * PP_PATH_LIMIT,
	MODE_TYPE = 0170000, MODE_FILE = 0100000,
};

struct pp_git_index {
	const uint8_t *bytes;
	size_t size;
	int64_t time_s;		/* when it was written */
	uint32_t time_ns;
	uint32_t version, count;
	char *prefix;		/* with a '/' at its end; or "" */
	size_t prefix_n;
	/* The entry at hand: the number'th; number == count: the end. */
	uint32_t number;
	const uint8_t *entry, *next;
	const char *name;	/* NUL-terminated */
	const char *passed;	/* that of the entry before; NULL: none */
	bool usable;		/* the flags do not forbid it */
	/* Version 4: names are put together, here and there by turns. */
	char *built[2];
	size_t built_n;
};

static uint32_t u32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static unsigned u16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/* Version 4: so many bytes less of the last name, then the rest of this one. */
static int read_packed_name(struct pp_git_index *x, const uint8_t *p,
			    const uint8_t *end)
{
	long less = pp_varint_read(&p, end, NAME_LIMIT);
	const uint8_t *nul = memchr(p, '\0', (size_t)(end - p));
	char *name = x->built[x->number % 2];
	size_t kept, n;

	if (less < 0 || (size_t)less > x->built_n || !nul)
		return -1;
	kept = x->built_n - (size_t)less;
	n = (size_t)(nul - p);
	if (n > NAME_LIMIT - kept)
		return -1;
	memcpy(name, x->built[(x->number + 1) % 2], kept);
	memcpy(name + kept, p, n + 1);
	x->built_n = kept + n;
	x->name = name;
	x->next = nul + 1;
	return 0;
}

/* Versions 2 and 3: the name, then one to eight NULs to a multiple of eight. */
static int read_plain_name(struct pp_git_index *x, const uint8_t *p,
			   const uint8_t *end, size_t n)
{
	size_t size;

	if (n == FLAG_NAME) {
		const uint8_t *nul = memchr(p, '\0', (size_t)(end - p));

		if (!nul)
			return -1;
		n = (size_t)(nul - p);
	}
	size = ((size_t)(p - x->entry) + n + 8) & ~(size_t)7;
	if (size > (size_t)(end - x->entry) || p[n])
		return -1;
	x->name = (const char *)p;
	x->next = x->entry + size;
	return 0;
}

/* Read the entry at x->next.  -1 where that is none. */
static int read_entry(struct pp_git_index *x)
{
	const uint8_t *end = x->bytes + x->size - PP_ID_SIZE;
	const uint8_t *p = x->next;
	unsigned flags;

	if (end - p < AT_NAME + MORE_FLAGS)
		return -1;
	x->entry = p;
	flags = u16(p + AT_FLAGS);
	/* A second word of flags holds nothing that could be used. */
	x->usable = !(flags & (FLAG_ASSUMED | FLAG_EXTENDED | FLAG_STAGE));
	if (flags & FLAG_EXTENDED && x->version < 3)
		return -1;
	p += AT_NAME + (flags & FLAG_EXTENDED ? MORE_FLAGS : 0);
	return x->version == 4 ?
		       read_packed_name(x, p, end) :
		       read_plain_name(x, p, end, flags & FLAG_NAME);
}

/* To the next entry; where there is none, or it is damaged, to the end. */
static void advance(struct pp_git_index *x)
{
	x->passed = x->name;
	if (++x->number < x->count && read_entry(x) < 0)
		x->count = x->number;
}

static void go_to_start(struct pp_git_index *x)
{
	x->next = x->bytes + HEADER;
	x->name = NULL;
	x->built_n = 0;
	x->number = UINT32_MAX;
	advance(x);
}

/* Does the name come before path, below the prefix, or after it? */
static int compare(const struct pp_git_index *x, const char *name,
		   const char *path)
{
	int order = x->prefix_n ? strncmp(name, x->prefix, x->prefix_n) : 0;

	return order ? order : strcmp(name + x->prefix_n, path);
}

static int compare_entry(const struct pp_git_index *x, const char *path)
{
	return x->number < x->count ? compare(x, x->name, path) : 1;
}

/* To the first entry that does not come before path.  Is it that of path? */
static bool find(struct pp_git_index *x, const char *path)
{
	int order = compare_entry(x, path);

	if (order > 0 && x->passed && compare(x, x->passed, path) >= 0) {
		go_to_start(x);
		order = compare_entry(x, path);
	}
	while (order < 0) {
		advance(x);
		order = compare_entry(x, path);
	}
	return !order;
}

/* Is the moment before that at which the index was written? */
static bool is_before(const struct pp_git_index *x, int64_t s, uint32_t ns)
{
	return s < x->time_s || (s == x->time_s && ns < x->time_ns);
}

/* Git keeps the lower 32 bits of each.  It takes the size 0 for "look again",
 * too. */
static bool is_same(const struct pp_git_index *x, const struct pp_stat *s)
{
	const uint8_t *e = x->entry;

	return u32(e + AT_MTIME) == (uint32_t)s->mtime_s &&
	       u32(e + AT_MTIME + 4) == s->mtime_ns &&
	       u32(e + AT_CTIME) == (uint32_t)s->ctime_s &&
	       u32(e + AT_CTIME + 4) == s->ctime_ns &&
	       u32(e + AT_INODE) == (uint32_t)s->inode &&
	       u32(e + AT_SIZE) == (uint32_t)s->size && s->size &&
	       (u32(e + AT_MODE) & MODE_TYPE) == MODE_FILE &&
	       (s->mode & MODE_TYPE) == MODE_FILE &&
	       is_before(x, s->mtime_s, s->mtime_ns) &&
	       is_before(x, s->ctime_s, s->ctime_ns);
}

/* The file's bytes, until pp_git_index_close.  Git never writes to an index
 * that is there, but puts a new one in its place, so that it can be mapped. */
static int map(struct pp_git_index *x, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	void *p = MAP_FAILED;

	if (fd < 0)
		return -1;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) &&
	    st.st_size >= HEADER + PP_ID_SIZE)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ,
			 MAP_PRIVATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return -1;
	x->bytes = p;
	x->size = (size_t)st.st_size;
	x->time_s = st.st_mtim.tv_sec;
	x->time_ns = (uint32_t)st.st_mtim.tv_nsec;
	return 0;
}

static void set_prefix(struct pp_git_index *x, const char *prefix)
{
	size_t n = strlen(prefix);

	x->prefix = memcpy(pp_alloc(n + 2, 1), prefix, n);
	if (n)
		x->prefix[n++] = '/';
	x->prefix[n] = '\0';
	x->prefix_n = n;
}

struct pp_git_index *pp_git_index_open(const struct pp_place *place,
				       const char *prefix)
{
	struct pp_git_index *x = pp_alloc(1, sizeof(*x));

	*x = (struct pp_git_index){ 0 };
	if (map(x, place->index) < 0) {
		pp_free(x);
		return NULL;
	}
	x->version = u32(x->bytes + 4);
	x->count = u32(x->bytes + 8);
	set_prefix(x, prefix);
	if (memcmp(x->bytes, "DIRC", 4) || x->version < 2 || x->version > 4) {
		pp_git_index_close(x);
		return NULL;
	}
	for (int i = 0; i < 2 && x->version == 4; i++)
		x->built[i] = pp_alloc(NAME_LIMIT + 1, 1);
	go_to_start(x);
	return x;
}

void pp_git_index_close(struct pp_git_index *x)
{
	if (!x)
		return;
	/* Only read, so it can be mapped without const. */
	munmap((void *)(uintptr_t)x->bytes, x->size);
	pp_free(x->built[0]);
	pp_free(x->built[1]);
	pp_free(x->prefix);
	pp_free(x);
}

bool pp_git_index_id(uint8_t id[PP_ID_SIZE], struct pp_git_index *x,
		     const char *path, const struct pp_stat *stat)
{
	bool same;

	if (!x || !find(x, path))
		return false;
	same = x->usable && is_same(x, stat);
	if (same)
		memcpy(id, x->entry + AT_ID, PP_ID_SIZE);
	advance(x);	/* to what is likely to be asked for next */
	return same;
}
