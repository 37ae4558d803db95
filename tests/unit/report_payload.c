/* Values that would act: each goes through every form of block into every
 * format.  What comes out must be built as it is with a harmless value, tag by
 * tag, node by node, command by command. */
#include "unit/index_session.h"

#include <cmark.h>

#include "base/csv.h"
#include "base/escape.h"
#include "base/utf8.h"
#include "publish/report.h"
#include "report/frame.h"

enum { TEXT_MAX = 1 << 26 };

static const char *const payloads[] = {
	"<script>alert(1)</script>",
	"\"><svg onload=alert(1)>",
	"'><img src=x onerror=alert(1)>",
	"</td></tr></table><h1>x</h1>",
	"<!-- x --> <![CDATA[ x ]]> <?php x ?>",
	"javascript:alert(1)",
	"[click](javascript:alert(1))",
	"![x](https://example.org/pixel.png)",
	"<https://example.org/> www.example.org me@example.org",
	"[a]: https://example.org 'x'",
	"=HYPERLINK(\"https://example.org\")",
	"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\r=1",
	"\033[31mred\033[0m \033]0;title\007",
	"a\342\200\256b \342\200\213c \302\233d",
	"\\input{/etc/passwd} \\write18{x} $x$ ^^41 %x",
	"\\end{document} } { \\\\ & # _ ~ | \\end{longtable}",
	".TH X 1\n.so /etc/passwd\n'br",
	"**bold** _em_ `code` ~~x~~",
	"# heading", "> quote", "- item", "1. item", "2) item", "+ item",
	"---", "===", "    code", "```\nfence", "| a | b |", "--- | ---",
	"`=SELECT 1`", "a\nb\n\n# c", "&lt;b&gt; &#60;b&#62; &nbsp;",
	"$$x$$ :smile: #1 @name", "]]>", "-->", "--", "\"", "'", "a,b\r\nc",
};

enum { PAYLOADS = sizeof(payloads) / sizeof(*payloads) };

static const char body[] =
	"`=:v` stands at the beginning, `=:v`, and `=SELECT name FROM council`\n"
	"*`=:v`* **`=one.name`**\n\n"
	"- `=:v`\n\n> `=:v`\n\n"
	"## `=:v`\n\n"
	"```sql hidden id=one\nSELECT name FROM council\n```\n\n"
	"```sql\nSELECT name, 1 AS n, name AS again FROM council\n```\n\n"
	"```sql bar\nSELECT name, 2 AS n FROM council\n```\n\n"
	"```sql stacked\nSELECT name, 2 AS n, 3 AS m FROM council\n```\n\n"
	"```sql line\nSELECT name, 2 AS n FROM council\n```\n\n"
	"```sql list\nSELECT name, id FROM council\n```\n\n"
	"```sql value\nSELECT name FROM council\n```\n\n"
	"```sql each\nSELECT name FROM council\n```\n\n"
	"```template\n### `=:name`\n\n`=:name`\n```\n";

static const char *payload;

static void fill_council(struct session_box *b, struct pp_writer *w)
{
	struct pp_buf yaml;

	pp_buf_init(&yaml, TEXT_MAX);
	pp_buf_puts(&yaml, "id: adur\nregion: south\nname: ");
	pp_escape_json(&yaml, pp_str(payload));
	pp_buf_putc(&yaml, '\n');
	pp_buf_putc(&yaml, '\0');
	box_record(b, w, "council", yaml.p);
	pp_buf_release(&yaml);
}

struct made {
	struct session_box box;
	struct pp_buf text;
};

