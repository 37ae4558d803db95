/* What is remembered of a site that was written. */
#include "publish/web_memo.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "publish/web_stamp.h"
#include "store/ref.h"

enum { FILE_MAX = 1 << 28, KEY_MAX = 1 << 20, MODE = 0600, OPEN_MAX = 2000 };

#define FIRST_WORDS "peerpool site 2 "

/* --- the state ------------------------------------------------------------ */

void pp_web_memo_init(struct pp_web_memo *out, struct pp_web *web,
		      struct pp_arena *arena)
{
	const struct pp_together *t = &web->ask->together;
	struct pp_buf text;

	*out = (struct pp_web_memo){ 0 };
	if (!web->ask->pool->in_git ||
	    pp_ref_read(out->head, &web->ask->pool->place, "HEAD") < 0)
		return;
	memcpy(out->stamp, t->items[0].index.stamp, PP_ID_SIZE);
	pp_buf_init(&text, FILE_MAX);
	pp_web_stamp_base(&text, web, arena);
	if (!text.overflow)
		out->base = pp_web_stamp_hash(arena, &text);
	pp_buf_add(&text, out->head, PP_ID_SIZE);
	for (size_t i = 0; i < t->count; i++)
		pp_buf_add(&text, t->items[i].index.stamp, PP_ID_SIZE);
	if (!text.overflow)
		out->state = pp_web_stamp_hash(arena, &text);
	pp_buf_release(&text);
}

void pp_web_memo_release(struct pp_web_memo *memo)
{
	pp_map_release(&memo->past.files);
}

void pp_web_memo_place(struct pp_web_memo *memo, const struct pp_pool *pool,
		       struct pp_arena *arena, const char *dir)
{
	const char *real = pp_file_real(arena, dir);
	struct pp_str hash;
	struct pp_buf text;

	if (!real || !memo->state.n)
		return;
	memo->dir = real;
	pp_buf_init(&text, FILE_MAX);
	pp_buf_puts(&text, real);
	hash = pp_web_stamp_hash(arena, &text);
	memo->file = pp_pool_cache(pool, arena, pp_arena_printf(arena,
					"site-%.*s", PP_STR(hash)));
	memo->answers = pp_pool_cache(pool, arena, pp_arena_printf(arena,
					"answers-%.*s", PP_STR(hash)));
	pp_buf_release(&text);
}

/* --- lines ---------------------------------------------------------------- */

static bool next_line(struct pp_str *line, struct pp_str *text)
{
	const char *end = text->n ? memchr(text->p, '\n', text->n) : NULL;

	*line = (struct pp_str){ 0 };
	if (!end)
		return false;
	*line = (struct pp_str){ text->p, (size_t)(end - text->p) };
	text->n -= line->n + 1;
	text->p += line->n + 1;
	return true;
}

static void add_line(struct pp_buf *out, struct pp_str line)
{
	pp_buf_str(out, line);
	pp_buf_putc(out, '\n');
}

static void add_id(struct pp_buf *out, const uint8_t *id)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	add_line(out, pp_str(hex));
}

/* The stat data of a file, whether it is sound, and its name. */
static bool add_file(struct pp_buf *out, struct pp_arena *arena,
		     const char *dir, bool is_sound, struct pp_str path)
{
	struct pp_stat s;

	if (pp_file_stat(&s, AT_FDCWD, pp_arena_printf(arena, "%s/%.*s", dir,
						       PP_STR(path))) < 0)
		return false;
	pp_buf_printf(out, "%llu %llu %lld %u %lld %u %s ",
		      (unsigned long long)s.inode, (unsigned long long)s.size,
		      (long long)s.mtime_s, s.mtime_ns, (long long)s.ctime_s,
		      s.ctime_ns, is_sound ? "+" : "-");
	add_line(out, path);
	return true;
}

/* What a line holds after six numbers. */
static bool read_file_line(bool *is_sound, struct pp_str *path,
			   struct pp_str line)
{
	unsigned blanks = 0;
	size_t i = 0;

	while (i < line.n && blanks < 6)
		blanks += line.p[i++] == ' ';
	if (blanks < 6 || i + 3 > line.n || line.p[i + 1] != ' ')
		return false;
	*is_sound = line.p[i] == '+';
	*path = (struct pp_str){ line.p + i + 2, line.n - i - 2 };
	return true;
}

/* --- reading -------------------------------------------------------------- */

static bool read_open(struct pp_web_past *past, struct pp_arena *arena,
		      struct pp_str *text)
{
	struct pp_uncommitted *open = &past->open;
	struct pp_str line;
	long count;

	if (!next_line(&line, text) || !pp_str_starts(line, PP_LIT("open ")))
		return false;
	count = strtol(line.p + 5, NULL, 10);
	past->has_open = count >= 0;
	if (count < 0)
		return true;
	if (count > OPEN_MAX)
		return false;
	open->paths = pp_new(arena, struct pp_str, (size_t)count);
	while (open->count < (size_t)count)
		if (!next_line(&open->paths[open->count++], text))
			return false;
	return true;
}

static bool read_files(struct pp_web_past *past, struct pp_arena *arena,
		       struct pp_str text)
{
	struct pp_str line, path;

	while (next_line(&line, &text)) {
		struct pp_web_past_file *f =
			pp_new(arena, struct pp_web_past_file, 1);

		f->line = line;
		if (!read_file_line(&f->is_sound, &path, line))
			return false;
		pp_map_put(&past->files, path, NULL)->ptr = f;
	}
	return !text.n;
}

