#ifndef PP_BASE_CACHE_H
#define PP_BASE_CACHE_H

#include "base/str.h"

/* Put bytes in the place of the file at path, mode 0600, at once or not at all.
 * They are not flushed to disk, so that a power cut can leave anything: the
 * file must carry a checksum, and be one that can be made again.  What runs
 * that were killed have left behind is removed after a day.  0 or -1: not being
 * able to is no fault. */
int pp_cache_replace(const char *path, struct pp_str bytes);

#endif
