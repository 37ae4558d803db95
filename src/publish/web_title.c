/* How records are named for people, in SQL. */
#include "publish/web_title.h"

enum { SQL_MAX = 1 << 16, DEPTH_MAX = 8 };

struct making {
	struct pp_buf sql;
	struct pp_arena *arena;
	const struct pp_tables *tables;
	enum pp_class class;
	unsigned aliases;
};

static void add_quoted(struct pp_buf *out, struct pp_str text, char quote)
{
	pp_buf_putc(out, quote);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == quote)
			pp_buf_putc(out, quote);
		pp_buf_putc(out, text.p[i]);
	}
	pp_buf_putc(out, quote);
}

void pp_web_sql_name(struct pp_buf *out, struct pp_str name)
{
	add_quoted(out, name, '"');
}

void pp_web_sql_text(struct pp_buf *out, struct pp_str text)
{
	add_quoted(out, text, '\'');
}

/* Is the pointer the first n bytes of a dotted path? */
static bool leads(struct pp_str pointer, struct pp_str path, size_t n)
{
	if (pointer.n != n + 1)
		return false;
	for (size_t i = 0; i < n; i++)
		if (pointer.p[i + 1] != (path.p[i] == '.' ? '/' : path.p[i]))
			return false;
	return true;
}

static const struct pp_column *find_column(const struct pp_table *table,
					   struct pp_str path, size_t n)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (leads(table->columns[i].pointer, path, n))
			return &table->columns[i];
	return NULL;
}

static void see_class(struct making *m, enum pp_class class)
{
	m->class = class > m->class ? class : m->class;
}

static void add_value(struct making *m, const struct pp_table *table,
		      const char *alias, struct pp_str path, unsigned depth);

/* The rest of the path, in the record that a column leads to: the first of the
 * kinds that it may be. */
static void add_beyond(struct making *m, const struct pp_column *column,
		       const char *alias, struct pp_str rest, unsigned depth)
{
	struct pp_str kinds = column->refers_to;

	pp_buf_puts(&m->sql, "coalesce(NULL");
	while (kinds.n) {
		const char *comma = memchr(kinds.p, ',', kinds.n);
		struct pp_str kind = { kinds.p, comma ?
				       (size_t)(comma - kinds.p) : kinds.n };
		size_t used = comma ? kind.n + 2 : kind.n;
		const struct pp_table *table = pp_tables_find(m->tables, kind);
		const char *name = pp_arena_printf(m->arena, "t%u",
						   ++m->aliases);

		used = used < kinds.n ? used : kinds.n;
		kinds = (struct pp_str){ kinds.p + used, kinds.n - used };
		if (!table)
			continue;
		see_class(m, table->class);
		pp_buf_puts(&m->sql, ", (SELECT ");
		add_value(m, table, name, rest, depth + 1);
		pp_buf_puts(&m->sql, " FROM ");
		pp_web_sql_name(&m->sql, kind);
		pp_buf_printf(&m->sql, " AS %s WHERE %s.id = %s.", name, name,
			      alias);
		pp_web_sql_name(&m->sql, column->name);
		pp_buf_putc(&m->sql, ')');
	}
	pp_buf_puts(&m->sql, ", NULL)");
}

static void add_value(struct making *m, const struct pp_table *table,
		      const char *alias, struct pp_str path, unsigned depth)
{
	const struct pp_column *column = find_column(table, path, path.n);

	if (column) {
		see_class(m, column->class);
		pp_buf_printf(&m->sql, "%s.", alias);
		pp_web_sql_name(&m->sql, column->name);
		return;
	}
	for (size_t n = path.n; n-- > 0 && depth < DEPTH_MAX;) {
		if (path.p[n] != '.')
			continue;
		column = find_column(table, path, n);
		if (!column || !column->is_ref)
			continue;
		see_class(m, column->class);
		add_beyond(m, column, alias, (struct pp_str){
				path.p + n + 1, path.n - n - 1 }, depth);
		return;
	}
	pp_buf_puts(&m->sql, "NULL");
}

/* 'a' || nullif(x, '') || ', ' || ... */
static void add_parts(struct making *m, const struct pp_table *table,
		      struct pp_str t)
{
	pp_buf_puts(&m->sql, "''");
	for (size_t i = 0; i < t.n;) {
		const char *open = memchr(t.p + i, '{', t.n - i);
		size_t n = open ? (size_t)(open - t.p) - i : t.n - i;
		const char *close = open ? memchr(open, '}', t.n - i - n) :
					   NULL;

		n = close ? n : t.n - i;
		if (n) {
			pp_buf_puts(&m->sql, " || ");
			pp_web_sql_text(&m->sql, (struct pp_str){
					 t.p + i, n });
		}
		i += n;
		if (!close)
			continue;
		pp_buf_puts(&m->sql, " || nullif(");
		add_value(m, table, "t", (struct pp_str){ open + 1,
			  (size_t)(close - open) - 1 }, 0);
		pp_buf_puts(&m->sql, ", '')");
		i = (size_t)(close - t.p) + 1;
	}
}

void pp_web_title_make(struct pp_web_title *out, struct pp_arena *arena,
			const struct pp_tables *tables,
			const struct pp_kind *kind)
{
	struct making m = { .arena = arena, .tables = tables };
	const struct pp_table *table = pp_tables_find(tables, kind->name);

	*out = (struct pp_web_title){ PP_LIT("t.id"), PP_CLASS_NONE };
	if (!table || !kind->title.n)
		return;
	pp_buf_init(&m.sql, SQL_MAX);
	pp_buf_puts(&m.sql, "coalesce(nullif(");
	add_parts(&m, table, kind->title);
	pp_buf_puts(&m.sql, ", ''), t.id)");
	if (!m.sql.overflow)
		*out = (struct pp_web_title){
			pp_arena_str(arena, pp_buf_get(&m.sql)), m.class,
		};
	pp_buf_release(&m.sql);
}
