#ifndef PP_RECORD_STATE_H
#define PP_RECORD_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"
#include "record/facts.h"

/* The state file: what is known of each file of a pool, so that a second run
 * reads only what has changed.  It can be deleted at any time; one that is
 * missing, damaged, or of another key is as good as none.
 *
 * The key is a digest of all on which a verdict depends besides the file
 * itself: the schemas, the configuration, the program, the options. */
struct pp_state_key {
	uint64_t words[2];
};

/* What is known of one file. */
struct pp_state_item {
	struct pp_facts facts;
	struct pp_stat stat;	/* all zero: not known */
	uint8_t id[20];		/* its content: git's blob id, or a hash */
};

/* A folder that held them, as its stat data was before it was read. */
struct pp_state_folder {
	struct pp_str path;
	struct pp_stat stat;	/* inode 0: not to be trusted */
};

struct pp_state;

/* Read the state file at path.  NULL where there is none to be used. */
struct pp_state *pp_state_load(const char *path,
			       const struct pp_state_key *key);
void pp_state_free(struct pp_state *state);

size_t pp_state_count(const struct pp_state *state);

/* Had the whole pool no findings, in its records and across them?  On that day
 * (20260131; 0: on any). */
bool pp_state_settled(const struct pp_state *state, uint32_t day);

/* Is that git's id of the folder that holds all items? */
bool pp_state_same_tree(const struct pp_state *state, const uint8_t id[20]);

/* The path of item i (they are sorted by its bytes), lent. */
struct pp_str pp_state_path(const struct pp_state *state, size_t i);

/* The folders, in arena, with paths lent; *count of them.  NULL where there
 * are none. */
struct pp_state_folder *pp_state_folders(size_t *count, struct pp_arena *arena,
					 const struct pp_state *state);

/* Is that the stat data of item i, and can it be trusted? */
bool pp_state_same_stat(const struct pp_state *state, size_t i,
			const struct pp_stat *stat);

/* Is that the content of item i? */
bool pp_state_same_id(const struct pp_state *state, size_t i,
		      const uint8_t id[20]);

void pp_state_id(uint8_t out[20], const struct pp_state *state, size_t i);

/* Was item i without findings? */
bool pp_state_clean(const struct pp_state *state, size_t i);

/* The facts of item i; strings lent from the state, arrays in arena.  Returns
 * 0, or -1 where the file is damaged after all. */
int pp_state_facts(struct pp_facts *out, struct pp_arena *arena,
		   const struct pp_state *state, size_t i);

/* The moment before the files were listed: what was changed at or after it
 * may have been changed again since, unseen, so its stat data is not kept. */
struct pp_state_moment {
	int64_t seconds;
	uint32_t nanoseconds;
};

struct pp_state_moment pp_state_now(void);

/* Forget (inode 0) stat data that may have changed since then, unseen. */
void pp_state_distrust(struct pp_stat *stat, struct pp_state_moment listed);

struct pp_state_save {
	const struct pp_state_item *items;	/* sorted by path */
	size_t count;
	bool settled;
	uint32_t day;		/* of which settled speaks; 0: of any */
	uint8_t tree[20];	/* git's id of the folder that holds them all,
				   or zeros */
	const struct pp_state_folder *folders;
	size_t folder_count;
	struct pp_state_moment listed;
};

/* Write it to path, mode 0600, at once or not at all.  Returns 0 or -1: not
 * being able to is no fault. */
int pp_state_write(const char *path, const struct pp_state_key *key,
		   const struct pp_state_save *what);

/* Write the state again, with what->folders in place of its own. */
int pp_state_write_folders(const char *path, const struct pp_state *state,
			   const struct pp_state_save *what);

#endif
