/* Make the records of the sample pool.
 *
 *   sample DIRECTORY councils.csv        all of them, from the source's table
 *   sample DIRECTORY records/councils    all but the councils, which are read
 *
 * DIRECTORY must be there and empty.  The committed records are the output of
 * the first form; `make sample-check` runs the second and compares. */
#include "sample.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	static struct pool pool;
	struct stat st;

	if (argc != 3) {
		fprintf(stderr, "usage: sample DIRECTORY COUNCILS\n");
		return 2;
	}
	if (stat(argv[2], &st) != 0)
		die("cannot read", argv[2]);
	if (S_ISDIR(st.st_mode))
		councils_read_records(&pool, argv[2]);
	else
		councils_read_csv(&pool, argv[2]);
	if (chdir(argv[1]) != 0)
		die("cannot enter", argv[1]);
	if (!S_ISDIR(st.st_mode))
		councils_write(&pool);
	calendar_write();
	groups_write();
	people_plan(&pool);
	training_write(&pool);
	work_write(&pool);
	feedback_write(&pool);
	people_write(&pool);
	return 0;
}
