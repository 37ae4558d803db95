/* The refs of a push, one after the other. */
#include "pool/check_push.h"

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

/* A fault that several refs bring is told once.  The sink is sorted. */
static void drop_repeated(struct pp_sink *sink)
{
	size_t kept = 0;

	for (size_t i = 0; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];
		const struct pp_finding *last = kept ? sink->items[kept - 1] :
						       NULL;

		if (!last || strcmp(f->rule->id, last->rule->id) ||
		    f->pos.line != last->pos.line ||
		    f->pos.col != last->pos.col ||
		    !same_text(f->pos.file, last->pos.file) ||
		    !same_text(f->text, last->text) ||
		    !same_text(f->found, last->found) ||
		    !same_text(f->pointer, last->pointer)) {
			sink->items[kept++] = f;
			continue;
		}
		sink->errors -= f->severity == PP_ERROR;
		sink->warnings -= f->severity == PP_WARNING;
	}
	sink->count = kept;
}

static int check_one(struct pp_check_result *out, const struct pp_pool *pool,
		     struct pp_check *check, const struct pp_update *update,
		     struct pp_listing into)
{
	struct pp_range range;
	int rc = pp_push_range(&range, check->repo, into.sink, update);

	if (rc <= 0)
		return rc;
	check->commit = range.tip;
	return range.has_base ? pp_check_range(out, pool, check, &range.base,
					       into) :
				pp_check_run(out, pool, check, into);
}

int pp_check_push(struct pp_check_result *out, const struct pp_pool *pool,
		  const struct pp_check *check,
		  const struct pp_updates *updates, struct pp_listing into)
{
	struct pp_check each = *check;
	int rc = 0;

	*out = (struct pp_check_result){ 0 };
	for (size_t i = 0; i < updates->count && rc >= 0; i++) {
		struct pp_check_result one = { 0 };
		struct pp_sink found = { 0 };

		rc = check_one(&one, pool, &each, &updates->items[i],
			       (struct pp_listing){ into.arena, &found });
		if (rc >= 0 && out->files < one.files)
			*out = one;
		pp_sink_absorb(into.sink, &found);
		pp_sink_release(&found);
	}
	pp_sink_sort(into.sink);
	drop_repeated(into.sink);
	return rc;
}
