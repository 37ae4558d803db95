/* What the tables are, for those who have no schemas at hand. */
#include "index/describe.h"

#include "base/memory.h"
#include "index/statement.h"

enum { IS_ID = 1, IS_REF = 2, REQUIRED = 4 };

enum pp_db_fault pp_describe_kinds(struct pp_describe_kinds *out,
				   struct pp_arena *arena, struct pp_db *db)
{
	struct pp_describe_kind *items = NULL;
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	size_t count = 0, cap = 0;
	bool row;

	fault = pp_statement_new(&s, db, "SELECT slot, name, number, digest,"
					 " layout FROM _kind ORDER BY slot");
	while (!fault && !(fault = pp_statement_step(&row, db, s)) && row) {
		struct pp_describe_kind *k;

		pp_grow(items, count, cap);
		k = &items[count++];
		*k = (struct pp_describe_kind){
			.slot = sqlite3_column_int64(s, 0),
			.name = pp_statement_text(arena, s, 1),
			.number = (uint16_t)sqlite3_column_int(s, 2),
			.layout = sqlite3_column_int64(s, 4),
		};
		if (sqlite3_column_bytes(s, 3) == sizeof(k->digest))
			memcpy(k->digest, sqlite3_column_blob(s, 3),
			       sizeof(k->digest));
	}
	sqlite3_finalize(s);
	out->count = count;
	out->items = pp_new(arena, struct pp_describe_kind, count);
	if (count)
		memcpy(out->items, items, count * sizeof(*items));
	pp_free(items);
	return fault;
}

static enum pp_db_fault put_kinds(struct pp_db *db,
				  const struct pp_describe_kinds *kinds)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	fault = pp_statement_new(&s, db, "INSERT INTO _kind"
					 " VALUES(?, ?, ?, ?, ?)");
	for (size_t i = 0; i < kinds->count && !fault; i++) {
		const struct pp_describe_kind *k = &kinds->items[i];

		sqlite3_bind_int64(s, 1, k->slot);
		pp_statement_bind(s, 2, k->name);
		sqlite3_bind_int(s, 3, k->number);
		sqlite3_bind_blob(s, 4, k->digest, sizeof(k->digest),
				  SQLITE_STATIC);
		sqlite3_bind_int64(s, 5, k->layout);
		fault = pp_statement_run(db, s);
	}
	sqlite3_finalize(s);
	return fault;
}

static void bind_slot(sqlite3_stmt *s, int place, const struct pp_table *t,
		      const struct pp_describe_kinds *kinds)
{
	sqlite3_bind_null(s, place);
	for (size_t i = 0; t->kind && i < kinds->count; i++)
		if (kinds->items[i].number == t->kind->number)
			sqlite3_bind_int64(s, place, kinds->items[i].slot);
}

static enum pp_db_fault put_tables(struct pp_db *db,
				   const struct pp_tables *tables,
				   const struct pp_describe_kinds *kinds)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	fault = pp_statement_new(&s, db, "INSERT INTO _table"
					 " VALUES(?, ?, ?, ?, ?, ?, ?)");
	for (size_t i = 0; i < tables->count && !fault; i++) {
		const struct pp_table *t = &tables->items[i];

		sqlite3_bind_int64(s, 1, (int64_t)i);
		pp_statement_bind(s, 2, t->name);
		bind_slot(s, 3, t, kinds);
		sqlite3_bind_int(s, 4, t->parent);
		sqlite3_bind_int(s, 5, (int)t->class);
		pp_statement_bind_some(s, 6, t->label);
		pp_statement_bind_some(s, 7, t->description);
		fault = pp_statement_run(db, s);
	}
	sqlite3_finalize(s);
	return fault;
}

static enum pp_db_fault put_column(struct pp_db *db, sqlite3_stmt *s,
				   const struct pp_column *c)
{
	pp_statement_bind(s, 3, c->name);
	sqlite3_bind_int(s, 4, (int)c->type);
	sqlite3_bind_int(s, 5, (int)c->class);
	sqlite3_bind_int(s, 6, (c->is_id ? IS_ID : 0) |
				       (c->is_ref ? IS_REF : 0) |
				       (c->required ? REQUIRED : 0));
	pp_statement_bind_some(s, 7, c->pointer);
	pp_statement_bind_some(s, 8, c->label);
	pp_statement_bind_some(s, 9, c->unit);
	pp_statement_bind_some(s, 10, c->description);
	pp_statement_bind_some(s, 11, c->refers_to);
	return pp_statement_run(db, s);
}

static enum pp_db_fault put_columns(struct pp_db *db,
				    const struct pp_tables *tables)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	fault = pp_statement_new(&s, db, "INSERT INTO _column VALUES"
				 "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	for (size_t i = 0; i < tables->count && !fault; i++) {
		const struct pp_table *t = &tables->items[i];

		sqlite3_bind_int64(s, 1, (int64_t)i);
		for (size_t k = 0; k < t->column_count && !fault; k++) {
			sqlite3_bind_int64(s, 2, (int64_t)k);
			fault = put_column(db, s, &t->columns[k]);
		}
	}
	sqlite3_finalize(s);
	return fault;
}

