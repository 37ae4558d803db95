/* What is remembered of a site that was written. */
#include "publish/web_memo.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "report/page.h"
#include "store/id.h"
#include "store/rev.h"

enum { FILE_MAX = 1 << 28, KEY_MAX = 1 << 20, MODE = 0600 };

static void add_head(struct pp_buf *key, const struct pp_pool *pool)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_repo *repo = pp_repo_open(&pool->place, &ignored);
	struct pp_commit head;

	if (repo && !pp_rev_resolve(&head, repo, &ignored, "HEAD"))
		pp_buf_add(key, head.id, sizeof(head.id));
	pp_repo_free(repo);
	pp_sink_release(&ignored);
}

/* The queries of directories do not belong to the index. */
static void add_queries(struct pp_buf *key, const struct pp_web *web,
			struct pp_arena *arena)
{
	const struct pp_web_config *c = web->config;
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf bytes;

	pp_buf_init(&bytes, KEY_MAX);
	for (size_t i = 0; i < c->directory_count; i++) {
		const char *path = pp_arena_printf(arena,
				"%s/%s/queries/%.*s.sql", web->ask->pool->root,
				web->reports->open.config.schemas,
				PP_STR(c->directories[i].name));

		pp_buf_clear(&bytes);
		pp_file_read_named(&bytes, &ignored, path, KEY_MAX);
		pp_buf_printf(key, "%zu ", bytes.n);
		pp_buf_str(key, pp_buf_get(&bytes));
	}
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
}

/* All that pages depend on. */
static void add_state(struct pp_buf *key, const struct pp_web *web)
{
	const struct pp_open_pool *open = &web->reports->open;
	const struct pp_together *t = &web->ask->together;

	pp_buf_puts(key, PP_VERSION " ");
	pp_buf_puts(key, pp_page_policy(true));
	pp_buf_puts(key, web->day);
	if (web->audience)
		pp_buf_str(key, web->audience->name);
	pp_buf_printf(key, " %zu ", open->config.bytes.n);
	pp_buf_str(key, open->config.bytes);
	pp_buf_add(key, open->schemas.digest, sizeof(open->schemas.digest));
	pp_buf_add(key, open->schemas.sql_digest,
		   sizeof(open->schemas.sql_digest));
	for (size_t i = 0; i < t->count; i++)
		pp_buf_add(key, t->items[i].index.stamp,
			   sizeof(t->items[i].index.stamp));
}

static struct pp_str hash_of(struct pp_arena *arena, struct pp_buf *text)
{
	uint8_t id[20];
	char hex[41];

	pp_content_id(id, pp_buf_get(text));
	for (size_t i = 0; i < sizeof(id); i++)
		snprintf(hex + 2 * i, 3, "%02x", id[i]);
	return pp_arena_str(arena, pp_str(hex));
}

void pp_web_memo_init(struct pp_web_memo *out, struct pp_web *web,
		      struct pp_arena *arena)
{
	struct pp_buf text;

	*out = (struct pp_web_memo){ 0 };
	if (!web->ask->pool->in_git)
		return;
	pp_buf_init(&text, FILE_MAX);
	add_state(&text, web);
	add_head(&text, web->ask->pool);
	add_queries(&text, web, arena);
	if (!text.overflow)
		out->key = hash_of(arena, &text);
	pp_buf_release(&text);
}

void pp_web_memo_place(struct pp_web_memo *memo, const struct pp_pool *pool,
		       struct pp_arena *arena, const char *dir)
{
	const char *real = pp_file_real(arena, dir);
	struct pp_buf text;

	if (!real || !memo->key.n)
		return;
	memo->dir = real;
	pp_buf_init(&text, FILE_MAX);
	pp_buf_puts(&text, real);
	memo->file = pp_pool_cache(pool, arena, pp_arena_printf(arena,
			"site-%.*s", PP_STR(hash_of(arena, &text))));
	pp_buf_release(&text);
}

static bool next_line(struct pp_str *line, struct pp_str *text)
{
	const char *end = text->n ? memchr(text->p, '\n', text->n) : NULL;

	if (!end)
		return false;
	*line = (struct pp_str){ text->p, (size_t)(end - text->p) };
	text->n -= line->n + 1;
	text->p += line->n + 1;
	return true;
}

/* The stat data of a file, and its name. */
static bool add_file(struct pp_buf *out, struct pp_arena *arena,
		     const char *dir, struct pp_str path)
{
	struct pp_stat s;

	if (pp_file_stat(&s, AT_FDCWD, pp_arena_printf(arena, "%s/%.*s", dir,
						       PP_STR(path))) < 0)
		return false;
	pp_buf_printf(out, "%llu %llu %lld %u %lld %u ",
		      (unsigned long long)s.inode, (unsigned long long)s.size,
		      (long long)s.mtime_s, s.mtime_ns, (long long)s.ctime_s,
		      s.ctime_ns);
	pp_buf_str(out, path);
	pp_buf_putc(out, '\n');
	return true;
}

/* Where a line begins with six numbers, what follows. */
static struct pp_str path_of(struct pp_str line)
{
	unsigned blanks = 0;
	size_t i = 0;

	while (i < line.n && blanks < 6)
		blanks += line.p[i++] == ' ';
	return (struct pp_str){ line.p + i, line.n - i };
}

static bool check_files(const struct pp_web_memo *memo, struct pp_str text,
			size_t *pages)
{
	struct pp_arena scratch = { 0 };
	struct pp_str line;
	struct pp_buf now;
	bool same;

	pp_buf_init(&now, KEY_MAX);
	same = next_line(&line, &text) && pp_str_eq(line, memo->key);
	for (*pages = 0; same && next_line(&line, &text); ++*pages) {
		pp_buf_clear(&now);
		pp_arena_clear(&scratch);
		same = add_file(&now, &scratch, memo->dir, path_of(line)) &&
		       now.n == line.n + 1 && !memcmp(now.p, line.p, line.n);
	}
	pp_buf_release(&now);
	pp_arena_release(&scratch);
	return same && *pages;
}

bool pp_web_memo_holds(const struct pp_web_memo *memo, size_t *pages)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf text;
	bool holds;

	if (!memo->file)
		return false;
	pp_buf_init(&text, FILE_MAX);
	holds = !pp_file_read(&text, NULL, &ignored, memo->file, AT_FDCWD,
			      memo->file, FILE_MAX) &&
		check_files(memo, pp_buf_get(&text), pages);
	pp_buf_release(&text);
	pp_sink_release(&ignored);
	return holds;
}

void pp_web_memo_keep(const struct pp_web_memo *memo, struct pp_str list)
{
	struct pp_arena scratch = { 0 };
	struct pp_str line;
	struct pp_buf text;
	bool whole = true;

	if (!memo->file)
		return;
	pp_buf_init(&text, FILE_MAX);
	pp_buf_str(&text, memo->key);
	pp_buf_putc(&text, '\n');
	while (whole && next_line(&line, &list)) {
		pp_arena_clear(&scratch);
		whole = add_file(&text, &scratch, memo->dir, line);
	}
	/* Where it cannot be written, nothing is lost but time. */
	if (whole && !text.overflow)
		pp_file_write(memo->file, pp_buf_get(&text), MODE, false);
	pp_buf_release(&text);
	pp_arena_release(&scratch);
}

void pp_web_memo_drop(const struct pp_web_memo *memo)
{
	if (memo->file)
		unlink(memo->file);
}
