#ifndef PP_DATA_VALUE_H
#define PP_DATA_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/finding.h"
#include "base/str.h"

/* The value tree: what a YAML, JSON or Markdown file says, each key, value and
 * list item with the line and column where it stands.  The types are JSON's.
 * A tree lives in one arena, is never changed once read, and may be shared
 * between threads. */
enum pp_type { PP_NULL, PP_BOOL, PP_NUMBER, PP_STRING, PP_LIST, PP_MAP };

enum pp_style {
	PP_STYLE_PLAIN, PP_STYLE_SINGLE, PP_STYLE_DOUBLE, PP_STYLE_LITERAL,
	PP_STYLE_FOLDED,		/* scalars */
	PP_STYLE_BLOCK, PP_STYLE_FLOW,	/* lists and mappings */
	PP_STYLE_BODY			/* the body of a Markdown file */
};

struct pp_value {
	uint8_t type;		/* enum pp_type */
	uint8_t style;		/* enum pp_style */
	bool boolean;		/* PP_BOOL */
	uint32_t line, col;	/* from 1, columns in code points */
	uint32_t count;		/* PP_LIST, PP_MAP: how many */
	const struct pp_decimal *number;	/* PP_NUMBER */
	union {
		/* PP_STRING: its value.  PP_NUMBER, PP_BOOL, PP_NULL: the text
		 * as written. */
		struct pp_str text;
		struct pp_value *items;		/* PP_LIST */
		struct pp_member *members;	/* PP_MAP, in file order */
	};
};

struct pp_member {
	struct pp_str key;
	uint32_t hash;		/* pp_key_hash(key) */
	uint32_t line, col;	/* where the key stands */
	struct pp_value value;
};

/* The hash by which keys are compared quickly; fixed, the same in every
 * process. */
static inline uint32_t pp_key_hash(struct pp_str key)
{
	uint64_t h = pp_hash(key, 0x70656572);

	return (uint32_t)(h ^ h >> 32);
}

/* The member of that key, or NULL; NULL too where map is not a PP_MAP. */
const struct pp_member *pp_value_member(const struct pp_value *map,
					struct pp_str key);

/* The value of that key, or NULL. */
const struct pp_value *pp_value_get(const struct pp_value *map,
				    const char *key);

/* The text of the string at key, or { NULL, 0 } where there is none. */
struct pp_str pp_value_text(const struct pp_value *map, const char *key);

/* The value that a JSON pointer (RFC 6901, decoded: not the URI form) names,
 * or NULL. */
const struct pp_value *pp_value_at(const struct pp_value *root,
				   struct pp_str pointer);

/* Equality as JSON Schema has it: 1 equals 1.0, false does not equal 0, the
 * order of keys does not count. */
bool pp_value_eq(const struct pp_value *a, const struct pp_value *b);

/* A hash: equal values, equal hashes. */
uint64_t pp_value_hash(const struct pp_value *v, uint64_t seed);

/* "null", "boolean", "number", "string", "list", "mapping": words for people,
 * YAML's where JSON's would not be known to them. */
const char *pp_type_name(enum pp_type type);

/* The position of a value in file. */
static inline struct pp_pos pp_value_pos(const struct pp_value *v,
					 const char *file)
{
	return (struct pp_pos){ .file = file, .line = v->line, .col = v->col };
}

#endif
