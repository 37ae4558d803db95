/* Formats: what holds, and what a person is told. */
#include "schema/format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct pp_arena arena;

static const struct pp_format *find(const char *name)
{
	const struct pp_format *f = pp_format_find(pp_str(name));

	if (!f)
		fail_msg("no format %s", name);
	return f;
}

static void all(const char *name, bool want, const char *const *texts)
{
	const struct pp_format *f = find(name);

	for (; *texts; texts++)
		if (pp_format_holds(f, pp_str(*texts)) != want)
			fail_msg("%s '%s': not %d", name, *texts, want);
}

#define ALL(name, want, ...) \
	all(name, want, (const char *const[]){ __VA_ARGS__, NULL })

static void test_table(void **state)
{
	struct pp_str names[64];
	size_t n = pp_format_known(names, 64);

	(void)state;
	assert_int_equal(n, 19);
	for (size_t i = 0; i < n; i++) {
		const struct pp_format *f = pp_format_find(names[i]);

		assert_non_null(f);
		assert_string_equal(pp_format_name(f), names[i].p);
		assert_true(strlen(pp_format_article(f)) > 2);
		/* No format takes everything, none fails on nothing. */
		pp_format_holds(f, (struct pp_str){ NULL, 0 });
		assert_false(pp_format_holds(f, PP_LIT("{\\ a(")));
		pp_format_hint(f, &arena, PP_LIT("{\\ a("));
		pp_format_hint(f, &arena, (struct pp_str){ NULL, 0 });
	}
	assert_int_equal(pp_format_known(names, 1), 19);
	assert_null(pp_format_find(PP_LIT("dates")));
	assert_null(pp_format_find(PP_LIT("")));
}

static void test_dates_and_times(void **state)
{
	(void)state;
	ALL("date", true, "2021-02-28", "2020-02-29");
	ALL("date", false, "", "2021-02-29", "28.02.2021", "2021-2-28");
	ALL("time", true, "00:00:00Z", "23:59:59z", "12:30:00+01:00",
	    "12:30:00.5-23:59", "23:59:60Z", "00:59:60+01:00",
	    "18:29:60.9-05:30");
	ALL("time", false, "", "12:30", "12:30:00", "24:00:00Z", "12:60:00Z",
	    "12:30:61Z", "12:30:60Z", "23:59:60+01:00", "12:30:00.Z",
	    "12:30:00+1:00", "12:30:00+24:00", "12:30:00+01:60", "12:30:00 Z",
	    "12:30:00Zx", "12:30:00+0100", "1230:00Z", "12:30:00,5Z");
	ALL("date-time", true, "2021-02-28T12:30:00Z", "2021-02-28t12:30:00z",
	    "2016-12-31T23:59:60Z");
	ALL("date-time", false, "", "2021-02-28", "2021-02-29T12:30:00Z",
	    "2021-02-28 12:30:00Z", "2021-02-28T", "2021-02-28T12:30:00",
	    "2021-02-28T12:30:00Z ");
	ALL("duration", true, "P1Y", "P1Y2M3DT4H5M6S", "PT1M", "P2W", "P0D",
	    "P1DT1H", "P007D");
	ALL("duration", false, "", "P", "PT", "P1", "1Y", "P1M1Y", "P1Y1D",
	    "PT1H1S", "P1W1D", "P1D1W", "P1.5D", "P1DT", "p1d", "P1S", "PT1D",
	    "P1Y1Y", "PTT1H", "P1DT1HT1M", "P-1D", "PW");
}

static void test_email(void **state)
{
	char local[80] = "";

	(void)state;
	ALL("email", true, "a@b", "asha.patel@example.org", "o'neil+x@a-b.c",
	    "\"a b\"@c", "\"a\\\"b\"@c", "a@[1.2.3.4]", "a@[ipv6:::1]");
	ALL("email", false, "", "a", "@", "a@", "@b", "a@b@c", "a b@c",
	    "a@b c", ".a@b", "a.@b", "a..b@c", "a@b.", "a@b..c", "a@-b",
	    "\"a@b", "\"a\"b@c", "a@[1.2.3]", "a@[::1]", "a@[IPv6:1]", "a@[]",
	    "Asha <a@b>", "a@b, c@d", "\xc3\xa9@b", "a@\xc3\xa9", "a@b\n");
	ALL("idn-email", true, "a@b", "\xc3\xa9@b", "a@\xc3\xa9.c",
	    "\"\xc3\xa9\"@b");
	ALL("idn-email", false, "", "\xc3\xa9", "a@\xc3\xa9_",
	    "a@\xe2\x98\x83\x01");
	memset(local, 'a', 65);
	strcpy(local + 64, "@b");
	ALL("email", true, local);
	strcpy(local + 64, "a@b");
	ALL("email", false, local);
}

