/* Command lines, read by an option table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/options.h"

struct settings {
	bool dry_run, quiet;
	const char *output;
	size_t max;
	unsigned format;
	struct pp_list maps;
};

#define AT(member) offsetof(struct settings, member)

static const char *const formats[] = { "text", "json", "sarif", NULL };

static const struct pp_option options[] = {
	{ 'n', "dry-run", PP_OPT_FLAG, AT(dry_run), .help = "change nothing" },
	{ 'q', "quiet", PP_OPT_FLAG, AT(quiet), .help = "say nothing" },
	{ 'o', "output", PP_OPT_TEXT, AT(output), .argument = "FILE",
	  .help = "write there" },
	{ 0, "max", PP_OPT_NUMBER, AT(max), .argument = "N",
	  .help = "at most so many" },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "the form", .choices = formats },
	{ 0, "map", PP_OPT_LIST, AT(maps), .argument = "URI=PATH",
	  .help = "read it there" },
	{ 0 }
};

static const struct pp_command command = {
	.name = "try", .summary = "try it", .usage = "[OPTION]...",
	.options = options,
};

struct run {
	struct pp_arena arena;
	struct pp_arguments args;
	struct settings set;
	int status;
};

enum { WORDS_MAX = 16 };

/* The words of the command line, ended by NULL. */
static void run(struct run *r, ...)
{
	char *argv[WORDS_MAX] = { (char *)"try" };
	va_list ap;
	size_t n = 1;

	va_start(ap, r);
	while ((argv[n] = va_arg(ap, char *)))
		n++;
	va_end(ap);
	*r = (struct run){ .set.format = 1 };
	r->status = pp_options_parse(&r->args, &r->arena, &command, &r->set,
				     argv);
	/* The operands are lent from argv. */
	for (size_t i = 0; !r->status && i < r->args.count; i++)
		assert_ptr_equal(r->args.items[i],
				 argv[n - r->args.count + i]);
}

static void test_forms(void **state)
{
	struct run r;

	(void)state;
	run(&r, "-nq", "--output", "a", "--max=12", "--format=sarif", "--map",
	    "u=1", "--map=v=2", "one", "two", NULL);
	assert_int_equal(r.status, 0);
	assert_true(r.set.dry_run && r.set.quiet);
	assert_string_equal(r.set.output, "a");
	assert_int_equal(r.set.max, 12);
	assert_int_equal(r.set.format, 2);
	assert_int_equal(r.set.maps.count, 2);
	assert_string_equal(r.set.maps.items[0], "u=1");
	assert_string_equal(r.set.maps.items[1], "v=2");
	assert_int_equal(r.args.count, 2);
	pp_arena_release(&r.arena);

	run(&r, "-nofile", NULL);
	assert_string_equal(r.set.output, "file");
	assert_true(r.set.dry_run);
	assert_int_equal(r.set.format, 1);
	pp_arena_release(&r.arena);

	run(&r, "-no", "file", "--no-color", "--output=", NULL);
	assert_int_equal(r.status, 0);
	assert_string_equal(r.set.output, "");
	assert_true(r.args.no_color);
	pp_arena_release(&r.arena);
}

static void test_operands(void **state)
{
	struct run r;

	(void)state;
	run(&r, "-n", "--", "-q", "--quiet", NULL);
	assert_int_equal(r.status, 0);
	assert_int_equal(r.args.count, 2);
	assert_false(r.set.quiet);
	pp_arena_release(&r.arena);

	run(&r, "-", "-", NULL);
	assert_int_equal(r.status, 0);
	assert_int_equal(r.args.count, 2);
	pp_arena_release(&r.arena);

	run(&r, NULL);
	assert_int_equal(r.status, 0);
	assert_int_equal(r.args.count, 0);
	pp_arena_release(&r.arena);
}

static void test_help(void **state)
{
	struct run r;

	(void)state;
	run(&r, "-nh", "--nonsense", NULL);
	assert_int_equal(r.status, 0);
	assert_true(r.args.help);
	pp_arena_release(&r.arena);
}

static void check_error(struct run *r, const char *error, const char *hint)
{
	assert_int_equal(r->status, -1);
	assert_string_equal(r->args.error, error);
	if (hint)
		assert_string_equal(r->args.hint, hint);
	else
		assert_null(r->args.hint);
	pp_arena_release(&r->arena);
}

static void test_errors(void **state)
{
	struct run r;

	(void)state;
	run(&r, "--qiet", NULL);
	check_error(&r, "no option '--qiet'", "did you mean '--quiet'?");
	run(&r, "--qiet=1", NULL);
	check_error(&r, "no option '--qiet'", "did you mean '--quiet'?");
	run(&r, "--xyzzy", NULL);
	check_error(&r, "no option '--xyzzy'", NULL);
	run(&r, "--quie", NULL);
	check_error(&r, "no option '--quie'", "did you mean '--quiet'?");
	run(&r, "-nx", NULL);
	check_error(&r, "no option '-x'", NULL);
	run(&r, "-é", NULL);
	check_error(&r, "no option '-é'", NULL);
	run(&r, "--output", NULL);
	check_error(&r, "'--output' wants its FILE", NULL);
	run(&r, "-o", NULL);
	check_error(&r, "'--output' wants its FILE", NULL);
	run(&r, "--quiet=yes", NULL);
	check_error(&r, "'--quiet' takes no argument; found 'yes'", NULL);
	run(&r, "--format=jsn", NULL);
	check_error(&r, "'--format' must be one of text, json, sarif; found "
		    "'jsn'", "did you mean 'json'?");
	run(&r, "one", "-q", NULL);
	check_error(&r, "options come before other arguments: '-q' stands "
		    "after 'one'", "'--' before the first argument says that "
		    "none is an option");
}

static void test_numbers(void **state)
{
	static const char *const wrong[] = {
		"", "x", "-1", "1x", " 1", "+1", "99999999999999999999",
		"18446744073709551616"
	};
	struct run r;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		run(&r, "--max", wrong[i], NULL);
		assert_int_equal(r.status, -1);
		assert_non_null(strstr(r.args.error, "must be a number"));
		pp_arena_release(&r.arena);
	}
	run(&r, "--max", "007", NULL);
	assert_int_equal(r.set.max, 7);
	pp_arena_release(&r.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_operands),
		cmocka_unit_test(test_help),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
