#ifndef PP_STORE_COMMIT_WRITE_H
#define PP_STORE_COMMIT_WRITE_H

#include "store/ident.h"
#include "store/pack_write.h"

struct pp_commit_write {
	const uint8_t *tree;
	const uint8_t *parent;		/* NULL: the first commit */
	const struct pp_idents *idents;
	const char *message;
};

/* Make a commit object; its id goes to out.  The message loses blanks at the
 * ends of its lines, and empty lines around it.  0; or -1 with a finding
 * (write-commit) where nothing is left of it. */
int pp_commit_write(uint8_t out[PP_ID_SIZE], struct pp_pack_writer *pack,
		    struct pp_listing into, const struct pp_commit_write *how);

/* Its first line, in arena. */
const char *pp_commit_subject(struct pp_arena *arena, const char *message);

/* Why a commit cannot be made now, such as a merge that is not finished; NULL
 * where it can. */
const char *pp_commit_hindrance(const struct pp_place *place);

#endif
