/* Regular expressions: what is accepted, what matches, and that time is
 * bounded. */
#include "schema/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static struct pp_pattern_work *work;

static struct pp_pattern *compile(const char *source)
{
	struct pp_pattern_error error = { NULL, 0 };
	struct pp_pattern *p = pp_pattern_new(pp_str(source), &error);

	if (!p)
		fail_msg("%s: %s at %zu", source, error.text, error.at);
	return p;
}

/* The first word of each row matches the texts up to NULL; then those that it
 * does not match, up to NULL. */
static void check_matches(const char *const *row)
{
	struct pp_pattern *p = compile(*row);
	const char *source = *row++;

	for (int want = PP_MATCH_YES; want >= PP_MATCH_NO; want--, row++)
		for (; *row; row++)
			if ((int)pp_pattern_match(p, pp_str(*row), work) !=
			    want)
				fail_msg("%s on '%s': not %d", source, *row,
					 want);
	pp_pattern_free(p);
}

#define MATCHES(...) check_matches((const char *const[]){ __VA_ARGS__ })

static void test_automaton(void **state)
{
	(void)state;
	MATCHES("", "", "x", NULL, NULL);
	MATCHES("b", "b", "abc", "cab", NULL, "", "a", "B", NULL);
	MATCHES("^b", "b", "bc", NULL, "", "ab", NULL);
	MATCHES("b$", "b", "ab", NULL, "", "ba", "b\n", NULL);
	MATCHES("^$", "", NULL, "a", "\n", NULL);
	MATCHES("^[a-z]-[0-9a-z]{8}$", "p-7k3f9q2m", NULL, "p-7k3f9q2",
		"p-7k3f9q2mm", "P-7k3f9q2m", "p7k3f9q2m", "p-7k3f9q2m\n", NULL);
	MATCHES("^a{2,3}$", "aa", "aaa", NULL, "a", "aaaa", NULL);
	MATCHES("^a{2,}$", "aa", "aaaaaa", NULL, "a", "aab", NULL);
	MATCHES("^(?:ab|cd)*e?$", "", "ab", "abcde", "e", NULL, "a", "ee",
		"abc", NULL);
	MATCHES("^(a|b|)c$", "ac", "bc", "c", NULL, "abc", "", NULL);
	MATCHES("colou?r", "a colour", "color", NULL, "colouur", NULL);
	MATCHES("a.c", "abc", "a\303\251c", "a\360\237\230\200c", "a\037c",
		NULL, "a\nc", "a\rc", "a\342\200\250c", "a\342\200\251c",
		"ac", NULL);
	MATCHES("^\\d+$", "0123456789", NULL, "", "\xd9\xa1", "1a", NULL);
	MATCHES("^\\w+$", "aZ_9", NULL, "\xc3\xa9", "-", NULL);
	MATCHES("^\\s$", " ", "\t", "\v", "\xc2\xa0", "\xe3\x80\x80",
		"\xef\xbb\xbf", "\xe2\x80\xa8", NULL, "", "x", "\x1c",
		"\xe2\x80\x8b", NULL);
	MATCHES("^[^\\s\\d]$", "x", "\xc3\xa9", NULL, "1", " ", "\xc2\xa0",
		NULL);
	MATCHES("^\\S\\D\\W$", "ab-", NULL, " b-", "a1-", "aba", NULL);
	MATCHES("\\bcat\\b", "cat", "a cat.", "\xc3\xa9" "cat", NULL, "cats",
		"concat", "cat_", NULL);
	MATCHES("\\Bcat", "concat", NULL, "cat", " cat", NULL);
	MATCHES("^\\B$", "", NULL, "a", NULL);
	MATCHES("^[\\w.-]+$", "a.b-c", NULL, "a b", NULL);
	MATCHES("^[a-]$", "a", "-", NULL, "b", NULL);
	MATCHES("^[\\b]$", "\b", NULL, "b", NULL);
	MATCHES("[]", NULL, "", "a", NULL);
	MATCHES("^[^]$", "a", "\n", "\xc3\xa9", NULL, "", "ab", NULL);
	MATCHES("^[\xc3\xa0-\xc3\xbf]+$", "\xc3\xa9\xc3\xa0", NULL, "e", NULL);
	MATCHES("^[^a-z]$", "A", "\xc3\xa9", NULL, "a", "z", NULL);
	MATCHES("^.{2}$", "\xc3\xa9\xc3\xa9", NULL, "\xc3\xa9", NULL);
	MATCHES("a{,2}", "a{,2}", NULL, "aa", NULL);
	MATCHES("^{}]$", "{}]", NULL, "{", NULL);
	MATCHES("^\\-\\_\\/\\@\\ $", "-_/@ ", NULL, "", NULL);
}

