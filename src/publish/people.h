#ifndef PP_PUBLISH_PEOPLE_H
#define PP_PUBLISH_PEOPLE_H

#include "pool/ask.h"
#include "pool/people.h"
#include "pool/reports.h"

/* Of whom a report's statistics count: a pp_people_find whose data is this.
 * Records are read in the state that ask shows: the work tree of each of its
 * pools; or, with --at, the pool's own commit. */
struct pp_publish_people {
	const struct pp_reports *reports;	/* whose schemas say what there
						   is */
	struct pp_ask *ask;		/* with a session */
	/* Its own: what was opened for the first block that asked. */
	struct pp_open_pool *open;
	size_t open_count;
};

int pp_publish_people(void *data, struct pp_people *out,
		      struct pp_arena *arena, struct pp_sink *sink,
		      const struct pp_people_want *want);

/* Closes what was opened; what was found lives on. */
void pp_publish_people_close(struct pp_publish_people *people);

#endif
