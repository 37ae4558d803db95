/* The state file: a header, a table of fixed rows, and a heap of strings,
 * references and unique values.  All in the machine's own byte order: it is
 * read only by the program that wrote it (the key has the program's own stat
 * data in it). */
#include "record/state.h"

#include <fcntl.h>
#include <time.h>

#include "base/buf.h"
#include "base/cache.h"
#include "base/memory.h"

#define STATE_MAX ((size_t)4 << 30)

enum { VERSION = 4, CLEAN = 1, IS_RECORD = 2 };

struct header {
	char magic[16];
	uint64_t check;		/* a hash of all that follows */
	struct pp_state_key key;
	uint32_t version, settled;
	uint64_t count, size;
	uint8_t tree[20];
	uint32_t day;		/* of which settled speaks; 0: of any */
	uint64_t folders_at, folder_count;
};

struct row {
	struct pp_stat stat;
	uint64_t at;		/* of its part of the heap */
	uint32_t path_n, path_id_at, path_id_n, id_n, salt_n;
	uint32_t ref_count, unique_count;
	uint16_t kind, flags;
	uint8_t id[20];
	uint32_t unused;
};

/* What stands before the path of a folder. */
struct folder {
	struct pp_stat stat;
	uint64_t path_n;
};

struct pp_state {
	struct pp_buf bytes;
	const struct header *header;
	const struct row *rows;
};

static const char magic[16] = "peerpool state\n";

static uint64_t checksum(struct pp_str bytes)
{
	size_t skip = offsetof(struct header, key);

	return pp_hash((struct pp_str){ bytes.p + skip, bytes.n - skip },
		       VERSION);
}

static bool is_usable(struct pp_str bytes, const struct pp_state_key *key)
{
	struct header h;

	if (bytes.n < sizeof(h))
		return false;
	memcpy(&h, bytes.p, sizeof(h));
	return !memcmp(h.magic, magic, sizeof(magic)) &&
	       h.version == VERSION && h.size == bytes.n &&
	       !memcmp(&h.key, key, sizeof(*key)) &&
	       h.count <= (bytes.n - sizeof(h)) / sizeof(struct row) &&
	       h.check == checksum(bytes);
}

struct pp_state *pp_state_load(const char *path,
			       const struct pp_state_key *key)
{
	struct pp_sink ignored = { 0 };
	struct pp_state *s = pp_alloc(1, sizeof(*s));
	int rc;

	pp_buf_init(&s->bytes, STATE_MAX);
	rc = pp_file_read(&s->bytes, NULL, &ignored, path, AT_FDCWD, path,
			  STATE_MAX - 1);
	pp_sink_release(&ignored);
	if (rc < 0 || !is_usable(pp_buf_get(&s->bytes), key)) {
		pp_state_free(s);
		return NULL;
	}
	/* The buffer comes from malloc: it is aligned for both. */
	s->header = (const void *)s->bytes.p;
	s->rows = (const void *)(s->bytes.p + sizeof(struct header));
	return s;
}

void pp_state_free(struct pp_state *s)
{
	if (!s)
		return;
	pp_buf_release(&s->bytes);
	pp_free(s);
}

size_t pp_state_count(const struct pp_state *s)
{
	return s->header->count;
}

bool pp_state_settled(const struct pp_state *s, uint32_t day)
{
	return s->header->settled && s->header->day == day;
}

bool pp_state_same_tree(const struct pp_state *s, const uint8_t id[20])
{
	static const uint8_t none[20];

	return memcmp(id, none, sizeof(none)) &&
	       !memcmp(s->header->tree, id, sizeof(none));
}

/* n bytes of the heap, n bytes further on; NULL past its end. */
static const char *take(const struct pp_state *s, uint64_t *at, uint64_t n)
{
	const char *p = s->bytes.p + *at;

	if (*at > s->bytes.n || n > s->bytes.n - *at)
		return NULL;
	*at += n;
	return p;
}

struct pp_str pp_state_path(const struct pp_state *s, size_t i)
{
	uint64_t at = s->rows[i].at;
	const char *p = take(s, &at, (uint64_t)s->rows[i].path_n + 1);

	return p ? (struct pp_str){ p, s->rows[i].path_n }
		 : (struct pp_str){ 0 };
}

