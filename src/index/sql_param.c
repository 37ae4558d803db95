/* Giving a statement its parameters. */
#include "index/sql_param.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "base/buf.h"

enum { NUMBER_MAX = 24, LIST_MAX = 1 << 20 };

struct binding {
	sqlite3_stmt *stmt;
	struct pp_arena *arena;
	struct pp_sink *sink;
	const struct pp_query *query;
	struct pp_str *names;	/* of the statement, without their colons; in
				   their order, from 1 */
	size_t count;
	int rc;
};

/* --- what is missing, what is too much ----------------------------------- */

static struct pp_pos place(const struct binding *b, struct pp_str name)
{
	const struct pp_query *q = b->query;
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, q->sql, &at))
		if (token.kind == PP_SQL_PARAM && token.text.n == name.n + 1 &&
		    !memcmp(token.text.p + 1, name.p, name.n))
			return pp_sql_pos(q->file, q->sql,
					  (size_t)(token.text.p - q->sql.p));
	return (struct pp_pos){ .file = q->file };
}

static void suggest(struct binding *b, struct pp_finding *f,
		    struct pp_str name)
{
	int near = pp_nearest(name, b->names, b->count);
	struct pp_buf list;

	if (near >= 0) {
		pp_report_note(b->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?",
			       PP_STR(b->names[near]));
		return;
	}
	pp_buf_init(&list, LIST_MAX);
	for (size_t i = 0; i < b->count; i++)
		pp_buf_printf(&list, "%s%.*s", i ? ", " : "",
			      PP_STR(b->names[i]));
	if (b->count)
		pp_report_note(b->sink, f, (struct pp_pos){ 0 },
			       "its parameters are %.*s",
			       PP_STR(pp_buf_get(&list)));
	else
		pp_report_note(b->sink, f, (struct pp_pos){ 0 },
			       "it has no parameters");
	pp_buf_release(&list);
}

static size_t find(const struct binding *b, struct pp_str name)
{
	size_t i = 0;

	while (i < b->count && !pp_str_eq(b->names[i], name))
		i++;
	return i;
}

static void check_given(struct binding *b, size_t number)
{
	const struct pp_query *q = b->query;
	struct pp_str name = q->params[number].name;
	struct pp_pos pos = { .file = q->file };

	for (size_t i = 0; i < number; i++) {
		if (!pp_str_eq(q->params[i].name, name))
			continue;
		pp_report(b->sink, PP_R(QUERY_PARAM), pos,
			  "the parameter '%.*s' is given twice", PP_STR(name));
		b->rc = -1;
		return;
	}
	if (find(b, name) < b->count)
		return;
	b->rc = -1;
	suggest(b, pp_report(b->sink, PP_R(QUERY_PARAM), pos,
			     "the statement has no parameter '%.*s'",
			     PP_STR(name)), name);
}

/* What the query's file says of the parameter; may be empty. */
static struct pp_str help_of(const struct binding *b, struct pp_str name)
{
	const struct pp_query *q = b->query;

	for (size_t i = 0; i < q->declared_count; i++)
		if (pp_str_eq(q->declared[i].name, name))
			return q->declared[i].help;
	return (struct pp_str){ 0 };
}

static void report_missing(struct binding *b, struct pp_str name)
{
	struct pp_str help = help_of(b, name);
	struct pp_finding *f;

	f = pp_report(b->sink, PP_R(QUERY_PARAM), place(b, name),
		      "the parameter '%.*s' is not given", PP_STR(name));
	pp_report_note(b->sink, f, (struct pp_pos){ 0 },
		       "say it with -p %.*s=VALUE%s%.*s", PP_STR(name),
		       help.n ? ": " : "", PP_STR(help));
	b->rc = -1;
}

/* --- values -------------------------------------------------------------- */

static size_t digits(struct pp_str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
		n++;
	return n;
}

/* 0, -12, 0.5: no more zeros than are needed.  Sets *is_whole. */
static bool is_number(struct pp_str s, bool *is_whole)
{
	size_t at = s.n && *s.p == '-', n = digits(s, at);

	if (!n || s.n >= NUMBER_MAX || (n > 1 && s.p[at] == '0'))
		return false;
	at += n;
	*is_whole = at == s.n;
	if (*is_whole)
		return s.p[0] != '-' || s.p[1] != '0';
	if (s.p[at] != '.')
		return false;
	n = digits(s, at + 1);
	return n && at + 1 + n == s.n && s.p[s.n - 1] != '0' && n <= 15;
}

static int bind_value(sqlite3_stmt *stmt, int number, struct pp_str value)
{
	char text[NUMBER_MAX + 1];
	bool is_whole;
	long long n;

	if (is_number(value, &is_whole)) {
		memcpy(text, value.p, value.n);
		text[value.n] = '\0';
		if (!is_whole)
			return sqlite3_bind_double(stmt, number,
						   strtod(text, NULL));
		errno = 0;
		n = strtoll(text, NULL, 10);
		if (!errno)
			return sqlite3_bind_int64(stmt, number, n);
	}
	return sqlite3_bind_text64(stmt, number, value.n ? value.p : "",
				   value.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void bind(struct binding *b, size_t number)
{
	const struct pp_query *q = b->query;
	struct pp_str name = b->names[number];

	for (size_t i = 0; i < q->param_count; i++) {
		if (!pp_str_eq(q->params[i].name, name))
			continue;
		if (q->params[i].is_null ||
		    bind_value(b->stmt, (int)number + 1,
			       q->params[i].value) == SQLITE_OK)
			return;
		pp_report(b->sink, PP_R(QUERY_PARAM), place(b, name),
			  "the value of '%.*s' is too long", PP_STR(name));
		b->rc = -1;
		return;
	}
	report_missing(b, name);
}

static void report_nameless(struct binding *b)
{
	struct pp_pos pos = { .file = b->query->file };
	struct pp_finding *f = pp_report(b->sink, PP_R(QUERY_PARAM), pos,
					 "a parameter must have a name");

	pp_report_note(b->sink, f, (struct pp_pos){ 0 },
		       "write :region, and say it with -p region=...");
}

static int read_names(struct binding *b)
{
	b->count = (size_t)sqlite3_bind_parameter_count(b->stmt);
	b->names = pp_new(b->arena, struct pp_str, b->count);
	for (size_t i = 0; i < b->count; i++) {
		const char *name = sqlite3_bind_parameter_name(b->stmt,
							       (int)i + 1);

		if (!name || *name == '?') {
			report_nameless(b);
			return -1;
		}
		b->names[i] = pp_str(name + 1);
	}
	return 0;
}

int pp_sql_param_bind(struct sqlite3_stmt *stmt, struct pp_arena *arena,
		      struct pp_sink *sink, const struct pp_query *query)
{
	struct binding b = { .stmt = stmt, .arena = arena, .sink = sink,
			     .query = query };

	if (read_names(&b) < 0)
		return -1;
	for (size_t i = 0; i < query->param_count; i++)
		check_given(&b, i);
	for (size_t i = 0; i < b.count; i++)
		bind(&b, i);
	return b.rc;
}
