/* What an index database holds: it is as it would be if it were made anew. */
#include "index_box.h"

#include "base/buf.h"

static void same_as_new(struct box *b, struct pp_db *db, int n, int version)
{
	struct pp_db *fresh = box_new(b, NULL, n, version);
	const char *found = pp_content_difference(&b->arena, db, fresh);

	if (found)
		fail_msg("%s", found);
	pp_db_close(fresh);
}

static void moved_by_difference(void **state)
{
	const char *found;
	struct box *b = *state;
	struct pp_content_counts counts;
	struct pp_content_file file;
	struct pp_writer *w;
	struct pp_db *db, *other;

	box_publish(b, 20, 1);
	db = box_open(b, PP_DB_WRITE);
	same_as_new(b, db, 20, 1);
	w = pp_writer_new(db, &b->tables);
	for (int i = 19; i >= 0; i--) {
		assert_int_equal(box_put(b, w, BOX_PEER, i, 2), PP_DB_OK);
		assert_int_equal(box_put(b, w, BOX_PERSON, i, 2), PP_DB_OK);
	}
	assert_int_equal(box_put(b, w, BOX_PERSON, 30, 2), PP_DB_OK);
	assert_int_equal(
		pp_writer_drop(w, PP_LIT("records/0/p-000030.yaml")),
		PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	assert_int_equal(pp_db_commit(db), PP_DB_OK);
	pp_db_close(db);
	db = box_open(b, PP_DB_READ);
	same_as_new(b, db, 20, 2);
	other = box_new(b, NULL, 19, 2);
	assert_non_null(pp_content_difference(&b->arena, db, other));
	pp_db_close(other);
	other = box_new(b, NULL, 20, 1);
	found = pp_content_difference(&b->arena, db, other);
	assert_non_null(found);
	/* said in letters, not in the bytes of ids */
	assert_null(strstr(found, "substr("));
	assert_null(strstr(found, "\\x"));
	pp_db_close(other);
	assert_int_equal(pp_content_counts(&counts, db), PP_DB_OK);
	assert_int_equal(counts.records, 40);
	assert_int_equal(counts.broken, 0);
	assert_int_equal(pp_content_find(&file, &b->arena, db,
					 PP_LIT("records/1/r-000003.yaml")),
			 PP_DB_OK);
	assert_int_equal(file.kind, BOX_PEER);
	assert_int_equal(file.stat.inode, 4);
	assert_int_equal(file.id[1], 2);
	assert_int_equal(pp_content_find(&file, &b->arena, db, PP_LIT("x")),
			 PP_DB_NONE);
	pp_db_close(db);
}

/* --- tables ------------------------------------------------------------- */

static bool same_str(struct pp_str a, struct pp_str b)
{
	return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
}

static void same_column(const struct pp_column *a, const struct pp_column *b)
{
	assert_true(same_str(a->name, b->name));
	assert_true(same_str(a->pointer, b->pointer));
	assert_true(same_str(a->label, b->label));
	assert_true(same_str(a->unit, b->unit));
	assert_true(same_str(a->description, b->description));
	assert_true(same_str(a->refers_to, b->refers_to));
	assert_int_equal(a->type, b->type);
	assert_int_equal(a->class, b->class);
	assert_int_equal(a->is_id, b->is_id);
	assert_int_equal(a->is_ref, b->is_ref);
	assert_int_equal(a->required, b->required);
}

static void described(void **state)
{
	struct box *b = *state;
	struct pp_column *c = &b->items[BOX_T_PEER].columns[2];
	struct pp_tables got;
	struct pp_db *db;

	b->items[BOX_T_PEER].label = PP_LIT("Peers");
	b->items[BOX_T_PEER].description = PP_LIT("who is sent");
	b->items[BOX_T_PEER].class = PP_CLASS_SPECIAL;
	c->pointer = PP_LIT("/days");
	c->label = PP_LIT("Days");
	c->unit = PP_LIT("d");
	c->description = PP_LIT("in all");
	c->refers_to = PP_LIT("person, peer");
	c->required = true;
	b->digests[BOX_PEER][1] = 5;
	box_publish(b, 1, 1);
	db = box_open(b, PP_DB_READ);
	assert_int_equal(pp_content_tables(&got, &b->arena, db), PP_DB_OK);
	assert_int_equal(got.count, BOX_TABLES);
	assert_int_equal(got.kind_count, 2);
	assert_memory_equal(got.digests, b->digests, sizeof(b->digests));
	for (size_t i = 0; i < got.count; i++) {
		const struct pp_table *t = &got.items[i], *u = &b->items[i];

		assert_true(same_str(t->name, u->name));
		assert_true(same_str(t->label, u->label));
		assert_true(same_str(t->description, u->description));
		assert_int_equal(t->number, i);
		assert_int_equal(t->parent, u->parent);
		assert_int_equal(t->class, u->class);
		assert_null(t->kind);
		assert_int_equal(t->column_count, u->column_count);
		for (size_t k = 0; k < t->column_count; k++)
			same_column(&t->columns[k], &u->columns[k]);
	}
	pp_db_close(db);
}

static int64_t number_of(struct pp_db *db, const char *sql)
{
	sqlite3_stmt *s = NULL;
	int64_t n = -1;

	sqlite3_prepare_v2(pp_db_sqlite(db), sql, -1, &s, NULL);
	if (sqlite3_step(s) == SQLITE_ROW)
		n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return n;
}

static void tables_again(struct box *b, struct pp_db *db, const char *pool)
{
	struct pp_writer *w = pp_writer_new(db, &b->tables);

	assert_int_equal(pp_writer_tables(w, pp_str(pool)), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
}

static void fill_peers(struct box *b, struct pp_db *db, int n)
{
	struct pp_writer *w = pp_writer_new(db, &b->tables);

	for (int i = 0; i < n; i++)
		assert_int_equal(box_put(b, w, BOX_PEER, i, 1), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
}

static uint16_t kind_of(struct box *b, struct pp_db *db, const char *path)
{
	struct pp_content_file file;

	if (pp_content_find(&file, &b->arena, db, pp_str(path)))
		return 999;
	return file.kind;
}

/* Only the kinds that have changed are made anew. */
static void schema_changes(void **state)
{
	struct box *b = *state;
	struct pp_content_counts counts;
	struct pp_db *db;

	box_publish(b, 8, 1);
	db = box_open(b, PP_DB_WRITE);
	tables_again(b, db, "Bob's pool");
	same_as_new(b, db, 8, 1);
	b->digests[BOX_PEER][0] = 9;
	tables_again(b, db, "Bob's pool");
	assert_int_equal(number_of(db, "SELECT count(*) FROM person"), 8);
	assert_int_equal(number_of(db, "SELECT count(*) FROM peer"), 0);
	assert_int_equal(number_of(db, "SELECT count(*) FROM peer_skill"), 0);
	assert_int_equal(number_of(db, "SELECT count(*) FROM refs"), 0);
	assert_int_equal(pp_content_counts(&counts, db), PP_DB_OK);
	assert_int_equal(counts.records, 8);
	assert_int_equal(kind_of(b, db, "records/1/r-000001.yaml"), 999);
	fill_peers(b, db, 8);
	same_as_new(b, db, 8, 1);
	/* Of another shape, though its digest is the same: another kind may
	 * have taken a name. */
	box_column(b, BOX_T_SKILL, "level", PP_COLUMN_INTEGER);
	tables_again(b, db, "Bob's pool");
	assert_int_equal(number_of(db, "SELECT count(level) FROM peer_skill"),
			 0);
	assert_int_equal(number_of(db, "SELECT count(*) FROM person"), 8);
	b->items[BOX_T_SKILL].column_count--;
	tables_again(b, db, "Bob's pool");
	fill_peers(b, db, 8);
	same_as_new(b, db, 8, 1);
	tables_again(b, db, "another");
	assert_int_equal(number_of(db, "SELECT count(*) FROM person"), 0);
	assert_int_equal(number_of(db, "SELECT count(*) FROM _file"), 0);
	assert_int_equal(pp_db_commit(db), PP_DB_OK);
	pp_db_close(db);
}

/* A kind has another place in pp_kinds, or is gone. */
static void kinds_come_and_go(void **state)
{
	struct box *b = *state;
	struct pp_content_counts counts;
	struct pp_table peer[2];
	struct pp_db *db;

	box_publish(b, 4, 1);
	db = box_open(b, PP_DB_WRITE);
	b->kinds[0].number = 1;
	b->kinds[1].number = 0;
	tables_again(b, db, "Bob's pool");
	assert_int_equal(number_of(db, "SELECT count(*) FROM peer"), 4);
	assert_int_equal(kind_of(b, db, "records/1/r-000001.yaml"), 0);
	assert_int_equal(kind_of(b, db, "records/0/p-000001.yaml"), 1);
	/* Without person. */
	memcpy(peer, &b->items[BOX_T_PEER], sizeof(peer));
	memcpy(&b->items[1], peer, sizeof(peer));
	b->items[1].number = 1;
	b->items[2].number = 2;
	b->items[2].parent = 1;
	b->tables.count = 3;
	b->tables.kind_count = 1;
	tables_again(b, db, "Bob's pool");
	assert_int_equal(number_of(db, "SELECT count(*) FROM peer"), 4);
	assert_int_equal(number_of(db, "SELECT count(*) FROM person"), -1);
	assert_int_equal(kind_of(b, db, "records/0/p-000001.yaml"), 999);
	assert_int_equal(kind_of(b, db, "records/1/r-000001.yaml"), 0);
	assert_int_equal(pp_content_counts(&counts, db), PP_DB_OK);
	assert_int_equal(counts.records, 4);
	pp_db_rollback(db);
	pp_db_close(db);
}

/* --- files -------------------------------------------------------------- */

/* In any order, also when first filled. */
static void any_order(void **state)
{
	struct box *b = *state;
	struct pp_writer *w;
	struct pp_db *db;

	assert_int_equal(pp_db_new(&db, b->other, BOX_KEY), PP_DB_OK);
	assert_int_equal(pp_db_begin(db, PP_DB_WRITE), PP_DB_OK);
	w = pp_writer_new(db, &b->tables);
	assert_int_equal(pp_writer_tables(w, PP_LIT("Bob's pool")), PP_DB_OK);
	for (int i = 0; i < 20; i++)
		assert_int_equal(box_put(b, w, i % 2, i * 7 % 20, 1), PP_DB_OK);
	for (int i = 0; i < 10; i++) {
		assert_int_equal(box_put(b, w, BOX_PERSON, i, 1), PP_DB_OK);
		assert_int_equal(box_put(b, w, BOX_PEER, i, 1), PP_DB_OK);
	}
	for (int i = 10; i < 20; i++) {
		char path[40];

		snprintf(path, sizeof(path), "records/%d/%c-%06d.yaml",
			 i % 2 ? 1 : 0, i % 2 ? 'r' : 'p', i);
		assert_int_equal(pp_writer_drop(w, pp_str(path)), PP_DB_OK);
	}
	assert_int_equal(pp_writer_index(w), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	same_as_new(b, db, 10, 1);
	pp_db_close(db);
}

static void broken_and_others(void **state)
{
	struct box *b = *state;
	struct pp_content_file f = {
		.path = PP_LIT("records/1/r-000002.yaml"),
		.kind = BOX_PEER,
		.is_broken = true,
	};
	struct pp_content_file other = {
		.path = PP_LIT("schemas/peer.yaml"),
		.kind = PP_CONTENT_NO_KIND,
		.stat = { .inode = 8, .mtime_ns = 5 },
	};
	struct pp_content_counts counts;
	struct pp_content_files all;
	struct pp_writer *w;
	struct pp_db *db;

	box_publish(b, 5, 1);
	db = box_open(b, PP_DB_WRITE);
	w = pp_writer_new(db, &b->tables);
	assert_int_equal(pp_writer_put(w, &f, NULL), PP_DB_OK);
	assert_int_equal(f.number, 8);
	assert_int_equal(pp_writer_put(w, &other, NULL), PP_DB_OK);
	assert_int_equal(other.number, 11);
	other.stat.mtime_ns = 6;
	assert_int_equal(pp_writer_restat(w, &other), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	assert_int_equal(number_of(db, "SELECT count(*) FROM peer_skill"
				       " WHERE peer = 'r-000002'"), 0);
	assert_int_equal(pp_content_counts(&counts, db), PP_DB_OK);
	assert_int_equal(counts.records, 9);
	assert_int_equal(counts.broken, 1);
	assert_int_equal(pp_content_files(&all, &b->arena, db), PP_DB_OK);
	assert_int_equal(all.count, 11);
	assert_true(all.items[7].is_broken);
	assert_int_equal(all.items[7].kind, BOX_PEER);
	assert_int_equal(all.items[7].stat.inode, 0);
	assert_int_equal(all.items[10].kind, PP_CONTENT_NO_KIND);
	assert_int_equal(all.items[10].stat.mtime_ns, 6);
	assert_string_equal(all.items[10].path.p, "schemas/peer.yaml");
	for (size_t i = 1; i < all.count; i++)
		assert_true(pp_str_cmp(all.items[i - 1].path,
				       all.items[i].path) < 0);
	/* Sound again. */
	w = pp_writer_new(db, &b->tables);
	assert_int_equal(box_put(b, w, BOX_PEER, 2, 1), PP_DB_OK);
	assert_int_equal(pp_writer_drop(w, other.path), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	same_as_new(b, db, 5, 1);
	pp_db_rollback(db);
	pp_db_close(db);
}

static void notes_and_texts(void **state)
{
	struct box *b = *state;
	struct pp_content_texts texts;
	struct pp_db *db;
	struct pp_str note;

	/* Before there is a writer, too. */
	assert_int_equal(pp_db_new(&db, NULL, BOX_KEY), PP_DB_OK);
	assert_int_equal(pp_content_note_put(db, "tree", PP_LIT("a\0b")),
			 PP_DB_OK);
	assert_int_equal(pp_content_note_put(db, "empty", PP_LIT("")),
			 PP_DB_OK);
	assert_int_equal(pp_content_note(&note, &b->arena, db, "tree"),
			 PP_DB_OK);
	assert_true(pp_str_eq(note, PP_LIT("a\0b")));
	assert_int_equal(pp_content_note(&note, &b->arena, db, "empty"),
			 PP_DB_OK);
	assert_true(note.p && !note.n);
	assert_int_equal(pp_content_note(&note, &b->arena, db, "none"),
			 PP_DB_OK);
	assert_null(note.p);
	assert_int_equal(pp_content_text_put(db, PP_LIT("schemas/views/b.sql"),
					     PP_LIT("SELECT 1")), PP_DB_OK);
	assert_int_equal(pp_content_text_put(db, PP_LIT("schemas/views/a.sql"),
					     PP_LIT("x")), PP_DB_OK);
	assert_int_equal(pp_content_text_put(db, PP_LIT("schemas/views/a.sql"),
					     PP_LIT("SELECT 2")), PP_DB_OK);
	assert_int_equal(pp_content_texts(&texts, &b->arena, db), PP_DB_OK);
	assert_int_equal(texts.count, 2);
	assert_true(pp_str_is(texts.items[0].path, "schemas/views/a.sql"));
	assert_true(pp_str_is(texts.items[0].bytes, "SELECT 2"));
	assert_int_equal(pp_content_text_drop(db,
					      PP_LIT("schemas/views/a.sql")),
			 PP_DB_OK);
	assert_int_equal(pp_content_texts(&texts, &b->arena, db), PP_DB_OK);
	assert_int_equal(texts.count, 1);
	pp_db_close(db);
}

/* What SQL sees of the columns that every table has. */
static void fixed_columns(void **state)
{
	struct box *b = *state;
	struct pp_db *db;

	box_publish(b, 3, 1);
	db = box_open(b, PP_DB_READ);
	assert_int_equal(number_of(db, "SELECT count(*) FROM peer_skill"
				       " WHERE _pool = 'Bob''s pool' AND"
				       " _path = 'records/1/r-000002.yaml' AND"
				       " _line IN (5, 6) AND _blob = '0201'"
				       " || printf('%036d', 0)"), 2);
	assert_int_equal(number_of(db, "SELECT rowid FROM peer"
				       " WHERE id = 'r-000002'"), 2);
	assert_int_equal(number_of(db, "SELECT oid FROM peer"
				       " WHERE id = 'r-000002'"), 6 << 24);
	assert_int_equal(number_of(db, "SELECT count(*) FROM refs WHERE"
				       " to_id = 'p-000001' AND"
				       " from_id = 'r-000001'"), 1);
	pp_db_close(db);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, box_setup, box_teardown)
	const struct CMUnitTest tests[] = {
		TEST(moved_by_difference), TEST(described),
		TEST(schema_changes), TEST(kinds_come_and_go),
		TEST(any_order), TEST(broken_and_others),
		TEST(notes_and_texts), TEST(fixed_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
