/* Findings as GitHub's workflow commands, and as a job summary. */
#include "cli/print_github.h"

#include <errno.h>

#include "base/escape.h"

enum { ANNOTATIONS_MAX = 10, ROWS_MAX = 200 };

static void property(struct pp_buf *out, const char *name, const char *value)
{
	pp_buf_printf(out, "%s=", name);
	pp_escape_github_property(out, pp_str(value));
}

static void place(struct pp_buf *out, struct pp_pos pos)
{
	if (!pos.file)
		return;
	property(out, "file", pos.file);
	pp_buf_putc(out, ',');
	if (!pos.line)
		return;
	pp_buf_printf(out, "line=%u,", pos.line);
	if (pos.col)
		pp_buf_printf(out, "col=%u,", pos.col);
	if (pos.col && pos.end_col > pos.col)
		pp_buf_printf(out, "endColumn=%u,", pos.end_col);
}

static void annotate(const struct pp_print *how, struct pp_buf *buf,
		     const struct pp_finding *f)
{
	static const char *const commands[] = { "notice", "warning", "error" };
	struct pp_arena arena = { 0 };

	pp_buf_printf(buf, "::%s ", commands[f->severity]);
	place(buf, f->pos);
	property(buf, "title", f->rule->id);
	pp_buf_puts(buf, "::");
	pp_escape_github(buf, pp_str(pp_print_message(how, &arena, f)));
	for (const struct pp_note *n = f->notes; n; n = n->next)
		if (pp_print_note(how, n)) {
			pp_buf_puts(buf, "%0Anote: ");
			pp_escape_github(buf,
					 pp_str(pp_print_advice(&arena, n)));
		}
	pp_buf_putc(buf, '\n');
	pp_print_flush(how, buf);
	pp_arena_release(&arena);
}

static void row(const struct pp_print *how, struct pp_buf *out,
		const struct pp_finding *f)
{
	struct pp_arena arena = { 0 };

	pp_buf_puts(out, "| ");
	pp_escape_markdown(out, pp_str(pp_print_place(&arena, f->pos)));
	pp_buf_printf(out, " | %s | ", pp_severity_name(f->severity));
	pp_escape_markdown(out, pp_str(pp_print_message(how, &arena, f)));
	for (const struct pp_note *n = f->notes; n; n = n->next)
		if (pp_print_note(how, n)) {
			pp_buf_puts(out, "<br>");
			pp_escape_markdown(out,
					   pp_str(pp_print_advice(&arena, n)));
		}
	pp_buf_printf(out, " | %s |\n", f->rule->id);
	pp_arena_release(&arena);
}

static void make_summary(struct pp_buf *out, const struct pp_print *how,
			 const struct pp_sink *sink,
			 const struct pp_summary *summary)
{
	size_t count = pp_print_count(how, sink);
	size_t rows = count < ROWS_MAX ? count : ROWS_MAX;
	size_t more = sink->count + sink->dropped - rows;
	struct pp_print all = *how;

	all.max = 0;
	pp_buf_printf(out, "### peerpool %s\n\n", how->command);
	pp_print_closing(out, &all, sink, summary);
	pp_buf_puts(out, ".\n");
	if (rows)
		pp_buf_puts(out, "\n| place | severity | finding | rule |\n"
			    "|---|---|---|---|\n");
	for (size_t i = 0; i < rows; i++)
		row(how, out, sink->items[i]);
	if (more)
		pp_buf_printf(out, "\n%zu more are not shown here.\n", more);
}

static int append(const char *path, struct pp_str text)
{
	FILE *f = fopen(path, "ae");
	int failed;

	if (!f)
		return -1;
	failed = fwrite(text.p, 1, text.n, f) != text.n;
	failed |= fclose(f) != 0;
	return failed ? -1 : 0;
}

static int write_summary(const struct pp_print *how, const struct pp_sink *sink,
			 const struct pp_summary *summary)
{
	struct pp_buf text;
	int failed;

	pp_buf_init(&text, (size_t)1 << 20);	/* as much as a step may have */
	make_summary(&text, how, sink, summary);
	failed = append(how->step_summary, pp_buf_get(&text));
	pp_buf_release(&text);
	return failed;
}

int pp_print_github(const struct pp_print *how, const struct pp_sink *sink,
		    const struct pp_summary *summary)
{
	size_t given[PP_ERROR + 1] = { 0 }, more = sink->dropped;
	struct pp_buf buf;

	pp_buf_init(&buf, PP_PRINT_MAX);
	for (size_t i = 0; i < sink->count; i++) {
		const struct pp_finding *f = sink->items[i];

		if (i < pp_print_count(how, sink) &&
		    given[f->severity]++ < ANNOTATIONS_MAX)
			annotate(how, &buf, f);
		else
			more++;
	}
	if (sink->count) {
		struct pp_print all = *how;

		all.max = 0;
		pp_buf_puts(&buf, "::notice title=peerpool::");
		pp_print_closing(&buf, &all, sink, summary);
		if (more)
			pp_buf_printf(&buf, "; %zu not shown here", more);
		pp_buf_putc(&buf, '\n');
		pp_print_flush(how, &buf);
	}
	pp_buf_release(&buf);
	return how->step_summary && *how->step_summary ?
		write_summary(how, sink, summary) : 0;
}
