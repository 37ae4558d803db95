#ifndef PP_REPORT_LEVEL_H
#define PP_REPORT_LEVEL_H

#include "index/table.h"

/* Who may read what: `x-reads` at one property of the schema of a kind whose
 * records are documents,
 *
 *   confidentiality:
 *     enum: [public, officers]
 *     x-reads: { public: none, officers: special }
 *
 * says for each value of the property the strictest class of data (x-data)
 * that such a document may read. */
struct pp_level {
	struct pp_str name;
	enum pp_class class;
};

struct pp_levels {
	struct pp_str property;
	struct pp_level *items;
	size_t count;
};

/* Read it.  Strings are lent from the schema, items live in arena.  0; or -1
 * with findings (schema-annotation) where it is missing or malformed. */
int pp_levels_read(struct pp_levels *out, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_kind *kind);

/* What a document of that level may read; nothing where the level is none. */
enum pp_class pp_levels_class(const struct pp_levels *levels,
			      struct pp_str name);

#endif
