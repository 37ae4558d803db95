/* Making reports. */
#include "publish/report.h"

#include <stdio.h>

#include "base/csv.h"
#include "base/escape.h"
#include "publish/people.h"
#include "publish/report_read.h"
#include "report/cell.h"
#include "report/frame.h"

enum { TEXT_MAX = 1 << 30 };

const char *const pp_report_formats[] = {
	[PP_REPORT_HTML] = "html", [PP_REPORT_MARKDOWN] = "markdown",
	[PP_REPORT_COMMONMARK] = "commonmark", [PP_REPORT_LATEX] = "latex",
	[PP_REPORT_CSV] = "csv", NULL
};

/* As CSV, the blocks are kept as they are; that they can be shown is seen on
 * the way. */
static const struct pp_target *const targets[] = {
	[PP_REPORT_HTML] = &pp_target_html,
	[PP_REPORT_MARKDOWN] = &pp_target_markdown,
	[PP_REPORT_COMMONMARK] = &pp_target_commonmark,
	[PP_REPORT_LATEX] = &pp_target_latex,
	[PP_REPORT_CSV] = &pp_target_commonmark,
};

struct making {
	struct pp_report_made *out;
	struct pp_reports *reports;
	struct pp_ask *ask;
	const struct pp_report_want *want;
	struct pp_listing into;
	struct pp_param *params;
	size_t param_count;
	struct pp_fill fill;
	struct pp_report_read read;
};

/* --- parameters ----------------------------------------------------------- */

static const struct pp_param *given(const struct making *m, struct pp_str name)
{
	for (size_t i = 0; i < m->want->param_count; i++)
		if (pp_str_eq(m->want->params[i].name, name))
			return &m->want->params[i];
	return NULL;
}

