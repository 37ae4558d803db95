/* Errors of SQL, and what may have been meant. */
#include "index/sql_error.h"

#include <sqlite3.h>

#include "base/buf.h"
#include "base/memory.h"
#include "index/sql_date.h"
#include "index/sql_token.h"

enum { NAMES_MAX = 8 };

/* A growing list of names. */
struct names {
	struct pp_str *items;
	size_t count, cap;
};

struct report {
	const struct pp_sql_error *e;
	struct pp_sink *sink;
	struct pp_arena *arena;
	struct pp_finding *finding;
	struct pp_sql_token token;	/* at the place; text.n 0: none */
};

static void add_name(struct names *n, struct pp_str name)
{
	pp_grow(n->items, n->count, n->cap);
	n->items[n->count++] = name;
}

static bool has_name(const struct names *n, struct pp_str name)
{
	for (size_t i = 0; i < n->count; i++)
		if (pp_sql_same_name(n->items[i], name))
			return true;
	return false;
}

__attribute__((format(printf, 2, 3)))
static void advise(struct report *r, const char *format, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, format);
	text = pp_arena_vprintf(r->arena, format, ap);
	va_end(ap);
	pp_report_note(r->sink, r->finding, (struct pp_pos){ 0 }, "%s", text);
}

/* As it must be typed. */
static struct pp_str typed(struct report *r, struct pp_str name)
{
	bool plain = name.n && !sqlite3_keyword_check(name.p, (int)name.n);

	for (size_t i = 0; i < name.n && plain; i++)
		plain = (name.p[i] >= 'a' && name.p[i] <= 'z') ||
			(name.p[i] >= 'A' && name.p[i] <= 'Z') ||
			name.p[i] == '_' ||
			(i && name.p[i] >= '0' && name.p[i] <= '9');
	return plain ? name : pp_str(pp_sql_quote(r->arena, name));
}

/* --- what there is ------------------------------------------------------- */

static void add_columns(struct names *n, const struct pp_table *table)
{
	static const struct pp_str fixed[PP_FIXED_COUNT] = {
		{ "_pool", 5 }, { "_path", 5 }, { "_line", 5 }, { "_blob", 5 }
	};

	for (size_t i = 0; i < table->column_count; i++)
		add_name(n, table->columns[i].name);
	for (size_t i = 0; i < PP_FIXED_COUNT; i++)
		add_name(n, fixed[i]);
}

/* The first column of every row that sql returns for name. */
static void add_asked(struct report *r, struct names *n, const char *sql,
		      struct pp_str name)
{
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(r->e->db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return;
	if (name.n)
		sqlite3_bind_text(stmt, 1, name.p, (int)name.n,
				  SQLITE_TRANSIENT);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);

		if (text)
			add_name(n, pp_arena_str(r->arena, pp_str(text)));
	}
	sqlite3_finalize(stmt);
}

static bool is_other(const struct pp_sql_error *e, struct pp_str name)
{
	for (size_t i = 0; i < e->other_count; i++)
		if (pp_sql_same_name(e->others[i], name))
			return true;
	return false;
}

static void add_columns_of(struct report *r, struct names *n,
			   struct pp_str name)
{
	const struct pp_table *table = r->e->tables ?
		pp_tables_find(r->e->tables, name) : NULL;

	if (table)
		add_columns(n, table);
	else
		add_asked(r, n, "SELECT name FROM pragma_table_info(?1)", name);
}

static bool is_table(const struct pp_sql_error *e, struct pp_str name)
{
	return (e->tables && pp_tables_find(e->tables, name)) ||
	       is_other(e, name);
}

static bool is_word(struct pp_sql_token token, const char *word)
{
	return token.kind == PP_SQL_WORD &&
	       pp_sql_same_name(token.text, pp_str(word));
}

/* The tables that the statement mentions, or seems to where a WITH has named
 * another one so (hidden); if alias is given, only those that it names there:
 * "peer p", "peer AS p", or peer itself. */
