#ifndef PP_INDEX_DIGEST_H
#define PP_INDEX_DIGEST_H

#include "index/table.h"

/* Fill out->digests, from the finished tables: for each kind what it depends
 * on is its schema document and those to which $ref leads from there (all,
 * where that cannot be told from the text: $dynamicRef, an $id within a
 * document, a reference that leads nowhere); the kinds to which its references
 * may lead; and its tables as they came out beside those of other kinds. */
void pp_digests_make(struct pp_tables *out, struct pp_arena *arena,
		     const struct pp_kinds *kinds,
		     const struct pp_schema_file *files, size_t file_count);

#endif
