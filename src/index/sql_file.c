/* Files of SQL: queries, views and rules. */
#include "index/sql_file.h"

#include "base/map.h"
#include "base/utf8.h"
#include "index/sql_head.h"

enum { SQL_BYTES_MAX = 1 << 20, PARAMS_MAX = 200 };

struct file {
	struct pp_sql_file *out;
	struct pp_arena *arena;
	struct pp_sink *sink;
	struct pp_sql_head head;
};

static struct pp_pos pos_of(const struct file *f, struct pp_sql_token token)
{
	return pp_sql_pos(f->out->path, f->out->sql,
			  (size_t)(token.text.p - f->out->sql.p));
}

static void advise(struct file *f, struct pp_finding *finding,
		   const char *advice)
{
	pp_report_note(f->sink, finding, (struct pp_pos){ 0 }, "%s", advice);
}

/* --- the name ------------------------------------------------------------ */

static struct pp_str base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct pp_str name = pp_str(slash ? slash + 1 : path);

	if (pp_str_ends(name, PP_LIT(".sql")))
		name.n -= 4;
	return name;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "20-free-peers" is free_peers. */
static struct pp_str view_name(struct pp_arena *arena, struct pp_str name)
{
	size_t n = 0;
	char *copy;

	while (n < name.n && is_digit(name.p[n]))
		n++;
	if (n && n + 1 < name.n && (name.p[n] == '-' || name.p[n] == '_'))
		name = (struct pp_str){ name.p + n + 1, name.n - n - 1 };
	copy = pp_arena_copy(arena, name.p, name.n);
	for (size_t i = 0; i < name.n; i++)
		if (copy[i] == '-')
			copy[i] = '_';
	return (struct pp_str){ copy, name.n };
}

static bool is_table_name(struct pp_str name)
{
	if (!name.n || is_digit(*name.p) || *name.p == '_' ||
	    pp_str_starts(name, PP_LIT("sqlite_")))
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (!((name.p[i] >= 'a' && name.p[i] <= 'z') ||
		      is_digit(name.p[i]) || name.p[i] == '_'))
			return false;
	return true;
}

static int check_view_name(struct file *f)
{
	static const char *const taken[] = {
		"refs", "finding", "change", "clock", "main", "temp"
	};
	struct pp_pos pos = { .file = f->out->path };
	struct pp_str name = f->out->name;
	struct pp_finding *finding;

	if (!is_table_name(name)) {
		finding = pp_report(f->sink, PP_R(SQL_FILE), pos,
				    "'%.*s' cannot be the name of a view",
				    PP_STR(name));
		advise(f, finding, "a view has the name of its file: small "
		       "letters, digits and hyphens, such as "
		       "20-free-peers.sql, which is free_peers in queries");
		return -1;
	}
	for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++) {
		if (!pp_str_is(name, taken[i]))
			continue;
		pp_report(f->sink, PP_R(SQL_FILE), pos,
			  "'%s' is a name of the index's own: a view must "
			  "have another", taken[i]);
		return -1;
	}
	return 0;
}

/* --- the statement ------------------------------------------------------- */

static bool is_word(struct pp_sql_token token, const char *word)
{
	return token.kind == PP_SQL_WORD &&
	       pp_sql_same_name(token.text, pp_str(word));
}

/* CREATE [TEMP] VIEW [IF NOT EXISTS] name AS. */
static bool makes_view(struct file *f, size_t at)
{
	struct pp_sql_token token;

	while (pp_sql_next(&token, f->out->sql, &at)) {
		if (is_word(token, "view"))
			return true;
		if (!is_word(token, "temp") && !is_word(token, "temporary"))
			return false;
	}
	return false;
}

static int check_first(struct file *f, struct pp_sql_token first, size_t at)
{
	struct pp_finding *finding;

	if (is_word(first, "select") || is_word(first, "with") ||
	    is_word(first, "values"))
		return 0;
	if (is_word(first, "create") && makes_view(f, at)) {
		finding = pp_report(f->sink, PP_R(SQL_FILE), pos_of(f, first),
				    "a view is its SELECT alone, without "
				    "CREATE VIEW");
		if (f->out->kind == PP_SQL_VIEW)
			advise(f, finding, pp_arena_printf(f->arena,
			       "remove all up to AS: the view is called "
			       "'%.*s', after its file",
			       PP_STR(f->out->name)));
		else
			advise(f, finding, "views have a folder of their own: "
			       "schemas/views");
		return -1;
	}
	finding = pp_report(f->sink, PP_R(SQL_FILE), pos_of(f, first),
			    "the statement must be a SELECT (or begin with "
			    "WITH or VALUES)");
	pp_report_found(f->sink, finding, first.text);
	return -1;
}

