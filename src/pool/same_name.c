/* Names as they are compared. */
#include "pool/same_name.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "pool/fold.h"

static bool is_dropped(uint32_t c)
{
	return c == '\'' || c == '.' || c == '`' || c == 0x2018 ||
	       c == 0x2019 || c == 0x02bc || c == 0xad;
}

static bool is_gap(uint32_t c)
{
	return (c < 0x80 && !pp_is_alnum((char)c)) || c == 0xa0 ||
	       (c >= 0x2000 && c <= 0x206f) || c == 0x3000 || c == 0xfeff;
}

struct pp_str pp_same_name_key(struct pp_arena *arena, struct pp_str text)
{
	/* '&' takes five bytes, with a blank on each side. */
	char *key = pp_new_raw(arena, char, 5 * text.n + 1), *out = key;
	bool gap = false;
	uint32_t c;

	while ((c = pp_fold_next(&text))) {
		if (is_dropped(c))
			continue;
		if (c != '&' && is_gap(c)) {
			gap = true;
			continue;
		}
		if ((gap || c == '&') && out > key && out[-1] != ' ')
			*out++ = ' ';
		gap = c == '&';
		if (c == '&') {
			memcpy(out, "and", 3);
			out += 3;
		} else {
			out += pp_utf8_encode(out, c);
		}
	}
	return (struct pp_str){ key, (size_t)(out - key) };
}

struct pp_str pp_slug(struct pp_arena *arena, struct pp_str text, size_t max)
{
	char *slug = pp_new(arena, char, max + 1), *out = slug;
	uint32_t c;

	while ((c = pp_fold_next(&text)) && out < slug + max) {
		if (c < 0x80 && pp_is_alnum((char)c))
			*out++ = (char)c;
		else if (out > slug && out[-1] != '-')
			*out++ = '-';
	}
	while (out > slug && out[-1] == '-')
		out--;
	*out = '\0';
	return (struct pp_str){ slug, (size_t)(out - slug) };
}
