/* insert INDEX DB BLOBS
 *
 * The floor that every index of the pool stands on: open and read each file
 * that BLOBS names ("BLOBID PATH", one on a line), let libyaml find its events,
 * and insert what they say: one thread, nothing checked.  DB gets the tables,
 * the rows and the indexes that INDEX has, which peerpool made of the same
 * files; from INDEX itself come their SQL, and the few rows that tell of the
 * schemas. */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>
#include <yaml.h>

enum { TABLES_MAX = 32, COLUMNS_MAX = 64, NAME_SIZE = 64, FIXED = 4 };

/* Which lists are tables, by the kind and the key. */
static const struct {
	const char *kind, *key, *table;
} lists[] = {
	{ "council", "elections", "council_election" },
	{ "member", "skills", "member_skill" },
	{ "member", "languages", "member_language" },
	{ "member", "training", "member_training" },
	{ "assignment", "tasks", "assignment_task" },
	{ "assignment", "outcomes", "assignment_outcome" },
};

/* Which keys refer to which kind. */
static const struct {
	const char *key, *kind;
} references[] = {
	{ "mentor", "member" }, { "member", "member" }, { "lead", "member" },
	{ "council", "council" },
};

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

struct table {
	char name[NAME_SIZE];
	char columns[COLUMNS_MAX][NAME_SIZE];	/* without the fixed ones */
	char types[COLUMNS_MAX];		/* their first letters */
	size_t count;
	sqlite3_stmt *insert;
};

struct loader {
	sqlite3 *db;
	struct table tables[TABLES_MAX];
	size_t count;
	struct table *refs;
	sqlite3_stmt *file;
	yaml_parser_t parser;
	yaml_event_t event;
	/* The record at hand. */
	sqlite3_int64 number, rows;
	const char *path, *blob;
	struct table *kind;
	char id[NAME_SIZE];
};

/* A row that is being filled. */
struct row {
	struct table *table;
	size_t next;		/* where the next column will likely be */
};

static unsigned char bytes[1 << 20];

static void die(const struct loader *l, const char *what)
{
	fprintf(stderr, "insert: %s: %s\n", what,
		l->db ? sqlite3_errmsg(l->db) : "not as expected");
	exit(1);
}

static void run(const struct loader *l, const char *sql)
{
	if (sqlite3_exec(l->db, sql, NULL, NULL, NULL))
		die(l, sql);
}

static sqlite3_stmt *prepare(const struct loader *l, const char *sql)
{
	sqlite3_stmt *s;

	if (sqlite3_prepare_v3(l->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s,
			       NULL))
		die(l, sql);
	return s;
}

/* --- tables --------------------------------------------------------------- */

static struct table *find_table(struct loader *l, const char *name)
{
	for (size_t i = 0; i < l->count; i++)
		if (!strcmp(l->tables[i].name, name))
			return &l->tables[i];
	die(l, name);
	return NULL;
}

static void read_columns(struct loader *l, struct table *t)
{
	char sql[4096];
	sqlite3_stmt *s;
	int n;

	snprintf(sql, sizeof(sql),
		 "SELECT name, type FROM pragma_table_info('%s')"
		 " WHERE name NOT IN ('_pool', '_path', '_line', '_blob')"
		 " ORDER BY cid", t->name);
	s = prepare(l, sql);
	for (; sqlite3_step(s) == SQLITE_ROW; t->count++) {
		snprintf(t->columns[t->count], NAME_SIZE, "%s",
			 (const char *)sqlite3_column_text(s, 0));
		t->types[t->count] = (char)*sqlite3_column_text(s, 1);
	}
	sqlite3_finalize(s);
	n = snprintf(sql, sizeof(sql),
		     "INSERT INTO \"%s\"(rowid, _path, _line, _blob", t->name);
	for (size_t i = 0; i < t->count; i++)
		n += snprintf(sql + n, sizeof(sql) - (size_t)n, ", \"%s\"",
			      t->columns[i]);
	n += snprintf(sql + n, sizeof(sql) - (size_t)n, ") VALUES(?, ?, ?, ?");
	for (size_t i = 0; i < t->count; i++)
		n += snprintf(sql + n, sizeof(sql) - (size_t)n, ", ?");
	snprintf(sql + n, sizeof(sql) - (size_t)n, ")");
	t->insert = prepare(l, sql);
}