static void test_escapes(void **state)
{
	(void)state;
	MATCHES("^\\x41\\u0042\\u{43}$", "ABC", NULL, "abc", NULL);
	MATCHES("^\\ud83d\\ude00$", "\xf0\x9f\x98\x80", NULL, "", NULL);
	MATCHES("^\\u{1F600}$", "\xf0\x9f\x98\x80", NULL, "", NULL);
	MATCHES("^[\\ud83d\\ude00-\\u{1f610}]$", "\xf0\x9f\x98\x85", NULL, "x",
		NULL);
	MATCHES("^\\cA\\cz$", "\x01\x1a", NULL, "A", NULL);
	MATCHES("^\\t\\n\\v\\f\\r$", "\t\n\v\f\r", NULL, "tnvfr", NULL);
	MATCHES("\\ud800", NULL, "a", "\xf0\x9f\x98\x80", NULL);
}

/* What an automaton cannot do. */
static void test_pcre(void **state)
{
	(void)state;
	MATCHES("^(?=.*[a-z])(?=.*\\d).+$", "a1", "1a", NULL, "a", "1", "",
		NULL);
	MATCHES("^(?!.*--)[a-z-]+$", "a-b", NULL, "a--b", NULL);
	MATCHES("(?<=a)b", "ab", NULL, "b", "bb", NULL);
	MATCHES("(?<!a)b", "b", "bb", NULL, "ab", NULL);
	MATCHES("^(a|b)\\1$", "aa", "bb", NULL, "ab", NULL);
	MATCHES("^(?<x>a|b)\\k<x>$", "aa", NULL, "ba", NULL);
	MATCHES("^\\k<x>(?<x>a)$", "a", NULL, "aa", NULL);
	MATCHES("^(?:(a)|b)\\1$", "aa", "b", NULL, "ba", NULL);
	MATCHES("^\\p{L}+$", "Zo\xc3\xab", NULL, "1", NULL);
	MATCHES("^\\p{Letter}\\P{Lu}$", "Ab", NULL, "AB", NULL);
	MATCHES("^[\\p{Lu}\\d']+$", "\xc3\x89" "1'", NULL, "\xc3\xa9", NULL);
	MATCHES("^[^\\p{Lu}\\d]$", "a", "\n", NULL, "A", "1", NULL);
	MATCHES("^\\p{Script=Greek}$", "\xce\xb1", NULL, "a", NULL);
	MATCHES("^\\p{gc=Decimal_Number}$", "\xd9\xa1", NULL, "a", NULL);
	MATCHES("^\\p{Alphabetic}$", "a", NULL, "1", NULL);
	MATCHES("^(?=[\\ud800-\\udfff\\u{1f600}]).$", "\xf0\x9f\x98\x80", NULL,
		"a", NULL);
	MATCHES("^(?=.)(?=[^])(?![])\\w\\b", "a", NULL, "", "ab", NULL);
	MATCHES("^(?=a.c$)a\\sc", "a c", "a\302\240c", NULL, "a\nc", "abc",
		NULL);
	MATCHES("(?=a)a{1,60000}$", "aaa", NULL, "ab", NULL);
}

