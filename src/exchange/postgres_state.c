/* The file is one of lines, the last of which is a hash of the others:
 *
 *	peerpool postgres 1
 *	layout HEX
 *	base HEX loaded		(or: base HEX sent)
 *	since HEX		(any number)
 *	file HEX PATH		(any number)
 *	sent HEX PATH		(any number; HEX is zeros: it is gone)
 *	end HEX
 */
#include "exchange/postgres_state.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_out.h"
#include "base/memory.h"
#include "store/sha1.h"

enum {
	BYTES_MAX = 1 << 30,
	LINE_MAX_BYTES = 1 << 16,
	MODE = 0600,
	HEX = PP_ID_HEX - 1,
};

static const char first[] = "peerpool postgres 1";

static const char *name_of(struct pp_arena *arena, const char *folder,
			   const char *file)
{
	return pp_arena_printf(arena, "%s/%s", folder, file);
}

/* --- reading -------------------------------------------------------------- */

struct reader {
	struct pp_postgres_state *out;
	struct pp_str rest;
	size_t caps[3];
};

static bool next_line(struct pp_str *line, struct pp_str *rest)
{
	const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;

	if (!end)
		return false;
	*line = (struct pp_str){ rest->p, (size_t)(end - rest->p) };
	rest->n -= line->n + 1;
	rest->p = end + 1;
	return true;
}

/* "WORD HEX" and what follows it. */
static bool take(struct pp_str line, const char *word,
		 uint8_t id[PP_ID_SIZE], struct pp_str *after)
{
	size_t n = strlen(word);

	if (line.n < n + 1 + HEX || memcmp(line.p, word, n) != 0 ||
	    line.p[n] != ' ' ||
	    pp_id_parse(id, (struct pp_str){ line.p + n + 1, HEX }) < 0)
		return false;
	*after = (struct pp_str){ line.p + n + 1 + HEX, line.n - n - 1 - HEX };
	if (!after->n)
		return true;
	if (*after->p != ' ')
		return false;
	after->p++;
	after->n--;
	return true;
}

static bool add_file(struct pp_postgres_files *to, size_t *cap,
		     struct pp_str path, const uint8_t id[PP_ID_SIZE])
{
	struct pp_postgres_file *f;

	if (!path.n || (to->count && pp_str_cmp(to->items[to->count - 1].path,
						path) >= 0))
		return false;
	pp_grow(to->items, to->count, *cap);
	f = &to->items[to->count++];
	f->path = path;
	memcpy(f->id, id, PP_ID_SIZE);
	return true;
}

static bool read_line(struct reader *r, struct pp_str line)
{
	struct pp_postgres_state *s = r->out;
	uint8_t id[PP_ID_SIZE];
	struct pp_str after;

	if (take(line, "file", id, &after))
		return add_file(&s->files, &r->caps[0], after, id);
	if (take(line, "sent", id, &after))
		return add_file(&s->sent, &r->caps[1], after, id);
	if (take(line, "layout", id, &after)) {
		memcpy(s->layout, id, PP_ID_SIZE);
	} else if (take(line, "base", id, &after)) {
		memcpy(s->base, id, PP_ID_SIZE);
		s->is_loaded = pp_str_is(after, "loaded");
	} else if (take(line, "since", id, &after)) {
		pp_grow(s->since, s->since_count, r->caps[2]);
		memcpy(s->since[s->since_count++], id, PP_ID_SIZE);
	} else {
		return false;
	}
	return true;
}

static bool read_lines(struct reader *r)
{
	uint8_t want[PP_ID_SIZE], id[PP_ID_SIZE];
	struct pp_str all = r->rest, line, after;

	if (!next_line(&line, &r->rest) || !pp_str_is(line, first))
		return false;
	while (next_line(&line, &r->rest)) {
		if (take(line, "end", want, &after)) {
			pp_sha1(id, (struct pp_str){ all.p, (size_t)
						     (line.p - all.p) });
			return !r->rest.n && !memcmp(id, want, PP_ID_SIZE);
		}
		if (!read_line(r, line))
			return false;
	}
	return false;
}

static bool read_file(struct pp_str *out, struct pp_arena *arena,
		      const char *name)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf bytes;
	int rc;

	pp_buf_init(&bytes, BYTES_MAX);
	rc = pp_file_read_named(&bytes, &ignored, name, BYTES_MAX);
	*out = pp_arena_str(arena, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
	return rc == 0;
}

