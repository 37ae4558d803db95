/* UTF-8 as RFC 3629 has it. */
#include "base/utf8.h"

static unsigned sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2)
		return 0;
	if (lead < 0xe0)
		return 2;
	if (lead < 0xf0)
		return 3;
	return lead < 0xf5 ? 4 : 0;
}

unsigned pp_utf8_decode(struct pp_str s, uint32_t *cp)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned n;
	uint32_t c;

	if (!s.n)
		return 0;
	n = sequence_length(p[0]);
	if (!n || n > s.n)
		return 0;
	c = n == 1 ? p[0] : p[0] & (0x7fu >> n);
	for (unsigned i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3f);
	}
	if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return 0;
	*cp = c;
	return n;
}

unsigned pp_utf8_encode(char out[4], uint32_t cp)
{
	unsigned n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;

	if (n == 1) {
		out[0] = (char)cp;
		return 1;
	}
	for (unsigned i = n - 1; i; i--) {
		out[i] = (char)(0x80 | (cp & 0x3f));
		cp >>= 6;
	}
	out[0] = (char)((0xf00u >> n & 0xf0) | cp);
	return n;
}

/* Eight ASCII bytes at a time: records are nearly all ASCII. */
static size_t ascii_run(struct pp_str s)
{
	size_t i = 0;

	while (s.n - i >= 8) {
		uint64_t word;

		memcpy(&word, s.p + i, 8);
		if (word & 0x8080808080808080u)
			break;
		i += 8;
	}
	while (i < s.n && !((unsigned char)s.p[i] & 0x80))
		i++;
	return i;
}

size_t pp_utf8_valid(struct pp_str s)
{
	size_t i = 0;

	for (;;) {
		uint32_t cp;
		unsigned n;

		i += ascii_run((struct pp_str){ s.p + i, s.n - i });
		if (i == s.n)
			return i;
		n = pp_utf8_decode((struct pp_str){ s.p + i, s.n - i }, &cp);
		if (!n)
			return i;
		i += n;
	}
}

size_t pp_utf8_length(struct pp_str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return count;
}
