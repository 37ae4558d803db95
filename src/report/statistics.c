/* Counting under disclosure control. */
#include "report/statistics.h"

#include "index/sql_token.h"
#include "report/cell.h"
#include "report/disclosure.h"
#include "report/statistics_run.h"
#include "report/withhold.h"

enum { LEAST_MAX = 1000000 };

void pp_people_release(struct pp_people *people)
{
	pp_map_release(&people->listed);
	pp_map_release(&people->answers);
	pp_map_release(&people->ids);
}

/* --- the options ---------------------------------------------------------- */

__attribute__((format(printf, 4, 5)))
static int refuse(struct pp_sink *sink, const struct pp_statistics *s,
		  const struct pp_rule *rule, const char *format, ...)
{
	struct pp_arena scrap = { 0 };
	va_list ap;

	va_start(ap, format);
	pp_report(sink, rule, s->pos, "%s",
		  pp_arena_vprintf(&scrap, format, ap));
	va_end(ap);
	pp_arena_release(&scrap);
	return -1;
}

static int need_column(struct pp_sink *sink, const struct pp_statistics *s,
		       const char *option, struct pp_str name)
{
	if (!name.n || pp_counting_column(s->facts, name) != PP_COUNTING_NONE)
		return 0;
	return refuse(sink, s, PP_R(REPORT_FORM), "%s=%.*s: the query has no "
		      "such column", option, PP_STR(name));
}

/* The next name of a list with commas; false at its end. */
static bool next_name(struct pp_str *name, struct pp_str *rest)
{
	size_t n = 0;

	while (rest->n && *rest->p == ' ')
		*rest = (struct pp_str){ rest->p + 1, rest->n - 1 };
	if (!rest->n)
		return false;
	while (n < rest->n && rest->p[n] != ',')
		n++;
	*name = (struct pp_str){ rest->p, n };
	while (name->n && name->p[name->n - 1] == ' ')
		name->n--;
	n += n < rest->n;
	*rest = (struct pp_str){ rest->p + n, rest->n - n };
	return true;
}

static bool is_listed(struct pp_str list, struct pp_str name)
{
	struct pp_str one;

	while (next_name(&one, &list))
		if (pp_sql_same_name(one, name))
			return true;
	return false;
}

static size_t list_length(struct pp_str list)
{
	struct pp_str name;
	size_t n = 0;

	while (next_name(&name, &list))
		n++;
	return n;
}

/* 0: there is none, or it is no number that may be asked for. */
static size_t least_of(struct pp_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9' || n > LEAST_MAX)
			return 0;
		n = 10 * n + (size_t)(text.p[i] - '0');
	}
	return n >= PP_DISCLOSE_LEAST && n <= LEAST_MAX ? n : 0;
}

static int check_through(struct pp_sink *sink, const struct pp_statistics *s)
{
	static const char *const names[] = { "by", "value", "label" };

	for (size_t i = 0; s->through && i < 3; i++)
		if (pp_counting_column(s->through, pp_str(names[i])) ==
		    PP_COUNTING_NONE)
			return refuse(sink, s, PP_R(REPORT_FORM),
				      "through=%.*s: the view must have the "
				      "columns by, value and label",
				      PP_STR(s->block->through));
	return 0;
}

/* A parameter could be turned until a count changes. */
static int check_params(struct pp_sink *sink, const struct pp_statistics *s)
{
	struct pp_sql_token token;
	size_t at = 0;

	while (s->block->by.n && pp_sql_next(&token, s->sql, &at))
		if (token.kind == PP_SQL_PARAM)
			return refuse(sink, s, PP_R(STATISTICS), "who is "
				      "counted by '%.*s' cannot be chosen by "
				      "a parameter", PP_STR(s->block->by));
	return 0;
}

