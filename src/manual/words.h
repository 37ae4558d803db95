#ifndef PP_MANUAL_WORDS_H
#define PP_MANUAL_WORDS_H

#include <stdio.h>

#include "tools/commands.h"

/* What can stand on a command line, for completion in shells. */

/* Where the words come from that can stand for an argument. */
enum pp_words {
	PP_WORDS_NONE,		/* from nowhere: a text, a number */
	PP_WORDS_CHOICES,	/* the option's */
	PP_WORDS_FILES,
	PP_WORDS_FOLDERS,
	PP_WORDS_COMMANDS,
	/* The program, or git, is asked when they are wanted: */
	PP_WORDS_KINDS,
	PP_WORDS_QUERIES,
	PP_WORDS_REPORTS,
	PP_WORDS_RULES,
	PP_WORDS_REVISIONS,
	PP_WORDS_COUNT
};

/* What is asked where. */
struct pp_words_source {
	const char *name;	/* "kinds" */
	const char *ask;	/* a command of a POSIX shell that prints them,
				   each on a line; NULL where none is asked */
};

extern const struct pp_words_source pp_words_sources[PP_WORDS_COUNT];

/* What can stand for an option's argument. */
enum pp_words pp_words_of_option(const struct pp_option *o);

/* What can stand for the command's operands, by the names that they have in its
 * usage: for the first, and for those after it. */
struct pp_words_operands {
	enum pp_words first, rest;
};

struct pp_words_operands pp_words_of_operands(const struct pp_command *command);

/* The options of a command, those last that every one has: step is 0 at first.
 * NULL at the end. */
const struct pp_option *pp_words_option(const struct pp_command *command,
					size_t step);

/* Print text between single quotes, as the shells bash and zsh read it, or
 * fish; each of what is in special (may be "") with a backslash before it. */
void pp_words_quote(FILE *out, const char *text, const char *special);
void pp_words_quote_fish(FILE *out, const char *text);

/* Print a script that completes the command lines of peerpool. */
void pp_words_bash(FILE *out);
void pp_words_zsh(FILE *out);
void pp_words_fish(FILE *out);

#endif
