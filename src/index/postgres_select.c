#include "index/postgres_select.h"

#include "index/postgres_change.h"

/* --- joins ---------------------------------------------------------------- */

static bool is_query(struct pp_change *c, size_t i)
{
	enum pp_sense s = pp_sense_at(c, i);

	return s == PP_SENSE_SELECT || s == PP_SENSE_WITH ||
	       s == PP_SENSE_VALUES;
}

static bool ends_from(enum pp_sense s)
{
	return s == PP_SENSE_WHERE || s == PP_SENSE_GROUP ||
	       s == PP_SENSE_HAVING || s == PP_SENSE_WINDOW ||
	       s == PP_SENSE_ORDER || s == PP_SENSE_LIMIT ||
	       s == PP_SENSE_COMPOUND;
}

/* A query in FROM must have a name. */
static void name_query(struct pp_change *c, size_t open)
{
	size_t close = pp_word_at(c, open)->match;

	if (is_query(c, open + 1) && pp_sense_at(c, close + 1) != PP_SENSE_AS &&
	    pp_sense_at(c, close + 1) != PP_SENSE_NAME)
		pp_word_after(pp_word_at(c, close), c->arena,
			      pp_arena_printf(c->arena, " AS _q%zu", open));
}

struct joins {
	bool from, pending, crossed;
};

static void join_word(struct pp_change *c, struct joins *j, size_t i)
{
	enum pp_sense s = pp_sense_at(c, i);
	bool comma = pp_word_is(pp_word_at(c, i), ",");

	if (j->pending && (comma || s == PP_SENSE_JOIN ||
			   s == PP_SENSE_SIDE || s == PP_SENSE_CROSS ||
			   ends_from(s))) {
		pp_word_before(pp_word_at(c, i), c->arena, " ON true");
		j->pending = false;
	}
	if (s == PP_SENSE_ON || s == PP_SENSE_USING)
		j->pending = false;
	if (comma)
		pp_word_at(c, i)->as = PP_LIT("CROSS JOIN");
	if (s == PP_SENSE_CROSS)
		j->crossed = true;
	if (s == PP_SENSE_JOIN) {
		j->pending = !j->crossed;
		j->crossed = false;
	}
	if (ends_from(s))
		j->from = false;
}

/* One level of brackets, from i to end. */
static void change_joins(struct pp_change *c, size_t i, size_t end, bool from)
{
	struct joins j = { .from = from };

	for (; i < end; i = pp_words_next(&c->words, i)) {
		enum pp_sense last = i ? pp_sense_at(c, i - 1) : PP_SENSE_END;

		if (j.from && pp_open_at(c, i) &&
		    (last == PP_SENSE_FROM || last == PP_SENSE_JOIN ||
		     pp_word_is(pp_word_at(c, i - 1), ",") ||
		     (pp_open_at(c, i - 1) && c->in_from[i - 1]))) {
			c->in_from[i] = true;
			name_query(c, i);
		}
		if (j.from)
			join_word(c, &j, i);
		/* IS DISTINCT FROM is none. */
		if (pp_sense_at(c, i) == PP_SENSE_FROM &&
		    last != PP_SENSE_DISTINCT)
			j = (struct joins){ .from = true };
	}
	if (j.pending)
		pp_word_before(pp_word_at(c, end), c->arena, " ON true");
}

/* --- order and number of rows --------------------------------------------- */

static bool ends_order(struct pp_change *c, size_t i)
{
	enum pp_sense s = pp_sense_at(c, i), last = pp_sense_at(c, i - 1);

	return s == PP_SENSE_LIMIT || s == PP_SENSE_COMPOUND ||
	       (s == PP_SENSE_FRAME && last != PP_SENSE_BY &&
		!pp_word_is(pp_word_at(c, i - 1), ","));
}

struct order {
	bool sorts, falls, said;
};

static void end_term(struct pp_change *c, struct order *o, size_t i)
{
	if (o->sorts && !o->said)
		pp_word_before(pp_word_at(c, i), c->arena,
			       o->falls ? " NULLS LAST" : " NULLS FIRST");
	o->falls = o->said = false;
}

static void change_order(struct pp_change *c, size_t i, size_t end)
{
	struct order o = { 0 };

	for (; i < end; i = pp_words_next(&c->words, i)) {
		enum pp_sense s = pp_sense_at(c, i);

		if (s == PP_SENSE_ORDER &&
		    pp_sense_at(c, i + 1) == PP_SENSE_BY) {
			o = (struct order){ .sorts = true };
			i++;
		} else if (o.sorts && ends_order(c, i)) {
			end_term(c, &o, i);
			o.sorts = false;
		} else if (pp_word_is(pp_word_at(c, i), ",")) {
			end_term(c, &o, i);
		}
		o.falls |= s == PP_SENSE_DESC;
		o.said |= s == PP_SENSE_NULLS;
	}
	end_term(c, &o, end);
}

