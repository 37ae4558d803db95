/* Where front matter begins and ends, and the text after it. */
#include "data/front_matter.h"

#include "data/yaml.h"

/* The byte after the line that begins at at. */
static size_t next_line(struct pp_str s, size_t at)
{
	while (at < s.n && s.p[at] != '\n' && s.p[at] != '\r')
		at++;
	if (at < s.n && s.p[at] == '\r' && at + 1 < s.n && s.p[at + 1] == '\n')
		at++;
	return at < s.n ? at + 1 : at;
}

static struct pp_str without_blanks(struct pp_str line)
{
	while (line.n && strchr(" \t", line.p[line.n - 1]))
		line.n--;
	return line;
}

static bool is_fence(struct pp_str line, bool closing)
{
	line = without_blanks(line);
	return pp_str_is(line, "---") || (closing && pp_str_is(line, "..."));
}

static int fail(struct pp_text *t, const char *fault, const char *note)
{
	struct pp_finding *f;

	f = pp_fault(t, FRONT_MATTER, pp_text_pos(t, 1, 1), "%s", fault);
	pp_report_note(t->sink, f, (struct pp_pos){ 0 }, "%s", note);
	return -1;
}

/* The first line that ends the front matter begun before at; SIZE_MAX where
 * there is none. */
static size_t find_close(const struct pp_text *t, size_t at)
{
	while (at < t->bytes.n) {
		if (is_fence(pp_text_line_at(t, at), true))
			return at;
		at = next_line(t->bytes, at);
	}
	return SIZE_MAX;
}

/* CR LF and CR as LF. */
static struct pp_str unify_breaks(struct pp_arena *arena, struct pp_str s)
{
	char *copy = pp_arena_raw(arena, s.n + 1, 1, 1), *to = copy;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			continue;
		*to++ = s.p[i];
		if (s.p[i] == '\r')
			to[-1] = '\n';
	}
	return (struct pp_str){ copy, (size_t)(to - copy) };
}

/* The text from at on, without the blank lines that it begins with; NULL where
 * all of it is blank. */
static const struct pp_value *read_body(struct pp_arena *arena,
					const struct pp_text *t, size_t at)
{
	struct pp_value *body;

	while (at < t->bytes.n &&
	       !without_blanks(pp_text_line_at(t, at)).n)
		at = next_line(t->bytes, at);
	if (at == t->bytes.n)
		return NULL;
	body = pp_new(arena, struct pp_value, 1);
	body->type = PP_STRING;
	body->style = PP_STYLE_BODY;
	body->line = pp_text_place(t, at).line;
	body->col = 1;
	body->text = (struct pp_str){ t->bytes.p + at, t->bytes.n - at };
	if (memchr(body->text.p, '\r', body->text.n))
		body->text = unify_breaks(arena, body->text);
	return body;
}

int pp_front_matter_read(struct pp_docs *out, struct pp_arena *arena,
			 struct pp_text *t)
{
	size_t start = next_line(t->bytes, 0), close;
	struct pp_text sub;
	int rc;

	if (!is_fence(pp_text_line_at(t, 0), false))
		return fail(t, "the file does not begin with front matter",
			    "begin it with a line of three hyphens (---), "
			    "then the keys, then another line of three "
			    "hyphens");
	close = find_close(t, start);
	if (close == SIZE_MAX)
		return fail(t, "the front matter that opens here is never "
			    "closed", "end it with a line of three hyphens "
			    "(---)");
	sub = pp_text_part(t, start, close);
	rc = pp_yaml_read(out, arena, &sub);
	if (!rc)
		out->body = read_body(arena, t, next_line(t->bytes, close));
	return rc;
}

size_t pp_front_matter_close(struct pp_str bytes, size_t *body)
{
	const struct pp_text t = { .bytes = bytes };
	size_t close;

	if (!is_fence(pp_text_line_at(&t, 0), false))
		return SIZE_MAX;
	close = find_close(&t, next_line(bytes, 0));
	if (close != SIZE_MAX)
		*body = next_line(bytes, close);
	return close;
}
