/* What a terminal is taken to be, and the width of text on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/pager.h"
#include "cli/progress.h"
#include "cli/terminal.h"

static void test_color(void **state)
{
	(void)state;
	assert_true(pp_color_wanted(true, false, NULL, "xterm"));
	assert_true(pp_color_wanted(true, false, "", "xterm"));
	assert_false(pp_color_wanted(false, false, NULL, "xterm"));
	assert_false(pp_color_wanted(true, true, NULL, "xterm"));
	assert_false(pp_color_wanted(true, false, "1", "xterm"));
	assert_false(pp_color_wanted(true, false, "0", "xterm"));
	assert_false(pp_color_wanted(true, false, NULL, "dumb"));
	assert_false(pp_color_wanted(true, false, NULL, NULL));
	assert_false(pp_color_wanted(true, false, NULL, ""));
}

static unsigned width(const char *text)
{
	return pp_display_width(pp_str(text));
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(width(""), 0);
	assert_int_equal(width("plain"), 5);
	assert_int_equal(width("a\tb\033"), 2);
	assert_int_equal(width("Zoë"), 3);
	assert_int_equal(width("Zoe\xcc\x88"), 3);	/* combining */
	assert_int_equal(width("中文"), 4);
	assert_int_equal(width("한"), 2);
	assert_int_equal(width("ｆ"), 2);		/* full width */
	assert_int_equal(width("\xf0\x9f\x98\x80"), 2);	/* a face */
	assert_int_equal(width("a\xff"), 2);
	assert_int_equal(width("é\033"), 1);
}

static void test_pager(void **state)
{
	(void)state;
	assert_non_null(strstr(pp_pager_command(NULL, NULL), "less"));
	assert_string_equal(pp_pager_command(NULL, "more"), "more");
	assert_string_equal(pp_pager_command("most -s", "more"), "most -s");
	assert_null(pp_pager_command("", "more"));
	assert_null(pp_pager_command(NULL, "cat"));
}

static void test_progress(void **state)
{
	FILE *out = tmpfile();
	struct pp_progress p;
	char text[200];

	(void)state;
	pp_progress_start(&p, out, "reading", 10, false);
	pp_progress_step(&p, 5);
	pp_progress_end(&p);
	assert_int_equal(ftell(out), 0);	/* no terminal */
	pp_progress_start(&p, out, "reading", 10, true);
	pp_progress_step(&p, 5);
	pp_progress_end(&p);
	pp_progress_start(&p, out, "counting", 0, true);
	pp_progress_step(&p, 7);
	pp_progress_end(&p);
	rewind(out);
	text[fread(text, 1, sizeof(text) - 1, out)] = '\0';
	assert_string_equal(text, "\rreading: 5 of 10\033[K\r\033[K"
			    "\rcounting: 7\033[K\r\033[K");
	fclose(out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_color),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_pager),
		cmocka_unit_test(test_progress),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