static int check_open(struct file *f, struct pp_sql_token token)
{
	const char *what = *token.text.p == '\'' ? "text" :
			   *token.text.p == '/' ? "comment" : "name in quotes";

	if (token.kind != PP_SQL_OPEN)
		return 0;
	pp_report(f->sink, PP_R(SQL_FILE), pos_of(f, token),
		  "the %s that begins here is not closed", what);
	return -1;
}

static int report_second(struct file *f, struct pp_sql_token token)
{
	struct pp_finding *finding;

	finding = pp_report(f->sink, PP_R(SQL_FILE), pos_of(f, token),
			    "a second statement begins here: a file holds one "
			    "SELECT");
	if (is_word(token, "select") || is_word(token, "with"))
		advise(f, finding, "a semicolon stands before it; WITH name AS "
		       "(SELECT ...) names a step within one statement");
	return -1;
}

/* --- parameters ---------------------------------------------------------- */

static int report_param(struct file *f, struct pp_sql_token token,
			const char *text, const char *advice)
{
	struct pp_finding *finding;

	finding = pp_report(f->sink, PP_R(SQL_FILE), pos_of(f, token), "%s",
			    text);
	pp_report_found(f->sink, finding, token.text);
	advise(f, finding, advice);
	return -1;
}

/* Parameters that are used; those that are not declared are added. */
static int use_param(struct file *f, struct pp_map *used,
		     struct pp_sql_token token)
{
	struct pp_str name = { token.text.p + 1, token.text.n - 1 };
	bool is_new;

	if (f->out->kind != PP_SQL_QUERY)
		return report_param(f, token, "views and rules have no "
				    "parameters",
				    "the day that is asked about is "
				    "(SELECT today FROM clock)");
	if (*token.text.p != ':')
		return report_param(f, token, "a parameter must have a name "
				    "with a colon",
				    "write :region, and say it with -p "
				    "region=...");
	pp_map_put(used, name, &is_new);
	return 0;
}

static size_t find_param(const struct pp_sql_file *file, struct pp_str name)
{
	size_t i = 0;

	while (i < file->param_count &&
	       !pp_str_eq(file->params[i].name, name))
		i++;
	return i;
}

static int settle_params(struct file *f, const struct pp_map *used)
{
	struct pp_sql_file *out = f->out;
	struct pp_sql_param *all;
	size_t declared = out->param_count;
	int rc = 0;

	for (size_t i = 0; i < declared; i++) {
		if (pp_map_get(used, out->params[i].name))
			continue;
		pp_report(f->sink, PP_R(SQL_FILE), out->params[i].pos,
			  "the parameter '%.*s' is declared, but not used",
			  PP_STR(out->params[i].name));
		rc = -1;
	}
	all = pp_new(f->arena, struct pp_sql_param, declared + used->count);
	if (declared)
		memcpy(all, out->params, declared * sizeof(*all));
	out->params = all;
	for (size_t i = 0; i < used->count; i++) {
		struct pp_str name = used->entries[i].key;

		if (find_param(out, name) == out->param_count)
			all[out->param_count++] = (struct pp_sql_param){
				.name = name,
				.pos = pp_sql_pos(out->path, out->sql,
					(size_t)(name.p - 1 - out->sql.p)),
			};
	}
	return rc;
}

static int read_token(struct file *f, struct pp_map *used,
		      struct pp_sql_token token)
{
	if (token.kind == PP_SQL_PARAM)
		return use_param(f, used, token);
	return check_open(f, token);
}

static int read_statement(struct file *f, struct pp_map *used)
{
	struct pp_sql_token token;
	bool ended = false, any = false;
	size_t at = 0;

	while (pp_sql_next(&token, f->out->sql, &at)) {
		bool semicolon = token.kind == PP_SQL_SIGN &&
				 *token.text.p == ';';

		if (ended && !semicolon)
			return report_second(f, token);
		if (read_token(f, used, token) < 0)
			return -1;
		if (!any && !semicolon && check_first(f, token, at) < 0)
			return -1;
		any = any || !semicolon;
		ended = any && semicolon;
	}
	if (any)
		return 0;
	pp_report(f->sink, PP_R(SQL_FILE),
		  (struct pp_pos){ .file = f->out->path },
		  "the file holds no SELECT");
	return -1;
}

/* --- rules --------------------------------------------------------------- */

static bool is_rule_id(struct pp_str id)
{
	for (size_t i = 0; i < id.n; i++)
		if (!((id.p[i] >= 'a' && id.p[i] <= 'z') ||
		      is_digit(id.p[i]) || id.p[i] == '-'))
			return false;
	return id.n && id.n <= 64 && *id.p >= 'a' && id.p[id.n - 1] != '-';
}

