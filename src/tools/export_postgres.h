#ifndef PP_TOOLS_EXPORT_POSTGRES_H
#define PP_TOOLS_EXPORT_POSTGRES_H

#include "exchange/export.h"
#include "tools/commands.h"

/* export --format postgres: it is made from the index, as answers to queries
 * are. */
struct pp_export_postgres_settings {
	const char *schema;	/* --into; NULL: the pool's name */
	const char *at;		/* --at, for advice */
	bool whole, partial;	/* --full, --partial */
};

/* Returns the exit status; what is wrong has been told. */
int pp_export_postgres_run(struct pp_export *export,
			   const struct pp_export_postgres_settings *s,
			   const struct pp_arguments *args);

#endif
