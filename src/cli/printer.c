/* What the printers of findings share. */
#include "cli/printer.h"

size_t pp_print_count(const struct pp_print *how, const struct pp_sink *sink)
{
	return how->max && how->max < sink->count ? how->max : sink->count;
}

size_t pp_print_more(const struct pp_print *how, const struct pp_sink *sink)
{
	return sink->count + sink->dropped - pp_print_count(how, sink);
}

const char *pp_print_message(const struct pp_print *how, struct pp_arena *arena,
			     const struct pp_finding *f)
{
	if (how->no_values && f->tells)
		return f->rule->what;
	if (how->no_values || !f->found)
		return f->text;
	return pp_arena_printf(arena, "%s; found %s", f->text, f->found);
}

const char *pp_print_place(struct pp_arena *arena, struct pp_pos pos)
{
	if (!pos.file)
		return "";
	if (!pos.line)
		return pos.file;
	if (!pos.col)
		return pp_arena_printf(arena, "%s:%u", pos.file, pos.line);
	return pp_arena_printf(arena, "%s:%u:%u", pos.file, pos.line, pos.col);
}

const char *pp_print_advice(struct pp_arena *arena, const struct pp_note *note)
{
	if (!note->pos.file)
		return note->text;
	return pp_arena_printf(arena, "%s: %s",
			       pp_print_place(arena, note->pos), note->text);
}

bool pp_print_note(const struct pp_print *how, const struct pp_note *note)
{
	return !(how->no_values && note->about_value);
}

static void add_count(struct pp_buf *buf, size_t n, const char *one)
{
	if (n)
		pp_buf_printf(buf, ", %zu %s%s", n, one, n == 1 ? "" : "s");
	else
		pp_buf_printf(buf, ", no %ss", one);
}

void pp_print_closing(struct pp_buf *buf, const struct pp_print *how,
		      const struct pp_sink *sink,
		      const struct pp_summary *summary)
{
	size_t more = pp_print_more(how, sink);
	size_t n = summary->records ? summary->records : summary->files;

	pp_buf_printf(buf, "%zu %s%s", n, summary->records ? "record" : "file",
		      n == 1 ? "" : "s");
	add_count(buf, sink->errors, "error");
	if (sink->warnings)
		add_count(buf, sink->warnings, "warning");
	if (summary->unavailable)
		pp_buf_printf(buf, ", %zu reference%s not available",
			      summary->unavailable,
			      summary->unavailable == 1 ? "" : "s");
	if (more)
		pp_buf_printf(buf, "; %zu more not shown", more);
}

void pp_print_flush(const struct pp_print *how, struct pp_buf *buf)
{
	fwrite(buf->p, 1, buf->n, how->out);
	pp_buf_clear(buf);
}
