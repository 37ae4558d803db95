/* What is refused in a statement before SQLite sees it. */
#include "index/sql_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static void forms(void **state)
{
	static const struct {
		const char *sql;
		size_t column;	/* of the finding; 0: there is none */
	} cases[] = {
		{ "SELECT 1", 0 },
		{ "with a(b) AS (VALUES(1)) SELECT b FROM a;;", 0 },
		{ "values (1) -- ;", 0 },
		{ "EXPLAIN SELECT 1", 1 },
		{ "(SELECT 1)", 1 },
		{ "SELECT 1; SELECT 2", 11 },
		{ " -- nothing", 0 },
		/* Dates that SQL would calculate with. */
		{ "SELECT a FROM b WHERE c > 2023-05-01", 27 },
		{ "SELECT a FROM b WHERE c BETWEEN 2023-5-1 AND d", 33 },
		{ "SELECT a FROM b WHERE c < 1/5/2023 AND d", 27 },
		{ "SELECT a FROM b WHERE c < 01-05-2023", 27 },
		{ "SELECT 2023/05/01", 8 },
		/* Others are what they are. */
		{ "SELECT '2023-05-01', \"2023-05-01\" FROM a", 0 },
		{ "SELECT 2023 - 05 - 01", 0 },
		{ "SELECT 2023-05", 0 },
		{ "SELECT 2023-05-001", 0 },
		{ "SELECT 20-5-1", 0 },
		{ "SELECT 2023-05/01", 0 },
		{ "SELECT 2023+05+01", 0 },
		{ "SELECT a-05-01, 2023-b-01, 2023-05-c", 0 },
		{ "SELECT 2023.0-05-01", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pp_sink sink = { 0 };
		const struct pp_query query = {
			.sql = pp_str(cases[i].sql), .file = "<sql>"
		};
		bool empty = cases[i].sql[0] == ' ';
		int rc = pp_sql_form_check(&sink, &query);

		if (cases[i].column) {
			assert_int_equal(rc, -1);
			assert_int_equal(sink.count, 1);
			assert_int_equal(sink.items[0]->pos.col,
					 cases[i].column);
		} else {
			assert_int_equal(rc, empty ? -1 : 0);
			assert_int_equal(sink.count, empty);
		}
		pp_sink_release(&sink);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