/* All the SQL of one type ("table", "index") that made the index. */
static void make_all(struct loader *l, const char *type)
{
	sqlite3_stmt *s = prepare(l, "SELECT sql FROM theirs.sqlite_master"
				     " WHERE type = ? AND sql IS NOT NULL"
				     " AND name NOT LIKE 'sqlite%'");

	sqlite3_bind_text(s, 1, type, -1, SQLITE_STATIC);
	while (sqlite3_step(s) == SQLITE_ROW)
		run(l, (const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
}

static void copy_own_tables(struct loader *l)
{
	char sql[256];
	sqlite3_stmt *s = prepare(l, "SELECT name FROM theirs.sqlite_master"
				     " WHERE type = 'table'"
				     " AND name LIKE '\\_%' ESCAPE '\\'");

	while (sqlite3_step(s) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(s, 0);

		snprintf(sql, sizeof(sql),
			 "INSERT INTO \"%s\" SELECT * FROM theirs.\"%s\"%s",
			 name, name, strcmp(name, "_file") ? "" :
			 " WHERE path NOT LIKE 'records/%'");
		run(l, sql);
	}
	sqlite3_finalize(s);
}

/* What their planner knows of the indexes, if it does. */
static void copy_statistics(struct loader *l)
{
	sqlite3_stmt *s = prepare(l, "SELECT 1 FROM theirs.sqlite_master"
				     " WHERE name = 'sqlite_stat1'");

	if (sqlite3_step(s) == SQLITE_ROW)
		run(l, "ANALYZE main.sqlite_schema; INSERT INTO"
		       " main.sqlite_stat1 SELECT * FROM theirs.sqlite_stat1");
	sqlite3_finalize(s);
}

static void start(struct loader *l, const char *index, const char *db)
{
	char sql[4096];
	sqlite3_stmt *s;

	unlink(db);
	if (sqlite3_open_v2(db, &l->db, SQLITE_OPEN_READWRITE |
			    SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL))
		die(l, db);
	run(l, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
	       "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536");
	snprintf(sql, sizeof(sql), "ATTACH '%s' AS theirs", index);
	run(l, sql);
	s = prepare(l, "PRAGMA theirs.page_size");
	if (sqlite3_step(s) != SQLITE_ROW)
		die(l, index);
	snprintf(sql, sizeof(sql), "PRAGMA main.page_size = %d",
		 sqlite3_column_int(s, 0));
	sqlite3_finalize(s);
	run(l, sql);
	make_all(l, "table");
	run(l, "BEGIN");
	copy_own_tables(l);
	s = prepare(l, "SELECT name FROM main.sqlite_master"
		       " WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
		       " AND name NOT LIKE '\\_%' ESCAPE '\\'");
	for (; sqlite3_step(s) == SQLITE_ROW && l->count < TABLES_MAX;
	     l->count++) {
		struct table *t = &l->tables[l->count];

		snprintf(t->name, NAME_SIZE, "%s",
			 (const char *)sqlite3_column_text(s, 0));
		read_columns(l, t);
	}
	sqlite3_finalize(s);
	l->refs = find_table(l, "refs");
	l->file = prepare(l, "INSERT INTO _file(number, path, version, slot,"
			     " broken) SELECT ?, ?, ?, slot, 0 FROM _kind"
			     " WHERE name = ?");
}

/* --- rows ----------------------------------------------------------------- */

static void start_row(struct loader *l, struct row *row, struct table *table,
		      size_t line)
{
	sqlite3_stmt *s = table->insert;

	*row = (struct row){ .table = table };
	sqlite3_clear_bindings(s);
	sqlite3_bind_int64(s, 1, l->number << 24 | l->rows++);
	sqlite3_bind_text(s, 2, l->path, -1, SQLITE_STATIC);
	sqlite3_bind_int64(s, 3, (sqlite3_int64)line + 1);
	sqlite3_bind_text(s, 4, l->blob, 40, SQLITE_STATIC);
}

static void end_row(struct loader *l, struct row *row)
{
	if (sqlite3_step(row->table->insert) != SQLITE_DONE)
		die(l, row->table->name);
	sqlite3_reset(row->table->insert);
}

static int column_at(struct loader *l, struct row *row, const char *name)
{
	const struct table *t = row->table;

	for (size_t i = 0, k = row->next; i < t->count; i++, k++) {
		k = k < t->count ? k : 0;
		if (!strcmp(t->columns[k], name)) {
			row->next = k + 1;
			return (int)k;
		}
	}
	die(l, name);
	return 0;
}

static void set_text(struct row *row, int column, const char *p, size_t n)
{
	sqlite3_bind_text(row->table->insert, column + FIXED + 1, p, (int)n,
			  SQLITE_TRANSIENT);
}

static void set_integer(struct row *row, int column, sqlite3_int64 value)
{
	sqlite3_bind_int64(row->table->insert, column + FIXED + 1, value);
}

static void set_scalar(struct loader *l, struct row *row, const char *name)
{
	const char *p = (const char *)l->event.data.scalar.value;
	int column = column_at(l, row, name);

	if (row->table->types[column] == 'R')
		sqlite3_bind_double(row->table->insert, column + FIXED + 1,
				    strtod(p, NULL));
	else if (row->table->types[column] == 'I')
		set_integer(row, column, *p == 't' ? 1 : strtoll(p, NULL, 10));
	else
		set_text(row, column, p, l->event.data.scalar.length);
}

static void add_reference(struct loader *l, const char *key, const char *kind)
{
	const char *to = (const char *)l->event.data.scalar.value;
	char pointer[NAME_SIZE];
	struct row row;
	size_t n = strlen(key);

	pointer[0] = '/';
	memcpy(pointer + 1, key, n);
	start_row(l, &row, l->refs, l->event.start_mark.line);
	set_text(&row, 0, l->kind->name, strlen(l->kind->name));
	set_text(&row, 1, l->id, strlen(l->id));
	set_text(&row, 2, pointer, n + 1);
	set_text(&row, 3, kind, strlen(kind));
	set_text(&row, 4, to, l->event.data.scalar.length);
	end_row(l, &row);
}

/* --- events --------------------------------------------------------------- */

static yaml_event_type_t next(struct loader *l)
{
	yaml_event_delete(&l->event);
	if (!yaml_parser_parse(&l->parser, &l->event))
		die(l, l->path);
	return l->event.type;
}

static const char *scalar(struct loader *l)
{
	return (const char *)l->event.data.scalar.value;
}

static size_t add(char *json, size_t n, const char *p, size_t length)
{
	memcpy(json + n, p, length);
	return n + length;
}

/* A map without fixed keys: whole numbers only, in these records. */
static void read_json(struct loader *l, struct row *row, const char *name)
{
	char json[4096];
	size_t n = 0;

	while (next(l) != YAML_MAPPING_END_EVENT) {
		n = add(json, n, n ? ",\"" : "{\"", 2);
		n = add(json, n, scalar(l), l->event.data.scalar.length);
		n = add(json, n, "\":", 2);
		next(l);
		n = add(json, n, scalar(l), l->event.data.scalar.length);
	}
	n = add(json, n, "}", 1);
	set_text(row, column_at(l, row, name), json, n);
}

static void read_map(struct loader *l, struct row *row, const char *prefix);

static void read_list(struct loader *l, const char *key)
{
	struct table *table = NULL;
	struct row row;

	for (size_t i = 0; i < COUNT(lists); i++)
		if (!strcmp(lists[i].key, key) &&
		    !strcmp(lists[i].kind, l->kind->name))
			table = find_table(l, lists[i].table);
	if (!table)
		die(l, key);
	for (sqlite3_int64 k = 0; next(l) != YAML_SEQUENCE_END_EVENT; k++) {
		start_row(l, &row, table, l->event.start_mark.line);
		set_text(&row, 0, l->id, strlen(l->id));
		set_integer(&row, 1, k);
		row.next = 2;
		if (l->event.type == YAML_SCALAR_EVENT)
			set_scalar(l, &row, table->columns[2]);
		else
			read_map(l, &row, "");
		end_row(l, &row);
	}
}

static void read_root_scalar(struct loader *l, const char *key)
{
	if (!strcmp(key, "id"))
		memcpy(l->id, scalar(l), l->event.data.scalar.length + 1);
	for (size_t i = 0; i < COUNT(references); i++)
		if (!strcmp(references[i].key, key))
			add_reference(l, key, references[i].kind);
}

/* The salt is no column.  A column's name is its key with those above. */
static void read_map(struct loader *l, struct row *row, const char *prefix)
{
	char name[2 * NAME_SIZE], *key = name + strlen(prefix);
	bool root = row->table == l->kind && !*prefix;

	memcpy(name, prefix, (size_t)(key - name));
	while (next(l) != YAML_MAPPING_END_EVENT) {
		size_t n = l->event.data.scalar.length;

		if (n > NAME_SIZE - 2)
			die(l, l->path);
		memcpy(key, scalar(l), n + 1);
		next(l);
		if (l->event.type == YAML_SEQUENCE_START_EVENT) {
			read_list(l, key);
		} else if (l->event.type == YAML_SCALAR_EVENT) {
			if (root && !strcmp(key, "salt"))
				continue;
			set_scalar(l, row, name);
			if (root)
				read_root_scalar(l, key);
		} else if (!strcmp(key, "availability")) {
			read_json(l, row, name);
		} else {
			memcpy(key + n, "_", 2);
			read_map(l, row, name);
		}
	}
}

static void read_record(struct loader *l, size_t n)
{
	struct row row;

	yaml_parser_initialize(&l->parser);
	yaml_parser_set_input_string(&l->parser, bytes, n);
	while (next(l) != YAML_MAPPING_START_EVENT)
		;
	start_row(l, &row, l->kind, l->event.start_mark.line);
	read_map(l, &row, "");
	end_row(l, &row);
	while (next(l) != YAML_STREAM_END_EVENT)
		;
	yaml_event_delete(&l->event);
	yaml_parser_delete(&l->parser);
}

static unsigned from_hex(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static void add_file(struct loader *l)
{
	unsigned char id[20];

	for (int i = 0; i < 20; i++)
		id[i] = (unsigned char)(from_hex(l->blob[2 * i]) << 4 |
					from_hex(l->blob[2 * i + 1]));
	sqlite3_bind_int64(l->file, 1, l->number);
	sqlite3_bind_text(l->file, 2, l->path, -1, SQLITE_STATIC);
	sqlite3_bind_blob(l->file, 3, id, sizeof(id), SQLITE_STATIC);
	sqlite3_bind_text(l->file, 4, l->kind->name, -1, SQLITE_STATIC);
	if (sqlite3_step(l->file) != SQLITE_DONE)
		die(l, l->path);
	sqlite3_reset(l->file);
}

static void read_file(struct loader *l, char *line)
{
	int fd;
	ssize_t n;

	line[strcspn(line, "\n")] = '\0';
	line[40] = '\0';
	l->blob = line;
	l->path = line + 41;
	l->number++;
	l->rows = 0;
	for (size_t i = 0; i < l->count; i++)
		if (!strncmp(l->path + 8, l->tables[i].name,
			     strcspn(l->path + 8, "/") - 1) &&
		    !strchr(l->tables[i].name, '_'))
			l->kind = &l->tables[i];
	fd = open(l->path, O_RDONLY);
	n = fd < 0 ? -1 : read(fd, bytes, sizeof(bytes));
	if (n < 0)
		die(l, l->path);
	close(fd);
	add_file(l);
	read_record(l, (size_t)n);
}

int main(int argc, char **argv)
{
	static struct loader l;
	char line[4096];
	FILE *blobs = argc == 4 ? fopen(argv[3], "r") : NULL;

	if (!blobs) {
		fputs("usage: insert INDEX DB BLOBS\n", stderr);
		return 2;
	}
	start(&l, argv[1], argv[2]);
	while (fgets(line, sizeof(line), blobs))
		read_file(&l, line);
	fclose(blobs);
	make_all(&l, "index");
	copy_statistics(&l);
	run(&l, "COMMIT");
	for (size_t i = 0; i < l.count; i++)
		sqlite3_finalize(l.tables[i].insert);
	sqlite3_finalize(l.file);
	return sqlite3_close(l.db) != SQLITE_OK;
}
