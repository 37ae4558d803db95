#ifndef PP_BASE_RANDOM_H
#define PP_BASE_RANDOM_H

#include <stddef.h>

/* Write n random letters and digits and a NUL to out, which has room for
 * n + 1 bytes.  From the kernel's generator.  The alphabet has 32 characters,
 * without look-alikes (Crockford's base32 in lower case: no i, l, o, u), so
 * that each holds 5 bits. */
void pp_random_letters(char *out, size_t n);

/* The same, beginning with a letter, so that YAML does not take it for a number
 * (1e5..., or digits alone). */
void pp_random_salt(char *out, size_t n);

/* The alphabet of pp_random_letters, and of every generated id and salt. */
#define PP_RANDOM_ALPHABET "0123456789abcdefghjkmnpqrstvwxyz"

#endif
