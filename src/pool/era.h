#ifndef PP_POOL_ERA_H
#define PP_POOL_ERA_H

#include "index/hidden.h"
#include "index/history.h"
#include "pool/pool.h"
#include "record/path.h"
#include "store/rev.h"

/* How the records of a commit are recognised: its configuration and the kinds
 * of its schemas.  Most commits share theirs with many others. */
struct pp_era_kind {
	struct pp_str name, prefix, pattern;
	struct pp_path path;	/* of pattern */
	bool markdown;
	const struct pp_hidden *hidden;		/* see pp_eras_hide */
};

struct pp_era {
	struct pp_history_era kept;	/* as the database has it; number 0: it
					   is new */
	const char *records;	/* below the pool's folder; NULL: there is no
				   pool in such a commit */
	bool is_faulty;		/* a file of it cannot be read: what the first
				   parent has holds on */
	struct pp_era_kind *kinds;
	size_t count;
};

/* All eras of a history.  Several threads may ask for one at once. */
struct pp_eras;

struct pp_eras *pp_eras_new(const struct pp_pool *pool);
/* Takes NULL. */
void pp_eras_free(struct pp_eras *eras);

/* Take over what the database knows. */
void pp_eras_add(struct pp_eras *eras, const struct pp_history_eras *known);

/* The era of a commit.  0, or -1 with a finding (repository). */
int pp_eras_at(struct pp_era **out, struct pp_eras *eras, struct pp_sink *sink,
	       struct pp_repo *repo, const struct pp_commit *commit);

/* The era that the database has under that number, or NULL. */
struct pp_era *pp_eras_find(struct pp_eras *eras, int64_t number);

/* All of them, in the order in which they were met. */
struct pp_era **pp_eras_list(struct pp_eras *eras, size_t *count);

/* What no era tells, of all taken together; lives as long as eras. */
struct pp_str pp_eras_hidden(struct pp_eras *eras);

/* Let every kind of every era hide that. */
void pp_eras_hide(struct pp_eras *eras, struct pp_str hidden);

/* The kind to which a file belongs, or NULL; *id is what the path says, lent
 * from it.  path is below the pool's folder; a file that a listing would leave
 * out belongs to none. */
const struct pp_era_kind *pp_era_match(const struct pp_era *era,
				       const char *path, struct pp_str *id);

const struct pp_era_kind *pp_era_kind(const struct pp_era *era,
				      struct pp_str name);

#endif
