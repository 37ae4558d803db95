#ifndef PP_STORE_SETTINGS_H
#define PP_STORE_SETTINGS_H

#include "store/entry.h"
#include "store/repo.h"

/* Those of git's settings (git-config(1)) that matter to who makes a commit.
 * Texts are NULL where they are not set. */
struct pp_settings {
	const char *user_name, *user_email;
	const char *author_name, *author_email;
	const char *committer_name, *committer_email;
	bool sign;			/* commit.gpgSign */
	bool crlf;			/* core.autocrlf is true or input */
	const char *log_refs;		/* core.logAllRefUpdates */
	const char *attributes;		/* core.attributesFile */
};

/* Read them as git would: from the system's, the user's and the repository's
 * files, and GIT_CONFIG_GLOBAL and GIT_CONFIG_COUNT.  Starts libgit2.  0, texts
 * in arena; or -1 with a finding. */
int pp_settings_read(struct pp_settings *out, struct pp_listing into,
		     struct pp_repo *repo);

#endif