static void find_tables(struct report *r, struct names *out,
			struct pp_str alias, bool hidden)
{
	struct pp_str last = { 0 };
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, r->e->sql, &at)) {
		struct pp_str name = pp_sql_name(r->arena, token);
		bool is_name = token.kind == PP_SQL_WORD ||
			       token.kind == PP_SQL_QUOTED;

		if (is_word(token, "as") && last.n)
			continue;
		if (is_name && last.n && alias.n &&
		    pp_sql_same_name(name, alias) && !has_name(out, last))
			add_name(out, last);
		last = (struct pp_str){ 0 };
		if (!is_name || !is_table(r->e, name) ||
		    pp_sql_with_names(r->e->sql, name) != hidden)
			continue;
		last = name;
		if ((!alias.n || pp_sql_same_name(name, alias)) &&
		    !has_name(out, name))
			add_name(out, name);
	}
}

/* --- each error ---------------------------------------------------------- */

static bool suggest(struct report *r, struct pp_str name,
		    const struct names *names)
{
	int near = pp_nearest(name, names->items, names->count);

	if (near < 0)
		return false;
	/* One was found. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	name = typed(r, names->items[near]);
	advise(r, "did you mean '%.*s'?", PP_STR(name));
	return true;
}

static void missing_table(struct report *r, struct pp_str name)
{
	struct names names = { 0 };

	for (size_t i = 0; r->e->tables && i < r->e->tables->count; i++)
		add_name(&names, r->e->tables->items[i].name);
	for (size_t i = 0; i < r->e->other_count; i++)
		add_name(&names, r->e->others[i]);
	if (!suggest(r, name, &names))
		advise(r, "'peerpool query --schema' lists the tables");
	pp_free(names.items);
}

/* "a, b or c" */
static const char *listed(struct report *r, const struct names *names,
			  const char *suffix)
{
	struct pp_buf buf;
	const char *text;

	pp_buf_init(&buf, (size_t)1 << 20);
	for (size_t i = 0; i < names->count && i < NAMES_MAX; i++) {
		bool last = i + 1 == names->count || i + 1 == NAMES_MAX;

		pp_buf_printf(&buf, "%s%.*s%s",
			      !i ? "" : last ? " or " : ", ",
			      PP_STR(typed(r, names->items[i])), suffix);
	}
	text = pp_arena_copy(r->arena, buf.n ? buf.p : "", buf.n);
	pp_buf_release(&buf);
	return text;
}

/* Tables, mentioned or not, that have the column. */
static void find_owners(struct report *r, struct names *out,
			const struct names *of, struct pp_str column)
{
	const struct pp_tables *tables = r->e->tables;

	for (size_t i = 0; of && i < of->count; i++) {
		struct names columns = { 0 };

		add_columns_of(r, &columns, of->items[i]);
		if (has_name(&columns, column))
			add_name(out, of->items[i]);
		pp_free(columns.items);
	}
	for (size_t i = 0; !of && tables && i < tables->count; i++) {
		struct names columns = { 0 };

		add_columns(&columns, &tables->items[i]);
		if (has_name(&columns, column))
			add_name(out, tables->items[i].name);
		pp_free(columns.items);
	}
}

static void advise_elsewhere(struct report *r, struct pp_str column,
			     const struct names *mentioned)
{
	struct names owners = { 0 };

	find_owners(r, &owners, NULL, column);
	if (pp_sql_same_name(column, PP_LIT("today")))
		advise(r, "the day that is asked about is "
		       "(SELECT today FROM clock)");
	else if (owners.count)
		advise(r, "it is a column of %s", listed(r, &owners, ""));
	else if (mentioned->count == 1)
		advise(r, "'peerpool query --schema %.*s' lists the columns",
		       PP_STR(mentioned->items[0]));
	else
		advise(r, "'peerpool query --schema' lists the tables and "
		       "columns");
	pp_free(owners.items);
}

/* A table of the pool has the column, but WITH calls another one so. */
static bool advise_hidden(struct report *r, struct pp_str column)
{
	struct names hidden = { 0 }, owners = { 0 };

	find_tables(r, &hidden, (struct pp_str){ 0 }, true);
	find_owners(r, &owners, &hidden, column);
	if (owners.count)
		advise(r, "'%.*s' is here what WITH calls so, not the pool's",
		       PP_STR(owners.items[0]));
	pp_free(hidden.items);
	pp_free(owners.items);
	return owners.count > 0;
}

/* "name", "table.name" or "main.table.name" */
static void missing_column(struct report *r, struct pp_str said)
{
	struct names mentioned = { 0 }, columns = { 0 };
	struct pp_str alias = { 0 }, name = said;

	for (const char *dot; name.n && (dot = memchr(name.p, '.', name.n));) {
		alias = (struct pp_str){ name.p, (size_t)(dot - name.p) };
		name = (struct pp_str){ dot + 1, name.n - alias.n - 1 };
	}
	find_tables(r, &mentioned, alias, false);
	if (!mentioned.count)
		find_tables(r, &mentioned, (struct pp_str){ 0 }, false);
	for (size_t i = 0; i < mentioned.count; i++)
		add_columns_of(r, &columns, mentioned.items[i]);
	if (!advise_hidden(r, name) && !suggest(r, name, &columns) &&
	    r->token.kind != PP_SQL_QUOTED)
		advise_elsewhere(r, name, &mentioned);
	if (r->token.kind == PP_SQL_QUOTED && *r->token.text.p == '"' &&
	    !alias.n)
		advise(r, "double quotes are for names; a text stands in "
		       "single quotes: '%.*s'", PP_STR(name));
	pp_free(columns.items);
	pp_free(mentioned.items);
}

static void ambiguous(struct report *r, struct pp_str name)
{
	struct names mentioned = { 0 }, owners = { 0 };
	struct pp_str column = typed(r, name);

	find_tables(r, &mentioned, (struct pp_str){ 0 }, false);
	find_owners(r, &owners, &mentioned, name);
	if (owners.count > 1)
		advise(r, "say whose: %s",
		       listed(r, &owners, pp_arena_printf(r->arena, ".%.*s",
							  PP_STR(column))));
	else
		advise(r, "say whose, with the name that FROM gives to the "
		       "table: a.%.*s", PP_STR(column));
	pp_free(owners.items);
	pp_free(mentioned.items);
}

static void missing_function(struct report *r, struct pp_str name)
{
	static const char *const clocks[] = {
		"now", "today", "curdate", "getdate", "sysdate"
	};
	struct names names = { 0 };

	for (size_t i = 0; i < sizeof(clocks) / sizeof(*clocks); i++) {
		if (!pp_sql_same_name(name, pp_str(clocks[i])))
			continue;
		advise(r, "the day that is asked about is "
		       "(SELECT today FROM clock)");
		return;
	}
	add_asked(r, &names, "SELECT DISTINCT name FROM pragma_function_list "
		  "WHERE name NOT GLOB '[^a-z]*' ORDER BY name",
		  (struct pp_str){ 0 });
	suggest(r, name, &names);
	pp_free(names.items);
}

/* A word of SQL where a name was meant. */
static void syntax(struct report *r)
{
	struct pp_str word = r->token.text;
	struct names owners = { 0 };

	if (r->token.kind != PP_SQL_WORD ||
	    !sqlite3_keyword_check(word.p, (int)word.n))
		return;
	find_owners(r, &owners, NULL, word);
	/* The one of the table change, which need not be there yet. */
	if (owners.count || is_table(r->e, word) ||
	    pp_sql_same_name(word, PP_LIT("commit")))
		advise(r, "'%.*s' is a word of SQL: as a name it stands in "
		       "double quotes, %s", PP_STR(word),
		       pp_sql_quote(r->arena, word));
	pp_free(owners.items);
}

static bool says(const struct report *r, const char *start,
		 struct pp_str *rest)
{
	struct pp_str message = pp_str(r->e->message), wanted = pp_str(start);

	if (!pp_str_starts(message, wanted))
		return false;
	*rest = (struct pp_str){ message.p + wanted.n, message.n - wanted.n };
	return true;
}

static void add_hint(struct report *r)
{
	struct pp_str rest;

	if (pp_sql_error_table(r->e->message).n)
		missing_table(r, pp_sql_error_table(r->e->message));
	else if (says(r, "no such column: ", &rest))
		missing_column(r, rest);
	else if (says(r, "ambiguous column name: ", &rest))
		ambiguous(r, rest);
	else if (says(r, "no such function: ", &rest))
		missing_function(r, rest);
	else if (says(r, "near \"", &rest))
		syntax(r);
	else if (says(r, pp_sql_date_now, &rest))
		advise(r, "the day that is asked about is "
		       "(SELECT today FROM clock)");
	else if (says(r, pp_sql_date_zone, &rest))
		advise(r, "times are compared as they are written; a date of "
		       "the first 10 characters is substr(x, 1, 10)");
}

/* --- the place ----------------------------------------------------------- */

/* The first token that means name; sql.n where there is none. */
static size_t find_name(const struct pp_sql_error *e, struct pp_str name)
{
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, e->sql, &at))
		if (pp_sql_token_is(token, name))
			return (size_t)(token.text.p - e->sql.p);
	return e->sql.n;
}

