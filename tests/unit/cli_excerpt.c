/* The source line beneath a finding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/excerpt.h"

static int source(struct pp_buf *bytes, const char *file, void *ctx)
{
	size_t *calls = ctx;

	(*calls)++;
	if (strcmp(file, "none") == 0)
		return -1;
	pp_buf_puts(bytes, file);
	return 0;
}

/* The file's name is its text. */
static void check(const char *text, uint32_t line, uint32_t col,
		  uint32_t end_col, const char *wanted)
{
	size_t calls = 0;
	struct pp_print how = {
		.source = source, .source_ctx = &calls, .terminal.width = 38,
	};
	struct pp_excerpt e;
	struct pp_buf out;

	pp_buf_init(&out, 10000);
	pp_excerpt_init(&e, &how);
	pp_excerpt_add(&out, &e, (struct pp_pos){ text, line, col, end_col });
	pp_buf_putc(&out, '\0');
	assert_string_equal(out.p, wanted);
	pp_excerpt_release(&e);
	pp_buf_release(&out);
}

static void test_marks(void **state)
{
	(void)state;
	check("a: bc d\n", 1, 4, 6, "    1 | a: bc d\n      |    ^~\n");
	check("a: bc d\n", 1, 4, 0, "    1 | a: bc d\n      |    ^\n");
	check("a: bc d\n", 1, 4, 99, "    1 | a: bc d\n      |    ^~~~\n");
	check("a: bc\n", 1, 6, 0, "    1 | a: bc\n      |      ^\n");
	check("a: bc\n", 1, 90, 99, "    1 | a: bc\n      |      ^\n");
	check("中é: x\n", 1, 2, 4, "    1 | 中é: x\n      |   ^~\n");
	check("中: x\n", 1, 1, 2, "    1 | 中: x\n      | ^~\n");
	check("e\xcc\x81: x\n", 1, 3, 0, "    1 | e\xcc\x81: x\n      |  ^\n");
	check(" \tx\n", 1, 3, 0, "    1 |     x\n      |     ^\n");
	check("a\x1b[2Jb\n", 1, 6, 0,
	      "    1 | a\\x1b[2Jb\n      |         ^\n");
	check("a\xff" "b\n", 1, 3, 0, "    1 | a\\xffb\n      |      ^\n");
}

static void test_lines(void **state)
{
	(void)state;
	check("a\nb\r\nc\rd", 2, 1, 0, "    2 | b\n      | ^\n");
	check("a\nb\r\nc\rd", 3, 1, 0, "    3 | c\n      | ^\n");
	check("a\nb\r\nc\rd", 4, 1, 0, "    4 | d\n      | ^\n");
	check("a\nb\r\nc\rd", 5, 1, 0, "");
	check("a\n\nb", 2, 1, 0, "");
	check("\xef\xbb\xbf" "a", 1, 1, 0, "    1 | a\n      | ^\n");
	check("a", 0, 0, 0, "");
	check("a", 1, 0, 0, "");
	check("none", 1, 1, 0, "");
	check("", 1, 1, 0, "");
}

/* Thirty columns remain beside the line number. */
static void test_windows(void **state)
{
	static const char *const line =
		"0123456789abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	(void)state;
	check(line, 1, 3, 5,
	      "    1 | 0123456789abcdefghijklmnopqrs…\n"
	      "      |   ^~\n");
	check(line, 1, 31, 33,
	      "    1 | …lmnopqrstuvwxyzABCDEFGHIJKLM…\n"
	      "      |           ^~\n");
	check(line, 1, 31, 99,
	      "    1 | …lmnopqrstuvwxyzABCDEFGHIJKLM…\n"
	      "      |           ^~~~~~~~~~~~~~~~~~~~\n");
	check(line, 1, 62, 63,
	      "    1 | …xyzABCDEFGHIJKLMNOPQRSTUVWXYZ\n"
	      "      |                              ^\n");
	check("中中中中中中中中中中中中中中中中中中中中中", 1, 6, 7,
	      "    1 | 中中中中中中中中中中中中中中 …\n"
	      "      |           ^~\n");
	check("中中中中中中中中中中中中中中中中中中中中", 1, 11, 12,
	      "    1 | … 中中中中中中中中中中中中中中\n"
	      "      |           ^~\n");
}

/* Findings come sorted, so that a file is asked for once. */
static void test_asked_once(void **state)
{
	size_t calls = 0;
	struct pp_print how = {
		.source = source, .source_ctx = &calls, .terminal.width = 80,
	};
	static const char text[] = "a\nb\nc\n";
	struct pp_excerpt e;
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 10000);
	pp_excerpt_init(&e, &how);
	for (uint32_t i = 0; i < 2; i++) {
		pp_excerpt_add(&out, &e, (struct pp_pos){ text, 1, 1, 0 });
		pp_excerpt_add(&out, &e, (struct pp_pos){ text, 3, 1, 0 });
	}
	assert_int_equal(calls, 1);
	for (uint32_t i = 0; i < 3; i++)
		pp_excerpt_add(&out, &e, (struct pp_pos){ "none", 1, 1, 0 });
	assert_int_equal(calls, 2);
	pp_excerpt_release(&e);
	pp_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_asked_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
