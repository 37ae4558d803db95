/* Every printer, byte for byte, over findings that hold what each may trip on.
 * The expectations are files in tests/expected/print; PP_UPDATE=1 writes them,
 * to be read in the difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/print.h"

static const char peer[] = "records/peers/r-4n8d2k7x.yaml";
static const char odd[] = "records/peers/Zoë, 50%: a.yaml";

/* Rules of their own: the texts of rules.def may be bettered. */
enum { FORM, ENDS, KEY, AWAY };
static const struct pp_rule rules[] = {
	{ "value-form", PP_ERROR, "a value is not of its form", "People type.",
	  "group: LD", "group: {ld}" },
	{ "line-ends", PP_WARNING, "the lines end in CR LF",
	  "Git shows every line as changed.\n\nSo does every editor.",
	  "a\r", "a" },
	{ "key", PP_ERROR, "a key is not known", "A slip hides a value.",
	  "gruop: ld", "group: ld" },
	{ "away", PP_ERROR, "it cannot be read", "", "", "" },
};

static const char *const paths[] = {
	"records/courses/basics.yaml", odd, peer
};
static const struct pp_summary summary = {
	.files = 3, .paths = paths, .records = 412,
	.unavailable = 2,
};

static void fill(struct pp_sink *sink)
{
	struct pp_finding *f;
	struct pp_note *n;

	f = pp_report(sink, &rules[FORM], (struct pp_pos){ peer, 4, 8, 14 },
		      "'group' must be one of con, lab, ind, ld");
	pp_report_found(sink, f, PP_LIT("libdem"));
	pp_report_pointer(sink, f, PP_LIT("/group"));
	n = pp_report_note(sink, f, (struct pp_pos){ 0 },
			   "did you mean 'ld'?");
	n->about_value = true;
	pp_report_note(sink, f,
		       (struct pp_pos){ "schemas/peer.yaml", 31, 5, 0 },
		       "the schema asks for it");
	f = pp_report(sink, &rules[FORM], (struct pp_pos){ odd, 2, 5, 0 },
		      "'id' must match '^[a-z]{4}\\|$'");
	pp_report_found(sink, f, PP_LIT("\033[2Jr\xe2\x80\xae<&\">\xff"));
	pp_report(sink, &rules[ENDS], (struct pp_pos){ odd, 0, 0, 0 },
		  "lines end in CR LF");
	for (uint32_t line = 5; line < 7; line++) {
		f = pp_report(sink, &rules[KEY],
			      (struct pp_pos){ peer, line, 1, 0 },
			      "unknown key");
		pp_report_pointer(sink, f, PP_LIT("/x"));
	}
	pp_report(sink, &rules[AWAY], (struct pp_pos){ 0 },
		  "cannot read the pool: 100%% of it\nis away");
	pp_sink_sort(sink);
}

static int source(struct pp_buf *bytes, const char *file, void *ctx)
{
	(void)ctx;
	if (strcmp(file, peer) != 0)
		return -1;
	pp_buf_puts(bytes, "\xef\xbb\xbf# a comment\r\nid: r-4n8d2k7x\n\n"
		    "group: libdem # 中文\n\txé\x1b: 1\n"
		    "y: a long line that goes on for longer than a terminal "
		    "of sixty columns can show it, and on\n");
	return 0;
}

static char *read_all(FILE *f)
{
	char *text = pp_alloc(1 << 20, 1);

	rewind(f);
	text[fread(text, 1, (1 << 20) - 1, f)] = '\0';
	fclose(f);
	return text;
}

/* Compare what is in printed with the file of that name. */
static void compare(const char *name, FILE *printed)
{
	char path[200], *got = read_all(printed), *wanted;
	FILE *f;

	snprintf(path, sizeof(path), "tests/expected/print/%s", name);
	if (getenv("PP_UPDATE")) {
		f = fopen(path, "wb");
		assert_non_null(f);
		fputs(got, f);
		fclose(f);
	}
	f = fopen(path, "rb");
	assert_non_null(f);
	wanted = read_all(f);
	assert_string_equal(got, wanted);
	pp_free(got);
	pp_free(wanted);
}

static struct pp_print usual(enum pp_format format)
{
	return (struct pp_print){
		.format = format, .command = "check", .source = source,
		.terminal.width = 60,
	};
}

/* What goes to out, and below it what goes to talk. */
static void check(const char *name, struct pp_print how)
{
	struct pp_sink sink = { 0 };

	fill(&sink);
	how.out = how.talk = tmpfile();
	assert_non_null(how.out);
	assert_int_equal(pp_print(&how, &sink, &summary), 0);
	compare(name, how.out);
	pp_sink_release(&sink);
}

static void test_text(void **state)
{
	struct pp_print how = usual(PP_FORMAT_TEXT);

	(void)state;
	check("plain.txt", how);
	how.terminal.width = 20;
	check("plain.txt", how);	/* it is not wrapped to a pipe */
	how = usual(PP_FORMAT_TEXT);
	how.no_values = true;
	check("no-values.txt", how);
	how.terminal.is_terminal = true;
	check("no-values-terminal.txt", how);
	how.no_values = false;
	check("terminal.txt", how);
	how.terminal.color = true;
	check("color.txt", how);
	how = usual(PP_FORMAT_TEXT);
	how.max = 2;
	check("max.txt", how);
}

