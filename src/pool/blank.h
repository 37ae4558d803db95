#ifndef PP_POOL_BLANK_H
#define PP_POOL_BLANK_H

#include "record/kind.h"

/* The text of a new record: its modeline, id and salt, the values given, and
 * above each key a comment that says what may stand there.  Keys that are not
 * required are there as comments. */
struct pp_field {
	struct pp_str name;	/* "group", or "contact.email" */
	struct pp_str value;	/* items of a list are parted by commas */
};

struct pp_blank {
	const struct pp_kind *kind;
	const char *path, *id;
	const struct pp_field *fields;
	size_t count;
};

struct pp_blank_text {
	struct pp_str text;	/* NUL-terminated */
	struct pp_str *missing;	/* required keys that have no value yet */
	size_t missing_count;
};

/* Write it; everything lives in arena. */
void pp_blank_write(struct pp_blank_text *out, struct pp_arena *arena,
		    const struct pp_blank *blank);

/* The value given for a key, or NULL. */
const struct pp_field *pp_blank_given(const struct pp_blank *blank,
				      struct pp_str name);

#endif