/* 'now', or a date function. */
static size_t find_date(const struct pp_sql_error *e)
{
	static const char *const words[] = {
		"date", "time", "datetime", "julianday", "unixepoch",
		"strftime"
	};
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, e->sql, &at))
		if (pp_sql_same_name(token.text, PP_LIT("'now'")) ||
		    pp_sql_same_name(token.text, PP_LIT("'localtime'")) ||
		    pp_sql_same_name(token.text, PP_LIT("'utc'")))
			return (size_t)(token.text.p - e->sql.p);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (find_name(e, pp_str(words[i])) < e->sql.n)
			return find_name(e, pp_str(words[i]));
	return e->sql.n;
}

static size_t find_offset(const struct pp_sql_error *e)
{
	struct pp_str table = pp_sql_error_table(e->message);

	if (e->offset >= 0)
		return (size_t)e->offset;
	if (table.n)
		return find_name(e, table);
	if (!strcmp(e->message, pp_sql_date_now) ||
	    !strcmp(e->message, pp_sql_date_zone))
		return find_date(e);
	return e->sql.n;
}

struct pp_str pp_sql_error_table(const char *message)
{
	struct pp_str name = pp_str(message), start = PP_LIT("no such table: ");
	const char *dot;

	if (!pp_str_starts(name, start))
		return (struct pp_str){ 0 };
	name = (struct pp_str){ name.p + start.n, name.n - start.n };
	dot = memchr(name.p, '.', name.n);
	if (dot)
		name = (struct pp_str){ dot + 1,
					name.n - (size_t)(dot + 1 - name.p) };
	return name;
}

struct pp_finding *pp_sql_error_report(struct pp_sink *sink,
				       struct pp_arena *arena,
				       const struct pp_sql_error *error)
{
	struct report r = { .e = error, .sink = sink, .arena = arena };
	size_t offset = find_offset(error), at = offset;
	struct pp_pos pos = { .file = error->file };

	if (offset < error->sql.n || !strcmp(error->message,
					     "incomplete input"))
		pos = pp_sql_pos(error->file, error->sql, offset);
	if (offset >= error->sql.n || !pp_sql_next(&r.token, error->sql, &at))
		r.token = (struct pp_sql_token){ .kind = PP_SQL_SIGN };
	r.finding = pp_report(sink, PP_R(QUERY_ERROR), pos, "%s",
			      error->message);
	add_hint(&r);
	return r.finding;
}
