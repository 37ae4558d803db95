#ifndef STORY_SANDBOX_H
#define STORY_SANDBOX_H

#include "sections.h"

/* A directory of its own in which a story's commands run. */
struct sandbox {
	char dir[64];
};

/* Make it, with program under the names peerpool and git-peerpool; wrap (may be
 * NULL) is a command line that is put before it. */
void sandbox_make(struct sandbox *s, const char *program, const char *wrap);

/* Write the section's file. */
void sandbox_file(const struct sandbox *s, const struct section *section);

/* Run the command line with sh -e.  Returns its exit status, or 1000 and the
 * signal that ended it: one that takes too long is killed. */
int sandbox_run(const struct sandbox *s, const char *command,
		const struct text *in);

/* What the last command printed to "stdout" or "stderr", with the directory's
 * path as <TMP>. */
void sandbox_output(struct text *out, const struct sandbox *s,
		    const char *name);

/* Remove it with all that is in it. */
void sandbox_remove(const struct sandbox *s);

#endif