enum pp_db_fault pp_describe_put(struct pp_db *db,
				 const struct pp_tables *tables,
				 const struct pp_describe_kinds *kinds)
{
	enum pp_db_fault fault;

	fault = pp_statement_exec(db, "DELETE FROM _kind; DELETE FROM _table;"
				      "DELETE FROM _column");
	if (!fault)
		fault = put_kinds(db, kinds);
	if (!fault)
		fault = put_tables(db, tables, kinds);
	if (!fault)
		fault = put_columns(db, tables);
	return fault;
}

/* How many rows the query says there are. */
static enum pp_db_fault count(size_t *out, struct pp_db *db, const char *sql)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault = pp_statement_new(&s, db, sql);
	bool row = false;

	*out = 0;
	if (!fault)
		fault = pp_statement_step(&row, db, s);
	if (row)
		*out = (size_t)sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return fault;
}

static enum pp_db_fault get_tables(struct pp_tables *out,
				   struct pp_arena *arena, struct pp_db *db)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	bool row;

	fault = pp_statement_new(&s, db, "SELECT number, name, parent, class,"
					 " label, description FROM _table"
					 " ORDER BY number");
	for (size_t i = 0; i < out->count && !fault; i++) {
		fault = pp_statement_step(&row, db, s);
		if (fault || !row)
			break;
		out->items[i] = (struct pp_table){
			.name = pp_statement_text(arena, s, 1),
			.number = (uint16_t)i,
			.parent = sqlite3_column_int(s, 2),
			.class = (enum pp_class)sqlite3_column_int(s, 3),
			.label = pp_statement_text(arena, s, 4),
			.description = pp_statement_text(arena, s, 5),
		};
	}
	sqlite3_finalize(s);
	return fault;
}

static void get_column(struct pp_column *out, struct pp_arena *arena,
		       sqlite3_stmt *s)
{
	int flags = sqlite3_column_int(s, 4);

	*out = (struct pp_column){
		.name = pp_statement_text(arena, s, 1),
		.type = (enum pp_column_type)sqlite3_column_int(s, 2),
		.class = (enum pp_class)sqlite3_column_int(s, 3),
		.is_id = flags & IS_ID,
		.is_ref = flags & IS_REF,
		.required = flags & REQUIRED,
		.pointer = pp_statement_text(arena, s, 5),
		.label = pp_statement_text(arena, s, 6),
		.unit = pp_statement_text(arena, s, 7),
		.description = pp_statement_text(arena, s, 8),
		.refers_to = pp_statement_text(arena, s, 9),
	};
}

/* All columns stand in one array, table by table. */
static enum pp_db_fault get_columns(struct pp_tables *out,
				    struct pp_arena *arena, struct pp_db *db)
{
	struct pp_column *all;
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	size_t total, i;
	bool row;

	fault = count(&total, db, "SELECT count(*) FROM _column");
	if (!fault)
		fault = pp_statement_new(
			&s, db, "SELECT owner, name, type, class, flags,"
				" pointer, label, unit, description, refers_to"
				" FROM _column ORDER BY owner, place");
	all = pp_new(arena, struct pp_column, total);
	for (i = 0; i < total && !fault; i++) {
		struct pp_table *t;
		int64_t owner;

		fault = pp_statement_step(&row, db, s);
		owner = sqlite3_column_int64(s, 0);
		if (fault || !row || owner < 0 || (size_t)owner >= out->count)
			break;
		get_column(&all[i], arena, s);
		t = &out->items[owner];
		if (!t->column_count++)
			t->columns = &all[i];
	}
	sqlite3_finalize(s);
	return fault;
}

enum pp_db_fault pp_describe_get(struct pp_tables *out, struct pp_arena *arena,
				 struct pp_db *db)
{
	struct pp_describe_kinds kinds;
	enum pp_db_fault fault;

	*out = (struct pp_tables){ 0 };
	fault = pp_describe_kinds(&kinds, arena, db);
	if (fault)
		return fault;
	out->kind_count = kinds.count;
	out->digests = (void *)pp_new(arena, uint64_t, 2 * kinds.count);
	for (size_t i = 0; i < kinds.count; i++)
		if (kinds.items[i].number < kinds.count)
			memcpy(out->digests[kinds.items[i].number],
			       kinds.items[i].digest,
			       sizeof(kinds.items[i].digest));
	fault = count(&out->count, db, "SELECT count(*) FROM _table");
	if (fault)
		return fault;
	out->items = pp_new(arena, struct pp_table, out->count);
	fault = get_tables(out, arena, db);
	return fault ? fault : get_columns(out, arena, db);
}
