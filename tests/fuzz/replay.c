/* replay DIR
 *
 * Gives each file of a corpus to the fuzz target that this is linked with, in
 * a program that any compiler builds.  Each name is printed before the file is
 * tried: the last one printed is the one that broke it. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input lies in memory of its very size, so that ASan and valgrind see a
 * read past its end. */
static int replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct stat st;
	uint8_t *bytes = NULL;
	int rc = -1;

	if (!file || fstat(fileno(file), &st) || !S_ISREG(st.st_mode))
		goto out;
	bytes = malloc(st.st_size ? (size_t)st.st_size : 1);
	if (!bytes ||
	    fread(bytes, 1, (size_t)st.st_size, file) != (size_t)st.st_size)
		goto out;
	LLVMFuzzerTestOneInput(bytes, (size_t)st.st_size);
	rc = 0;
out:
	free(bytes);
	if (file)
		fclose(file);
	return rc;
}

int main(int argc, char **argv)
{
	DIR *dir = argc == 2 ? opendir(argv[1]) : NULL;
	struct dirent *entry;
	char path[4096];
	int passed = 0, failed = 0;

	if (!dir) {
		fputs("usage: replay DIR\n", stderr);
		return 2;
	}
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", argv[1], entry->d_name);
		puts(path);
		fflush(stdout);
		if (replay(path)) {
			puts("cannot be read");
			failed++;
		} else {
			passed++;
		}
	}
	closedir(dir);
	printf("%d passed, %d failed\n", passed, failed);
	return failed ? 1 : 0;
}
