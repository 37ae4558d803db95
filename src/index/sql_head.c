/* The comment that opens a file of SQL. */
#include "index/sql_head.h"

#include "base/buf.h"
#include "base/memory.h"

enum { TEXT_MAX = 1 << 20 };


struct reader {
	struct pp_sql_head *head;
	struct pp_sql_file *out;
	struct pp_arena *arena;
	struct pp_sink *sink;
	struct pp_str bytes;
	struct pp_buf explanation, bad, good;
	size_t param_cap;
	struct pp_sql_param *params;	/* grows; copied in the end */
	bool past_keys;		/* an empty line has ended the keys */
	bool failed;
};

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_word(char c)
{
	return is_small(c) || (c >= 'A' && c <= 'Z') || c == '_' ||
	       (c >= '0' && c <= '9');
}

static struct pp_str trim(struct pp_str s)
{
	while (s.n && (*s.p == ' ' || *s.p == '\t'))
		s = (struct pp_str){ s.p + 1, s.n - 1 };
	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t' ||
		       s.p[s.n - 1] == '\r'))
		s.n--;
	return s;
}

static struct pp_str from(struct pp_str s, size_t n)
{
	return (struct pp_str){ s.p + n, s.n - n };
}

static struct pp_pos place(const struct reader *r, struct pp_str part)
{
	struct pp_pos pos = pp_sql_pos(r->out->path, r->bytes,
				       (size_t)(part.p - r->bytes.p));
	struct pp_str upto = { r->bytes.p,
			       (size_t)(part.p + part.n - r->bytes.p) };

	pos.end_col = pp_sql_pos(r->out->path, upto, upto.n).col;
	return pos;
}

__attribute__((format(printf, 3, 4)))
static struct pp_finding *fault(struct reader *r, struct pp_str part,
				const char *format, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, format);
	text = pp_arena_vprintf(r->arena, format, ap);
	va_end(ap);
	r->failed = true;
	return pp_report(r->sink, PP_R(SQL_FILE), place(r, part), "%s", text);
}

static void add_line(struct pp_buf *to, struct pp_str line)
{
	if (to->n)
		pp_buf_putc(to, '\n');
	pp_buf_str(to, line);
}

/* 12: what it is; '10:30': what it is.  What stands before the colon. */
static struct pp_str standard_of(struct pp_str rest, struct pp_str *help)
{
	struct pp_str value;
	size_t n = 0;

	if (rest.n && *rest.p == '\'') {
		const char *end = memchr(rest.p + 1, '\'', rest.n - 1);

		if (end) {
			value = (struct pp_str){ rest.p + 1,
						 (size_t)(end - rest.p) - 1 };
			rest = trim(from(rest, value.n + 2));
			*help = rest.n && *rest.p == ':' ? trim(from(rest, 1)) :
							   (struct pp_str){ 0 };
			return value;
		}
	}
	while (n < rest.n && rest.p[n] != ':')
		n++;
	*help = n < rest.n ? trim(from(rest, n + 1)) : (struct pp_str){ 0 };
	return trim((struct pp_str){ rest.p, n });
}

static void add_param(struct reader *r, struct pp_sql_param param)
{
	struct pp_sql_file *out = r->out;

	for (size_t i = 0; i < out->param_count; i++) {
		if (!pp_str_eq(r->params[i].name, param.name))
			continue;
		fault(r, param.name, "the parameter '%.*s' is declared twice",
		      PP_STR(param.name));
		return;
	}
	param.pos = place(r, param.name);
	pp_grow(r->params, out->param_count, r->param_cap);
	r->params[out->param_count++] = param;
}

/* What follows "param": NAME: help, or NAME = DEFAULT: help. */
static void read_param(struct reader *r, struct pp_str line)
{
	struct pp_sql_param param = { 0 };
	struct pp_str rest;
	size_t n = 0;

	while (n < line.n && is_word(line.p[n]))
		n++;
	param.name = (struct pp_str){ line.p, n };
	rest = trim(from(line, n));
	if (rest.n && *rest.p == '=') {
		param.has_standard = true;
		param.standard = standard_of(trim(from(rest, 1)), &param.help);
	} else if (rest.n && *rest.p == ':') {
		param.help = trim(from(rest, 1));
	} else {
		n = 0;
	}
	if (!n) {
		struct pp_finding *f = fault(r, line, "a parameter is declared "
					     "by its name, a colon and what "
					     "it is");

		pp_report_note(r->sink, f, (struct pp_pos){ 0 },
			       "for example: -- param region: the region's "
			       "code");
		return;
	}
	add_param(r, param);
}

static void take_once(struct reader *r, struct pp_str *to, struct pp_str key,
		      struct pp_str value)
{
	if (to->p)
		fault(r, key, "'%.*s' is said twice", PP_STR(key));
	else if (!value.n)
		fault(r, key, "'%.*s' says nothing", PP_STR(key));
	else
		*to = value;
}

/* What follows "values": NAME: SQL, of a parameter that is declared before.
 * False where it is neither, but a line of prose. */
static bool read_values(struct reader *r, struct pp_str line)
{
	struct pp_str name, sql;
	size_t n = 0;

	while (n < line.n && is_word(line.p[n]))
		n++;
	if (!n || n == line.n || line.p[n] != ':')
		return false;
	name = (struct pp_str){ line.p, n };
	sql = trim(from(line, n + 1));
	for (size_t i = 0; i < r->out->param_count; i++) {
		if (!pp_str_eq(r->params[i].name, name))
			continue;
		take_once(r, &r->params[i].values, name, sql);
		return true;
	}
	fault(r, name, "no parameter '%.*s' is declared before its values",
	      PP_STR(name));
	return true;
}

