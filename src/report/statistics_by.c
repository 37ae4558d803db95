/* The lines of a count by a property of people. */
#include "report/statistics_run.h"

#include "report/cell.h"

static size_t add_category(struct pp_counting *c, struct pp_str label,
			   bool is_apart)
{
	c->categories[c->category_count] = (struct pp_counting_line){
		.label = label, .is_apart = is_apart };
	return c->category_count++;
}

static bool is_true(const struct pp_cell *cell)
{
	return cell->type == PP_CELL_INTEGER && cell->integer;
}

/* The category of that label, made of the view's row where there is none. */
static size_t view_category(struct pp_counting *c, const struct pp_cell *row)
{
	const struct pp_result *view = c->s->through;
	int apart = pp_counting_column(view, PP_LIT("apart"));
	struct pp_str label = pp_cell_text(c->arena,
			&row[pp_counting_column(view, PP_LIT("label"))]);
	size_t i = 0;

	while (i < c->category_count &&
	       !pp_str_eq(c->categories[i].label, label))
		i++;
	if (i < c->category_count)
		return i;
	add_category(c, label, apart != PP_COUNTING_NONE &&
			       is_true(&row[apart]));
	c->categories[i].beside = row;
	return i;
}

static void map_values(struct pp_counting *c)
{
	const struct pp_people *p = c->s->people;
	const struct pp_result *view = c->s->through;
	int by = pp_counting_column(view, PP_LIT("by"));
	int value = pp_counting_column(view, PP_LIT("value"));
	struct pp_arena scrap = { 0 };

	for (size_t r = 0; r < view->row_count; r++) {
		const struct pp_cell *row = view->cells +
					    r * view->column_count;
		size_t category;

		if (!pp_str_eq(pp_cell_text(&scrap, &row[by]),
			       c->s->block->by))
			continue;
		category = view_category(c, row);
		for (size_t i = 0; i < p->value_count; i++)
			if (pp_str_eq(pp_cell_text(&scrap, &row[value]),
				      p->values[i]))
				c->category_of[i] = category;
	}
	pp_arena_release(&scrap);
}

/* What is not in the view is told, also where nobody has it. */
static void add_unmapped(struct pp_counting *c)
{
	size_t unmapped = SIZE_MAX;

	for (size_t i = 0; i < c->s->people->value_count; i++) {
		if (c->category_of[i] != SIZE_MAX)
			continue;
		if (unmapped == SIZE_MAX)
			unmapped = add_category(c, PP_LIT("Not mapped"),
						true);
		c->category_of[i] = unmapped;
	}
}

void pp_counting_lines(struct pp_counting *c)
{
	const struct pp_people *p = c->s->people;
	size_t rows = c->s->through ? c->s->through->row_count : 0;
	struct pp_str none = c->s->block->none;

	c->categories = pp_new(c->arena, struct pp_counting_line,
			       p->value_count + rows + 2);
	c->category_of = pp_new(c->arena, size_t, p->value_count + 1);
	if (!c->s->block->by.n) {
		add_category(c, (struct pp_str){ 0 }, false);
		return;
	}
	for (size_t i = 0; i < p->value_count; i++)
		c->category_of[i] = c->s->through ? SIZE_MAX :
				    add_category(c, p->values[i], false);
	if (c->s->through) {
		map_values(c);
		add_unmapped(c);
	}
	add_category(c, none.n ? none : PP_LIT("No answer"), true);
}
