/* Comparing texts line by line, with placeholders. */
#include "lines.h"

#include <stdlib.h>
#include <string.h>

enum { DIFF_CELLS_MAX = 16 << 20, CONTEXT = 3 };

struct line {
	const char *p;
	size_t n;
};

struct lines {
	struct line *items;
	size_t count;
};

/* How long the common subsequence of lines from (i, j) on is. */
struct table {
	struct lines a, b;
	unsigned *cells;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

static bool is_any(char c)
{
	(void)c;
	return true;
}

static bool starts(struct line l, const char *s)
{
	return l.n >= strlen(s) && !memcmp(l.p, s, strlen(s));
}

static struct line after(struct line l, size_t n)
{
	return (struct line){ l.p + n, l.n - n };
}

static bool line_matches(struct line want, struct line got);

/* At least least characters of the class, then the rest of want. */
static bool run_matches(struct line want, struct line got, size_t least,
			bool (*in_class)(char))
{
	for (size_t n = 0;; n++) {
		if (n >= least && line_matches(want, after(got, n)))
			return true;
		if (n == got.n || !in_class(got.p[n]))
			return false;
	}
}

static bool line_matches(struct line want, struct line got)
{
	for (; want.n; want = after(want, 1), got = after(got, 1)) {
		if (starts(want, "<*>"))
			return run_matches(after(want, 3), got, 0, is_any);
		if (starts(want, "<n>"))
			return run_matches(after(want, 3), got, 1, is_digit);
		if (starts(want, "<word>"))
			return run_matches(after(want, 6), got, 1, is_word);
		if (!got.n || *want.p != *got.p)
			return false;
	}
	return !got.n;
}

static struct lines split(const struct text *t)
{
	struct lines l = { 0 };
	size_t from = 0;

	l.items = must(calloc(t->n + 2, sizeof(*l.items)));
	while (from < t->n) {
		const char *end = memchr(t->p + from, '\n', t->n - from);
		size_t n = end ? (size_t)(end - t->p) - from : t->n - from;

		l.items[l.count++] = (struct line){ t->p + from, n };
		from += n + 1;
		if (!end) {
			static const char mark[] = "\\ no newline at the end";

			l.items[l.count++] = (struct line){ mark,
							    sizeof(mark) - 1 };
		}
	}
	return l;
}

bool text_matches(const struct text *expected, const struct text *actual)
{
	struct lines a = split(expected), b = split(actual);
	bool same = a.count == b.count;

	for (size_t i = 0; same && i < a.count; i++)
		same = line_matches(a.items[i], b.items[i]);
	free(a.items);
	free(b.items);
	return same;
}

static unsigned *cell(struct table *t, size_t i, size_t j)
{
	return &t->cells[i * (t->b.count + 1) + j];
}

/* Texts too long for a table have no lines in common. */
static void table_init(struct table *t, const struct text *expected,
		       const struct text *actual)
{
	t->a = split(expected);
	t->b = split(actual);
	t->cells = NULL;
	if (t->a.count && t->b.count > DIFF_CELLS_MAX / t->a.count)
		return;
	t->cells = must(calloc((t->a.count + 1) * (t->b.count + 1),
			       sizeof(*t->cells)));
	for (size_t i = t->a.count; i-- > 0;)
		for (size_t j = t->b.count; j-- > 0;) {
			unsigned x = *cell(t, i + 1, j), y = *cell(t, i, j + 1);

			if (line_matches(t->a.items[i], t->b.items[j]))
				*cell(t, i, j) = *cell(t, i + 1, j + 1) + 1;
			else
				*cell(t, i, j) = x > y ? x : y;
		}
}

static void table_release(struct table *t)
{
	free(t->a.items);
	free(t->b.items);
	free(t->cells);
}

/* The next step of the comparison: ' ' both lines are the same, '-' the one of
 * a is not in b, '+' the other way round; 0 at the end. */
static char step(struct table *t, size_t i, size_t j)
{
	if (i == t->a.count || j == t->b.count)
		return i < t->a.count ? '-' : j < t->b.count ? '+' : 0;
	if (!t->cells)
		return '-';
	if (line_matches(t->a.items[i], t->b.items[j]) &&
	    *cell(t, i, j) == *cell(t, i + 1, j + 1) + 1)
		return ' ';
	return *cell(t, i + 1, j) >= *cell(t, i, j + 1) ? '-' : '+';
}

/* Control characters would make the report lie; tabs are usual. */
static void print_line(FILE *out, char sign, struct line l)
{
	putc(sign, out);
	for (size_t i = 0; i < l.n; i++) {
		unsigned char c = (unsigned char)l.p[i];

		if ((c < ' ' && c != '\t') || c == 0x7f)
			fprintf(out, "\\x%02x", c);
		else
			putc(c, out);
	}
	putc('\n', out);
}

/* Is a difference within CONTEXT steps ahead? */
static bool near(struct table *t, size_t i, size_t j)
{
	for (int n = 0; n <= CONTEXT; n++, i++, j++) {
		char s = step(t, i, j);

		if (s != ' ')
			return s;
	}
	return false;
}

void text_diff(FILE *out, const char *name, const struct text *expected,
	       const struct text *actual)
{
	size_t i = 0, j = 0, since = CONTEXT;
	struct table t;
	bool gap = false;
	char s;

	table_init(&t, expected, actual);
	fprintf(out, "--- expected %s\n+++ printed %s\n", name, name);
	while ((s = step(&t, i, j))) {
		if (s != ' ') {
			since = 0;
			print_line(out, s, s == '-' ? t.a.items[i] :
						      t.b.items[j]);
		} else if (since++ < CONTEXT || near(&t, i, j)) {
			if (gap)
				fprintf(out, "@@ line %zu @@\n", i + 1);
			gap = false;
			print_line(out, ' ', t.a.items[i]);
		} else {
			gap = true;
		}
		i += s != '+';
		j += s != '-';
	}
	table_release(&t);
}

void text_merge(struct text *out, const struct text *expected,
		const struct text *actual)
{
	size_t i = 0, j = 0;
	struct table t;
	char s;

	table_init(&t, expected, actual);
	while ((s = step(&t, i, j))) {
		struct line l = { 0 };

		if (s == ' ')
			l = t.a.items[i];
		else if (s == '+')
			l = t.b.items[j];
		if (s != '-') {
			text_add(out, l.p, l.n);
			text_puts(out, "\n");
		}
		i += s != '+';
		j += s != '-';
	}
	table_release(&t);
}
