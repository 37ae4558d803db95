#ifndef PP_INDEX_OUTLINE_H
#define PP_INDEX_OUTLINE_H

#include <stdbool.h>

#include "index/table.h"
#include "schema/shape.h"

/* What tables take from the shape of one place of a record. */

/* Has it no column: x-use at it, or at the items of the list that it is?  Any
 * value of x-use is taken for statistics-only: what is misspelt stays shut. */
bool pp_shape_is_hidden(const struct pp_shape *shape);

/* Is anything at or below it hidden?  (True also where there is too much below
 * it to look.) */
bool pp_shape_hides(const struct pp_shape *shape);

/* The strictest x-data of the place itself, or -1 where nothing is said. */
int pp_shape_class(const struct pp_shape *shape);

/* What lies below a place, itself included. */
struct pp_below {
	bool within_itself;	/* the shape contains itself */
	bool hidden;		/* something is */
	bool ref;		/* a reference stands there */
	int class;		/* the strictest x-data that is said, or -1 */
};

/* Takes time in proportion to what lies below; past a few thousand shapes it
 * stops, and says yes to everything. */
void pp_shape_below(struct pp_below *out, const struct pp_shape *shape);

/* What a place becomes. */
enum pp_form {
	PP_FORM_NONE,		/* nothing may stand there */
	PP_FORM_SCALAR,
	PP_FORM_MAP,		/* named properties: columns of their own */
	PP_FORM_LIST,		/* of scalars or such mappings: a table */
	PP_FORM_JSON,
};

enum pp_form pp_shape_form(const struct pp_shape *shape);

/* The type of the column of a scalar place. */
enum pp_column_type pp_shape_column(const struct pp_shape *shape);

/* May a value stand there that is neither null nor of that type? */
bool pp_shape_strays(const struct pp_shape *shape, enum pp_type type);

/* x-label or title, whichever is said nearest to the place; may be empty. */
struct pp_str pp_shape_label(const struct pp_shape *shape);

/* The text of an annotation, or empty. */
struct pp_str pp_shape_text(const struct pp_shape *shape, const char *keyword);

#endif
