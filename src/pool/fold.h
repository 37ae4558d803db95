#ifndef PP_POOL_FOLD_H
#define PP_POOL_FOLD_H

#include <stdint.h>

#include "base/str.h"

/* Take the first character off text and return it as a small letter without
 * its accent: of Latin-1 and Latin Extended-A, in which the names of these
 * islands and of most of Europe are written.  0 where nothing is left but
 * combining accents, which are skipped; U+FFFD for a byte that is not UTF-8. */
uint32_t pp_fold_next(struct pp_str *text);

#endif
