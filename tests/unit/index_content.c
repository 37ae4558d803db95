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
	assert_non_null(pp_content_difference(&b->arena, db, other));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(moved_by_difference, box_setup,
						box_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
