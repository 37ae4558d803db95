#ifndef PP_SCHEMA_SAY_H
#define PP_SCHEMA_SAY_H

#include "schema/spot.h"
#include "schema/program.h"

/* Putting faults into words: what must be, at which place, what was found, and
 * advice.  Each finding ends in a note at the schema keyword's own place. */

/* Why a schema applies at all, where that is not plain: "because 'type' is
 * 'x'".  A chain, the nearest reason first. */
struct pp_reason {
	const struct pp_reason *up;
	const char *text;
};

struct pp_say {
	const struct pp_schema *schema;
	struct pp_sink *sink;
	const char *file;			/* of the instance */
	struct pp_arena *scrap;
	const struct pp_reason *reasons;
};

/* A finding about the place, with its pointer.  at_key: it stands at the key
 * of the place, not at its value.  The text follows the place's name, unless
 * it is said to stand alone. */
__attribute__((format(printf, 5, 6)))
struct pp_finding *pp_say_at(struct pp_say *s, const struct pp_rule *rule,
			     struct pp_pos pos, const struct pp_spot *path,
			     const char *format, ...);

/* The last notes: the reasons, and the keyword of node. */
void pp_say_place(struct pp_say *s, struct pp_finding *f,
		  const struct pp_node *node, const char *keyword);

/* The value is not of a type in types (bits as in struct pp_node). */
void pp_say_type(struct pp_say *s, const struct pp_node *node,
		 const struct pp_spot *path, unsigned types,
		 const char *keyword);

/* The value is none of those. */
void pp_say_values(struct pp_say *s, const struct pp_node *node,
		   const struct pp_spot *path,
		   const struct pp_value *const *values, size_t count,
		   const char *keyword);

/* The value does not hold to an operation that looks at nothing below it:
 * bounds, lengths, counts, pattern, format, const, enum. */
void pp_say_op(struct pp_say *s, const struct pp_node *node,
	       const struct pp_op *op, const struct pp_spot *path);

/* A key that is not known here; names are those that are. */
void pp_say_unknown_key(struct pp_say *s, const struct pp_node *node,
			const struct pp_spot *path, const char *keyword,
			const struct pp_str *names, size_t count);

/* Advice from the schema's own description, where it has a short one. */
void pp_say_description(struct pp_say *s, struct pp_finding *f,
			const struct pp_node *node);

/* Up to three of words that are near word, as a note "did you mean ...?";
 * false where none is. */
bool pp_say_did_you_mean(struct pp_say *s, struct pp_finding *f,
			 struct pp_str word, const struct pp_str *words,
			 size_t count, bool about_value);

/* "2 items", "1 key". */
const char *pp_say_count(struct pp_arena *arena, uint64_t n, const char *one);

#endif
