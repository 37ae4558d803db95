#ifndef PP_STORE_DEFLATE_H
#define PP_STORE_DEFLATE_H

#include "base/buf.h"

/* zlib's state, used again for each object: see inflate.h.  One thread. */
struct pp_deflater;

struct pp_deflater *pp_deflater_new(void);

/* May be NULL. */
void pp_deflater_free(struct pp_deflater *deflater);

/* Add bytes to out as a zlib stream, as git has it in packs.  0; or -1 where
 * that would go past out's maximum. */
int pp_deflate(struct pp_buf *out, struct pp_deflater *deflater,
	       struct pp_str bytes);

#endif
