#ifndef PP_STORE_GRAFT_H
#define PP_STORE_GRAFT_H

#include <stddef.h>

#include "base/map.h"
#include "store/id.h"
#include "store/place.h"

/* Commits whose parents are others than they say: where a shallow clone ends
 * ("shallow"), and what info/grafts names.  A zeroed struct has none. */
struct pp_grafts {
	struct pp_map map;
	struct pp_arena arena;
};

struct pp_graft {
	const uint8_t (*parents)[PP_ID_SIZE];
	size_t count;
};

/* Read both files; what is not there or cannot be read grafts nothing. */
void pp_grafts_load(struct pp_grafts *grafts, const struct pp_place *place);
void pp_grafts_release(struct pp_grafts *grafts);

/* NULL: the commit's parents are its own. */
const struct pp_graft *pp_graft_find(const struct pp_grafts *grafts,
				     const uint8_t id[PP_ID_SIZE]);

#endif