static void test_machines(void **state)
{
	struct pp_print how;

	(void)state;
	check("check.json", usual(PP_FORMAT_JSON));
	check("sarif.json", usual(PP_FORMAT_SARIF));
	check("gitlab.json", usual(PP_FORMAT_GITLAB));
	check("junit.xml", usual(PP_FORMAT_JUNIT));
	check("github.txt", usual(PP_FORMAT_GITHUB));
	how = usual(PP_FORMAT_JSON);
	how.no_values = true;
	how.max = 3;
	check("no-values.json", how);
	how.format = PP_FORMAT_SARIF;
	check("no-values.sarif.json", how);
	how.format = PP_FORMAT_GITLAB;
	check("no-values.gitlab.json", how);
	how.format = PP_FORMAT_GITHUB;
	check("no-values.github.txt", how);
	how.format = PP_FORMAT_JUNIT;
	how.strict = true;
	check("no-values.junit.xml", how);
}

static void test_nothing(void **state)
{
	static const struct pp_summary one = { .files = 1 };
	struct pp_sink sink = { 0 };
	FILE *out = tmpfile();

	(void)state;
	for (unsigned f = PP_FORMAT_TEXT; f <= PP_FORMAT_JUNIT; f++) {
		struct pp_print how = usual(f);

		how.out = how.talk = out;
		fprintf(out, "== %s\n", pp_print_formats[f]);
		assert_int_equal(pp_print(&how, &sink, &one), 0);
	}
	assert_null(pp_print_formats[PP_FORMAT_JUNIT + 1]);
	compare("nothing.txt", out);
	pp_sink_release(&sink);
}

/* Ten errors and ten warnings are annotated, of twelve each. */
static void test_annotations(void **state)
{
	struct pp_print how = usual(PP_FORMAT_GITHUB);
	struct pp_sink sink = { 0 };
	char *text, *at, path[] = "/tmp/peerpool-test-XXXXXX";
	int errors = 0, warnings = 0, fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	for (uint32_t i = 0; i < 12; i++) {
		pp_report(&sink, &rules[FORM], (struct pp_pos){ peer, i, 1, 0 },
			  "no");
		pp_report(&sink, &rules[ENDS], (struct pp_pos){ peer, i, 2, 0 },
			  "no");
	}
	pp_sink_sort(&sink);
	how.out = tmpfile();
	how.step_summary = path;
	assert_int_equal(write(fd, "before\n", 7), 7);
	assert_int_equal(pp_print(&how, &sink, &summary), 0);
	text = read_all(how.out);
	for (at = text; (at = strstr(at, "::error ")); at++)
		errors++;
	for (at = text; (at = strstr(at, "::warning ")); at++)
		warnings++;
	assert_int_equal(errors, 10);
	assert_int_equal(warnings, 10);
	assert_non_null(strstr(text, "; 4 not shown here\n"));
	pp_free(text);
	close(fd);
	compare("step-summary.md", fopen(path, "rb"));
	unlink(path);
	how.out = tmpfile();
	how.step_summary = "/nowhere/at/all";
	assert_int_equal(pp_print(&how, &sink, &summary), -1);
	assert_int_equal(errno, ENOENT);
	fclose(how.out);
	pp_sink_release(&sink);
}

/* Fingerprints hold when lines move, and differ within a report. */
static void test_fingerprints(void **state)
{
	struct pp_print how = usual(PP_FORMAT_GITLAB);
	char *texts[2];

	(void)state;
	for (uint32_t i = 0; i < 2; i++) {
		struct pp_sink sink = { 0 };

		for (uint32_t k = 0; k < 3; k++)
			pp_report(&sink, &rules[FORM], (struct pp_pos){ peer,
				  4 + 10 * i + k, 1, 0 }, "no");
		pp_sink_sort(&sink);
		how.out = tmpfile();
		pp_print(&how, &sink, &summary);
		texts[i] = read_all(how.out);
		pp_sink_release(&sink);
	}
	for (char *a = texts[0], *b = texts[1], *c;; a++, b++) {
		a = strstr(a, "\"fingerprint\": ");
		b = strstr(b, "\"fingerprint\": ");
		if (!a || !b)
			break;
		assert_memory_equal(a, b, 49);
		c = strstr(a + 1, "\"fingerprint\": ");
		assert_true(!c || memcmp(a, c, 49));
	}
	pp_free(texts[0]);
	pp_free(texts[1]);
}

static size_t count(FILE *f, const char *text)
{
	char line[1000];
	size_t n = 0;

	rewind(f);
	while (fgets(line, sizeof(line), f))
		n += strstr(line, text) != NULL;
	return n;
}

/* Code scanning refuses more than 25,000 results, and 1,000 places in one. */
static void test_sarif_limits(void **state)
{
	struct pp_print how = usual(PP_FORMAT_SARIF);
	struct pp_sink sink = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 25002; i++)
		pp_report(&sink, &rules[FORM],
			  (struct pp_pos){ peer, 1 + i, 1, 0 }, "no");
	for (uint32_t i = 0; i < 200; i++)
		pp_report_note(&sink, sink.items[0],
			       (struct pp_pos){ peer, 1, 1, 0 }, "there");
	pp_sink_sort(&sink);
	how.out = tmpfile();
	assert_int_equal(pp_print(&how, &sink, &summary), 0);
	assert_int_equal(count(how.out, "\"ruleId\""), 25000);
	assert_int_equal(count(how.out, "\"text\": \"there\""), 100);
	assert_int_equal(count(how.out, "\"2 more findings are left out\""), 1);
	fclose(how.out);
	pp_sink_release(&sink);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_machines),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_annotations),
		cmocka_unit_test(test_fingerprints),
		cmocka_unit_test(test_sarif_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
