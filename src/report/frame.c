/* Whole papers. */
#include "report/frame.h"

#include "base/escape.h"
#include "data/read.h"
#include "report/figure.h"
#include "report/target.h"

enum { TEXT_MAX = 1 << 30 };

static const char comment[] = "<!-- peerpool-report ";

static struct pp_str taken(struct pp_arena *arena, struct pp_buf *b)
{
	struct pp_str s = pp_arena_str(arena, pp_buf_get(b));

	pp_buf_clear(b);
	return s;
}

/* What a parameter is called: what the front matter says that it is. */
static struct pp_str name_of(const struct pp_frame *f, struct pp_str name)
{
	for (size_t i = 0; i < f->head->param_count; i++)
		if (pp_str_eq(f->head->params[i].name, name) &&
		    f->head->params[i].help.n)
			return f->head->params[i].help;
	return name;
}

struct facts {
	struct pp_str *items;
	size_t count;
};

/* "As at 30 November 2026", and each parameter. */
static struct facts list_facts(struct pp_arena *arena,
			       const struct pp_frame *f)
{
	struct facts out = { pp_new(arena, struct pp_str, f->param_count + 3),
			     0 };
	struct pp_date day;
	struct pp_buf b;

	pp_buf_init(&b, TEXT_MAX);
	pp_buf_puts(&b, "As at ");
	if (pp_date_parse(&day, pp_str(f->day)))
		pp_figure_date(&b, day);
	if (f->at) {
		pp_buf_puts(&b, ", as recorded by ");
		if (pp_date_parse(&day, pp_str(f->at)))
			pp_figure_date(&b, day);
		else
			pp_buf_puts(&b, f->at);
	}
	out.items[out.count++] = taken(arena, &b);
	for (size_t i = 0; i < f->param_count; i++) {
		struct pp_str name = name_of(f, f->params[i].name);

		pp_buf_printf(&b, "%.*s: %.*s", PP_STR(name),
			      PP_STR(f->params[i].value));
		/* A sentence begins so. */
		if (b.p[0] >= 'a' && b.p[0] <= 'z')
			b.p[0] = (char)(b.p[0] - 'a' + 'A');
		out.items[out.count++] = taken(arena, &b);
	}
	if (f->head->audience.n) {
		pp_buf_printf(&b, "For: %.*s", PP_STR(f->head->audience));
		out.items[out.count++] = taken(arena, &b);
	}
	pp_buf_release(&b);
	return out;
}

/* "Confidentiality: board"; where nothing is said, nothing. */
static struct pp_str mark_of(struct pp_arena *arena, const struct pp_frame *f)
{
	char *text;

	if (!f->head->level.n)
		return (struct pp_str){ 0 };
	text = pp_arena_printf(arena, "%.*s", PP_STR(f->head->level));
	if (*text >= 'a' && *text <= 'z')
		*text = (char)(*text - 'a' + 'A');
	return pp_str(text);
}

void pp_frame_html(struct pp_buf *out, const struct pp_frame *frame,
		   const struct pp_rendered *text)
{
	struct pp_arena arena = { 0 };
	struct facts facts = list_facts(&arena, frame);
	const struct pp_page page = {
		.title = frame->head->title, .summary = frame->head->summary,
		.site = frame->site, .mark = mark_of(&arena, frame),
		.facts = facts.items, .fact_count = facts.count,
		.links = frame->links, .link_count = frame->link_count,
		.headings = text->headings,
		.heading_count = text->heading_count, .body = text->body,
		.foot = frame->sources, .foot_count = frame->source_count,
	};

	pp_page_html(out, &page);
	pp_arena_release(&arena);
}

/* --- Markdown ------------------------------------------------------------- */

static void add_member(struct pp_buf *out, const char *name,
		       struct pp_str value)
{
	pp_buf_printf(out, "%s\"%s\":", out->n > 1 ? "," : "", name);
	pp_escape_json(out, value);
}

/* A comment ends at the first "-->", and may not hold "--" at all. */
static void add_comment(struct pp_buf *out, struct pp_str json)
{
	pp_buf_puts(out, comment);
	for (size_t i = 0; i < json.n; i++) {
		if (json.p[i] == '>' || (json.p[i] == '-' && i &&
					 json.p[i - 1] == '-'))
			pp_buf_printf(out, "\\u%04x", (unsigned)json.p[i]);
		else
			pp_buf_putc(out, json.p[i]);
	}
	pp_buf_puts(out, " -->\n\n");
}

static void add_note(struct pp_buf *out, const struct pp_frame *f)
{
	struct pp_buf json;

	pp_buf_init(&json, TEXT_MAX);
	pp_buf_putc(&json, '{');
	add_member(&json, "report", f->name);
	add_member(&json, "format", f->format);
	add_member(&json, "date", pp_str(f->day));
	if (f->at)
		add_member(&json, "at", pp_str(f->at));
	pp_buf_puts(&json, ",\"parameters\":{");
	for (size_t i = 0; i < f->param_count; i++) {
		pp_buf_puts(&json, i ? "," : "");
		pp_escape_json(&json, f->params[i].name);
		pp_buf_putc(&json, ':');
		pp_escape_json(&json, f->params[i].value);
	}
	pp_buf_puts(&json, "}}");
	add_comment(out, pp_buf_get(&json));
	pp_buf_release(&json);
}

