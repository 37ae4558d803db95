/* Findings as lines for people, editors and pipes. */
#include "cli/print_text.h"

#include "base/escape.h"
#include "cli/excerpt.h"

enum style { PLAIN, BOLD, ERROR, WARNING, NOTE, DIM };

struct printer {
	const struct pp_print *how;
	struct pp_buf line;
	struct pp_arena arena;
	struct pp_excerpt excerpt;
};

static void style(struct printer *p, enum style s)
{
	static const char *const codes[] = {
		"\033[m", "\033[1m", "\033[1;31m", "\033[1;35m", "\033[36m",
		"\033[2m"
	};

	if (p->how->terminal.color)
		pp_buf_puts(&p->line, codes[s]);
}

static void styled(struct printer *p, enum style s, const char *text)
{
	style(p, s);
	pp_escape_terminal(&p->line, pp_str(text));
	style(p, PLAIN);
}

static void print_note(struct printer *p, const struct pp_note *note)
{
	pp_buf_puts(&p->line, "  ");
	styled(p, NOTE, "note:");
	pp_buf_putc(&p->line, ' ');
	pp_escape_terminal(&p->line, pp_str(pp_print_advice(&p->arena, note)));
	pp_buf_putc(&p->line, '\n');
}

static void print_finding(struct printer *p, const struct pp_finding *f)
{
	static const enum style styles[] = {
		[PP_NOTE] = NOTE, [PP_WARNING] = WARNING, [PP_ERROR] = ERROR
	};

	if (f->pos.file) {
		style(p, BOLD);
		pp_escape_terminal(&p->line,
				   pp_str(pp_print_place(&p->arena, f->pos)));
		pp_buf_putc(&p->line, ':');
		style(p, PLAIN);
		pp_buf_putc(&p->line, ' ');
	}
	style(p, styles[f->severity]);
	pp_buf_printf(&p->line, "%s:", pp_severity_name(f->severity));
	style(p, PLAIN);
	pp_buf_putc(&p->line, ' ');
	pp_escape_terminal(&p->line,
			   pp_str(pp_print_message(p->how, &p->arena, f)));
	pp_buf_putc(&p->line, ' ');
	style(p, DIM);
	pp_buf_printf(&p->line, "[%s]", f->rule->id);
	style(p, PLAIN);
	pp_buf_putc(&p->line, '\n');
	if (p->how->terminal.is_terminal && !p->how->no_values)
		pp_excerpt_add(&p->line, &p->excerpt, f->pos);
	for (const struct pp_note *n = f->notes; n; n = n->next)
		if (pp_print_note(p->how, n))
			print_note(p, n);
	pp_print_flush(p->how, &p->line);
	pp_arena_clear(&p->arena);
}

void pp_print_text(const struct pp_print *how, const struct pp_sink *sink,
		   const struct pp_summary *summary)
{
	struct printer p = { .how = how };

	pp_buf_init(&p.line, PP_PRINT_MAX);
	pp_excerpt_init(&p.excerpt, how);
	for (size_t i = 0; i < pp_print_count(how, sink); i++)
		print_finding(&p, sink->items[i]);
	fflush(how->out);
	if (how->talk) {
		pp_print_closing(&p.line, how, sink, summary);
		fprintf(how->talk, "%.*s\n", PP_STR(pp_buf_get(&p.line)));
	}
	pp_excerpt_release(&p.excerpt);
	pp_arena_release(&p.arena);
	pp_buf_release(&p.line);
}
