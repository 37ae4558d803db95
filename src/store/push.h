#ifndef PP_STORE_PUSH_H
#define PP_STORE_PUSH_H

#include "store/diff.h"
#include "store/rev.h"

/* One line that git gives a pre-receive hook: "OLD NEW REF\n". */
struct pp_update {
	uint8_t old_id[PP_ID_SIZE];	/* zeros: the ref is made */
	uint8_t new_id[PP_ID_SIZE];	/* zeros: the ref is deleted */
	const char *ref;		/* "refs/heads/main" */
};

struct pp_updates {
	struct pp_update *items;
	size_t count;
};

/* More updates than this in one push are refused. */
enum { PP_UPDATES_MAX = 10000, PP_REF_LENGTH_MAX = 1024 };

static inline bool pp_update_creates(const struct pp_update *u)
{
	return pp_id_is_zero(u->old_id);
}

static inline bool pp_update_deletes(const struct pp_update *u)
{
	return pp_id_is_zero(u->new_id);
}

/* Parse a hook's whole standard input.  Each line that is not of that form is
 * a finding (push-input) with its line number, file "<stdin>".  0 where all
 * are; else -1, with those that are in *out. */
int pp_push_parse(struct pp_updates *out, struct pp_listing into,
		  struct pp_str input);

/* What an update brings, as a range: from the ref's old commit to its new one;
 * for a new ref, from where it left HEAD's history (has_base false: it shares
 * none, all of it is new).  Of a ref that is moved back or aside, the
 * difference to the old commit.
 * 1 and *out; 0 where it brings no files: a deletion, or a tag of something
 * that is no commit; -1 with a finding. */
int pp_push_range(struct pp_range *out, struct pp_repo *repo,
		  struct pp_sink *sink, const struct pp_update *update);

#endif
