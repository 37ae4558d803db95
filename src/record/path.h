#ifndef PP_RECORD_PATH_H
#define PP_RECORD_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Where the records of a kind lie: a path pattern of x-kind, such as
 *
 *   records/people/{id}.yaml
 *   records/people/{id:2}/{id}.yaml
 *
 * {id} is the record's id, {id:N} the first N characters of it after the
 * kind's prefix and hyphen.  An id holds no '/'. */
struct pp_path_part {
	struct pp_str literal;	/* or empty, then: */
	unsigned digits;	/* N of {id:N}; 0 for {id} */
};

struct pp_path {
	struct pp_path_part *parts;
	size_t count;
	/* What pp_path_match looks at: */
	struct pp_str folder;	/* the literal folders at its start, with the
				   last '/': "records/people/" */
	size_t slashes;		/* '/' after folder */
	struct pp_str stem;	/* stands before {id} in its component */
	struct pp_str suffix;	/* stands after it */
};

/* Parse a pattern; its strings are lent from text.  Returns 0, or -1 with
 * *error, a constant clause: the last component must hold {id}, and only
 * {id}; no '..', no other braces; it may not begin with '/'. */
int pp_path_parse(struct pp_path *out, struct pp_arena *arena,
		  struct pp_str text, const char **error);

/* Could this file be a record of the pattern?  True, and *id is what stands at
 * the {id} (a slice of file), whatever stands at {id:N}: pp_path_format tells
 * where it should lie. */
bool pp_path_match(const struct pp_path *path, struct pp_str file,
		   struct pp_str *id);

/* The file of a record with that id; prefix is its kind's, or empty. */
char *pp_path_format(const struct pp_path *path, struct pp_arena *arena,
		     struct pp_str prefix, struct pp_str id);

#endif
