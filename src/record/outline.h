#ifndef PP_RECORD_OUTLINE_H
#define PP_RECORD_OUTLINE_H

#include <stdbool.h>

#include "record/kind.h"
#include "schema/shape.h"

/* What tables and sheets take from the shape of one place of a record. */

/* How much care a column's values ask for: x-data, the strictest of those on
 * the way from the root.  third-party counts as personal; so does the table of
 * a kind with a subject where nothing is said. */
enum pp_class { PP_CLASS_NONE, PP_CLASS_PERSONAL, PP_CLASS_SPECIAL };

/* "none", "personal", "special". */
const char *pp_class_name(enum pp_class class);

enum pp_column_type {
	PP_COLUMN_TEXT,
	PP_COLUMN_INTEGER,
	PP_COLUMN_REAL,		/* numbers that need not be whole */
	PP_COLUMN_BOOLEAN,	/* 0 and 1 */
	PP_COLUMN_DATE,		/* text, YYYY-MM-DD; format: date */
	PP_COLUMN_TIME,		/* text, RFC 3339; format: date-time */
	PP_COLUMN_JSON,
	PP_COLUMN_ANY,		/* several scalar types are allowed */
};

/* "text", "integer", ... as `query --schema` shows them. */
const char *pp_column_type_name(enum pp_column_type type);

/* The stricter of two classes, -1 being none said. */
int pp_class_stricter(int a, int b);

/* The class that follows: where nothing is said (-1), a kind about a person is
 * personal. */
enum pp_class pp_class_said(const struct pp_kind *kind, int class);

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
