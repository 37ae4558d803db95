/* What the pages of records are made of. */
#include "publish/web_data.h"

enum { SQL_MAX = 1 << 20 };

/* --- statements ----------------------------------------------------------- */

static bool may_read(const struct pp_web *web, const struct pp_column *c)
{
	return c->class <= web->class;
}

/* A position, or the id of the record in the table of a list. */
static bool is_place(const struct pp_column *c)
{
	return !c->pointer.n;
}

static void add_name(struct pp_buf *sql, const char *before, struct pp_str name)
{
	pp_buf_puts(sql, before);
	pp_web_sql_name(sql, name);
}

static void add_where(struct pp_buf *sql, struct pp_str column,
		      const struct pp_str *id)
{
	if (!id)
		return;
	add_name(sql, " WHERE ", column);
	pp_buf_puts(sql, " = :id");
}

static int run(struct pp_result *out, struct pp_web *web, struct pp_buf *sql,
	       const struct pp_str *id, struct pp_listing into)
{
	int rc = pp_web_query(out, web, into,
			       pp_arena_str(into.arena, pp_buf_get(sql)), id);

	pp_buf_clear(sql);
	return rc;
}

/* Which columns are shown; the record's own id is its address. */
static void choose(struct pp_web_part *part, const struct pp_web *web,
		   struct pp_arena *arena)
{
	const struct pp_table *t = part->table;

	part->columns = pp_new(arena, const struct pp_column *,
			       t->column_count);
	for (size_t i = 0; i < t->column_count; i++) {
		const struct pp_column *c = &t->columns[i];

		if (!is_place(c) && !c->is_id && may_read(web, c))
			part->columns[part->column_count++] = c;
	}
}

static void add_columns(struct pp_buf *sql, const struct pp_web_part *part)
{
	for (size_t i = 0; i < part->column_count; i++)
		add_name(sql, ", ", part->columns[i]->name);
}

static int load_own(struct pp_web_data *d, struct pp_web *web,
		    struct pp_buf *sql, const struct pp_str *id,
		    struct pp_listing into)
{
	struct pp_web_part *part = &d->own;

	part->table = d->kind->table;
	part->first = 2;
	choose(part, web, into.arena);
	pp_buf_puts(sql, "SELECT id, _path");
	add_columns(sql, part);
	add_name(sql, " FROM ", part->table->name);
	add_where(sql, PP_LIT("id"), id);
	pp_buf_puts(sql, " ORDER BY 1, 2");
	return run(&part->rows, web, sql, id, into);
}

/* The list's positions, the outermost first. */
static void add_places(struct pp_buf *sql, struct pp_web_part *part,
		       struct pp_str kind)
{
	const struct pp_table *t = part->table;

	part->first = 1;
	for (size_t i = 0; i < t->column_count; i++) {
		const struct pp_column *c = &t->columns[i];

		if (!is_place(c) || pp_str_eq(c->name, kind))
			continue;
		add_name(sql, ", ", c->name);
		part->first++;
	}
}

static int load_list(struct pp_web_part *part, struct pp_web *web,
		     struct pp_str kind, struct pp_buf *sql,
		     const struct pp_str *id, struct pp_listing into)
{
	choose(part, web, into.arena);
	add_name(sql, "SELECT ", kind);
	add_places(sql, part, kind);
	add_columns(sql, part);
	add_name(sql, " FROM ", part->table->name);
	add_where(sql, kind, id);
	pp_buf_puts(sql, " ORDER BY 1");
	for (size_t i = 1; i < part->first; i++)
		pp_buf_printf(sql, ", %zu", i + 1);
	return run(&part->rows, web, sql, id, into);
}

static bool is_list_of(const struct pp_web *web, const struct pp_table *t,
		       const struct pp_table *kind)
{
	if (t->parent < 0)
		return false;
	while (t->parent >= 0)
		t = &web->tables.items[t->parent];
	return t == kind;
}

static int load_lists(struct pp_web_data *d, struct pp_web *web,
		      struct pp_buf *sql, const struct pp_str *id,
		      struct pp_listing into)
{
	const struct pp_tables *all = &web->tables;

	d->lists = pp_new(into.arena, struct pp_web_part, all->count);
	for (size_t i = 0; i < all->count; i++) {
		const struct pp_table *t = &all->items[i];
		struct pp_web_part *part = &d->lists[d->list_count];

		if (!is_list_of(web, t, d->kind->table) ||
		    t->class > web->class)
			continue;
		part->table = t;
		if (load_list(part, web, d->kind->table->name, sql, id,
			      into) < 0)
			return -1;
		d->list_count += part->column_count != 0;
	}
	return 0;
}

static int load_refs(struct pp_web_data *d, struct pp_web *web,
		     struct pp_buf *sql, const struct pp_str *id,
		     struct pp_listing into)
{
	pp_buf_puts(sql, "SELECT to_id, from_kind, from_id, pointer FROM refs "
		    "WHERE to_kind = ");
	pp_web_sql_text(sql, d->kind->kind->name);
	pp_buf_puts(sql, id ? " AND to_id = :id" : "");
	pp_buf_puts(sql, " ORDER BY 1, 2, 3, 4");
	return run(&d->refs, web, sql, id, into);
}

static int load_changes(struct pp_web_data *d, struct pp_web *web,
			struct pp_buf *sql, const struct pp_str *id,
			struct pp_listing into)
{
	if (!web->ask->pool->in_git)
		return 0;
	pp_buf_puts(sql, "SELECT id, time, actor, pointer, old, new, reason "
		    "FROM change WHERE kind = ");
	pp_web_sql_text(sql, d->kind->kind->name);
	pp_buf_puts(sql, id ? " AND id = :id" : "");
	pp_buf_puts(sql, " ORDER BY 1, 2 DESC, pointer = '', \"commit\", 4");
	return run(&d->changes, web, sql, id, into);
}