static void add_line(struct pp_buf *out, const char *before,
		     struct pp_str text)
{
	if (!text.n)
		return;
	pp_buf_puts(out, before);
	pp_target_markdown.text(out, text);
	pp_buf_puts(out, "\n\n");
}

void pp_frame_markdown(struct pp_buf *out, const struct pp_frame *frame,
		       struct pp_str text)
{
	struct pp_arena arena = { 0 };
	struct facts facts = list_facts(&arena, frame);
	struct pp_str mark = mark_of(&arena, frame);

	add_note(out, frame);
	add_line(out, "# ", frame->head->title);
	add_line(out, "", frame->head->summary);
	for (size_t i = 0; i < facts.count; i++) {
		pp_buf_puts(out, "- ");
		pp_target_markdown.text(out, facts.items[i]);
		pp_buf_putc(out, '\n');
	}
	if (mark.n) {
		pp_buf_puts(out, "- Confidentiality: ");
		pp_target_markdown.text(out, mark);
		pp_buf_putc(out, '\n');
	}
	pp_buf_putc(out, '\n');
	pp_buf_str(out, text);
	if (frame->source_count)
		pp_buf_puts(out, "\n---\n\n");
	for (size_t i = 0; i < frame->source_count; i++) {
		pp_buf_puts(out, i ? "\n" : "");
		pp_target_markdown.text(out, frame->sources[i]);
		pp_buf_putc(out, '\n');
	}
	pp_arena_release(&arena);
}

static int read_note(struct pp_frame_note *out, struct pp_arena *arena,
		     const struct pp_value *root)
{
	const struct pp_value *params = pp_value_get(root, "parameters");

	*out = (struct pp_frame_note){
		.report = pp_value_text(root, "report"),
		.format = pp_value_text(root, "format"),
		.date = pp_value_text(root, "date"),
		.at = pp_value_text(root, "at"),
	};
	if (!out->report.n || !out->format.n || !out->date.n || !params ||
	    params->type != PP_MAP)
		return -1;
	out->params = pp_new(arena, struct pp_param, params->count);
	for (uint32_t i = 0; i < params->count; i++) {
		const struct pp_member *m = &params->members[i];

		if (m->value.type != PP_STRING)
			return -1;
		out->params[out->param_count++] = (struct pp_param){
			.name = m->key, .value = m->value.text };
	}
	return 0;
}

int pp_frame_note_read(struct pp_frame_note *out, struct pp_arena *arena,
		       struct pp_str text)
{
	const struct pp_read how = { .file = "", .syntax = PP_SYNTAX_JSON };
	struct pp_str start = pp_str(comment), json;
	struct pp_sink ignored = { 0 };
	const char *end = text.n ? memchr(text.p, '\n', text.n) : NULL;
	struct pp_docs docs;
	int rc = -1;

	if (!end || !pp_str_starts(text, start))
		return -1;
	json = (struct pp_str){ text.p + start.n, (size_t)(end - text.p) -
						  start.n };
	if (!pp_str_ends(json, PP_LIT(" -->")))
		return -1;
	json.n -= 4;
	if (pp_read(&docs, arena, &ignored, &how,
		    pp_arena_str(arena, json)) == 0 && docs.count == 1)
		rc = read_note(out, arena, docs.roots);
	pp_sink_release(&ignored);
	return rc;
}

/* --- LaTeX ---------------------------------------------------------------- */

static void add_latex(struct pp_buf *out, const char *open, struct pp_str text,
		      const char *close)
{
	if (!text.n)
		return;
	pp_buf_puts(out, open);
	pp_escape_latex(out, text);
	pp_buf_puts(out, close);
}

void pp_frame_latex(struct pp_buf *out, const struct pp_frame *frame,
		    struct pp_str text)
{
	struct pp_arena arena = { 0 };
	struct facts facts = list_facts(&arena, frame);

	pp_buf_puts(out,
		"\\documentclass[a4paper]{article}\n"
		"\\usepackage{fontspec}\n"
		"\\usepackage{array}\n"
		"\\usepackage{longtable}\n"
		"\\usepackage{graphicx}\n"
		"\\usepackage[hidelinks]{hyperref}\n"
		"\\setlength{\\parindent}{0pt}\n"
		"\\setlength{\\parskip}{6pt}\n");
	add_latex(out, "\\title{", frame->head->title, "}\n");
	pp_buf_puts(out, "\\author{}\n");
	add_latex(out, "\\date{", facts.items[0], "}\n");
	pp_buf_puts(out, "\\begin{document}\n\\maketitle\n\n");
	add_latex(out, "\\emph{", mark_of(&arena, frame), "}\n\n");
	add_latex(out, "", frame->head->summary, "\n\n");
	for (size_t i = 1; i < facts.count; i++)
		add_latex(out, "", facts.items[i], "\n\n");
	pp_buf_str(out, text);
	pp_buf_puts(out, "\n");
	for (size_t i = 0; i < frame->source_count; i++)
		add_latex(out, "\n{\\small ", frame->sources[i], "\\par}\n");
	pp_buf_puts(out, "\\end{document}\n");
	pp_arena_release(&arena);
}
