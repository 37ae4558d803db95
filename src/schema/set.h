#ifndef PP_SCHEMA_SET_H
#define PP_SCHEMA_SET_H

#include "schema/resource.h"

/* What a set holds beyond the documents that were added: those that are built
 * in, and those that the fetch callback brings. */

/* The resource with that URI (without fragment): one of the set, one built
 * in, or one that the callback fetches.  NULL where there is none; errors in
 * the document itself go to sink. */
struct pp_resource *pp_set_load(struct pp_schema_set *set,
				struct pp_sink *sink, struct pp_str uri);

/* The vocabularies of a resource's dialect, by the $vocabulary of the
 * meta-schema that its $schema names.  Where that cannot be had, an error goes
 * to sink and the standard's vocabularies are returned. */
unsigned pp_set_vocab(struct pp_schema_set *set, struct pp_sink *sink,
		      struct pp_resource *resource);

#endif
