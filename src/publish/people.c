/* Of whom a report's statistics count. */
#include "publish/people.h"

static int open_pool(struct pp_open_pool *out, struct pp_listing into,
		     const struct pp_ask *ask, size_t number)
{
	const struct pp_pool *pool = &ask->together.items[number].pool;

	if (ask->moment)
		return pp_pool_open_revision(out, pool, into, ask->repo,
					     &ask->moment->commit);
	return pp_pool_open(out, pool, into);
}

static int open_pools(struct pp_publish_people *p, struct pp_listing into)
{
	size_t count = p->ask->moment ? 1 : p->ask->together.count;

	if (p->open)
		return p->open_count == count ? 0 : -1;
	p->open = pp_new(into.arena, struct pp_open_pool, count);
	while (p->open_count < count) {
		if (open_pool(&p->open[p->open_count], into, p->ask,
			      p->open_count) < 0)
			return -1;
		p->open_count++;
	}
	return 0;
}

void pp_publish_people_close(struct pp_publish_people *people)
{
	for (size_t i = 0; i < people->open_count; i++)
		pp_pool_close(&people->open[i]);
}

int pp_publish_people(void *data, struct pp_people *out,
		      struct pp_arena *arena, struct pp_sink *sink,
		      const struct pp_people_want *want)
{
	struct pp_publish_people *p = data;
	struct pp_sink faults = { 0 };
	struct pp_listing into = { p->ask->into.arena, &faults };
	int rc;

	rc = pp_people_look(out, arena, sink, p->reports->open.kinds, want);
	if (rc || want->look || !want->block->by.n)
		return rc;
	rc = open_pools(p, into);
	for (size_t i = 0; !rc && i < p->open_count; i++)
		rc = pp_people_read(out, into, &p->open[i], want,
				    p->ask->today);
	/* Faults of other records are for `peerpool check` to tell. */
	if (rc)
		pp_sink_absorb(sink, &faults);
	pp_sink_release(&faults);
	return rc;
}
