#ifndef PP_EXCHANGE_IMPORT_DESCRIBE_H
#define PP_EXCHANGE_IMPORT_DESCRIBE_H

#include "exchange/import_store.h"

/* A line about each of some records: id, title, what it says of two properties
 * (which may be empty), and what tells them apart; nothing that may only be
 * counted.  In arena. */
struct pp_import_describe {
	struct pp_arena *arena;
	const struct pp_import_store *store;
	struct pp_import_target *const *targets;
	size_t count;
	struct pp_str first[2];
};

void pp_import_describe(struct pp_str *lines,
			const struct pp_import_describe *what);

#endif
