/* What documents are made of: first lines of blocks, front matter, places,
 * what may be rendered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "data/read.h"
#include "report/document.h"
#include "report/frame.h"
#include "report/head.h"
#include "report/safe.h"

struct box {
	struct pp_arena arena;
	struct pp_sink sink;
};

static int begin(void **state)
{
	static struct box box;

	box = (struct box){ 0 };
	*state = &box;
	return 0;
}

static int end(void **state)
{
	struct box *b = *state;

	pp_sink_release(&b->sink);
	pp_arena_release(&b->arena);
	return 0;
}

static const char *said(const struct box *b)
{
	return b->sink.count ? b->sink.items[b->sink.count - 1]->text : "";
}

/* --- first lines ---------------------------------------------------------- */

static void fences(void **state)
{
	static const char whole[] =
		" sql  bar id=days caption=\"Days used, 2023/24\" note=x "
		"empty=\"\" absent=[z]";
	struct box *b = *state;
	const struct pp_pos pos = { .file = "x.md", .line = 3, .col = 1 };
	struct pp_fence f;

	assert_int_equal(pp_fence_read(&f, &b->arena, &b->sink, pos,
				       pp_str(whole)), 0);
	assert_int_equal(f.kind, PP_FENCE_SQL);
	assert_int_equal(f.form, PP_FENCE_AS_BAR);
	assert_true(pp_str_is(f.id, "days"));
	assert_true(pp_str_is(f.caption, "Days used, 2023/24"));
	assert_true(pp_str_is(f.note, "x"));
	assert_true(pp_str_is(f.absent, "[z]"));
	assert_int_equal(pp_fence_read(&f, &b->arena, &b->sink, pos,
				       pp_str("sql id=a")), 0);
	assert_int_equal(f.form, PP_FENCE_AS_TABLE);
	assert_int_equal(f.least, 0);
	assert_int_equal(pp_fence_read(&f, &b->arena, &b->sink, pos,
				       pp_str("sql each least=12")), 0);
	assert_int_equal(f.least, 12);
	assert_int_equal(pp_fence_read(&f, &b->arena, &b->sink, pos,
				       pp_str("include x a=1 b=\":c\"")), 0);
	assert_int_equal(f.kind, PP_FENCE_INCLUDE);
	assert_int_equal(f.param_count, 2);
	assert_true(pp_str_is(f.params[1].value, ":c"));
	assert_int_equal(pp_fence_kind(pp_str("sqlite")), PP_FENCE_NONE);
	assert_int_equal(pp_fence_kind(pp_str("")), PP_FENCE_NONE);
	assert_int_equal(b->sink.count, 0);
}

static void fence_faults(void **state)
{
	static const struct { const char *info, *says; } cases[] = {
		{ "sql pie", "a block has no form 'pie': it is table, bar, "
		  "stacked, line, list, value, each or hidden" },
		{ "sql bar x", "'x' must be followed by =, without blanks, and "
		  "a value" },
		{ "sql caption=\"x", "the value of 'caption' has no closing "
		  "\"" },
		{ "sql colour=red", "a block has no option 'colour'" },
		{ "sql id=a id=b", "'id' is given twice" },
		{ "sql id=1a", "an id is of letters, digits and '-', and "
		  "begins with a letter" },
		{ "sql id=main", "an id is of letters, digits and '-', and "
		  "begins with a letter" },
		{ "sql least=0", "'least' is a number of rows, from 1" },
		{ "sql least=many", "'least' is a number of rows, from 1" },
		{ "sql least=12345", "'least' is a number of rows, from 1" },
		{ "sql least=1 least=2", "'least' is given twice" },
		{ "sql bar template=x", "only the form 'each' has a template" },
		{ "include", "'include' must be followed by the name of a "
		  "report" },
		{ "include x a=1 a=2", "'a' is given twice" },
		{ "template x", "'template' stands alone" },
	};
	struct box *b = *state;
	const struct pp_pos pos = { .file = "x.md", .line = 3, .col = 1 };
	struct pp_fence f;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(pp_fence_read(&f, &b->arena, &b->sink, pos,
					       pp_str(cases[i].info)), -1);
		assert_string_equal(said(b), cases[i].says);
	}
}

