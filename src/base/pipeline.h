#ifndef PP_BASE_PIPELINE_H
#define PP_BASE_PIPELINE_H

#include <stddef.h>

#include "base/parallel.h"

/* Pieces of work that are made in threads, in any order, and taken by this
 * thread alone, in their own. */
struct pp_pipeline {
	size_t count;		/* pieces */
	/* So many are made ahead of the one that is to be taken next: piece i
	 * may use the place i % ahead. */
	size_t ahead;
	void (*make)(void *worker, size_t piece);
	/* A result that is not 0 ends the run. */
	int (*take)(void *data, size_t piece);
	void *data;
};

/* Run it in threads threads, of which this is one; each has a worker of its
 * own.  This thread takes what is ready, and makes pieces while nothing is.
 * Returns what the last call of take did. */
int pp_pipeline_run(const struct pp_pipeline *pipeline, void **workers,
		    size_t threads);

#endif