static void test_others(void **state)
{
	(void)state;
	ALL("hostname", true, "a.example");
	ALL("hostname", false, "", "a_b", "\xc3\xa9.example");
	ALL("idn-hostname", true, "\xc3\xa9.example");
	ALL("idn-hostname", false, "", "\xc3\x89.example");
	ALL("ipv4", true, "127.0.0.1");
	ALL("ipv4", false, "", "::1");
	ALL("ipv6", true, "::1");
	ALL("ipv6", false, "", "127.0.0.1");
	ALL("uri", true, "https://a.example/b");
	ALL("uri", false, "", "b", "https://a/\xc3\xa9");
	ALL("uri-reference", true, "", "b");
	ALL("uri-reference", false, "\\", "\xc3\xa9");
	ALL("iri", true, "https://a/\xc3\xa9");
	ALL("iri", false, "", "\xc3\xa9", "a: b");
	ALL("iri-reference", true, "", "\xc3\xa9");
	ALL("iri-reference", false, "\\");
	ALL("uri-template", true, "", "/a/{b}");
	ALL("uri-template", false, "/a/{b");
	ALL("uuid", true, "2eb8aa08-AA98-11ea-b4aa-73b441d16380");
	ALL("uuid", false, "", "2eb8aa08aa9811eab4aa73b441d16380",
	    "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
	    "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
	    "2eb8aa08-aa98-11eab-4aa-73b441d16380");
	ALL("json-pointer", true, "", "/", "/a/b", "/~0~1", "/a//");
	ALL("json-pointer", false, "a", "#/a", "/~", "/~2", "/a~");
	ALL("relative-json-pointer", true, "0", "10", "0#", "1/a", "2/", "0//");
	ALL("relative-json-pointer", false, "", "a", "01", "00", "-1", "1#/",
	    "1a", "1/~", "#", "/a");
	ALL("regex", true, "", "a|b", "(?<=a+)b", "\\p{L}", "\\p{Greek}");
	ALL("regex", false, "(", "\\a", "(?i)", "\\p{Nix}", "\\p{gc=Nix}");
}

static void check_hint(const char *name, const char *text, const char *want)
{
	char *hint;

	assert_false(pp_format_holds(find(name), pp_str(text)));
	hint = pp_format_hint(find(name), &arena, pp_str(text));
	if (!hint != !want || (hint && strcmp(hint, want) != 0))
		fail_msg("%s '%s': %s", name, text, hint ? hint : "none");
}

static void test_hints(void **state)
{
	(void)state;
	check_hint("date", "2021-02-30", "February 2021 has 28 days");
	check_hint("date", " 2021-02-28\n", "remove the blanks around it");
	check_hint("date", "never", NULL);
	check_hint("time", "12:30",
		   "add the seconds and the offset from UTC: 12:30:00Z");
	check_hint("time", "12:30:15", "add the offset from UTC: 12:30:15Z, or "
		   "+01:00 for British summer time");
	check_hint("time", "24:00:00Z", "hours go from 00 to 23");
	check_hint("time", "noon", NULL);
	check_hint("date-time", "2021-02-28",
		   "add a time of day: 2021-02-28T00:00:00Z");
	check_hint("date-time", "2021-02-28 12:30:00Z", "put a T between date "
		   "and time: 2021-02-28T12:30:00Z");
	check_hint("date-time", "2021-02-30T12:30:00Z",
		   "February 2021 has 28 days");
	check_hint("date-time", "28/02/2021",
		   "write the year first: 2021-02-28");
	check_hint("date-time", "2021-02-28T12:30:00", "add the offset from "
		   "UTC: 12:30:00Z, or +01:00 for British summer time");
	check_hint("email", "asha.example.org", "an address has an @ in it");
	check_hint("email", "Asha <a@b>",
		   "write one address alone, without a name");
	check_hint("email", "a b@c", "remove the space");
	check_hint("email", "@c", "something must stand before the @");
	check_hint("email", "a@", "something must stand after the @");
	check_hint("email", "a@b@c", "an address has one @ only");
	check_hint("email", "a@b.", "remove the dot at the end");
	check_hint("email", "a@b_c", "look at what stands after the @");
	check_hint("email", "a..b@c", "look at what stands before the @");
	check_hint("uri", "www.example.org",
		   "begin with a scheme: https://www.example.org");
	check_hint("uri", "example.org/a",
		   "begin with a scheme, such as https://");
	check_hint("uri", "https://a/b c", "write %20 for a space");
	check_hint("uri", "a:\\b", "write / for \\");
	check_hint("uri", "https://a/\xc3\xa9",
		   "write letters past ASCII percent-encoded");
	check_hint("uuid", "2eb8aa08aa9811eab4aa73b441d16380",
		   "write 2eb8aa08-aa98-11ea-b4aa-73b441d16380");
	check_hint("uuid", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
		   "write 2eb8aa08-aa98-11ea-b4aa-73b441d16380");
	check_hint("uuid", "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380",
		   "write 2eb8aa08-aa98-11ea-b4aa-73b441d16380");
	check_hint("uuid", "x", NULL);
	check_hint("ipv4", "010.1.1.1", "write numbers without leading zeros");
	check_hint("ipv4", "::1", "this is an IPv6 address");
	check_hint("ipv6", "1.2.3.4", "this is an IPv4 address");
	check_hint("ipv6", "[::1]", "remove the brackets");
	check_hint("hostname", "a.", "remove the dot at the end");
	check_hint("hostname", "a_b", "a host name has no underscores");
	check_hint("hostname", "https://a", "write the name alone, without "
		   "scheme or path");
	check_hint("json-pointer", "#/a", "leave out the #");
	check_hint("json-pointer", "a", "begin with /");
	check_hint("json-pointer", "/a~", "write ~0 for ~, and ~1 for / in a "
		   "key");
	check_hint("regex", "a(", "the parenthesis is not closed (at byte 2)");
	check_hint("duration", "1 day", NULL);
}

static int release(void **state)
{
	(void)state;
	pp_arena_release(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_dates_and_times),
		cmocka_unit_test(test_email),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_hints),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
