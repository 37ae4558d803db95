/* What clients may say, and what not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "serve/request.h"

static void expect_path(const char *target, const char *wanted)
{
	struct pp_arena arena = { 0 };
	struct pp_str path;

	assert_true(pp_request_path(&path, &arena, target));
	assert_string_equal(path.p, wanted);
	pp_arena_release(&arena);
}

static void expect_no_path(const char *target)
{
	struct pp_arena arena = { 0 };
	struct pp_str path;

	assert_false(pp_request_path(&path, &arena, target));
	pp_arena_release(&arena);
}

static void test_path(void **state)
{
	(void)state;
	expect_path("/", "index.html");
	expect_path("/?q=a", "index.html");
	expect_path("/peers/", "peers/index.html");
	expect_path("/a.html?x=%zz", "a.html");
	expect_path("/a%20b/caf%c3%a9.html", "a b/caf\xc3\xa9.html");
	expect_path("/..a/.b/c..", "..a/.b/c..");
	/* Decoded once. */
	expect_path("/%252e%252e/a", "%2e%2e/a");
}

static void test_no_path(void **state)
{
	static const char *const targets[] = {
		"", "a", "*", "http://owl.example/", "//a", "/a//b", "/.",
		"/..", "/../a", "/a/../b", "/a/..", "/%2e%2e/a", "/a/%2E./b",
		"/a%2f%2e%2e%2fb", "/a\\b", "/..%5c..%5ca", "/%5c", "/%00",
		"/a%00.html", "/%", "/%4", "/%4g", "/%g4", "/\x1b", "/%0d%0a",
		"/%ff", "/%c3", "/%c0%ae%c0%ae/a", "/%e2%80%ae",
	};
	char longest[PP_REQUEST_PATH_MAX + 3];

	(void)state;
	for (size_t i = 0; i < sizeof(targets) / sizeof(*targets); i++)
		expect_no_path(targets[i]);
	memset(longest, 'a', sizeof(longest));
	longest[0] = '/';
	longest[sizeof(longest) - 1] = '\0';
	expect_no_path(longest);
	longest[sizeof(longest) - 2] = '\0';
	expect_path(longest, longest + 1);
}

static void test_host(void **state)
{
	static const char *const good[] = {
		"127.0.0.1", "127.0.0.1:8765", "localhost", "LocalHost:1",
		"[::1]", "[::1]:8765", "192.0.2.7:80", "owl.example",
		"OWL.example:80",
	};
	static const char *const bad[] = {
		"", ":80", "evil.example", "evil.example:8765",
		"127.0.0.1.evil.example", "localhost.evil.example",
		"localhost:80:80", "localhost:x", "[::1", "[::1]x", "[]",
		"[evil.example]", "::1", "127.0.0.1 ", "owl.example.", "1.2.3",
		"0x7f.1", "owl.exampl",
	};
	const char *name = "owl.example";
	const struct pp_list names = { &name, 1 };
	char longest[400];

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(pp_request_host(good[i], &names));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(pp_request_host(bad[i], &names));
	assert_false(pp_request_host(NULL, &names));
	memset(longest, '1', sizeof(longest));
	longest[sizeof(longest) - 1] = '\0';
	assert_false(pp_request_host(longest, &names));
	longest[0] = '[';
	assert_false(pp_request_host(longest, &names));
}

static void test_tag(void **state)
{
	(void)state;
	assert_true(pp_request_has_tag("\"ab\"", "\"ab\""));
	assert_true(pp_request_has_tag("W/\"ab\"", "\"ab\""));
	assert_true(pp_request_has_tag("\"x\", \"a,b\" ,\"ab\"", "\"ab\""));
	assert_true(pp_request_has_tag("*", "\"ab\""));
	assert_false(pp_request_has_tag(NULL, "\"ab\""));
	assert_false(pp_request_has_tag("", "\"ab\""));
	assert_false(pp_request_has_tag("ab", "\"ab\""));
	assert_false(pp_request_has_tag("\"abc\"", "\"ab\""));
	assert_false(pp_request_has_tag("\"x, \"ab", "\"ab\""));
	assert_false(pp_request_has_tag("\",\"", "\"ab\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_path),
		cmocka_unit_test(test_no_path),
		cmocka_unit_test(test_host),
		cmocka_unit_test(test_tag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
