#include "index/postgres_change.h"

#include <stdarg.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "index/postgres_text.h"

enum { NAME_BYTES = 1 << 16 };

void pp_word_refuse(struct pp_change *c, size_t i, const char *format, ...)
{
	struct pp_str at = pp_word_at(c, i)->text, sql = c->view->sql;
	struct pp_finding *f;
	const char *text;
	va_list ap;

	va_start(ap, format);
	text = pp_arena_vprintf(c->arena, format, ap);
	va_end(ap);
	c->failed = true;
	f = pp_report(c->sink, PP_R(EXPORT_VIEW),
		      pp_sql_pos(c->view->path, sql, (size_t)(at.p - sql.p)),
		      "%s", text);
	pp_report_note(c->sink, f, (struct pp_pos){ 0 },
		       "say it otherwise, "
		       "or give the reason in the comment that opens the "
		       "file: -- sqlite-only: REASON");
}

/* --- names ---------------------------------------------------------------- */

static struct pp_str small_letters(struct pp_change *c, struct pp_str name)
{
	char *small = pp_arena_copy(c->arena, name.p, name.n);

	for (size_t i = 0; i < name.n; i++)
		small[i] = pp_to_lower(small[i]);
	return (struct pp_str){ small, name.n };
}

/* How a name is spelt where it was met first. */
static struct pp_str spell(struct pp_change *c, struct pp_str name)
{
	struct pp_str key = small_letters(c, name);
	struct pp_map_entry *entry = pp_map_put(&c->spellings, key, NULL);

	if (!entry->ptr) {
		struct pp_str *kept = pp_new(c->arena, struct pp_str, 1);

		*kept = pp_arena_str(c->arena, name);
		entry->ptr = kept;
	}
	return *(struct pp_str *)entry->ptr;
}

static void spell_known(struct pp_change *c)
{
	const struct pp_tables *tables = c->names->tables;

	spell(c, PP_LIT("clock"));
	spell(c, PP_LIT("today"));
	for (size_t i = 0; i < c->names->view_count; i++)
		spell(c, c->names->views[i].name);
	for (size_t i = 0; i < tables->count; i++) {
		const struct pp_table *t = &tables->items[i];

		spell(c, t->name);
		for (size_t k = 0; k < t->column_count; k++)
			spell(c, t->columns[k].name);
	}
}

static struct pp_str quoted(struct pp_change *c, struct pp_str name)
{
	struct pp_str out;
	struct pp_buf buf;

	pp_buf_init(&buf, NAME_BYTES);
	pp_postgres_name(&buf, name);
	out = pp_arena_str(c->arena, pp_buf_get(&buf));
	pp_buf_release(&buf);
	return out;
}

static struct pp_str plain_name(struct pp_change *c, const struct pp_word *w)
{
	struct pp_sql_token token = {
		w->is_quoted ? PP_SQL_QUOTED : PP_SQL_WORD,
		w->text,
	};

	return pp_sql_name(c->arena, token);
}

static bool is_a_name(struct pp_change *c, struct pp_str name)
{
	return pp_map_get(&c->spellings, small_letters(c, name)) != NULL;
}

/* Does the statement name the table? */
static bool mentions(struct pp_change *c, struct pp_str table)
{
	return pp_sql_mentions(c->view->sql, table);
}

/* Values of several types are texts in PostgreSQL, and compare as such. */
static bool is_of_any_type(struct pp_change *c, struct pp_str name)
{
	const struct pp_tables *tables = c->names->tables;

	for (size_t i = 0; i < tables->count; i++) {
		const struct pp_table *t = &tables->items[i];

		for (size_t k = 0; k < t->column_count; k++)
			if (t->columns[k].type == PP_COLUMN_ANY &&
			    pp_sql_same_name(t->columns[k].name, name) &&
			    mentions(c, t->name))
				return true;
	}
	return false;
}

static const struct pp_sql_file *other_view(struct pp_change *c,
					    struct pp_str name)
{
	for (size_t i = 0; i < c->names->view_count; i++)
		if (pp_sql_same_name(c->names->views[i].name, name))
			return &c->names->views[i];
	return NULL;
}

static void check_name(struct pp_change *c, size_t i, struct pp_str name)
{
	static const char *const ours[] = { "finding", "change" };
	static const char *const rows[] = { "rowid", "oid", "_rowid_" };
	const struct pp_sql_file *view = other_view(c, name);

	if (view && view->sqlite_only.n && view != c->view)
		pp_word_refuse(c, i, "the view '%.*s' is SQLite's alone",
			       PP_STR(name));
	if (!(i && pp_sense_at(c, i - 1) == PP_SENSE_AS) &&
	    is_of_any_type(c, name))
		pp_word_refuse(c, i, "the column '%.*s' holds values of "
			       "several types, which PostgreSQL has not",
			       PP_STR(name));
	if (is_a_name(c, name))
		return;
	for (size_t k = 0; k < 2; k++)
		if (pp_sql_same_name(name, pp_str(ours[k])))
			pp_word_refuse(c, i,
				       "there is no table '%s' in PostgreSQL",
				       ours[k]);
	for (size_t k = 0; k < 3; k++)
		if (pp_sql_same_name(name, pp_str(rows[k])))
			pp_word_refuse(c, i, "there is no '%s' in PostgreSQL",
				       rows[k]);
}

