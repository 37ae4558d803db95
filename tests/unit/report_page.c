/* The frame of an HTML page. */
#include "report/page.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct pp_buf buf;

static const char *html(const struct pp_page *page)
{
	pp_buf_clear(&buf);
	pp_page_html(&buf, page);
	pp_buf_putc(&buf, '\0');
	return buf.p;
}

static void has(const char *part)
{
	if (!strstr(buf.p, part))
		fail_msg("no %s in %s", part, buf.p);
}

static void has_not(const char *part)
{
	if (strstr(buf.p, part))
		fail_msg("%s in %s", part, buf.p);
}

static void least(void **state)
{
	const struct pp_page page = { .title = PP_LIT("A <b>"),
				      .body = PP_LIT("<p>x</p>\n") };

	(void)state;
	html(&page);
	has("<html lang=\"en-GB\">");
	has("<title>A &lt;b&gt;</title>");
	has("<h1>A &lt;b&gt;</h1>");
	has("<main id=\"main\" tabindex=\"-1\">\n<p>x</p>\n</main>");
	has("content=\"default-src 'none'; style-src 'sha256-");
	has_not("script");
	has_not("<footer>");
	has_not("<nav");
}

static void all(void **state)
{
	const struct pp_page_heading headings[] = {
		{ 2, PP_LIT("a"), PP_LIT("A &amp; a") },
		{ 3, PP_LIT("b"), PP_LIT("B") },
		{ 2, PP_LIT("c"), PP_LIT("C") },
		{ 2, PP_LIT("d"), PP_LIT("D") },
		{ 2, PP_LIT("e"), PP_LIT("E") },
	};
	const struct pp_page_link links[] = {
		{ PP_LIT("Home"), PP_LIT("../\"index\".html") },
		{ PP_LIT("This"), { 0 } },
	};
	const struct pp_str facts[] = { PP_LIT("7 March 2023") };
	const struct pp_str foot[] = { PP_LIT("Made from <1>") };
	struct pp_page page = {
		.title = PP_LIT("T"), .site = PP_LIT("S & s"),
		.mark = PP_LIT("Board"), .summary = PP_LIT("In short."),
		.facts = facts, .fact_count = 1,
		.links = links, .link_count = 2,
		.headings = headings, .heading_count = 5,
		.foot = foot, .foot_count = 1, .script = true,
	};

	(void)state;
	html(&page);
	has("<title>T \xe2\x80\x93 S &amp; s</title>");
	has("<p class=\"mark\">Board</p>\n<h1>T</h1>\n"
	    "<p class=\"summary\">In short.</p>\n"
	    "<ul class=\"facts\">\n<li>7 March 2023</li>\n</ul>");
	has("<li><a href=\"../&quot;index&quot;.html\">Home</a></li>\n"
	    "<li><a aria-current=\"page\" href=\"#main\">This</a></li>");
	has("<li><a href=\"#a\">A &amp; a</a></li>\n"
	    "<li><a href=\"#c\">C</a></li>");
	has("<footer>\n<p>Made from &lt;1&gt;</p>\n</footer>\n<script>");
	has("script-src 'sha256-");
	page.heading_count = 4;
	html(&page);
	has_not("Contents");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(least),
		cmocka_unit_test(all),
	};
	int rc;

	pp_buf_init(&buf, 1 << 20);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	pp_buf_release(&buf);
	return rc;
}
