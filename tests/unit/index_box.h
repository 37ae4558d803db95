#ifndef PP_UNIT_INDEX_BOX_H
#define PP_UNIT_INDEX_BOX_H

/* A small index by hand: the kinds person and peer, whose skills are a list. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "index/content.h"

enum { BOX_KEY = 77, BOX_PERSON = 0, BOX_PEER = 1 };
enum { BOX_REFS, BOX_T_PERSON, BOX_T_PEER, BOX_T_SKILL, BOX_TABLES };

struct box {
	struct pp_arena arena;
	char folder[32];
	char path[64], other[64];
	struct pp_kind kinds[2];
	struct pp_table items[BOX_TABLES];
	uint64_t digests[2][2];
	struct pp_tables tables;
};

static inline struct pp_column *box_column(struct box *b, int table,
					   const char *name,
					   enum pp_column_type type)
{
	struct pp_table *t = &b->items[table];
	struct pp_column *c;

	if (!t->columns)
		t->columns = pp_new(&b->arena, struct pp_column, 20);
	c = &t->columns[t->column_count++];
	c->name = pp_str(name);
	c->type = type;
	return c;
}

static inline void box_tables(struct box *b)
{
	static const char *const names[] = { "refs", "person", "peer",
					     "peer_skill" };

	b->kinds[0] = (struct pp_kind){ .name = PP_LIT("person") };
	b->kinds[1] = (struct pp_kind){ .name = PP_LIT("peer"), .number = 1 };
	for (int i = 0; i < BOX_TABLES; i++)
		b->items[i] = (struct pp_table){
			.name = pp_str(names[i]),
			.number = (uint16_t)i,
			.parent = i == BOX_T_SKILL ? BOX_T_PEER : -1,
			.kind = i ? &b->kinds[i > 1] : NULL,
		};
	box_column(b, 0, "from_kind", PP_COLUMN_TEXT);
	box_column(b, 0, "from_id", PP_COLUMN_TEXT);
	box_column(b, 0, "pointer", PP_COLUMN_TEXT);
	box_column(b, 0, "to_kind", PP_COLUMN_TEXT);
	box_column(b, 0, "to_id", PP_COLUMN_TEXT);
	box_column(b, 1, "id", PP_COLUMN_TEXT)->is_id = true;
	box_column(b, 1, "name", PP_COLUMN_TEXT)->class = PP_CLASS_PERSONAL;
	box_column(b, 2, "id", PP_COLUMN_TEXT)->is_id = true;
	box_column(b, 2, "person", PP_COLUMN_TEXT)->is_ref = true;
	box_column(b, 2, "days", PP_COLUMN_REAL);
	box_column(b, 2, "rowid", PP_COLUMN_INTEGER);
	box_column(b, 3, "peer", PP_COLUMN_TEXT)->is_id = true;
	box_column(b, 3, "position", PP_COLUMN_INTEGER);
	box_column(b, 3, "skill", PP_COLUMN_ANY);
	b->tables = (struct pp_tables){
		.items = b->items,
		.count = BOX_TABLES,
		.kind_count = 2,
		.digests = b->digests,
	};
}

static inline int box_setup(void **state)
{
	struct box *b = calloc(1, sizeof(*b));

	snprintf(b->folder, sizeof(b->folder), "/tmp/pp-index-XXXXXX");
	if (!mkdtemp(b->folder))
		return -1;
	snprintf(b->path, sizeof(b->path), "%s/index", b->folder);
	snprintf(b->other, sizeof(b->other), "%s/new", b->folder);
	box_tables(b);
	*state = b;
	return 0;
}

static inline int box_teardown(void **state)
{
	struct box *b = *state;
	char command[64];
	int rc;

	snprintf(command, sizeof(command), "rm -rf %s", b->folder);
	rc = system(command);
	pp_arena_release(&b->arena);
	free(b);
	return rc;
}

static inline struct pp_cell box_text(const char *text)
{
	return (struct pp_cell){ PP_CELL_TEXT, { .text = pp_str(text) } };
}

static inline struct pp_cell box_integer(int64_t n)
{
	return (struct pp_cell){ PP_CELL_INTEGER, { .integer = n } };
}

/* Enter person n, or peer n with skills; version changes what they say. */
static inline enum pp_db_fault box_put(struct box *b, struct pp_writer *w,
				       int kind, int n, int version)
{
	struct pp_content_file f = { .kind = (uint16_t)kind };
	struct pp_arena a = { 0 };
	struct pp_cell *cells = pp_new(&a, struct pp_cell, 40);
	struct pp_row row[6];
	struct pp_rows rows = { row, 1 };
	enum pp_db_fault fault;
	char *id = pp_arena_printf(&a, "%c-%06d", kind ? 'r' : 'p', n);

	(void)b;
	f.path = pp_str(pp_arena_printf(&a, "records/%d/%s.yaml", kind, id));
	f.id[0] = (uint8_t)n;
	f.id[1] = (uint8_t)version;
	f.stat = (struct pp_stat){ .inode = (uint64_t)n + 1, .size = 7 };
	cells[0] = box_text(id);
	row[0] = (struct pp_row){ (uint16_t)(BOX_T_PERSON + kind), 1, cells };
	if (kind == BOX_PERSON) {
		cells[1] = box_text(pp_arena_printf(&a, "Ann %d of %d", n,
						    version));
	} else {
		cells[1] = box_text(pp_arena_printf(&a, "p-%06d", n));
		cells[2].type = PP_CELL_REAL;
		cells[2].real = n + version / 2.0;
		cells[3] = box_integer(n);
		for (int i = 0; i < n % 4; i++, rows.count++) {
			struct pp_cell *c = &cells[4 + 3 * i];

			c[0] = cells[0];
			c[1] = box_integer(i);
			c[2] = i % 2 ? box_text("finance")
				     : box_integer(version);
			row[rows.count] = (struct pp_row){
				BOX_T_SKILL, 5 + (uint32_t)i, c
			};
		}
		cells[20] = box_text("peer");
		cells[21] = cells[0];
		cells[22] = box_text("/person");
		cells[23] = box_text("person");
		cells[24] = cells[1];
		row[rows.count++] = (struct pp_row){ BOX_REFS, 2, cells + 20 };
	}
	fault = pp_writer_put(w, &f, &rows);
	pp_arena_release(&a);
	return fault;
}

