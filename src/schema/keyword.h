#ifndef PP_SCHEMA_KEYWORD_H
#define PP_SCHEMA_KEYWORD_H

#include "base/str.h"
#include "data/value.h"

/* The keywords of JSON Schema 2020-12, in one table. */

/* What the value of a keyword must be. */
enum pp_keyword_shape {
	PP_SHAPE_ANY,
	PP_SHAPE_BOOL,
	PP_SHAPE_STRING,
	PP_SHAPE_URI,		/* a URI reference */
	PP_SHAPE_ID,		/* a URI reference without a fragment */
	PP_SHAPE_ANCHOR,	/* a plain name */
	PP_SHAPE_PATTERN,	/* a regular expression */
	PP_SHAPE_NUMBER,
	PP_SHAPE_POSITIVE,	/* a number above 0 */
	PP_SHAPE_COUNT,		/* an integer from 0 */
	PP_SHAPE_LIST,
	PP_SHAPE_TYPE,		/* a type's name, or a list of several */
	PP_SHAPE_NAMES,		/* a list of strings, each once */
	PP_SHAPE_NAMES_MAP,	/* a mapping to such lists */
	PP_SHAPE_VOCABULARY,	/* a mapping from URIs to booleans */
	PP_SHAPE_SCHEMA,
	PP_SHAPE_SCHEMA_LIST,	/* not empty */
	PP_SHAPE_SCHEMA_MAP,
	PP_SHAPE_PATTERN_MAP,	/* regular expressions to schemas */
	PP_SHAPE_DEPENDENCIES	/* a mapping to schemas or lists of names */
};

/* The vocabularies, one bit each. */
enum pp_vocabulary {
	PP_VOCAB_CORE = 1,
	PP_VOCAB_APPLICATOR = 2,
	PP_VOCAB_UNEVALUATED = 4,
	PP_VOCAB_VALIDATION = 8,
	PP_VOCAB_META_DATA = 16,
	PP_VOCAB_FORMAT = 32,		/* format-annotation */
	PP_VOCAB_CONTENT = 64,
	PP_VOCAB_ASSERTION = 128,	/* format-assertion */
	PP_VOCAB_STANDARD = 127,	/* those of the standard's dialect */
	PP_VOCAB_CUSTOM = 256		/* mark: of another meta-schema */
};

