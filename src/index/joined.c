/* The tables of the pools that a session sees. */
#include "index/joined.h"

#include <sqlite3.h>

#include "base/buf.h"
#include "index/sql_token.h"

enum { SELECT_MAX = 4 << 20 };

static const char *const fixed[PP_FIXED_COUNT] = {
	"_pool", "_path", "_line", "_blob"
};

/* --- what there is ------------------------------------------------------- */

static struct pp_column *find_column(const struct pp_table *table,
				     struct pp_str name)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (pp_sql_same_name(table->columns[i].name, name))
			return &table->columns[i];
	return NULL;
}

/* Columns of another pool's table that this one does not have are added; of
 * those that both have, the stricter class holds. */
static void merge_columns(struct pp_table *to, struct pp_arena *arena,
			  const struct pp_table *from)
{
	struct pp_column *columns = pp_new(arena, struct pp_column,
					   to->column_count +
					   from->column_count);

	if (to->column_count)
		memcpy(columns, to->columns,
		       to->column_count * sizeof(*columns));
	to->columns = columns;
	if (to->class < from->class)
		to->class = from->class;
	for (size_t i = 0; i < from->column_count; i++) {
		struct pp_column *had = find_column(to, from->columns[i].name);

		if (!had)
			columns[to->column_count++] = from->columns[i];
		else if (had->class < from->columns[i].class)
			had->class = from->columns[i].class;
	}
}

static struct pp_table *find_table(const struct pp_tables *tables,
				   struct pp_str name)
{
	for (size_t i = 0; i < tables->count; i++)
		if (pp_sql_same_name(tables->items[i].name, name))
			return &tables->items[i];
	return NULL;
}

static void merge(struct pp_joined *j, struct pp_arena *arena,
		  const struct pp_tables *from)
{
	struct pp_tables *all = &j->all;
	struct pp_table *items = pp_new(arena, struct pp_table,
					all->count + from->count);

	if (all->count)
		memcpy(items, all->items, all->count * sizeof(*items));
	all->items = items;
	for (size_t i = 0; i < from->count; i++) {
		const struct pp_table *t = &from->items[i];
		struct pp_table *had = find_table(all, t->name), *parent;

		if (had) {
			merge_columns(had, arena, t);
			continue;
		}
		items[all->count] = *t;
		items[all->count].number = (uint16_t)all->count;
		if (t->parent >= 0) {
			parent = find_table(all, from->items[t->parent].name);
			items[all->count].parent = parent ?
				(int)(parent - items) : -1;
		}
		all->count++;
	}
}

int pp_joined_read(struct pp_joined *out, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_session_options *o)
{
	*out = (struct pp_joined){ .pools = o->pools, .count = o->pool_count };
	out->each = pp_new(arena, struct pp_tables, o->pool_count);
	for (size_t i = 0; i < o->pool_count; i++) {
		const struct pp_session_pool *pool = &o->pools[i];
		enum pp_db_fault fault = pp_content_tables(&out->each[i], arena,
							   pool->db);

		if (fault) {
			pp_db_report(sink, pool->db, fault, pool->path);
			return -1;
		}
		if (!i)
			out->all = out->each[0];
		else
			merge(out, arena, &out->each[i]);
	}
	return 0;
}

/* --- the databases ------------------------------------------------------- */

const char *pp_joined_schema(struct pp_arena *arena, size_t pool)
{
	return pool ? pp_arena_printf(arena, "_pool%zu", pool) : "main";
}

/* A private index has no file that could be attached: it is copied. */
static int copy_pages(sqlite3 *to, const char *schema, sqlite3 *from)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, schema, from, "main");

	if (!backup)
		return sqlite3_errcode(to);
	sqlite3_backup_step(backup, -1);
	return sqlite3_backup_finish(backup);
}

static int attach_one(sqlite3 *db, const struct pp_session_pool *pool,
		      const char *schema)
{
	char *sql = sqlite3_mprintf("ATTACH %Q AS \"%w\"",
				    pool->path ? pool->path : ":memory:",
				    schema);
	int rc = sql ? sqlite3_exec(db, sql, NULL, NULL, NULL) : SQLITE_NOMEM;

	sqlite3_free(sql);
	if (rc == SQLITE_OK && !pool->path)
		rc = copy_pages(db, schema, pp_db_sqlite(pool->db));
	return rc;
}

int pp_joined_attach(const struct pp_joined *joined, struct pp_arena *arena,
		     struct pp_sink *sink)
{
	struct pp_db *first = joined->pools[0].db;
	sqlite3 *db = pp_db_sqlite(first);

	for (size_t i = 1; i < joined->count; i++) {
		const struct pp_session_pool *pool = &joined->pools[i];
		int rc = attach_one(db, pool, pp_joined_schema(arena, i));

		if (rc == SQLITE_OK)
			continue;
		if (rc == SQLITE_ERROR)
			pp_report(sink, PP_R(QUERY_LIMIT),
				  (struct pp_pos){ 0 },
				  "the pool '%.*s' cannot be joined: %s",
				  PP_STR(pool->name), sqlite3_errmsg(db));
		else
			pp_db_report(sink, first, pp_db_fault_of(first, rc),
				     pool->path);
		return -1;
	}
	return 0;
}

void pp_joined_detach(const struct pp_joined *joined, struct pp_arena *arena)
{
	sqlite3 *db = pp_db_sqlite(joined->pools[0].db);

	for (size_t i = 1; i < joined->count; i++)
		sqlite3_exec(db, pp_arena_printf(arena, "DETACH %s",
						 pp_joined_schema(arena, i)),
			     NULL, NULL, NULL);
}

/* --- the views ----------------------------------------------------------- */

static void add_part(struct pp_buf *sql, struct pp_arena *arena,
		     const struct pp_table *all, const struct pp_table *its)
{
	pp_buf_puts(sql, "SELECT ");
	for (size_t i = 0; i < PP_FIXED_COUNT; i++)
		pp_buf_printf(sql, "%s%s", i ? ", " : "", fixed[i]);
	for (size_t i = 0; i < all->column_count; i++) {
		struct pp_str name = all->columns[i].name;
		const char *quoted = pp_sql_quote(arena, name);

		pp_buf_puts(sql, find_column(its, name) ? ", " : ", NULL AS ");
		pp_buf_puts(sql, quoted);
	}
}

const char *pp_joined_select(const struct pp_joined *joined,
			     struct pp_arena *arena, size_t table)
{
	const struct pp_table *all = &joined->all.items[table];
	bool any = false;
	const char *text;
	struct pp_buf sql;

	pp_buf_init(&sql, SELECT_MAX);
	for (size_t i = 0; i < joined->count; i++) {
		const struct pp_table *its = find_table(&joined->each[i],
							all->name);

		if (!its)
			continue;
		pp_buf_puts(&sql, any ? " UNION ALL " : "");
		any = true;
		add_part(&sql, arena, all, its);
		pp_buf_printf(&sql, " FROM %s.%s",
			      pp_joined_schema(arena, i),
			      pp_sql_quote(arena, all->name));
	}
	text = pp_arena_copy(arena, sql.n ? sql.p : "", sql.n);
	pp_buf_release(&sql);
	return text;
}
