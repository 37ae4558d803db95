/* Files of SQL: what their comment says, and what is refused. */
#include "index/sql_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <cmocka.h>

struct box {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_sql_file file;
	int rc;
};

static void read_file(struct box *b, enum pp_sql_file_kind kind,
		      const char *path, const char *bytes)
{
	*b = (struct box){ 0 };
	b->rc = pp_sql_file_read(&b->file, &b->arena, &b->sink, kind, path,
				 pp_str(bytes));
}

static void done(struct box *b)
{
	pp_sink_release(&b->sink);
	pp_arena_release(&b->arena);
}

#define assert_str(s, want) assert_true(pp_str_is((s), (want)))

static void query(void **state)
{
	struct box b;

	(void)state;
	read_file(&b, PP_SQL_QUERY, "schemas/queries/free-peers.sql",
		  "-- title: Peers of a region\n"
		  "-- param region: the region's code, such as yorkshire\n"
		  "-- param months = 12: how long\n"
		  "-- param at = '10:30': the hour\n"
		  "--\n"
		  "-- For those who look for somebody.\n"
		  "-- note: this is prose.\n"
		  "--\n"
		  "-- And more.\n"
		  "\n"
		  "SELECT :region, :months, :at, :other; -- end\n");
	assert_int_equal(b.rc, 0);
	assert_int_equal(b.sink.count, 0);
	assert_str(b.file.name, "free-peers");
	assert_str(b.file.title, "Peers of a region");
	assert_str(b.file.explanation, "For those who look for somebody.\n"
		   "note: this is prose.\n\nAnd more.");
	assert_int_equal(b.file.param_count, 4);
	assert_str(b.file.params[0].name, "region");
	assert_str(b.file.params[0].help, "the region's code, such as "
		   "yorkshire");
	assert_false(b.file.params[0].has_standard);
	assert_str(b.file.params[1].standard, "12");
	assert_str(b.file.params[1].help, "how long");
	assert_true(b.file.params[1].has_standard);
	assert_str(b.file.params[2].standard, "10:30");
	assert_str(b.file.params[2].help, "the hour");
	assert_str(b.file.params[3].name, "other");
	assert_int_equal(b.file.params[3].pos.line, 11);
	assert_int_equal(b.file.params[3].pos.col, 31);
	done(&b);
}