int pp_web_data_load(struct pp_web_data *out, struct pp_web *web,
		      struct pp_web_kind *kind, const struct pp_str *id,
		      struct pp_listing into)
{
	struct pp_buf sql;
	int rc;

	*out = (struct pp_web_data){ .kind = kind };
	pp_buf_init(&sql, SQL_MAX);
	rc = load_own(out, web, &sql, id, into) < 0 ||
	     load_lists(out, web, &sql, id, into) < 0 ||
	     load_refs(out, web, &sql, id, into) < 0 ||
	     load_changes(out, web, &sql, id, into) < 0;
	pp_buf_release(&sql);
	return rc ? -1 : 0;
}

/* --- finding things ------------------------------------------------------- */

static struct pp_str id_at(const struct pp_result *r, size_t row)
{
	const struct pp_cell *cell = &r->cells[row * r->column_count];

	return cell->type == PP_CELL_TEXT ? cell->text : (struct pp_str){ 0 };
}

/* The first row whose id is not less (after: greater) than the one given. */
static size_t find_row(const struct pp_result *r, struct pp_str id, bool after)
{
	size_t low = 0, high = r->row_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pp_str_cmp(id_at(r, middle), id) < (after ? 1 : 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t pp_web_rows_of(const struct pp_result *result, struct pp_str id,
		       size_t *count)
{
	size_t first = find_row(result, id, false);

	*count = find_row(result, id, true) - first;
	return first;
}

/* A pointer's places in lists are '-' in a column's. */
static struct pp_str plain_pointer(struct pp_arena *arena,
				   struct pp_str pointer)
{
	size_t n = 0;
	char *out;

	if (!pointer.p)
		return pointer;
	out = pp_arena_copy(arena, pointer.p, pointer.n);
	for (size_t i = 0; i < pointer.n;) {
		size_t end = i + 1;
		bool number = true;

		while (end < pointer.n && pointer.p[end] != '/')
			end++;
		for (size_t k = i + 1; k < end; k++)
			number &= pointer.p[k] >= '0' && pointer.p[k] <= '9';
		number &= end > i + 1;
		out[n++] = '/';
		for (size_t k = i + 1; k < end && !number; k++)
			out[n++] = pointer.p[k];
		if (number)
			out[n++] = '-';
		i = end;
	}
	return (struct pp_str){ out, n };
}

struct pp_str pp_web_last_name(struct pp_arena *arena, struct pp_str pointer)
{
	size_t end = pointer.n, start;
	char *out;

	while (end && (pointer.p[end - 1] == '-' || pointer.p[end - 1] == '/'))
		end--;
	for (start = end; start && pointer.p[start - 1] != '/';)
		start--;
	out = pp_arena_copy(arena, pointer.p + start, end - start);
	for (size_t i = 0; i < end - start; i++)
		if (out[i] == '_')
			out[i] = ' ';
	if (end > start && *out >= 'a' && *out <= 'z')
		*out = (char)(*out - 'a' + 'A');
	return (struct pp_str){ out, end - start };
}

/* Does the column stand at the pointer, or below it? */
static bool see_column(struct pp_web_place *out, struct pp_arena *arena,
		       const struct pp_table *t, const struct pp_column *c,
		       struct pp_str pointer)
{
	bool same = pp_str_eq(c->pointer, pointer);
	bool list = t->parent >= 0 && t->label.n;
	enum pp_class class = c->class > t->class ? c->class : t->class;
	struct pp_str own = c->label;

	if (!pp_str_starts(c->pointer, pointer) ||
	    (!same && (c->pointer.n <= pointer.n ||
		       c->pointer.p[pointer.n] != '/')))
		return false;
	/* A mapping, or a list of them, can also have held what is no longer
	 * in the schema. */
	if (!same && !(c->pointer.n == pointer.n + 2 &&
		       pp_str_ends(c->pointer, PP_LIT("/-"))))
		class = PP_CLASS_SPECIAL;
	out->class = class > out->class ? class : out->class;
	if (same && list && !pp_str_ends(pointer, PP_LIT("/-"))) {
		if (!own.n)
			own = pp_web_last_name(arena, pointer);
		out->label = pp_str(pp_arena_printf(arena, "%.*s: %.*s",
						    PP_STR(t->label),
						    PP_STR(own)));
	} else if (same && !list) {
		out->label = own;
	} else if (list && c->pointer.n <= pointer.n + 2) {
		out->label = t->label;
	}
	return true;
}

void pp_web_place_find(struct pp_web_place *out, struct pp_arena *arena,
			const struct pp_web *web, struct pp_str kind,
			struct pp_str pointer)
{
	const struct pp_table *table = pp_tables_find(&web->tables, kind);
	bool found = false;

	*out = (struct pp_web_place){ .class = PP_CLASS_NONE };
	pointer = plain_pointer(arena, pointer);
	for (size_t i = 0; table && i < web->tables.count; i++) {
		const struct pp_table *t = &web->tables.items[i];

		if (t != table && !is_list_of(web, t, table))
			continue;
		for (size_t k = 0; k < t->column_count; k++) {
			const struct pp_column *c = &t->columns[k];

			found |= !is_place(c) &&
				 see_column(out, arena, t, c, pointer);
		}
	}
	/* What no column is, such as a property that is gone: nobody can say
	 * how much care it asks for. */
	if (!found)
		out->class = PP_CLASS_SPECIAL;
	if (!out->label.n)
		out->label = pp_web_last_name(arena, pointer);
}
