/* A pool looked at for each request: what it holds, and whether that is what it
 * held before. */
#include "serve/live.h"

#include "base/memory.h"
#include "pool/write.h"
#include "publish/web.h"
#include "report/page.h"
#include "store/ref.h"

enum { FILE_MAX = 16 << 20, PAGE_MAX = 256 << 20, QUERY_MS = 60000 };

struct pp_live {
	struct pp_arena arena;	/* of what lasts */
	struct pp_pool pool;
	const char *audience;
	bool alone;
	struct pp_serve_source source;
	/* Of one request: */
	struct pp_arena now;
	struct pp_ask ask;
	struct pp_reports reports;
	struct pp_web *site;	/* of ask and reports; NULL: neither is made */
	bool is_open, has_reports;
	/* What the last look saw. */
	uint64_t key[2];
};

/* --- what is seen --------------------------------------------------------- */

/* Two hashes of all that pages are made from, each with a seed of its own. */
static void add(uint64_t key[2], const void *bytes, size_t n)
{
	const struct pp_str s = { bytes, n };

	key[0] = pp_hash(s, key[0]);
	key[1] = pp_hash(s, ~key[1]);
}

static void add_str(uint64_t key[2], struct pp_str s)
{
	add(key, &s.n, sizeof(s.n));
	add(key, s.p, s.n);
}

/* A file of the schemas, byte for byte: what a kind or a column is called is
 * in no index. */
static int add_file(uint64_t key[2], struct pp_reader *reader,
		    struct pp_buf *bytes, const struct pp_entry *entry,
		    struct pp_sink *sink)
{
	if (pp_reader_read(reader, bytes, sink, entry) < 0)
		return -1;
	add_str(key, pp_str(entry->path));
	add_str(key, pp_buf_get(bytes));
	return 0;
}

static int add_schemas(uint64_t key[2], struct pp_listing into,
		       struct pp_snapshot *snapshot, struct pp_reader *reader)
{
	struct pp_config config;
	struct pp_entries files;
	struct pp_buf bytes;
	int rc = 0;

	if (pp_config_read(&config, into.arena, into.sink, reader) < 0 ||
	    pp_snapshot_list(&files, into, snapshot, config.schemas) < 0)
		return -1;
	add_str(key, config.bytes);
	pp_buf_init(&bytes, FILE_MAX + 1);
	for (size_t i = 0; i < files.count && !rc; i++)
		rc = add_file(key, reader, &bytes, &files.items[i], into.sink);
	pp_buf_release(&bytes);
	return rc;
}

static int add_pool(uint64_t key[2], struct pp_listing into,
		    const struct pp_together_pool *p)
{
	struct pp_snapshot *snapshot;
	struct pp_reader *reader;
	uint8_t head[PP_ID_SIZE] = { 0 };
	int rc;

	add(key, p->index.stamp, sizeof(p->index.stamp));
	if (p->pool.in_git)
		pp_ref_read(head, &p->pool.place, "HEAD");
	add(key, head, sizeof(head));
	if (!p->pool.root)
		return 0;
	snapshot = pp_snapshot_worktree(into.sink, p->pool.root);
	if (!snapshot)
		return -1;
	reader = pp_reader_new(snapshot, FILE_MAX);
	rc = add_schemas(key, into, snapshot, reader);
	pp_reader_free(reader);
	pp_snapshot_free(snapshot);
	return rc;
}

/* What the pools hold, the commits they are at, and what day it is. */
static int look_at(uint64_t key[2], const struct pp_ask *ask)
{
	const struct pp_together *t = &ask->together;
	char day[11];

	if (pp_ask_day(day, ask) < 0)
		return -1;
	add(key, day, sizeof(day));
	for (size_t i = 0; i < t->count; i++)
		if (add_pool(key, ask->into, &t->items[i]) < 0)
			return -1;
	return 0;
}

/* --- the source ----------------------------------------------------------- */

static void close_all(struct pp_live *live)
{
	pp_web_free(live->site);
	if (live->has_reports)
		pp_reports_close(&live->reports);
	if (live->is_open)
		pp_ask_close(&live->ask);
	live->is_open = live->has_reports = false;
	live->site = NULL;
}

static void done(void *ctx)
{
	struct pp_live *live = ctx;

	close_all(live);
	pp_arena_release(&live->now);
}

