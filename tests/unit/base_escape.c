/* Text from a record, escaped for where it goes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/escape.h"

typedef void escape(struct pp_buf *out, struct pp_str text);

static void check(escape *how, struct pp_str text, const char *wanted)
{
	struct pp_buf buf;

	pp_buf_init(&buf, 1000);
	how(&buf, text);
	pp_buf_putc(&buf, '\0');
	assert_string_equal(buf.p, wanted);
	pp_buf_release(&buf);
}

static void test_unseen(void **state)
{
	static const uint32_t unseen[] = {
		0, 9, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0xad, 0x61c, 0x200b,
		0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069,
		0xfeff, 0xe0041,
	};
	static const uint32_t seen[] = {
		' ', '~', 0xa0, 0xe9, 0x200c, 0x200d, 0x2026, 0x4e2d, 0x1f600,
		0x10ffff,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(unseen) / sizeof(*unseen); i++)
		assert_true(pp_is_unseen(unseen[i]));
	for (size_t i = 0; i < sizeof(seen) / sizeof(*seen); i++)
		assert_false(pp_is_unseen(seen[i]));
}

static void test_terminal(void **state)
{
	(void)state;
	check(pp_escape_terminal, PP_LIT(""), "");
	check(pp_escape_terminal, PP_LIT("Zoë 中 C:\\x"), "Zoë 中 C:\\x");
	check(pp_escape_terminal, PP_LIT("a\033[31mred\n\t\r\0\x7f"),
	      "a\\x1b[31mred\\n\\t\\r\\x00\\x7f");
	check(pp_escape_terminal, PP_LIT("\xc2\x9b" "2J"), "\\u009b2J");
	check(pp_escape_terminal, PP_LIT("\xe2\x80\xae" "lmth"),
	      "\\u202elmth");
	check(pp_escape_terminal, PP_LIT("\xf3\xa0\x81\x81"), "\\U000e0041");
	check(pp_escape_terminal, PP_LIT("a\xff\xe2\x80"), "a\\xff\\xe2\\x80");
}

static void test_xml(void **state)
{
	(void)state;
	check(pp_escape_xml, PP_LIT("<a b=\"c\">&'\n\t\r"),
	      "&lt;a b=&quot;c&quot;&gt;&amp;'&#10;&#9;&#13;");
	check(pp_escape_xml, PP_LIT("\0\x1b\xff"), "\\x00\\x1b\\xff");
	check(pp_escape_xml, PP_LIT("\xef\xbf\xbe\xef\xbf\xbf"),
	      "\\ufffe\\uffff");
}

static void test_github(void **state)
{
	(void)state;
	check(pp_escape_github, PP_LIT("50%, a: b\r\nc\033"),
	      "50%25, a: b%0D%0Ac\\x1b");
	check(pp_escape_github_property, PP_LIT("50%, a: b\n::error::x"),
	      "50%25%2C a%3A b%0A%3A%3Aerror%3A%3Ax");
}

static void test_markdown(void **state)
{
	(void)state;
	check(pp_escape_markdown, PP_LIT("a|b *c* <img> [x](y) @ada #1\n`"),
	      "a\\|b \\*c\\* &lt;img&gt; \\[x\\](y) &#64;ada &#35;1 \\`");
	check(pp_escape_markdown, PP_LIT("https://e.org &amp; a: b www.e.org"),
	      "https&#58;//e.org &amp;amp; a: b &#119;ww.e.org");
}

static void test_shell(void **state)
{
	(void)state;
	check(pp_escape_shell, PP_LIT("records/p-1.yaml"), "records/p-1.yaml");
	check(pp_escape_shell, PP_LIT(""), "''");
	check(pp_escape_shell, PP_LIT("it's $HOME"), "'it'\\''s $HOME'");
	check(pp_escape_shell, PP_LIT("a\nb"), "'a\nb'");
	check(pp_escape_shell, PP_LIT("~x"), "'~x'");
}

static void test_json(void **state)
{
	(void)state;
	check(pp_escape_json, PP_LIT("a\"\\/\n\r\t\b\0Zoë"),
	      "\"a\\\"\\\\/\\n\\r\\t\\u0008\\u0000Zoë\"");
	check(pp_escape_json, PP_LIT("\xe2\x80\xae\xf3\xa0\x81\x81"),
	      "\"\\u202e\\udb40\\udc41\"");
	check(pp_escape_json, PP_LIT("a\xff" "b"), "\"a\xef\xbf\xbd" "b\"");
}

static void test_uri(void **state)
{
	(void)state;
	check(pp_escape_uri, PP_LIT("records/Zoë a%#?.yaml"),
	      "records/Zo%C3%AB%20a%25%23%3F.yaml");
	check(pp_escape_uri, PP_LIT("a:b~c\0"), "a%3Ab~c%00");
	/* As a reference to it would be written. */
	check(pp_escape_uri, PP_LIT("/x/a+b (2).yaml"), "/x/a+b%20(2).yaml");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unseen),
		cmocka_unit_test(test_terminal),
		cmocka_unit_test(test_xml),
		cmocka_unit_test(test_github),
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_shell),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_uri),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
