#ifndef PP_STORE_REF_H
#define PP_STORE_REF_H

#include "store/id.h"
#include "store/place.h"

/* Refs, read by ourselves from the files: HEAD, refs/..., packed-refs.  Starts
 * no libgit2. */

/* The object that name leads to, through symbolic refs: "HEAD", a full name
 * ("refs/heads/main"), or a short one that is looked for as git does (refs/,
 * refs/tags/, refs/heads/, refs/remotes/); or 40 hexadecimal digits.
 * 1 and *id; 0 where there is none by that name (it may be another kind of
 * revision: HEAD~2); -1 where these files cannot tell. */
int pp_ref_read(uint8_t id[PP_ID_SIZE], const struct pp_place *place,
		const char *name);

/* The branch that HEAD stands on, "refs/heads/main", in arena; NULL where it is
 * detached or cannot be told. */
const char *pp_ref_head(struct pp_arena *arena, const struct pp_place *place);

#endif