/* --- functions ------------------------------------------------------------ */

static const char *const functions[][2] = {
	{ "abs", "abs" },
	{ "avg", "_avg" },
	{ "coalesce", "coalesce" },
	{ "count", "count" },
	{ "cume_dist", "cume_dist" },
	{ "date", "_date" },
	{ "datetime", "_datetime" },
	{ "dense_rank", "dense_rank" },
	{ "first_value", "first_value" },
	{ "group_concat", "_group_concat" },
	{ "ifnull", "coalesce" },
	{ "iif", "_iif" },
	{ "instr", "_instr" },
	{ "julianday", "_julianday" },
	{ "lag", "lag" },
	{ "last_value", "last_value" },
	{ "lead", "lead" },
	{ "length", "_length" },
	{ "lower", "_lower" },
	{ "ltrim", "ltrim" },
	{ "max", "max" },
	{ "min", "min" },
	{ "nth_value", "nth_value" },
	{ "ntile", "ntile" },
	{ "nullif", "nullif" },
	{ "percent_rank", "percent_rank" },
	{ "rank", "rank" },
	{ "replace", "replace" },
	{ "round", "_round" },
	{ "row_number", "row_number" },
	{ "rtrim", "rtrim" },
	{ "strftime", "_strftime" },
	{ "substr", "_substr" },
	{ "substring", "_substr" },
	{ "sum", "_sum" },
	{ "time", "_time" },
	{ "total", "_total" },
	{ "trim", "btrim" },
	{ "unixepoch", "_unixepoch" },
	{ "upper", "_upper" },
};

/* Commas between the brackets that open at i. */
static size_t commas(struct pp_change *c, size_t open)
{
	size_t n = 0;

	for (size_t i = open + 1; i < pp_word_at(c, open)->match;
	     i = pp_words_next(&c->words, i))
		n += pp_word_is(pp_word_at(c, i), ",");
	return n;
}

static void change_function(struct pp_change *c, size_t i)
{
	struct pp_word *w = pp_word_at(c, i);
	struct pp_str name = plain_name(c, w);
	bool several = commas(c, i + 1) > 0;

	if (several && pp_sql_same_name(name, PP_LIT("min"))) {
		w->as = PP_LIT("_least");
		return;
	}
	if (several && pp_sql_same_name(name, PP_LIT("max"))) {
		w->as = PP_LIT("_greatest");
		return;
	}
	for (size_t k = 0; k < sizeof(functions) / sizeof(*functions); k++)
		if (pp_sql_same_name(name, pp_str(functions[k][0])))
			w->as = pp_str(functions[k][1]);
	if (!w->as.p)
		pp_word_refuse(c, i,
			       "there is no function '%.*s' in PostgreSQL that "
			       "does the same",
			       PP_STR(name));
}

/* WITH name(column, ...) AS (...) is no call. */
static bool is_call(struct pp_change *c, size_t i)
{
	size_t close;

	if (!pp_open_at(c, i + 1))
		return false;
	close = pp_word_at(c, i + 1)->match;
	return pp_sense_at(c, close + 1) != PP_SENSE_AS ||
	       (!pp_open_at(c, close + 2) &&
		pp_sense_at(c, close + 2) != PP_SENSE_NOT &&
		pp_sense_at(c, close + 2) != PP_SENSE_MATERIALIZED);
}

/* COLLATE BINARY is how texts compare here; there are no others. */
static void change_collation(struct pp_change *c, size_t i)
{
	if (pp_sql_same_name(plain_name(c, pp_word_at(c, i)), PP_LIT("binary")))
		pp_word_at(c, i)->as = PP_LIT("\"C\"");
	else
		pp_word_refuse(c, i, "PostgreSQL has no collation '%.*s'",
			       PP_STR(pp_word_at(c, i)->text));
}

static void change_names(struct pp_change *c)
{
	for (size_t i = 0; i < c->words.count; i++) {
		struct pp_word *w = pp_word_at(c, i);

		if (w->sense != PP_SENSE_NAME)
			continue;
		if (i && pp_sense_at(c, i - 1) == PP_SENSE_COLLATE) {
			change_collation(c, i);
		} else if (pp_sense_at(c, i + 1) == PP_SENSE_TEXT &&
			   w->text.p + w->text.n ==
				   pp_word_at(c, i + 1)->text.p) {
			pp_word_refuse(c, i,
				       "'%.*s' before a text means another "
				       "thing in PostgreSQL",
				       PP_STR(w->text));
		} else if (is_call(c, i)) {
			change_function(c, i);
		} else {
			check_name(c, i, plain_name(c, w));
			w->as = quoted(c, spell(c, plain_name(c, w)));
		}
	}
}

