/* What one thread needs while it checks. */
#include "schema/work.h"

#include "base/memory.h"

/* --- scraps --------------------------------------------------------------- */

static size_t push_words(struct pp_schema_work *w, size_t n)
{
	size_t at = w->word_count;

	if (!n)
		return at;
	if (n > w->word_cap - at) {
		w->word_cap = (at + n) * 2;
		w->words = pp_resize(w->words, w->word_cap,
				     sizeof(*w->words));
	}
	w->word_count += n;
	memset(w->words + at, 0, n * sizeof(*w->words));
	return at;
}

static size_t words_for(const struct pp_value *v)
{
	return v->type >= PP_LIST ? ((size_t)v->count + 63) / 64 : 0;
}

size_t pp_work_push(struct pp_schema_work *w, const struct pp_value *v)
{
	return push_words(w, words_for(v));
}

size_t pp_work_push_bits(struct pp_schema_work *w, size_t count)
{
	return push_words(w, (count + 63) / 64);
}

void pp_work_pop(struct pp_schema_work *w, size_t track)
{
	w->word_count = track;
}

void pp_work_merge(struct pp_schema_work *w, size_t into, size_t from,
		   const struct pp_value *v)
{
	if (into == PP_NO_TRACK)
		return;
	for (size_t i = 0; i < words_for(v); i++)
		w->words[into + i] |= w->words[from + i];
}

void pp_work_mark_all(struct pp_schema_work *w, size_t track,
		      const struct pp_value *v)
{
	if (track == PP_NO_TRACK)
		return;
	for (size_t i = 0; i < words_for(v); i++)
		w->words[track + i] = UINT64_MAX;
}

/* --- the dynamic scope ---------------------------------------------------- */

size_t pp_work_enter(struct pp_schema_work *w, const struct pp_node *n)
{
	size_t before = w->scope_count;

	if (!w->schema->dynamic ||
	    (before && w->scope[before - 1] == n->resource))
		return before;
	pp_grow(w->scope, w->scope_count, w->scope_cap);
	w->scope[w->scope_count++] = n->resource;
	return before;
}

void pp_work_leave(struct pp_schema_work *w, size_t before)
{
	w->scope_count = before;
}

uint32_t pp_work_dynamic(const struct pp_schema_work *w,
			 const struct pp_dynamic *d)
{
	for (size_t i = 0; i < w->scope_count; i++)
		for (uint32_t k = 0; k < d->count; k++)
			if (d->resources[k] == w->scope[i])
				return d->nodes[k];
	return d->fallback;
}

/* --- lists ---------------------------------------------------------------- */

static bool pairs_differ(const struct pp_value *list, uint32_t *first,
			 uint32_t *second)
{
	for (uint32_t i = 1; i < list->count; i++)
		for (uint32_t k = 0; k < i; k++)
			if (pp_value_eq(&list->items[i], &list->items[k])) {
				*first = k;
				*second = i;
				return false;
			}
	return true;
}

/* Short lists by pairs, long ones by a hash table on the stack of words: the
 * hash in the upper half of each word, 1 + the place in the lower. */
bool pp_work_same_items(struct pp_schema_work *w, const struct pp_value *list,
			uint32_t *first, uint32_t *second)
{
	enum { SHORT = 8 };
	uint64_t seed = pp_hash_seed();
	size_t slots = 16, table;
	bool found = false;

	if (list->count <= SHORT)
		return !pairs_differ(list, first, second);
	while (slots < 2 * (size_t)list->count)
		slots *= 2;
	table = push_words(w, slots);
	for (uint32_t i = 0; i < list->count && !found; i++) {
		uint64_t hash = pp_value_hash(&list->items[i], seed);
		uint64_t high = hash & 0xffffffff00000000u, *word;
		size_t at = (size_t)(hash >> 32) & (slots - 1);

		for (word = &w->words[table + at]; *word && !found;
		     word = &w->words[table + at]) {
			uint32_t k = (uint32_t)*word - 1;

			if ((*word & 0xffffffff00000000u) == high &&
			    pp_value_eq(&list->items[i], &list->items[k])) {
				*first = k;
				*second = i;
				found = true;
			}
			at = (at + 1) & (slots - 1);
		}
		if (!found)
			*word = high | (i + 1);
	}
	pp_work_pop(w, table);
	return found;
}

/* --- the whole ------------------------------------------------------------ */

static unsigned count_values(const struct pp_value *v)
{
	unsigned n = 1;

	for (uint32_t i = 0; v->type >= PP_LIST && i < v->count; i++)
		n += count_values(v->type == PP_LIST ? &v->items[i] :
						       &v->members[i].value);
	return n;
}

/* The values are only counted where the common allowance does not do. */
bool pp_work_is_spent(struct pp_schema_work *w)
{
	if (w->depth >= PP_WORK_DEPTH_MAX)
		return true;
	if (w->steps >= w->steps_max && w->steps_max == PP_WORK_STEPS_MAX)
		w->steps_max += PP_WORK_STEPS_EACH * count_values(w->root);
	return w->steps >= w->steps_max;
}

void pp_work_begin(struct pp_schema_work *w, const struct pp_schema *schema,
		   const struct pp_value *root)
{
	w->schema = schema;
	w->root = root;
	w->steps_max = PP_WORK_STEPS_MAX;
	w->word_count = w->scope_count = 0;
	w->depth = w->steps = 0;
	w->fault = PP_FAULT_NONE;
}

struct pp_schema_work *pp_schema_work_new(void)
{
	struct pp_schema_work *w = pp_alloc(1, sizeof(*w));

	*w = (struct pp_schema_work){ .patterns = pp_pattern_work_new() };
	return w;
}

void pp_schema_work_free(struct pp_schema_work *work)
{
	if (!work)
		return;
	pp_pattern_work_free(work->patterns);
	pp_free(work->words);
	pp_free(work->scope);
	pp_free(work);
}
