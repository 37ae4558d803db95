/* URIs, IRIs, templates. */
#include "schema/uri.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct pp_arena arena;

static void check_resolved(const char *base, const char *reference,
			   const char *want)
{
	struct pp_str s = pp_uri_resolve(&arena, pp_str(base),
					 pp_str(reference));

	if (!pp_str_is(s, want))
		fail_msg("%s + %s: %s", base, reference, s.p);
	assert_int_equal(s.p[s.n], 0);
}

/* RFC 3986, 5.4 */
static void test_rfc_examples(void **state)
{
	static const char *const rows[][2] = {
		{ "g:h", "g:h" }, { "g", "http://a/b/c/g" },
		{ "./g", "http://a/b/c/g" }, { "g/", "http://a/b/c/g/" },
		{ "/g", "http://a/g" }, { "//g", "http://g" },
		{ "?y", "http://a/b/c/d;p?y" }, { "g?y", "http://a/b/c/g?y" },
		{ "#s", "http://a/b/c/d;p?q#s" }, { "g#s", "http://a/b/c/g#s" },
		{ "g?y#s", "http://a/b/c/g?y#s" }, { ";x", "http://a/b/c/;x" },
		{ "g;x", "http://a/b/c/g;x" },
		{ "g;x?y#s", "http://a/b/c/g;x?y#s" },
		{ "", "http://a/b/c/d;p?q" }, { ".", "http://a/b/c/" },
		{ "./", "http://a/b/c/" }, { "..", "http://a/b/" },
		{ "../", "http://a/b/" }, { "../g", "http://a/b/g" },
		{ "../..", "http://a/" }, { "../../", "http://a/" },
		{ "../../g", "http://a/g" },
		{ "../../../g", "http://a/g" },
		{ "../../../../g", "http://a/g" }, { "/./g", "http://a/g" },
		{ "/../g", "http://a/g" }, { "g.", "http://a/b/c/g." },
		{ ".g", "http://a/b/c/.g" }, { "g..", "http://a/b/c/g.." },
		{ "..g", "http://a/b/c/..g" }, { "./../g", "http://a/b/g" },
		{ "./g/.", "http://a/b/c/g/" },
		{ "g/./h", "http://a/b/c/g/h" }, { "g/../h", "http://a/b/c/h" },
		{ "g;x=1/./y", "http://a/b/c/g;x=1/y" },
		{ "g;x=1/../y", "http://a/b/c/y" },
		{ "g?y/./x", "http://a/b/c/g?y/./x" },
		{ "g?y/../x", "http://a/b/c/g?y/../x" },
		{ "g#s/./x", "http://a/b/c/g#s/./x" },
		{ "g#s/../x", "http://a/b/c/g#s/../x" },
		{ "http:g", "http:g" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_resolved("http://a/b/c/d;p?q", rows[i][0], rows[i][1]);
}

static void test_resolve(void **state)
{
	(void)state;
	check_resolved("http://a", "g", "http://a/g");
	check_resolved("http://a?q", "#f", "http://a?q#f");
	check_resolved("http://a/b#old", "", "http://a/b");
	check_resolved("", "x.yaml", "x.yaml");
	check_resolved("", "#/a", "#/a");
	check_resolved("", "", "");
	check_resolved("schemas/peer.yaml", "person.yaml",
		       "schemas/person.yaml");
	check_resolved("schemas/peer.yaml", "../x.yaml#/a", "x.yaml#/a");
	check_resolved("urn:a:b", "#c", "urn:a:b#c");
	check_resolved("urn:a:b", "urn:d", "urn:d");
	check_resolved("http://a/b", "http://c/./d/../e", "http://c/e");
	check_resolved("http://a/b/", "//h/../x", "http://h/x");
	check_resolved("http://a/b?q", "?", "http://a/b?");
	check_resolved("a/b", "..", "");
	check_resolved("/a/b", "c#", "/a/c#");
	pp_arena_release(&arena);
}

static void test_split(void **state)
{
	struct pp_uri u;

	(void)state;
	pp_uri_split(&u, PP_LIT("http://h:1/p?q?#f#"));
	assert_true(pp_str_is(u.scheme, "http"));
	assert_true(pp_str_is(u.authority, "h:1"));
	assert_true(pp_str_is(u.path, "/p"));
	assert_true(pp_str_is(u.query, "q?"));
	assert_true(pp_str_is(u.fragment, "f#"));
	pp_uri_split(&u, PP_LIT("//?#"));
	assert_false(u.has_scheme);
	assert_true(u.has_authority && u.has_query && u.has_fragment);
	assert_int_equal(u.authority.n + u.path.n + u.query.n + u.fragment.n,
			 0);
	pp_uri_split(&u, (struct pp_str){ NULL, 0 });
	assert_false(u.has_scheme || u.has_authority || u.has_query ||
		     u.has_fragment);
}

static void check_holds(const char *const *texts, unsigned flags, bool want)
{
	for (; *texts; texts++)
		if (pp_uri_holds(pp_str(*texts), flags) != want)
			fail_msg("'%s': not %d", *texts, want);
}

static void test_uri(void **state)
{
	static const char *const good[] = {
		"a:", "a:b", "http://h", "http://h:", "http://h:80/p",
		"http://u:p@h/", "http://@h", "http:///p", "a:/b//c", "a:?#",
		"http://[::1]:80/", "http://[v1.a:b]/", "a+b-c.d:e",
		"a:%20", "a:~!$&'()*+,;=:@", "a:?/?:@", "a:#/?:@", "a://%41",
		NULL
	};
	static const char *const bad[] = {
		"", "a", ":", "1:b", "a:b c", "a:%2", "a:%zz", "a:[", "a:b\\c",
		"http://h:8x", "http://a@b@c", "http://[::1", "http://[::1]x",
		"http://[]", "http://[1.2.3.4]", "http://[v.a]",
		"http://[v1.]", "http://[v1.%41]", "http://[fe80::1%25e]",
		"a:b#c#d", "a:\xc3\xa9", "a:\x01", "a:\"", "a:<", "a:^", NULL
	};

	(void)state;
	check_holds(good, 0, true);
	check_holds(good, PP_URI_REFERENCE, true);
	check_holds(good, PP_URI_UNICODE, true);
	check_holds(bad, 0, false);
	assert_false(pp_uri_holds((struct pp_str){ "a:\0b", 4 }, 0));
}

static void test_reference(void **state)
{
	static const char *const good[] = {
		"", "a", "/", "//", "//h", "?", "#", "./a:b", "/a:b", "a/b:c",
		"..", "?a:b", NULL
	};
	static const char *const bad[] = {
		":a", "1:a", "a b", "//h:x", "/[", "%", NULL
	};

	(void)state;
	check_holds(good, PP_URI_REFERENCE, true);
	check_holds(good, 0, false);
	check_holds(bad, PP_URI_REFERENCE, false);
}

static void test_iri(void **state)
{
	static const char *const good[] = {
		"a:\xc3\xa9",
		"a://\xc3\xa9@\xc3\xa9/\xc3\xa9?\xc3\xa9#\xc3\xa9",
		"a:\xf0\x90\x8c\x80", "a:?\xee\x80\x80", NULL
	};
	static const char *const bad[] = {
		"\xc3\xa9:a", "a:\xee\x80\x80", "a:#\xee\x80\x80", "a:\xc2\x80",
		"a:\xef\xb7\x90", "a:\xef\xbf\xbe", "a:\xff", "a:\xc3",
		"a:\xf3\xa0\x80\x80", NULL
	};

	(void)state;
	check_holds(good, PP_URI_UNICODE, true);
	check_holds(good, 0, false);
	check_holds(bad, PP_URI_UNICODE, false);
}

static void test_template(void **state)
{
	static const char *const good[] = {
		"", "a", "{a}", "{+a,b*}", "{a:1}{b:9999}", "{a.b}", "{%41b}",
		"{_}", "{?q*,n:3}", "a%20b", "{=later}", "{1}", "\xc3\xa9", NULL
	};
	static const char *const bad[] = {
		"{",	"}",	  "{}",	       "{+}",	"{a",	      "{a b}",
		"{a:}", "{a:0}",  "{a:10000}", "{a**}", "{a:1*}",     "{.}",
		"{a.}", "{a..b}", "{,a}{",     "{a,}",	"{{a}}",      "a b",
		"%",	"%2",	  "<",	       "\"",	"{\xc3\xa9}", "\x7f",
		"\xff", NULL
	};

	(void)state;
	for (size_t i = 0; good[i]; i++)
		if (!pp_uri_template_holds(pp_str(good[i])))
			fail_msg("refused: %s", good[i]);
	for (size_t i = 0; bad[i]; i++)
		if (pp_uri_template_holds(pp_str(bad[i])))
			fail_msg("accepted: %s", bad[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rfc_examples),
		cmocka_unit_test(test_resolve),
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_uri),
		cmocka_unit_test(test_reference),
		cmocka_unit_test(test_iri),
		cmocka_unit_test(test_template),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
