/* Facts become groups. */
#include "report/statistics_run.h"

#include <math.h>

#include "base/buf.h"
#include "index/sql_token.h"
#include "report/cell.h"
#include "report/withhold.h"

enum { KEY_MAX = 1 << 20 };

int pp_counting_column(const struct pp_result *r, struct pp_str name)
{
	for (size_t i = 0; i < r->column_count; i++)
		if (pp_sql_same_name(r->columns[i].name, name))
			return (int)i;
	return PP_COUNTING_NONE;
}

/* --- rows   --------------------------------------------------------------- */

static const struct pp_cell *row_of(const struct pp_counting *c, size_t row)
{
	return c->s->facts->cells + row * c->s->facts->column_count;
}

/* Its place among the groups' columns: order counts as one of them. */
static size_t key_column(const struct pp_counting *c, size_t i)
{
	return i < c->dim_count ? c->dims[i] : (size_t)c->order;
}

size_t pp_counting_keys(const struct pp_counting *c)
{
	return c->dim_count + (c->order != PP_COUNTING_NONE);
}

static void add_key(struct pp_buf *b, struct pp_arena *scrap,
		    const struct pp_cell *cell)
{
	struct pp_str text = pp_cell_text(scrap, cell);

	pp_buf_printf(b, "%d %zu ", (int)cell->type, text.n);
	pp_buf_str(b, text);
}

static size_t group_of(struct pp_counting *c, struct pp_buf *key,
		       const struct pp_cell *cells)
{
	struct pp_arena scrap = { 0 };
	struct pp_map_entry *e;
	bool is_new;

	pp_buf_clear(key);
	for (size_t i = 0; i < pp_counting_keys(c); i++)
		add_key(key, &scrap, &cells[key_column(c, i)]);
	pp_arena_release(&scrap);
	e = pp_map_get(&c->by_key, pp_buf_get(key));
	if (e)
		return e->num;
	e = pp_map_put(&c->by_key, pp_arena_str(c->arena, pp_buf_get(key)),
		       &is_new);
	e->num = c->group_count;
	c->groups[c->group_count] = (struct pp_counting_group){
		.cells = cells };
	return c->group_count++;
}

/* The person's number; SIZE_MAX: it is nobody's id. */
static size_t person_of(struct pp_counting *c, const struct pp_cell *cell)
{
	struct pp_map_entry *e;
	bool is_new;

	if (cell->type != PP_CELL_TEXT ||
	    !pp_map_get(&c->s->people->ids, cell->text))
		return SIZE_MAX;
	e = pp_map_put(&c->people, cell->text, &is_new);
	if (is_new)
		e->num = c->people.count - 1;
	return e->num;
}

static int refuse(struct pp_counting *c, const struct pp_rule *rule,
		  size_t column, const char *why)
{
	pp_report(c->sink, rule, c->s->pos, "sum=%.*s: %s",
		  PP_STR(c->s->facts->columns[column].name), why);
	return -1;
}

static int amount_of(int64_t *out, struct pp_counting *c, size_t column,
		     const struct pp_cell *cell)
{
	double value = cell->type == PP_CELL_INTEGER ? (double)cell->integer :
		       cell->type == PP_CELL_REAL ? cell->real : 0;

	if (cell->type == PP_CELL_TEXT)
		return refuse(c, PP_R(REPORT_FORM), column,
			      "not all of it are numbers");
	if (!(fabs(value) <= PP_WITHHOLD_MOST))
		return refuse(c, PP_R(REPORT_LIMIT), column,
			      "numbers of more than a thousand million cannot "
			      "be added up");
	*out += llround(value * PP_WITHHOLD_SCALE);
	return 0;
}

static struct pp_counting_part *part_of(struct pp_counting *c,
					struct pp_map *known, size_t group,
					size_t person)
{
	const char *key = pp_arena_printf(c->arena, "%zu %zu", group, person);
	bool is_new;
	struct pp_map_entry *e = pp_map_put(known, pp_str(key), &is_new);

	if (is_new) {
		e->num = c->part_count;
		c->parts[c->part_count++] = (struct pp_counting_part){
			group, person,
			pp_new(c->arena, int64_t, c->sum_count) };
		c->groups[group].people++;
	}
	return &c->parts[e->num];
}

static int take_rows(struct pp_counting *c)
{
	size_t rows = c->s->facts->row_count;
	struct pp_map known = { 0 };
	struct pp_buf key;
	int rc = 0;

	c->groups = pp_new(c->arena, struct pp_counting_group, rows + 1);
	c->parts = pp_new(c->arena, struct pp_counting_part, rows + 1);
	pp_buf_init(&key, KEY_MAX);
	for (size_t i = 0; i < rows && !rc; i++) {
		const struct pp_cell *cells = row_of(c, i);
		size_t group = group_of(c, &key, cells);
		size_t person = person_of(c, &cells[c->subject]);
		struct pp_counting_part *part;

		if (person == SIZE_MAX)
			continue;
		part = part_of(c, &known, group, person);
		for (size_t k = 0; k < c->sum_count && !rc; k++)
			rc = amount_of(&part->amounts[k], c, c->sums[k],
				       &cells[c->sums[k]]);
	}
	pp_buf_release(&key);
	pp_map_release(&known);
	return rc;
}

