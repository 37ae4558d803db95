/* A table on the way. */
#include "index/draft.h"

#include "record/outline.h"

void pp_draft_push(struct pp_draft *d, const struct pp_column *column)
{
	struct pp_table *t = &d->table;

	if (t->column_count == d->cap) {
		size_t cap = d->cap ? 2 * d->cap : 16;
		struct pp_column *grown = pp_new(d->arena, struct pp_column,
						 cap);

		if (t->column_count)
			memcpy(grown, t->columns,
			       t->column_count * sizeof(*grown));
		t->columns = grown;
		d->cap = cap;
	}
	t->columns[t->column_count++] = *column;
}

void pp_draft_own(struct pp_draft *d, struct pp_column column)
{
	static const struct pp_name_place nowhere = { 0 };

	pp_names_take(&d->names, d->arena, column.name, &nowhere);
	pp_draft_push(d, &column);
}

struct pp_draft *pp_draft_new(struct pp_arena *arena,
			      const struct pp_names *tables,
			      struct pp_str name, const struct pp_kind *kind)
{
	static const char *const fixed[] = { "_pool", "_path", "_line",
					     "_blob" };
	static const struct pp_name_place nowhere = { 0 };
	struct pp_draft *d = pp_new(arena, struct pp_draft, 1);

	d->plan = pp_new(arena, struct pp_plan, 1);
	*d->plan = (struct pp_plan){ .id = PP_PLAN_NONE, .value = PP_PLAN_NONE,
				     .other = PP_PLAN_NONE };
	d->table = (struct pp_table){ .name = name, .kind = kind,
				      .parent = -1, .plan = d->plan };
	d->names = (struct pp_names){ .table = name, .files = tables->files,
				      .file_count = tables->file_count };
	d->other_class = -1;
	for (int i = 0; i < PP_FIXED_COUNT; i++)
		pp_names_take(&d->names, arena, pp_str(fixed[i]), &nowhere);
	d->arena = arena;
	return d;
}

void pp_draft_need_other(struct pp_draft *d, int class,
			 const struct pp_shape *shape)
{
	struct pp_below below = { .class = -1 };

	if (shape)
		pp_shape_below(&below, shape);
	d->needs_other = true;
	d->other_class = pp_class_stricter(d->other_class,
				  pp_class_stricter(class, below.class));
}

void pp_draft_add_other(struct pp_draft *d)
{
	struct pp_column c = {
		.name = PP_LIT("_other"),
		.type = PP_COLUMN_JSON,
		.label = PP_LIT("Other"),
		.description = PP_LIT("What the schema allows without naming "
				      "it."),
	};

	if (!d->needs_other)
		return;
	c.class = pp_class_said(d->table.kind, d->other_class);
	d->plan->other = (int)d->table.column_count;
	pp_draft_push(d, &c);
}