/* The lists have grown on the heap. */
static void keep(struct pp_postgres_state *s, struct pp_arena *arena)
{
	struct pp_postgres_files *both[] = { &s->files, &s->sent };
	void *had;

	for (size_t i = 0; i < 2; i++) {
		had = both[i]->items;
		both[i]->items = pp_new_raw(arena, struct pp_postgres_file,
					    both[i]->count);
		if (both[i]->count)
			memcpy(both[i]->items, had, both[i]->count *
			       sizeof(*both[i]->items));
		pp_free(had);
	}
	had = s->since;
	s->since = (uint8_t (*)[PP_ID_SIZE])pp_new(arena, uint8_t,
					(s->since_count + 1) * PP_ID_SIZE);
	if (s->since_count)
		memcpy(s->since, had, s->since_count * PP_ID_SIZE);
	pp_free(had);
}

/* --- what has been loaded ------------------------------------------------- */

/* Both lists are sorted; what was sent replaces what was there. */
static void merge(struct pp_postgres_files *out, struct pp_arena *arena,
		  const struct pp_postgres_files *a,
		  const struct pp_postgres_files *b)
{
	size_t i = 0, k = 0;

	out->items = pp_new_raw(arena, struct pp_postgres_file,
				a->count + b->count);
	out->count = 0;
	while (i < a->count || k < b->count) {
		int order = i == a->count ? 1 : k == b->count ? -1 :
			pp_str_cmp(a->items[i].path, b->items[k].path);
		const struct pp_postgres_file *f = order < 0 ? &a->items[i] :
							       &b->items[k];

		i += order <= 0;
		k += order >= 0;
		if (!pp_id_is_zero(f->id))
			out->items[out->count++] = *f;
	}
}

/* The load of the last export is confirmed. */
static void settle(struct pp_postgres_state *s, struct pp_arena *arena)
{
	struct pp_postgres_files files;

	if (s->since_count) {
		memcpy(s->base, s->since[s->since_count - 1], PP_ID_SIZE);
		merge(&files, arena, &s->files, &s->sent);
		s->files = files;
	}
	s->since_count = s->sent.count = 0;
	s->is_loaded = true;
}

static void see_loaded(struct pp_postgres_state *s, struct pp_arena *arena,
		       const char *folder)
{
	const uint8_t *last = s->since_count ? s->since[s->since_count - 1] :
					       s->base;
	uint8_t id[PP_ID_SIZE];
	struct pp_str text;

	if (!read_file(&text, arena, name_of(arena, folder, "loaded")))
		return;
	while (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	if (pp_id_parse(id, text) < 0)
		return;
	if (!memcmp(id, last, PP_ID_SIZE))
		settle(s, arena);
	else if (!memcmp(id, s->base, PP_ID_SIZE))
		s->is_loaded = true;
}

bool pp_postgres_state_read(struct pp_postgres_state *out,
			    struct pp_arena *arena, const char *folder)
{
	struct reader r = { .out = out };
	bool sound;

	*out = (struct pp_postgres_state){ 0 };
	if (!read_file(&r.rest, arena, name_of(arena, folder, "state")))
		return false;
	sound = read_lines(&r);
	keep(out, arena);
	if (sound)
		see_loaded(out, arena, folder);
	return sound;
}

/* --- writing -------------------------------------------------------------- */

struct writer {
	struct pp_file_out out;
	struct pp_buf line;
	struct pp_sha1 hash;
};

static void end_line(struct writer *w)
{
	pp_buf_putc(&w->line, '\n');
	pp_sha1_add(&w->hash, w->line.p, w->line.n);
	pp_file_out_add(&w->out, pp_buf_get(&w->line));
	pp_buf_clear(&w->line);
}

static void put(struct writer *w, const char *word,
		const uint8_t id[PP_ID_SIZE], struct pp_str after)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	pp_buf_printf(&w->line, "%s %s", word, hex);
	if (after.n) {
		pp_buf_putc(&w->line, ' ');
		pp_buf_str(&w->line, after);
	}
	end_line(w);
}

