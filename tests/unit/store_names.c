/* Sorting names: as strcmp would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/names.h"

enum { MOST = 3000, LENGTH = 24 };

/* Names over a small alphabet, with bytes over 0x7f, behind one beginning. */
static void make_name(char *out, size_t start, size_t letters)
{
	static const char alphabet[] = "ab/-.\xc3\xa9\xff";
	size_t n = start + (size_t)rand() % 12;

	memset(out, 'r', start);
	for (size_t i = start; i < n; i++)
		out[i] = alphabet[(size_t)rand() % letters];
	out[n] = '\0';
}

static void as_strcmp_does(void **state)
{
	static char text[MOST][LENGTH];
	static struct pp_name names[MOST], sorted[MOST];
	static const size_t counts[] = { 0, 1, 2, 63, 64, 65, 66, 300, MOST };

	(void)state;
	srand(7);
	for (size_t round = 0; round < 90; round++) {
		size_t count = counts[round % 9];
		size_t sum = 0;

		for (size_t i = 0; i < count; i++) {
			make_name(text[i], round % 4 * 3, 2 + round % 7);
			names[i] = (struct pp_name){ .name = text[i] };
			sum += (size_t)(text[i] - text[0]);
		}
		pp_names_sort(sorted, names, count);
		for (size_t i = 0; i < count; i++) {
			sum -= (size_t)(sorted[i].name - text[0]);
			if (i)
				assert_true(strcmp(sorted[i - 1].name,
						   sorted[i].name) <= 0);
		}
		assert_int_equal(sum, 0);	/* each of them, once */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_strcmp_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
