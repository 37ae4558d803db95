/* Spots: as JSON pointers and in words. */
#include "schema/spot.h"

#include <stdio.h>

enum { WORD_MAX = 40 };

static size_t escaped_length(struct pp_str key)
{
	size_t n = key.n;

	for (size_t i = 0; i < key.n; i++)
		n += key.p[i] == '~' || key.p[i] == '/';
	return n;
}

/* Write the key so that it ends before end; returns where it begins. */
static char *put_key(char *end, struct pp_str key)
{
	for (size_t i = key.n; i-- > 0;) {
		char c = key.p[i];

		if (c == '~' || c == '/') {
			*--end = c == '~' ? '0' : '1';
			c = '~';
		}
		*--end = c;
	}
	return end;
}

static size_t step_length(const struct pp_spot *path)
{
	if (path->member)
		return escaped_length(path->member->key);
	return (size_t)snprintf(NULL, 0, "%u", path->index);
}

struct pp_str pp_spot_pointer(struct pp_arena *arena,
			      const struct pp_spot *path)
{
	size_t n = 0;
	char *text, *at;

	for (const struct pp_spot *p = path; p->up; p = p->up)
		n += 1 + step_length(p);
	text = pp_new_raw(arena, char, n + 1);
	at = text + n;
	*at = '\0';
	for (const struct pp_spot *p = path; p->up; p = p->up) {
		char digits[16];
		struct pp_str key = { digits, 0 };

		if (p->member)
			key = p->member->key;
		else
			key.n = (size_t)snprintf(digits, sizeof(digits), "%u",
						 p->index);
		at = put_key(at, key);
		*--at = '/';
	}
	return (struct pp_str){ text, n };
}

const char *pp_spot_words(struct pp_arena *arena, const struct pp_spot *path)
{
	const char *above;

	if (!path->up)
		return "the document";
	if (path->member)
		return pp_brief(arena, path->member->key, WORD_MAX);
	if (!path->up->up)
		return pp_arena_printf(arena, "item %u", path->index + 1);
	above = pp_spot_words(arena, path->up);
	return pp_arena_printf(arena, "item %u of %s", path->index + 1, above);
}

struct pp_pos pp_spot_key_pos(const struct pp_spot *path, const char *file)
{
	if (path->member)
		return (struct pp_pos){ .file = file,
					.line = path->member->line,
					.col = path->member->col };
	if (path->up)
		return pp_value_pos(path->value, file);
	return (struct pp_pos){ .file = file, .line = 1, .col = 1 };
}
