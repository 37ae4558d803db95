#ifndef PP_EXCHANGE_IMPORT_PLAIN_H
#define PP_EXCHANGE_IMPORT_PLAIN_H

#include "exchange/import_table.h"

/* Tables without a map: each column is a property of one kind, by its name as
 * `peerpool export` writes it (record/sheet.h), or by its title, in which
 * letter case does not count. */
struct pp_import_plain {
	const struct pp_kinds *kinds;
	const struct pp_kind *kind;
	struct pp_import_texts keys;	/* properties by which a record that is
					   there is known; none: "id" where
					   there is such a column, else what is
					   unique by the schema */
	struct pp_import_texts ignore;	/* headings */
};

/* Make the map.  An empty cell says that there is no value.  0; or -1 with
 * findings. */
int pp_import_plain_map(struct pp_import_map *out, struct pp_arena *arena,
			struct pp_sink *sink,
			const struct pp_import_plain *plain,
			const struct pp_import_table *table);

#endif
