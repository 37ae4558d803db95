/* Reading what an index database holds, beside the rows themselves. */
#include "index/content.h"

#include <stdio.h>

#include "base/memory.h"
#include "index/describe.h"
#include "index/layout.h"
#include "index/statement.h"

/* --- files -------------------------------------------------------------- */

/* The kinds' places in pp_kinds, by slot. */
struct places {
	struct pp_describe_kinds kinds;
	size_t last;		/* found the last time */
};

static uint16_t place_of(struct places *p, sqlite3_stmt *s, int column)
{
	int64_t slot = sqlite3_column_int64(s, column);

	if (sqlite3_column_type(s, column) == SQLITE_NULL)
		return PP_CONTENT_NO_KIND;
	for (size_t i = 0; i < p->kinds.count; i++) {
		size_t k = (p->last + i) % p->kinds.count;

		if (p->kinds.items[k].slot == slot) {
			p->last = k;
			return p->kinds.items[k].number;
		}
	}
	return PP_CONTENT_NO_KIND;
}

static const char files_sql[] =
	"SELECT path, number, slot, broken, version FROM _file";

static void get_file(struct pp_content_file *out, struct pp_arena *arena,
		     sqlite3_stmt *s, struct places *places)
{
	const uint8_t *version = sqlite3_column_blob(s, 4);
	int n = sqlite3_column_bytes(s, 4);

	out->path = pp_statement_text(arena, s, 0);
	out->number = sqlite3_column_int64(s, 1);
	out->kind = place_of(places, s, 2);
	out->is_broken = sqlite3_column_int(s, 3);
	if (n >= PP_LAYOUT_ID)
		memcpy(out->id, version, PP_LAYOUT_ID);
	if (n == PP_LAYOUT_VERSION)
		memcpy(&out->stat, version + PP_LAYOUT_ID, sizeof(out->stat));
	else
		out->stat = (struct pp_stat){ 0 };
}

/* How many there are; the list ends there in any case. */
static enum pp_db_fault count_files(size_t *out, struct pp_db *db)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	bool row = false;

	*out = 0;
	fault = pp_statement_new(&s, db, "SELECT files FROM _count");
	if (!fault)
		fault = pp_statement_step(&row, db, s);
	if (row)
		*out = (size_t)sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return fault;
}

enum pp_db_fault pp_content_files(struct pp_content_files *out,
				  struct pp_arena *arena, struct pp_db *db)
{
	struct places places = { 0 };
	char sql[sizeof(files_sql) + 20];
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	size_t count, n = 0;
	bool row = true;

	snprintf(sql, sizeof(sql), "%s ORDER BY path", files_sql);
	fault = pp_describe_kinds(&places.kinds, arena, db);
	if (!fault)
		fault = count_files(&count, db);
	if (!fault)
		fault = pp_statement_new(&s, db, sql);
	if (fault)
		return fault;
	out->items = pp_new_raw(arena, struct pp_content_file, count);
	while (!(fault = pp_statement_step(&row, db, s)) && row && n < count)
		get_file(&out->items[n++], arena, s, &places);
	sqlite3_finalize(s);
	out->count = n;
	/* It is one of ours only if both say the same. */
	return fault || (n == count && !row) ? fault : PP_DB_BAD;
}

enum pp_db_fault pp_content_find(struct pp_content_file *out,
				 struct pp_arena *arena, struct pp_db *db,
				 struct pp_str path)
{
	struct places places = { 0 };
	char sql[sizeof(files_sql) + 20];
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	bool row = false;

	snprintf(sql, sizeof(sql), "%s WHERE path = ?", files_sql);
	fault = pp_describe_kinds(&places.kinds, arena, db);
	if (!fault)
		fault = pp_statement_new(&s, db, sql);
	if (!fault) {
		pp_statement_bind(s, 1, path);
		fault = pp_statement_step(&row, db, s);
	}
	if (!fault && !row)
		fault = PP_DB_NONE;
	if (!fault)
		get_file(out, arena, s, &places);
	sqlite3_finalize(s);
	return fault;
}