static void test_refused(void **state)
{
	static const struct {
		const char *source;
		size_t at;
	} rows[] = {
		{ "(", 0 },	   { ")", 0 },
		{ "a)", 1 },	   { "^(abc]", 1 },
		{ "[a", 0 },	   { "[z-a]", 1 },
		{ "[\\d-z]", 1 },  { "[a-\\w]", 1 },
		{ "*", 0 },	   { "a**", 2 },
		{ "a++", 2 },	   { "a|+", 2 },
		{ "{2}", 0 },	   { "a{3,2}", 1 },
		{ "a{65536}", 1 }, { "^*", 1 },
		{ "\\b+", 2 },	   { "(?=a)*", 5 },
		{ "x\\", 1 },	   { "\\a", 0 },
		{ "\\Z", 0 },	   { "\\e", 0 },
		{ "\\01", 0 },	   { "\\x4", 0 },
		{ "\\u12", 0 },	   { "\\u{110000}", 0 },
		{ "\\u{}", 0 },	   { "\\c1", 0 },
		{ "[\\a]", 1 },	   { "\\1", 0 },
		{ "(a)\\2", 3 },   { "\\k<n>", 0 },
		{ "\\k", 0 },	   { "(?P<n>a)", 0 },
		{ "(?P=n)", 0 },   { "(?#c)", 0 },
		{ "(?i)a", 0 },	   { "(?i:a)", 0 },
		{ "(?>a)", 0 },	   { "(?|a)", 0 },
		{ "(?<1>a)", 3 },  { "(?<n>a)(?<n>b)", 10 },
		{ "(?<>a)", 3 },   { "\\p", 2 },
		{ "\\pL", 2 },	   { "\\p{}", 2 },
		{ "\\p{L", 2 },	   { "\\p{gc=Nix}", 2 },
		{ "\\p{L&}", 2 },  { "\\p{letter }", 2 },
		{ "\\p{Nix}", 0 }, { "(?<=a+)b", 0 },
		{ "\xff", 0 },	   { "a\xc3", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct pp_pattern_error error = { NULL, 99 };
		struct pp_pattern *p = pp_pattern_new(pp_str(rows[i].source),
						      &error);

		if (p)
			fail_msg("accepted: %s", rows[i].source);
		assert_non_null(error.text);
		if (error.at != rows[i].at)
			fail_msg("%s: at %zu", rows[i].source, error.at);
	}
}

static void test_nesting(void **state)
{
	struct pp_pattern_error error = { NULL, 0 };
	char source[1000];
	struct pp_pattern *p;

	(void)state;
	memset(source, '(', 200);
	memset(source + 200, ')', 200);
	p = pp_pattern_new((struct pp_str){ source, 400 }, &error);
	assert_non_null(p);
	pp_pattern_free(p);
	memset(source, '(', 201);
	memset(source + 201, ')', 201);
	assert_null(pp_pattern_new((struct pp_str){ source, 402 }, &error));
	assert_int_equal(error.at, 200);
}

static void test_linear(void **state)
{
	static const char *const fast[] = {
		"^[a-z]-[0-9a-z]{8}$", "^(a+)+$", "(a|a)*b", "(.*)*x",
		"[a-z]*[a-z]*[0-9]", "^.{1,200}$", "\\b[A-Z]{2}\\b",
		"^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$", "(x+x+)+y",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(fast) / sizeof(*fast); i++) {
		struct pp_pattern *p = compile(fast[i]);

		assert_true(pp_pattern_is_linear(p));
		pp_pattern_free(p);
	}
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* None may run away, whatever the answer.  Each takes a fifth of a second at
 * most; a minute leaves room for valgrind. */
static void test_bounded(void **state)
{
	static const char *const sources[] = {
		"^(a+)+$", "(a|a)*b", "(.*)*x", "[a-z]*[a-z]*[0-9]",
		"(?=b)(a+)+$", "(a+)+\\1b", "(?:(?=a)a|a)*b", "(?=.*x)",
		"\\p{L}*\\p{L}*[0-9]", "(\\p{L}+)+1", "(.)\\1*(.)\\2*x",
		"(?!b)[a-z]*[a-z]*[a-z]*1", "([a-z]{1,100}){1,100}1",
		"((((){65535}){65535}){65535}){65535}", "^.{1,2000}.{1,2000}b$",
	};
	static const size_t sizes[] = { 40, 4096, 1 << 20 };
	char *text = malloc(1 << 20);

	(void)state;
	memset(text, 'a', 1 << 20);
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++)
		/* The largest for a few only: they take longest. */
		for (size_t k = 0; k < (i % 3 ? 2 : 3); k++) {
			double start = seconds();
			struct pp_pattern *p = compile(sources[i]);
			struct pp_str s = { text, sizes[k] };

			pp_pattern_match(p, s, work);
			if (seconds() - start > 60)
				fail_msg("%s on %zu: %.1f s", sources[i],
					 sizes[k], seconds() - start);
			pp_pattern_free(p);
		}
	free(text);
}

/* Steps are counted anew for each text. */
static void test_limit(void **state)
{
	struct pp_pattern *p = compile("(?=a)(a+)+b");

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(pp_pattern_match(p,
			PP_LIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), work),
			PP_MATCH_LIMIT);
		assert_int_equal(pp_pattern_match(p, PP_LIT("aab"), work),
				 PP_MATCH_YES);
	}
	pp_pattern_free(p);
}