/* The whole paper, with the payload as record, parameter and front matter. */
static void make(struct made *m, enum pp_report_format format)
{
	static const struct pp_target *const targets[] = {
		&pp_target_html, &pp_target_markdown, &pp_target_commonmark,
		&pp_target_latex, &pp_target_commonmark,
	};
	struct session_box *b = &m->box;
	const struct pp_param param = { PP_LIT("v"), pp_str(payload), false };
	struct pp_str foot = pp_str(payload);
	const struct pp_head head = {
		.title = pp_str(payload), .summary = pp_str(payload),
		.audience = pp_str(payload), .level = pp_str(payload),
	};
	const struct pp_frame frame = {
		.head = &head, .name = PP_LIT("x"), .day = "2026-03-31",
		.at = payload, .params = &param, .param_count = 1,
		.sources = &foot, .source_count = 1,
		.format = PP_LIT("markdown"),
	};
	struct pp_fill fill = { .arena = &b->arena, .sink = &b->sink,
				.target = targets[format],
				.reads = PP_CLASS_SPECIAL };
	struct pp_document document;
	struct pp_rendered html;
	struct pp_prose prose;

	*b = (struct session_box){ 0 };
	pp_buf_init(&b->text, 1 << 22);
	pp_buf_init(&m->text, TEXT_MAX);
	box_schemas(b, false);
	box_pool(b, "core", fill_council);
	box_session(b);
	fill.session = b->session;
	pp_prose_init(&prose, &b->arena, "x.md", pp_str(body), 1);
	pp_document_read(&document, &b->arena, &b->sink, &prose,
			 &(struct pp_extract){ prose.text, 1, 0 });
	pp_fill_document(&fill, &document, &prose, &param, 1);
	if (b->sink.count)
		fail_msg("%s", box_said(b));
	if (format == PP_REPORT_HTML) {
		pp_render_html(&html, &b->arena, &document);
		pp_frame_html(&m->text, &frame, &html);
	} else if (format == PP_REPORT_LATEX) {
		pp_frame_latex(&m->text, &frame,
			       pp_render_latex(&b->arena, &document));
	} else if (format == PP_REPORT_CSV) {
		for (size_t i = 0; i < fill.filled_count; i++)
			pp_report_csv(&m->text, &fill.filled[i].result);
	} else {
		pp_frame_markdown(&m->text, &frame,
				  pp_render_markdown(&b->arena, &document));
	}
	pp_buf_putc(&m->text, '\0');
	m->text.n--;
	pp_fill_release(&fill);
}

static void made_end(struct made *m)
{
	box_end(&m->box);
	pp_buf_release(&m->text);
}

/* --- how each format is built --------------------------------------------- */

/* Without data-of, which a table has whose texts are long, and without what
 * says that texts are short. */
static void add_cell(struct pp_buf *out, const char *tag, const char *end)
{
	const char *of = strstr(tag, " data-of=\"");
	const char *is_short = strstr(tag, " class=\"s\"");

	end = of && of < end ? of : end;
	end = is_short && is_short < end ? is_short : end;
	pp_buf_add(out, tag, (size_t)(end - tag));
}

/* Around a short word with a hyphen in it, as a table has it. */
static bool is_code(const char *tag)
{
	return !strncmp(tag, "<span class=\"c\">", 16) ||
	       !strncmp(tag, "</span>", 7);
}

/* Every tag with its attributes, but for the ids made from what headings say.
 * What stands in attributes comes from values nowhere but in links. */
static void html_frame(struct pp_buf *out, struct pp_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		const char *end;

		if (text.p[i] != '<' || is_code(text.p + i))
			continue;
		end = memchr(text.p + i, '>', text.n - i);
		assert_non_null(end);
		if (!strncmp(text.p + i, "<table", 6))
			pp_buf_puts(out, "<table>");
		else if (!strncmp(text.p + i, "<td", 3) ||
			 !strncmp(text.p + i, "<th ", 4))
			add_cell(out, text.p + i, end);
		else if (text.p[i + 1] == 'h' && text.p[i + 2] >= '1' &&
		    text.p[i + 2] <= '6')
			pp_buf_add(out, text.p + i, 3);
		else if (!strncmp(text.p + i, "<a href=\"#s-", 12))
			pp_buf_puts(out, "<a href=#");
		else
			pp_buf_add(out, text.p + i,
				   (size_t)(end + 1 - text.p) - i);
		pp_buf_putc(out, '\n');
		i = (size_t)(end - text.p);
	}
}

/* The kinds of all nodes but text. */
static void markdown_frame(struct pp_buf *out, struct pp_str text)
{
	cmark_node *root = cmark_parse_document(text.p, text.n, 0);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK)
			continue;
		pp_buf_printf(out, "%d %s\n", event,
			      cmark_node_get_type_string(node));
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	/* What git hosts add: cells, strikes, links without marks.  The first
	 * line is a comment. */
	for (size_t i = (size_t)(strchr(text.p, '\n') - text.p); i < text.n;
	     i++)
		if ((text.p[i] == '|' || text.p[i] == '~' ||
		     text.p[i] == '@' || text.p[i] == '$') &&
		    (!i || text.p[i - 1] != '\\'))
			pp_buf_putc(out, text.p[i]);
}

/* Every command and every character that acts, but for those that only stand
 * for one that does. */
