/* What a query returned, in each form. */
#include "cli/print_result.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#define T(s) { .type = PP_CELL_TEXT, .text = { (s), sizeof(s) - 1 } }
#define I(n) { .type = PP_CELL_INTEGER, .integer = (n) }
#define R(x) { .type = PP_CELL_REAL, .real = (x) }
#define N { .type = PP_CELL_NULL }
#define H(s, number) { .name = { (s), sizeof(s) - 1 }, .is_number = (number) }

/* The result printed, NUL-terminated; width 0: no limit. */
static bool print(struct pp_buf *out, unsigned format,
		  const struct pp_result *result, unsigned width)
{
	const struct pp_result_print how = { .format = format, .into = out,
					     .width = width };
	bool cut;

	pp_buf_clear(out);
	cut = pp_print_result(&how, result);
	pp_buf_putc(out, '\0');
	return cut;
}

static const struct pp_result_column heads[] = {
	H("id", false), H("n", true), H("a,b", false)
};

static const struct pp_cell cells[] = {
	T("r-1"), I(12), T("x \"y\", z"),
	T(""), R(0.5), N,
	T("=1+1"), I(-3), T("one\ntwo\t\\"),
	T("Zo\xc3\xab \xe4\xb8\xad|"), R(2), T(" <b> "),
};

static const struct pp_result all = {
	.columns = (struct pp_result_column *)heads, .column_count = 3,
	.cells = (struct pp_cell *)cells, .row_count = 4,
};

static void forms(void **state)
{
	static const char *const wanted[] = {
		[PP_RESULT_TABLE] =
		"id         n  a,b\n"
		"-------  ---  -----------\n"
		"r-1       12  x \"y\", z\n"
		"         0.5\n"
		"=1+1      -3  one\\ntwo\\t\\\n"
		"Zo\xc3\xab \xe4\xb8\xad|  2.0   <b>\n",
		[PP_RESULT_CSV] =
		"id,n,\"a,b\"\r\n"
		"r-1,12,\"x \"\"y\"\", z\"\r\n"
		"\"\",0.5,\r\n"
		"'=1+1,-3,\"one\ntwo\t\\\"\r\n"
		"Zo\xc3\xab \xe4\xb8\xad|,2.0,\" <b> \"\r\n",
		[PP_RESULT_TSV] =
		"id\tn\ta,b\n"
		"r-1\t12\tx \"y\", z\n"
		"\t0.5\t\n"
		"'=1+1\t-3\tone\\ntwo\\t\\\\\n"
		"Zo\xc3\xab \xe4\xb8\xad|\t2.0\t <b> \n",
		[PP_RESULT_JSON] =
		"[\n"
		"{\"id\":\"r-1\",\"n\":12,\"a,b\":\"x \\\"y\\\", z\"},\n"
		"{\"id\":\"\",\"n\":0.5,\"a,b\":null},\n"
		"{\"id\":\"=1+1\",\"n\":-3,\"a,b\":\"one\\ntwo\\t\\\\\"},\n"
		"{\"id\":\"Zo\xc3\xab \xe4\xb8\xad|\",\"n\":2.0,\"a,b\":"
		"\" <b> \"}\n"
		"]\n",
		[PP_RESULT_JSONL] =
		"{\"id\":\"r-1\",\"n\":12,\"a,b\":\"x \\\"y\\\", z\"}\n"
		"{\"id\":\"\",\"n\":0.5,\"a,b\":null}\n"
		"{\"id\":\"=1+1\",\"n\":-3,\"a,b\":\"one\\ntwo\\t\\\\\"}\n"
		"{\"id\":\"Zo\xc3\xab \xe4\xb8\xad|\",\"n\":2.0,\"a,b\":"
		"\" <b> \"}\n",
	};
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 10000);
	for (unsigned i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
		assert_false(print(&out, i, &all, 0));
		assert_string_equal(out.p, wanted[i]);
	}
	pp_buf_release(&out);
}

static void markdown(void **state)
{
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 10000);
	print(&out, PP_RESULT_MARKDOWN, &all, 0);
	assert_non_null(strstr(out.p, "| id | n | a,b |\n"
				      "| --- | ---: | --- |\n| r"));
	/* A cell stays in its line, and makes no other. */
	assert_null(strstr(out.p, "one\ntwo"));
	assert_null(strstr(out.p, "\xad| "));
	assert_null(strstr(out.p, " <b> "));
	pp_buf_release(&out);
}

static void empty(void **state)
{
	static const char *const wanted[] = {
		"id  n  a,b\n--  -  ---\n",
		"id,n,\"a,b\"\r\n", "id\tn\ta,b\n", "[]\n", "",
		"| id | n | a,b |\n| --- | --- | --- |\n",
	};
	struct pp_result none = all;
	struct pp_buf out;

	(void)state;
	none.row_count = 0;
	pp_buf_init(&out, 10000);
	for (unsigned i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
		print(&out, i, &none, 0);
		assert_string_equal(out.p, wanted[i]);
	}
	pp_buf_release(&out);
}

