#ifndef PP_SCHEMA_CHECK_H
#define PP_SCHEMA_CHECK_H

#include "schema/resource.h"

/* Checking a schema as a document: each keyword's value has the form that the
 * meta-schema of 2020-12 asks for; unknown keywords and old spellings are
 * told.  The verdict is the meta-schema's, the messages are kinder. */

/* The walk over one document.  The resources and anchors found on the way are
 * listed, not yet filed in the set. */
struct pp_scan {
	struct pp_arena *arena;		/* resources and anchors live here */
	struct pp_sink *sink;
	const char *file;
	bool lenient;			/* unknown keywords are not told */
	bool embedded;			/* ids and anchors are not entered: the
					   place is none of the standard's */
	struct pp_resource **resources;
	size_t resource_count, resource_cap;
	struct pp_anchor **anchors;
	size_t anchor_count, anchor_cap;
};

/* Check the schema at root, which stands in resource.  Findings go to
 * scan->sink; count its errors to see the verdict. */
void pp_check_schema(struct pp_scan *scan, const struct pp_value *root,
		     struct pp_resource *resource);

/* Gives back the lists; what they point to lives in the arena. */
void pp_scan_release(struct pp_scan *scan);

#endif
