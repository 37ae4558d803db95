#ifndef PP_POOL_WRITE_COMMIT_H
#define PP_POOL_WRITE_COMMIT_H

/* For pool/write*.c only. */

#include "pool/write_job.h"
#include "store/pack_write.h"

/* Look whether a commit of the job's files can be made on top of HEAD, and make
 * its trees and itself in pack: job->ref is filled.  Nothing is written.  0; or
 * -1 with findings for all that is in the way. */
int pp_write_commit_make(struct pp_write_job *job, const char *message,
			 struct pp_pack_writer *pack);

/* Take git's locks for the ref and the index, and look whether both are still
 * as they were.  0; or -1 with a finding, and no lock is held. */
int pp_write_commit_lock(struct pp_write_job *job);
void pp_write_commit_unlock(struct pp_write_job *job);

#endif
