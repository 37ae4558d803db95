#ifndef PP_BASE_DECIMAL_H
#define PP_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* An exact decimal number: (negative ? -1 : 1) * coefficient * 10^exponent,
 * the coefficient without trailing zeros (zero has exponent 0 and no sign), so
 * that equal numbers have equal fields.  No binary fraction is involved: 0.1 is
 * 0.1, and 9007199254740993 is not 9007199254740992.
 *
 * Where the coefficient does not fit in 64 bits, it is 0 and digits holds its
 * decimal digits (no leading or trailing zeros); else digits is empty. */
struct pp_decimal {
	uint64_t coefficient;
	int32_t exponent;
	bool negative;
	struct pp_str digits;
};

/* More significant digits than these are refused: all else here is linear, but
 * dividing two long numbers is not. */
enum { PP_DECIMAL_DIGITS_MAX = 10000 };

/* Parse a JSON number, a YAML 1.2 core schema integer (also 0o17, 0x1f, a
 * leading +, leading zeros) or float (also "1." and ".5").  Returns 0 and sets
 * *out, its digits in arena; -1 where text is not a number, or its exponent is
 * past 10^9 either way, or it has more than PP_DECIMAL_DIGITS_MAX significant
 * digits (a 0o or 0x integer: more than 4096 bits).  Time is linear. */
int pp_decimal_parse(struct pp_decimal *out, struct pp_arena *arena,
		     struct pp_str text);

/* Less than, equal to, or greater than 0, as a is to b. */
int pp_decimal_cmp(const struct pp_decimal *a, const struct pp_decimal *b);

/* Has it no fraction? (1.0 and 1e3 have none.) */
bool pp_decimal_is_integer(const struct pp_decimal *a);

/* Is a an integer times b?  b is greater than zero.  Exact, and in bounded
 * time for any exponents: tens of nanoseconds where b fits in 64 bits, at most
 * some milliseconds where it has 10,000 digits. */
bool pp_decimal_is_multiple(const struct pp_decimal *a,
			    const struct pp_decimal *b);

/* A hash of its value: equal numbers, equal hashes. */
uint64_t pp_decimal_hash(const struct pp_decimal *a, uint64_t seed);

/* The number as uint64_t where it is an integer from 0 to 2^64 - 1: returns
 * true and sets *out. */
bool pp_decimal_to_u64(const struct pp_decimal *a, uint64_t *out);

#endif
