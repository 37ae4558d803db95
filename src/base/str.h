#ifndef PP_BASE_STR_H
#define PP_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A slice of bytes, usually UTF-8, that somebody else owns.  Not necessarily
 * NUL-terminated.  { NULL, 0 } is the empty string. */
struct pp_str {
	const char *p;
	size_t n;
};

/* For printf's "%.*s". */
#define PP_STR(s) (int)(s).n, (s).p

/* The slice of a string literal. */
#define PP_LIT(s) ((struct pp_str){ "" s, sizeof(s) - 1 })

static inline struct pp_str pp_str(const char *cstring)
{
	return (struct pp_str){ cstring, strlen(cstring) };
}

static inline bool pp_str_eq(struct pp_str a, struct pp_str b)
{
	return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
}

static inline bool pp_str_is(struct pp_str a, const char *cstring)
{
	return pp_str_eq(a, pp_str(cstring));
}

/* Order by bytes, as memcmp and strcmp do. */
int pp_str_cmp(struct pp_str a, struct pp_str b);

bool pp_str_starts(struct pp_str s, struct pp_str prefix);
bool pp_str_ends(struct pp_str s, struct pp_str suffix);

/* Equal but for capitals, of ASCII's letters: as SQL compares names. */
bool pp_str_same_letters(struct pp_str a, struct pp_str b);

/* A 64-bit hash of the bytes.  Not for persistence: seed it per use. */
uint64_t pp_hash(struct pp_str s, uint64_t seed);

/* A seed that differs from process to process, so that nobody can prepare
 * keys which collide. */
uint64_t pp_hash_seed(void);

/* The candidate nearest to word by edit distance (insertions, deletions,
 * substitutions, swapped neighbours; letter case costs half a step, or half a
 * step in all where nothing else differs), or -1
 * when none is near enough to be what was meant.  Ties go to the first.
 * Time is bounded: longer words than 64 bytes are not compared. */
int pp_nearest(struct pp_str word, const struct pp_str *candidates,
	       size_t count);

#endif
