/* The database of field changes: making it, adding to it, cutting it back. */
#include "index/history.h"

#include <sqlite3.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"

static const char tables[] =
	"CREATE TABLE _note(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
	"CREATE TABLE _commit(number INTEGER PRIMARY KEY, id TEXT NOT NULL,"
	" time TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL,"
	" era INTEGER NOT NULL);"
	"CREATE UNIQUE INDEX _commit_id ON _commit(id);"
	"CREATE TABLE _parent(child INTEGER, parent INTEGER,"
	" PRIMARY KEY(child, parent)) WITHOUT ROWID;"
	"CREATE TABLE _era(number INTEGER PRIMARY KEY, key TEXT NOT NULL,"
	" layout TEXT NOT NULL, hidden TEXT NOT NULL);"
	"CREATE TABLE _record(number INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
	" id TEXT NOT NULL, path TEXT NOT NULL);"
	"CREATE TABLE _change(\"commit\" INTEGER NOT NULL,"
	" record INTEGER NOT NULL, pointer TEXT NOT NULL, old, new);";

static const char indexes[] =
	"CREATE INDEX _record_id ON _record(id);"
	"CREATE INDEX _change_record ON _change(record);"
	"CREATE INDEX _change_commit ON _change(\"commit\");";

/* --- statements ----------------------------------------------------------- */

static enum pp_db_fault execute(struct pp_db *db, const char *sql)
{
	return pp_db_fault_of(db, sqlite3_exec(pp_db_sqlite(db), sql, NULL,
					       NULL, NULL));
}

static enum pp_db_fault prepare(sqlite3_stmt **out, struct pp_db *db,
				const char *sql)
{
	return pp_db_fault_of(db, sqlite3_prepare_v2(pp_db_sqlite(db), sql, -1,
						     out, NULL));
}

/* A row: PP_DB_OK; none: PP_DB_NONE. */
static enum pp_db_fault step(struct pp_db *db, sqlite3_stmt *statement)
{
	int rc = sqlite3_step(statement);

	if (rc == SQLITE_ROW)
		return PP_DB_OK;
	return rc == SQLITE_DONE ? PP_DB_NONE : pp_db_fault_of(db, rc);
}

/* Run a statement that returns nothing, and make it ready for the next time. */
static enum pp_db_fault run(struct pp_db *db, sqlite3_stmt *statement)
{
	enum pp_db_fault fault = step(db, statement);

	sqlite3_reset(statement);
	return fault == PP_DB_NONE ? PP_DB_OK : fault;
}

/* p NULL: SQL's NULL.  The bytes must stay until the statement has run. */
static void bind(sqlite3_stmt *statement, int at, struct pp_str text)
{
	sqlite3_bind_text64(statement, at, text.p, text.n, SQLITE_STATIC,
			    SQLITE_UTF8);
}

static struct pp_str column(sqlite3_stmt *statement, int at)
{
	const char *text = (const char *)sqlite3_column_text(statement, at);

	return (struct pp_str){ text,
				(size_t)sqlite3_column_bytes(statement, at) };
}

/* --- the whole ------------------------------------------------------------ */

enum pp_db_fault pp_history_create(struct pp_db *db)
{
	return execute(db, tables);
}

enum pp_db_fault pp_history_finish(struct pp_db *db)
{
	return execute(db, indexes);
}

static void take_note(struct pp_history_state *out, struct pp_arena *arena,
		      struct pp_str name, struct pp_str value)
{
	value = pp_arena_str(arena, value);
	if (pp_str_is(name, "tip"))
		pp_id_parse(out->tip, value);
	else if (pp_str_is(name, "graft"))
		out->graft = value;
	else if (pp_str_is(name, "hidden"))
		out->hidden = value;
}

enum pp_db_fault pp_history_state(struct pp_history_state *out,
				  struct pp_arena *arena, struct pp_db *db)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	*out = (struct pp_history_state){ .graft = PP_LIT(""),
					  .hidden = PP_LIT("") };
	fault = prepare(&s, db, "SELECT name, value FROM _note");
	while (!fault && !(fault = step(db, s)))
		take_note(out, arena, column(s, 0), column(s, 1));
	sqlite3_finalize(s);
	return fault == PP_DB_NONE ? PP_DB_OK : fault;
}

enum pp_db_fault pp_history_set_state(struct pp_db *db,
				      const struct pp_history_state *state)
{
	char tip[PP_ID_HEX];
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	fault = prepare(&s, db, "INSERT OR REPLACE INTO _note VALUES"
			"('tip', ?1), ('graft', ?2), ('hidden', ?3)");
	pp_id_hex(tip, state->tip);
	if (!fault) {
		bind(s, 1, pp_str(tip));
		bind(s, 2, state->graft);
		bind(s, 3, state->hidden);
		fault = run(db, s);
	}
	sqlite3_finalize(s);
	return fault;
}

