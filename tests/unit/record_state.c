/* The state file: what is written is read back; what is damaged is not used. */
#include "record/state.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

static const struct pp_state_key key = { { 1, 2 } };

static struct pp_fact_ref refs[] = {
	{ 3, PP_LIT("p-7k3f9q2m") }, { 4, PP_LIT("quay") },
};
static struct pp_fact_unique uniques[] = { { 1, { 5, 6 } } };

static struct pp_state_item items[2];

static const struct pp_state_folder folders[] = {
	{ PP_LIT("records"), { .inode = 3, .mtime_s = 100, .mtime_ns = 1,
			       .ctime_s = 100, .ctime_ns = 1 } },
	{ PP_LIT("records/x"), { .inode = 4, .mtime_s = 200, .mtime_ns = 1,
				 .ctime_s = 100, .ctime_ns = 1 } },
};

static void fill(void)
{
	items[0] = (struct pp_state_item){
		.facts = {
			.path = PP_LIT("records/a.yaml"),
			.path_id = { NULL, 1 },
			.kind = 7,
			.is_record = true,
			.clean = true,
			.id = PP_LIT("a"),
			.salt = PP_LIT("salty"),
			.refs = refs,
			.ref_count = 2,
			.uniques = uniques,
			.unique_count = 1,
		},
		.stat = { .inode = 9, .size = 10, .mtime_s = 100,
			  .mtime_ns = 7, .ctime_s = 100, .ctime_ns = 7,
			  .mode = 0100644 },
		.id = { 1, 2, 3 },
	};
	items[0].facts.path_id.p = items[0].facts.path.p + 8;
	items[1] = (struct pp_state_item){
		.facts = { .path = PP_LIT("records/b.yaml") },
		.stat = { .inode = 11, .size = 12, .mtime_s = 200,
			  .ctime_s = 100 },
	};
}

static void save(const char *path, bool settled)
{
	const struct pp_state_save what = {
		.items = items,
		.count = 2,
		.settled = settled,
		.day = 20260131,
		.tree = { 4, 5 },
		.folders = folders,
		.folder_count = 2,
		.listed = { 200, 0 },
	};

	fill();
	assert_int_equal(pp_state_write(path, &key, &what), 0);
}

static void round_trip(void **state)
{
	const char *path = *state;
	struct pp_arena arena = { 0 };
	struct pp_facts facts;
	struct pp_state *s;
	uint8_t id[20];

	save(path, true);
	s = pp_state_load(path, &key);
	assert_non_null(s);
	assert_int_equal(pp_state_count(s), 2);
	assert_true(pp_state_settled(s, 20260131));
	assert_false(pp_state_settled(s, 20260201));
	assert_false(pp_state_settled(s, 0));
	assert_true(pp_state_same_tree(s, (const uint8_t[20]){ 4, 5 }));
	assert_false(pp_state_same_tree(s, (const uint8_t[20]){ 4 }));
	assert_false(pp_state_same_tree(s, (const uint8_t[20]){ 0 }));
	assert_true(pp_str_is(pp_state_path(s, 1), "records/b.yaml"));
	assert_true(pp_state_clean(s, 0));
	assert_false(pp_state_clean(s, 1));
	assert_true(pp_state_same_id(s, 0, items[0].id));
	assert_false(pp_state_same_id(s, 1, items[0].id));
	pp_state_id(id, s, 0);
	assert_memory_equal(id, items[0].id, sizeof(id));
	assert_int_equal(pp_state_facts(&facts, &arena, s, 0), 0);
	assert_int_equal(facts.kind, 7);
	assert_true(facts.is_record && facts.clean);
	assert_true(pp_str_is(facts.path_id, "a"));
	assert_true(pp_str_is(facts.id, "a"));
	assert_true(pp_str_is(facts.salt, "salty"));
	assert_int_equal(facts.ref_count, 2);
	assert_int_equal(facts.refs[0].target, 3);
	assert_true(pp_str_is(facts.refs[1].id, "quay"));
	assert_int_equal(facts.unique_count, 1);
	assert_memory_equal(facts.uniques, uniques, sizeof(uniques));
	pp_state_free(s);
	pp_arena_release(&arena);
}