static void test_not_utf8(void **state)
{
	struct pp_pattern *fast = compile("x$"), *slow = compile("(?=x)x");

	(void)state;
	assert_int_equal(pp_pattern_match(fast, PP_LIT("\xff x"), work),
			 PP_MATCH_NO);
	assert_int_equal(pp_pattern_match(slow, PP_LIT("\xff x"), work),
			 PP_MATCH_NO);
	assert_int_equal(pp_pattern_match(fast, (struct pp_str){ NULL, 0 },
					  work), PP_MATCH_NO);
	assert_int_equal(pp_pattern_match(slow, (struct pp_str){ NULL, 0 },
					  work), PP_MATCH_NO);
	pp_pattern_free(fast);
	pp_pattern_free(slow);
	pp_pattern_free(NULL);
	pp_pattern_work_free(NULL);
}

/* --- against PCRE2 ------------------------------------------------------ */

static uint64_t random_state = 2026;

static unsigned draw(unsigned below)
{
	random_state = random_state * 6364136223846793005u +
		       1442695040888963407u;
	return (unsigned)((random_state >> 33) % below);
}

static void put_random(char *out, size_t room, unsigned depth)
{
	static const char *const atoms[] = {
		"a", "b", "c", "[ab]", "[^a]", "[a-c]", "\\d", "\\w", ".",
		"\xc3\xa9", "[\xc3\xa0-\xc3\xbf]", "1", " ",
	};
	static const char *const marks[] = { "^", "$", "\\b", "\\B" };
	static const char *const counts[] = {
		"*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "*?", "+?",
	};
	unsigned terms = 1 + draw(3);

	for (unsigned i = 0; i < terms && strlen(out) + 60 < room; i++) {
		if (!draw(6)) {
			strcat(out, marks[draw(4)]);
			continue;
		}
		if (depth && !draw(3)) {
			strcat(out, draw(2) ? "(" : "(?:");
			put_random(out, room - 40, depth - 1);
			if (draw(2)) {
				strcat(out, "|");
				put_random(out, room - 40, depth - 1);
			}
			strcat(out, ")");
		} else {
			strcat(out, atoms[draw(13)]);
		}
		if (!draw(2))
			strcat(out, counts[draw(9)]);
	}
}

