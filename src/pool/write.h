#ifndef PP_POOL_WRITE_H
#define PP_POOL_WRITE_H

#include "pool/pool.h"
#include "store/id.h"

/* Changing many files of a pool's work tree at once: all of them or none, and
 * where it is wanted one commit on top of HEAD that holds these changes and no
 * others.
 *
 *   struct pp_write_file files[] = {
 *           { .path = "records/people/p-7k3f9q2m.yaml",
 *             .what = PP_WRITE_CHANGE, .bytes = now, .was = then },
 *   };
 *   const struct pp_write write = {
 *           .pool = &pool, .files = files, .count = 1, .folder = "records",
 *           .command = "import", .message = "Import the autumn sheet",
 *           .commit = true,
 *   };
 *
 *   if (pp_write_run(&result, &write, into) < 0)
 *           ...the findings say why, and nothing has changed
 *
 * How this is kept true when the process is killed or the disk is full:
 * docs/architecture.md. */
enum pp_write_what {
	PP_WRITE_MAKE,		/* nothing may be there */
	PP_WRITE_CHANGE,	/* it must be there, as it was read */
	PP_WRITE_DELETE,	/* the same */
};

struct pp_write_file {
	const char *path;	/* below the pool's root */
	enum pp_write_what what;
	struct pp_str bytes;	/* what it shall hold; not of PP_WRITE_DELETE */
	/* Of PP_WRITE_CHANGE and PP_WRITE_DELETE, what the caller has read:
	 * the bytes; or git's id of them, where was_id is not NULL. */
	struct pp_str was;
	const uint8_t *was_id;
};

struct pp_write {
	const struct pp_pool *pool;		/* with a work tree */
	const struct pp_write_file *files;	/* in any order */
	size_t count;
	const char *folder;	/* no file may lie outside: "records"; ""
				   or NULL: anywhere in the pool */
	const char *command;	/* one word, for messages: "import" */
	/* Make a commit too.  Outside git, there is none. */
	bool commit;
	const char *message;	/* its message; UTF-8, any number of lines */
	/* Only look whether it could be done. */
	bool dry_run;
};

struct pp_write_result {
	size_t made, changed, deleted;	/* files */
	bool committed;
	bool on_no_branch;		/* HEAD is detached: git forgets the
					   commit unless a branch is made */
	uint8_t commit[PP_ID_SIZE];
};

/* Write them.  First everything is looked at, and every fault is a finding at
 * its path: a file that is there already, or is not as the caller read it
 * (write-changed); a path that cannot be used (file-path); for a commit, a file
 * with changes that are not committed (write-uncommitted), and what keeps a
 * commit from being made: no name to make it in, a merge that is not finished,
 * attributes by which git would change the bytes (write-commit).  A file whose
 * bytes are to stay as they are is left alone, and is not counted.
 *
 * Returns 0 when all is written, read back and flushed to disk; or -1 with
 * findings.  Then everything is as it was; unless one of them is of
 * write-interrupted: what was begun could not be ended (the disk is full), and
 * the next command on this pool goes on with it. */
int pp_write_run(struct pp_write_result *out, const struct pp_write *write,
		 struct pp_listing into);

/* What was left behind by one that was killed. */
enum pp_recovered {
	PP_RECOVERED_NOTHING,	/* there was nothing */
	PP_RECOVERED_UNDONE,	/* it had only prepared: that is removed */
	PP_RECOVERED_DONE,	/* it had begun: it is finished now */
};

struct pp_recovery {
	enum pp_recovered what;
	const char *command;	/* of the one that was interrupted; with
				   PP_RECOVERED_DONE */
};

/* Finish or undo what an interrupted pp_write_run has left; to be called before
 * a pool's work tree is read.  Costs two looks at the file system where there
 * is nothing.  It does nothing in a bare repository, in hooks of git (which
 * holds locks of its own), and while another process is still preparing.
 *
 * A file that somebody has changed since is left alone: it is a finding of
 * warning.  So is a commit that can no longer be made, because HEAD has moved.
 * Returns 0; or -1 with findings, where it could not be finished, or another
 * process has been at it for ten seconds. */
int pp_write_recover(struct pp_recovery *out, const struct pp_pool *pool,
		     struct pp_listing into);

#endif
