/* Letters without case and accents. */
#include "pool/fold.h"

#include "base/utf8.h"

static uint32_t fold(uint32_t c)
{
	static const char latin1[] =
		"aaaaaaaceeeeiiiidnooooo*ouuuuyts"
		"aaaaaaaceeeeiiiidnooooo/ouuuuyty";
	static const char extended[] =
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
		"llllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
		"uuuuuuuuuuuuwwyyyzzzzzzs";

	if (c >= 'A' && c <= 'Z')
		return c + 'a' - 'A';
	if (c >= 0xc0 && c <= 0xff)
		return (unsigned char)latin1[c - 0xc0];
	if (c >= 0x100 && c < 0x100 + sizeof(extended) - 1)
		return (unsigned char)extended[c - 0x100];
	return c;
}

/* An accent that is written as a character of its own. */
static bool is_accent(uint32_t c)
{
	return c >= 0x300 && c <= 0x36f;
}

uint32_t pp_fold_next(struct pp_str *text)
{
	while (text->n) {
		uint32_t cp = 0xfffd;
		unsigned n = pp_utf8_decode(*text, &cp);

		if (!n)
			cp = 0xfffd;
		n = n ? n : 1;
		*text = (struct pp_str){ text->p + n, text->n - n };
		if (!is_accent(cp))
			return fold(cp);
	}
	return 0;
}
