#ifndef PP_STORE_LOOSE_BACKEND_H
#define PP_STORE_LOOSE_BACKEND_H

/* loose.h for libgit2.  This backend stands before libgit2's own and answers
 * for every loose object: whole, or an error.  What it does not find it leaves
 * to the next one; it does not write. */

struct git_odb_backend;

/* Make a backend over the folder objects.  0 and *out, which the odb that it
 * is added to frees; or -1. */
int pp_loose_backend(struct git_odb_backend **out, const char *objects);

#endif
