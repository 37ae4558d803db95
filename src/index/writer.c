/* Which files there are, of which kind, and the tables of these; the rows are
 * row_put.c's. */
#include "index/writer.h"

#include "base/memory.h"
#include "index/content.h"
#include "index/describe.h"
#include "index/layout.h"
#include "index/row_put.h"
#include "index/statement.h"
#include "index/trace.h"

enum {
	SQL_MAX = 1 << 22,
	NOT_MAPPED = -1,
};

struct pp_writer {
	struct pp_db *db;
	const struct pp_tables *tables;
	struct pp_arena arena;
	enum pp_db_fault fault;		/* the first */
	struct pp_describe_kinds kinds;
	struct pp_row_put *rows;
	struct pp_trace *trace;		/* may be NULL */
	sqlite3_stmt *find, *put, *change, *restat, *drop;
	int64_t next, files, records, broken;	/* what _count has */
	bool counted;			/* and it is to be written */
	bool in_order;			/* everything came in order of paths */
	struct pp_buf last;		/* the last of them */
};

/* What was known of a path. */
struct known {
	int64_t number, slot;
	bool is_broken, has_slot;
};

static bool failed(struct pp_writer *w, enum pp_db_fault fault)
{
	if (!w->fault)
		w->fault = fault;
	return w->fault;
}

static sqlite3_stmt *prepare(struct pp_writer *w, sqlite3_stmt **keep,
			     const char *sql)
{
	if (!*keep)
		failed(w, pp_statement_new(keep, w->db, sql));
	return *keep;
}

static bool run(struct pp_writer *w, sqlite3_stmt *s)
{
	return failed(w, pp_statement_run(w->db, s));
}

static void read_counts(struct pp_writer *w)
{
	sqlite3_stmt *s = NULL;
	bool row = false;

	if (!failed(w, pp_statement_new(&s, w->db, "SELECT next, files,"
						   " records, broken"
						   " FROM _count")) &&
	    !failed(w, pp_statement_step(&row, w->db, s)) && row) {
		w->next = sqlite3_column_int64(s, 0);
		w->files = sqlite3_column_int64(s, 1);
		w->records = sqlite3_column_int64(s, 2);
		w->broken = sqlite3_column_int64(s, 3);
	}
	sqlite3_finalize(s);
}

static void write_counts(struct pp_writer *w)
{
	sqlite3_stmt *s = NULL;

	if (!failed(w, pp_statement_new(&s, w->db,
					"UPDATE _count SET next = ?,"
					" files = ?, records = ?,"
					" broken = ?"))) {
		sqlite3_bind_int64(s, 1, w->next);
		sqlite3_bind_int64(s, 2, w->files);
		sqlite3_bind_int64(s, 3, w->records);
		sqlite3_bind_int64(s, 4, w->broken);
		run(w, s);
	}
	sqlite3_finalize(s);
}

struct pp_writer *pp_writer_new(struct pp_db *db,
				const struct pp_tables *tables)
{
	struct pp_writer *w = pp_alloc(1, sizeof(*w));

	*w = (struct pp_writer){ .db = db, .tables = tables };
	pp_buf_init(&w->last, 1 << 20);
	w->in_order = pp_db_is_empty(db);
	w->rows = pp_row_put_new(db, tables);
	failed(w, pp_layout_make(db));
	if (!w->fault)
		failed(w, pp_describe_kinds(&w->kinds, &w->arena, db));
	if (!w->fault)
		read_counts(w);
	return w;
}

void pp_writer_trace(struct pp_writer *w)
{
	if (!w->trace)
		w->trace = pp_trace_new(w->db, w->tables);
}

enum pp_db_fault pp_writer_end(struct pp_writer *w)
{
	enum pp_db_fault fault;

	if (!w)
		return PP_DB_OK;
	failed(w, pp_trace_end(w->trace));
	if (!w->fault && w->counted)
		write_counts(w);
	pp_row_put_free(w->rows);
	sqlite3_finalize(w->find);
	sqlite3_finalize(w->put);
	sqlite3_finalize(w->change);
	sqlite3_finalize(w->restat);
	sqlite3_finalize(w->drop);
	fault = w->fault;
	pp_buf_release(&w->last);
	pp_arena_release(&w->arena);
	pp_free(w);
	return fault;
}

/* --- tables ------------------------------------------------------------- */

/* Is it one of the kind's? */
static bool is_of(const struct pp_table *t, uint16_t number)
{
	return t->kind && t->kind->number == number;
}

/* The kinds that have a table, with a hash of its SQL: a table may also change
 * because another kind has taken its name, or the pool got another one. */