int pp_statistics_check(struct pp_sink *sink, const struct pp_statistics *s)
{
	const struct pp_fence *b = s->block;
	struct pp_str rest = b->sum, name;
	int rc = need_column(sink, s, "subject", b->subject);

	rc |= need_column(sink, s, "order", b->order);
	while (next_name(&name, &rest))
		rc |= need_column(sink, s, "sum", name);
	if (b->under.n && !least_of(b->under))
		rc = refuse(sink, s, PP_R(STATISTICS), "under=%.*s: counts "
			    "under %d are always withheld, and a block can "
			    "only ask for more", PP_STR(b->under),
			    PP_DISCLOSE_LEAST);
	if (b->of.n && !is_listed(b->sum, b->of))
		rc = refuse(sink, s, PP_R(REPORT_FORM), "of=%.*s: it is no "
			    "column of 'sum'", PP_STR(b->of));
	if (list_length(b->share) > 1 + (b->sum.n > 0))
		rc = refuse(sink, s, PP_R(REPORT_FORM), "share=%.*s: there is "
			    "one of the counts, and one of the last sum",
			    PP_STR(b->share));
	if (!b->by.n && (b->through.n || b->latest.n))
		rc = refuse(sink, s, PP_R(REPORT_FORM), "'%s' says something "
			    "of 'by', which is not there",
			    b->through.n ? "through" : "latest");
	rc |= check_through(sink, s) | check_params(sink, s);
	if (!s->people->kind_count)
		rc = refuse(sink, s, PP_R(STATISTICS), "no kind of record is "
			    "its own data subject (subject: self), so that "
			    "people cannot be told apart");
	return rc ? -1 : 0;
}

static void sort_columns(struct pp_counting *c)
{
	const struct pp_result *r = c->s->facts;
	const struct pp_fence *b = c->s->block;
	struct pp_str rest = b->sum, name;

	c->least = b->under.n ? least_of(b->under) : PP_DISCLOSE_LEAST;
	c->subject = pp_counting_column(r, b->subject);
	c->order = b->order.n ? pp_counting_column(r, b->order) :
				PP_COUNTING_NONE;
	c->sums = pp_new(c->arena, size_t, b->sum.n + 1);
	c->dims = pp_new(c->arena, size_t, r->column_count + 1);
	while (next_name(&name, &rest))
		c->sums[c->sum_count++] = (size_t)pp_counting_column(r, name);
	for (size_t i = 0; i < r->column_count; i++) {
		bool is_sum = false;

		for (size_t k = 0; k < c->sum_count; k++)
			is_sum |= c->sums[k] == i;
		if (!is_sum && (int)i != c->subject && (int)i != c->order)
			c->dims[c->dim_count++] = i;
	}
}

/* --- cells ---------------------------------------------------------------- */

/* All cells of one measure; or of people, who have 1 each. */
struct column {
	struct pp_withhold w;
	bool *withheld;		/* cells; NULL: a count, which tells by
				   itself */
};

static void add_part(struct column *k, struct pp_withhold_part *parts,
		     const struct pp_counting_part *part, size_t cell,
		     int64_t amount)
{
	parts[k->w.part_count++] = (struct pp_withhold_part){
		cell, part->person, amount };
}

/* The parts of all cells: once for each category that the person is in. */
static void spread(struct column *k, const struct pp_counting *c, int measure)
{
	size_t most = c->part_count * (c->category_count + 1);
	struct pp_withhold_part *parts = pp_new(c->arena,
						struct pp_withhold_part, most);
	size_t *seen = pp_new(c->arena, size_t, c->category_count);

	k->w = (struct pp_withhold){
		.parts = parts, .least = c->least,
		.cell_count = c->category_count * c->shown_count,
		.person_count = c->people.count,
	};
	for (size_t i = 0; i < c->part_count; i++) {
		const struct pp_counting_part *part = &c->parts[i];
		struct pp_str id = c->people.entries[part->person].key;
		const struct pp_map_entry *e =
			pp_map_get(&c->s->people->answers, id);
		const struct pp_people_answer *a = e ? e->ptr : NULL;
		int64_t amount = measure < 0 ? PP_WITHHOLD_SCALE :
				 part->amounts[measure];
		size_t at = pp_counting_keys(c) ? c->groups[part->group].at : 0;

		if (!a || !a->count)
			add_part(k, parts, part, (c->category_count - 1) *
				 c->shown_count + at, amount);
		for (size_t v = 0; a && v < a->count; v++) {
			size_t category = c->category_of[a->values[v]];

			if (seen[category] != i + 1)
				add_part(k, parts, part, category *
					 c->shown_count + at, amount);
			seen[category] = i + 1;
		}
	}
}

