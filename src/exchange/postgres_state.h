#ifndef PP_EXCHANGE_POSTGRES_STATE_H
#define PP_EXCHANGE_POSTGRES_STATE_H

#include "base/arena.h"
#include "base/finding.h"
#include "store/id.h"

/* What a database may hold of a pool, as the folder of its exports knows it.
 *
 * A state is what the pool holds, named by a hash of it.  The base is the state
 * that a load has confirmed, or a whole export that waits for that.  What was
 * exported since then may have been loaded or not: so the next export sends
 * every file that differs from the base, and every file that one of those sent.
 */
struct pp_postgres_file {
	struct pp_str path;
	uint8_t id[PP_ID_SIZE];	/* zeros: it is not there */
};

struct pp_postgres_files {
	struct pp_postgres_file *items;		/* sorted by path */
	size_t count;
};

struct pp_postgres_state {
	uint8_t layout[PP_ID_SIZE];	/* of all but the records */
	uint8_t base[PP_ID_SIZE];
	bool is_loaded;			/* the base has been confirmed */
	struct pp_postgres_files files;	/* of the base */
	uint8_t (*since)[PP_ID_SIZE];	/* exported later, oldest first */
	size_t since_count;
	struct pp_postgres_files sent;	/* by those, as the last has them */
};

/* How many exports may wait for a load: then a whole one is made. */
enum { PP_POSTGRES_SINCE_MAX = 200 };

/* Read what write has written, and see what has been loaded: the file
 * "loaded" in the folder.  Everything lives in arena.  false: there is no
 * state, or it is damaged, and a whole export is wanted. */
bool pp_postgres_state_read(struct pp_postgres_state *out,
			    struct pp_arena *arena, const char *folder);

/* 0; or -1 with errno set. */
int pp_postgres_state_write(const struct pp_postgres_state *state,
			    const char *folder);

/* Forget what has been confirmed: a whole export follows. */
int pp_postgres_state_forget(const char *folder);

/* The name of the state that has these files. */
void pp_postgres_state_id(uint8_t out[PP_ID_SIZE],
			  const uint8_t layout[PP_ID_SIZE],
			  const struct pp_postgres_files *files);

/* What must be sent so that a database in any of the state's states comes to
 * hold these files. */
void pp_postgres_state_compare(struct pp_postgres_files *out,
			       struct pp_arena *arena,
			       const struct pp_postgres_state *state,
			       const struct pp_postgres_files *files);

#endif
