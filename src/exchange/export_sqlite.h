#ifndef PP_EXCHANGE_EXPORT_SQLITE_H
#define PP_EXCHANGE_EXPORT_SQLITE_H

#include "exchange/export.h"

/* One file, NAME.sqlite, of the pool's name: see index/portable.h. */
pp_export_format pp_export_sqlite;

#endif
