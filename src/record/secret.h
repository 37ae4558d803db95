#ifndef PP_RECORD_SECRET_H
#define PP_RECORD_SECRET_H

#include <stdbool.h>

#include "base/finding.h"
#include "schema/shape.h"

/* Properties with `x-use: statistics-only`: they may be counted (`peerpool
 * stats`), and nothing else may show what they say. */

/* Is it the place of such a property itself?  Any x-use will do: a misspelt one
 * must not show what was to be hidden. */
bool pp_shape_is_secret(const struct pp_shape *shape);

/* Is there one here or anywhere below? */
bool pp_shape_holds_secret(const struct pp_shape *shape);

/* Does the JSON pointer lead, through properties that the shape names, to a
 * place where neither it, nor what it stands in, nor what stands in it is
 * secret?  Of a key that is not known nobody can tell, so: no. */
bool pp_shape_is_open(const struct pp_shape *root, struct pp_str pointer);

/* Take from the findings since that one, which are about a value of the shape,
 * all that tells something of what it says: values found, notes about them,
 * and the source line.  Those at an open place keep their value. */
void pp_secret_hide(struct pp_sink *sink, size_t since,
		    const struct pp_shape *root);

#endif
