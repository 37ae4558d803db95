#ifndef PP_STORE_REPO_H
#define PP_STORE_REPO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/finding.h"
#include "base/str.h"
#include "store/id.h"
#include "store/place.h"

/* A handle on a git repository.  One thread at a time may use it, and what was
 * read with it: for another thread, pp_repo_clone.
 *
 * Objects are found in packs and as loose files, in place->objects and in its
 * alternates, so that a hook sees what is being pushed; by our own readers,
 * which keep what was unpacked lately, up to 96 MB in each handle.  libgit2
 * starts only for what is said below to start it, or where something about the
 * repository is unusual; once in a process, and never stopped.  That takes 5
 * to 10 ms. */
struct pp_repo;

/* Open the repository at place, whose strings must outlive the handle and its
 * clones.  Returns NULL with a finding (repository) where it cannot be used:
 * damaged, of another owner, or of a format that libgit2 1.5.1 does not read,
 * such as SHA-256 object ids. */
struct pp_repo *pp_repo_open(const struct pp_place *place,
			     struct pp_sink *sink);

/* Another handle on the same repository, for another thread; with the same
 * setting of verify.  NULL with a finding, as pp_repo_open. */
struct pp_repo *pp_repo_clone(const struct pp_repo *repo,
			      struct pp_sink *sink);

/* May be NULL. */
void pp_repo_free(struct pp_repo *repo);

const struct pp_place *pp_repo_place(const struct pp_repo *repo);

/* With on, each object that is read is hashed, and is damaged where that is
 * not its id.  Starts libgit2.  A third slower; off at first, for bulk
 * reads. */
void pp_repo_verify(struct pp_repo *repo, bool on);

/* The numbers are git's own. */
enum pp_object_type {
	PP_OBJECT_ANY = 0,
	PP_OBJECT_COMMIT = 1,
	PP_OBJECT_TREE = 2,
	PP_OBJECT_BLOB = 3,
	PP_OBJECT_TAG = 4,
};

/* Why an object could not be had. */
enum pp_object_fault {
	PP_OBJECT_OK = 0,
	PP_OBJECT_MISSING,	/* not there; as in a partial clone */
	PP_OBJECT_DAMAGED,	/* cut short, not inflatable, of another id */
	PP_OBJECT_TYPE,		/* there, but not of the type wanted */
	PP_OBJECT_SIZE,		/* larger than the limit; was not read */
};

struct pp_object_want {
	const uint8_t *id;
	enum pp_object_type type;
	size_t limit;		/* bytes; 0: none but a gigabyte */
};

struct pp_object {
	enum pp_object_type type;
	struct pp_str bytes;	/* until pp_object_release */
	void *held;
};

/* Read an object.  One past the limit is refused before it is unpacked.  On
 * PP_OBJECT_OK, release *out, which may be after the handle is freed. */
enum pp_object_fault pp_object_read(struct pp_object *out,
				    struct pp_repo *repo,
				    const struct pp_object_want *want);

/* Takes a zeroed or released object. */
void pp_object_release(struct pp_object *object);

/* "is missing", "is damaged", ...: to follow "object 1a2b3c4d ". */
const char *pp_object_fault_text(enum pp_object_fault fault);

/* git's id of a blob with these bytes.  Thread safe.  Starts libgit2.  0, or -1
 * where it cannot be had. */
int pp_blob_id(uint8_t out[PP_ID_SIZE], struct pp_str bytes);

#endif
