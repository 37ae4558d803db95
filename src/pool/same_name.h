#ifndef PP_POOL_SAME_NAME_H
#define PP_POOL_SAME_NAME_H

#include "base/arena.h"
#include "base/str.h"

/* The text by which names are compared that people write in different ways:
 * letter case, accents, apostrophes and full stops do not count, '&' is 'and',
 * and any other punctuation is as good as a blank, of which several are one.
 * "St. Helens" and "ST HELENS", "King's Lynn & West Norfolk" and "Kings Lynn
 * and West Norfolk" have the same.  In arena. */
struct pp_str pp_same_name_key(struct pp_arena *arena, struct pp_str text);

/* Small letters and digits, hyphens between: "Zoe's cafe" is zoe-s-cafe.  At
 * most max bytes; NUL-terminated. */
struct pp_str pp_slug(struct pp_arena *arena, struct pp_str text, size_t max);

#endif
