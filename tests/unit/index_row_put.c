/* The rows of files that change by chance: always those that would be there if
 * they had been put in at once, in the tables and in the indexes. */
#include "index_box.h"

#include "index/row_put.h"

enum { FILES = 5, STEPS = 300, SKILLS = 6 };

/* What a peer's record says: small numbers, so that much stays as it was. */
struct said {
	bool there;
	int person, days, skills, refs, version;
};

static unsigned chance(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245 + 12345;
	return (*seed >> 16) % below;
}

static void change(struct said *s, unsigned *seed)
{
	s->there = true;
	s->version++;
	switch (chance(seed, 4)) {
	case 0: s->person = (int)chance(seed, 3); break;
	case 1: s->days = (int)chance(seed, 3); break;
	case 2: s->skills = (int)chance(seed, SKILLS); break;
	default: s->refs = (int)chance(seed, 4); break;
	}
}

static struct pp_row *add(struct pp_rows *rows, struct pp_arena *a,
			  uint16_t table, uint32_t line)
{
	struct pp_row *row = &rows->items[rows->count++];

	*row = (struct pp_row){ table, line,
				pp_new(a, struct pp_cell, 5) };
	return row;
}

static struct pp_cell *cell(struct pp_row *row, size_t i)
{
	return (struct pp_cell *)&row->cells[i];
}

static void make_rows(struct pp_rows *rows, struct pp_arena *a, int n,
		      const struct said *s)
{
	struct pp_cell id = box_text(pp_arena_printf(a, "r-%d", n));
	struct pp_cell person = box_text(pp_arena_printf(a, "p-%d",
							 s->person));
	struct pp_row *row;

	rows->items = pp_new(a, struct pp_row, 20);
	rows->count = 0;
	row = add(rows, a, BOX_T_PEER, 1);
	*cell(row, 0) = id;
	if (s->person)
		*cell(row, 1) = person;
	*cell(row, 2) = box_integer(s->days);
	*cell(row, 3) = box_integer(s->version);
	for (int i = 0; i < s->refs || i < s->skills; i++) {
		if (i < s->refs) {
			row = add(rows, a, BOX_REFS, (uint32_t)i);
			*cell(row, 1) = id;
			*cell(row, 4) = person;
		}
		if (i < s->skills) {
			row = add(rows, a, BOX_T_SKILL, (uint32_t)i);
			*cell(row, 0) = id;
			*cell(row, 1) = box_integer(i);
			*cell(row, 2) = box_integer(s->version + i);
		}
	}
}

static void put(struct pp_row_put *p, int n, const struct said *s,
		bool replace)
{
	struct pp_arena a = { 0 };
	struct pp_content_file f = { .number = n + 1, .kind = BOX_PEER };
	struct pp_rows rows;

	f.path = pp_str(pp_arena_printf(&a, "records/r-%d.yaml", n));
	f.id[19] = (uint8_t)s->version;
	make_rows(&rows, &a, n, s);
	if (replace)
		assert_int_equal(pp_row_put_replace(p, &f, &rows), PP_DB_OK);
	else
		assert_int_equal(pp_row_put_insert(p, &f, &rows), PP_DB_OK);
	pp_arena_release(&a);
}

static uint64_t hash(struct pp_db *db)
{
	uint64_t out;

	assert_int_equal(box_hash(&out, db), PP_DB_OK);
	return out;
}

static uint64_t hash_of_new(struct box *b, const struct said *all)
{
	struct pp_db *db = box_new(b, NULL, 0, 0);
	struct pp_row_put *p = pp_row_put_new(db, &b->tables);
	uint64_t out;

	for (int n = 0; n < FILES; n++)
		if (all[n].there)
			put(p, n, &all[n], false);
	pp_row_put_free(p);
	out = hash(db);
	pp_db_close(db);
	return out;
}

static void as_if_new(void **state)
{
	struct box *b = *state;
	struct pp_db *db = box_new(b, NULL, 0, 0);
	struct pp_row_put *p = pp_row_put_new(db, &b->tables);
	struct said all[FILES] = { 0 };
	unsigned seed = 1;

	for (int i = 0; i < STEPS; i++) {
		int n = (int)chance(&seed, FILES);
		bool was_there = all[n].there;

		if (was_there && chance(&seed, 10) == 0) {
			all[n].there = false;
			assert_int_equal(pp_row_put_delete(p, n + 1, BOX_PEER),
					 PP_DB_OK);
		} else {
			change(&all[n], &seed);
			put(p, n, &all[n], was_there);
		}
		if (hash(db) != hash_of_new(b, all))
			fail_msg("step %d", i);
	}
	pp_row_put_free(p);
	pp_db_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(as_if_new, box_setup,
						box_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
