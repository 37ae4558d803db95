/* Files that are written piece by piece. */
#include "base/file_out.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>
#include <cmocka.h>

static char folder[] = "/tmp/pp-file-out-XXXXXX";
static char path[64];

static int set_up(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/x", folder);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unlink(path);
	/* Nothing but that file may be left. */
	return rmdir(folder);
}

static size_t size_of(const char *name)
{
	struct stat st;

	return stat(name, &st) < 0 ? SIZE_MAX : (size_t)st.st_size;
}

static void add_lines(struct pp_file_out *out, int count)
{
	for (int i = 0; i < count; i++)
		pp_file_out_add(out, PP_LIT("0123456789abcde\n"));
}

static void whole_or_not(void **state)
{
	struct pp_file_out out;
	uint64_t size, sum[2];

	(void)state;
	assert_int_equal(pp_file_out_begin(&out, path, 0600), 0);
	add_lines(&out, 20000);
	assert_int_equal(size_of(path), SIZE_MAX);
	assert_int_equal(pp_file_out_end(&out), 0);
	assert_int_equal(size_of(path), SIZE_MAX);
	assert_int_equal(pp_file_out_publish(&out), 0);
	assert_int_equal(size_of(path), 320000);
	assert_int_equal(pp_file_out_sum(&size, sum, path), 0);
	assert_true(size == 320000 && sum[0] == out.sum[0] &&
		    sum[1] == out.sum[1]);
	pp_file_out_drop(&out);
	/* The next one goes away without being published. */
	assert_int_equal(pp_file_out_begin(&out, path, 0600), 0);
	add_lines(&out, 1);
	assert_int_equal(pp_file_out_end(&out), 0);
	pp_file_out_drop(&out);
	assert_int_equal(size_of(path), 320000);
	assert_int_equal(pp_file_out_begin(&out, folder, 0600), -1);
	assert_int_equal(errno, EISDIR);
	pp_file_out_drop(&out);
}

/* The sum tells blocks in another order, and pieces do not count. */
static void sums(void **state)
{
	static char block[1 << 16];
	struct pp_file_out out[3];

	(void)state;
	for (int i = 0; i < 3; i++) {
		pp_file_out_begin(&out[i], path, 0600);
		for (int k = 0; k < 2; k++) {
			memset(block, k == (i == 1) ? 'a' : 'b', sizeof(block));
			for (size_t n = 0; n < sizeof(block); n += 1 << (4 * i))
				pp_file_out_add(&out[i], (struct pp_str){
					block + n, (size_t)1 << (4 * i) });
		}
		assert_int_equal(pp_file_out_end(&out[i]), 0);
	}
	assert_true(out[0].sum[0] == out[2].sum[0]);
	assert_true(out[0].sum[0] != out[1].sum[0]);
	assert_true(out[0].sum[1] != out[1].sum[1]);
	for (int i = 0; i < 3; i++)
		pp_file_out_drop(&out[i]);
}

static void full_disk(void **state)
{
	struct rlimit was, small = { 100000, RLIM_INFINITY };
	struct pp_file_out out;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	small.rlim_max = was.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(pp_file_out_begin(&out, path, 0600), 0);
	add_lines(&out, 20000);
	assert_int_equal(pp_file_out_end(&out), -1);
	assert_int_equal(errno, EFBIG);
	pp_file_out_drop(&out);
	setrlimit(RLIMIT_FSIZE, &was);
	assert_int_equal(size_of(path), 320000);
}

static void by_another(void **state)
{
	struct pp_file_out out;
	FILE *f;

	(void)state;
	assert_int_equal(pp_file_out_begin(&out, path, 0600), 0);
	f = fopen(out.temporary, "w");
	assert_non_null(f);
	fputs("abc", f);
	fclose(f);
	assert_int_equal(pp_file_out_end_other(&out), 0);
	assert_int_equal(out.size, 3);
	assert_int_equal(pp_file_out_publish(&out), 0);
	assert_int_equal(size_of(path), 3);
	pp_file_out_drop(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_or_not),
		cmocka_unit_test(sums),
		cmocka_unit_test(full_disk),
		cmocka_unit_test(by_another),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