static int look(bool *changed, struct pp_sink *sink, void *ctx)
{
	struct pp_live *live = ctx;
	struct pp_recovery ignored;
	uint64_t key[2] = { 0 };

	live->ask = (struct pp_ask){
		.pool = &live->pool, .into = { &live->now, sink },
		.alone = live->alone,
	};
	/* The half of a change is no state to be shown. */
	if (pp_write_recover(&ignored, &live->pool, live->ask.into) < 0 ||
	    pp_ask_open(&live->ask) < 0)
		return -1;
	live->is_open = true;
	if (look_at(key, &live->ask) < 0)
		return -1;
	*changed = key[0] != live->key[0] || key[1] != live->key[1];
	memcpy(live->key, key, sizeof(key));
	return 0;
}

/* After a look. */
static int open_site(struct pp_live *live)
{
	const struct pp_web_want want = {
		.audience = live->audience, .timeout_ms = QUERY_MS,
	};

	if (pp_reports_open(&live->reports, &live->pool, live->ask.into) < 0)
		return -1;
	live->has_reports = true;
	live->site = pp_web_new(&live->ask, &live->reports, &want);
	return live->site ? 0 : -1;
}

static bool is_damaged(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->rule == PP_R(INDEX))
			return true;
	return false;
}

static enum pp_web_made make(struct pp_buf *out, struct pp_live *live,
			     struct pp_sink *sink, const char *path)
{
	const struct pp_listing into = { &live->now, sink };

	pp_buf_clear(out);
	if (!live->site && open_site(live) < 0)
		return PP_WEB_FAILED;
	return pp_web_page(out, live->site, path, into);
}

/* An index was found to be damaged: begin again with a new one.  What the pool
 * holds may have changed meanwhile, so that the next look is to say so. */
static int begin_again(struct pp_live *live, struct pp_sink *sink)
{
	bool changed;
	int rc;

	pp_web_free(live->site);
	live->site = NULL;
	pp_ask_discard(&live->ask);
	live->is_open = false;
	close_all(live);
	pp_sink_clear(sink);
	rc = look(&changed, sink, live);
	memset(live->key, 0, sizeof(live->key));
	return rc;
}

static int page(struct pp_serve_page *out, struct pp_arena *arena,
		struct pp_sink *sink, struct pp_str path, void *ctx)
{
	struct pp_live *live = ctx;
	enum pp_web_made made;
	struct pp_buf bytes;

	pp_buf_init(&bytes, PAGE_MAX);
	made = make(&bytes, live, sink, path.p);
	if (is_damaged(sink))
		made = begin_again(live, sink) < 0 ? PP_WEB_FAILED :
			make(&bytes, live, sink, path.p);
	*out = (struct pp_serve_page){
		.type = "text/html; charset=utf-8",
		.policy = pp_page_policy(true),
		.body = pp_arena_str(arena, pp_buf_get(&bytes)),
		.is_faulty = made == PP_WEB_FAULTY,
	};
	pp_buf_release(&bytes);
	return made == PP_WEB_FAILED ? -1 : made == PP_WEB_NONE;
}

/* --- from beginning to end ------------------------------------------------ */

/* Whether there is a site to be shown is told before anybody asks. */
static int try(struct pp_live *live, struct pp_sink *sink, const char *folder)
{
	bool changed;
	int rc;

	if (pp_together_find(&live->pool, &live->arena, sink, folder) < 0)
		return -1;
	rc = look(&changed, sink, live);
	return rc < 0 ? rc : open_site(live);
}

struct pp_live *pp_live_new(struct pp_sink *sink, const char *folder,
			    const char *audience, bool alone)
{
	struct pp_live *live = pp_alloc(1, sizeof(*live));

	*live = (struct pp_live){
		.audience = audience, .alone = alone,
		.source = { look, page, done, live },
	};
	if (!try(live, sink, folder)) {
		done(live);
		return live;
	}
	/* Findings name files by texts of these. */
	close_all(live);
	pp_arena_absorb(&sink->arena, &live->now);
	pp_arena_absorb(&sink->arena, &live->arena);
	pp_free(live);
	return NULL;
}

void pp_live_free(struct pp_live *live)
{
	if (!live)
		return;
	done(live);
	pp_arena_release(&live->arena);
	pp_free(live);
}

const struct pp_serve_source *pp_live_source(const struct pp_live *live)
{
	return &live->source;
}