enum pp_db_fault pp_history_eras(struct pp_history_eras *out,
				 struct pp_arena *arena, struct pp_db *db)
{
	struct pp_history_era *items = NULL;
	size_t count = 0, cap = 0;
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	fault = prepare(&s, db, "SELECT number, key, layout, hidden FROM _era "
			"ORDER BY number");
	while (!fault && !(fault = step(db, s))) {
		pp_grow(items, count, cap);
		items[count++] = (struct pp_history_era){
			sqlite3_column_int64(s, 0),
			pp_arena_str(arena, column(s, 1)),
			pp_arena_str(arena, column(s, 2)),
			pp_arena_str(arena, column(s, 3)),
		};
	}
	sqlite3_finalize(s);
	out->items = pp_new(arena, struct pp_history_era, count);
	if (count)
		memcpy(out->items, items, count * sizeof(*items));
	out->count = count;
	pp_free(items);
	return fault == PP_DB_NONE ? PP_DB_OK : fault;
}

enum pp_db_fault pp_history_find(struct pp_history_known *out,
				 struct pp_db *db,
				 const uint8_t id[PP_ID_SIZE])
{
	char hex[PP_ID_HEX];
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	fault = prepare(&s, db, "SELECT number, era FROM _commit "
			"WHERE id = ?1");
	pp_id_hex(hex, id);
	if (!fault) {
		bind(s, 1, pp_str(hex));
		fault = step(db, s);
	}
	if (!fault)
		*out = (struct pp_history_known){
			sqlite3_column_int64(s, 0),
			sqlite3_column_int64(s, 1),
		};
	sqlite3_finalize(s);
	return fault;
}

enum pp_db_fault pp_history_next(int64_t *number, struct pp_db *db)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	fault = prepare(&s, db, "SELECT ifnull(max(number), 0) + 1 "
			"FROM _commit");
	if (!fault)
		fault = step(db, s);
	if (!fault)
		*number = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return fault;
}

/* --- adding --------------------------------------------------------------- */

enum { ADD_COMMIT, ADD_PARENT, ADD_ERA, FIND_RECORD, ADD_RECORD, ADD_CHANGE,
       STATEMENTS };

static const char *const statement_texts[STATEMENTS] = {
	[ADD_COMMIT] = "INSERT INTO _commit(id, time, actor, reason, era, "
		       "number) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
	[ADD_PARENT] = "INSERT OR IGNORE INTO _parent VALUES(?1, ?2)",
	[ADD_ERA] = "INSERT INTO _era(key, layout, hidden) "
		    "VALUES(?1, ?2, ?3)",
	[FIND_RECORD] = "SELECT number FROM _record "
			"WHERE id = ?1 AND kind = ?2 AND path = ?3",
	[ADD_RECORD] = "INSERT INTO _record(id, kind, path) "
		       "VALUES(?1, ?2, ?3)",
	[ADD_CHANGE] = "INSERT INTO _change VALUES(?1, ?2, ?3, ?4, ?5)",
};

struct pp_history_writer {
	struct pp_db *db;
	enum pp_db_fault fault;
	sqlite3_stmt *statements[STATEMENTS];
	/* Every record that was met: "kind\0id\0path" to its number. */
	struct pp_arena arena;
	struct pp_map records;
	bool is_first;		/* nothing was in the database before */
	struct pp_buf scrap;
};

struct pp_history_writer *pp_history_writer_new(struct pp_db *db)
{
	struct pp_history_writer *w = pp_alloc(1, sizeof(*w));
	sqlite3_stmt *s = NULL;

	*w = (struct pp_history_writer){ .db = db };
	pp_buf_init(&w->scrap, (size_t)1 << 26);
	for (int i = 0; !w->fault && i < STATEMENTS; i++)
		w->fault = prepare(&w->statements[i], db, statement_texts[i]);
	if (!w->fault)
		w->fault = prepare(&s, db, "SELECT 1 FROM _record LIMIT 1");
	if (!w->fault) {
		w->fault = step(db, s);
		w->is_first = w->fault == PP_DB_NONE;
		w->fault = w->is_first ? PP_DB_OK : w->fault;
	}
	sqlite3_finalize(s);
	return w;
}

enum pp_db_fault pp_history_writer_end(struct pp_history_writer *writer)
{
	enum pp_db_fault fault;

