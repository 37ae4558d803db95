#ifndef PP_CLI_TERMINAL_H
#define PP_CLI_TERMINAL_H

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

/* What stdout or stderr is connected to: each is asked apart, since one may go
 * to a file while the other is looked at. */
struct pp_terminal {
	bool is_terminal;
	bool color;
	unsigned width;		/* columns: COLUMNS, or what the
				   terminal says, or 80 */
};

/* no_color is what --no-color said. */
void pp_terminal_init(struct pp_terminal *t, FILE *stream, bool no_color);

/* The colour policy, given everything that it looks at: the variables NO_COLOR
 * (no-color.org: set and not empty) and TERM, either of which may be NULL. */
bool pp_color_wanted(bool is_terminal, bool no_color, const char *no_color_env,
		     const char *term);

/* Measures text.  wcwidth knows what the thread's locale knows: from init to
 * release that is C.UTF-8, whatever the user's locale is. */
struct pp_measure {
	locale_t utf8, before;
};

void pp_measure_init(struct pp_measure *m);
void pp_measure_release(struct pp_measure *m);

/* The columns that text takes on a terminal: East Asian wide characters take
 * two, combining marks none.  Unseen characters (see base/escape.h) count
 * none: escape them first. */
unsigned pp_measure_text(const struct pp_measure *m, struct pp_str text);

/* The same for one text alone. */
unsigned pp_display_width(struct pp_str text);

#endif
