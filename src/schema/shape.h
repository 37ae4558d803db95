#ifndef PP_SCHEMA_SHAPE_H
#define PP_SCHEMA_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "schema/schema.h"

/* What may stand where, by a schema: for each place of an instance the union
 * of all subschemas that may apply there, through $ref, $dynamicRef, allOf,
 * anyOf, oneOf, if/then/else and dependentSchemas (not `not`).  The floors
 * above read x- keywords, labels and allowed values from it, without running
 * the schema.  Shapes form a graph: a schema that refers to itself gives a
 * shape that contains itself. */
struct pp_shape {
	unsigned types;		/* 1 << enum pp_type of those allowed; where
				   only branches say something, of those that
				   they name */
	unsigned may;		/* of all that may hold, also by a branch that
				   names none */
	struct pp_shape_member *members;	/* named properties, in order */
	size_t member_count;
	struct pp_shape **prefix;	/* prefixItems; where none may stand,
					   a shape without types */
	size_t prefix_count;
	struct pp_shape *items;		/* all other list items, or NULL */
	struct pp_shape *others;	/* properties that are not named
					   (patternProperties, additional- and
					   unevaluatedProperties), or NULL */
	bool open;			/* properties that are not named may
					   stand there: those of others, or, if
					   that is NULL, any */
	/* The schema objects merged here, in the order in which they were met:
	 * read an annotation with pp_shape_annotation. */
	const struct pp_value **sources;
	const char **files;		/* the file of each source */
	size_t source_count;
};

struct pp_shape_member {
	struct pp_str key;
	struct pp_shape *shape;
	bool required;		/* in every case: not only in a branch */
};

/* The shape of a compiled schema; lives in arena. */
struct pp_shape *pp_shape_new(struct pp_arena *arena,
			      const struct pp_schema *schema);

/* The shape of the property of that name, or NULL (then see others). */
struct pp_shape *pp_shape_member(const struct pp_shape *shape,
				 struct pp_str key);

/* The value of the first source that has that keyword, or NULL; *file (may be
 * NULL) is the schema file in which it stands. */
const struct pp_value *pp_shape_annotation(const struct pp_shape *shape,
					   const char *keyword,
					   const char **file);

#endif
