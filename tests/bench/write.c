/* write HOW DIR FROM
 *
 * Writes all files below the folder FROM into the git work tree DIR, and prints
 * the seconds that took, without those of reading them:
 *   plain    one after the other, as any program would
 *   files    by pool/write.h, without a commit
 *   commit   by pool/write.h, with one */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "pool/write.h"

static struct pp_arena arena;
static struct pp_write_file *files;
static size_t count, cap, skip;

static void die(const char *what)
{
	fprintf(stderr, "write: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int take(const char *path, const struct stat *st, int type,
		struct FTW *where)
{
	struct pp_sink sink = { 0 };
	struct pp_buf bytes;

	(void)st;
	(void)where;
	if (type != FTW_F)
		return 0;
	pp_buf_init(&bytes, 1 << 20);
	if (pp_file_read_named(&bytes, &sink, path, 1 << 19) < 0)
		die(path);
	pp_grow(files, count, cap);
	files[count++] = (struct pp_write_file){
		.path = pp_arena_copy(&arena, path + skip, strlen(path + skip)),
		.what = PP_WRITE_MAKE,
		.bytes = pp_arena_str(&arena, pp_buf_get(&bytes)),
	};
	pp_buf_release(&bytes);
	return 0;
}

static void plain(const char *dir)
{
	char path[8192], folder[8192] = "";

	for (size_t i = 0; i < count; i++) {
		struct pp_str bytes = files[i].bytes;
		FILE *f;

		snprintf(path, sizeof(path), "%s/%s", dir, files[i].path);
		*strrchr(path, '/') = '\0';
		if (strcmp(path, folder) != 0 && pp_file_mkdirs(path, 0777))
			die(path);
		strcpy(folder, path);
		snprintf(path, sizeof(path), "%s/%s", dir, files[i].path);
		f = fopen(path, "w");
		if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n ||
		    fclose(f))
			die(path);
	}
}

static void by_pool(const char *dir, bool commit)
{
	struct pp_sink sink = { 0 };
	struct pp_write_result result;
	struct pp_pool pool;
	struct pp_write write = {
		.pool = &pool, .files = files, .count = count,
		.command = "bench", .message = "bench", .commit = commit,
	};

	if (!pp_pool_find(&pool, &arena, &sink, dir) &&
	    !pp_write_run(&result, &write,
			  (struct pp_listing){ &arena, &sink }) &&
	    result.made == count && result.committed == commit)
		return;
	fprintf(stderr, "write: %s\n", sink.count ? sink.items[0]->text : "?");
	exit(1);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	double start;

	if (argc != 4) {
		fputs("usage: write plain|files|commit DIR FROM\n", stderr);
		return 2;
	}
	skip = strlen(argv[3]) + 1;
	if (nftw(argv[3], take, 16, FTW_PHYS))
		die(argv[3]);
	start = now();
	if (!strcmp(argv[1], "plain"))
		plain(argv[2]);
	else
		by_pool(argv[2], !strcmp(argv[1], "commit"));
	printf("%.3f\n", now() - start);
	return 0;
}
