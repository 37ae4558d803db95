#ifndef PP_EXCHANGE_IMPORT_WRITE_H
#define PP_EXCHANGE_IMPORT_WRITE_H

#include "exchange/import_map.h"

/* Names and other texts, taken apart and put together. */

/* The text without those words at its start, however often they stand there;
 * letter case and full stops do not count. */
struct pp_str pp_import_strip(struct pp_arena *arena, struct pp_str text,
			      const struct pp_import_texts *words);

/* Write the text anew, by source->parts and source->write.  0; or -1, and
 * *missing is the part that the text lacks ("{2}"), NULL where it would become
 * too long; it is left alone then. */
int pp_import_write(struct pp_str *text, const char **missing,
		    struct pp_arena *arena,
		    const struct pp_import_source *source);

#endif