static int read_severity(struct file *f, enum pp_severity *out)
{
	const struct pp_sql_head *head = &f->head;
	struct pp_finding *finding;

	*out = PP_ERROR;
	if (!head->severity.p)
		return 0;
	for (int s = PP_NOTE; s <= PP_ERROR; s++) {
		if (!pp_str_is(head->severity, pp_severity_name(s)))
			continue;
		*out = (enum pp_severity)s;
		return 0;
	}
	finding = pp_report(f->sink, PP_R(SQL_FILE), head->severity_pos,
			    "the severity must be note, warning or error");
	pp_report_found(f->sink, finding, head->severity);
	return -1;
}

static int lacks(struct file *f, const char *key, const char *example)
{
	struct pp_finding *finding;

	finding = pp_report(f->sink, PP_R(SQL_FILE),
			    (struct pp_pos){ f->out->path, 1, 1, 0 },
			    "the comment that opens the rule must say its %s",
			    key);
	advise(f, finding, example);
	return -1;
}

static int check_id(struct file *f, struct pp_str id)
{
	struct pp_finding *finding;
	const char *text;

	if (!id.p)
		return lacks(f, "id", "for example: -- id: "
			     "days-not-authorised");
	if (!is_rule_id(id))
		text = "a rule's id is made of small letters, digits and "
		       "hyphens";
	else if (pp_rule_find(pp_arena_str(f->arena, id).p))
		text = "the id is that of a rule of peerpool's own";
	else
		return 0;
	finding = pp_report(f->sink, PP_R(SQL_FILE), f->head.id_pos, "%s",
			    text);
	pp_report_found(f->sink, finding, id);
	return -1;
}

static int read_rule(struct file *f)
{
	struct pp_sql_file *out = f->out;
	struct pp_rule *rule = pp_new(f->arena, struct pp_rule, 1);
	int rc = check_id(f, f->head.id);

	if (!out->title.p)
		rc = lacks(f, "title", "for example: -- title: Days used "
			   "without an authorisation");
	if (read_severity(f, &rule->severity) < 0)
		rc = -1;
	if (rc < 0)
		return -1;
	rule->id = pp_arena_str(f->arena, f->head.id).p;
	rule->what = pp_arena_str(f->arena, out->title).p;
	rule->why = pp_arena_str(f->arena, out->explanation).p;
	rule->bad = pp_arena_str(f->arena, f->head.bad).p;
	rule->good = pp_arena_str(f->arena, f->head.good).p;
	out->rule = rule;
	return 0;
}

/* --- all of it ----------------------------------------------------------- */

/* What SQLite would take for the end, or as something else than it looks. */
static int check_bytes(struct file *f)
{
	struct pp_str sql = f->out->sql;
	size_t valid = pp_utf8_valid(sql);
	const char *nul = sql.n ? memchr(sql.p, '\0', sql.n) : NULL;
	size_t at = nul ? (size_t)(nul - sql.p) : valid;
	const char *text = nul ? "a NUL byte stands here" :
				 "the text is not UTF-8 from here on";
	struct pp_pos pos;

	if (sql.n > SQL_BYTES_MAX) {
		pp_report(f->sink, PP_R(SQL_FILE),
			  (struct pp_pos){ .file = f->out->path },
			  "the file is larger than %d bytes", SQL_BYTES_MAX);
		return -1;
	}
	if (pp_str_starts(sql, PP_LIT("\xef\xbb\xbf"))) {
		at = 0;
		text = "the file begins with a byte order mark, which SQL "
		       "does not know: save it as UTF-8 without one";
	} else if (at == sql.n || (!nul && valid == sql.n)) {
		return 0;
	}
	pos = pp_sql_pos(f->out->path, (struct pp_str){ sql.p, at }, at);
	pp_report(f->sink, PP_R(SQL_FILE), pos, "%s", text);
	return -1;
}

static int read_parts(struct file *f)
{
	struct pp_map used = { 0 };
	int rc = check_bytes(f);

	if (rc < 0)
		return -1;
	if (f->out->kind == PP_SQL_VIEW && check_view_name(f) < 0)
		rc = -1;
	if (pp_sql_head_read(&f->head, f->out, f->arena, f->sink,
			     f->out->sql) < 0)
		rc = -1;
	if (f->out->kind == PP_SQL_RULE && read_rule(f) < 0)
		rc = -1;
	if (read_statement(f, &used) < 0)
		rc = -1;
	else if (settle_params(f, &used) < 0)
		rc = -1;
	pp_map_release(&used);
	return rc;
}

int pp_sql_file_read(struct pp_sql_file *out, struct pp_arena *arena,
		     struct pp_sink *sink, enum pp_sql_file_kind kind,
		     const char *path, struct pp_str bytes)
{
	struct pp_sql_file read = { .kind = kind, .path = path, .sql = bytes,
				    .name = base_name(path) };
	struct file f = { .out = &read, .arena = arena, .sink = sink };

	if (kind == PP_SQL_VIEW)
		read.name = view_name(arena, read.name);
	if (read_parts(&f) < 0)
		return -1;
	*out = read;
	return 0;
}
