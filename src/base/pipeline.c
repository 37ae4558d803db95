/* Made in any order, taken in one: see the header. */
#include "base/pipeline.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

#include "base/memory.h"

struct shared {
	const struct pp_pipeline *ask;
	pthread_mutex_t lock;
	pthread_cond_t made;	/* a piece is ready to be taken */
	pthread_cond_t room;	/* one was taken, or all is over */
	size_t next;		/* the first piece that nobody has begun */
	size_t taken;
	bool *ready;		/* of piece i at i % ahead */
	bool over;
};

struct thread {
	pthread_t id;
	bool started;
	struct shared *shared;
	void *worker;
};

static bool may_begin(const struct shared *s)
{
	return !s->over && s->next < s->ask->count &&
	       s->next < s->taken + s->ask->ahead;
}

/* Make the next piece; the lock is held before and after. */
static void make_one(struct shared *s, void *worker)
{
	size_t piece = s->next++;

	pthread_mutex_unlock(&s->lock);
	s->ask->make(worker, piece);
	pthread_mutex_lock(&s->lock);
	s->ready[piece % s->ask->ahead] = true;
	if (piece == s->taken)
		pthread_cond_signal(&s->made);
}

static void *make_all(void *data)
{
	struct thread *t = data;
	struct shared *s = t->shared;

	pthread_mutex_lock(&s->lock);
	while (!s->over && s->next < s->ask->count) {
		if (may_begin(s))
			make_one(s, t->worker);
		else
			pthread_cond_wait(&s->room, &s->lock);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

static int take_one(struct shared *s)
{
	int rc;

	pthread_mutex_unlock(&s->lock);
	rc = s->ask->take(s->ask->data, s->taken);
	pthread_mutex_lock(&s->lock);
	s->ready[s->taken % s->ask->ahead] = false;
	s->taken++;
	pthread_cond_broadcast(&s->room);
	return rc;
}

static int take_all(struct shared *s, void *worker)
{
	int rc = 0;

	pthread_mutex_lock(&s->lock);
	while (!rc && s->taken < s->ask->count) {
		if (s->ready[s->taken % s->ask->ahead])
			rc = take_one(s);
		else if (may_begin(s))
			make_one(s, worker);
		else
			pthread_cond_wait(&s->made, &s->lock);
	}
	s->over = true;
	pthread_cond_broadcast(&s->room);
	pthread_mutex_unlock(&s->lock);
	return rc;
}

int pp_pipeline_run(const struct pp_pipeline *pipeline, void **workers,
		    size_t threads)
{
	struct thread all[PP_THREADS_MAX] = { 0 };
	struct shared s = {
		.ask = pipeline,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.made = PTHREAD_COND_INITIALIZER,
		.room = PTHREAD_COND_INITIALIZER,
	};
	int rc;

	assert(pipeline->ahead && threads && threads <= PP_THREADS_MAX);
	s.ready = pp_alloc(pipeline->ahead, sizeof(*s.ready));
	for (size_t i = 0; i < pipeline->ahead; i++)
		s.ready[i] = false;
	for (size_t k = 1; k < threads; k++) {
		struct thread *t = &all[k];

		*t = (struct thread){ .shared = &s, .worker = workers[k] };
		t->started = !pthread_create(&t->id, NULL, make_all, t);
	}
	rc = take_all(&s, workers[0]);
	for (size_t k = 1; k < threads; k++)
		if (all[k].started)
			pthread_join(all[k].id, NULL);
	pthread_mutex_destroy(&s.lock);
	pthread_cond_destroy(&s.made);
	pthread_cond_destroy(&s.room);
	pp_free(s.ready);
	return rc;
}