static int64_t count_cell(const struct pp_counting *c, const struct column *k,
			  const bool *in)
{
	struct pp_withhold_sum sum = pp_withhold_sum(&k->w, in);

	return sum.people < c->least ? PP_WITHHELD : pp_disclose(sum.people);
}

static int64_t round_amount(int64_t amount)
{
	int64_t step = (int64_t)PP_DISCLOSE_STEP * PP_WITHHOLD_SCALE;
	int64_t size = amount < 0 ? -amount : amount;

	size = (size + step / 2) / step * PP_DISCLOSE_STEP;
	return amount < 0 ? -size : size;
}

static struct pp_cell text_cell(struct pp_str text)
{
	struct pp_cell cell = { .type = PP_CELL_TEXT };

	cell.text = text;
	return cell;
}

static struct pp_cell number_cell(int64_t n, bool is_withheld)
{
	struct pp_cell cell = { .type = PP_CELL_INTEGER };

	if (is_withheld)
		return text_cell(PP_LIT("[c]"));
	cell.integer = n;
	return cell;
}

/* --- the result ----------------------------------------------------------- */

struct making {
	struct pp_counting *c;
	struct pp_result *out;
	size_t *beside, beside_count;	/* columns of the view */
	struct column people, *sums;
	size_t first;			/* column of numbers */
	bool has_count, has_total;
	/* Headings of the shares of people, and of the last sum; or empty. */
	struct pp_str share[2];
	int of;			/* the sum that others are given in per cent
				   of; or PP_COUNTING_NONE */
	bool *in;			/* scrap: cells */
	bool *apart;			/* cells */
	/* Of what shares are: all cells that are not apart. */
	int64_t base[2];		/* 0: it may not be shown */
};

static void add_column(struct making *m, struct pp_str name, bool is_number)
{
	m->out->columns[m->out->column_count++] = (struct pp_result_column){
		.name = name, .is_number = is_number };
}

static void find_beside(struct making *m)
{
	static const char *const own[] = { "by", "value", "label", "apart" };
	const struct pp_result *view = m->c->s->through;

	m->beside = pp_new(m->c->arena, size_t,
			   view ? view->column_count : 1);
	for (size_t i = 0; view && i < view->column_count; i++) {
		bool is_own = false;

		for (size_t k = 0; k < 4; k++)
			is_own |= pp_sql_same_name(view->columns[i].name,
						   pp_str(own[k]));
		if (!is_own)
			m->beside[m->beside_count++] = i;
	}
}

static void make_columns(struct making *m)
{
	const struct pp_counting *c = m->c;
	const struct pp_fence *b = c->s->block;
	const struct pp_result *facts = c->s->facts;

	m->out->columns = pp_new(c->arena, struct pp_result_column,
				 c->dim_count + m->beside_count +
				 2 * c->sum_count + 5);
	if (b->by.n)
		add_column(m, c->s->people->label, false);
	for (size_t i = 0; i < c->dim_count; i++) {
		add_column(m, facts->columns[c->dims[i]].name, false);
		m->out->columns[m->out->column_count - 1].label =
			facts->columns[c->dims[i]].label;
	}
	m->first = m->out->column_count;
	if (m->has_count)
		add_column(m, b->count.n ? b->count : PP_LIT("People"), true);
	if (m->share[0].n)
		add_column(m, m->share[0], true);
	for (size_t i = 0; i < c->sum_count; i++) {
		struct pp_str name = facts->columns[c->sums[i]].name;

		add_column(m, name, true);
		m->out->columns[m->out->column_count - 1].unit =
			facts->columns[c->sums[i]].unit;
		if (m->of != PP_COUNTING_NONE && (size_t)m->of != i)
			add_column(m, pp_str(pp_arena_printf(c->arena,
				   "%.*s (%%)", PP_STR(name))), true);
	}
	if (m->share[1].n)
		add_column(m, m->share[1], true);
	for (size_t i = 0; i < m->beside_count; i++)
		add_column(m, c->s->through->columns[m->beside[i]].name,
			   true);
}

static bool is_apart(const struct making *m, size_t cell)
{
	return m->c->categories[cell / m->c->shown_count].is_apart;
}

