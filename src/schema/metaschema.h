#ifndef PP_SCHEMA_METASCHEMA_H
#define PP_SCHEMA_METASCHEMA_H

#include "base/str.h"

/* The meta-schemas of 2020-12, which say what a schema may be: one for the
 * dialect and one for each vocabulary.  They are needed only where a schema
 * refers to them, and are kept as YAML text until then. */

/* The meta-schema with that URI (without fragment) as YAML, its NUL-terminated
 * URI in *name (may be NULL); or { NULL, 0 }. */
struct pp_str pp_metaschema_text(struct pp_str uri, const char **name);

#endif
