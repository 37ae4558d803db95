/* What the first line of a block says. */
#include "report/fence.h"

static const struct pp_str kinds[] = {
	[PP_FENCE_SQL] = PP_LIT("sql"),
	[PP_FENCE_INCLUDE] = PP_LIT("include"),
	[PP_FENCE_TEMPLATE] = PP_LIT("template"),
};

static const struct pp_str forms[] = {
	[PP_FENCE_AS_TABLE] = PP_LIT("table"),
	[PP_FENCE_AS_BAR] = PP_LIT("bar"),
	[PP_FENCE_AS_STACKED] = PP_LIT("stacked"),
	[PP_FENCE_AS_LINE] = PP_LIT("line"),
	[PP_FENCE_AS_LIST] = PP_LIT("list"),
	[PP_FENCE_AS_VALUE] = PP_LIT("value"),
	[PP_FENCE_AS_EACH] = PP_LIT("each"),
	[PP_FENCE_AS_HIDDEN] = PP_LIT("hidden"),
};

enum { FORMS = sizeof(forms) / sizeof(*forms) };

struct reading {
	struct pp_fence *out;
	struct pp_arena *arena;
	struct pp_sink *sink;
	struct pp_pos pos;
	struct pp_str rest;
};

__attribute__((format(printf, 2, 3)))
static int fault(struct reading *r, const char *format, ...)
{
	const char *text;
	va_list ap;

	va_start(ap, format);
	text = pp_arena_vprintf(r->arena, format, ap);
	va_end(ap);
	pp_report(r->sink, PP_R(REPORT_FORM), r->pos, "%s", text);
	return -1;
}

static void advise(struct reading *r, struct pp_str word,
		   const struct pp_str *names, size_t count)
{
	int near = pp_nearest(word, names, count);

	if (near >= 0)
		pp_report_note(r->sink, r->sink->items[r->sink->count - 1],
			       (struct pp_pos){ 0 }, "did you mean '%.*s'?",
			       PP_STR(names[near]));
}

static void skip_blanks(struct pp_str *s)
{
	while (s->n && (*s->p == ' ' || *s->p == '\t'))
		*s = (struct pp_str){ s->p + 1, s->n - 1 };
}

/* The bytes at the start of s that are neither blank nor stop. */
static size_t word_length(struct pp_str s, char stop)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != ' ' && s.p[n] != '\t' && s.p[n] != stop)
		n++;
	return n;
}

static struct pp_str take(struct pp_str *s, size_t n)
{
	struct pp_str taken = { s->p, n };

	*s = (struct pp_str){ s->p + n, s->n - n };
	return taken;
}

enum pp_fence_kind pp_fence_kind(struct pp_str info)
{
	struct pp_str word;

	skip_blanks(&info);
	word = take(&info, word_length(info, '\0'));
	for (int k = PP_FENCE_SQL; k <= PP_FENCE_TEMPLATE; k++)
		if (pp_str_eq(word, kinds[k]))
			return (enum pp_fence_kind)k;
	return PP_FENCE_NONE;
}

bool pp_fence_is_id(struct pp_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i] | 0x20;

		if (!(c >= 'a' && c <= 'z') &&
		    (!i || ((text.p[i] < '0' || text.p[i] > '9') &&
			    text.p[i] != '-')))
			return false;
	}
	return text.n > 0 && text.n <= 64 && !pp_str_is(text, "main") &&
	       !pp_str_is(text, "contents") &&
	       !pp_str_starts(text, PP_LIT("s-"));
}

/* NAME=VALUE or NAME="VALUE".  1; 0 at the end; -1 with a finding. */
static int next_option(struct reading *r, struct pp_str *name,
		       struct pp_str *value)
{
	const char *end;

	skip_blanks(&r->rest);
	if (!r->rest.n)
		return 0;
	*name = take(&r->rest, word_length(r->rest, '='));
	if (!name->n || !r->rest.n || *r->rest.p != '=')
		return fault(r, "'%.*s' must be followed by =, without blanks, "
			     "and a value", PP_STR(*name));
	take(&r->rest, 1);
	if (!r->rest.n || *r->rest.p != '"') {
		*value = take(&r->rest, word_length(r->rest, '\0'));
		return 1;
	}
	take(&r->rest, 1);
	end = r->rest.n ? memchr(r->rest.p, '"', r->rest.n) : NULL;
	if (!end)
		return fault(r, "the value of '%.*s' has no closing \"",
			     PP_STR(*name));
	*value = take(&r->rest, (size_t)(end - r->rest.p));
	take(&r->rest, 1);
	return 1;
}

static int set_least(struct reading *r, struct pp_str value)
{
	unsigned least = 0;

	if (r->out->least)
		return fault(r, "'least' is given twice");
	for (size_t i = 0; i < value.n && value.n <= 4; i++) {
		if (value.p[i] < '0' || value.p[i] > '9')
			return fault(r, "'least' is a number of rows, from 1");
		least = 10 * least + (unsigned)(value.p[i] - '0');
	}
	if (!least)
		return fault(r, "'least' is a number of rows, from 1");
	r->out->least = least;
	return 0;
}

static int set_form(struct reading *r, struct pp_str word)
{
	for (size_t i = 0; i < FORMS; i++) {
		if (!pp_str_eq(word, forms[i]))
			continue;
		r->out->form = (enum pp_fence_form)i;
		return 0;
	}
	fault(r, "a block has no form '%.*s': it is table, bar, stacked, line, "
	      "list, value, each or hidden", PP_STR(word));
	advise(r, word, forms, FORMS);
	return -1;
}

