#ifndef PP_STORE_GIT_H
#define PP_STORE_GIT_H

/* For this folder only: what stands behind a pp_repo. */

#include "base/finding.h"
#include "store/graft.h"
#include "store/libgit2.h"
#include "store/repo.h"

/* libgit2's handle, opened when it is first asked for; it lives as long as
 * repo.  NULL with a finding (repository), as pp_repo_open. */
git_repository *pp_repo_git(struct pp_repo *repo, struct pp_sink *sink);

/* Read when first asked for. */
const struct pp_grafts *pp_repo_grafts(struct pp_repo *repo);

/* What libgit2 said last on this thread, or "unknown error". */
const char *pp_git_message(void);

#endif
