#ifndef PP_BASE_UTF8_H
#define PP_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/* Decode one code point at s.p.  Returns its length in bytes, 1 to 4, and
 * sets *cp; or 0 where the bytes are not UTF-8 (RFC 3629: no surrogates, no
 * overlong forms, nothing past U+10FFFF) or s is empty. */
unsigned pp_utf8_decode(struct pp_str s, uint32_t *cp);

/* Write cp (a valid scalar value) to out; returns the bytes written, 1..4. */
unsigned pp_utf8_encode(char out[4], uint32_t cp);

/* The number of bytes at the start of s that are valid UTF-8: s.n if all. */
size_t pp_utf8_valid(struct pp_str s);

/* Code points in s, which must be valid UTF-8. */
size_t pp_utf8_length(struct pp_str s);

#endif