static void list_kinds(struct pp_describe_kinds *out, struct pp_writer *w,
		       struct pp_str pool)
{
	const struct pp_tables *all = w->tables;
	struct pp_buf sql;

	pp_buf_init(&sql, SQL_MAX);
	out->items = pp_new(&w->arena, struct pp_describe_kind, all->count);
	out->count = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct pp_kind *kind = all->items[i].kind;
		struct pp_describe_kind *k;

		if (!kind || all->items[i].parent >= 0)
			continue;
		k = &out->items[out->count++];
		k->name = kind->name;
		k->number = kind->number;
		memcpy(k->digest, all->digests[kind->number],
		       sizeof(k->digest));
		pp_buf_clear(&sql);
		for (size_t n = 0; n < all->count; n++) {
			if (!is_of(&all->items[n], kind->number))
				continue;
			pp_layout_create(&sql, &all->items[n], pool);
			pp_layout_indexes(&sql, &all->items[n]);
		}
		k->layout = (int64_t)pp_hash(pp_buf_get(&sql), 0);
	}
	pp_buf_release(&sql);
}

static const struct pp_describe_kind *
find_kind(const struct pp_describe_kinds *kinds, struct pp_str name)
{
	for (size_t i = 0; i < kinds->count; i++)
		if (pp_str_eq(kinds->items[i].name, name))
			return &kinds->items[i];
	return NULL;
}

static bool same(const struct pp_describe_kind *a,
		 const struct pp_describe_kind *b)
{
	return !memcmp(a->digest, b->digest, sizeof(a->digest)) &&
	       a->layout == b->layout;
}

static void exec(struct pp_writer *w, const char *sql)
{
	if (!w->fault)
		failed(w, pp_statement_exec(w->db, sql));
}

/* Its tables, its references, its files. */
static void drop_kind(struct pp_writer *w, const struct pp_describe_kind *kind)
{
	struct pp_buf sql;
	sqlite3_stmt *s = NULL;
	bool row = true;

	pp_buf_init(&sql, SQL_MAX);
	if (!failed(w, pp_statement_new(&s, w->db, "SELECT name FROM _table"
						   " WHERE kind = ?")))
		sqlite3_bind_int64(s, 1, kind->slot);
	while (!w->fault && !failed(w, pp_statement_step(&row, w->db, s)) &&
	       row) {
		pp_buf_puts(&sql, "DROP TABLE ");
		pp_layout_quote(&sql, pp_statement_text(&w->arena, s, 0));
		pp_buf_putc(&sql, ';');
	}
	sqlite3_finalize(s);
	pp_buf_printf(&sql, "DELETE FROM refs WHERE rowid >> %d IN"
			    " (SELECT number FROM _file WHERE slot = %lld);"
			    "DELETE FROM _file WHERE slot = %lld;",
		      PP_ROW_BITS, (long long)kind->slot,
		      (long long)kind->slot);
	pp_buf_putc(&sql, '\0');
	exec(w, sql.p);
	pp_buf_release(&sql);
}

static void make_tables(struct pp_writer *w, int kind, struct pp_str pool)
{
	const struct pp_tables *all = w->tables;
	struct pp_buf sql;

	pp_buf_init(&sql, SQL_MAX);
	for (size_t i = 0; i < all->count; i++) {
		const struct pp_table *t = &all->items[i];

		if (kind < 0 ? i != PP_TABLE_REFS
			     : !is_of(t, (uint16_t)kind))
			continue;
		pp_layout_create(&sql, t, pool);
		if (!pp_db_is_empty(w->db))
			pp_layout_indexes(&sql, t);
	}
	pp_buf_putc(&sql, '\0');
	exec(w, sql.p);
	pp_buf_release(&sql);
}

static void count_anew(struct pp_writer *w)
{
	exec(w, "UPDATE _count SET files = (SELECT count(*) FROM _file),"
		" records = (SELECT count(*) FROM _file"
		" WHERE slot NOTNULL AND NOT broken),"
		" broken = (SELECT count(*) FROM _file WHERE broken)");
	if (!w->fault)
		read_counts(w);
}

/* refs shows the pool's name too. */
static void make_refs(struct pp_writer *w, struct pp_str pool)
{
	struct pp_arena *a = &w->arena;
	struct pp_str known, now = pp_arena_str(a, pool);

	if (failed(w, pp_content_note(&known, a, w->db, "_pool")))
		return;
	if (known.p && pp_str_eq(known, now))
		return;
	if (known.p)
		exec(w, "DROP TABLE refs");
	make_tables(w, -1, pool);
	if (!w->fault)
		failed(w, pp_content_note_put(w->db, "_pool", now));
}