static void latex_frame(struct pp_buf *out, struct pp_str text)
{
	static const char *const stand_ins[] = {
		"\\textbackslash{}", "\\{", "\\}", "\\$", "\\&", "\\#", "\\_",
		"\\%", "\\textasciitilde{}", "\\textasciicircum{}",
		"\\textless{}", "\\textgreater{}", "\\textbar{}",
		"\\textquotedbl{}", "\\textasciigrave{}", "-{}",
		"\\textquotesingle{}",
	};

	for (size_t i = 0; i < text.n; i++) {
		size_t k = 0, n = 0;

		for (; k < sizeof(stand_ins) / sizeof(*stand_ins) && !n; k++)
			if (!strncmp(text.p + i, stand_ins[k],
				     strlen(stand_ins[k])))
				n = strlen(stand_ins[k]);
		if (n) {
			i += n - 1;
			continue;
		}
		if (text.p[i] == '\\')
			while (i + 1 < text.n && text.p[i + 1] >= 'a' &&
			       text.p[i + 1] <= 'z')
				pp_buf_putc(out, text.p[i++]);
		if (strchr("\\{}$&#_%~^", text.p[i]) ||
		    (out->n && out->p[out->n - 1] == '\\'))
			pp_buf_putc(out, text.p[i]);
	}
}

/* Fields and lines; and no field begins as a formula does. */
static void csv_frame(struct pp_buf *out, struct pp_str text)
{
	bool quoted = false, first = true;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (first && c != '"') {
			struct pp_str rest = { text.p + i, text.n - i };

			assert_false(c == '=' || c == '@' || c == '+' ||
				     c == '\t' || (c == '-' && rest.n));
			first = false;
		}
		if (c == '"')
			quoted = !quoted;
		else if (!quoted && (c == ',' || c == '\n')) {
			pp_buf_putc(out, c);
			first = true;
		}
	}
}

/* --- comparing ------------------------------------------------------------ */

/* Nothing that a terminal acts on is in any of them. */
static void assert_seen(struct pp_str text, bool is_csv)
{
	while (text.n) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(text, &cp);

		assert_true(n > 0);
		if (cp != '\n' && !(is_csv && cp == '\r') &&
		    pp_is_unseen(cp))
			fail_msg("U+%04x is in the text of '%s'", cp, payload);
		text = (struct pp_str){ text.p + n, text.n - n };
	}
}

/* Say where, with what stands around it. */
static void differ(enum pp_report_format format, struct pp_str got,
		   struct pp_str want)
{
	size_t i = 0, from;

	while (i < got.n && i < want.n && got.p[i] == want.p[i])
		i++;
	from = i < 60 ? 0 : i - 60;
	fail_msg("'%s' acts in %s: %.*s\n--- where it should be\n%.*s",
		 payload, pp_report_formats[format],
		 (int)(got.n - from < 200 ? got.n - from : 200), got.p + from,
		 (int)(want.n - from < 200 ? want.n - from : 200),
		 want.p + from);
}

typedef void frame_fn(struct pp_buf *out, struct pp_str text);

static void compare(enum pp_report_format format, frame_fn *frame)
{
	struct pp_buf want, got;

	pp_buf_init(&want, TEXT_MAX);
	pp_buf_init(&got, TEXT_MAX);
	for (size_t i = 0; i <= PAYLOADS; i++) {
		struct made m;

		payload = i ? payloads[i - 1] : "Harmless";
		make(&m, format);
		pp_buf_clear(&got);
		frame(i ? &got : &want, pp_buf_get(&m.text));
		assert_true(m.text.n > 40);
		assert_seen(pp_buf_get(&m.text), format == PP_REPORT_CSV);
		if (i && !pp_str_eq(pp_buf_get(&got), pp_buf_get(&want)))
			differ(format, pp_buf_get(&got), pp_buf_get(&want));
		made_end(&m);
	}
	pp_buf_release(&got);
	pp_buf_release(&want);
}

static void html(void **state)
{
	(void)state;
	compare(PP_REPORT_HTML, html_frame);
}

static void markdown(void **state)
{
	(void)state;
	compare(PP_REPORT_MARKDOWN, markdown_frame);
}

static void commonmark(void **state)
{
	(void)state;
	compare(PP_REPORT_COMMONMARK, markdown_frame);
}

static void latex(void **state)
{
	(void)state;
	compare(PP_REPORT_LATEX, latex_frame);
}

static void csv(void **state)
{
	(void)state;
	compare(PP_REPORT_CSV, csv_frame);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html), cmocka_unit_test(markdown),
		cmocka_unit_test(commonmark), cmocka_unit_test(latex),
		cmocka_unit_test(csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
