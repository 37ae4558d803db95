/* Names and other texts, taken apart and put together. */
#include "exchange/import_write.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "pool/same_name.h"

enum { PARTS_MAX = 100, TEXT_MAX = 1 << 20 };

struct parts {
	struct pp_str text;
	struct pp_str items[PARTS_MAX];	/* within text */
	size_t count;
};

struct pp_str pp_import_strip(struct pp_arena *arena, struct pp_str text,
			      const struct pp_import_texts *words)
{
	bool again = true;

	while (again && text.n) {
		const char *blank = memchr(text.p, ' ', text.n);
		size_t n = blank ? (size_t)(blank - text.p) : 0;
		struct pp_str key;

		again = false;
		key = pp_same_name_key(arena, (struct pp_str){ text.p, n });
		for (size_t i = 0; n && i < words->count && !again; i++)
			again = pp_str_eq(key, pp_same_name_key(
						       arena,
						       words->items[i]));
		if (again)
			text = (struct pp_str){ blank + 1, text.n - n - 1 };
	}
	return text;
}

static struct pp_str trimmed(struct pp_str s)
{
	while (s.n && *s.p == ' ')
		s = (struct pp_str){ s.p + 1, s.n - 1 };
	while (s.n && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

static void split(struct parts *out, struct pp_str text, struct pp_str by)
{
	size_t from = 0;

	*out = (struct parts){ .text = text };
	for (size_t i = 0; i <= text.n && out->count < PARTS_MAX; i++) {
		struct pp_str rest = { text.p + i, text.n - i };

		if (i < text.n && !pp_str_starts(rest, by))
			continue;
		out->items[out->count++] = trimmed(
			(struct pp_str){ text.p + from, i - from });
		from = i + by.n;
		i = from - 1;
	}
}

/* From the start of one part to the end of another, as the text has it. */
static struct pp_str span(const struct parts *p, size_t from, size_t to)
{
	const char *start, *end;

	if (from >= to || to > p->count)
		return (struct pp_str){ 0 };
	start = p->items[from].p;
	end = p->items[to - 1].p + p->items[to - 1].n;
	return (struct pp_str){ start, (size_t)(end - start) };
}

static struct pp_str part_of(const struct parts *p, struct pp_str name)
{
	size_t number = 0;

	if (pp_str_is(name, "text"))
		return p->text;
	if (pp_str_is(name, "first"))
		return span(p, 0, 1);
	if (pp_str_is(name, "last"))
		return span(p, p->count - 1, p->count);
	if (pp_str_is(name, "but-first"))
		return span(p, 1, p->count);
	if (pp_str_is(name, "but-last"))
		return span(p, 0, p->count - 1);
	for (size_t i = 0; i < name.n && i < 3 && pp_is_digit(name.p[i]); i++)
		number = number * 10 + (size_t)(name.p[i] - '0');
	return number ? span(p, number - 1, number) : (struct pp_str){ 0 };
}

int pp_import_write(struct pp_str *text, const char **missing,
		    struct pp_arena *arena,
		    const struct pp_import_source *source)
{
	struct pp_str write = source->write;
	struct parts parts;
	struct pp_buf b;
	int rc = 0;

	split(&parts, *text, source->parts.n ? source->parts : PP_LIT(" "));
	pp_buf_init(&b, TEXT_MAX);
	while (write.n && !rc) {
		const char *close = *write.p == '{' ?
				    memchr(write.p, '}', write.n) : NULL;
		size_t n = close ? (size_t)(close - write.p) + 1 : 1;
		struct pp_str part;

		if (close) {
			part = part_of(&parts, (struct pp_str){ write.p + 1,
								n - 2 });
			*missing = pp_arena_copy(arena, write.p, n);
			rc = part.n ? 0 : -1;
			pp_buf_str(&b, part);
		} else {
			pp_buf_putc(&b, *write.p);
		}
		write = (struct pp_str){ write.p + n, write.n - n };
	}
	if (b.overflow) {
		*missing = NULL;
		rc = -1;
	}
	if (!rc)
		*text = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return rc;
}
