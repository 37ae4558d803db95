#ifndef PP_EXCHANGE_IMPORT_FIND_H
#define PP_EXCHANGE_IMPORT_FIND_H

#include "exchange/import_index.h"

/* From names to the records that bear them: an exact single one is taken,
 * anything else is a finding that lists what may have been meant. */

/* A name that nobody has decided about. */
struct pp_import_open {
	const struct pp_kind *kind;
	struct pp_str text;	/* as it was met first */
	struct pp_str *candidates;	/* a line about each */
	size_t count;
	const char *why;	/* "no council has that name" */
	bool listed;		/* it stands among the decisions, undecided */
};

struct pp_import_finder {
	const struct pp_import_values *values;	/* where faults go */
	struct pp_import_store *store;
	struct pp_import_index *indexes;	/* one for each find */
	const struct pp_import_find **finds;
	struct pp_map known;		/* kind and folded text -> open */
	struct pp_import_open **open;	/* in the order they were met */
	size_t open_count, open_cap;
};

/* Everything but what is released lives in values->arena. */
void pp_import_finder_init(struct pp_import_finder *out,
			   const struct pp_import_values *values,
			   struct pp_import_store *store);
void pp_import_finder_release(struct pp_import_finder *finder);

/* A record was made, and can be found from now on. */
void pp_import_finder_add(struct pp_import_finder *finder,
			  struct pp_import_target *target);

enum pp_import_found {
	PP_IMPORT_FOUND,	/* *out is the id */
	PP_IMPORT_EMPTY,	/* decided: as if nothing stood there */
	PP_IMPORT_SKIP,		/* decided: the row is left out */
	PP_IMPORT_UNFOUND,	/* a finding tells */
};

/* By a name. */
enum pp_import_found pp_import_find_name(struct pp_str *out,
					 struct pp_import_finder *finder,
					 const struct pp_import_spot *spot,
					 const struct pp_import_source *source,
					 struct pp_str text);

/* By the values of source->find->sources, of which one that is missing is
 * NULL. */
enum pp_import_found pp_import_find_by(struct pp_str *out,
				       struct pp_import_finder *finder,
				       const struct pp_import_spot *spot,
				       const struct pp_import_source *source,
				       const struct pp_value *const *values);

#endif
