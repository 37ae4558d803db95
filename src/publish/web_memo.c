/* What is remembered of a site that was written. */
#include "publish/web_memo.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "publish/web_stamp.h"

enum { FILE_MAX = 1 << 28, KEY_MAX = 1 << 20, MODE = 0600 };

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
	const struct pp_together *t = &web->ask->together;

	pp_web_stamp_base(key, web);
	for (size_t i = 0; i < t->count; i++)
		pp_buf_add(key, t->items[i].index.stamp,
			   sizeof(t->items[i].index.stamp));
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
	pp_web_stamp_head(&text, web->ask->pool);
	add_queries(&text, web, arena);
	if (!text.overflow)
		out->key = pp_web_stamp_hash(arena, &text);
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
			"site-%.*s", PP_STR(pp_web_stamp_hash(arena, &text))));
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

/* The stat data of a file, the stamp of its page, and its name. */
static bool add_file(struct pp_buf *out, struct pp_arena *arena,
		     const char *dir, struct pp_str stamp, struct pp_str path)
{
	struct pp_stat s;

	if (pp_file_stat(&s, AT_FDCWD, pp_arena_printf(arena, "%s/%.*s", dir,
						       PP_STR(path))) < 0)
		return false;
	pp_buf_printf(out, "%llu %llu %lld %u %lld %u ",
		      (unsigned long long)s.inode, (unsigned long long)s.size,
		      (long long)s.mtime_s, s.mtime_ns, (long long)s.ctime_s,
		      s.ctime_ns);
	pp_buf_str(out, stamp);
	pp_buf_putc(out, ' ');
	pp_buf_str(out, path);
	pp_buf_putc(out, '\n');
	return true;
}

/* What a line holds after six numbers. */
static void read_line(struct pp_str *stamp, struct pp_str *path,
		      struct pp_str line)
{
	size_t starts[2] = { 0 };
	unsigned blanks = 0;

	for (size_t i = 0; i < line.n && blanks < 7; i++)
		if (line.p[i] == ' ' && ++blanks >= 6)
			starts[blanks - 6] = i + 1;
	*stamp = *path = (struct pp_str){ 0 };
	if (blanks < 7)
		return;
	*stamp = (struct pp_str){ line.p + starts[0],
				  starts[1] - starts[0] - 1 };
	*path = (struct pp_str){ line.p + starts[1], line.n - starts[1] };
}

/* Is the file as a line says? */
static bool check_file(struct pp_buf *now, struct pp_arena *scratch,
		       const struct pp_web_memo *memo, struct pp_str line)
{
	struct pp_str stamp, path;

	read_line(&stamp, &path, line);
	pp_buf_clear(now);
	pp_arena_clear(scratch);
	return path.n && add_file(now, scratch, memo->dir, stamp, path) &&
	       now->n == line.n + 1 && !memcmp(now->p, line.p, line.n);
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
	for (*pages = 0; same && next_line(&line, &text); ++*pages)
		same = check_file(&now, &scratch, memo, line);
	pp_buf_release(&now);
	pp_arena_release(&scratch);
	return same && *pages;
}

bool pp_web_memo_holds(struct pp_web_memo *memo, struct pp_arena *arena,
		       size_t *pages)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf text;

	if (!memo->file)
		return false;
	pp_buf_init(&text, FILE_MAX);
	if (!pp_file_read(&text, NULL, &ignored, memo->file, AT_FDCWD,
			  memo->file, FILE_MAX))
		memo->was = pp_arena_str(arena, pp_buf_get(&text));
	pp_buf_release(&text);
	pp_sink_release(&ignored);
	return check_files(memo, memo->was, pages);
}

bool pp_web_memo_is_current(const struct pp_web_memo *memo,
			    struct pp_str path, struct pp_str stamp)
{
	struct pp_arena scratch = { 0 };
	struct pp_str text = memo->was, line, old_stamp, old_path;
	bool same = false;
	struct pp_buf now;

	pp_buf_init(&now, KEY_MAX);
	/* The first line is the key. */
	next_line(&line, &text);
	while (!same && next_line(&line, &text)) {
		read_line(&old_stamp, &old_path, line);
		if (!pp_str_eq(old_path, path))
			continue;
		same = stamp.n && pp_str_eq(old_stamp, stamp) &&
		       check_file(&now, &scratch, memo, line);
		break;
	}
	pp_buf_release(&now);
	pp_arena_release(&scratch);
	return same;
}

void pp_web_memo_keep(const struct pp_web_memo *memo, struct pp_str list,
		      const struct pp_map *stamps)
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
		const struct pp_map_entry *e = pp_map_get(stamps, line);
		const char *stamp = e && e->ptr ? e->ptr : "-";

		pp_arena_clear(&scratch);
		whole = add_file(&text, &scratch, memo->dir, pp_str(stamp),
				 line);
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