static void make_kinds(struct pp_writer *w, struct pp_describe_kinds *kinds,
		       struct pp_str pool)
{
	int64_t slot = 0;

	for (size_t i = 0; i < w->kinds.count; i++)
		if (w->kinds.items[i].slot > slot)
			slot = w->kinds.items[i].slot;
	for (size_t i = 0; i < kinds->count; i++) {
		struct pp_describe_kind *k = &kinds->items[i];
		const struct pp_describe_kind *old = find_kind(&w->kinds,
							       k->name);

		if (old && same(old, k)) {
			k->slot = old->slot;
			continue;
		}
		k->slot = ++slot;
		make_tables(w, k->number, pool);
	}
}

enum pp_db_fault pp_writer_tables(struct pp_writer *w, struct pp_str pool)
{
	struct pp_describe_kinds kinds;
	bool dropped = false;

	if (w->fault)
		return w->fault;
	list_kinds(&kinds, w, pool);
	if (w->counted)
		write_counts(w);
	/* All old ones first: a new one may bear the name of another's. */
	for (size_t i = 0; i < w->kinds.count && !w->fault; i++) {
		const struct pp_describe_kind *old = &w->kinds.items[i], *k;

		k = find_kind(&kinds, old->name);
		if (k && same(old, k))
			continue;
		drop_kind(w, old);
		dropped = true;
	}
	make_refs(w, pool);
	make_kinds(w, &kinds, pool);
	if (!w->fault)
		failed(w, pp_describe_put(w->db, w->tables, &kinds));
	if (dropped)
		count_anew(w);
	w->kinds = kinds;
	return w->fault;
}

enum pp_db_fault pp_writer_index(struct pp_writer *w)
{
	struct pp_buf sql;

	pp_buf_init(&sql, SQL_MAX);
	for (size_t i = 0; i < w->tables->count; i++)
		pp_layout_indexes(&sql, &w->tables->items[i]);
	pp_buf_putc(&sql, '\0');
	/* What the planner knows of the columns costs some milliseconds, and
	 * spares some joins from beginning at the wrong end. */
	if (pp_db_is_empty(w->db)) {
		exec(w, sql.p);
		exec(w, "PRAGMA analysis_limit = 400; ANALYZE");
	}
	pp_buf_release(&sql);
	if (!w->fault)
		pp_db_filled(w->db);
	return w->fault;
}

/* --- files -------------------------------------------------------------- */

static bool find_file(struct pp_writer *w, struct known *out,
		      struct pp_str path)
{
	sqlite3_stmt *s = prepare(w, &w->find,
				  "SELECT number, slot, broken FROM _file"
				  " WHERE path = ?");
	bool row = false;

	if (w->fault)
		return false;
	pp_statement_bind(s, 1, path);
	if (failed(w, pp_statement_step(&row, w->db, s)) || !row)
		return false;
	*out = (struct known){
		.number = sqlite3_column_int64(s, 0),
		.slot = sqlite3_column_int64(s, 1),
		.has_slot = sqlite3_column_type(s, 1) != SQLITE_NULL,
		.is_broken = sqlite3_column_int(s, 2),
	};
	sqlite3_reset(s);
	return true;
}

/* A first filling mostly comes in order, and nothing can be known yet. */
static bool is_known(struct pp_writer *w, struct known *out,
		     struct pp_str path)
{
	if (!w->in_order)
		return find_file(w, out, path);
	if (pp_str_cmp(pp_buf_get(&w->last), path) >= 0) {
		w->in_order = false;
		return find_file(w, out, path);
	}
	pp_buf_clear(&w->last);
	pp_buf_str(&w->last, path);
	return false;
}

static void count_file(struct pp_writer *w, bool has_kind, bool is_broken,
		       int by)
{
	w->files += by;
	if (is_broken)
		w->broken += by;
	else if (has_kind)
		w->records += by;
	w->counted = true;
}

/* The kind's number now; PP_CONTENT_NO_KIND: it is gone, or there was none. */
static uint16_t kind_of(const struct pp_writer *w, const struct known *file)
{
	for (size_t i = 0; i < w->kinds.count && file->has_slot; i++)
		if (w->kinds.items[i].slot == file->slot)
			return w->kinds.items[i].number;
	return PP_CONTENT_NO_KIND;
}

/* The rows of a file in the place of those that it had, by its kind of
 * before. */
