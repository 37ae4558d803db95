#ifndef PP_SCHEMA_PATH_H
#define PP_SCHEMA_PATH_H

#include "base/arena.h"
#include "data/value.h"

/* The way from the root of a value tree to a place in it, as a chain on the
 * stack of whoever walks the tree. */
struct pp_path {
	const struct pp_path *up;		/* NULL at the root */
	const struct pp_value *value;		/* what stands here */
	const struct pp_member *member;		/* of the mapping above, or NULL */
	uint32_t index;				/* else: in the list above */
};

static inline struct pp_path pp_path_member(const struct pp_path *up,
					    const struct pp_member *m)
{
	return (struct pp_path){ up, &m->value, m, 0 };
}

static inline struct pp_path pp_path_item(const struct pp_path *up,
					  uint32_t index)
{
	return (struct pp_path){ up, &up->value->items[index], NULL, index };
}

/* The JSON pointer (RFC 6901) of the place, in arena. */
struct pp_str pp_path_pointer(struct pp_arena *arena,
			      const struct pp_path *path);

/* The place in words: 'group', item 3 of 'skills', the document. */
const char *pp_path_words(struct pp_arena *arena, const struct pp_path *path);

/* Where the place is announced: its key, or the value itself in a list; 1:1
 * at the root. */
struct pp_pos pp_path_key_pos(const struct pp_path *path, const char *file);

#endif
