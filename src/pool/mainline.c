/* The line is walked from its tip until a commit is met that the cache has;
 * what comes before it there stays, and what came after it there is
 * forgotten. */
#include "pool/mainline.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/cache.h"
#include "base/map.h"
#include "base/memory.h"
#include "store/commit.h"

#define CACHE_MAX ((size_t)1 << 30)

/* No branch has more; what seems to goes in a ring. */
enum { LINE_MAX_COMMITS = 1 << 25, FORGET_EVERY = 512 };

struct header {
	char magic[16];
	uint64_t check;		/* a hash of all that follows */
	uint64_t count;
};

/* As it lies in the cache, in the machine's own byte order. */
struct row {
	uint8_t id[PP_ID_SIZE];
	uint32_t unused;
	int64_t time;
};

static const char magic[16] = "peerpool line 1";

static uint64_t checksum(struct pp_str bytes)
{
	size_t skip = offsetof(struct header, count);

	return pp_hash((struct pp_str){ bytes.p + skip, bytes.n - skip }, 1);
}

/* Where the history ends early, or was grafted, the line is another one than
 * it will be: nothing is kept then. */
static bool is_whole(const struct pp_place *place, struct pp_arena *arena)
{
	static const char *const files[] = {
		"shallow", "info/grafts", "refs/replace",
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (!access(pp_arena_printf(arena, "%s/%s", place->common_dir,
					    files[i]), F_OK))
			return false;
	return true;
}

static bool parse(struct pp_mainline *out, struct pp_arena *arena,
		  struct pp_str bytes)
{
	struct header h;

	if (bytes.n < sizeof(h))
		return false;
	memcpy(&h, bytes.p, sizeof(h));
	if (memcmp(h.magic, magic, sizeof(magic)) != 0 ||
	    h.count != (bytes.n - sizeof(h)) / sizeof(struct row) ||
	    (bytes.n - sizeof(h)) % sizeof(struct row) ||
	    h.check != checksum(bytes))
		return false;
	out->count = h.count;
	out->items = pp_new_raw(arena, struct pp_mainline_item, h.count);
	for (size_t i = 0; i < h.count; i++) {
		struct row row;

		memcpy(&row, bytes.p + sizeof(h) + i * sizeof(row),
		       sizeof(row));
		memcpy(out->items[i].id, row.id, PP_ID_SIZE);
		out->items[i].time = row.time;
	}
	return true;
}

static void load(struct pp_mainline *out, struct pp_arena *arena,
		 const char *path)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf bytes;

	*out = (struct pp_mainline){ 0 };
	if (!path)
		return;
	pp_buf_init(&bytes, CACHE_MAX);
	if (pp_file_read(&bytes, NULL, &ignored, path, AT_FDCWD, path,
			 CACHE_MAX - 1) ||
	    !parse(out, arena, pp_buf_get(&bytes)))
		*out = (struct pp_mainline){ 0 };
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
}

static void save(const struct pp_mainline *line, const char *path)
{
	struct header h = { .count = line->count };
	struct pp_buf b;

	memcpy(h.magic, magic, sizeof(magic));
	pp_buf_init(&b, CACHE_MAX - 1);
	pp_buf_add(&b, &h, sizeof(h));
	for (size_t i = 0; i < line->count; i++) {
		struct row row = { .time = line->items[i].time };

		memcpy(row.id, line->items[i].id, PP_ID_SIZE);
		pp_buf_add(&b, &row, sizeof(row));
	}
	h.check = checksum(pp_buf_get(&b));
	memcpy(b.p, &h, sizeof(h));
	if (!b.overflow)
		pp_cache_replace(path, pp_buf_get(&b));
	pp_buf_release(&b);
}

struct walk {
	const struct pp_mainline *known;
	struct pp_map by_id;		/* 1 + place in known; made when the
					   tip is not the last that is known */
	struct pp_repo *repo;
	struct pp_listing into;
	struct pp_arena scratch;	/* the commits that are read */
	struct pp_mainline_item *items;	/* new ones, the tip first */
	size_t count, cap;
	size_t kept;			/* of known: those before them */
};

static struct pp_str key_of(const uint8_t id[PP_ID_SIZE])
{
	return (struct pp_str){ (const char *)id, PP_ID_SIZE };
}

/* Is the commit known?  Then all before it is. */
static bool is_known(struct walk *w, const uint8_t id[PP_ID_SIZE])
{
	const struct pp_mainline *known = w->known;
	const struct pp_map_entry *e;

	if (!known->count)
		return false;
	w->kept = known->count;
	if (!memcmp(known->items[known->count - 1].id, id, PP_ID_SIZE))
		return true;
	if (!w->by_id.count)
		for (size_t i = 0; i < known->count; i++)
			pp_map_put(&w->by_id, key_of(known->items[i].id),
				   NULL)->num = i + 1;
	e = pp_map_get(&w->by_id, key_of(id));
	w->kept = e ? e->num : 0;
	return e;
}

static int walk(struct walk *w, const uint8_t tip[PP_ID_SIZE])
{
	struct pp_listing into = { &w->scratch, w->into.sink };
	uint8_t id[PP_ID_SIZE];
	struct pp_commit_info info;

	memcpy(id, tip, sizeof(id));
	while (!is_known(w, id)) {
		if (w->count % FORGET_EVERY == 0)
			pp_arena_clear(&w->scratch);
		if (w->count == LINE_MAX_COMMITS) {
			pp_report(w->into.sink, PP_R(REPOSITORY),
				  (struct pp_pos){ 0 },
				  "the history of the branch has no beginning");
			return -1;
		}
		if (pp_commit_read(&info, into, w->repo, id) < 0)
			return -1;
		pp_grow(w->items, w->count, w->cap);
		memcpy(w->items[w->count].id, id, PP_ID_SIZE);
		w->items[w->count++].time = info.time;
		if (!info.parent_count)
			break;
		memcpy(id, info.parents[0], sizeof(id));
	}
	return 0;
}

/* What is known, and then what is new, with times that never go back. */
static void join(struct pp_mainline *out, struct walk *w)
{
	size_t kept = w->kept;

	out->count = kept + w->count;
	out->items = pp_new_raw(w->into.arena, struct pp_mainline_item,
				out->count);
	if (kept)
		memcpy(out->items, w->known->items,
		       kept * sizeof(*out->items));
	for (size_t i = kept; i < out->count; i++) {
		out->items[i] = w->items[out->count - 1 - i];
		if (i && out->items[i].time < out->items[i - 1].time)
			out->items[i].time = out->items[i - 1].time;
	}
}

int pp_mainline_read(struct pp_mainline *out, const struct pp_pool *pool,
		     struct pp_repo *repo, struct pp_listing into,
		     const uint8_t tip[PP_ID_SIZE])
{
	const char *path = is_whole(&pool->place, into.arena) ?
		pp_pool_cache(pool, into.arena, "first-parents") : NULL;
	struct walk w = { .repo = repo, .into = into };
	struct pp_mainline known;
	int rc;

	load(&known, into.arena, path);
	w.known = &known;
	rc = walk(&w, tip);
	if (!rc) {
		join(out, &w);
		if (path && w.count)
			save(out, path);
	}
	pp_free(w.items);
	pp_map_release(&w.by_id);
	pp_arena_release(&w.scratch);
	return rc;
}

size_t pp_mainline_before(const struct pp_mainline *line, int64_t seconds)
{
	size_t from = 0, to = line->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (line->items[middle].time < seconds)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}
