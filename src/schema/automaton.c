/* From a machine that may be at several places to a table, in two steps:
 * classes of characters that no set tells apart, and the subset construction.
 * Assertions (^, $, \b) look at the characters before and after a place: a
 * state therefore holds the instructions at which the machine stands before it
 * has followed any empty step, and what kind of character came last; the empty
 * steps are followed when the next character is known. */
#include "schema/automaton.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "schema/nfa.h"

enum {
	STATES_MAX = 2000,
	TABLE_MAX = UINT16_MAX,	/* entries */
	CLASSES_MAX = 255,
	WORK_MAX = 2000000,	/* steps while making the table */
	PASSES_MAX = 20,
	POINT_END = 0x110000,	/* one past the last code point */
	ASCII = 128,
};

/* What stands beside a place in the text. */
enum kind { KIND_EDGE, KIND_OTHER, KIND_WORD };

enum { NO_STATE, YES_STATE, FIRST_STATE };

struct state {
	const uint16_t *insts;
	uint16_t count;
	enum kind before;
};

struct builder {
	struct pp_arena arena;
	bool failed;
	size_t work;
	struct pp_nfa nfa;
	/* Classes: intervals of code points, each from its start to the next's,
	 * and the sets that hold them. */
	uint32_t *starts;
	uint8_t *interval_class;
	size_t interval_count, interval_cap;
	uint64_t class_sets[CLASSES_MAX];
	bool class_word[CLASSES_MAX];
	size_t class_count;
	struct state *states;
	size_t state_count, state_cap;
	struct pp_map known;		/* of states, by their bytes */
	uint16_t *table;
	size_t table_cap;
	/* Following empty steps. */
	uint32_t *seen;
	uint32_t round;
	uint16_t *stack, *found;
	size_t found_count;
};

struct pp_automaton {
	/* For each state a row: where each class leads, then whether the end
	 * of the text is a match.  Entries are places of rows. */
	uint16_t *table;
	size_t width;
	uint8_t ascii[ASCII];	/* classes */
	uint32_t *starts;	/* of the intervals past ASCII */
	uint8_t *classes;
	size_t intervals;
};

/* --- classes of characters ---------------------------------------------- */

static bool is_word(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
	       cp == '_' || (cp >= 'a' && cp <= 'z');
}

static void add_start(struct builder *b, uint32_t cp)
{
	pp_grow(b->starts, b->interval_count, b->interval_cap);
	b->starts[b->interval_count++] = cp;
}

