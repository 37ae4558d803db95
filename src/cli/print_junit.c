/* Findings as JUnit XML: one suite, a test case for each file. */
#include "cli/print_junit.h"

#include "base/escape.h"

struct printer {
	const struct pp_print *how;
	const struct pp_sink *sink;
	size_t shown;		/* findings whose text is printed: a file fails
				   by the others too */
	struct pp_arena arena;
	struct pp_buf buf;
};

/* The findings from..to of one file. */
struct range {
	const char *file;
	size_t from, to;
};

static const char *file_of(const struct pp_finding *f)
{
	return f->pos.file ? f->pos.file : "";
}

static void attribute(struct printer *p, const char *name, const char *value)
{
	pp_buf_printf(&p->buf, " %s=\"", name);
	pp_escape_xml(&p->buf, pp_str(value));
	pp_buf_putc(&p->buf, '"');
}

static bool fails(const struct printer *p, const struct pp_finding *f)
{
	return f->severity == PP_ERROR ||
	       (p->how->strict && f->severity == PP_WARNING);
}

static void text_line(struct printer *p, const struct pp_finding *f)
{
	pp_escape_xml(&p->buf, pp_str(pp_print_place(&p->arena, f->pos)));
	pp_buf_printf(&p->buf, "%s%s: ", f->pos.file ? ": " : "",
		      pp_severity_name(f->severity));
	pp_escape_xml(&p->buf, pp_str(pp_print_message(p->how, &p->arena, f)));
	pp_buf_printf(&p->buf, " [%s]\n", f->rule->id);
	for (const struct pp_note *n = f->notes; n; n = n->next)
		if (pp_print_note(p->how, n)) {
			pp_buf_puts(&p->buf, "  note: ");
			pp_escape_xml(&p->buf,
				      pp_str(pp_print_advice(&p->arena, n)));
			pp_buf_putc(&p->buf, '\n');
		}
}

static void lines(struct printer *p, struct range r, bool failing)
{
	for (size_t i = r.from; i < r.to && i < p->shown; i++)
		if (fails(p, p->sink->items[i]) == failing)
			text_line(p, p->sink->items[i]);
}

/* One failure for the file, since readers show but the first. */
static void failure(struct printer *p, struct range r, size_t failures)
{
	const struct pp_finding *first = p->sink->items[r.from];

	for (size_t i = r.from; !fails(p, first) && i < r.to; i++)
		first = p->sink->items[i];
	pp_buf_puts(&p->buf, "      <failure");
	attribute(p, "type", first->rule->id);
	attribute(p, "message", failures == 1 ?
		  pp_print_message(p->how, &p->arena, first) :
		  pp_arena_printf(&p->arena, "%zu findings", failures));
	pp_buf_puts(&p->buf, ">");
	lines(p, r, true);
	pp_buf_puts(&p->buf, "</failure>\n");
}

static void test_case(struct printer *p, struct range r)
{
	size_t failures = 0;

	for (size_t i = r.from; i < r.to; i++)
		failures += fails(p, p->sink->items[i]);
	pp_buf_puts(&p->buf, "    <testcase");
	attribute(p, "classname", p->how->command);
	attribute(p, "name", *r.file ? r.file : p->how->command);
	if (*r.file)
		attribute(p, "file", r.file);
	if (r.from == r.to) {
		pp_buf_puts(&p->buf, "/>\n");
	} else {
		pp_buf_puts(&p->buf, ">\n");
		if (failures)
			failure(p, r, failures);
		if (failures < r.to - r.from) {
			pp_buf_puts(&p->buf, "      <system-out>");
			lines(p, r, false);
			pp_buf_puts(&p->buf, "</system-out>\n");
		}
		pp_buf_puts(&p->buf, "    </testcase>\n");
	}
	pp_print_flush(p->how, &p->buf);
	pp_arena_clear(&p->arena);
}

/* The next test case: the files checked and those with findings, both sorted,
 * are merged.  Returns false at the end. */
static bool next(struct range *r, const struct printer *p,
		 const struct pp_summary *s, size_t *path)
{
	const char *checked = s->paths && *path < s->files ? s->paths[*path] :
			      NULL;
	const char *found = r->to < p->sink->count ?
			    file_of(p->sink->items[r->to]) : NULL;
	int order = !checked ? 1 : !found ? -1 : strcmp(checked, found);

	if (!checked && !found)
		return false;
	r->from = r->to;
	r->file = order <= 0 ? checked : found;
	*path += order <= 0;
	while (order >= 0 && r->to < p->sink->count &&
	       !strcmp(file_of(p->sink->items[r->to]), found))
		r->to++;
	return true;
}

static void count(const struct printer *p, const struct pp_summary *summary,
		  size_t *tests, size_t *failed)
{
	struct range r = { 0 };
	size_t path = 0;

	*tests = *failed = 0;
	while (next(&r, p, summary, &path)) {
		bool bad = false;

		for (size_t i = r.from; i < r.to; i++)
			bad |= fails(p, p->sink->items[i]);
		(*tests)++;
		*failed += bad;
	}
}

void pp_print_junit(const struct pp_print *how, const struct pp_sink *sink,
		    const struct pp_summary *summary)
{
	struct printer p = { .how = how, .sink = sink };
	struct range r = { 0 };
	size_t path = 0, tests, failed, more = pp_print_more(how, sink);

	p.shown = pp_print_count(how, sink);
	pp_buf_init(&p.buf, PP_PRINT_MAX);
	count(&p, summary, &tests, &failed);
	pp_buf_printf(&p.buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<testsuites tests=\"%zu\" failures=\"%zu\">\n"
		      "  <testsuite name=\"peerpool %s\" tests=\"%zu\" "
		      "failures=\"%zu\" errors=\"0\">\n", tests, failed,
		      how->command, tests, failed);
	while (next(&r, &p, summary, &path))
		test_case(&p, r);
	if (more)
		pp_buf_printf(&p.buf, "    <system-out>%zu more findings are "
			      "left out</system-out>\n", more);
	pp_buf_puts(&p.buf, "  </testsuite>\n</testsuites>\n");
	pp_print_flush(how, &p.buf);
	pp_arena_release(&p.arena);
	pp_buf_release(&p.buf);
}
