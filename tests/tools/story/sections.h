#ifndef STORY_SECTIONS_H
#define STORY_SECTIONS_H

#include <stdbool.h>

#include "text.h"

/* A story's text: sections that begin with a line "-- NAME --". */
enum { SECTIONS_MAX = 400 };

struct section {
	char name[256];		/* empty: it is not written */
	struct text text;
};

struct sections {
	const char *path;
	struct text opening;	/* all before the first section */
	struct section items[SECTIONS_MAX];
	size_t count;
};

/* Read the file; path is lent. */
void sections_read(struct sections *s, const char *path);

/* Write it back. */
void sections_write(const struct sections *s);

/* Is the section at that place there, and of that name? */
bool section_is(const struct sections *s, size_t at, const char *name);

/* Make room for an empty section at that place; later ones move. */
struct section *sections_insert(struct sections *s, size_t at,
				const char *name);

#endif