static void numbers(void **state)
{
	static const struct {
		double value;
		const char *text;
	} cases[] = {
		{ 0, "0.0" }, { 1, "1.0" }, { 0.1, "0.1" }, { -2.5, "-2.5" },
		{ 0.1 + 0.2, "0.30000000000000004" }, { 1e300, "1e+300" },
		{ HUGE_VAL, "9e999" }, { -HUGE_VAL, "-9e999" },
		{ 123456789.25, "123456789.25" },
	};
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 100);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pp_cell c = { .type = PP_CELL_REAL };

		c.real = cases[i].value;
		pp_buf_clear(&out);
		pp_result_number(&out, &c);
		pp_buf_putc(&out, '\0');
		assert_string_equal(out.p, cases[i].text);
	}
	pp_buf_release(&out);
}

static void same_names(void **state)
{
	struct pp_result_column two[] = {
		H("id", true), H("id", true), H("id_2", true)
	};
	struct pp_cell row[] = { I(1), I(2), I(3) };
	const struct pp_result r = { .columns = two, .column_count = 3,
				     .cells = row, .row_count = 1 };
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 1000);
	print(&out, PP_RESULT_JSONL, &r, 0);
	assert_string_equal(out.p, "{\"id\":1,\"id_2\":2,\"id_2_2\":3}\n");
	pp_buf_release(&out);
}

static void narrow(void **state)
{
	struct pp_result_column three[] = {
		H("name", false), H("what_it_is", false), H("days", true)
	};
	struct pp_cell row[] = {
		T("Tamsin Quillfeather"), T("a peer of long experience"),
		I(12),
		T("\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad"
		  "\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad"), T("short"), N,
	};
	const struct pp_result r = { .columns = three, .column_count = 3,
				     .cells = row, .row_count = 2 };
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 10000);
	assert_false(print(&out, PP_RESULT_TABLE, &r, 80));
	assert_true(print(&out, PP_RESULT_TABLE, &r, 32));
	assert_string_equal(out.p,
		"name          what_it_is    days\n"
		"------------  ------------  ----\n"
		"Tamsin Quil…  a peer of l…    12\n"
		"中中中中中…   short\n");
	/* Too narrow for columns side by side. */
	assert_true(print(&out, PP_RESULT_TABLE, &r, 22));
	assert_string_equal(out.p,
		"name        Tamsin Qu…\n"
		"what_it_is  a peer of…\n"
		"days        12\n"
		"\n"
		"name        中中中中…\n"
		"what_it_is  short\n"
		"days\n");
	pp_buf_release(&out);
}

/* Lines of nothing but blanks: a column without a name, an empty value. */
static void nameless(void **state)
{
	struct pp_result_column two[] = { H("", false), H("", false) };
	struct pp_cell row[] = { N, T("a peer") };
	const struct pp_result r = { .columns = two, .column_count = 2,
				     .cells = row, .row_count = 1 };
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 10000);
	print(&out, PP_RESULT_TABLE, &r, 6);
	assert_string_equal(out.p, "\n  a p…\n");
	pp_buf_release(&out);
}

/* A date is whole or not there; what wraps loses nothing. */
static void whole(void **state)
{
	struct pp_result_column three[] = {
		H("person", false), H("last_confirmed_on", false),
		H("about", false)
	};
	struct pp_cell row[] = {
		T("Tamsin Quillfeather"), T("2026-11-06"),
		T("a peer of long experience in planning"),
	};
	const struct pp_result r = { .columns = three, .column_count = 3,
				     .cells = row, .row_count = 1 };
	struct pp_result_print how = { .format = PP_RESULT_TABLE, .width = 32 };
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 10000);
	how.into = &out;
	assert_true(pp_print_result(&how, &r));
	pp_buf_putc(&out, '\0');
	assert_string_equal(out.p,
		"person     last_conf…  about\n"
		"---------  ----------  ---------\n"
		"Tamsin Q…  2026-11-06  a peer o…\n");
	pp_buf_clear(&out);
	how.wrap = true;
	how.width = 60;
	assert_false(pp_print_result(&how, &r));
	pp_buf_putc(&out, '\0');
	assert_string_equal(out.p,
		"person               last_confirmed_on  about\n"
		"-------------------  -----------------  --------------------\n"
		"Tamsin Quillfeather  2026-11-06         a peer of long\n"
		"                                        experience in\n"
		"                                        planning\n");
	pp_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
		cmocka_unit_test(markdown),
		cmocka_unit_test(empty),
		cmocka_unit_test(numbers),
		cmocka_unit_test(same_names),
		cmocka_unit_test(narrow),
		cmocka_unit_test(nameless),
		cmocka_unit_test(whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
