/* Object ids and their hexadecimal form. */
#include "store/id.h"

/* -1 where c is not one. */
static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void pp_id_hex(char out[PP_ID_HEX], const uint8_t id[PP_ID_SIZE])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < PP_ID_SIZE; i++) {
		out[2 * i] = digits[id[i] >> 4];
		out[2 * i + 1] = digits[id[i] & 15];
	}
	out[2 * PP_ID_SIZE] = '\0';
}

int pp_id_parse(uint8_t out[PP_ID_SIZE], struct pp_str text)
{
	uint8_t id[PP_ID_SIZE];

	if (text.n != 2 * PP_ID_SIZE)
		return -1;
	for (size_t i = 0; i < PP_ID_SIZE; i++) {
		int high = digit(text.p[2 * i]), low = digit(text.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return -1;
		id[i] = (uint8_t)(high << 4 | low);
	}
	memcpy(out, id, PP_ID_SIZE);
	return 0;
}

bool pp_id_is_zero(const uint8_t id[PP_ID_SIZE])
{
	static const uint8_t zero[PP_ID_SIZE];

	return !memcmp(id, zero, PP_ID_SIZE);
}