static void random_text(char *out)
{
	static const char *const bits[] = {
		"a", "b", "c", "1", " ", "\xc3\xa9", "\n", "-",
	};

	*out = '\0';
	for (unsigned n = draw(9); n; n--)
		strcat(out, bits[draw(8)]);
}

/* The automaton and PCRE2 give one answer, for expressions that mean the same
 * to both. */
static void test_differential(void **state)
{
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	size_t compared = 0, matched = 0;

	(void)state;
	for (int round = 0; round < 1000; round++) {
		char source[512] = "", text[64];
		pcre2_code *code;
		struct pp_pattern *p;
		PCRE2_SIZE at;
		int fault;

		put_random(source, sizeof(source), 3);
		code = pcre2_compile((PCRE2_SPTR)source, PCRE2_ZERO_TERMINATED,
				     PCRE2_UTF | PCRE2_DOLLAR_ENDONLY, &fault,
				     &at, NULL);
		assert_non_null(code);
		p = compile(source);
		for (int i = 0; i < 20; i++) {
			int rc;

			random_text(text);
			rc = pcre2_match(code, (PCRE2_SPTR)text, strlen(text),
					 0, 0, data, NULL);
			if (rc < 0 && rc != PCRE2_ERROR_NOMATCH)
				continue;
			compared++;
			matched += rc >= 0;
			if ((rc >= 0) != pp_pattern_match(p, pp_str(text),
							  work))
				fail_msg("%s on '%s'", source, text);
		}
		pp_pattern_free(p);
		pcre2_code_free(code);
	}
	assert_true(compared > 15000 && matched > 2000 &&
		    compared - matched > 2000);
	pcre2_match_data_free(data);
}

/* What groups match, and which of them bears a name. */
static void test_capture(void **state)
{
	const char *source = "^(?:\\((?<a>[(\\]x]+))?(b)?(?<c>.*)(?=$)(?<!z)$";
	struct pp_str groups[PP_PATTERN_GROUPS];
	struct pp_pattern_error error;
	struct pp_pattern *p = pp_pattern_new_capturing(pp_str(source),
							&error);

	(void)state;
	assert_non_null(p);
	assert_int_equal(pp_pattern_group(pp_str(source), PP_LIT("a")), 1);
	assert_int_equal(pp_pattern_group(pp_str(source), PP_LIT("c")), 3);
	assert_int_equal(pp_pattern_group(pp_str(source), PP_LIT("b")), 0);
	assert_int_equal(pp_pattern_group(PP_LIT("(?<ab>x)"), PP_LIT("a")), 0);
	assert_int_equal(pp_pattern_capture(groups, p, PP_LIT("((]xq"), work),
			 PP_MATCH_YES);
	assert_true(pp_str_is(groups[0], "((]xq"));
	assert_true(pp_str_is(groups[1], "(]x"));
	assert_null(groups[2].p);
	assert_true(pp_str_is(groups[3], "q"));
	assert_null(groups[4].p);
	assert_int_equal(pp_pattern_capture(groups, p, PP_LIT("yz"), work),
			 PP_MATCH_NO);
	assert_null(groups[0].p);
	assert_int_equal(pp_pattern_capture(groups, p, PP_LIT(""), work),
			 PP_MATCH_YES);
	assert_true(groups[3].p && !groups[3].n);
	pp_pattern_free(p);
}

static int make_work(void **state)
{
	(void)state;
	work = pp_pattern_work_new();
	return 0;
}

static int free_work(void **state)
{
	(void)state;
	pp_pattern_work_free(work);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_automaton),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_pcre),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_linear),
		cmocka_unit_test(test_bounded),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_not_utf8),
		cmocka_unit_test(test_differential),
		cmocka_unit_test(test_capture),
	};

	return cmocka_run_group_tests(tests, make_work, free_work);
}
