/* What a push brings: see the header. */
#include "store/push.h"

#include "base/memory.h"

static const char *const shown = "<stdin>";

/* "OLD NEW REF".  Returns what is wrong, or NULL. */
static const char *parse_line(struct pp_update *out, struct pp_arena *arena,
			      struct pp_str line)
{
	enum { OLD = 0, NEW = 41, REF = 82 };
	struct pp_str ref;

	if (line.n <= REF || line.p[NEW - 1] != ' ' || line.p[REF - 1] != ' ')
		return "expected an old object id, a new one and a ref, with "
		       "one space between";
	if (pp_id_parse(out->old_id, (struct pp_str){ line.p + OLD, 40 }) ||
	    pp_id_parse(out->new_id, (struct pp_str){ line.p + NEW, 40 }))
		return "expected object ids of 40 hexadecimal digits";
	ref = (struct pp_str){ line.p + REF, line.n - REF };
	if (!pp_str_starts(ref, PP_LIT("refs/")) ||
	    ref.n > PP_REF_LENGTH_MAX || memchr(ref.p, '\0', ref.n) ||
	    memchr(ref.p, ' ', ref.n))
		return "expected the name of a ref, beginning with refs/";
	if (pp_update_creates(out) && pp_update_deletes(out))
		return "expected one of the two object ids not to be zero";
	out->ref = pp_arena_str(arena, ref).p;
	return NULL;
}

/* Cut a line off *rest. */
static struct pp_str next_line(struct pp_str *rest)
{
	const char *end = memchr(rest->p, '\n', rest->n);
	struct pp_str line = *rest;

	line.n = end ? (size_t)(end - rest->p) : rest->n;
	rest->p += line.n + (end != NULL);
	rest->n -= line.n + (end != NULL);
	return line;
}

int pp_push_parse(struct pp_updates *out, struct pp_listing into,
		  struct pp_str input)
{
	struct pp_pos pos = { .file = shown };
	struct pp_update *items = NULL;
	size_t count = 0, cap = 0;
	int rc = 0;

	while (input.n) {
		struct pp_str line = next_line(&input);
		struct pp_update update;
		const char *wrong;

		pos.line++;
		wrong = count < PP_UPDATES_MAX ?
				parse_line(&update, into.arena, line) :
				"more refs in one push than can be checked";
		if (wrong) {
			pp_report(into.sink, PP_R(PUSH_INPUT), pos, "%s",
				  wrong);
			rc = -1;
			if (count == PP_UPDATES_MAX)
				break;
			continue;
		}
		pp_grow(items, count, cap);
		items[count++] = update;
	}
	out->items = pp_new_raw(into.arena, struct pp_update, count + 1);
	if (count)
		memcpy(out->items, items, count * sizeof(*items));
	out->count = count;
	pp_free(items);
	return rc;
}

/* Where a new branch left what the repository already has. */
static int base_of_new(struct pp_range *range, struct pp_repo *repo,
		       struct pp_sink *sink)
{
	struct pp_sink quiet = { .limit = 1 };
	struct pp_commit pair[2] = { [1] = range->tip };
	int rc = 0;

	/* HEAD leads nowhere before the first push. */
	if (!pp_rev_resolve(&pair[0], repo, &quiet, "HEAD"))
		rc = pp_rev_merge_base(&range->base, repo, sink, pair);
	pp_sink_release(&quiet);
	range->has_base = rc > 0;
	return rc < 0 ? -1 : 0;
}

int pp_push_range(struct pp_range *out, struct pp_repo *repo,
		  struct pp_sink *sink, const struct pp_update *update)
{
	struct pp_range range = { 0 };
	int rc;

	if (pp_update_deletes(update))
		return 0;
	rc = pp_rev_peel(&range.tip, repo, sink, update->new_id);
	if (rc <= 0)
		return rc;
	if (!pp_update_creates(update)) {
		rc = pp_rev_peel(&range.base, repo, sink, update->old_id);
		range.has_base = rc > 0;
	} else {
		rc = base_of_new(&range, repo, sink);
	}
	if (rc < 0)
		return -1;
	*out = range;
	return 1;
}
