#ifndef PP_POOL_NEW_ID_H
#define PP_POOL_NEW_ID_H

#include "record/kind.h"

/* The ids of new records. */

/* The first property that the title's template of the kind names: readable ids
 * are made of it.  "name" where there is none. */
struct pp_str pp_title_property(const struct pp_kind *kind);

/* An id for a new record: random letters; or, where ids are readable, made of
 * the title.  NUL-terminated, in arena; empty where title has no letter or
 * digit. */
struct pp_str pp_new_id(struct pp_arena *arena, const struct pp_kind *kind,
			struct pp_str title);

#endif
