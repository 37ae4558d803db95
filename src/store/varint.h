#ifndef PP_STORE_VARINT_H
#define PP_STORE_VARINT_H

#include <stdbool.h>
#include <stdint.h>

/* A number as gitformat-pack(5) writes offsets, and version 4 of
 * gitformat-index(5) the bytes that a name has less than the last: seven bits
 * a byte, the most significant first, each further byte adding one.
 * *p moves past it.  -1 where it does not end before end, or goes far past
 * limit. */
static inline long pp_varint_read(const uint8_t **p, const uint8_t *end,
				  long limit)
{
	long value = 0;

	for (bool more = false;; more = true) {
		uint8_t byte;

		if (*p == end || value > limit)
			return -1;
		byte = *(*p)++;
		value = ((value + more) << 7) | (byte & 0x7f);
		if (!(byte & 0x80))
			return value;
	}
}

#endif
