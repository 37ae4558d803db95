/* Randomness for ids and salts. */
#include "base/random.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

void pp_random_letters(char *out, size_t n)
{
	static const char alphabet[] = PP_RANDOM_ALPHABET;
	unsigned char byte;

	for (size_t i = 0; i < n; i++) {
		while (getrandom(&byte, 1, 0) != 1)
			if (errno != EINTR)
				abort();
		out[i] = alphabet[byte & 31];
	}
	out[n] = '\0';
}

void pp_random_salt(char *out, size_t n)
{
	static const char letters[] = "abcdefghjkmnpqrs";

	pp_random_letters(out, n);
	if (n)
		out[0] = letters[out[0] & 15];
}
