#ifndef SAMPLE_PROSE_H
#define SAMPLE_PROSE_H

#include "sample.h"

/* The sentences of which notes are put together.  Nobody is named in them, and
 * the peer is "they".  {one|another} is a choice for spin. */

enum tone { PRAISE, FAIR, CRITICAL, TONES };

/* What the work was, as far as sentences differ. */
enum scene { ON_SITE, SHADOWING, MENTORED, WITH_GROUP, TEACHING, SCENES };

struct prose {
	struct deck open[SCENES], seen[SCENES][TONES], advice[SCENES],
		    end[TONES], answer, thanks;
};

/* How informal feedback came. */
enum { HEARD = 10 };
struct heard { const char *channel, *text; };
extern const struct heard heard[HEARD];

extern const struct prose prose_new;

#endif