/* Returns whether there is a LIMIT. */
static bool check_limit(struct pp_change *c, size_t i, size_t end)
{
	size_t limit = end;

	for (; i < end; i = pp_words_next(&c->words, i)) {
		if (pp_sense_at(c, i) == PP_SENSE_LIMIT)
			limit = i;
		if (limit < i && pp_word_is(pp_word_at(c, i), ","))
			pp_word_refuse(
				c, i,
				"PostgreSQL has no 'LIMIT a, b': it says "
				"'LIMIT b OFFSET a'");
		if (limit < i && pp_word_is(pp_word_at(c, i), "-"))
			pp_word_refuse(c, i, "PostgreSQL has no LIMIT below 0");
	}
	return limit < end;
}

/* A query that stands for a value gives its first row. */
static void change_value(struct pp_change *c, size_t open)
{
	enum pp_sense last = open ? pp_sense_at(c, open - 1) : PP_SENSE_END;
	size_t close = pp_word_at(c, open)->match;
	bool limited = check_limit(c, open + 1, close);

	if (!limited && is_query(c, open + 1) && !c->in_from[open] &&
	    last != PP_SENSE_IN && last != PP_SENSE_EXISTS &&
	    last != PP_SENSE_AS && last != PP_SENSE_MATERIALIZED)
		pp_word_before(pp_word_at(c, close), c->arena, " LIMIT 1");
}

/* --- operators ------------------------------------------------------------ */

static bool is_sign(const struct pp_word *w, const char *const *signs)
{
	for (; *signs; signs++)
		if (pp_word_is(w, *signs))
			return true;
	return false;
}

static const char *const comparisons[] = {
	"=", "==", "<", "<=", ">", ">=", "<>", "!=", ",", NULL
};
static const char *const arithmetic[] = {
	"+", "-", "*", "/", "%", "&", "|", "<<", ">>", NULL
};

/* Something stands before it, on which it can work. */
static bool is_binary(struct pp_change *c, size_t first, size_t i)
{
	const struct pp_word *last = i > first ? pp_word_at(c, i - 1) : NULL;

	return last && (last->sense == PP_SENSE_NAME ||
			last->sense == PP_SENSE_NUMBER ||
			last->sense == PP_SENSE_TEXT ||
			last->sense == PP_SENSE_NULL ||
			last->sense == PP_SENSE_TRUTH ||
			last->sense == PP_SENSE_CASE_END ||
			pp_word_is(last, ")"));
}

/* || goes before + in SQLite, after it in PostgreSQL. */
static void check_order(struct pp_change *c, size_t i, size_t end)
{
	bool joins = false, counts = false;
	size_t first = i;

	for (; i < end; i = pp_words_next(&c->words, i)) {
		const struct pp_word *w = pp_word_at(c, i);

		if (is_sign(w, comparisons) || w->sense > PP_SENSE_END) {
			if (w->sense != PP_SENSE_CASE &&
			    w->sense != PP_SENSE_NULL &&
			    w->sense != PP_SENSE_TRUTH)
				joins = counts = false;
			continue;
		}
		joins |= pp_word_is(w, "||");
		counts |= is_sign(w, arithmetic) && is_binary(c, first, i);
		if (joins && counts) {
			pp_word_refuse(
				c, i,
				"'||' beside '+', '-', '*' or '/' means "
				"another thing in PostgreSQL: brackets tell "
				"what is meant");
			return;
		}
	}
}

/* --- conditions ----------------------------------------------------------- */

/* The last word of a name, call, number or bracket that begins at i; 0: there
 * is none. */
static size_t operand_end(struct pp_change *c, size_t i)
{
	const struct pp_word *w = pp_word_at(c, i);

	if (w->sense == PP_SENSE_NUMBER || w->sense == PP_SENSE_TEXT ||
	    w->sense == PP_SENSE_TRUTH)
		return i;
	if (w->sense == PP_SENSE_CASE || pp_open_at(c, i))
		return w->match;
	if (w->sense == PP_SENSE_CAST && pp_open_at(c, i + 1))
		return pp_word_at(c, i + 1)->match;
	if (w->sense != PP_SENSE_NAME)
		return 0;
	while (pp_word_is(pp_word_at(c, i + 1), ".") &&
	       pp_sense_at(c, i + 2) == PP_SENSE_NAME)
		i += 2;
	return pp_open_at(c, i + 1) ? pp_word_at(c, i + 1)->match : i;
}

static bool ends_condition(struct pp_change *c, size_t i)
{
	enum pp_sense s = pp_sense_at(c, i);

	return s == PP_SENSE_AND || s == PP_SENSE_OR || s == PP_SENSE_END ||
	       s == PP_SENSE_THEN || s == PP_SENSE_ELSE ||
	       s == PP_SENSE_CASE_END || s == PP_SENSE_AS ||
	       s == PP_SENSE_FROM || s == PP_SENSE_JOIN || s == PP_SENSE_SIDE ||
	       s == PP_SENSE_CROSS || ends_from(s) ||
	       pp_word_is(pp_word_at(c, i), ")") ||
	       pp_word_is(pp_word_at(c, i), ",");
}

