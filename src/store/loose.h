#ifndef PP_STORE_LOOSE_H
#define PP_STORE_LOOSE_H

/* Loose objects, read by ourselves.
 *
 * libgit2 1.5.1 loops for ever on a loose object that was cut short, as a
 * power failure leaves it.  This backend stands before libgit2's own and
 * answers for every loose object: whole, or an error.  What it does not find
 * it leaves to the next one; it does not write. */

struct git_odb_backend;

/* Make a backend over the folder objects.  0 and *out, which the odb that it
 * is added to frees; or -1. */
int pp_loose_backend(struct git_odb_backend **out, const char *objects);

#endif
