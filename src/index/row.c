/* From a record to its rows, along the plan of its kind's tables. */
#include "index/row.h"

#include <assert.h>

#include "base/buf.h"
#include "base/escape.h"
#include "index/plan.h"
#include "record/outline.h"
#include "record/value_text.h"

enum {
	JSON_MAX = 1 << 28,
	LIKELY = 2000,		/* bytes of a record as JSON: few are larger */
};

struct maker {
	struct pp_arena *arena;
	const struct pp_tables *tables;
	const struct pp_record *record;
	const struct pp_plan *kind;	/* the plan of the kind's table */
	struct pp_rows *out;
	size_t cap;
	struct pp_str id;
	int64_t positions[PP_PLAN_POSITIONS_MAX];	/* in the lists on
							   the way */
};

/* A row being filled. */
struct filling {
	const struct pp_plan *plan;
	struct pp_cell *cells;
	bool other;		/* something goes to "_other" */
};

static struct pp_cell text_cell(struct pp_str text)
{
	return (struct pp_cell){ .type = PP_CELL_TEXT, .text = text };
}

static struct pp_cell integer_cell(int64_t integer)
{
	return (struct pp_cell){ .type = PP_CELL_INTEGER, .integer = integer };
}

static struct pp_cell number_cell(const struct pp_value *v)
{
	struct pp_cell cell = { .type = PP_CELL_INTEGER };

	if (pp_number_whole(&cell.integer, v->number))
		return cell;
	cell.type = PP_CELL_REAL;
	cell.real = pp_number_real(v);
	return cell;
}

/* A list or mapping where a scalar was meant is JSON. */
static struct pp_cell cell_of(struct maker *m, const struct pp_value *v,
			      struct pp_shape *shape)
{
	switch ((enum pp_type)v->type) {
	case PP_NULL:
		return (struct pp_cell){ .type = PP_CELL_NULL };
	case PP_BOOL:
		return integer_cell(v->boolean);
	case PP_NUMBER:
		return number_cell(v);
	case PP_STRING:
		return text_cell(v->text);
	default:
		return text_cell(pp_value_json(m->arena, v, shape));
	}
}

static struct pp_cell json_cell(struct maker *m, const struct pp_value *v,
				struct pp_shape *shape)
{
	if (v->type == PP_NULL)
		return (struct pp_cell){ .type = PP_CELL_NULL };
	return text_cell(pp_value_json(m->arena, v, shape));
}

/* A row of a table, all of its cells NULL. */
static struct pp_cell *new_row(struct maker *m, uint16_t table, uint32_t line)
{
	struct pp_rows *rows = m->out;
	struct pp_cell *cells = pp_new(m->arena, struct pp_cell,
				       m->tables->items[table].column_count);

	if (rows->count == m->cap) {
		size_t cap = m->cap ? 2 * m->cap : 16;
		struct pp_row *grown = pp_new_raw(m->arena, struct pp_row, cap);

		if (rows->count)
			memcpy(grown, rows->items,
			       rows->count * sizeof(*grown));
		rows->items = grown;
		m->cap = cap;
	}
	rows->items[rows->count++] = (struct pp_row){ table, line, cells };
	return cells;
}

static void fill(struct maker *m, struct filling *row,
		 const struct pp_plan_map *map, const struct pp_value *v);
static void add_other(struct maker *m, struct filling *row,
		      const struct pp_value *v);

static void fill_item(struct maker *m, const struct pp_plan *plan,
		      const struct pp_value *v)
{
	struct filling row = {
		.plan = plan,
		.cells = new_row(m, plan->table, v->line),
	};

	row.cells[0] = text_cell(m->id);
	for (unsigned i = 0; i < plan->positions; i++)
		row.cells[1 + i] = integer_cell(m->positions[i]);
	if (plan->value >= 0)
		row.cells[plan->value] = cell_of(m, v, NULL);
	else if (plan->map && v->type == PP_MAP)
		fill(m, &row, plan->map, v);
	else if (plan->map && v->type != PP_NULL)
		row.other = true;
	add_other(m, &row, v);
}

static void fill_list(struct maker *m, uint16_t table, const struct pp_value *v)
{
	const struct pp_plan *plan = m->tables->items[table].plan;

	assert(plan->positions && plan->positions <= PP_PLAN_POSITIONS_MAX);
	for (uint32_t i = 0; i < v->count; i++) {
		m->positions[plan->positions - 1] = i;
		fill_item(m, plan, &v->items[i]);
	}
}

static void fill_field(struct maker *m, struct filling *row,
		       const struct pp_plan_field *f, const struct pp_value *v)
{
	switch (f->what) {
	case PP_PLAN_SKIP:
		break;
	case PP_PLAN_CELL:
		row->cells[f->at] = cell_of(m, v, f->shape);
		break;
	case PP_PLAN_JSON:
		row->cells[f->at] = json_cell(m, v, f->shape);
		break;
	case PP_PLAN_MAP:
		if (v->type == PP_MAP)
			fill(m, row, f->map, v);
		else if (v->type != PP_NULL)
			row->other = true;
		break;
	case PP_PLAN_LIST:
		if (v->type == PP_LIST)
			fill_list(m, f->at, v);
		else if (v->type != PP_NULL)
			row->other = true;
		break;
	case PP_PLAN_OTHER:
		row->other = true;
		break;
	}
}

static void fill(struct maker *m, struct filling *row,
		 const struct pp_plan_map *map, const struct pp_value *v)
{
	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_plan_field *f = pp_plan_find(map,
							   &v->members[i]);

		if (f)
			fill_field(m, row, f, &v->members[i].value);
		else
			row->other = true;
	}
}

/* --- "_other" ------------------------------------------------------------- */