enum pp_db_fault pp_content_counts(struct pp_content_counts *out,
				   struct pp_db *db)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	bool row = false;

	*out = (struct pp_content_counts){ 0 };
	fault = pp_statement_new(&s, db, "SELECT records, broken FROM _count");
	if (!fault)
		fault = pp_statement_step(&row, db, s);
	if (row) {
		out->records = sqlite3_column_int64(s, 0);
		out->broken = sqlite3_column_int64(s, 1);
	}
	sqlite3_finalize(s);
	return fault;
}

/* --- notes, texts ------------------------------------------------------- */

/* Run a statement with a key, and a value unless it is NULL. */
static enum pp_db_fault put(struct pp_db *db, const char *sql,
			    struct pp_str key, const struct pp_str *value)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault = pp_layout_make(db);

	if (!fault)
		fault = pp_statement_new(&s, db, sql);
	if (fault)
		return fault;
	pp_statement_bind(s, 1, key);
	if (value)
		sqlite3_bind_blob64(s, 2, value->p ? value->p : "", value->n,
				    SQLITE_STATIC);
	fault = pp_statement_run(db, s);
	sqlite3_finalize(s);
	return fault;
}

enum pp_db_fault pp_content_note(struct pp_str *out, struct pp_arena *arena,
				 struct pp_db *db, const char *name)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	bool row = false;

	*out = (struct pp_str){ 0 };
	fault = pp_statement_new(&s, db,
				 "SELECT value FROM _note WHERE name = ?");
	if (!fault) {
		pp_statement_bind(s, 1, pp_str(name));
		fault = pp_statement_step(&row, db, s);
	}
	if (row)
		*out = pp_statement_text(arena, s, 0);
	sqlite3_finalize(s);
	return fault;
}

enum pp_db_fault pp_content_note_put(struct pp_db *db, const char *name,
				     struct pp_str value)
{
	return put(db, "INSERT OR REPLACE INTO _note VALUES(?, ?)",
		   pp_str(name), &value);
}

enum pp_db_fault pp_content_texts(struct pp_content_texts *out,
				  struct pp_arena *arena, struct pp_db *db)
{
	struct pp_content_text *items = NULL;
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	size_t count = 0, cap = 0;
	bool row;

	fault = pp_statement_new(&s, db,
				 "SELECT path, bytes FROM _text ORDER BY path");
	while (!fault && !(fault = pp_statement_step(&row, db, s)) && row) {
		pp_grow(items, count, cap);
		items[count].path = pp_statement_text(arena, s, 0);
		items[count++].bytes = pp_statement_text(arena, s, 1);
	}
	sqlite3_finalize(s);
	out->count = count;
	out->items = pp_new(arena, struct pp_content_text, count);
	if (count)
		memcpy(out->items, items, count * sizeof(*items));
	pp_free(items);
	return fault;
}

enum pp_db_fault pp_content_text_put(struct pp_db *db, struct pp_str path,
				     struct pp_str bytes)
{
	return put(db, "INSERT OR REPLACE INTO _text VALUES(?, ?)", path,
		   &bytes);
}

enum pp_db_fault pp_content_text_drop(struct pp_db *db, struct pp_str path)
{
	return put(db, "DELETE FROM _text WHERE path = ?", path, NULL);
}

enum pp_db_fault pp_content_tables(struct pp_tables *out,
				   struct pp_arena *arena, struct pp_db *db)
{
	return pp_describe_get(out, arena, db);
}

/* --- difference --------------------------------------------------------- */

/* The same SQL on both, row by row. */
struct pair {
	struct pp_arena *arena;
	struct pp_db *db[2];
	sqlite3_stmt *s[2];
};

static char *show(struct pp_arena *arena, sqlite3_stmt *s, int i)
{
	const char *p = (const char *)sqlite3_column_text(s, i);

	return p ? pp_brief(arena, pp_str(p), 60)
		 : pp_arena_printf(arena, "null");
}

static bool equal(struct pair *p, int i)
{
	int type = sqlite3_column_type(p->s[0], i);
	const void *a, *b;
	int n;

	if (type != sqlite3_column_type(p->s[1], i))
		return false;
	a = sqlite3_column_blob(p->s[0], i);
	b = sqlite3_column_blob(p->s[1], i);
	n = sqlite3_column_bytes(p->s[0], i);
	return n == sqlite3_column_bytes(p->s[1], i) &&
	       (!n || !memcmp(a, b, (size_t)n));
}