/* --- front matter --------------------------------------------------------- */

static struct pp_value *read_yaml(struct box *b, const char *text)
{
	const struct pp_read how = { .file = "x.md",
				     .syntax = PP_SYNTAX_YAML };
	struct pp_docs docs;

	assert_int_equal(pp_read(&docs, &b->arena, &b->sink, &how,
				 pp_str(text)), 0);
	return docs.roots;
}

static struct pp_level levels_list[] = {
	{ PP_LIT("all"), PP_CLASS_NONE }, { PP_LIT("few"), PP_CLASS_SPECIAL },
};
static const struct pp_levels levels = { PP_LIT("readers"), levels_list, 2 };

static void heads(void **state)
{
	struct box *b = *state;
	struct pp_head h;

	assert_int_equal(pp_head_read(&h, &b->arena, &b->sink, "x.md",
		read_yaml(b, "title: T\nsummary: S\naudience: [a-b, c]\n"
			  "readers: few\nparameters:\n"
			  "- { name: year, what: a year, default: 2025 }\n"
			  "- { name: id }\n"), &levels), 0);
	assert_true(pp_str_is(h.title, "T"));
	assert_true(pp_str_is(h.audience, "a b, c"));
	assert_int_equal(h.reads, PP_CLASS_SPECIAL);
	assert_int_equal(h.param_count, 2);
	assert_true(pp_str_is(h.params[0].standard, "2025"));
	assert_false(h.params[1].has_standard);
	/* What nobody has said, nobody may read. */
	assert_int_equal(pp_head_read(&h, &b->arena, &b->sink, "x.md",
		read_yaml(b, "readers: many\n"), &levels), 0);
	assert_int_equal(h.reads, PP_CLASS_NONE);
	assert_int_equal(pp_head_read(&h, &b->arena, &b->sink, "x.md",
		read_yaml(b, "date: 2026-02-30\n"), &levels), -1);
	assert_int_equal(pp_head_read(&h, &b->arena, &b->sink, "x.md",
		read_yaml(b, "parameters: [{ name: 1a }]\n"), &levels), -1);
}

static void days(void **state)
{
	static const struct { const char *rule, *today, *day; } cases[] = {
		{ "today", "2026-07-01", "2026-07-01" },
		{ "'2020-02-29'", "2026-07-01", "2020-02-29" },
		{ "last-month", "2026-03-31", "2026-02-28" },
		{ "last-month", "2026-01-01", "2025-12-31" },
		{ "last-quarter", "2026-03-31", "2025-12-31" },
		{ "last-quarter", "2026-04-01", "2026-03-31" },
		{ "last-year", "2026-12-31", "2025-12-31" },
		{ "last-financial-year", "2026-03-31", "2025-03-31" },
		{ "last-financial-year", "2026-04-01", "2026-03-31" },
		{ "last-month", "0000-01-05", "0000-01-01" },
	};
	struct box *b = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pp_date today;
		struct pp_head h;
		char day[PP_DATE_TEXT];

		assert_true(pp_date_parse(&today, pp_str(cases[i].today)));
		assert_int_equal(pp_head_read(&h, &b->arena, &b->sink, "x.md",
			read_yaml(b, pp_arena_printf(&b->arena, "date: %s\n",
						     cases[i].rule)),
			&levels), 0);
		pp_date_write(day, pp_head_day(&h, today));
		assert_string_equal(day, cases[i].day);
	}
}

/* --- places --------------------------------------------------------------- */

