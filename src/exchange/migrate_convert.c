/* Values of another type. */
#include "exchange/migrate_convert.h"

static struct pp_str trim(struct pp_str s)
{
	while (s.n && strchr(" \t", s.p[0]))
		s = (struct pp_str){ s.p + 1, s.n - 1 };
	while (s.n && strchr(" \t", s.p[s.n - 1]))
		s.n--;
	return s;
}

static bool read_boolean(struct pp_value *out, const struct pp_value *v)
{
	static const char *const words[] = { "false", "true", "no", "yes",
					     "0", "1" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!pp_str_same_letters(trim(v->text), pp_str(words[i])))
			continue;
		out->type = PP_BOOL;
		out->boolean = i & 1;
		return true;
	}
	return false;
}

static bool read_number(struct pp_value *out, struct pp_arena *arena,
			const struct pp_value *v)
{
	struct pp_decimal *d = pp_new(arena, struct pp_decimal, 1);

	if (v->type != PP_STRING ||
	    pp_decimal_parse(d, arena, trim(v->text)) < 0)
		return false;
	out->type = PP_NUMBER;
	out->text = trim(v->text);
	out->number = d;
	return true;
}

bool pp_migrate_convert(struct pp_value *out, struct pp_arena *arena,
			enum pp_migrate_type type, const struct pp_value *v)
{
	switch (type) {
	case PP_MIGRATE_LIST:
		out->type = PP_LIST;
		out->style = PP_STYLE_BLOCK;
		out->count = 1;
		out->items = pp_new_raw(arena, struct pp_value, 1);
		out->items[0] = *v;
		return v->type != PP_NULL;
	case PP_MIGRATE_NUMBER:
		return read_number(out, arena, v);
	case PP_MIGRATE_TEXT:
		out->type = PP_STRING;
		out->text = v->text;
		return v->type == PP_NUMBER || v->type == PP_BOOL;
	default:
		return (v->type == PP_STRING || v->type == PP_NUMBER) &&
		       read_boolean(out, v);
	}
}
