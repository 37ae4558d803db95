/* The front matter of a document. */
#include "report/head.h"

#include "base/buf.h"

enum { TEXT_MAX = 1 << 20, MARCH = 3 };

static const struct pp_str day_rules[] = {
	[PP_DAY_TODAY] = PP_LIT("today"),
	[PP_DAY_FIXED] = PP_LIT(""),
	[PP_DAY_MONTH] = PP_LIT("last-month"),
	[PP_DAY_QUARTER] = PP_LIT("last-quarter"),
	[PP_DAY_YEAR] = PP_LIT("last-year"),
	[PP_DAY_FINANCIAL_YEAR] = PP_LIT("last-financial-year"),
};

enum { DAY_RULES = sizeof(day_rules) / sizeof(*day_rules) };

struct reading {
	struct pp_head *out;
	struct pp_arena *arena;
	struct pp_sink *sink;
	const char *file;
};

static struct pp_finding *fault(const struct reading *r,
				const struct pp_value *at, const char *text)
{
	return pp_report(r->sink, PP_R(REPORT_FORM),
			 pp_value_pos(at, r->file), "%s", text);
}

static void read_day(struct reading *r, const struct pp_value *v)
{
	struct pp_finding *f;
	int near;

	if (!v)
		return;
	if (v->type == PP_STRING && pp_date_parse(&r->out->day, v->text)) {
		r->out->day_rule = PP_DAY_FIXED;
		return;
	}
	for (size_t i = 0; v->type == PP_STRING && i < DAY_RULES; i++) {
		if (!v->text.n || !pp_str_eq(v->text, day_rules[i]))
			continue;
		r->out->day_rule = (enum pp_day_rule)i;
		return;
	}
	f = fault(r, v, "'date' must be a day (YYYY-MM-DD), today, last-month, "
		  "last-quarter, last-year or last-financial-year");
	near = v->type == PP_STRING ? pp_nearest(v->text, day_rules, DAY_RULES)
				    : -1;
	if (near >= 0)
		pp_report_note(r->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?",
			       PP_STR(day_rules[near]));
}

static bool is_name(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] | 0x20;

		if (!(c >= 'a' && c <= 'z') && s.p[i] != '_' &&
		    !(i && s.p[i] >= '0' && s.p[i] <= '9'))
			return false;
	}
	return s.n > 0;
}

static void read_param(struct reading *r, const struct pp_value *v)
{
	const struct pp_value *name = pp_value_get(v, "name");
	const struct pp_value *standard = pp_value_get(v, "default");
	struct pp_head *h = r->out;
	struct pp_sql_param *p = &h->params[h->param_count];

	if (!name || name->type != PP_STRING || !is_name(name->text)) {
		fault(r, name ? name : v, "a parameter must have a 'name' of "
		      "letters, digits and '_'");
		return;
	}
	for (size_t i = 0; i < h->param_count; i++)
		if (pp_str_eq(h->params[i].name, name->text)) {
			fault(r, name, "there are two parameters of that name");
			return;
		}
	p->name = name->text;
	p->help = pp_value_text(v, "what");
	p->pos = pp_value_pos(name, r->file);
	if (standard && (standard->type == PP_LIST ||
			 standard->type == PP_MAP)) {
		fault(r, standard, "'default' must be a text or a number");
		return;
	}
	p->has_standard = standard && standard->type != PP_NULL;
	if (p->has_standard)
		p->standard = standard->text;
	h->param_count++;
}

static void read_params(struct reading *r, const struct pp_value *list)
{
	if (!list)
		return;
	if (list->type != PP_LIST) {
		fault(r, list, "'parameters' must be a list");
		return;
	}
	r->out->params = pp_new(r->arena, struct pp_sql_param, list->count);
	for (uint32_t i = 0; i < list->count; i++)
		read_param(r, &list->items[i]);
}

/* A text, or those of a list. */
static struct pp_str joined(struct reading *r, const struct pp_value *v)
{
	struct pp_buf b;
	struct pp_str text;

	if (!v || v->type == PP_STRING)
		return v ? v->text : (struct pp_str){ 0 };
	pp_buf_init(&b, TEXT_MAX);
	for (uint32_t i = 0; v->type == PP_LIST && i < v->count; i++)
		if (v->items[i].type == PP_STRING)
			pp_buf_printf(&b, "%s%.*s", b.n ? ", " : "",
				      PP_STR(v->items[i].text));
	text = pp_arena_str(r->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

/* A list is one of codes, of which a reader expects words. */
static struct pp_str in_words(struct reading *r, const struct pp_value *v,
			      struct pp_str names)
{
	char *words;

	if (!v || v->type != PP_LIST)
		return names;
	words = pp_arena_copy(r->arena, names.p, names.n);
	for (size_t i = 0; i < names.n; i++)
		if (words[i] == '-')
			words[i] = ' ';
	return (struct pp_str){ words, names.n };
}

int pp_head_read(struct pp_head *out, struct pp_arena *arena,
		 struct pp_sink *sink, const char *file,
		 const struct pp_value *root, const struct pp_levels *levels)
{
	struct reading r = { out, arena, sink, file };
	const struct pp_value *audience = pp_value_get(root, "audience");
	const struct pp_member *level = pp_value_member(root,
							levels->property);
	size_t errors = sink->errors;

	*out = (struct pp_head){
		.title = pp_value_text(root, "title"),
		.summary = pp_value_text(root, "summary"),
		.section = pp_value_text(root, "section"),
		.audience_names = joined(&r, audience),
	};
	out->audience = in_words(&r, audience, out->audience_names);
	if (level && level->value.type == PP_STRING)
		out->level = level->value.text;
	out->reads = pp_levels_class(levels, out->level);
	read_day(&r, pp_value_get(root, "date"));
	read_params(&r, pp_value_get(root, "parameters"));
	return sink->errors > errors ? -1 : 0;
}

/* The last day of the month before the one that many months after January of
 * the year. */
static struct pp_date day_before(int year, int month)
{
	struct pp_date first = { (int16_t)year, (int8_t)month, 1 };
	int32_t days = pp_date_to_days(first);

	return year || month > 1 ? pp_date_from_days(days - 1) : first;
}

struct pp_date pp_head_day(const struct pp_head *head, struct pp_date today)
{
	int year = today.year, month = today.month;

	switch (head->day_rule) {
	case PP_DAY_FIXED:
		return head->day;
	case PP_DAY_MONTH:
		return day_before(year, month);
	case PP_DAY_QUARTER:
		return day_before(year, month - (month - 1) % 3);
	case PP_DAY_YEAR:
		return day_before(year, 1);
	case PP_DAY_FINANCIAL_YEAR:
		return day_before(month > MARCH || !year ? year : year - 1,
				  MARCH + 1);
	default:
		return today;
	}
}