static void select_cells(struct making *m, int apart)
{
	for (size_t i = 0; i < m->people.w.cell_count; i++)
		m->in[i] = apart < 0 || is_apart(m, i) == apart;
}

/* Sums that are withheld must not be found by subtraction from what all come
 * to, nor from that of which shares are taken. */
static void withhold(struct making *m, struct column *k)
{
	bool is_shared = m->share[1].n &&
			 k == &m->sums[m->c->sum_count - 1], is_safe;

	k->withheld = pp_new(m->c->arena, bool, k->w.cell_count);
	k->w.first = m->apart;
	for (size_t i = 0; i < k->w.cell_count; i++) {
		for (size_t n = 0; n < k->w.cell_count; n++)
			m->in[n] = n == i;
		k->withheld[i] = count_cell(m->c, &m->people, m->in) ==
				 PP_WITHHELD;
	}
	if (is_shared) {
		select_cells(m, 0);
		is_safe = pp_withhold_run(k->withheld, &k->w, m->in);
		select_cells(m, 1);
		is_safe &= pp_withhold_run(k->withheld, &k->w, m->in);
		select_cells(m, 0);
		is_safe &= pp_withhold_sum(&k->w, m->in).is_safe;
		m->base[1] = is_safe ? round_amount(
			pp_withhold_sum(&k->w, m->in).amount) : 0;
	}
	select_cells(m, -1);
	if (!pp_withhold_run(k->withheld, &k->w, m->in) && is_shared)
		m->base[1] = 0;
}

static void count_all(struct making *m)
{
	struct pp_counting *c = m->c;
	int64_t base;

	spread(&m->people, c, -1);
	m->in = pp_new(c->arena, bool, m->people.w.cell_count + 1);
	m->apart = pp_new(c->arena, bool, m->people.w.cell_count + 1);
	for (size_t i = 0; i < m->people.w.cell_count; i++)
		m->apart[i] = is_apart(m, i);
	m->sums = pp_new(c->arena, struct column, c->sum_count + 1);
	select_cells(m, 0);
	base = count_cell(c, &m->people, m->in);
	m->base[0] = base > 0 ? base : 0;
	for (size_t i = 0; i < c->sum_count; i++) {
		spread(&m->sums[i], c, (int)i);
		withhold(m, &m->sums[i]);
	}
}

/* The part of base that shown is, in per cent. */
static struct pp_cell per_cent(int64_t base, struct pp_cell shown)
{
	bool hidden = shown.type == PP_CELL_TEXT || base <= 0;

	return number_cell(hidden ? 0 : (200 * shown.integer + base) /
			   (2 * base), hidden);
}

static struct pp_cell share_cell(const struct making *m, size_t cell,
				 int64_t base, struct pp_cell shown)
{
	if (cell == m->people.w.cell_count || is_apart(m, cell))
		return text_cell(PP_LIT("[z]"));
	return per_cent(base, shown);
}

static struct pp_cell sum_cell(struct making *m, size_t measure, size_t cell,
			       bool is_withheld)
{
	const struct column *k = &m->sums[measure];
	struct pp_withhold_sum sum = pp_withhold_sum(&k->w, m->in);

	return number_cell(round_amount(sum.amount), is_withheld ||
			   (cell == m->people.w.cell_count ? !sum.is_safe :
			    k->withheld[cell]));
}

/* The numbers of a cell; or, after the last, of all. */
static void put_numbers(struct making *m, struct pp_cell *row, size_t cell)
{
	const struct pp_counting *c = m->c;
	struct pp_cell shown, of = { .type = PP_CELL_NULL };
	int64_t people;

	select_cells(m, -1);
	for (size_t i = 0; cell < m->people.w.cell_count &&
	     i < m->people.w.cell_count; i++)
		m->in[i] = i == cell;
	people = count_cell(c, &m->people, m->in);
	shown = number_cell(people, people == PP_WITHHELD);
	row += m->first;
	if (m->has_count)
		*row++ = shown;
	if (m->share[0].n)
		*row++ = share_cell(m, cell, m->base[0], shown);
	if (m->of != PP_COUNTING_NONE)
		of = sum_cell(m, (size_t)m->of, cell, people == PP_WITHHELD);
	for (size_t i = 0; i < c->sum_count; i++) {
		shown = sum_cell(m, i, cell, people == PP_WITHHELD);
		*row++ = shown;
		if (m->of != PP_COUNTING_NONE && (size_t)m->of != i)
			*row++ = per_cent(of.type == PP_CELL_INTEGER ?
					  of.integer : 0, shown);
	}
	if (m->share[1].n)
		*row = share_cell(m, cell, m->base[1], shown);
}

