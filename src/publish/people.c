/* Of whom a report's statistics count. */
#include "publish/people.h"

static int read_pool(struct pp_people *out, struct pp_listing into,
		     const struct pp_publish_people *p,
		     const struct pp_people_want *want, size_t number)
{
	const struct pp_ask *ask = p->ask;
	const struct pp_pool *pool = &ask->together.items[number].pool;
	struct pp_open_pool open;
	int rc;

	if (ask->moment)
		rc = pp_pool_open_revision(&open, pool, into, ask->repo,
					   &ask->moment->commit);
	else
		rc = pp_pool_open(&open, pool, into);
	if (rc < 0)
		return -1;
	rc = pp_people_read(out, into, &open, want, ask->today);
	pp_pool_close(&open);
	return rc;
}

int pp_publish_people(void *data, struct pp_people *out,
		      struct pp_arena *arena, struct pp_sink *sink,
		      const struct pp_people_want *want)
{
	const struct pp_publish_people *p = data;
	size_t pools = p->ask->moment ? 1 : p->ask->together.count;
	struct pp_sink faults = { 0 };
	int rc;

	rc = pp_people_look(out, arena, sink, p->reports->open.kinds, want);
	if (want->look || !want->block->by.n)
		return rc;
	for (size_t i = 0; !rc && i < pools; i++)
		rc = read_pool(out, (struct pp_listing){ arena, &faults }, p,
			       want, i);
	/* Faults of other records are for `peerpool check` to tell. */
	if (rc)
		pp_sink_absorb(sink, &faults);
	pp_sink_release(&faults);
	return rc;
}