struct pp_state_folder *pp_state_folders(size_t *count, struct pp_arena *arena,
					 const struct pp_state *s)
{
	uint64_t at = s->header->folders_at;
	struct pp_state_folder *all;

	*count = s->header->folder_count;
	if (!*count || *count > s->bytes.n / sizeof(struct folder))
		return NULL;
	all = pp_new_raw(arena, struct pp_state_folder, *count);
	for (size_t i = 0; i < *count; i++) {
		const char *p = take(s, &at, sizeof(struct folder));
		struct folder f;

		if (!p)
			return NULL;
		memcpy(&f, p, sizeof(f));
		p = take(s, &at, f.path_n + 1);
		if (!p)
			return NULL;
		all[i] = (struct pp_state_folder){ { p, f.path_n }, f.stat };
	}
	return all;
}

bool pp_state_same_stat(const struct pp_state *s, size_t i,
			const struct pp_stat *stat)
{
	const struct pp_stat *known = &s->rows[i].stat;

	return known->inode && known->inode == stat->inode &&
	       known->size == stat->size && known->mode == stat->mode &&
	       known->mtime_s == stat->mtime_s &&
	       known->mtime_ns == stat->mtime_ns &&
	       known->ctime_s == stat->ctime_s &&
	       known->ctime_ns == stat->ctime_ns;
}

bool pp_state_same_id(const struct pp_state *s, size_t i,
		      const uint8_t id[20])
{
	return !memcmp(s->rows[i].id, id, sizeof(s->rows[i].id));
}

void pp_state_id(uint8_t out[20], const struct pp_state *s, size_t i)
{
	memcpy(out, s->rows[i].id, sizeof(s->rows[i].id));
}

bool pp_state_clean(const struct pp_state *s, size_t i)
{
	return s->rows[i].flags & CLEAN;
}

static int take_refs(struct pp_facts *out, struct pp_arena *arena,
		     const struct pp_state *s, uint64_t *at)
{
	uint32_t head[2];

	if (out->ref_count > s->bytes.n / sizeof(head))
		return -1;
	out->refs = pp_new_raw(arena, struct pp_fact_ref, out->ref_count);
	for (uint32_t i = 0; i < out->ref_count; i++) {
		const char *p = take(s, at, sizeof(head));

		if (!p)
			return -1;
		memcpy(head, p, sizeof(head));
		p = take(s, at, head[1]);
		if (!p)
			return -1;
		out->refs[i] = (struct pp_fact_ref){ head[0],
						     { p, head[1] } };
	}
	return 0;
}

static int take_uniques(struct pp_facts *out, struct pp_arena *arena,
			const struct pp_state *s, uint64_t *at)
{
	uint64_t n = (uint64_t)out->unique_count * sizeof(*out->uniques);
	const char *p = take(s, at, n);

	if (!p)
		return -1;
	out->uniques = pp_new_raw(arena, struct pp_fact_unique,
				  out->unique_count);
	if (n)
		memcpy(out->uniques, p, n);
	return 0;
}

int pp_state_facts(struct pp_facts *out, struct pp_arena *arena,
		   const struct pp_state *s, size_t i)
{
	const struct row *row = &s->rows[i];
	uint64_t at = row->at;
	const char *path = take(s, &at, (uint64_t)row->path_n + 1);
	const char *id = path ? take(s, &at, row->id_n) : NULL;
	const char *salt = id ? take(s, &at, row->salt_n) : NULL;

	if (!salt || row->path_id_at > row->path_n ||
	    row->path_id_n > row->path_n - row->path_id_at)
		return -1;
	*out = (struct pp_facts){
		.path = { path, row->path_n },
		.kind = row->kind,
		.is_record = row->flags & IS_RECORD,
		.clean = row->flags & CLEAN,
		.path_id = { path + row->path_id_at, row->path_id_n },
		.id = { id, row->id_n },
		.salt = { salt, row->salt_n },
		.ref_count = row->ref_count,
		.unique_count = row->unique_count,
	};
	if (take_refs(out, arena, s, &at) < 0)
		return -1;
	return take_uniques(out, arena, s, &at);
}

struct pp_state_moment pp_state_now(void)
{
	struct timespec t;

	/* The clock that file times are taken from. */
	clock_gettime(CLOCK_REALTIME_COARSE, &t);
	return (struct pp_state_moment){ t.tv_sec, (uint32_t)t.tv_nsec };
}

/* Some file systems keep whole or even seconds only: there the next change may
 * get the same time for two seconds more. */
