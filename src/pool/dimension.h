#ifndef PP_POOL_DIMENSION_H
#define PP_POOL_DIMENSION_H

#include "pool/open.h"

/* A property by which records can be counted: one whose schema lists all its
 * values (enum, const, boolean), or that refers to a kind without a data
 * subject, whose records are listed; or a list of such.  Others, such as a name
 * or a date, could single somebody out, and are no dimensions. */
struct pp_dimension {
	struct pp_str name;		/* as the column would be: a_b */
	struct pp_str *keys;		/* the way from the root */
	size_t key_count;
	bool is_list;			/* a record may count for several */
	bool is_secret;			/* x-use: statistics-only */
	const struct pp_value **values;	/* in the schema's order */
	size_t value_count;
	const struct pp_kind *refers_to;	/* its values are ids of that
						   kind; where none are listed,
						   of all there are */
	struct pp_str label;		/* x-label or title; may be empty */
};

struct pp_dimensions {
	struct pp_dimension *items;
	size_t count;
};

/* All that a kind has, in the order of its schema; in arena. */
void pp_dimensions_list(struct pp_dimensions *out, struct pp_arena *arena,
			const struct pp_kinds *kinds,
			const struct pp_kind *kind);

const struct pp_dimension *pp_dimension_find(const struct pp_dimensions *all,
					     struct pp_str name);

/* The value of the dimension in a record: NULL where it has none. */
const struct pp_value *pp_dimension_value(const struct pp_dimension *d,
					  const struct pp_value *root);

#endif
