/* Threads that take the next batch of work until there is none. */
#include "base/parallel.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

enum { FEW = 24 };

struct pp_parallel {
	atomic_size_t next;
	size_t count;
	void (*work)(void *worker, struct pp_batch *batch);
};

struct thread {
	pthread_t id;
	bool started;
	struct pp_parallel *shared;
	void *worker;
};

size_t pp_parallel_threads(size_t count)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t n = cores > 0 ? (size_t)cores : 1;

	if (count <= FEW)
		return 1;
	return n < PP_THREADS_MAX ? n : PP_THREADS_MAX;
}

int pp_batch_next(struct pp_batch *batch)
{
	struct pp_parallel *p = batch->shared;

	batch->from = atomic_fetch_add(&p->next, PP_BATCH);
	if (batch->from >= p->count)
		return 0;
	batch->to = p->count - batch->from < PP_BATCH ? p->count :
						     batch->from + PP_BATCH;
	return 1;
}

static void *run(void *data)
{
	struct thread *t = data;
	struct pp_batch batch = { .shared = t->shared };

	t->shared->work(t->worker, &batch);
	return NULL;
}

void pp_parallel_run(void (*work)(void *worker, struct pp_batch *batch),
		     void **workers, size_t threads, size_t count)
{
	struct pp_parallel shared = { .count = count, .work = work };
	struct thread all[PP_THREADS_MAX] = { 0 };

	assert(threads && threads <= PP_THREADS_MAX);
	for (size_t k = 0; k < threads; k++) {
		struct thread *t = &all[k];

		*t = (struct thread){ .shared = &shared, .worker = workers[k] };
		/* The first is this thread. */
		t->started = k && !pthread_create(&t->id, NULL, run, t);
	}
	run(&all[0]);
	for (size_t k = 1; k < threads; k++)
		if (all[k].started)
			pthread_join(all[k].id, NULL);
}