	if (!writer)
		return PP_DB_OK;
	fault = writer->fault;
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(writer->statements[i]);
	pp_buf_release(&writer->scrap);
	pp_map_release(&writer->records);
	pp_arena_release(&writer->arena);
	pp_free(writer);
	return fault;
}

static void run_one(struct pp_history_writer *w, int which)
{
	if (!w->fault)
		w->fault = run(w->db, w->statements[which]);
}

enum pp_db_fault pp_history_add_era(struct pp_history_writer *writer,
				    struct pp_history_era *era)
{
	sqlite3_stmt *s = writer->statements[ADD_ERA];

	if (writer->fault)
		return writer->fault;
	bind(s, 1, era->key);
	bind(s, 2, era->layout);
	bind(s, 3, era->hidden);
	run_one(writer, ADD_ERA);
	era->number = sqlite3_last_insert_rowid(pp_db_sqlite(writer->db));
	return writer->fault;
}

/* Of a commit, git takes any bytes; text here is UTF-8. */
static struct pp_str clean(struct pp_buf *scrap, struct pp_str text)
{
	size_t start = scrap->n;

	while (text.n) {
		size_t n = pp_utf8_valid(text);
		const char *nul = n ? memchr(text.p, '\0', n) : NULL;

		if (nul)
			n = (size_t)(nul - text.p);
		pp_buf_add(scrap, text.p, n);
		if (n < text.n) {
			pp_buf_puts(scrap, "\xef\xbf\xbd");
			n++;
		}
		text.p += n;
		text.n -= n;
	}
	return (struct pp_str){ scrap->p ? scrap->p + start : "",
				scrap->n - start };
}

enum { TIME_TEXT = 32 };

