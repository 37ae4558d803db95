#ifndef PP_POOL_EXPORT_SQLITE_H
#define PP_POOL_EXPORT_SQLITE_H

#include "pool/export.h"

/* One file, NAME.sqlite, of the pool's name: see index/portable.h. */
pp_export_format pp_export_sqlite;

#endif