static void put_names(struct making *m, struct pp_cell *row, size_t category,
		      size_t group)
{
	const struct pp_counting *c = m->c;
	bool is_other = c->has_others && group == c->shown_count - 1;

	if (c->s->block->by.n)
		*row++ = text_cell(c->categories[category].label);
	for (size_t i = 0; i < c->dim_count; i++)
		row[i] = !is_other ? c->shown[group]->cells[c->dims[i]] :
			 text_cell(i ? PP_LIT("") : PP_LIT("Other"));
}

static void put_beside(struct making *m, struct pp_cell *row,
		       const struct pp_counting_line *category)
{
	row += m->out->column_count - m->beside_count;
	for (size_t i = 0; i < m->beside_count; i++)
		row[i] = category && category->beside ?
			 category->beside[m->beside[i]] :
			 text_cell(PP_LIT("[z]"));
}

static void put_total(struct making *m, struct pp_cell *row)
{
	struct pp_str name = m->c->s->block->total;

	for (size_t i = 0; i < m->first; i++)
		row[i] = text_cell(i ? PP_LIT("") : name.n ? name :
				   PP_LIT("Total"));
	put_numbers(m, row, m->people.w.cell_count);
	put_beside(m, row, NULL);
}

static void put_rows(struct making *m)
{
	const struct pp_counting *c = m->c;
	size_t columns = m->out->column_count;
	struct pp_cell *row;

	row = pp_new(c->arena, struct pp_cell, columns *
		     (m->people.w.cell_count + 1));
	m->out->cells = row;
	for (size_t k = 0; k < c->category_count; k++)
		for (size_t g = 0; g < c->shown_count; g++, row += columns) {
			put_names(m, row, k, g);
			put_numbers(m, row, k * c->shown_count + g);
			put_beside(m, row, &c->categories[k]);
			m->out->row_count++;
		}
	if (!m->has_total)
		return;
	put_total(m, row);
	m->out->row_count++;
}

/* Charts have none where it is not asked for: it would dwarf the rest. */
static bool wants_total(const struct pp_counting *c)
{
	const struct pp_fence *b = c->s->block;

	if (!b->by.n && !c->dim_count)
		return false;
	if (b->total.n)
		return !pp_str_is(b->total, "none");
	return b->form == PP_FENCE_AS_TABLE || b->form == PP_FENCE_AS_LIST;
}

static int find_of(const struct pp_counting *c)
{
	const struct pp_result *facts = c->s->facts;

	for (size_t i = 0; c->s->block->of.n && i < c->sum_count; i++)
		if (pp_sql_same_name(facts->columns[c->sums[i]].name,
				     c->s->block->of))
			return (int)i;
	return PP_COUNTING_NONE;
}

static void make(struct pp_counting *c, struct pp_result *out)
{
	struct pp_str rest = c->s->block->share;
	struct making m = { .c = c, .out = out };

	m.has_count = !pp_str_is(c->s->block->count, "none");
	m.of = find_of(c);
	next_name(&m.share[0], &rest);
	next_name(&m.share[1], &rest);
	m.has_total = wants_total(c);
	*out = (struct pp_result){ .row_count = 0 };
	find_beside(&m);
	make_columns(&m);
	count_all(&m);
	put_rows(&m);
}

int pp_statistics_make(struct pp_result *out, struct pp_arena *arena,
		       struct pp_sink *sink, const struct pp_statistics *s)
{
	struct pp_counting c = { .s = s, .arena = arena, .sink = sink };
	int rc;

	sort_columns(&c);
	rc = pp_counting_rows(&c);
	if (!rc) {
		pp_counting_lines(&c);
		make(&c, out);
	}
	pp_map_release(&c.literals);
	pp_map_release(&c.by_key);
	pp_map_release(&c.people);
	return rc;
}