static void view(void **state)
{
	static const struct {
		const char *path, *name;
	} cases[] = {
		{ "schemas/views/20-free-peers.sql", "free_peers" },
		{ "schemas/views/free.sql", "free" },
		{ "schemas/views/2023-a.sql", "a" },
		{ "v.sql", "v" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct box b;

		read_file(&b, PP_SQL_VIEW, cases[i].path, "VALUES (1)");
		assert_int_equal(b.rc, 0);
		assert_str(b.file.name, cases[i].name);
		done(&b);
	}
}

static void rule(void **state)
{
	struct box b;

	(void)state;
	read_file(&b, PP_SQL_RULE, "schemas/rules/a.sql",
		  "-- title: Days used without an authorisation\n"
		  "-- id: days-not-authorised\n"
		  "-- severity: warning\n"
		  "-- bad: days: 3\n"
		  "-- bad: authorised: 2\n"
		  "-- good: days: 2\n"
		  "--\n"
		  "-- Somebody must have agreed to them.\n"
		  "SELECT _path AS path FROM x\n");
	assert_int_equal(b.rc, 0);
	assert_string_equal(b.file.rule->id, "days-not-authorised");
	assert_int_equal(b.file.rule->severity, PP_WARNING);
	assert_string_equal(b.file.rule->what,
			    "Days used without an authorisation");
	assert_string_equal(b.file.rule->why,
			    "Somebody must have agreed to them.");
	assert_string_equal(b.file.rule->bad, "days: 3\nauthorised: 2");
	assert_string_equal(b.file.rule->good, "days: 2");
	done(&b);
}

struct refusal {
	enum pp_sql_file_kind kind;
	const char *path, *bytes;
	uint32_t line, col;
	const char *text, *note;	/* of the first finding */
};

static const struct refusal refusals[] = {
	{ PP_SQL_QUERY, "q.sql", "", 0, 0, "the file holds no SELECT", NULL },
	{ PP_SQL_QUERY, "q.sql", "-- title: x\n;\n", 0, 0,
	  "the file holds no SELECT", NULL },
	{ PP_SQL_QUERY, "q.sql", "DELETE FROM x", 1, 1,
	  "the statement must be a SELECT (or begin with WITH or VALUES)",
	  NULL },
	{ PP_SQL_QUERY, "q.sql", "SELECT 1;\n  SELECT 2", 2, 3,
	  "a second statement begins here: a file holds one SELECT",
	  "a semicolon stands before it; WITH name AS (SELECT ...) names a "
	  "step within one statement" },
	{ PP_SQL_QUERY, "q.sql", "SELECT 'a", 1, 8,
	  "the text that begins here is not closed", NULL },
	{ PP_SQL_QUERY, "q.sql", "SELECT \"a", 1, 8,
	  "the name in quotes that begins here is not closed", NULL },
	{ PP_SQL_QUERY, "q.sql", "SELECT 1 /* a", 1, 10,
	  "the comment that begins here is not closed", NULL },
	{ PP_SQL_QUERY, "q.sql", "SELECT ?1", 1, 8,
	  "a parameter must have a name with a colon",
	  "write :region, and say it with -p region=..." },
	{ PP_SQL_QUERY, "q.sql", "-- param x: y\nSELECT 1", 1, 10,
	  "the parameter 'x' is declared, but not used", NULL },
	{ PP_SQL_QUERY, "q.sql", "-- param x: y\n-- param x: z\nSELECT :x", 2,
	  10, "the parameter 'x' is declared twice", NULL },
	{ PP_SQL_QUERY, "q.sql", "-- param the region\nSELECT 1", 1, 10,
	  "a parameter is declared by its name, a colon and what it is",
	  "for example: -- param region: the region's code" },
	{ PP_SQL_QUERY, "q.sql", "-- titel: y\nSELECT 1", 1, 4,
	  "there is no key 'titel'", "did you mean 'title'?" },
	{ PP_SQL_QUERY, "q.sql", "-- title: y\n-- title: z\nSELECT 1", 2, 4,
	  "'title' is said twice", NULL },
	{ PP_SQL_QUERY, "q.sql", "-- title:\nSELECT 1", 1, 4,
	  "'title' says nothing", NULL },
	{ PP_SQL_QUERY, "q.sql", "\xef\xbb\xbfSELECT 1", 1, 1,
	  "the file begins with a byte order mark, which SQL does not know: "
	  "save it as UTF-8 without one", NULL },
	{ PP_SQL_QUERY, "q.sql", "SELECT\n '\xff'", 2, 3,
	  "the text is not UTF-8 from here on", NULL },
	{ PP_SQL_VIEW, "schemas/views/9-a.sql", "CREATE TEMP VIEW a AS "
	  "SELECT 1", 1, 1, "a view is its SELECT alone, without CREATE VIEW",
	  "remove all up to AS: the view is called 'a', after its file" },
	{ PP_SQL_QUERY, "q.sql", "create view a as select 1", 1, 1,
	  "a view is its SELECT alone, without CREATE VIEW",
	  "views have a folder of their own: schemas/views" },
	{ PP_SQL_VIEW, "v.sql", "SELECT :a", 1, 8,
	  "views and rules have no parameters", "the day that is asked about "
	  "is (SELECT today FROM clock)" },
	{ PP_SQL_VIEW, "refs.sql", "SELECT 1", 0, 0,
	  "'refs' is a name of the index's own: a view must have another",
	  NULL },
	{ PP_SQL_VIEW, "A.sql", "SELECT 1", 0, 0,
	  "'A' cannot be the name of a view", "a view has the name of its "
	  "file: small letters, digits and hyphens, such as 20-free-peers.sql, "
	  "which is free_peers in queries" },
	{ PP_SQL_VIEW, "_a.sql", "SELECT 1", 0, 0,
	  "'_a' cannot be the name of a view", NULL },
	{ PP_SQL_RULE, "r.sql", "-- title: a\nSELECT 1", 1, 1,
	  "the comment that opens the rule must say its id",
	  "for example: -- id: days-not-authorised" },
	{ PP_SQL_RULE, "r.sql", "-- id: a\nSELECT 1", 1, 1,
	  "the comment that opens the rule must say its title", NULL },
	{ PP_SQL_RULE, "r.sql", "-- title: a\n-- id: A b\nSELECT 1", 2, 8,
	  "a rule's id is made of small letters, digits and hyphens", NULL },
	{ PP_SQL_RULE, "r.sql", "-- title: a\n-- id: unknown-key\nSELECT 1",
	  2, 8, "the id is that of a rule of peerpool's own", NULL },
	{ PP_SQL_RULE, "r.sql", "-- title: a\n-- id: b\n-- severity: bad\n"
	  "SELECT 1", 3, 14, "the severity must be note, warning or error",
	  NULL },
	{ PP_SQL_RULE, "r.sql", "-- title: a\n-- id: b\n-- param c: d\n"
	  "-- ID: x\n-- serverity: x\nSELECT 1", 5, 4,
	  "there is no key 'serverity'", "did you mean 'severity'?" },
};

static void refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
		const struct refusal *c = &refusals[i];
		const struct pp_finding *f;
		struct box b;

		read_file(&b, c->kind, c->path, c->bytes);
		assert_int_equal(b.rc, -1);
		assert_true(b.sink.count >= 1);
		f = b.sink.items[0];
		assert_ptr_equal(f->rule, PP_R(SQL_FILE));
		assert_string_equal(f->text, c->text);
		assert_int_equal(f->pos.line, c->line);
		assert_int_equal(f->pos.col, c->col);
		assert_string_equal(f->pos.file, c->path);
		if (c->note)
			assert_string_equal(f->notes->text, c->note);
		done(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(query),
		cmocka_unit_test(view),
		cmocka_unit_test(rule),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