static void put_all(struct writer *w, const struct pp_postgres_state *s)
{
	const struct pp_str none = { 0 };
	uint8_t id[PP_ID_SIZE];

	pp_sha1_init(&w->hash);
	pp_buf_puts(&w->line, first);
	end_line(w);
	put(w, "layout", s->layout, none);
	put(w, "base", s->base, pp_str(s->is_loaded ? "loaded" : "sent"));
	for (size_t i = 0; i < s->since_count; i++)
		put(w, "since", s->since[i], none);
	for (size_t i = 0; i < s->files.count; i++)
		put(w, "file", s->files.items[i].id, s->files.items[i].path);
	for (size_t i = 0; i < s->sent.count; i++)
		put(w, "sent", s->sent.items[i].id, s->sent.items[i].path);
	pp_sha1_end(id, &w->hash);
	put(w, "end", id, none);
}

int pp_postgres_state_write(const struct pp_postgres_state *state,
			    const char *folder)
{
	struct pp_arena arena = { 0 };
	struct writer w = { 0 };
	int rc, saved;

	pp_buf_init(&w.line, LINE_MAX_BYTES);
	rc = pp_file_out_begin(&w.out, name_of(&arena, folder, "state"), MODE);
	if (!rc) {
		put_all(&w, state);
		rc = pp_file_out_end(&w.out);
	}
	if (!rc)
		rc = pp_file_out_publish(&w.out);
	saved = errno;
	pp_file_out_drop(&w.out);
	pp_buf_release(&w.line);
	pp_arena_release(&arena);
	errno = saved;
	return rc;
}

int pp_postgres_state_forget(const char *folder)
{
	struct pp_arena arena = { 0 };
	int rc = unlink(name_of(&arena, folder, "loaded"));

	pp_arena_release(&arena);
	return rc < 0 && errno != ENOENT ? -1 : 0;
}

/* --- comparing ------------------------------------------------------------ */

void pp_postgres_state_id(uint8_t out[PP_ID_SIZE],
			  const uint8_t layout[PP_ID_SIZE],
			  const struct pp_postgres_files *files)
{
	struct pp_sha1 hash;

	pp_sha1_init(&hash);
	pp_sha1_add(&hash, layout, PP_ID_SIZE);
	for (size_t i = 0; i < files->count; i++) {
		const struct pp_postgres_file *f = &files->items[i];

		pp_sha1_add(&hash, f->id, PP_ID_SIZE);
		pp_sha1_add(&hash, f->path.p, f->path.n);
		pp_sha1_add(&hash, "\n", 1);
	}
	pp_sha1_end(out, &hash);
}

/* The file at a path, moving on; NULL: there is none. */
static const struct pp_postgres_file *
find(const struct pp_postgres_files *files, size_t *at, struct pp_str path)
{
	while (*at < files->count &&
	       pp_str_cmp(files->items[*at].path, path) < 0)
		++*at;
	return *at < files->count &&
	       pp_str_eq(files->items[*at].path, path) ? &files->items[*at] :
							 NULL;
}

void pp_postgres_state_compare(struct pp_postgres_files *out,
			       struct pp_arena *arena,
			       const struct pp_postgres_state *state,
			       const struct pp_postgres_files *files)
{
	struct pp_postgres_files both, paths, all;
	size_t had = 0, has = 0, sent = 0;

	/* Every path that is anywhere. */
	merge(&both, arena, &state->files, files);
	all = state->sent;
	all.items = pp_new_raw(arena, struct pp_postgres_file, all.count);
	for (size_t i = 0; i < all.count; i++) {
		all.items[i].path = state->sent.items[i].path;
		memset(all.items[i].id, 1, PP_ID_SIZE);
	}
	merge(&paths, arena, &both, &all);
	out->items = pp_new_raw(arena, struct pp_postgres_file, paths.count);
	out->count = 0;
	for (size_t i = 0; i < paths.count; i++) {
		struct pp_str path = paths.items[i].path;
		const struct pp_postgres_file
			*a = find(&state->files, &had, path),
			*b = find(files, &has, path),
			*c = find(&state->sent, &sent, path);
		struct pp_postgres_file *f = &out->items[out->count];

		if (!c && a && b && !memcmp(a->id, b->id, PP_ID_SIZE))
			continue;
		*f = (struct pp_postgres_file){ .path = path };
		if (b)
			memcpy(f->id, b->id, PP_ID_SIZE);
		out->count++;
	}
}
