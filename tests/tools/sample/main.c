/* Make the records of the sample pool.
 *
 *   sample DIRECTORY councils.csv        all of them, from the source's table
 *   sample DIRECTORY records/councils    all but the councils, which are read
 *
 * DIRECTORY must be there and empty.  With --as-of DAY before it, the pool is
 * as it was recorded on that day, such as 2023-06-30.  The committed records
 * are the output of the first form; `make sample-check` runs the second and
 * compares. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int asof;

static int usage(void)
{
	fprintf(stderr, "usage: sample [--as-of DAY] DIRECTORY COUNCILS\n");
	return 2;
}

static void make(struct pool *pool)
{
	calendar_write();
	groups_write();
	policy_write();
	people_plan(pool);
	offices_plan(pool);
	training_write(pool);
	work_write(pool);
	feedback_write(pool);
	plan_write();
	people_write(pool);
	process_write(pool);
	offices_write(pool);
}

int main(int argc, char **argv)
{
	static struct pool pool;
	struct stat st;

	asof = TODAY;
	if (argc == 5 && strcmp(argv[1], "--as-of") == 0) {
		asof = day_parse(argv[2]);
		argv += 2;
		argc -= 2;
	}
	if (argc != 3 || !asof)
		return usage();
	if (stat(argv[2], &st) != 0)
		die("cannot read", argv[2]);
	if (S_ISDIR(st.st_mode))
		councils_read_records(&pool, argv[2]);
	else
		councils_read_csv(&pool, argv[2]);
	plan_from(argv[2]);
	if (chdir(argv[1]) != 0)
		die("cannot enter", argv[1]);
	if (!S_ISDIR(st.st_mode))
		councils_write(&pool);
	make(&pool);
	return 0;
}