/* --- numbers, truth, CAST, IS --------------------------------------------- */

static void change_number(struct pp_change *c, size_t i)
{
	struct pp_word *w = pp_word_at(c, i);
	bool whole = true;

	for (size_t k = 0; k < w->text.n; k++)
		whole = whole && pp_is_digit(w->text.p[k]);
	if (whole && w->text.n <= 18)
		return;
	if (w->text.n > 1 && pp_to_lower(w->text.p[1]) == 'x')
		pp_word_refuse(c, i, "PostgreSQL reads no hexadecimal numbers");
	else
		w->as = pp_str(pp_arena_printf(
			c->arena, "'%.*s'::double precision",
			PP_STR(w->text)));
}

static const char *cast_function(struct pp_str type)
{
	static const char *const kinds[][2] = {
		{ "int", "_integer" }, { "char", "_text" }, { "clob", "_text" },
		{ "text", "_text" },   { "blob", NULL },    { "real", "_real" },
		{ "floa", "_real" },   { "doub", "_real" },
	};

	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (size_t i = 0; i + strlen(kinds[k][0]) <= type.n; i++)
			if (pp_sql_same_name(
				    (struct pp_str){ type.p + i,
						     strlen(kinds[k][0]) },
				    pp_str(kinds[k][0])))
				return kinds[k][1];
	return NULL;
}

/* CAST(x AS TYPE) is a function that never fails, as SQLite's. */
static void change_cast(struct pp_change *c, size_t i)
{
	size_t close = pp_word_at(c, i + 1)->match, as = i + 2;
	const char *function;
	struct pp_str type;

	while (as < close && pp_sense_at(c, as) != PP_SENSE_AS)
		as = pp_words_next(&c->words, as);
	if (as + 1 >= close)
		return;
	type.p = pp_word_at(c, as + 1)->text.p;
	type.n = (size_t)(pp_word_at(c, close)->text.p - type.p);
	function = cast_function(type);
	if (!function) {
		pp_word_refuse(c, i,
			       "PostgreSQL has no type that is like SQLite's "
			       "'%.*s'",
			       PP_STR(type));
		return;
	}
	pp_word_at(c, i)->as = pp_str(function);
	for (; as < close; as++)
		pp_word_at(c, as)->left_out = true;
	for (as = i; as < close; as++)
		if (pp_word_at(c, as)->left_out)
			pp_word_at(c, as)->sense = PP_SENSE_KEYWORD;
}

/* x IS y compares, where NULL is a value like others.  The NOT of IS NOT turns
 * no condition. */
static void change_is(struct pp_change *c, size_t i)
{
	struct pp_word *w = pp_word_at(c, i), *next = w + 1;
	bool turned = next->sense == PP_SENSE_NOT;
	enum pp_sense than = next[turned].sense;

	if (turned)
		next->sense = PP_SENSE_KEYWORD;
	if (than == PP_SENSE_NULL || than == PP_SENSE_TRUTH ||
	    than == PP_SENSE_DISTINCT)
		return;
	w->as = turned ? PP_LIT("IS DISTINCT FROM") :
			 PP_LIT("IS NOT DISTINCT FROM");
	next->left_out = turned;
}

static bool follows_is(struct pp_change *c, size_t i)
{
	return (i && pp_sense_at(c, i - 1) == PP_SENSE_IS) ||
	       (i > 1 && pp_sense_at(c, i - 2) == PP_SENSE_IS &&
		pp_sense_at(c, i - 1) == PP_SENSE_KEYWORD);
}

static void change_signs(struct pp_change *c)
{
	for (size_t i = 0; i < c->words.count; i++) {
		struct pp_word *w = pp_word_at(c, i);

		if (w->sense == PP_SENSE_NUMBER)
			change_number(c, i);
		else if (w->sense == PP_SENSE_CAST && pp_open_at(c, i + 1))
			change_cast(c, i);
		else if (w->sense == PP_SENSE_IS)
			change_is(c, i);
		else if (w->sense == PP_SENSE_TRUTH && !follows_is(c, i))
			w->as = pp_to_lower(*w->text.p) == 't' ? PP_LIT("1")
							       : PP_LIT("0");
		else if (w->sense == PP_SENSE_WITH &&
			 pp_sense_at(c, i + 1) != PP_SENSE_RECURSIVE)
			w->as = PP_LIT("WITH RECURSIVE");
		else if (w->sense == PP_SENSE_REFUSED || pp_word_is(w, "->") ||
			 pp_word_is(w, "->>"))
			pp_word_refuse(c, i,
				       "PostgreSQL does not know '%.*s' as "
				       "SQLite does",
				       PP_STR(w->text));
		else if (pp_word_is(w, "=="))
			w->as = PP_LIT("=");
	}
}

void pp_change_words(struct pp_change *c)
{
	spell_known(c);
	change_signs(c);
	change_names(c);
}
