#ifndef PP_RECORD_SITE_H
#define PP_RECORD_SITE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/finding.h"
#include "data/value.h"
#include "schema/shape.h"

/* The places of a record where references (x-ref) stand: the part of a shape
 * that leads to one, and nothing else of it, so that finding the references of
 * a record costs only the way to them. */
struct pp_site {
	int target;		/* place in pp_kinds.targets; -1: no reference
				   stands here, but below */
	const struct pp_value *keyword;	/* x-ref, and the file it stands in */
	const char *file;
	struct pp_site_member *members;
	size_t member_count;
	struct pp_site **prefix;	/* NULL entries: nothing there */
	size_t prefix_count;
	struct pp_site *items, *others;
};

struct pp_site_member {
	struct pp_str key;
	uint32_t hash;		/* pp_key_hash(key) */
	struct pp_site *site;
};

/* The kinds to which a reference may lead, by number. */
struct pp_targets {
	uint16_t *kinds;
	size_t count;
};

/* The sites of a shape with target -1 everywhere (the caller resolves keyword),
 * or NULL where no reference stands; in what may only be counted none does.
 * Each site that has a keyword is listed once in *list. */
struct pp_site *pp_sites_new(struct pp_arena *arena, struct pp_shape *shape,
			     struct pp_site ***list, size_t *count);

/* The way from the root to a value, innermost first; for JSON pointers. */
struct pp_step {
	const struct pp_step *up;	/* NULL: the root */
	struct pp_str key;		/* of a mapping; or, where key.p is */
	size_t index;			/* NULL, of a list */
};

typedef void pp_ref_visit(void *data, const struct pp_site *site,
			  const struct pp_value *value,
			  const struct pp_step *step);

/* Call visit for each string that stands at a reference's site. */
void pp_sites_walk(const struct pp_site *sites, const struct pp_value *root,
		   pp_ref_visit *visit, void *data);

/* The JSON pointer (RFC 6901) of a step. */
struct pp_str pp_step_pointer(struct pp_arena *arena,
			      const struct pp_step *step);

#endif
