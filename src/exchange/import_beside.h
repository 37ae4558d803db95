#ifndef PP_EXCHANGE_IMPORT_BESIDE_H
#define PP_EXCHANGE_IMPORT_BESIDE_H

#include "base/map.h"
#include "exchange/import_store.h"

/* Names that a sheet shows beside ids (exchange/export_edit.h).  They say
 * nothing; somebody who changes one, and not the id, would lose it without a
 * word. */
struct pp_import_beside {
	bool loaded;
	struct pp_map titles;	/* "kind\0id" -> what people call it */
	struct pp_map bearers;	/* "kind\0folded title" -> its first bearer */
};

void pp_import_beside_release(struct pp_import_beside *beside);

struct pp_import_beside_check {
	struct pp_import_beside *beside;	/* kept between checks */
	const struct pp_import_values *values;
	struct pp_open_pool *open;
	struct pp_import_target *const *targets;
	size_t count;
	bool *faulty;		/* by row: set */
};

/* Tell where a name is another one than the pool has for an id that the row
 * leaves as it is.  It is an error where somebody must have typed it: another
 * record is called so, there is no id, or a row beside shows what the record
 * is called now.  Else the record may have got its name since the sheet was
 * made, and it is a warning.  0; or -1 with findings where the names cannot
 * be read. */
int pp_import_beside_run(const struct pp_import_beside_check *check);

#endif
