/* SQLite asks no authorizer about the columns of USING and NATURAL: they count
 * as read of every table that is mentioned. */
#include "index/sql_run.h"

#include "base/memory.h"
#include "index/sql_token.h"

/* The tables that a text mentions, and those of the views that it does. */
struct mentioned {
	struct pp_session *s;
	const struct pp_table **tables;
	size_t count, cap;
	struct pp_map columns;		/* named in USING */
	struct pp_map views;		/* that have been looked at */
	bool natural;			/* any of them can join */
	struct pp_arena arena;
};

static void mention(struct mentioned *m, struct pp_str sql);

static void mention_name(struct mentioned *m, struct pp_sql_token token)
{
	const struct pp_session_options *o = &m->s->o;
	struct pp_str name = pp_sql_name(&m->arena, token);
	const struct pp_table *t = pp_tables_find(&m->s->joined.all, name);

	if (t) {
		pp_grow(m->tables, m->count, m->cap);
		m->tables[m->count++] = t;
	}
	for (size_t i = 0; i < o->view_count; i++) {
		if (!pp_sql_same_name(o->views[i].name, name) ||
		    pp_map_get(&m->views, o->views[i].name))
			continue;
		pp_map_put(&m->views, o->views[i].name, NULL);
		mention(m, o->views[i].sql);
	}
}

/* USING (a, b): what stands in the brackets. */
static void mention_using(struct mentioned *m, struct pp_str sql, size_t at)
{
	struct pp_sql_token token;

	if (!pp_sql_next(&token, sql, &at) || *token.text.p != '(')
		return;
	while (pp_sql_next(&token, sql, &at) && *token.text.p != ')')
		if (token.kind == PP_SQL_WORD || token.kind == PP_SQL_QUOTED)
			pp_map_put(&m->columns, pp_sql_name(&m->arena, token),
				   NULL);
}

static void mention(struct mentioned *m, struct pp_str sql)
{
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, sql, &at)) {
		if (token.kind != PP_SQL_WORD && token.kind != PP_SQL_QUOTED)
			continue;
		if (pp_sql_token_is(token, PP_LIT("using")))
			mention_using(m, sql, at);
		else if (pp_sql_token_is(token, PP_LIT("natural")))
			m->natural = true;
		else
			mention_name(m, token);
	}
}

static bool is_joined_by(const struct mentioned *m, struct pp_str column)
{
	for (size_t i = 0; i < m->columns.count; i++)
		if (pp_sql_same_name(m->columns.entries[i].key, column))
			return true;
	return m->natural;
}

static bool has_join(struct pp_str sql)
{
	return pp_sql_mentions(sql, PP_LIT("using")) ||
	       pp_sql_mentions(sql, PP_LIT("natural"));
}

/* Hardly any statement has one: the views are looked through once. */
static bool views_have_join(struct pp_session *s)
{
	for (size_t i = 0; i < s->o.view_count && !s->views_looked; i++)
		s->views_join |= has_join(s->o.views[i].sql);
	s->views_looked = true;
	return s->views_join;
}

void pp_session_note_joins(struct pp_session *s, struct pp_str sql)
{
	struct mentioned m = { .s = s };

	if (!views_have_join(s) && !has_join(sql))
		return;
	mention(&m, sql);
	for (size_t i = 0; i < m.count && (m.natural || m.columns.count); i++) {
		const struct pp_table *t = m.tables[i];

		pp_authorizer_read(&s->auth, t, (struct pp_str){ 0 });
		for (size_t k = 0; k < t->column_count; k++)
			if (is_joined_by(&m, t->columns[k].name))
				pp_authorizer_read(&s->auth, t,
						   t->columns[k].name);
	}
	pp_free(m.tables);
	pp_map_release(&m.columns);
	pp_map_release(&m.views);
	pp_arena_release(&m.arena);
}
