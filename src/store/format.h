#ifndef PP_STORE_FORMAT_H
#define PP_STORE_FORMAT_H

#include <stdbool.h>

#include "store/place.h"

/* Is the repository one that we may and can read by ourselves: its folders
 * belong to this user, and its config names no form of objects or refs but the
 * usual?  Where not, libgit2 decides (safe.directory, extensions), and has the
 * message. */
bool pp_format_is_plain(const struct pp_place *place);

#endif