static void write_time(char out[TIME_TEXT], int64_t seconds)
{
	int64_t rest = seconds % 86400;
	char day[PP_DATE_TEXT];

	if (rest < 0)
		rest += 86400;
	pp_date_write(day, pp_date_at(seconds, 0));
	snprintf(out, TIME_TEXT, "%sT%02d:%02d:%02dZ", day,
		 (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}

static void add_parents(struct pp_history_writer *w,
			const struct pp_history_commit *commit)
{
	sqlite3_stmt *s = w->statements[ADD_PARENT];

	for (size_t i = 0; !w->fault && i < commit->info->parent_count; i++) {
		sqlite3_bind_int64(s, 1, commit->number);
		sqlite3_bind_int64(s, 2, commit->parents[i]);
		run_one(w, ADD_PARENT);
	}
}

enum pp_db_fault pp_history_add_commit(struct pp_history_writer *writer,
				       const struct pp_history_commit *commit)
{
	const struct pp_commit_info *info = commit->info;
	sqlite3_stmt *s = writer->statements[ADD_COMMIT];
	char hex[PP_ID_HEX], time[TIME_TEXT];

	if (writer->fault)
		return writer->fault;
	pp_id_hex(hex, info->id);
	write_time(time, info->time);
	pp_buf_clear(&writer->scrap);
	/* Both in one buffer, which may move: room first. */
	pp_buf_room(&writer->scrap, 3 * (info->author.n + info->subject.n));
	bind(s, 1, pp_str(hex));
	bind(s, 2, pp_str(time));
	bind(s, 3, clean(&writer->scrap, info->author));
	bind(s, 4, clean(&writer->scrap, info->subject));
	sqlite3_bind_int64(s, 5, commit->era);
	sqlite3_bind_int64(s, 6, commit->number);
	run_one(writer, ADD_COMMIT);
	add_parents(writer, commit);
	return writer->fault;
}

static void bind_record(sqlite3_stmt *s, const struct pp_history_record *r)
{
	bind(s, 1, r->id);
	bind(s, 2, r->kind);
	bind(s, 3, pp_str(r->path));
}

/* The number of a record that is in the database; 0: it is not. */
static int64_t look_up(struct pp_history_writer *w,
		       const struct pp_history_record *record)
{
	sqlite3_stmt *s = w->statements[FIND_RECORD];
	enum pp_db_fault fault;
	int64_t number = 0;

	if (w->is_first)
		return 0;
	bind_record(s, record);
	fault = step(w->db, s);
	if (!fault)
		number = sqlite3_column_int64(s, 0);
	else if (fault != PP_DB_NONE)
		w->fault = fault;
	sqlite3_reset(s);
	return number;
}

static int64_t record_number(struct pp_history_writer *w,
			     const struct pp_history_record *record)
{
	struct pp_map_entry *e;
	int64_t number;

	pp_buf_clear(&w->scrap);
	pp_buf_str(&w->scrap, record->kind);
	pp_buf_putc(&w->scrap, '\0');
	pp_buf_str(&w->scrap, record->id);
	pp_buf_putc(&w->scrap, '\0');
	pp_buf_puts(&w->scrap, record->path);
	e = pp_map_get(&w->records, pp_buf_get(&w->scrap));
	if (e)
		return (int64_t)e->num;
	number = look_up(w, record);
	if (!number && !w->fault) {
		bind_record(w->statements[ADD_RECORD], record);
		run_one(w, ADD_RECORD);
		number = sqlite3_last_insert_rowid(pp_db_sqlite(w->db));
	}
	e = pp_map_put(&w->records, pp_arena_str(&w->arena,
						 pp_buf_get(&w->scrap)), NULL);
	e->num = (uintptr_t)number;
	return number;
}

enum pp_db_fault pp_history_add_changes(struct pp_history_writer *writer,
					int64_t number,
					const struct pp_history_record *record,
					const struct pp_field_changes *changes)
{
	sqlite3_stmt *s = writer->statements[ADD_CHANGE];
	int64_t of;

	if (writer->fault || !changes->count)
		return writer->fault;
	of = record_number(writer, record);
	for (size_t i = 0; !writer->fault && i < changes->count; i++) {
		const struct pp_field_change *c = &changes->items[i];

		sqlite3_bind_int64(s, 1, number);
		sqlite3_bind_int64(s, 2, of);
		bind(s, 3, c->pointer.n ? c->pointer : PP_LIT(""));
		bind(s, 4, c->old_value);
		bind(s, 5, c->new_value);
		run_one(writer, ADD_CHANGE);
	}
	return writer->fault;
}

/* --- cutting back --------------------------------------------------------- */

/* What cannot be reached is found by SQLite itself; a record without changes
 * goes, so that nothing of it is left; and so does an era without commits. */
static const char cut[] =
	"CREATE TEMP TABLE _gone AS SELECT number FROM _commit "
	"WHERE number NOT IN (WITH RECURSIVE reach(n) AS (VALUES(%lld) UNION "
	" SELECT parent FROM _parent JOIN reach ON child = n)"
	" SELECT n FROM reach);"
	"CREATE TEMP TABLE _touched AS SELECT DISTINCT record AS number "
	" FROM _change WHERE \"commit\" IN (SELECT number FROM _gone);"
	"DELETE FROM _change WHERE \"commit\" IN (SELECT number FROM _gone);"
	"DELETE FROM _record WHERE number IN (SELECT number FROM _touched) "
	" AND NOT EXISTS (SELECT 1 FROM _change WHERE record = _record.number);"
	"DELETE FROM _parent WHERE child IN (SELECT number FROM _gone);"
	"DELETE FROM _commit WHERE number IN (SELECT number FROM _gone);"
	"DELETE FROM _era WHERE number NOT IN (SELECT era FROM _commit);"
	"DROP TABLE temp._gone; DROP TABLE temp._touched;";

enum pp_db_fault pp_history_keep(struct pp_db *db, int64_t tip)
{
	struct pp_arena arena = { 0 };
	enum pp_db_fault fault;

	fault = execute(db, pp_arena_printf(&arena, cut, (long long)tip));
	pp_arena_release(&arena);
	return fault;
}

char *pp_history_select(struct pp_arena *arena, const char *schema,
			struct pp_str pool, int64_t tip)
{
	struct pp_buf b;
	char *text;

	pp_buf_init(&b, (size_t)1 << 20);
	pp_buf_printf(&b, "SELECT c.id AS \"commit\", c.time AS time, "
		      "c.actor AS actor, r.kind AS kind, r.id AS id, "
		      "h.pointer AS pointer, h.old AS old, h.new AS new, "
		      "c.reason AS reason, r.path AS _path, '");
	for (size_t i = 0; i < pool.n; i++) {
		pp_buf_putc(&b, pool.p[i]);
		if (pool.p[i] == '\'')
			pp_buf_putc(&b, '\'');
	}
	pp_buf_printf(&b, "' AS _pool FROM %s._change AS h "
		      "JOIN %s._commit AS c ON c.number = h.\"commit\" "
		      "JOIN %s._record AS r ON r.number = h.record",
		      schema, schema, schema);
	if (tip)
		pp_buf_printf(&b, " WHERE h.\"commit\" IN (WITH RECURSIVE "
			      "reach(n) AS (VALUES(%lld) UNION SELECT parent "
			      "FROM %s._parent JOIN reach ON child = n) "
			      "SELECT n FROM reach)", (long long)tip, schema);
	text = pp_arena_copy(arena, b.p, b.n);
	pp_buf_release(&b);
	return text;
}