static bool take_rule_key(struct reader *r, struct pp_str key,
			  struct pp_str value)
{
	if (r->out->kind != PP_SQL_RULE)
		return false;
	if (pp_str_is(key, "bad") || pp_str_is(key, "good")) {
		add_line(*key.p == 'b' ? &r->bad : &r->good, value);
		return true;
	}
	if (pp_str_is(key, "id")) {
		take_once(r, &r->head->id, key, value);
		r->head->id_pos = place(r, value);
		return true;
	}
	if (!pp_str_is(key, "severity"))
		return false;
	take_once(r, &r->head->severity, key, value);
	r->head->severity_pos = place(r, value);
	return true;
}

static void unknown_key(struct reader *r, struct pp_str key)
{
	static const struct pp_str keys[] = {
		{ "title", 5 }, { "param", 5 }, { "id", 2 },
		{ "severity", 8 }, { "bad", 3 }, { "good", 4 },
	}, view_keys[] = { { "title", 5 }, { "sqlite-only", 11 } };
	static const char *const said[] = {
		[PP_SQL_QUERY] = "the keys of a query are title, param NAME "
				 "and values NAME",
		[PP_SQL_VIEW] = "the keys of a view are title and sqlite-only",
		[PP_SQL_RULE] = "the keys of a rule are title, id, severity, "
				"bad and good",
	};
	bool is_view = r->out->kind == PP_SQL_VIEW;
	size_t count = r->out->kind == PP_SQL_RULE ? 6 : 2;
	struct pp_finding *f = fault(r, key, "there is no key '%.*s'",
				     PP_STR(key));
	const struct pp_str *among = is_view ? view_keys : keys;
	int near = pp_nearest(key, among, count);

	if (near >= 0)
		pp_report_note(r->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%s'?", among[near].p);
	pp_report_note(r->sink, f, (struct pp_pos){ 0 }, "%s; an explanation "
		       "follows after an empty line of the comment",
		       said[r->out->kind]);
}

/* "key:" at the start of the line; returns its length, 0 where there is none.
 * Prose may have a colon too, but seldom after its first word. */
static size_t key_length(struct pp_str line)
{
	size_t n = 0;

	while (n < line.n && (is_small(line.p[n]) || line.p[n] == '-'))
		n++;
	if (!n || n == line.n || line.p[n] != ':')
		return 0;
	return n + 1 == line.n || line.p[n + 1] == ' ' ? n : 0;
}

static void add_explanation(struct reader *r, struct pp_str line)
{
	if (!line.n) {
		r->past_keys = true;
		if (r->explanation.n)
			pp_buf_putc(&r->explanation, '\n');
		return;
	}
	add_line(&r->explanation, line);
}

static void read_line(struct reader *r, struct pp_str line)
{
	size_t n = key_length(line);
	struct pp_str key = { line.p, n }, value;

	if (r->out->kind == PP_SQL_QUERY && !r->past_keys &&
	    pp_str_starts(line, PP_LIT("param "))) {
		read_param(r, trim(from(line, 6)));
		return;
	}
	if (r->out->kind == PP_SQL_QUERY && !r->past_keys &&
	    pp_str_starts(line, PP_LIT("values ")) &&
	    read_values(r, trim(from(line, 7))))
		return;
	if (!n || r->past_keys) {
		add_explanation(r, line);
		return;
	}
	value = trim(from(line, n + 1));
	if (pp_str_is(key, "title"))
		take_once(r, &r->out->title, key, value);
	else if (r->out->kind == PP_SQL_VIEW && pp_str_is(key, "sqlite-only"))
		take_once(r, &r->out->sqlite_only, key, value);
	else if (!take_rule_key(r, key, value))
		unknown_key(r, key);
}

/* Each line of the comment, without its hyphens. */
static void read_lines(struct reader *r)
{
	struct pp_str rest = r->bytes;

	while (rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		size_t n = end ? (size_t)(end - rest.p) : rest.n;
		struct pp_str line = trim((struct pp_str){ rest.p, n });

		if (line.n && !pp_str_starts(line, PP_LIT("--")))
			break;
		if (line.n)
			read_line(r, trim(from(line, 2)));
		rest = from(rest, end ? n + 1 : n);
	}
}

static struct pp_str keep(struct reader *r, struct pp_buf *buf)
{
	struct pp_str text = pp_buf_get(buf);

	while (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	text = pp_arena_str(r->arena, text);
	pp_buf_release(buf);
	return text;
}

int pp_sql_head_read(struct pp_sql_head *head, struct pp_sql_file *out,
		     struct pp_arena *arena, struct pp_sink *sink,
		     struct pp_str bytes)
{
	struct reader r = { .head = head, .out = out, .arena = arena,
			    .sink = sink, .bytes = bytes };
	size_t count;

	pp_buf_init(&r.explanation, TEXT_MAX);
	pp_buf_init(&r.bad, TEXT_MAX);
	pp_buf_init(&r.good, TEXT_MAX);
	read_lines(&r);
	out->explanation = keep(&r, &r.explanation);
	head->bad = keep(&r, &r.bad);
	head->good = keep(&r, &r.good);
	count = out->param_count;
	out->params = pp_new(arena, struct pp_sql_param, count);
	if (count)
		memcpy(out->params, r.params, count * sizeof(*out->params));
	pp_free(r.params);
	return r.failed ? -1 : 0;
}