/* The keywords in the byte order of their names. */
#define PP_KEYWORDS(X) \
	X(ANCHOR, "$anchor", ANCHOR, CORE) \
	X(COMMENT, "$comment", STRING, CORE) \
	X(DEFS, "$defs", SCHEMA_MAP, CORE) \
	X(DYNAMIC_ANCHOR, "$dynamicAnchor", ANCHOR, CORE) \
	X(DYNAMIC_REF, "$dynamicRef", URI, CORE) \
	X(ID, "$id", ID, CORE) \
	X(REF, "$ref", URI, CORE) \
	X(SCHEMA, "$schema", URI, CORE) \
	X(VOCABULARY, "$vocabulary", VOCABULARY, CORE) \
	X(ADDITIONAL, "additionalProperties", SCHEMA, APPLICATOR) \
	X(ALL_OF, "allOf", SCHEMA_LIST, APPLICATOR) \
	X(ANY_OF, "anyOf", SCHEMA_LIST, APPLICATOR) \
	X(CONST, "const", ANY, VALIDATION) \
	X(CONTAINS, "contains", SCHEMA, APPLICATOR) \
	X(CONTENT_ENCODING, "contentEncoding", STRING, CONTENT) \
	X(CONTENT_MEDIA_TYPE, "contentMediaType", STRING, CONTENT) \
	X(CONTENT_SCHEMA, "contentSchema", SCHEMA, CONTENT) \
	X(DEFAULT, "default", ANY, META_DATA) \
	X(DEFINITIONS, "definitions", SCHEMA_MAP, CORE) \
	X(DEPENDENCIES, "dependencies", DEPENDENCIES, APPLICATOR) \
	X(DEPENDENT_REQUIRED, "dependentRequired", NAMES_MAP, VALIDATION) \
	X(DEPENDENT_SCHEMAS, "dependentSchemas", SCHEMA_MAP, APPLICATOR) \
	X(DEPRECATED, "deprecated", BOOL, META_DATA) \
	X(DESCRIPTION, "description", STRING, META_DATA) \
	X(ELSE, "else", SCHEMA, APPLICATOR) \
	X(ENUM, "enum", LIST, VALIDATION) \
	X(EXAMPLES, "examples", LIST, META_DATA) \
	X(EXCLUSIVE_MAXIMUM, "exclusiveMaximum", NUMBER, VALIDATION) \
	X(EXCLUSIVE_MINIMUM, "exclusiveMinimum", NUMBER, VALIDATION) \
	X(FORMAT, "format", STRING, FORMAT) \
	X(IF, "if", SCHEMA, APPLICATOR) \
	X(ITEMS, "items", SCHEMA, APPLICATOR) \
	X(MAX_CONTAINS, "maxContains", COUNT, VALIDATION) \
	X(MAX_ITEMS, "maxItems", COUNT, VALIDATION) \
	X(MAX_LENGTH, "maxLength", COUNT, VALIDATION) \
	X(MAX_PROPERTIES, "maxProperties", COUNT, VALIDATION) \
	X(MAXIMUM, "maximum", NUMBER, VALIDATION) \
	X(MIN_CONTAINS, "minContains", COUNT, VALIDATION) \
	X(MIN_ITEMS, "minItems", COUNT, VALIDATION) \
	X(MIN_LENGTH, "minLength", COUNT, VALIDATION) \
	X(MIN_PROPERTIES, "minProperties", COUNT, VALIDATION) \
	X(MINIMUM, "minimum", NUMBER, VALIDATION) \
	X(MULTIPLE_OF, "multipleOf", POSITIVE, VALIDATION) \
	X(NOT, "not", SCHEMA, APPLICATOR) \
	X(ONE_OF, "oneOf", SCHEMA_LIST, APPLICATOR) \
	X(PATTERN, "pattern", PATTERN, VALIDATION) \
	X(PATTERN_PROPERTIES, "patternProperties", PATTERN_MAP, APPLICATOR) \
	X(PREFIX_ITEMS, "prefixItems", SCHEMA_LIST, APPLICATOR) \
	X(PROPERTIES, "properties", SCHEMA_MAP, APPLICATOR) \
	X(PROPERTY_NAMES, "propertyNames", SCHEMA, APPLICATOR) \
	X(READ_ONLY, "readOnly", BOOL, META_DATA) \
	X(REQUIRED, "required", NAMES, VALIDATION) \
	X(THEN, "then", SCHEMA, APPLICATOR) \
	X(TITLE, "title", STRING, META_DATA) \
	X(TYPE, "type", TYPE, VALIDATION) \
	X(UNEVALUATED_ITEMS, "unevaluatedItems", SCHEMA, UNEVALUATED) \
	X(UNEVALUATED_PROPERTIES, "unevaluatedProperties", SCHEMA, \
	  UNEVALUATED) \
	X(UNIQUE_ITEMS, "uniqueItems", BOOL, VALIDATION) \
	X(WRITE_ONLY, "writeOnly", BOOL, META_DATA)

enum pp_keyword_number {
#define X(name, text, shape, vocab) PP_KW_##name,
	PP_KEYWORDS(X)
#undef X
	PP_KW_COUNT
};

struct pp_keyword {
	const char *name;
	enum pp_keyword_shape shape;
	unsigned vocab;
};

extern const struct pp_keyword pp_keywords[PP_KW_COUNT];

/* The number of the keyword of that name, or -1. */
int pp_keyword_find(struct pp_str name);

/* The standard's keyword that was probably meant by an unknown one, or NULL. */
const char *pp_keyword_nearest(struct pp_str name);

/* What takes the place of a keyword of an earlier draft, as advice that
 * completes "...: "; NULL where name is not one of those. */
const char *pp_keyword_advice(struct pp_str name);

/* The types of "type", as bits: 1 << enum pp_type, and a bit of its own for
 * integer.  0 where name is none. */
enum {
	PP_TYPES_INTEGER = 64,
	PP_TYPES_ALL = 63
};
unsigned pp_type_bit(struct pp_str name);

/* The vocabulary of 2020-12 with that URI, or 0. */
unsigned pp_vocabulary_find(struct pp_str uri);

/* Is there a subschema below this keyword; directly, or one step on? */
static inline bool pp_shape_holds_schemas(enum pp_keyword_shape shape)
{
	return shape >= PP_SHAPE_SCHEMA;
}

#endif
