#ifndef PP_EXCHANGE_EXPORT_JSONL_H
#define PP_EXCHANGE_EXPORT_JSONL_H

#include "exchange/export.h"
#include "exchange/export_rows.h"

/* One file for each kind, KIND.jsonl: a JSON object in each line, in the order
 * of paths.  First "_path", where the record stands, and "id"; then what it
 * says, in its own order, numbers as they are written where that is JSON. */
pp_export_format pp_export_jsonl;

/* The same of one kind, to wherever it is to go. */
int pp_export_jsonl_kind(struct pp_export *export, const struct pp_kind *kind,
			 void (*write)(void *to, struct pp_str text), void *to);

#endif
