#ifndef PP_BASE_PARALLEL_H
#define PP_BASE_PARALLEL_H

#include <stddef.h>

/* Most threads; pieces that are given out at once. */
enum { PP_THREADS_MAX = 16, PP_BATCH = 16 };

/* How many threads are worth starting for count pieces of work: at most one a
 * core and PP_THREADS_MAX; one for a few pieces. */
size_t pp_parallel_threads(size_t count);

/* One thread's share: pp_batch_next gives it the next pieces until none is
 * left. */
struct pp_batch {
	struct pp_parallel *shared;
	size_t from, to;	/* pieces from <= i < to */
};

/* True, and the next pieces; false when all have been given out. */
int pp_batch_next(struct pp_batch *batch);

/* Run work(workers[k], batch) in threads threads, of which this is one; each
 * has a worker of its own.  Returns when all pieces are done, also where some
 * threads could not be started. */
void pp_parallel_run(void (*work)(void *worker, struct pp_batch *batch),
		     void **workers, size_t threads, size_t count);

#endif
