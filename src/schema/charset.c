/* Sets of characters: ranges that are sorted and joined, and properties. */
#include "schema/charset.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/memory.h"

enum { POINT_MAX = 0x10ffff };

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static const struct pp_regex_range digit_ranges[] = { { '0', '9' } };

static const struct pp_regex_range word_ranges[] = {
	{ '0', '9' }, { 'A', 'Z' }, { '_', '_' }, { 'a', 'z' },
};

/* WhiteSpace and LineTerminator. */
static const struct pp_regex_range space_ranges[] = {
	{ 0x9, 0xd }, { ' ', ' ' }, { 0xa0, 0xa0 }, { 0x1680, 0x1680 },
	{ 0x2000, 0x200a }, { 0x2028, 0x2029 }, { 0x202f, 0x202f },
	{ 0x205f, 0x205f }, { 0x3000, 0x3000 }, { 0xfeff, 0xfeff },
};

static const struct pp_regex_range line_ranges[] = {
	{ '\n', '\n' }, { '\r', '\r' }, { 0x2028, 0x2029 },
};

/* General categories: the long name, then the short. */
static const char *const categories[][2] = {
	{ "Cased_Letter", "L&" }, { "Close_Punctuation", "Pe" },
	{ "Connector_Punctuation", "Pc" }, { "Control", "Cc" },
	{ "Currency_Symbol", "Sc" }, { "Dash_Punctuation", "Pd" },
	{ "Decimal_Number", "Nd" }, { "Enclosing_Mark", "Me" },
	{ "Final_Punctuation", "Pf" }, { "Format", "Cf" },
	{ "Initial_Punctuation", "Pi" }, { "Letter", "L" },
	{ "Letter_Number", "Nl" }, { "Line_Separator", "Zl" },
	{ "Lowercase_Letter", "Ll" }, { "Mark", "M" },
	{ "Math_Symbol", "Sm" }, { "Modifier_Letter", "Lm" },
	{ "Modifier_Symbol", "Sk" }, { "Nonspacing_Mark", "Mn" },
	{ "Number", "N" }, { "Open_Punctuation", "Ps" }, { "Other", "C" },
	{ "Other_Letter", "Lo" }, { "Other_Number", "No" },
	{ "Other_Punctuation", "Po" }, { "Other_Symbol", "So" },
	{ "Paragraph_Separator", "Zp" }, { "Private_Use", "Co" },
	{ "Punctuation", "P" }, { "Separator", "Z" },
	{ "Space_Separator", "Zs" }, { "Spacing_Mark", "Mc" },
	{ "Surrogate", "Cs" }, { "Symbol", "S" }, { "Titlecase_Letter", "Lt" },
	{ "Unassigned", "Cn" }, { "Uppercase_Letter", "Lu" },
	/* Further names of some. */
	{ "LC", "L&" }, { "cntrl", "Cc" }, { "digit", "Nd" }, { "punct", "P" },
	{ "Combining_Mark", "M" }, { "Any", "Any" },
};

void pp_charset_add(struct pp_charset *set, uint32_t lo, uint32_t hi)
{
	pp_grow(set->ranges, set->range_count, set->range_cap);
	set->ranges[set->range_count++] = (struct pp_regex_range){ lo, hi };
}

static void add_ranges(struct pp_charset *set, const struct pp_regex_range *r,
		       size_t n, bool complement)
{
	uint32_t from = 0;

	for (size_t i = 0; i < n; i++) {
		if (!complement)
			pp_charset_add(set, r[i].lo, r[i].hi);
		else if (r[i].lo > from)
			pp_charset_add(set, from, r[i].lo - 1);
		from = r[i].hi + 1;
	}
	if (complement && from <= POINT_MAX)
		pp_charset_add(set, from, POINT_MAX);
}

static int compare_ranges(const void *a, const void *b)
{
	uint32_t x = ((const struct pp_regex_range *)a)->lo;
	uint32_t y = ((const struct pp_regex_range *)b)->lo;

	return (x > y) - (x < y);
}

