#ifndef PP_RECORD_DECLARE_H
#define PP_RECORD_DECLARE_H

#include "record/kind.h"

/* What a schema says of its kind, for kind.c: x-kind, and x-unique. */

/* Where a schema's faults are told. */
struct pp_declare {
	struct pp_arena *arena;
	struct pp_sink *sink;
	const char *file;
};

/* Read the mapping of x-kind into name, prefix, title, subject, slug, salt,
 * path and markdown.  Returns 0, or -1 with findings. */
int pp_declare_kind(struct pp_kind *kind, const struct pp_declare *at,
		    const struct pp_value *x);

/* Read every x-unique of a kind that has its root and shape into uniques.  A
 * faulty one goes to the sink and is left out; so does one below the root,
 * where it would have no effect. */
void pp_declare_uniques(struct pp_kind *kind, const struct pp_declare *at);

/* Report each x-data and x-use that is none of the words that it may be. */
void pp_declare_words(const struct pp_kind *kind, const struct pp_declare *at);

#endif
