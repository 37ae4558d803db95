#ifndef TESTS_FUZZ_FOLDER_H
#define TESTS_FUZZ_FOLDER_H

/* A folder for targets that read files: made once in a process, and removed at
 * its end. */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

static char folder[64];

static void remove_folder(void)
{
	char command[100];

	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	if (system(command))
		fprintf(stderr, "%s is left\n", folder);
}

/* In memory, where the system has such a place. */
static void need_folder(void)
{
	if (*folder)
		return;
	strcpy(folder, "/dev/shm/peerpool-fuzz-XXXXXX");
	if (!mkdtemp(folder)) {
		strcpy(folder, "/tmp/peerpool-fuzz-XXXXXX");
		if (!mkdtemp(folder))
			abort();
	}
	atexit(remove_folder);
}

static const char *folder_path(char path[200], const char *name)
{
	need_folder();
	snprintf(path, 200, "%s%s%s", folder, *name ? "/" : "", name);
	return path;
}

static inline void folder_make(const char *name)
{
	char path[200];
	int rc = mkdir(folder_path(path, name), 0700);

	assert(!rc);
	(void)rc;
}

/* p NULL: there is to be no such file. */
static void folder_write(const char *name, struct pp_str bytes)
{
	char path[200];
	FILE *file;

	folder_path(path, name);
	if (!bytes.p) {
		unlink(path);
		return;
	}
	file = fopen(path, "wb");
	if (!file || fwrite(bytes.p, 1, bytes.n, file) != bytes.n ||
	    fclose(file))
		abort();
}

#endif