static void sort_ranges(struct pp_charset *set)
{
	struct pp_regex_range *r = set->ranges;
	size_t n = 0;

	if (set->range_count > 1)
		qsort(r, set->range_count, sizeof(*r), compare_ranges);
	for (size_t i = 0; i < set->range_count; i++) {
		if (n && r[i].lo <= r[n - 1].hi + 1) {
			if (r[i].hi > r[n - 1].hi)
				r[n - 1].hi = r[i].hi;
		} else {
			r[n++] = r[i];
		}
	}
	set->range_count = n;
}

static const char *category(struct pp_str name)
{
	for (size_t i = 0; i < COUNT(categories); i++)
		if (pp_str_is(name, categories[i][0]) ||
		    pp_str_is(name, categories[i][1]))
			return categories[i][1];
	return NULL;
}

static bool is_property_name(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!pp_is_alnum(s.p[i]) && s.p[i] != '_')
			return false;
	return s.n > 0;
}

/* name or name=value, as PCRE2 writes it; NULL where it is neither. */
static const char *property_name(struct pp_arena *arena, struct pp_str text)
{
	const char *equals = memchr(text.p, '=', text.n), *prefix;
	struct pp_str name = text, value;

	if (!equals) {
		const char *known = category(text);

		if (!is_property_name(text))
			return NULL;
		if (known)
			return known;
		/* A binary property; PCRE2 would take a script's name too. */
		return pp_arena_str(arena, text).p;
	}
	name.n = (size_t)(equals - text.p);
	value = (struct pp_str){ equals + 1, text.n - name.n - 1 };
	if (!is_property_name(value))
		return NULL;
	if (pp_str_is(name, "General_Category") || pp_str_is(name, "gc"))
		return category(value);
	if (pp_str_is(name, "Script") || pp_str_is(name, "sc"))
		prefix = "sc";
	else if (pp_str_is(name, "Script_Extensions") || pp_str_is(name, "scx"))
		prefix = "scx";
	else
		return NULL;
	return pp_arena_printf(arena, "%s:%.*s", prefix, PP_STR(value));
}

bool pp_charset_add_class(struct pp_charset *set, char name, bool complement)
{
	switch (name) {
	case 'd':
		add_ranges(set, digit_ranges, COUNT(digit_ranges), complement);
		return true;
	case 's':
		add_ranges(set, space_ranges, COUNT(space_ranges), complement);
		return true;
	case 'w':
		add_ranges(set, word_ranges, COUNT(word_ranges), complement);
		return true;
	case '.':
		add_ranges(set, line_ranges, COUNT(line_ranges), !complement);
		return true;
	default:
		return false;
	}
}

bool pp_charset_add_property(struct pp_charset *set, struct pp_arena *arena,
			     struct pp_str text, bool negated)
{
	const char *name = text.n ? property_name(arena, text) : NULL;

	if (!name)
		return false;
	pp_grow(set->properties, set->property_count, set->property_cap);
	set->properties[set->property_count++] =
		(struct pp_regex_property){ name, negated };
	return true;
}

static void complement_ranges(struct pp_charset *set)
{
	size_t n = set->range_count;
	struct pp_regex_range *copy = pp_alloc(n, sizeof(*copy));

	if (n)
		memcpy(copy, set->ranges, n * sizeof(*copy));
	set->range_count = 0;
	add_ranges(set, copy, n, true);
	pp_free(copy);
}

void pp_charset_finish(struct pp_charset *set, struct pp_regex_set *out,
		       struct pp_arena *arena, bool negated)
{
	sort_ranges(set);
	if (negated && !set->property_count) {
		complement_ranges(set);
		negated = false;
	}
	*out = (struct pp_regex_set){
		.ranges = pp_new(arena, struct pp_regex_range,
				 set->range_count),
		.range_count = set->range_count,
		.properties = pp_new(arena, struct pp_regex_property,
				     set->property_count),
		.property_count = set->property_count,
		.negated = negated,
	};
	if (set->range_count)
		memcpy(out->ranges, set->ranges,
		       set->range_count * sizeof(*set->ranges));
	if (set->property_count)
		memcpy(out->properties, set->properties,
		       set->property_count * sizeof(*set->properties));
	set->range_count = set->property_count = 0;
}

void pp_charset_release(struct pp_charset *set)
{
	pp_free(set->ranges);
	pp_free(set->properties);
	*set = (struct pp_charset){ 0 };
}
