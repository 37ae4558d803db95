#ifndef PP_STORE_GIT_H
#define PP_STORE_GIT_H

/* For this folder only: what stands behind a pp_repo. */

#include "base/finding.h"
#include "store/libgit2.h"
#include "store/repo.h"

git_repository *pp_repo_git(struct pp_repo *repo);

/* What libgit2 said last on this thread, or "unknown error". */
const char *pp_git_message(void);

#endif
