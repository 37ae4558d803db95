#ifndef PP_POOL_EMPTY_H
#define PP_POOL_EMPTY_H

#include "index/database.h"
#include "pool/schemas.h"

/* A database in memory with the tables of the schemas and no rows, on which
 * statements are tried that are not to be run.  It is in a transaction; close
 * it with pp_db_close.  NULL with a finding. */
struct pp_db *pp_empty_open(const struct pp_schemas *schemas,
			    struct pp_listing into);

#endif
