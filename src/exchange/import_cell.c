/* Cells in the form of exports. */
#include "exchange/import_cell.h"

#include "record/cell.h"

void pp_import_cell_prefix(struct pp_sink *sink, size_t since, const char *name)
{
	for (size_t i = since; i < sink->count; i++)
		sink->items[i]->text = pp_arena_printf(&sink->arena, "%s: %s",
						       name,
						       sink->items[i]->text);
}

int pp_import_cell_read(const struct pp_value **out, struct pp_arena *arena,
			struct pp_sink *sink,
			const struct pp_import_table *table,
			const struct pp_import_cell_at *at)
{
	const struct pp_cell_read how = {
		.arena = arena,
		.sink = sink,
		.pos = pp_import_cell_pos(table, at->row, at->column),
		.order = at->order == PP_TYPED_MDY ? PP_MONTH_FIRST :
						     PP_DAY_FIRST,
	};
	size_t since = sink->count;

	if (!pp_cell_read(out, &how, at->form,
			  pp_import_cell_raw(table, at->row, at->column)))
		return 0;
	pp_import_cell_prefix(sink, since,
			      pp_import_cell_name(arena, table, at->row,
						  at->column));
	return -1;
}
