#ifndef PP_POOL_MAKE_H
#define PP_POOL_MAKE_H

#include "pool/blank.h"
#include "pool/open.h"

/* Making a new record. */
struct pp_make {
	const struct pp_kind *kind;
	const struct pp_field *fields;
	size_t count;
	bool dry_run;		/* write nothing */
};

struct pp_made {
	const char *path;	/* below the pool's root */
	struct pp_blank_text blank;
};

/* Make the record's text and write its file, which must not exist yet.  The
 * values given are checked against the schema first: their faults go to sink
 * (at the place that they would have in the file), and nothing is written.
 * Returns 0; or -1 with findings. */
int pp_make_record(struct pp_made *out, const struct pp_open_pool *open,
		   const struct pp_make *make, struct pp_listing into);

/* Parse "name=value".  False where there is no name. */
bool pp_field_parse(struct pp_field *out, const char *text);

#endif
