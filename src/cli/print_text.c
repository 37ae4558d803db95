/* Findings as lines for people, editors and pipes. */
#include "cli/print_text.h"

#include "base/escape.h"
#include "cli/excerpt.h"

enum style { PLAIN, BOLD, ERROR, WARNING, NOTE, DIM };

/* Where a line goes on that the terminal is too narrow for. */
enum { INDENT = 6 };

struct printer {
	const struct pp_print *how;
	struct pp_buf line;
	struct pp_buf scrap;
	unsigned column;	/* of the terminal, at the end of line */
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

/* Spaces and the word after them; the word begins a new line where the
 * terminal has no room for it. */
static void add_word(struct printer *p, struct pp_str word)
{
	unsigned width;

	if (!p->how->terminal.is_terminal) {
		pp_buf_str(&p->line, word);
		return;
	}
	width = pp_display_width(word);
	if (p->column + width > p->how->terminal.width && *word.p == ' ' &&
	    p->column > INDENT) {
		pp_buf_printf(&p->line, "\n%*s", INDENT - 1, "");
		p->column = INDENT - 1;
		while (word.n > 1 && word.p[1] == ' ')
			word = (struct pp_str){ word.p + 1, word.n - 1 };
	}
	pp_buf_str(&p->line, word);
	p->column += width;
}

static void add(struct printer *p, enum style s, const char *text)
{
	struct pp_str rest;

	pp_buf_clear(&p->scrap);
	pp_escape_terminal(&p->scrap, pp_str(text));
	rest = pp_buf_get(&p->scrap);
	if (s != PLAIN)
		style(p, s);
	while (rest.n) {
		size_t n = 0;

		while (n < rest.n && rest.p[n] == ' ')
			n++;
		while (n < rest.n && rest.p[n] != ' ')
			n++;
		add_word(p, (struct pp_str){ rest.p, n });
		rest = (struct pp_str){ rest.p + n, rest.n - n };
	}
	if (s != PLAIN)
		style(p, PLAIN);
}

static void end_line(struct printer *p)
{
	pp_buf_putc(&p->line, '\n');
	p->column = 0;
}

static void print_note(struct printer *p, const struct pp_note *note)
{
	add(p, PLAIN, "  ");
	add(p, NOTE, "note:");
	add(p, PLAIN, pp_arena_printf(&p->arena, " %s",
				      pp_print_advice(&p->arena, note)));
	end_line(p);
}

/* Everything up to the severity stays on one line, whatever its width: editors
 * and terminals make a link of it. */
static void print_head(struct printer *p, const struct pp_finding *f)
{
	static const enum style styles[] = {
		[PP_NOTE] = NOTE, [PP_WARNING] = WARNING, [PP_ERROR] = ERROR
	};
	const char *place = pp_print_place(&p->arena, f->pos);

	if (*place) {
		size_t from;

		style(p, BOLD);
		from = p->line.n;
		pp_escape_terminal(&p->line, pp_str(place));
		pp_buf_putc(&p->line, ':');
		p->column = pp_display_width((struct pp_str){
			p->line.p + from, p->line.n - from }) + 1;
		style(p, PLAIN);
		pp_buf_putc(&p->line, ' ');
	}
	add(p, styles[f->severity],
	    pp_arena_printf(&p->arena, "%s:", pp_severity_name(f->severity)));
}

static void print_finding(struct printer *p, const struct pp_finding *f)
{
	print_head(p, f);
	add(p, PLAIN, pp_arena_printf(&p->arena, " %s",
		      pp_print_message(p->how, &p->arena, f)));
	add(p, DIM, pp_arena_printf(&p->arena, " [%s]", f->rule->id));
	end_line(p);
	if (p->how->terminal.is_terminal && !p->how->no_values &&
	    !f->no_source)
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
	pp_buf_init(&p.scrap, PP_PRINT_MAX);
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
	pp_buf_release(&p.scrap);
	pp_buf_release(&p.line);
}