static bool is_before(int64_t s, uint32_t ns, struct pp_state_moment m)
{
	if (!ns)
		return s + 2 < m.seconds;
	return s < m.seconds || (s == m.seconds && ns < m.nanoseconds);
}

void pp_state_distrust(struct pp_stat *stat, struct pp_state_moment listed)
{
	if (!is_before(stat->mtime_s, stat->mtime_ns, listed) ||
	    !is_before(stat->ctime_s, stat->ctime_ns, listed))
		*stat = (struct pp_stat){ 0 };
}

static void put_row(struct pp_buf *b, size_t i,
		    const struct pp_state_item *item,
		    struct pp_state_moment listed)
{
	const struct pp_facts *f = &item->facts;
	struct row row = {
		.stat = item->stat,
		.at = b->n,
		.path_n = (uint32_t)f->path.n,
		.path_id_at = (uint32_t)(f->path_id.p ?
					 f->path_id.p - f->path.p : 0),
		.path_id_n = (uint32_t)f->path_id.n,
		.id_n = (uint32_t)f->id.n,
		.salt_n = (uint32_t)f->salt.n,
		.ref_count = f->ref_count,
		.unique_count = f->unique_count,
		.kind = f->kind,
		.flags = (uint16_t)((f->clean ? CLEAN : 0) |
				    (f->is_record ? IS_RECORD : 0)),
	};

	pp_state_distrust(&row.stat, listed);
	memcpy(row.id, item->id, sizeof(row.id));
	memcpy(b->p + sizeof(struct header) + i * sizeof(row), &row,
	       sizeof(row));
	pp_buf_str(b, f->path);
	pp_buf_putc(b, '\0');
	pp_buf_str(b, f->id);
	pp_buf_str(b, f->salt);
	for (uint32_t k = 0; k < f->ref_count; k++) {
		uint32_t head[2] = { f->refs[k].target,
				     (uint32_t)f->refs[k].id.n };

		pp_buf_add(b, head, sizeof(head));
		pp_buf_str(b, f->refs[k].id);
	}
	pp_buf_add(b, f->uniques, f->unique_count * sizeof(*f->uniques));
}

static void put_folders(struct pp_buf *b, struct header *h,
			const struct pp_state_save *what)
{
	h->folders_at = b->n;
	h->folder_count = what->folder_count;
	for (size_t i = 0; i < what->folder_count; i++) {
		struct folder f = { what->folders[i].stat,
				    what->folders[i].path.n };

		pp_state_distrust(&f.stat, what->listed);
		pp_buf_add(b, &f, sizeof(f));
		pp_buf_str(b, what->folders[i].path);
		pp_buf_putc(b, '\0');
	}
}

/* Put the header before what b holds, and that in the file's place. */
static int finish(struct pp_buf *b, struct header *h, const char *path)
{
	if (b->overflow)
		return -1;
	h->size = b->n;
	memcpy(b->p, h, sizeof(*h));
	h->check = checksum(pp_buf_get(b));
	memcpy(b->p, h, sizeof(*h));
	return pp_cache_replace(path, pp_buf_get(b));
}

int pp_state_write(const char *path, const struct pp_state_key *key,
		   const struct pp_state_save *what)
{
	struct header h = {
		.version = VERSION,
		.key = *key,
		.settled = what->settled,
		.day = what->day,
		.count = what->count,
	};
	size_t table = sizeof(h) + what->count * sizeof(struct row);
	struct pp_buf b;
	int rc;

	pp_buf_init(&b, STATE_MAX - 1);
	if (!pp_buf_room(&b, table))
		return -1;
	memset(b.p, 0, table);
	b.n = table;
	for (size_t i = 0; i < what->count && !b.overflow; i++)
		put_row(&b, i, &what->items[i], what->listed);
	memcpy(h.magic, magic, sizeof(magic));
	memcpy(h.tree, what->tree, sizeof(h.tree));
	put_folders(&b, &h, what);
	rc = finish(&b, &h, path);
	pp_buf_release(&b);
	return rc;
}

int pp_state_write_folders(const char *path, const struct pp_state *state,
			   const struct pp_state_save *what)
{
	struct header h = *state->header;
	struct pp_buf b;
	int rc = -1;

	pp_buf_init(&b, STATE_MAX - 1);
	if (h.folders_at <= state->bytes.n) {
		pp_buf_add(&b, state->bytes.p, h.folders_at);
		put_folders(&b, &h, what);
		rc = finish(&b, &h, path);
	}
	pp_buf_release(&b);
	return rc;
}
