#include "report/fit.h"

#include <string.h>

enum {
	TEXT_MAX = 1 << 30,
	/* In characters, what the longest words of all columns may take.  In
	 * a table of more, a row is a block of lines where the page is narrow;
	 * of much more, dates are broken on any page, and if that is not
	 * enough, words are. */
	NARROW = 27, PAGE = 76,
	ROOM = 64,	/* up to here, short texts may stay on a line */
	SHORT = 24,
	GAP = 2, TIGHT = 1,	/* beside a column; where there is no room */
	BAR = 8,	/* a bar may not be shorter */
};

/* What a column needs, in characters. */
struct need {
	size_t word;	/* with numbers and dates on one line */
	size_t broken;	/* with dates broken between their words */
	size_t whole;	/* with everything on one line */
};

struct fitting {
	struct pp_fit *out;
	struct need *needs;
	size_t count;
	size_t width, broken;	/* of all columns */
};

static size_t longest_word(struct pp_str text)
{
	size_t most = 0, start = 0;

	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && text.p[i] != ' ' && text.p[i] != '\n')
			continue;
		most = i - start > most ? i - start : most;
		start = i + 1;
	}
	return most;
}

static void add_need(struct need *need, size_t word, size_t broken,
		     size_t whole)
{
	need->word = word > need->word ? word : need->word;
	need->broken = broken > need->broken ? broken : need->broken;
	need->whole = whole > need->whole ? whole : need->whole;
}

/* Headings are bold, which takes more. */
static void read_title(struct need *need, struct pp_str title)
{
	size_t word = longest_word(title);

	word += word / 8;
	add_need(need, word, word, title.n + title.n / 8);
}

static void read_column(struct need *need, const struct pp_grid *grid,
			size_t column, size_t bar)
{
	enum pp_grid_form form = grid->columns[column].form;
	struct pp_buf text;

	pp_buf_init(&text, TEXT_MAX);
	read_title(need, grid->columns[column].title);
	for (size_t row = 0; row < grid->row_count; row++) {
		struct pp_str cell;
		size_t word;

		pp_buf_clear(&text);
		pp_grid_text(&text, grid, row, column);
		cell = pp_buf_get(&text);
		word = longest_word(cell);
		add_need(need, form == PP_GRID_TEXT ? word : cell.n + bar,
			 form == PP_GRID_TEXT || form == PP_GRID_DATE ?
				word : cell.n + bar,
			 cell.n && memchr(cell.p, '\n', cell.n) ? SHORT + 1 :
								  cell.n);
	}
	pp_buf_release(&text);
}

/* The column that needs least more to stay on a line; count: none. */
static size_t find_cheapest(const struct fitting *f,
			    const struct pp_grid *grid)
{
	size_t found = f->count, least = SIZE_MAX;

	for (size_t i = 0; i < f->count; i++) {
		const struct need *need = &f->needs[i];
		size_t more = need->whole - need->word;

		if (grid->columns[i].form != PP_GRID_TEXT ||
		    f->out->whole[i] || need->whole > SHORT || !more ||
		    more >= least)
			continue;
		least = more;
		found = i;
	}
	return found;
}

static void choose_whole(struct fitting *f, const struct pp_grid *grid)
{
	for (;;) {
		size_t i = find_cheapest(f, grid);

		if (i == f->count)
			return;
		f->width += f->needs[i].whole - f->needs[i].word;
		if (f->width > ROOM)
			return;
		f->out->whole[i] = true;
	}
}

void pp_fit(struct pp_fit *out, struct pp_arena *arena,
	    const struct pp_grid *grid, size_t bars)
{
	struct fitting f = { .out = out, .count = grid->column_count };

	out->whole = pp_new(arena, bool, f.count);
	f.needs = pp_new(arena, struct need, f.count);
	for (size_t i = 0; i < f.count; i++) {
		read_column(&f.needs[i], grid, i, bars && i == bars ? BAR : 0);
		f.width += f.needs[i].word + GAP;
		f.broken += f.needs[i].broken + TIGHT;
	}
	out->is_wide = f.width > NARROW;
	out->name = f.width <= NARROW ? "" : f.width <= PAGE ? "wide" :
		    f.broken <= PAGE ? "wide long" : "wide long dense";
	for (size_t i = 0; i < f.count; i++)
		out->whole[i] = f.broken > PAGE &&
				grid->columns[i].form == PP_GRID_YEAR;
	if (out->is_wide)
		choose_whole(&f, grid);
}