/* Is there something of v that has no column of its own? */
static bool has_other(const struct pp_plan_map *map, const struct pp_value *v);

static bool is_other(const struct pp_plan_map *map,
		     const struct pp_plan_field *f, const struct pp_value *v)
{
	if (!f)
		return !map->skip_others;
	switch (f->what) {
	case PP_PLAN_OTHER:
		return true;
	case PP_PLAN_MAP:
		return v->type == PP_MAP ? has_other(f->map, v) :
					   v->type != PP_NULL;
	case PP_PLAN_LIST:
		return v->type != PP_LIST && v->type != PP_NULL;
	default:
		return false;
	}
}

static bool has_other(const struct pp_plan_map *map, const struct pp_value *v)
{
	for (uint32_t i = 0; i < v->count; i++)
		if (is_other(map, pp_plan_find(map, &v->members[i]),
			     &v->members[i].value))
			return true;
	return false;
}

/* The same properties, nested as they are in the record. */
static void put_others(struct pp_buf *out, const struct pp_plan_map *map,
		       const struct pp_value *v)
{
	char before = '{';

	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_member *m = &v->members[i];
		const struct pp_plan_field *f = pp_plan_find(map, m);

		if (!is_other(map, f, &m->value))
			continue;
		pp_buf_putc(out, before);
		before = ',';
		pp_escape_json(out, m->key);
		pp_buf_putc(out, ':');
		if (f && f->what == PP_PLAN_MAP && m->value.type == PP_MAP)
			put_others(out, f->map, &m->value);
		else
			pp_value_add_json(out, &m->value,
					  f ? f->shape : map->others);
	}
	pp_buf_putc(out, '}');
}

static void add_other(struct maker *m, struct filling *row,
		      const struct pp_value *v)
{
	const struct pp_plan *plan = row->plan;
	struct pp_buf b;

	if (!row->other || plan->other < 0)
		return;
	if (v->type == PP_MAP && !has_other(plan->map, v))
		return;
	pp_buf_init(&b, JSON_MAX);
	if (v->type == PP_MAP)
		put_others(&b, plan->map, v);
	else
		pp_value_add_json(&b, v, NULL);
	row->cells[plan->other] = text_cell(pp_arena_str(m->arena,
							 pp_buf_get(&b)));
	pp_buf_release(&b);
}

/* --- references ----------------------------------------------------------- */

/* Does the way to a value lead through what is kept for statistics? */
static struct pp_shape *shape_at(struct pp_shape *root,
				 const struct pp_step *step, bool *hidden)
{
	struct pp_shape *up, *shape;

	if (!step)
		return root;
	up = shape_at(root, step->up, hidden);
	if (!up)
		return NULL;
	if (step->key.p) {
		shape = pp_shape_member(up, step->key);
		if (!shape)
			shape = up->others;
	} else {
		shape = step->index < up->prefix_count ?
			up->prefix[step->index] : up->items;
	}
	*hidden |= shape && pp_shape_is_hidden(shape);
	return shape;
}

/* The kind that is meant; NULL where the id fits several, or none. */
static const struct pp_kind *kind_meant(const struct pp_kinds *kinds,
					const struct pp_site *site,
					struct pp_str id)
{
	const struct pp_targets *t = &kinds->targets[site->target];
	const struct pp_kind *found = NULL;

	if (t->count == 1)
		return &kinds->items[t->kinds[0]];
	for (size_t i = 0; i < t->count; i++) {
		const struct pp_kind *kind = &kinds->items[t->kinds[i]];

		if (!pp_kind_id_holds(kind, id))
			continue;
		if (found)
			return NULL;
		found = kind;
	}
	return found;
}

static void add_ref(void *data, const struct pp_site *site,
		    const struct pp_value *value, const struct pp_step *step)
{
	struct maker *m = data;
	const struct pp_plan *refs = m->tables->items[PP_TABLE_REFS].plan;
	const struct pp_kind *to;
	struct pp_cell *cells;
	bool hidden = false;

	if (m->kind->shape)
		shape_at(m->kind->shape, step, &hidden);
	if (hidden || site->target < 0)
		return;
	cells = new_row(m, PP_TABLE_REFS, value->line);
	to = kind_meant(refs->kinds, site, value->text);
	cells[0] = text_cell(m->record->kind->name);
	cells[1] = text_cell(m->id);
	cells[2] = text_cell(pp_step_pointer(m->arena, step));
	if (to)
		cells[3] = text_cell(to->name);
	cells[4] = text_cell(value->text);
}

/* --- public --------------------------------------------------------------- */

void pp_rows_make(struct pp_rows *out, struct pp_arena *arena,
		  const struct pp_tables *tables,
		  const struct pp_record *record)
{
	const struct pp_plan *refs = tables->items[PP_TABLE_REFS].plan;
	const struct pp_plan *plan = refs->roots[record->kind->number];
	struct maker m = { arena, tables, record, plan, out, 0,
			   record->path_id, { 0 } };
	struct filling row = { .plan = plan };

	*out = (struct pp_rows){ 0 };
	if (!plan || record->root->type != PP_MAP)
		return;
	row.cells = new_row(&m, plan->table, record->root->line);
	fill(&m, &row, plan->map, record->root);
	if (plan->id >= 0)
		row.cells[plan->id] = text_cell(m.id);
	add_other(&m, &row, record->root);
	pp_sites_walk(record->kind->sites, record->root, add_ref, &m);
}

struct pp_str pp_value_json(struct pp_arena *arena,
			    const struct pp_value *value,
			    struct pp_shape *shape)
{
	struct pp_buf b;
	struct pp_str out;

	pp_buf_init(&b, JSON_MAX);
	if (value->type == PP_MAP)
		pp_buf_room(&b, LIKELY);
	pp_value_add_json(&b, value, shape);
	out = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return out;
}