static void report_unknown(struct making *m, struct pp_str name)
{
	const struct pp_head *h = &m->want->file->head;
	struct pp_str *names = pp_new(m->into.arena, struct pp_str,
				      h->param_count);
	struct pp_finding *f;
	int near;

	for (size_t i = 0; i < h->param_count; i++)
		names[i] = h->params[i].name;
	f = pp_report(m->into.sink, PP_R(QUERY_PARAM),
		      (struct pp_pos){ .file = m->want->file->path },
		      "the report has no parameter '%.*s'", PP_STR(name));
	near = pp_nearest(name, names, h->param_count);
	if (near >= 0)
		pp_report_note(m->into.sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
}

static void check_given(struct making *m)
{
	const struct pp_head *h = &m->want->file->head;

	for (size_t i = 0; i < m->want->param_count; i++) {
		const struct pp_param *p = &m->want->params[i];
		bool known = false;

		for (size_t k = 0; k < h->param_count; k++)
			known |= pp_str_eq(h->params[k].name, p->name);
		if (!known)
			report_unknown(m, p->name);
		else if (given(m, p->name) != p)
			pp_report(m->into.sink, PP_R(QUERY_PARAM),
				  (struct pp_pos){
					.file = m->want->file->path },
				  "the parameter '%.*s' is given twice",
				  PP_STR(p->name));
	}
}

/* In the order of the front matter. */
static int find_params(struct making *m)
{
	const struct pp_head *h = &m->want->file->head;
	size_t errors = m->into.sink->errors;

	m->params = pp_new(m->into.arena, struct pp_param, h->param_count);
	check_given(m);
	for (size_t i = 0; i < h->param_count; i++) {
		const struct pp_sql_param *d = &h->params[i];
		const struct pp_param *p = given(m, d->name);
		struct pp_finding *f;

		if (p || d->has_standard) {
			m->params[m->param_count++] = p ? *p :
				(struct pp_param){ .name = d->name,
						   .value = d->standard };
			continue;
		}
		f = pp_report(m->into.sink, PP_R(QUERY_PARAM), d->pos,
			      "the parameter '%.*s' is not given",
			      PP_STR(d->name));
		pp_report_note(m->into.sink, f, (struct pp_pos){ 0 },
			       "say it with -p %.*s=VALUE%s%.*s",
			       PP_STR(d->name), d->help.n ? ": " : "",
			       PP_STR(d->help));
	}
	return m->into.sink->errors > errors ? -1 : 0;
}

/* --- the day -------------------------------------------------------------- */

static int find_day(struct making *m)
{
	struct pp_report_made *out = m->out;
	struct pp_date today;

	if (m->want->date) {
		snprintf(out->day, sizeof(out->day), "%s", m->want->date);
	} else {
		if (pp_ask_day(out->day, m->ask) < 0)
			return -1;
		if (pp_date_parse(&today, pp_str(out->day)))
			pp_date_write(out->day,
				      pp_head_day(&m->want->file->head,
						  today));
	}
	if (m->ask->session && !strcmp(m->ask->today, out->day))
		return 0;
	return pp_ask_session(m->ask, out->day);
}

/* --- the text ------------------------------------------------------------- */

static int find_other(void *data, struct pp_included *out,
		      struct pp_sink *sink, struct pp_str name)
{
	struct making *m = data;
	struct pp_report_file *file = pp_reports_find(m->reports, name);

	if (!file)
		return 0;
	if (pp_report_load(m->reports, file, sink) < 0)
		return -1;
	*out = (struct pp_included){ &file->head, &file->source };
	return 1;
}

static void render(struct making *m, struct pp_document *document)
{
	const struct pp_report_want *w = m->want;
	const struct pp_frame frame = {
		.head = &w->file->head, .name = w->file->id,
		.day = m->out->day, .at = w->at,
		.params = m->params, .param_count = m->param_count,
		.sources = m->read.items, .source_count = m->read.count,
		.format = pp_str(pp_report_formats[w->format]),
		.site = w->site, .links = w->links, .link_count = w->link_count,
	};
	struct pp_arena *arena = m->into.arena;
	struct pp_rendered rendered;
	struct pp_buf out;

	pp_buf_init(&out, TEXT_MAX);
	switch (w->format) {
	case PP_REPORT_HTML:
		pp_render_html(&rendered, arena, document);
		pp_frame_html(&out, &frame, &rendered);
		break;
	case PP_REPORT_MARKDOWN:
	case PP_REPORT_COMMONMARK:
		pp_frame_markdown(&out, &frame,
				  pp_render_markdown(arena, document));
		break;
	case PP_REPORT_LATEX:
		pp_frame_latex(&out, &frame,
			       pp_render_latex(arena, document));
		break;
	case PP_REPORT_CSV:
		break;
	}
	m->out->text = pp_arena_str(arena, pp_buf_get(&out));
	pp_buf_release(&out);
}

static int make(struct making *m)
{
	const struct pp_report_file *file = m->want->file;
	const struct pp_extract all = { file->source.text, file->source.line,
					0 };
	struct pp_sink faults = { 0 };
	struct pp_publish_people people = {
		.reports = m->reports, .ask = m->ask };
	struct pp_document document;
	int rc = 0;

	m->fill = (struct pp_fill){
		.session = m->ask->session, .arena = m->into.arena,
		.sink = &faults, .target = targets[m->want->format],
		.level = file->head.level, .reads = file->head.reads,
		.timeout_ms = m->want->timeout_ms,
		.find = find_other, .find_data = m,
		.people = pp_publish_people, .people_data = &people,
		.href = m->want->href, .href_data = m->want->href_data,
	};
	pp_document_read(&document, m->into.arena, &faults, &file->source,
			 &all);
	pp_fill_document(&m->fill, &document, &file->source, m->params,
			 m->param_count);
	m->out->refused = m->fill.refused;
	m->out->faulty = faults.errors > 0;
	m->out->class = m->fill.class;
	m->out->filled = m->fill.filled;
	m->out->filled_count = m->fill.filled_count;
	/* Templates are filled many times with the same fault in them. */
	pp_sink_unique(&faults);
	pp_sink_absorb(m->into.sink, &faults);
	if (!m->out->refused && m->want->format != PP_REPORT_CSV) {
		rc = pp_report_read_tell(&m->read, m->ask, m->reports,
					 &m->fill);
		if (!rc)
			render(m, &document);
	}
	pp_sink_release(&faults);
	pp_publish_people_close(&people);
	pp_fill_release(&m->fill);
	return rc;
}

int pp_report_make(struct pp_report_made *out, struct pp_reports *reports,
		   struct pp_ask *ask, const struct pp_report_want *want,
		   struct pp_listing into)
{
	struct making m = { .out = out, .reports = reports, .ask = ask,
			    .want = want, .into = into };

	*out = (struct pp_report_made){ .faulty = false };
	if (pp_report_load(reports, want->file, into.sink) < 0 ||
	    find_params(&m) < 0 || find_day(&m) < 0)
		return -1;
	return make(&m);
}

static void keep_kinds(struct pp_report_looks *out, struct pp_arena *arena,
		       const struct pp_fill *fill)
{
	out->kinds = pp_new(arena, struct pp_str, fill->kinds.count);
	for (size_t i = 0; i < fill->kinds.count; i++)
		out->kinds[out->kind_count++] =
			pp_arena_str(arena, fill->kinds.entries[i].key);
}

void pp_report_look(struct pp_report_looks *out, struct pp_reports *reports,
		    struct pp_ask *ask, struct pp_report_file *file,
		    struct pp_arena *arena)
{
	const struct pp_head *head = &file->head;
	const struct pp_extract all = { file->source.text, file->source.line,
					0 };
	struct making m = { .reports = reports };
	struct pp_publish_people people = {
		.reports = reports, .ask = ask };
	struct pp_arena scrap = { 0 };
	struct pp_sink ignored = { 0 };
	struct pp_param *params = pp_new(&scrap, struct pp_param,
					 head->param_count);
	struct pp_document document;

	for (size_t i = 0; i < head->param_count; i++)
		params[i] = (struct pp_param){
			.name = head->params[i].name,
			.value = head->params[i].standard,
			.is_null = !head->params[i].has_standard,
		};
	m.fill = (struct pp_fill){
		.session = ask->session, .arena = &scrap, .sink = &ignored,
		.level = head->level, .reads = head->reads,
		.find = find_other, .find_data = &m,
		.people = pp_publish_people, .people_data = &people,
	};
	pp_document_read(&document, &scrap, &ignored, &file->source, &all);
	pp_fill_document(&m.fill, &document, &file->source, params,
			 head->param_count);
	*out = (struct pp_report_looks){
		.refused = m.fill.refused,
		.is_certain = !ignored.count,
		.reads_all = m.fill.reads_all,
	};
	keep_kinds(out, arena, &m.fill);
	pp_fill_release(&m.fill);
	pp_sink_release(&ignored);
	pp_arena_release(&scrap);
}

/* --- CSV ------------------------------------------------------------------ */

static void add_field(struct pp_buf *out, struct pp_buf *scrap,
		      struct pp_str text)
{
	pp_buf_clear(scrap);
	pp_escape_terminal(scrap, text);
	pp_csv_field(out, pp_buf_get(scrap), true);
}

void pp_report_csv(struct pp_buf *out, const struct pp_result *result)
{
	struct pp_arena arena = { 0 };
	const struct pp_cell *cell = result->cells;
	struct pp_buf scrap;

	pp_buf_init(&scrap, TEXT_MAX);
	for (size_t i = 0; i < result->column_count; i++) {
		pp_buf_puts(out, i ? "," : "");
		add_field(out, &scrap, result->columns[i].name);
	}
	pp_buf_puts(out, PP_CSV_END);
	for (size_t r = 0; r < result->row_count; r++) {
		for (size_t i = 0; i < result->column_count; i++, cell++) {
			pp_buf_puts(out, i ? "," : "");
			if (cell->type == PP_CELL_TEXT)
				add_field(out, &scrap, cell->text);
			else
				pp_buf_str(out, pp_cell_text(&arena, cell));
		}
		pp_buf_puts(out, PP_CSV_END);
		pp_arena_clear(&arena);
	}
	pp_buf_release(&scrap);
	pp_arena_release(&arena);
}