/* A value at i stands as a condition. */
static void wrap(struct pp_change *c, size_t i)
{
	size_t last = operand_end(c, i);

	if (!last || !ends_condition(c, last + 1))
		return;
	if (pp_open_at(c, i) && !is_query(c, i + 1)) {
		c->is_condition[i] = true;
		return;
	}
	pp_word_before(pp_word_at(c, i), c->arena, " _true(");
	pp_word_after(pp_word_at(c, last), c->arena, ")");
}

/* SELECT a AND b: what stands before the first AND. */
static bool begins_condition(struct pp_change *c, size_t first, size_t i)
{
	size_t last = operand_end(c, i);
	enum pp_sense before = i > first ? pp_sense_at(c, i - 1)
					 : PP_SENSE_SELECT;

	return last &&
	       (pp_sense_at(c, last + 1) == PP_SENSE_AND ||
		pp_sense_at(c, last + 1) == PP_SENSE_OR) &&
	       (before == PP_SENSE_SELECT || before == PP_SENSE_DISTINCT ||
		before == PP_SENSE_THEN || before == PP_SENSE_ELSE ||
		before == PP_SENSE_BY || pp_word_is(pp_word_at(c, i - 1), ","));
}

static void change_conditions(struct pp_change *c, size_t i, size_t end,
			      bool starts)
{
	bool condition = starts,
	     searched = i < end && pp_sense_at(c, i) == PP_SENSE_WHEN;
	size_t first = i, between = 0;

	for (; i < end; i = pp_words_next(&c->words, i)) {
		enum pp_sense s = pp_sense_at(c, i);

		if (condition || begins_condition(c, first, i))
			wrap(c, i);
		condition = s == PP_SENSE_WHERE || s == PP_SENSE_ON ||
			    s == PP_SENSE_HAVING || s == PP_SENSE_OR ||
			    s == PP_SENSE_NOT ||
			    (s == PP_SENSE_AND && !between) ||
			    (s == PP_SENSE_WHEN && searched);
		if (s == PP_SENSE_AND && between)
			between--;
		if (s == PP_SENSE_BETWEEN)
			between++;
	}
}

/* --- what is selected ----------------------------------------------------- */

/* A whole number has 64 bits; but in ORDER BY 1 it is no number. */
static void change_list(struct pp_change *c, size_t i, size_t end)
{
	bool listed = false, starts = false;

	for (; i < end; i = pp_words_next(&c->words, i)) {
		struct pp_word *w = pp_word_at(c, i);

		if (listed && starts && w->sense == PP_SENSE_NUMBER && !w->as.p)
			pp_word_after(w, c->arena, "::bigint");
		starts = w->sense == PP_SENSE_SELECT ||
			 w->sense == PP_SENSE_DISTINCT ||
			 w->sense == PP_SENSE_ALL || pp_word_is(w, ",");
		if (w->sense == PP_SENSE_SELECT)
			listed = true;
		else if (w->sense == PP_SENSE_FROM || ends_from(w->sense))
			listed = false;
	}
}

/* --- the whole ------------------------------------------------------------ */

static void change_level(struct pp_change *c, size_t first, size_t end,
			 size_t open)
{
	bool bracket = open < c->words.count && pp_open_at(c, open);

	change_joins(c, first, end, bracket && c->in_from[open] &&
				    !is_query(c, first));
	change_order(c, first, end);
	change_list(c, first, end);
	check_order(c, first, end);
	change_conditions(c, first, end, bracket && c->is_condition[open]);
	if (bracket)
		change_value(c, open);
}

static void change_all(struct pp_change *c)
{
	size_t n = c->words.count;

	pp_change_words(c);
	change_level(c, 0, n, n);
	check_limit(c, 0, n);
	for (size_t i = 0; i < n; i++)
		if (pp_word_at(c, i)->match > i)
			change_level(c, i + 1, pp_word_at(c, i)->match, i);
}

int pp_postgres_select(struct pp_str *out, struct pp_arena *arena,
		       struct pp_sink *sink,
		       const struct pp_postgres_names *names,
		       const struct pp_sql_file *view)
{
	struct pp_change c = {
		.names = names, .view = view, .arena = arena, .sink = sink
	};

	if (!pp_words_read(&c.words, arena, view->sql)) {
		pp_report(sink, PP_R(EXPORT_VIEW),
			  (struct pp_pos){ .file = view->path },
			  "its brackets do not fit");
		return -1;
	}
	c.is_condition = pp_new(arena, bool, c.words.count + 1);
	c.in_from = pp_new(arena, bool, c.words.count + 1);
	change_all(&c);
	pp_map_release(&c.spellings);
	*out = pp_words_write(arena, &c.words);
	return c.failed ? -1 : 0;
}
