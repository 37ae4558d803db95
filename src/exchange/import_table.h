#ifndef PP_EXCHANGE_IMPORT_TABLE_H
#define PP_EXCHANGE_IMPORT_TABLE_H

#include "data/csv.h"
#include "exchange/import_map.h"

/* A table as an import sees it: its headings, and the rows that are taken. */
struct pp_import_table {
	const char *file;	/* its name in findings */
	struct pp_csv csv;
	struct pp_str *headings;	/* by column; may be empty */
	size_t width;
	size_t body;		/* the first row after the header: its place in
				   csv.rows */
	size_t *rows;		/* those that are taken: places in csv.rows */
	size_t count;
	size_t faulty;		/* rows that could not be read, which was
				   told */
	size_t skipped;		/* by the map's conditions; blank ones and those
				   after its end are not counted */
};

/* Read the bytes, and the headings in the rows that header lists (numbers as a
 * spreadsheet counts).  Of several rows they are joined, " / " between; where
 * an upper one is empty above a lower one, it was merged with that to its left.
 * Everything lives in arena and points into bytes.  0; or -1 with findings. */
int pp_import_table_read(struct pp_import_table *out, struct pp_arena *arena,
			 struct pp_sink *sink, const struct pp_csv_read *how,
			 const struct pp_import_map *map, struct pp_str bytes);

/* Find the map's columns in it, and the rows that are taken.  Columns that are
 * missing, not known, or there twice are findings.  0; or -1. */
int pp_import_table_open(struct pp_import_table *table, struct pp_arena *arena,
			 struct pp_sink *sink, struct pp_import_map *map);

/* The text of a cell, squeezed (pp_typed_squeeze); empty where the row is
 * shorter.  row counts in table->rows. */
struct pp_str pp_import_cell(struct pp_arena *arena,
			     const struct pp_import_table *table, size_t row,
			     size_t column);

/* The same as it stands there. */
struct pp_str pp_import_cell_raw(const struct pp_import_table *table,
				 size_t row, size_t column);

/* Where a cell is; and the row's first one, with column SIZE_MAX. */
struct pp_pos pp_import_cell_pos(const struct pp_import_table *table,
				 size_t row, size_t column);

/* "C17 'Council'"; "row 17" with column SIZE_MAX. */
const char *pp_import_cell_name(struct pp_arena *arena,
				const struct pp_import_table *table, size_t row,
				size_t column);

#endif
