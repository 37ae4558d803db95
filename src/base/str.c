/* Slices of bytes: order, hashing, and the nearest word. */
#include "base/str.h"

#include <sys/auxv.h>

#include "base/ascii.h"

enum { NEAR_MAX = 64 };

int pp_str_cmp(struct pp_str a, struct pp_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool pp_str_starts(struct pp_str s, struct pp_str prefix)
{
	return s.n >= prefix.n &&
	       (!prefix.n || !memcmp(s.p, prefix.p, prefix.n));
}

bool pp_str_ends(struct pp_str s, struct pp_str suffix)
{
	return s.n >= suffix.n &&
	       (!suffix.n ||
		!memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n));
}

static uint64_t mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

uint64_t pp_hash(struct pp_str s, uint64_t seed)
{
	uint64_t h = mix(seed, s.n), word;
	size_t i = 0;

	for (; s.n - i >= 8; i += 8) {
		memcpy(&word, s.p + i, 8);
		h = mix(h, word);
	}
	if (i < s.n) {
		word = 0;
		memcpy(&word, s.p + i, s.n - i);
		h = mix(h, word);
	}
	return mix(h, h >> 32);
}

uint64_t pp_hash_seed(void)
{
	uint64_t seed = 0;
	const void *random = (const void *)getauxval(AT_RANDOM);

	if (random)
		memcpy(&seed, random, sizeof(seed));
	return seed;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Damerau's distance (optimal string alignment) in half steps. */
static unsigned distance(struct pp_str a, struct pp_str b)
{
	unsigned rows[3][NEAR_MAX + 1];
	unsigned *before = rows[0], *last = rows[1], *now = rows[2], *spare;

	for (unsigned j = 0; j <= b.n; j++)
		last[j] = 2 * j;
	for (size_t i = 1; i <= a.n; i++) {
		now[0] = (unsigned)(2 * i);
		for (size_t j = 1; j <= b.n; j++) {
			char x = a.p[i - 1], y = b.p[j - 1];
			unsigned cost = x == y				   ? 0
					: pp_to_lower(x) == pp_to_lower(y) ? 1
									   : 2;

			now[j] = least(last[j - 1] + cost,
				       least(last[j], now[j - 1]) + 2);
			if (i > 1 && j > 1 && x == b.p[j - 2] &&
			    y == a.p[i - 2])
				now[j] = least(now[j], before[j - 2] + 2);
		}
		spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[b.n];
}

bool pp_str_same_letters(struct pp_str a, struct pp_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (pp_to_lower(a.p[i]) != pp_to_lower(b.p[i]))
			return false;
	return true;
}

int pp_nearest(struct pp_str word, const struct pp_str *candidates,
	       size_t count)
{
	/* A third of the word may be wrong, at least one letter, at most 3. */
	unsigned limit = (unsigned)(word.n * 2 / 3);
	int best = -1;

	if (!word.n || word.n > NEAR_MAX)
		return -1;
	limit = limit < 2 ? 2 : limit > 6 ? 6 : limit;
	for (size_t i = 0; i < count; i++) {
		struct pp_str c = candidates[i];
		unsigned d;

		if (c.n > NEAR_MAX || c.n > word.n + 3 || word.n > c.n + 3)
			continue;
		/* However many letters are of the wrong case. */
		d = pp_str_same_letters(word, c) ? !pp_str_eq(word, c) :
						   distance(word, c);
		if (d <= limit && d < 2 * (word.n < c.n ? c.n : word.n)) {
			best = (int)i;
			limit = d ? d - 1 : 0;
			if (!d)
				break;
		}
	}
	return best;
}