/* as=FORM of statistics, whose rows are no longer the query's. */
static int set_as(struct reading *r, struct pp_str value)
{
	if (set_form(r, value) < 0)
		return -1;
	return r->out->form == PP_FENCE_AS_EACH ?
	       fault(r, "statistics have no template") : 0;
}

static int set_option(struct reading *r, struct pp_str name,
		      struct pp_str value)
{
	static const struct pp_str names[] = {
		PP_LIT("id"), PP_LIT("caption"), PP_LIT("note"),
		PP_LIT("empty"), PP_LIT("absent"), PP_LIT("template"),
		PP_LIT("least"),
		PP_LIT("subject"), PP_LIT("sum"), PP_LIT("order"),
		PP_LIT("count"), PP_LIT("share"), PP_LIT("by"),
		PP_LIT("latest"), PP_LIT("through"), PP_LIT("none"),
		PP_LIT("total"), PP_LIT("under"), PP_LIT("of"),
	};
	enum { NAMES = sizeof(names) / sizeof(*names), PLAIN = 7 };
	struct pp_fence *b = r->out;
	struct pp_str *const values[NAMES] = {
		&b->id, &b->caption, &b->note, &b->empty,
		&b->absent, &b->name, NULL,
		&b->subject, &b->sum, &b->order,
		&b->count, &b->share, &b->by, &b->latest, &b->through,
		&b->none, &b->total, &b->under, &b->of,
	};
	size_t known = b->is_statistics ? NAMES : PLAIN, i = 0;

	if (b->is_statistics && pp_str_is(name, "as"))
		return set_as(r, value);
	while (i < known && !pp_str_eq(names[i], name))
		i++;
	if (i == known) {
		fault(r, "a block has no option '%.*s'", PP_STR(name));
		advise(r, name, names, known);
		return -1;
	}
	if (!values[i] && b->is_statistics)
		return fault(r, "statistics have no 'least': 'under' says what "
			     "is withheld");
	if (!values[i])
		return set_least(r, value);
	if (values[i]->n)
		return fault(r, "'%.*s' is given twice", PP_STR(name));
	if (!i && !pp_fence_is_id(value))
		return fault(r, "an id is of letters, digits and '-', and "
			     "begins with a letter");
	if (values[i] == &b->name && b->form != PP_FENCE_AS_EACH)
		return fault(r, "only the form 'each' has a template");
	*values[i] = pp_arena_str(r->arena, value);
	return 0;
}

static int read_form(struct reading *r)
{
	struct pp_str word, rest;

	skip_blanks(&r->rest);
	rest = r->rest;
	word = take(&rest, word_length(rest, '='));
	if (!word.n || (rest.n && *rest.p == '='))
		return 0;
	r->rest = rest;
	r->out->is_statistics = pp_str_is(word, "statistics");
	return r->out->is_statistics ? 0 : set_form(r, word);
}

static int read_sql(struct reading *r)
{
	struct pp_str name, value;
	int rc;

	if (read_form(r) < 0)
		return -1;
	while ((rc = next_option(r, &name, &value)) > 0)
		if (set_option(r, name, value) < 0)
			return -1;
	if (!rc && r->out->is_statistics && !r->out->subject.n)
		return fault(r, "statistics must say which column has the "
			     "data subject's id: subject=COLUMN");
	return rc;
}

static int add_param(struct reading *r, struct pp_str name,
		     struct pp_str value)
{
	struct pp_fence *b = r->out;
	size_t n = b->param_count;
	struct pp_param *grown = pp_new(r->arena, struct pp_param, n + 1);

	for (size_t i = 0; i < n; i++) {
		if (pp_str_eq(b->params[i].name, name))
			return fault(r, "'%.*s' is given twice", PP_STR(name));
		grown[i] = b->params[i];
	}
	grown[n].name = pp_arena_str(r->arena, name);
	grown[n].value = pp_arena_str(r->arena, value);
	b->params = grown;
	b->param_count++;
	return 0;
}

static int read_include(struct reading *r)
{
	struct pp_str name, value;
	int rc;

	skip_blanks(&r->rest);
	name = take(&r->rest, word_length(r->rest, '='));
	if (!name.n || (r->rest.n && *r->rest.p == '='))
		return fault(r, "'include' must be followed by the name of a "
			     "report");
	r->out->name = pp_arena_str(r->arena, name);
	while ((rc = next_option(r, &name, &value)) > 0)
		if (add_param(r, name, value) < 0)
			return -1;
	return rc;
}

int pp_fence_read(struct pp_fence *out, struct pp_arena *arena,
		  struct pp_sink *sink, struct pp_pos pos, struct pp_str info)
{
	struct reading r = { out, arena, sink, pos, info };

	*out = (struct pp_fence){ .kind = pp_fence_kind(info) };
	skip_blanks(&r.rest);
	take(&r.rest, word_length(r.rest, '\0'));
	switch (out->kind) {
	case PP_FENCE_SQL:
		return read_sql(&r);
	case PP_FENCE_INCLUDE:
		return read_include(&r);
	case PP_FENCE_TEMPLATE:
		skip_blanks(&r.rest);
		return r.rest.n ? fault(&r, "'template' stands alone") : 0;
	case PP_FENCE_NONE:
		break;
	}
	return 0;
}
