#ifndef TESTS_FUZZ_GROW_H
#define TESTS_FUZZ_GROW_H

/* Values grown from bytes: each byte is a choice. */

#include <assert.h>
#include <stdint.h>

#include "base/buf.h"
#include "data/value.h"

struct grow {
	const uint8_t *data;
	size_t size;
	struct pp_arena *arena;
};

enum { GROW_DEPTH = 4, GROW_MEMBERS = 6 };

static unsigned grow_choice(struct grow *g, unsigned below)
{
	if (!g->size)
		return 0;
	g->size--;
	return *g->data++ % below;
}

/* What texts are made of: what YAML has a meaning for, and words. */
static const char *const grow_parts[] = {
	"", "word", " ", "\n", "a", "no", "12", "1.5", "~", "null", "true",
	": ", ":", " #", "#", "- ", "-", "? ", "'", "\"", "\\", "[", "]", "{",
	"}", ", ", ",", "&a", "*a", "!b", "|", ">", "%", "@", "`", "---", "...",
	"\t", "\xc3\xa9", "\xe2\x80\xa8", "\xc2\x85", "\xef\xbb\xbf",
	"\xf0\x9f\x98\x80", "\x01", "\r", "  ", "\n\n", "0x1f", "010", "<<",
	"=", "2023-05-01", "1:20", "yes", "\xef\xbf\xbe", "\x7f", "salt",
	"some words that go on until the line must be broken somewhere ",
	"averylongwordwithoutanyspaceinitwhichnobodycanbreakanywhereatallxx",
};

static struct pp_str grow_text(struct grow *g)
{
	unsigned n = grow_choice(g, 8);
	struct pp_buf b;
	struct pp_str s;

	pp_buf_init(&b, 1 << 12);
	for (unsigned i = 0; i < n; i++)
		pp_buf_puts(&b, grow_parts[grow_choice(g,
				sizeof(grow_parts) / sizeof(*grow_parts))]);
	s = pp_arena_str(g->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return s;
}

/* A number in one of the ways in which JSON and YAML write them. */
static void grow_number(struct grow *g, struct pp_value *out)
{
	static const char *const numbers[] = {
		"0", "1", "-12", "1.50", "1e5", "-2.5E-3", "0x1f", "0o17",
		"007", "+3", "1.", ".5", "12345678901234567890123456789",
		"1e300", "1e-300", "0.001", "08", "100000",
	};
	struct pp_decimal *d = pp_new(g->arena, struct pp_decimal, 1);

	out->type = PP_NUMBER;
	out->text = pp_str(numbers[grow_choice(g, sizeof(numbers) /
					       sizeof(*numbers))]);
	assert(!pp_decimal_parse(d, g->arena, out->text));
	out->number = d;
}

static struct pp_value grow_value(struct grow *g, unsigned depth);

/* Keys that are there already are passed over. */
static void grow_map(struct grow *g, struct pp_value *out, unsigned depth)
{
	unsigned n = grow_choice(g, GROW_MEMBERS);

	out->type = PP_MAP;
	out->members = pp_new(g->arena, struct pp_member, n + 1);
	for (unsigned i = 0; i < n; i++) {
		struct pp_member *m = &out->members[out->count];
		struct pp_str key = grow_choice(g, 3) ? (struct pp_str){
			&"abcdefgh"[grow_choice(g, 8)], 1 } : grow_text(g);

		*m = (struct pp_member){
			.key = key, .hash = pp_key_hash(key),
			.value = grow_value(g, depth + 1),
		};
		for (uint32_t j = 0; j < out->count; j++)
			if (pp_str_eq(out->members[j].key, key))
				m = NULL, j = out->count;
		out->count += m != NULL;
	}
}

static void grow_list(struct grow *g, struct pp_value *out, unsigned depth)
{
	unsigned n = grow_choice(g, GROW_MEMBERS);

	out->type = PP_LIST;
	out->items = pp_new(g->arena, struct pp_value, n + 1);
	for (; out->count < n; out->count++)
		out->items[out->count] = grow_value(g, depth + 1);
}

static struct pp_value grow_value(struct grow *g, unsigned depth)
{
	struct pp_value v = { 0 };
	unsigned what = grow_choice(g, depth < GROW_DEPTH ? 9 : 5);

	if (grow_choice(g, 3) == 1)
		v.style = PP_STYLE_FLOW;
	switch (what) {
	case 1:
		grow_number(g, &v);
		break;
	case 2:
		v.type = PP_BOOL;
		v.boolean = grow_choice(g, 2);
		break;
	case 3:
		v.type = PP_NULL;
		break;
	case 5: case 6:
		grow_map(g, &v, depth);
		break;
	case 7: case 8:
		grow_list(g, &v, depth);
		break;
	default:
		v.type = PP_STRING;
		v.text = grow_text(g);
	}
	return v;
}

#endif