/* --- which groups have a name --------------------------------------------- */

static void add_literal(struct pp_counting *c, struct pp_sql_token token)
{
	struct pp_buf b;

	pp_buf_init(&b, KEY_MAX);
	if (token.kind == PP_SQL_NUMBER)
		pp_buf_str(&b, token.text);
	for (size_t i = 1; token.kind == PP_SQL_TEXT && i + 1 < token.text.n;
	     i++) {
		pp_buf_putc(&b, token.text.p[i]);
		i += token.text.p[i] == '\'';
	}
	pp_map_put(&c->literals, pp_arena_str(c->arena, pp_buf_get(&b)), NULL);
	pp_buf_release(&b);
}

static void find_literals(struct pp_counting *c)
{
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, c->s->sql, &at))
		if (token.kind == PP_SQL_TEXT || token.kind == PP_SQL_NUMBER)
			add_literal(c, token);
}

/* Does the value tell nothing of a person?  The order is not shown, but that
 * there is a row would be. */
static bool is_open(const struct pp_counting *c,
		    const struct pp_counting_group *g, size_t i)
{
	size_t column = key_column(c, i);
	const struct pp_cell *cell = &g->cells[column];
	struct pp_arena scrap = { 0 };
	struct pp_str text;
	bool open;

	if (cell->type == PP_CELL_NULL ||
	    c->s->facts->columns[column].is_open)
		return true;
	text = pp_cell_text(&scrap, cell);
	open = pp_map_get(&c->literals, text) ||
	       pp_map_get(&c->s->people->listed, text);
	pp_arena_release(&scrap);
	return open;
}

static bool has_name(const struct pp_counting *c,
		     const struct pp_counting_group *g)
{
	if (g->people >= c->least)
		return true;
	for (size_t i = 0; i < pp_counting_keys(c); i++)
		if (!is_open(c, g, i))
			return false;
	return true;
}

static int compare_cells(const struct pp_cell *a, const struct pp_cell *b)
{
	double x, y;

	if (a->type == PP_CELL_TEXT && b->type == PP_CELL_TEXT)
		return pp_str_cmp(a->text, b->text);
	if (a->type == PP_CELL_NULL || b->type == PP_CELL_NULL ||
	    a->type == PP_CELL_TEXT || b->type == PP_CELL_TEXT)
		return (int)a->type - (int)b->type;
	x = a->type == PP_CELL_REAL ? a->real : (double)a->integer;
	y = b->type == PP_CELL_REAL ? b->real : (double)b->integer;
	return (x > y) - (x < y);
}

/* By the order's column, then the dimensions from the left. */
static int compare_groups(const struct pp_counting *c,
			  const struct pp_counting_group *a,
			  const struct pp_counting_group *b)
{
	int by = c->order == PP_COUNTING_NONE ? 0 :
		 compare_cells(&a->cells[c->order], &b->cells[c->order]);

	for (size_t i = 0; !by && i < c->dim_count; i++)
		by = compare_cells(&a->cells[c->dims[i]],
				   &b->cells[c->dims[i]]);
	return by;
}

static void place_group(struct pp_counting *c, struct pp_counting_group *g)
{
	size_t at = c->shown_count++;

	for (; at && compare_groups(c, c->shown[at - 1], g) > 0; at--)
		c->shown[at] = c->shown[at - 1];
	c->shown[at] = g;
}

/* The groups in their order; those without a name become one, the last. */
static void order_groups(struct pp_counting *c)
{
	c->shown = pp_new(c->arena, const struct pp_counting_group *,
			  c->group_count + 1);
	for (size_t i = 0; i < c->group_count; i++)
		if (has_name(c, &c->groups[i]))
			place_group(c, &c->groups[i]);
	c->has_others = c->shown_count < c->group_count;
	for (size_t i = 0; i < c->group_count; i++)
		c->groups[i].at = c->shown_count;
	for (size_t i = 0; i < c->shown_count; i++)
		c->groups[c->shown[i] - c->groups].at = i;
	c->shown_count += c->has_others;
	/* Without dimensions all are one, also where there is nobody. */
	if (!pp_counting_keys(c))
		c->shown_count = 1;
}

int pp_counting_rows(struct pp_counting *c)
{
	if (take_rows(c) < 0)
		return -1;
	find_literals(c);
	order_groups(c);
	return 0;
}