/* The first line tells whether the others are as they were written. */
static bool is_whole(struct pp_str *text, struct pp_arena *arena)
{
	struct pp_str words = PP_LIT(FIRST_WORDS), line;
	struct pp_buf rest;
	bool same;

	if (!next_line(&line, text) || !pp_str_starts(line, words))
		return false;
	line = (struct pp_str){ line.p + words.n, line.n - words.n };
	rest = (struct pp_buf){ .p = (char *)text->p, .n = text->n };
	same = pp_str_eq(line, pp_web_stamp_hash(arena, &rest));
	return same;
}

static bool read_past(struct pp_web_past *past, struct pp_arena *arena,
		      struct pp_str text)
{
	struct pp_str stamp, head;

	return is_whole(&text, arena) && next_line(&past->state, &text) &&
	       next_line(&past->base, &text) &&
	       next_line(&past->texts, &text) && next_line(&stamp, &text) &&
	       next_line(&head, &text) && !pp_id_parse(past->stamp, stamp) &&
	       !pp_id_parse(past->head, head) &&
	       read_open(past, arena, &text) && read_files(past, arena, text);
}

void pp_web_memo_read(struct pp_web_memo *memo, struct pp_arena *arena)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf text;

	if (!memo->file)
		return;
	pp_buf_init(&text, FILE_MAX);
	if (!pp_file_read(&text, NULL, &ignored, memo->file, AT_FDCWD,
			  memo->file, FILE_MAX))
		memo->past.is_there =
			read_past(&memo->past, arena,
				  pp_arena_str(arena, pp_buf_get(&text)));
	pp_buf_release(&text);
	pp_sink_release(&ignored);
}

/* --- asking --------------------------------------------------------------- */

/* Is the file as a line says? */
static bool check_file(struct pp_buf *now, struct pp_arena *scratch,
		       const struct pp_web_memo *memo,
		       const struct pp_map_entry *entry)
{
	const struct pp_web_past_file *f = entry->ptr;

	pp_buf_clear(now);
	pp_arena_clear(scratch);
	return add_file(now, scratch, memo->dir, f->is_sound, entry->key) &&
	       now->n == f->line.n + 1 && !memcmp(now->p, f->line.p, f->line.n);
}

bool pp_web_memo_holds(struct pp_web_memo *memo, size_t *pages)
{
	const struct pp_map *files = &memo->past.files;
	struct pp_arena scratch = { 0 };
	struct pp_buf now;
	bool same = memo->past.is_there && files->count > 1 &&
		    pp_str_eq(memo->past.state, memo->state);

	pp_buf_init(&now, KEY_MAX);
	for (size_t i = 0; same && i < files->count; i++)
		same = check_file(&now, &scratch, memo, &files->entries[i]);
	pp_buf_release(&now);
	pp_arena_release(&scratch);
	/* The list is one of the files. */
	*pages = same ? files->count - 1 : 0;
	return same;
}

bool pp_web_memo_is_current(const struct pp_web_memo *memo, struct pp_str path)
{
	const struct pp_map_entry *entry = pp_map_get(&memo->past.files, path);
	const struct pp_web_past_file *f = entry ? entry->ptr : NULL;
	struct pp_arena scratch = { 0 };
	struct pp_buf now;
	bool same;

	if (!memo->past.is_there || !f || !f->is_sound)
		return false;
	pp_buf_init(&now, KEY_MAX);
	same = check_file(&now, &scratch, memo, entry);
	pp_buf_release(&now);
	pp_arena_release(&scratch);
	return same;
}

/* --- writing -------------------------------------------------------------- */

static void add_open(struct pp_buf *out, const struct pp_uncommitted *open)
{
	if (!open || open->count > OPEN_MAX) {
		pp_buf_puts(out, "open -1\n");
		return;
	}
	pp_buf_printf(out, "open %zu\n", open->count);
	for (size_t i = 0; i < open->count; i++)
		add_line(out, open->paths[i]);
}

static bool fill(struct pp_buf *out, const struct pp_web_memo *memo,
		 const struct pp_web_memo_now *now)
{
	struct pp_arena scratch = { 0 };
	struct pp_str list = now->list, line;
	bool whole;

	add_line(out, now->is_sound ? memo->state : PP_LIT("-"));
	add_line(out, memo->base);
	add_line(out, now->texts);
	add_id(out, memo->stamp);
	add_id(out, memo->head);
	add_open(out, now->open);
	whole = add_file(out, &scratch, memo->dir, true,
			 PP_LIT(PP_WEB_LIST_FILE));
	while (whole && next_line(&line, &list)) {
		pp_arena_clear(&scratch);
		whole = add_file(out, &scratch, memo->dir,
				 !pp_map_get(now->faulty, line), line);
	}
	pp_arena_release(&scratch);
	return whole && !out->overflow;
}

void pp_web_memo_keep(const struct pp_web_memo *memo,
		      const struct pp_web_memo_now *now)
{
	struct pp_arena scratch = { 0 };
	struct pp_buf text, rest;

	if (!memo->file)
		return;
	pp_buf_init(&text, FILE_MAX);
	pp_buf_init(&rest, FILE_MAX);
	/* Where it cannot be written, nothing is lost but time. */
	if (fill(&rest, memo, now)) {
		pp_buf_puts(&text, FIRST_WORDS);
		add_line(&text, pp_web_stamp_hash(&scratch, &rest));
		pp_buf_str(&text, pp_buf_get(&rest));
		if (!text.overflow)
			pp_file_write(memo->file, pp_buf_get(&text), MODE,
				      false);
	}
	pp_buf_release(&rest);
	pp_buf_release(&text);
	pp_arena_release(&scratch);
}

void pp_web_memo_drop(const struct pp_web_memo *memo)
{
	if (memo->file)
		unlink(memo->file);
}
