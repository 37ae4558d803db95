#ifndef STORY_LINES_H
#define STORY_LINES_H

#include <stdbool.h>
#include <stdio.h>

#include "text.h"

/* Comparing what a command printed with what a story expects. */

/* Does the output hold to the expectation, byte for byte but for placeholders?
 *   <*>      anything within the line
 *   <n>      one or more digits
 *   <word>   one or more letters, digits, - or _
 * A last line without a line break is followed, in both, by the line
 * "\ no newline at the end". */
bool text_matches(const struct text *expected, const struct text *actual);

/* The difference, line by line: - expected, + printed. */
void text_diff(FILE *out, const char *name, const struct text *expected,
	       const struct text *actual);

/* The actual text, in which the lines that match keep their placeholders. */
void text_merge(struct text *out, const struct text *expected,
		const struct text *actual);

#endif