/* All values of a row, up to the first difference. */
static const char *compare_row(struct pair *p, const char *what)
{
	int n = sqlite3_column_count(p->s[0]);

	if (n != sqlite3_column_count(p->s[1]))
		return pp_arena_printf(p->arena, "%s: %d columns, and %d", what,
				       n, sqlite3_column_count(p->s[1]));
	for (int i = 0; i < n; i++)
		if (!equal(p, i))
			return pp_arena_printf(
				p->arena, "%s: at %s, column %s: %s, and %s",
				what, show(p->arena, p->s[0], 0),
				sqlite3_column_name(p->s[0], i),
				show(p->arena, p->s[0], i),
				show(p->arena, p->s[1], i));
	return NULL;
}

/* One row more of each; *end: neither has one. */
static const char *compare_next(struct pair *p, const char *what, bool *end)
{
	bool row[2];

	for (int k = 0; k < 2; k++)
		if (pp_statement_step(&row[k], p->db[k], p->s[k]))
			return pp_arena_printf(p->arena, "%s: %s", what,
					       pp_db_message(p->db[k]));
	if (row[0] != row[1])
		return pp_arena_printf(p->arena, "%s: only one has a row at %s",
				       what, show(p->arena, p->s[row[1]], 0));
	*end = !row[0];
	return *end ? NULL : compare_row(p, what);
}

static const char *compare(struct pair *p, const char *what, const char *sql)
{
	const char *found = NULL;
	bool end = false;

	for (int k = 0; k < 2; k++)
		if (pp_statement_new(&p->s[k], p->db[k], sql))
			found = pp_arena_printf(p->arena, "%s: %s", what,
						pp_db_message(p->db[k]));
	while (!found && !end)
		found = compare_next(p, what, &end);
	for (int k = 0; k < 2; k++) {
		sqlite3_finalize(p->s[k]);
		p->s[k] = NULL;
	}
	return found;
}

static const char *compare_rows(struct pair *p, const struct pp_table *table)
{
	const char *found;
	struct pp_buf sql;

	pp_buf_init(&sql, 1 << 20);
	pp_buf_puts(&sql, "SELECT _path, * FROM ");
	pp_layout_quote(&sql, table->name);
	pp_buf_printf(&sql, " ORDER BY _path, %s", pp_layout_rowid(table));
	pp_buf_putc(&sql, '\0');
	found = compare(p, table->name.p, sql.p);
	pp_buf_release(&sql);
	return found;
}

const char *pp_content_difference(struct pp_arena *arena, struct pp_db *a,
				  struct pp_db *b)
{
	static const char *const all[][2] = {
		{ "kinds", "SELECT name, number, lower(hex(digest)) AS digest"
			   " FROM _kind ORDER BY name" },
		{ "tables", "SELECT t.name, t.number, k.name, t.parent,"
			    " t.class, t.label, t.description FROM _table t"
			    " LEFT JOIN _kind k ON t.kind = k.slot"
			    " ORDER BY t.number" },
		{ "columns", "SELECT * FROM _column ORDER BY owner, place" },
		{ "the schema", "SELECT name, type, sql FROM sqlite_schema"
				" WHERE name NOT LIKE 'sqlite_stat%'"
				" ORDER BY name" },
		{ "files", "SELECT f.path, lower(hex(substr(f.version, 1, 20)))"
			   " AS version, k.name, f.broken FROM _file f LEFT JOIN _kind k"
			   " ON f.slot = k.slot ORDER BY f.path" },
		{ "texts", "SELECT * FROM _text ORDER BY path" },
		{ "counts", "SELECT 'all', files, records, broken"
			    " FROM _count" },
	};
	struct pair p = { .arena = arena, .db = { a, b } };
	const char *found = NULL;
	struct pp_tables tables;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all) && !found; i++)
		found = compare(&p, all[i][0], all[i][1]);
	if (!found && pp_content_tables(&tables, arena, a))
		found = pp_arena_printf(arena, "%s", pp_db_message(a));
	for (size_t i = 0; !found && i < tables.count; i++)
		found = compare_rows(&p, &tables.items[i]);
	return found;
}
