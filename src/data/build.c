/* Lists and mappings from a stack of children. */
#include "data/build.h"

#include "base/memory.h"

/* Up to so many members, keys are compared one by one; a hash table takes
 * longer to set up.  Above, it must be seeded: the keys may be hostile. */
enum { SMALL_MAP = 48 };

/* Enough for most records, so that the stack seldom grows. */
enum { STACK_START = 64 };

/* A table with more slots than this is not kept for the next mapping, which
 * may be much smaller: clearing takes time by the slot. */
enum { KEPT_SLOTS = 1024 };

void pp_build_init(struct pp_build *b, struct pp_text *text,
		   struct pp_arena *arena)
{
	*b = (struct pp_build){
		.text = text, .arena = arena, .cap = STACK_START,
	};
	b->stack = pp_alloc(b->cap, sizeof(*b->stack));
}

void pp_build_release(struct pp_build *b)
{
	pp_free(b->stack);
	pp_map_release(&b->seen);
}

static void clear_seen(struct pp_build *b)
{
	if (b->seen.slot_count > KEPT_SLOTS)
		pp_map_release(&b->seen);
	else
		pp_map_clear(&b->seen);
}

void pp_build_list(struct pp_build *b, size_t mark, struct pp_value *out)
{
	size_t n = b->count - mark;

	out->type = PP_LIST;
	out->count = (uint32_t)n;
	out->items = n ? pp_new_raw(b->arena, struct pp_value, n) : NULL;
	for (size_t i = 0; i < n; i++)
		out->items[i] = b->stack[mark + i].value;
	b->count = mark;
}

static void finish_map(struct pp_build *b, size_t mark, struct pp_value *out)
{
	size_t n = b->count - mark;

	out->type = PP_MAP;
	out->count = (uint32_t)n;
	out->members = n ? pp_new_raw(b->arena, struct pp_member, n) : NULL;
	if (n)
		memcpy(out->members, b->stack + mark, n * sizeof(*b->stack));
	b->count = mark;
}

static bool same_key(const struct pp_member *a, const struct pp_member *b)
{
	return a->hash == b->hash && pp_str_eq(a->key, b->key);
}

/* Is a key there twice?  Most mappings are small and their hashes all differ
 * in six bits or are few: a word of bits settles nearly every key. */
static bool small_repeats(const struct pp_member *m, size_t n)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t bit = (uint64_t)1 << (m[i].hash & 63);

		for (size_t j = 0; (bits & bit) && j < i; j++)
			if (same_key(&m[i], &m[j]))
				return true;
		bits |= bit;
	}
	return false;
}

static bool large_repeats(struct pp_build *b, const struct pp_member *m,
			  size_t n)
{
	bool fresh = true;

	clear_seen(b);
	for (size_t i = 0; i < n && fresh; i++)
		pp_map_put(&b->seen, m[i].key, &fresh);
	return !fresh;
}

static bool repeats(struct pp_build *b, size_t mark)
{
	size_t n = b->count - mark;

	if (n < 2)
		return false;
	return n > SMALL_MAP ? large_repeats(b, b->stack + mark, n)
			     : small_repeats(b->stack + mark, n);
}

static void report_twice(struct pp_build *b, const struct pp_member *first,
			 const struct pp_member *again)
{
	struct pp_finding *f;

	f = pp_fault(b->text, DUPLICATE_KEY,
		     pp_text_pos(b->text, again->line, again->col),
		     "the key %s stands here a second time",
		     pp_brief(&b->text->sink->arena, again->key, 60));
	pp_report_note(b->text->sink, f,
		       pp_text_pos(b->text, first->line, first->col),
		       "it stands here first; keep one of them");
}

/* Report the repeated keys and close the gaps that they leave. */
static void drop_repeated(struct pp_build *b, size_t mark)
{
	struct pp_member *m = b->stack + mark;
	size_t n = b->count - mark, kept = 0;

	clear_seen(b);
	for (size_t i = 0; i < n; i++) {
		struct pp_map_entry *e;
		bool fresh;

		e = pp_map_put(&b->seen, m[i].key, &fresh);
		if (!fresh) {
			report_twice(b, &m[e->num], &m[i]);
			continue;
		}
		e->num = kept;
		m[kept++] = m[i];
	}
	b->count = mark + kept;
}

void pp_build_map(struct pp_build *b, size_t mark, struct pp_value *out)
{
	if (repeats(b, mark))
		drop_repeated(b, mark);
	finish_map(b, mark, out);
}

bool pp_build_map_unique(struct pp_build *b, size_t mark,
			 struct pp_value *out)
{
	if (repeats(b, mark))
		return false;
	finish_map(b, mark, out);
	return true;
}

int pp_build_number(struct pp_build *b, struct pp_str text,
		    struct pp_value *out)
{
	struct pp_decimal number, *kept;

	if (pp_decimal_parse(&number, b->arena, text) < 0)
		return -1;
	kept = pp_new_raw(b->arena, struct pp_decimal, 1);
	*kept = number;
	out->type = PP_NUMBER;
	out->text = text;
	out->number = kept;
	return 0;
}