static int compare_points(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static bool set_has(const struct pp_regex_set *set, uint32_t cp)
{
	size_t lo = 0, hi = set->range_count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (set->ranges[mid].hi < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < set->range_count && set->ranges[lo].lo <= cp;
}

static uint8_t class_of(struct builder *b, uint32_t cp)
{
	bool word = b->nfa.sees_word && is_word(cp);
	uint64_t sets = 0;
	size_t i = 0;

	for (size_t k = 0; k < b->nfa.set_count; k++)
		sets |= (uint64_t)set_has(b->nfa.sets[k], cp) << k;
	while (i < b->class_count &&
	       (b->class_sets[i] != sets || b->class_word[i] != word))
		i++;
	if (i == CLASSES_MAX) {
		b->failed = true;
		return 0;
	}
	if (i == b->class_count) {
		b->class_sets[i] = sets;
		b->class_word[i] = word;
		b->class_count++;
	}
	return (uint8_t)i;
}

static void make_classes(struct builder *b)
{
	static const uint32_t word_edges[] = {
		'0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1,
	};
	size_t n = 0;

	add_start(b, 0);
	add_start(b, ASCII);
	for (size_t k = 0; k < b->nfa.set_count; k++)
		for (size_t i = 0; i < b->nfa.sets[k]->range_count; i++) {
			add_start(b, b->nfa.sets[k]->ranges[i].lo);
			add_start(b, b->nfa.sets[k]->ranges[i].hi + 1);
		}
	for (size_t i = 0; b->nfa.sees_word && i < 8; i++)
		add_start(b, word_edges[i]);
	qsort(b->starts, b->interval_count, sizeof(*b->starts),
	      compare_points);
	for (size_t i = 0; i < b->interval_count; i++)
		if (b->starts[i] < POINT_END &&
		    (!n || b->starts[i] != b->starts[n - 1]))
			b->starts[n++] = b->starts[i];
	b->interval_count = n;
	b->interval_class = pp_alloc(n, 1);
	for (size_t i = 0; i < n && !b->failed; i++)
		b->interval_class[i] = class_of(b, b->starts[i]);
}

/* --- states ------------------------------------------------------------- */

/* The number of the state, made where there is none like it. */
static uint16_t state_of(struct builder *b, const uint16_t *insts,
			 size_t count, enum kind before)
{
	struct pp_map_entry *entry;
	struct pp_str key;
	uint16_t *bytes;
	bool is_new;

	bytes = pp_new_raw(&b->arena, uint16_t, count + 1);
	if (count)
		memcpy(bytes, insts, count * sizeof(*insts));
	bytes[count] = (uint16_t)before;
	key = (struct pp_str){ (const char *)bytes,
			       (count + 1) * sizeof(*bytes) };
	entry = pp_map_put(&b->known, key, &is_new);
	if (!is_new)
		return (uint16_t)entry->num;
	if (b->state_count >= STATES_MAX) {
		b->failed = true;
		return NO_STATE;
	}
	pp_grow(b->states, b->state_count, b->state_cap);
	b->states[b->state_count] = (struct state){
		.insts = bytes, .count = (uint16_t)count, .before = before,
	};
	entry->num = b->state_count;
	return (uint16_t)b->state_count++;
}

static void push(struct builder *b, size_t *depth, uint16_t at)
{
	if (b->seen[at] == b->round)
		return;
	b->seen[at] = b->round;
	b->stack[(*depth)++] = at;
}

/* Follow every empty step from the state's instructions and from the first
 * one (a match may begin anywhere), between characters of two kinds.  Fills
 * found with the SET instructions reached; returns whether MATCH was. */
static bool follow(struct builder *b, const struct state *s, enum kind after)
{
	bool edge = (s->before == KIND_WORD) != (after == KIND_WORD);
	size_t depth = 0;

	b->round++;
	b->found_count = 0;
	push(b, &depth, 0);
	for (size_t i = 0; i < s->count || depth; b->work++) {
		const struct pp_nfa_inst *inst;
		uint16_t at;

		if (!depth) {
			push(b, &depth, s->insts[i++]);
			continue;
		}
		at = b->stack[--depth];
		inst = &b->nfa.insts[at];
		switch (inst->op) {
		case PP_NFA_MATCH:
			return true;
		case PP_NFA_SET:
			b->found[b->found_count++] = at;
			continue;
		case PP_NFA_SPLIT:
			push(b, &depth, inst->y);
			push(b, &depth, inst->x);
			continue;
		case PP_NFA_JUMP:
			push(b, &depth, inst->x);
			continue;
		case PP_NFA_START:
			if (s->before != KIND_EDGE)
				continue;
			break;
		case PP_NFA_END:
			if (after != KIND_EDGE)
				continue;
			break;
		case PP_NFA_WORD:
			if (!edge)
				continue;
			break;
		case PP_NFA_NOT_WORD:
			if (edge)
				continue;
			break;
		}
		push(b, &depth, (uint16_t)(at + 1));
	}
	return false;
}

static int compare_insts(const void *a, const void *b)
{
	return *(const uint16_t *)a - *(const uint16_t *)b;
}

/* Where the found instructions lead over a character of the class. */
static uint16_t step(struct builder *b, size_t class)
{
	uint16_t *next = b->stack;	/* free by now */
	size_t n = 0;
	enum kind kind = b->nfa.sees_word && b->class_word[class] ? KIND_WORD :
								KIND_OTHER;

	for (size_t i = 0; i < b->found_count; i++) {
		uint16_t at = b->found[i];

		if (b->class_sets[class] >> b->nfa.insts[at].x & 1)
			next[n++] = (uint16_t)(at + 1);
	}
	b->work += b->found_count + n + 8;
	qsort(next, n, sizeof(*next), compare_insts);
	return state_of(b, next, n, kind);
}

static void fill_row(struct builder *b, size_t number)
{
	size_t width = b->class_count + 1;
	struct state s = b->states[number];
	int followed = -1;	/* the kind after, when found was filled */
	bool match = false;

	if ((number + 1) * width > b->table_cap) {
		b->table_cap = (number + 1) * width * 2;
		b->table = pp_resize(b->table, b->table_cap,
				     sizeof(*b->table));
	}
	for (size_t pass = 0; pass < 2; pass++)
		for (size_t c = 0; c < b->class_count; c++) {
			int after = b->class_word[c] ? KIND_WORD : KIND_OTHER;

			if (b->class_word[c] != (pass == 1))
				continue;
			if (followed != after)
				match = follow(b, &s, (enum kind)after);
			followed = after;
			b->table[number * width + c] =
				match ? YES_STATE : step(b, c);
		}
	b->table[number * width + b->class_count] =
		follow(b, &s, KIND_EDGE) ? YES_STATE : NO_STATE;
}

/* Turn the states from which no match can come any more into NO_STATE.  Few
 * passes are enough, since states are numbered as they are reached; where they
 * are not, all stay. */
static void prune(struct builder *b)
{
	size_t width = b->class_count + 1;
	bool *live = pp_alloc(b->state_count, sizeof(*live)), changed = true;
	int passes = 0;

	memset(live, 0, b->state_count);
	live[YES_STATE] = true;
	for (; changed && passes < PASSES_MAX; passes++) {
		changed = false;
		for (size_t s = b->state_count; s-- > FIRST_STATE;)
			for (size_t c = 0; c < width && !live[s]; c++)
				if (live[b->table[s * width + c]])
					live[s] = changed = true;
	}
	for (size_t i = FIRST_STATE * width;
	     !changed && i < b->state_count * width; i++)
		if (!live[b->table[i]])
			b->table[i] = NO_STATE;
	pp_free(live);
}

static void make_states(struct builder *b)
{
	const struct state none = { 0 };

	b->seen = pp_alloc(b->nfa.count, sizeof(*b->seen));
	memset(b->seen, 0, b->nfa.count * sizeof(*b->seen));
	b->stack = pp_alloc(b->nfa.count, sizeof(*b->stack));
	b->found = pp_alloc(b->nfa.count, sizeof(*b->found));
	for (int i = 0; i < FIRST_STATE; i++) {
		pp_grow(b->states, b->state_count, b->state_cap);
		b->states[b->state_count++] = none;
	}
	state_of(b, NULL, 0, b->nfa.sees_start ? KIND_EDGE : KIND_OTHER);
	for (size_t s = FIRST_STATE; s < b->state_count && !b->failed; s++) {
		fill_row(b, s);
		if (b->work > WORK_MAX ||
		    b->state_count * (b->class_count + 1) > TABLE_MAX)
			b->failed = true;
	}
	if (!b->failed)
		prune(b);
}

static struct pp_automaton *finish(struct builder *b)
{
	struct pp_automaton *a = pp_alloc(1, sizeof(*a));
	size_t i = 0, entries;

	*a = (struct pp_automaton){ .width = b->class_count + 1 };
	entries = b->state_count * a->width;
	a->table = pp_resize(b->table, entries, sizeof(*a->table));
	b->table = NULL;
	for (size_t k = FIRST_STATE * a->width; k < entries; k++)
		a->table[k] = (uint16_t)(a->table[k] * a->width);
	for (uint32_t cp = 0; cp < ASCII; cp++) {
		while (i + 1 < b->interval_count && b->starts[i + 1] <= cp)
			i++;
		a->ascii[cp] = b->interval_class[i];
	}
	i++;	/* an interval begins at ASCII */
	a->intervals = b->interval_count - i;
	a->starts = pp_alloc(a->intervals, sizeof(*a->starts));
	a->classes = pp_alloc(a->intervals, 1);
	memcpy(a->starts, b->starts + i, a->intervals * sizeof(*a->starts));
	memcpy(a->classes, b->interval_class + i, a->intervals);
	return a;
}

struct pp_automaton *pp_automaton_new(const struct pp_regex *regex)
{
	struct builder b = { 0 };
	struct pp_automaton *a = NULL;

	b.failed = pp_nfa_init(&b.nfa, regex) != 0;
	if (!b.failed)
		make_classes(&b);
	if (!b.failed)
		make_states(&b);
	if (!b.failed)
		a = finish(&b);
	pp_nfa_release(&b.nfa);
	pp_free(b.starts);
	pp_free(b.interval_class);
	pp_free(b.states);
	pp_map_release(&b.known);
	pp_free(b.table);
	pp_free(b.seen);
	pp_free(b.stack);
	pp_free(b.found);
	pp_arena_release(&b.arena);
	return a;
}

void pp_automaton_free(struct pp_automaton *a)
{
	if (!a)
		return;
	pp_free(a->table);
	pp_free(a->starts);
	pp_free(a->classes);
	pp_free(a);
}

/* The class of a code point past ASCII. */
static uint8_t class_past_ascii(const struct pp_automaton *a, uint32_t cp)
{
	size_t lo = 0, hi = a->intervals;

	while (hi - lo > 1) {
		size_t mid = (lo + hi) / 2;

		if (a->starts[mid] <= cp)
			lo = mid;
		else
			hi = mid;
	}
	return a->classes[lo];
}

bool pp_automaton_match(const struct pp_automaton *a, struct pp_str subject)
{
	const unsigned char *p = (const unsigned char *)subject.p;
	const unsigned char *end = p + subject.n;
	const uint16_t *table = a->table;
	size_t row = FIRST_STATE * a->width, width = a->width;

	while (p < end) {
		uint8_t class;

		if (*p < ASCII) {
			class = a->ascii[*p++];
		} else {
			uint32_t cp;
			unsigned n = pp_utf8_decode((struct pp_str){
				(const char *)p, (size_t)(end - p) }, &cp);

			if (!n)
				return false;
			class = class_past_ascii(a, cp);
			p += n;
		}
		row = table[row + class];
		if (row <= width)	/* NO_STATE, YES_STATE */
			return row == width;
	}
	return table[row + width - 1] == width;
}
