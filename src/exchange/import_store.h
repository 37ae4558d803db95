#ifndef PP_EXCHANGE_IMPORT_STORE_H
#define PP_EXCHANGE_IMPORT_STORE_H

#include "base/map.h"
#include "exchange/import_value.h"
#include "pool/open.h"

/* The records that an import knows of: those of the pool, of the kinds that its
 * map speaks of, and those that it makes. */

/* What a row says of one property of a record. */
struct pp_import_set {
	const struct pp_import_source *source;
	const struct pp_import_record *record;
	size_t row, each;
	const struct pp_value *value;	/* NULL: it is to be removed */
	bool told;		/* the cell was faulty: there is a finding, and
				   nothing is set */
};

/* How a property changes. */
struct pp_import_change {
	struct pp_str property;
	const struct pp_value *was, *now;	/* NULL: there is none */
	bool secret;
};

struct pp_import_target {
	const struct pp_kind *kind;
	struct pp_str id;
	const char *path;	/* below the pool's root */
	bool is_new;
	struct pp_value *root;	/* as it is; of a new one, as it will be */
	struct pp_str bytes;	/* as they are; empty: it is new */
	/* What is said of it, in the order of the rows. */
	struct pp_import_set *sets;
	size_t count, cap;
	bool taken;		/* some row speaks of it */
	bool stray;		/* it cannot be told which record it is: looked
				   at for its other faults alone */
	/* What it comes to (import_text.h): */
	struct pp_str text;	/* the file; empty: it stays as it is */
	struct pp_import_change *changes;
	size_t change_count;
};

struct pp_import_kind {
	bool loaded;
	struct pp_import_target **items;	/* by path, then those made */
	size_t count, cap;
	struct pp_import_target **strays;
	size_t stray_count, stray_cap;
	struct pp_map ids;
};

struct pp_import_store {
	struct pp_open_pool *open;
	struct pp_arena *arena;
	struct pp_import_kind *kinds;	/* by number */
	struct pp_entries entries;	/* of all records */
	bool listed;
};

/* Load the kinds that are wanted (by number).  A record that cannot be read
 * is a finding: it might be the one that a row speaks of.  0; or -1.  Release
 * the store whatever this returns; what was made of its records stays. */
int pp_import_store_load(struct pp_import_store *out, struct pp_open_pool *open,
			 struct pp_listing into, const bool *wanted);
void pp_import_store_release(struct pp_import_store *store);

/* Forget what was made or said of records, so that another try begins anew. */
void pp_import_store_reset(struct pp_import_store *store);

/* The record of the kind with that id, or NULL. */
struct pp_import_target *
pp_import_store_find(const struct pp_import_store *store,
		     const struct pp_kind *kind, struct pp_str id);

/* A new record, without an id yet. */
struct pp_import_target *pp_import_store_new(struct pp_import_store *store,
					     const struct pp_kind *kind);

/* One that is not among those of the store. */
struct pp_import_target *pp_import_store_stray(struct pp_import_store *store,
					       const struct pp_kind *kind,
					       struct pp_str id);

/* Give it its id, and the path that follows.  False where there is one of that
 * id. */
bool pp_import_store_name(struct pp_import_store *store,
			  struct pp_import_target *target, struct pp_str id);

void pp_import_target_set(struct pp_import_store *store,
			  struct pp_import_target *target,
			  const struct pp_import_set *set);

/* A copy whose mappings and lists can be changed. */
struct pp_value pp_import_copy(struct pp_arena *arena,
			       const struct pp_value *v);

/* Put a copy of the value at the JSON pointer of a tree in arena, making the
 * mappings and lists on the way; NULL takes away what is there. */
void pp_import_put(struct pp_arena *arena, struct pp_value *root,
		   struct pp_str pointer, const struct pp_value *value);

#endif
