#ifndef PP_STORE_IDENT_H
#define PP_STORE_IDENT_H

#include "store/settings.h"

/* In whose name a commit is made, as it stands there: "Ada Example
 * <ada@example.invalid> 1767323045 +0000". */
struct pp_idents {
	const char *author, *committer;		/* in arena */
};

/* From GIT_AUTHOR_NAME, _EMAIL and _DATE, GIT_COMMITTER_..., EMAIL and the
 * settings; as git does, but that no name is guessed.  A date is "SECONDS ZONE"
 * or ISO 8601.  0; or -1 with findings (write-commit) that say what to type. */
int pp_idents_find(struct pp_idents *out, struct pp_listing into,
		   const struct pp_settings *settings);

#endif