static void places(void **state)
{
	static const char text[] =
		"One `=SELECT 1` two\n"
		"\n"
		"> - ```sql\n"
		">   SELECT x\n"
		">     FROM y\n"
		">   ```\n"
		"\n"
		"> caf\303\251 `=SELECT a,\n"
		"> b` end `=:p`\n";
	struct box *b = *state;
	struct pp_document d;
	struct pp_prose prose;
	struct pp_pos pos;

	pp_prose_init(&prose, &b->arena, "x.md", pp_str(text), 10);
	pp_document_read(&d, &b->arena, &b->sink, &prose,
			 &(struct pp_extract){ prose.text, 10, 0 });
	assert_int_equal(b->sink.count, 0);
	assert_int_equal(d.count, 4);
	pos = pp_prose_pos(&prose, &d.parts[0].sql, 1, 8);
	assert_int_equal(pos.line, 10);
	assert_int_equal(pos.col, 14);
	assert_int_equal(d.parts[1].kind, PP_PART_SQL);
	assert_int_equal(d.parts[1].pos.line, 12);
	pos = pp_prose_pos(&prose, &d.parts[1].sql, 2, 3);
	assert_int_equal(pos.line, 14);
	assert_int_equal(pos.col, 7);
	pos = pp_prose_pos(&prose, &d.parts[2].sql, 1, 8);
	assert_int_equal(pos.line, 17);
	assert_int_equal(pos.col, 17);
	/* Behind a line end, past the mark of the quotation. */
	pos = pp_prose_pos(&prose, &d.parts[2].sql, 1, 11);
	assert_int_equal(pos.line, 18);
	assert_int_equal(pos.col, 3);
	assert_int_equal(d.parts[3].kind, PP_PART_PARAM);
	assert_int_equal(d.parts[3].pos.line, 18);
	assert_int_equal(d.parts[3].pos.col, 11);
}

/* --- what may be rendered ------------------------------------------------- */

static void links(void **state)
{
	static const char *const good[] = {
		"", "a.md", "../a#b", "/a", "#a:b", "?a:b", "https://x",
		"HTTP://x", "mailto:a@b", "//x", "a/b:c",
	};
	static const char *const bad[] = {
		"javascript:x", "JavaScript:x", " javascript:x", "data:x",
		"java\tscript:x", "vbscript:x", "file:x", "ftp:x", "x:y", ":",
		"javascript\n:x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(pp_safe_link(pp_str(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(pp_safe_link(pp_str(bad[i])));
		assert_false(pp_safe_image(pp_str(bad[i])));
	}
	assert_true(pp_safe_image(pp_str("a/b.png")));
	assert_false(pp_safe_image(pp_str("https://x/b.png")));
	assert_false(pp_safe_image(pp_str("//x/b.png")));
	assert_false(pp_safe_image(pp_str("\\\\x/b.png")));
	assert_false(pp_safe_image(pp_str("/b.png")));
	assert_false(pp_safe_image(pp_str("\tx.png")));
}

/* --- how a file was made -------------------------------------------------- */

static void notes(void **state)
{
	struct box *b = *state;
	const struct pp_param params[] = {
		{ PP_LIT("a"), PP_LIT("--> <!-- \"x\" \\ --"), false },
		{ PP_LIT("b"), PP_LIT(""), false },
	};
	const struct pp_head head = { .title = PP_LIT("T") };
	const struct pp_frame frame = {
		.head = &head, .name = PP_LIT("n"), .day = "2026-03-31",
		.at = "HEAD~2", .params = params, .param_count = 2,
		.format = PP_LIT("markdown"),
	};
	struct pp_frame_note note;
	struct pp_buf out;

	pp_buf_init(&out, 1 << 20);
	pp_frame_markdown(&out, &frame, PP_LIT("x\n"));
	assert_int_equal(pp_frame_note_read(&note, &b->arena,
					    pp_buf_get(&out)), 0);
	assert_true(pp_str_is(note.report, "n"));
	assert_true(pp_str_is(note.at, "HEAD~2"));
	assert_int_equal(note.param_count, 2);
	assert_true(pp_str_eq(note.params[0].value, params[0].value));
	assert_true(pp_str_is(note.params[1].value, ""));
	pp_buf_release(&out);
	assert_int_equal(pp_frame_note_read(&note, &b->arena,
		PP_LIT("<!-- peerpool-report {\"report\":1} -->\n")), -1);
	assert_int_equal(pp_frame_note_read(&note, &b->arena,
		PP_LIT("<!-- peerpool-report {} \n")), -1);
	assert_int_equal(pp_frame_note_read(&note, &b->arena,
					    PP_LIT("")), -1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(fences), TEST(fence_faults), TEST(heads), TEST(days),
		TEST(places), TEST(links), TEST(notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
