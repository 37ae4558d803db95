/* Addresses and names of hosts. */
#include "schema/host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

typedef bool check(struct pp_str text);

static void all(check *holds, bool want, const char *const *texts)
{
	for (; *texts; texts++)
		if (holds(pp_str(*texts)) != want)
			fail_msg("'%s': not %d", *texts, want);
}

#define ALL(holds, want, ...) \
	all(holds, want, (const char *const[]){ __VA_ARGS__, NULL })

static void test_ipv4(void **state)
{
	(void)state;
	ALL(pp_ipv4_holds, true, "0.0.0.0", "255.255.255.255", "10.2.30.4");
	ALL(pp_ipv4_holds, false, "", "1", "1.2.3", "1.2.3.", "1.2.3.4.",
	    "1.2.3.4.5", ".1.2.3", "1..2.3", "01.2.3.4", "1.2.3.00",
	    "256.1.1.1", "1.1.1.999", "1.1.1.1111", "1.2.3.a", " 1.2.3.4",
	    "1.2.3.4 ", "-1.2.3.4");
}

static void test_ipv6(void **state)
{
	(void)state;
	ALL(pp_ipv6_holds, true, "::", "::1", "1::", "1:2:3:4:5:6:7:8",
	    "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::8", "abcd:EF01::",
	    "::1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1::5:1.2.3.4",
	    "1:2:3:4:5::1.2.3.4");
	ALL(pp_ipv6_holds, false, "", ":", ":::", "1", "1:", ":1", "1::2::3",
	    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
	    "::1:2:3:4:5:6:7:8", "12345::", "g::", "1:2:3:4:5:6:7:1.2.3.4",
	    "1:2:3:4:5:6::1.2.3.4", "1.2.3.4", "::1.2.3", "::1.2.3.4:5",
	    "::01.2.3.4", "::1%eth0", "[::1]", " ::1", "::1 ", "1:::2");
}

static void test_hostname(void **state)
{
	char label[65], name[260];

	(void)state;
	ALL(pp_hostname_holds, true, "a", "1", "a.b", "A-b.C", "a--b",
	    "3com.example", "xn--mnchen-3ya.example", "XN--mnchen-3ya");
	ALL(pp_hostname_holds, false, "", ".", "a.", ".a", "a..b", "-a", "a-",
	    "a.-b", "a_b", "a b", "a\n", "m\xc3\xbcnchen", "xn--", "xn--x",
	    "xn--\x7f", "a/b", "a:1");
	memset(label, 'a', sizeof(label));
	assert_true(pp_hostname_holds((struct pp_str){ label, 63 }));
	assert_false(pp_hostname_holds((struct pp_str){ label, 64 }));
	for (size_t i = 0; i < sizeof(name); i++)
		name[i] = i % 2 ? '.' : 'a';
	assert_true(pp_hostname_holds((struct pp_str){ name, 253 }));
	assert_false(pp_hostname_holds((struct pp_str){ name, 255 }));
	assert_false(pp_hostname_holds((struct pp_str){ "a\0b", 3 }));
}

static bool idn(struct pp_str text)
{
	return pp_idn_hostname_holds(text, false);
}

static bool idn_any_form(struct pp_str text)
{
	return pp_idn_hostname_holds(text, true);
}

static void test_idn_hostname(void **state)
{
	(void)state;
	ALL(idn, true, "a", "a.example", "m\xc3\xbcnchen.example",
	    "xn--mnchen-3ya.example", "fa\xc3\x9f.example",
	    "a\xe3\x80\x82" "b", "\xd7\x90\xd7\x91.\xd7\x92",
	    "a.\xd7\x90", "\xd7\x90" "1");
	ALL(idn, false, "", ".", "a.", "\xe3\x80\x82" "a", "a..b", "-a", "a-",
	    "a_b", "ab--cd", "\xcc\x88m", "M\xc3\xbcnchen",
	    "\xd7\x90" "a", "1a.\xd7\x90", "\xd9\xa1\xdb\xb1",
	    "\xd7\x90" "0\xd9\xa0", "xn--zz--",
	    "\xff", "\xe2\x98\x83\x01");
	assert_false(idn((struct pp_str){ "\xc3\xbc\0", 3 }));
	/* u and a combining diaeresis */
	ALL(idn, false, "mu\xcc\x88nchen");
	ALL(idn_any_form, true, "mu\xcc\x88nchen", "m\xc3\xbcnchen");
	assert_non_null(pp_idn_hostname_fault(PP_LIT("a..b")));
	assert_null(pp_idn_hostname_fault(PP_LIT("a.b")));
}

/* A label too long for libidn2's 63 bytes of ASCII, and one that is too long
 * to be handed over. */
static void test_long_idn(void **state)
{
	char name[600];

	(void)state;
	for (size_t i = 0; i < sizeof(name); i += 2)
		memcpy(name + i, "\xc3\xbc", 2);
	assert_true(idn((struct pp_str){ name, 2 * 20 }));
	assert_false(idn((struct pp_str){ name, 2 * 63 }));
	assert_false(idn((struct pp_str){ name, sizeof(name) }));
	for (size_t i = 0; i < sizeof(name); i += 3)
		memcpy(name + i, "\xc3\xbc.", 3);
	/* Each label is xn--tda in ASCII: 8 bytes with its dot. */
	assert_true(idn((struct pp_str){ name, 31 * 3 - 1 }));
	assert_false(idn((struct pp_str){ name, 32 * 3 - 1 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ipv4),
		cmocka_unit_test(test_ipv6),
		cmocka_unit_test(test_hostname),
		cmocka_unit_test(test_idn_hostname),
		cmocka_unit_test(test_long_idn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
