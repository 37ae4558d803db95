/* Make the records of the sample pool.
 *
 *   sample DIRECTORY councils.csv        all of them, from the source's table
 *   sample DIRECTORY records/councils    all but the councils, which are read
 *
 * DIRECTORY must be there and empty.  With --as-of DAY before it, the pool is
 * as it was recorded on that day, such as 2023-06-30.
 *
 *   sample --history DAYS records/councils <FILES
 *
 * prints five years of commits, a snapshot every so many days, for git
 * fast-import; FILES names what was there from the start.  The committed records
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
	fprintf(stderr, "usage: sample [--as-of DAY] DIRECTORY COUNCILS\n"
		"       sample --history DAYS COUNCILS <FILES\n");
	return 2;
}

void sample_make(struct pool *pool)
{
	calendar_write();
	groups_write();
	policy_write();
	people_plan(pool);
	offices_plan(pool);
	training_write(pool);
	inductions_write(pool);
	work_write(pool);
	mentoring_write(pool);
	feedback_write(pool);
	appraisals_write(pool);
	equality_write(pool);
	consents_write(pool);
	plan_write();
	people_write(pool);
	process_write(pool);
	offices_write(pool);
}

static void read_councils(struct pool *pool, const char *path, bool records)
{
	if (records)
		councils_read_records(pool, path);
	else
		councils_read_csv(pool, path);
}

int main(int argc, char **argv)
{
	static struct pool pool;
	const char *option = argc == 5 || argc == 4 ? argv[1] : "";
	bool history = strcmp(option, "--history") == 0;
	struct stat st;

	asof = strcmp(option, "--as-of") == 0 ? day_parse(argv[2]) : TODAY;
	if (argc != (history ? 4 : *option ? 5 : 3) || !asof)
		return usage();
	if (stat(argv[argc - 1], &st) != 0)
		die("cannot read", argv[argc - 1]);
	read_councils(&pool, argv[argc - 1], S_ISDIR(st.st_mode));
	plan_from(argv[argc - 1]);
	if (history) {
		history_write(&pool, atoi(argv[2]) > 0 ? atoi(argv[2]) : 7);
		return 0;
	}
	if (chdir(argv[argc - 2]) != 0)
		die("cannot enter", argv[argc - 2]);
	if (!S_ISDIR(st.st_mode))
		councils_write(&pool);
	sample_make(&pool);
	return 0;
}
