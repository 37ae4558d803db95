/* Made in any order, taken in one. */
#include "base/pipeline.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include <cmocka.h>

enum { AHEAD = 5, PIECES = 1000 };

struct shared {
	size_t places[AHEAD];
	size_t taken, stop;
	atomic_size_t made;
};

struct worker {
	struct shared *shared;
	size_t made;
};

static void make(void *data, size_t piece)
{
	struct worker *w = data;

	/* Some take longer than others. */
	if (piece % 7 == 0)
		usleep(200);
	w->shared->places[piece % AHEAD] = piece * 3;
	w->made++;
	atomic_fetch_add(&w->shared->made, 1);
}

static int take(void *data, size_t piece)
{
	struct shared *s = data;

	assert_int_equal(piece, s->taken);
	assert_int_equal(s->places[piece % AHEAD], piece * 3);
	s->taken++;
	return s->stop && s->taken == s->stop ? -7 : 0;
}

static int run(struct shared *s, size_t count, size_t threads)
{
	const struct pp_pipeline pipeline = {
		.count = count, .ahead = AHEAD, .make = make, .take = take,
		.data = s,
	};
	struct worker workers[PP_THREADS_MAX];
	void *list[PP_THREADS_MAX];

	for (size_t i = 0; i < threads; i++) {
		workers[i] = (struct worker){ s, 0 };
		list[i] = &workers[i];
	}
	return pp_pipeline_run(&pipeline, list, threads);
}

static void test_order(void **state)
{
	(void)state;
	for (size_t threads = 1; threads <= 4; threads++) {
		struct shared s = { .taken = 0 };

		assert_int_equal(run(&s, PIECES, threads), 0);
		assert_int_equal(s.taken, PIECES);
		assert_int_equal(s.made, PIECES);
	}
}

static void test_nothing(void **state)
{
	struct shared s = { .taken = 0 };

	(void)state;
	assert_int_equal(run(&s, 0, 2), 0);
	assert_int_equal(s.made, 0);
}

/* Whoever takes may have had enough; little was made for nothing. */
static void test_stop(void **state)
{
	(void)state;
	for (size_t threads = 1; threads <= 3; threads++) {
		struct shared s = { .stop = 100 };

		assert_int_equal(run(&s, PIECES, threads), -7);
		assert_int_equal(s.taken, 100);
		assert_true(s.made <= 100 + AHEAD);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