static void stat_data(void **state)
{
	const char *path = *state;
	struct pp_state *s;
	struct pp_stat stat;

	save(path, false);
	s = pp_state_load(path, &key);
	assert_non_null(s);
	assert_false(pp_state_settled(s, 0));
	stat = items[0].stat;
	assert_true(pp_state_same_stat(s, 0, &stat));
	stat.mtime_ns = 1;
	assert_false(pp_state_same_stat(s, 0, &stat));
	stat = items[0].stat;
	stat.size++;
	assert_false(pp_state_same_stat(s, 0, &stat));
	stat = items[0].stat;
	stat.inode++;
	assert_false(pp_state_same_stat(s, 0, &stat));
	/* Changed in the moment of the listing: it may have changed again. */
	stat = items[1].stat;
	assert_false(pp_state_same_stat(s, 1, &stat));
	pp_state_free(s);
}

static void check_folders(const char *path, const char *first)
{
	struct pp_arena arena = { 0 };
	struct pp_state *s = pp_state_load(path, &key);
	struct pp_state_folder *read;
	size_t count;

	assert_non_null(s);
	assert_int_equal(pp_state_count(s), 2);
	read = pp_state_folders(&count, &arena, s);
	assert_non_null(read);
	assert_int_equal(count, 2);
	assert_true(pp_str_is(read[0].path, first));
	assert_memory_equal(&read[0].stat, &folders[0].stat,
			    sizeof(read[0].stat));
	/* It changed in the moment of the listing. */
	assert_true(pp_str_is(read[1].path, "records/x"));
	assert_int_equal(read[1].stat.inode, 0);
	pp_arena_release(&arena);
	pp_state_free(s);
}

static void folder_table(void **state)
{
	const char *path = *state;
	const struct pp_state_folder others[] = {
		{ PP_LIT("elsewhere/and/longer"), folders[0].stat }, folders[1],
	};
	const struct pp_state_save what = {
		.folders = others,
		.folder_count = 2,
		.listed = { 200, 0 },
	};
	struct pp_state *s;

	save(path, true);
	check_folders(path, "records");
	s = pp_state_load(path, &key);
	assert_int_equal(pp_state_write_folders(path, s, &what), 0);
	pp_state_free(s);
	check_folders(path, "elsewhere/and/longer");
}

static void other_key(void **state)
{
	const struct pp_state_key other = { { 1, 3 } };
	const char *path = *state;

	save(path, true);
	assert_null(pp_state_load(path, &other));
	assert_null(pp_state_load("nowhere/at/all", &key));
	assert_int_not_equal(pp_state_write("nowhere/at/all", &key,
					    &(struct pp_state_save){ 0 }), 0);
}

static size_t read_file(const char *path, char *bytes, size_t max)
{
	int fd = open(path, O_RDONLY);
	ssize_t n;

	assert_true(fd >= 0);
	n = read(fd, bytes, max);
	close(fd);
	assert_true(n > 0);
	return (size_t)n;
}

static void write_file(const char *path, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_TRUNC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), (ssize_t)n);
	close(fd);
}

/* Every single bit matters, and every length. */
static void damage(void **state)
{
	const char *path = *state;
	char bytes[4096], bad[4096];
	size_t n;

	save(path, true);
	n = read_file(path, bytes, sizeof(bytes));
	for (size_t i = 0; i < n; i++) {
		memcpy(bad, bytes, n);
		bad[i] = (char)(bad[i] ^ (1 << (i & 7)));
		write_file(path, bad, n);
		if (pp_state_load(path, &key))
			fail_msg("bit %zu of byte %zu does not matter", i & 7,
				 i);
	}
	for (size_t k = 0; k < n; k++) {
		write_file(path, bytes, k);
		assert_null(pp_state_load(path, &key));
	}
}

static int make_path(void **state)
{
	static char path[] = "/tmp/peerpool-state-XXXXXX";
	int fd = mkstemp(path);

	if (fd < 0)
		return -1;
	close(fd);
	*state = path;
	return 0;
}

static int remove_path(void **state)
{
	return unlink(*state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(stat_data),
		cmocka_unit_test(folder_table),
		cmocka_unit_test(other_key),
		cmocka_unit_test(damage),
	};

	return cmocka_run_group_tests(tests, make_path, remove_path);
}
