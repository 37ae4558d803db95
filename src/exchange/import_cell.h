#ifndef PP_EXCHANGE_IMPORT_CELL_H
#define PP_EXCHANGE_IMPORT_CELL_H

#include "exchange/import_table.h"

/* Cells in the form that `peerpool export` gives them (record/cell.h). */
struct pp_import_cell_at {
	size_t row, column;
	const void *form;	/* struct pp_sheet_column */
	enum pp_typed_order order;
};

/* Read one.  0 and *out, NULL where it is empty; or -1 with a finding. */
int pp_import_cell_read(const struct pp_value **out, struct pp_arena *arena,
			struct pp_sink *sink,
			const struct pp_import_table *table,
			const struct pp_import_cell_at *at);

/* Put the cell's name before the texts of the findings since that one. */
void pp_import_cell_prefix(struct pp_sink *sink, size_t since,
			   const char *name);

#endif
