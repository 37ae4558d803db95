#ifndef PP_EXCHANGE_EXPORT_CSV_H
#define PP_EXCHANGE_EXPORT_CSV_H

#include "exchange/export.h"
#include "exchange/export_rows.h"

/* One file for each kind, KIND.csv: its sheet (record/sheet.h) in the cell form
 * (record/cell.h), a row a record, in the order of paths. */
pp_export_format pp_export_csv;

/* The same of one kind, to wherever it is to go. */
int pp_export_csv_kind(struct pp_export *export, const struct pp_kind *kind,
		       void (*write)(void *to, struct pp_str text), void *to);

/* Bytes of a cell that Excel takes; longer ones it cuts, without a word. */
enum { PP_EXPORT_CELL_MAX = 32767 };

#endif