/* A new database of n people and n peers, in a transaction that has ended. */
static inline struct pp_db *box_new(struct box *b, const char *path, int n,
				    int version)
{
	struct pp_writer *w;
	struct pp_db *db;

	assert_int_equal(pp_db_new(&db, path, BOX_KEY), PP_DB_OK);
	assert_int_equal(pp_db_begin(db, PP_DB_WRITE), PP_DB_OK);
	w = pp_writer_new(db, &b->tables);
	assert_int_equal(pp_writer_tables(w, PP_LIT("Bob's pool")), PP_DB_OK);
	for (int i = 0; i < n; i++)
		assert_int_equal(box_put(b, w, BOX_PERSON, i, version),
				 PP_DB_OK);
	for (int i = 0; i < n; i++)
		assert_int_equal(box_put(b, w, BOX_PEER, i, version), PP_DB_OK);
	assert_int_equal(pp_writer_index(w), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	assert_int_equal(pp_db_commit(db), PP_DB_OK);
	return db;
}

/* The same, published at b->path and closed. */
static inline void box_publish(struct box *b, int n, int version)
{
	struct pp_db *db = box_new(b, b->other, n, version);

	assert_int_equal(pp_db_publish(db, b->path), PP_DB_OK);
	pp_db_close(db);
}

static inline struct pp_db *box_open(struct box *b,
				     enum pp_db_transaction kind)
{
	struct pp_db *db;

	assert_int_equal(pp_db_open(&db, b->path, BOX_KEY), PP_DB_OK);
	assert_int_equal(pp_db_begin(db, kind), PP_DB_OK);
	return db;
}

/* A hash of everything that SQL can see, and of the internal tables.  Reads no
 * index. */
static inline enum pp_db_fault box_hash(uint64_t *out, struct pp_db *db)
{
	sqlite3 *sqlite = pp_db_sqlite(db);
	sqlite3_stmt *names, *rows;
	int rc, rc2;

	*out = 0;
	rc = sqlite3_prepare_v2(sqlite, "SELECT name, sql FROM sqlite_schema"
					" WHERE type = 'table' ORDER BY name",
				-1, &names, NULL);
	while (rc == SQLITE_OK && (rc = sqlite3_step(names)) == SQLITE_ROW) {
		char sql[100];

		rc = SQLITE_OK;
		snprintf(sql, sizeof(sql), "SELECT * FROM \"%s\"",
			 (const char *)sqlite3_column_text(names, 0));
		rc2 = sqlite3_prepare_v2(sqlite, sql, -1, &rows, NULL);
		while (rc2 == SQLITE_OK &&
		       (rc2 = sqlite3_step(rows)) == SQLITE_ROW) {
			rc2 = SQLITE_OK;
			for (int i = 0; i < sqlite3_column_count(rows); i++) {
				struct pp_str v = {
					sqlite3_column_blob(rows, i),
					(size_t)sqlite3_column_bytes(rows, i)
				};

				*out = pp_hash(v, *out);
			}
		}
		sqlite3_finalize(rows);
		if (rc2 != SQLITE_DONE)
			rc = rc2;
	}
	sqlite3_finalize(names);
	return pp_db_fault_of(db, rc);
}

/* Every page is what it should be, those of indexes too. */
static inline enum pp_db_fault box_check(struct pp_db *db)
{
	sqlite3_stmt *s;
	int rc = sqlite3_prepare_v2(pp_db_sqlite(db), "PRAGMA integrity_check",
				    -1, &s, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW &&
	    strcmp((const char *)sqlite3_column_text(s, 0), "ok"))
		rc = SQLITE_CORRUPT;
	sqlite3_finalize(s);
	return pp_db_fault_of(db, rc);
}

/* The same of what is at b->path, from opening to closing. */
static inline enum pp_db_fault box_see(uint64_t *out, struct box *b, bool check)
{
	struct pp_db *db;
	enum pp_db_fault fault = pp_db_open(&db, b->path, BOX_KEY);

	*out = 0;
	if (fault)
		return fault;
	fault = pp_db_begin(db, PP_DB_READ);
	if (!fault)
		fault = box_hash(out, db);
	if (!fault && check)
		fault = box_check(db);
	pp_db_close(db);
	return fault;
}

static inline enum pp_db_fault box_look(uint64_t *out, struct box *b)
{
	return box_see(out, b, true);
}

static inline void *box_bytes(size_t *n, const char *path)
{
	FILE *f = fopen(path, "rb");
	void *p;

	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	*n = (size_t)ftell(f);
	rewind(f);
	p = malloc(*n + 1);
	assert_int_equal(fread(p, 1, *n, f), *n);
	fclose(f);
	return p;
}

static inline void box_write(const char *path, const void *p, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	fclose(f);
}

/* How long a test of chance runs: seconds. */
static inline int box_seconds(int usual)
{
	const char *s = getenv("PP_TEST_SECONDS");

	return s ? atoi(s) : usual;
}

#endif
