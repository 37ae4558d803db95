#ifndef PP_SCHEMA_SPOT_H
#define PP_SCHEMA_SPOT_H

#include "base/arena.h"
#include "data/value.h"

/* The way from the root of a value tree to a place in it, as a chain on the
 * stack of whoever walks the tree. */
struct pp_spot {
	const struct pp_spot *up;		/* NULL at the root */
	const struct pp_value *value;		/* what stands here */
	const struct pp_member *member;		/* of the map above, or NULL */
	uint32_t index;				/* else: in the list above */
};

static inline struct pp_spot pp_spot_member(const struct pp_spot *up,
					    const struct pp_member *m)
{
	return (struct pp_spot){ up, &m->value, m, 0 };
}

static inline struct pp_spot pp_spot_item(const struct pp_spot *up,
					  uint32_t index)
{
	return (struct pp_spot){ up, &up->value->items[index], NULL, index };
}

/* The JSON pointer (RFC 6901) of the place, in arena. */
struct pp_str pp_spot_pointer(struct pp_arena *arena,
			      const struct pp_spot *path);

/* The place in words: 'group', item 3 of 'skills', the document. */
const char *pp_spot_words(struct pp_arena *arena, const struct pp_spot *path);

/* Where the place is announced: its key, or the value itself in a list; 1:1
 * at the root. */
struct pp_pos pp_spot_key_pos(const struct pp_spot *path, const char *file);

#endif