static void put_rows(struct pp_writer *w, const struct known *old,
		     uint16_t kind, const struct pp_content_file *file,
		     const struct pp_rows *rows)
{
	if (rows && kind != PP_CONTENT_NO_KIND && kind == file->kind) {
		failed(w, pp_row_put_replace(w->rows, file, rows));
		return;
	}
	if (kind != PP_CONTENT_NO_KIND)
		failed(w, pp_row_put_delete(w->rows, old->number, kind));
	if (rows && !w->fault)
		failed(w, pp_row_put_insert(w->rows, file, rows));
}

/* The same, and write down what that changes. */
static void change_rows(struct pp_writer *w, const struct known *old,
			struct pp_str path, const struct pp_content_file *file,
			const struct pp_rows *rows)
{
	uint16_t kind = old && !old->is_broken ? kind_of(w, old)
					       : PP_CONTENT_NO_KIND;
	int64_t number = old ? old->number : file ? file->number : 0;

	if (w->fault)
		return;
	if (w->trace)
		pp_trace_before(w->trace, number, kind);
	put_rows(w, old, kind, file, rows);
	if (w->trace && !w->fault)
		pp_trace_after(w->trace, number, rows ? file->kind :
			       PP_CONTENT_NO_KIND, path);
}

/* room is for PP_LAYOUT_VERSION bytes. */
static void bind_version(sqlite3_stmt *s, int place,
			 const struct pp_content_file *file, uint8_t *room)
{
	bool has_stat = file->stat.inode;

	memcpy(room, file->id, PP_LAYOUT_ID);
	memcpy(room + PP_LAYOUT_ID, &file->stat, sizeof(file->stat));
	sqlite3_bind_blob(s, place, room,
			  has_stat ? PP_LAYOUT_VERSION : PP_LAYOUT_ID,
			  SQLITE_STATIC);
}

static bool bind_slot(struct pp_writer *w, sqlite3_stmt *s, int place,
		      uint16_t kind)
{
	for (size_t i = 0; i < w->kinds.count; i++)
		if (w->kinds.items[i].number == kind) {
			sqlite3_bind_int64(s, place, w->kinds.items[i].slot);
			return true;
		}
	sqlite3_bind_null(s, place);
	return false;
}

static void put_file(struct pp_writer *w, const struct pp_content_file *file,
		     bool is_new)
{
	uint8_t version[PP_LAYOUT_VERSION];
	sqlite3_stmt *s;
	bool has_kind;

	if (is_new)
		s = prepare(w, &w->put, "INSERT INTO _file(number, slot,"
					" broken, version, path)"
					" VALUES(?, ?, ?, ?, ?)");
	else
		s = prepare(w, &w->change, "UPDATE _file SET number = ?,"
					   " slot = ?, broken = ?,"
					   " version = ? WHERE path = ?");
	if (w->fault)
		return;
	sqlite3_bind_int64(s, 1, file->number);
	has_kind = bind_slot(w, s, 2, file->kind);
	sqlite3_bind_int(s, 3, file->is_broken);
	bind_version(s, 4, file, version);
	pp_statement_bind(s, 5, file->path);
	if (!run(w, s))
		count_file(w, has_kind, file->is_broken, 1);
}

enum pp_db_fault pp_writer_put(struct pp_writer *w,
			       struct pp_content_file *file,
			       const struct pp_rows *rows)
{
	struct known old;
	bool known = !w->fault && is_known(w, &old, file->path);

	if (w->fault)
		return w->fault;
	if (known)
		count_file(w, old.has_slot, old.is_broken, -1);
	file->number = known ? old.number : w->next++;
	put_file(w, file, !known);
	change_rows(w, known ? &old : NULL, file->path, file, rows);
	return w->fault;
}

enum pp_db_fault pp_writer_restat(struct pp_writer *w,
				  const struct pp_content_file *file)
{
	sqlite3_stmt *s = prepare(w, &w->restat, "UPDATE _file SET version = ?"
						 " WHERE path = ?");
	uint8_t version[PP_LAYOUT_VERSION];

	if (w->fault)
		return w->fault;
	bind_version(s, 1, file, version);
	pp_statement_bind(s, 2, file->path);
	run(w, s);
	return w->fault;
}

enum pp_db_fault pp_writer_drop(struct pp_writer *w, struct pp_str path)
{
	struct known old;
	sqlite3_stmt *s;

	if (w->fault || !find_file(w, &old, path))
		return w->fault;
	count_file(w, old.has_slot, old.is_broken, -1);
	change_rows(w, &old, path, NULL, NULL);
	s = prepare(w, &w->drop, "DELETE FROM _file WHERE path = ?");
	if (w->fault)
		return w->fault;
	pp_statement_bind(s, 1, path);
	run(w, s);
	return w->fault;
}
