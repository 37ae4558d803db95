#ifndef PP_RECORD_FACTS_H
#define PP_RECORD_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What must be known of each record to check them against each other, without
 * the records themselves: held for all files at once, and remembered in the
 * state file, so it is small. */

struct pp_fact_ref {
	uint32_t target;	/* place in pp_kinds.targets */
	struct pp_str id;	/* what the reference says */
};

/* The values of an x-unique, as 128 bits: equal values, equal hashes.  The
 * few that are equal are compared in full before anything is said. */
struct pp_fact_unique {
	uint64_t number;	/* place in pp_kind.uniques */
	uint64_t hash[2];
};

struct pp_facts {
	struct pp_str path;	/* NUL-terminated */
	uint16_t kind;
	bool is_record;		/* it could be read: what follows is known */
	bool clean;		/* nothing was found in it */
	struct pp_str path_id;	/* the id that the path says; within path */
	struct pp_str id;	/* the id that the record says, or empty */
	struct pp_str salt;	/* or empty */
	struct pp_fact_ref *refs;
	struct pp_fact_unique *uniques;
	uint32_t ref_count, unique_count;
};

#endif
