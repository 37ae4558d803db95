/* Deltas of packs: see the header. */
#include "store/delta.h"

/* One step: copy n bytes, of the base or of the delta itself. */
struct step {
	bool of_base;
	size_t from, n;			/* from: a place in the base */
	const char *bytes;		/* of the delta */
};

/* Seven bits to a byte, the lowest first. */
static int parse_size(uint64_t *out, struct pp_str *rest)
{
	uint64_t size = 0;

	for (unsigned shift = 0; rest->n && shift < 63; shift += 7) {
		unsigned char c = (unsigned char)*rest->p;

		size |= (uint64_t)(c & 127) << shift;
		rest->p++;
		rest->n--;
		if (!(c & 128)) {
			*out = size;
			return 0;
		}
	}
	return -1;
}

/* The bytes of offset or size that are there, as mask says.  -1 where the
 * delta ends among them. */
static int parse_bytes(size_t *out, struct pp_str *rest, unsigned mask)
{
	size_t value = 0;

	for (unsigned shift = 0; mask; mask >>= 1, shift += 8) {
		if (!(mask & 1))
			continue;
		if (!rest->n)
			return -1;
		value |= (size_t)(unsigned char)*rest->p << shift;
		rest->p++;
		rest->n--;
	}
	*out = value;
	return 0;
}

/* Take a step off *rest, which is not empty. */
static inline int next_step(struct step *out, struct pp_str *rest)
{
	unsigned c = (unsigned char)*rest->p;

	rest->p++;
	rest->n--;
	out->of_base = c & 128;
	if (out->of_base) {
		if (parse_bytes(&out->from, rest, c & 15) ||
		    parse_bytes(&out->n, rest, c >> 4 & 7))
			return -1;
		if (!out->n)
			out->n = 0x10000;
		return 0;
	}
	if (!c || c > rest->n)
		return -1;
	out->n = c;
	out->bytes = rest->p;
	rest->p += c;
	rest->n -= c;
	return 0;
}

int pp_delta_parse(struct pp_delta *out, struct pp_str bytes)
{
	if (parse_size(&out->base_size, &bytes) ||
	    parse_size(&out->size, &bytes))
		return -1;
	out->steps = bytes;
	return 0;
}

bool pp_delta_is_sound(const struct pp_delta *delta)
{
	struct pp_str rest = delta->steps;
	uint64_t left = delta->size;
	struct step step;

	while (rest.n) {
		if (next_step(&step, &rest) || step.n > left ||
		    (step.of_base &&
		     (step.from > delta->base_size ||
		      step.n > delta->base_size - step.from)))
			return false;
		left -= step.n;
	}
	return !left;
}

int pp_delta_apply(char *out, const struct pp_delta *delta,
		   struct pp_str base)
{
	struct pp_str rest = delta->steps;
	size_t left = (size_t)delta->size;
	struct step step;

	if (base.n != delta->base_size)
		return -1;
	while (rest.n) {
		if (next_step(&step, &rest) || step.n > left)
			return -1;
		if (!step.of_base)
			memcpy(out, step.bytes, step.n);
		else if (step.from > base.n || step.n > base.n - step.from)
			return -1;
		else
			memcpy(out, base.p + step.from, step.n);
		out += step.n;
		left -= step.n;
	}
	return left ? -1 : 0;
}
