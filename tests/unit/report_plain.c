/* Markdown of records, which anybody may have written. */
#include "report/plain.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void expect(const char *markdown, const char *html)
{
	struct pp_buf out;

	pp_buf_init(&out, 1 << 20);
	pp_plain_html(&out, pp_str(markdown));
	pp_buf_putc(&out, '\0');
	assert_string_equal(out.p, html);
	pp_buf_release(&out);
}

static void renders(void **state)
{
	(void)state;
	expect("A *b*.\n\n- c\n", "<p>A <em>b</em>.</p>\n<ul>\n<li>c</li>\n"
	       "</ul>\n");
	expect("# A\n\n###### B\n", "<h2>A</h2>\n<h6>B</h6>\n");
	expect("```sql\nSELECT 1\n```\n", "<pre><code class=\"language-sql\">"
	       "SELECT 1\n</code></pre>\n");
	expect("", "");
}

static void is_safe(void **state)
{
	(void)state;
	expect("a <b>c</b>\n", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
	expect("<script>\nx\n</script>\n", "<p>&lt;script&gt;\nx\n"
	       "&lt;/script&gt;</p>\n");
	expect("[a](https://pool.example/)\n", "<p><a href=\""
	       "https://pool.example/\">a</a></p>\n");
	expect("[a](javascript:b) [c](../d.md) ![e](f.png)\n",
	       "<p>a c e</p>\n");
	expect("[a](//pool.example/)\n", "<p>a</p>\n");
}

/* What cmark would take too long for is shown as it is. */
static void is_bounded(void **state)
{
	struct pp_buf out;
	char text[4096];

	(void)state;
	memset(text, '>', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	pp_buf_init(&out, 1 << 20);
	pp_plain_html(&out, pp_str(text));
	assert_memory_equal(out.p, "<pre>&gt;", 9);
	pp_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(renders),
		cmocka_unit_test(is_safe),
		cmocka_unit_test(is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
