#ifndef PP_RECORD_KIND_H
#define PP_RECORD_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/finding.h"
#include "base/map.h"
#include "data/value.h"
#include "record/path.h"
#include "record/site.h"
#include "schema/schema.h"
#include "schema/shape.h"

/* A kind of record: a schema document with x-kind at its root.
 *
 *   x-kind:
 *     name: peer
 *     path: records/peers/{id}.yaml
 *     prefix: r              ids are r- and 8 letters or digits; or
 *     slug: true             ids are readable: letters, digits, - . _
 *     title: '{person.name}' how a record is named for people
 *     subject: person        the property that holds the data subject's id,
 *                            or self
 *     salt: true             each record has a salt
 *     document: true         each record is a report: Markdown with queries in
 *                            it (report/document.h)
 *     retention: { after: left_on, keep: P6Y }
 */
struct pp_kind {
	uint16_t number;	/* its place in pp_kinds */
	struct pp_str name, prefix, title, subject;
	bool slug, salt, document;
	struct pp_path path;
	bool markdown;		/* the path ends in .md */
	const char *file;	/* the schema's file */
	const struct pp_value *root;	/* the schema's document */
	const struct pp_schema *schema;	/* NULL: it has a fault, which has been
					   told; then shape and sites are too */
	struct pp_shape *shape;
	bool has_secrets;	/* some property may only be counted */
	struct pp_site *sites;	/* where references stand; NULL: nowhere */
	struct pp_unique *uniques;
	size_t unique_count;
};

/* x-unique: no two records of the kind have equal values of these properties
 * of the root (all of them present). */
struct pp_unique {
	struct pp_str *properties;
	size_t count;
};

struct pp_kinds {
	struct pp_kind *items;
	size_t count;
	bool incomplete;		/* an x-kind had a fault, so that files
					   may belong to a kind not here */
	struct pp_map by_name;		/* num: place in items */
	struct pp_targets *targets;	/* what references may lead to */
	size_t target_count;
};

enum { PP_KINDS_MAX = 1000, PP_ID_LETTERS = 8, PP_SALT_LETTERS = 26 };

/* One schema document that has been read. */
struct pp_schema_file {
	const char *file;	/* below the pool's root, also its URI's path */
	const char *uri;
	const struct pp_value *root;
	bool usable;		/* it is in the set */
};

/* Find the kinds among the documents, compile each, and see what it asks of
 * its records.  Everything lives in arena; the set must outlive it.  Faults of
 * an x-kind go to sink, and that kind is left out; one of the schema leaves the
 * kind without its schema, so that its records are not taken for strays.
 * Returns 0, or -1 where sink has got an error. */
int pp_kinds_load(struct pp_kinds *out, struct pp_arena *arena,
		  struct pp_sink *sink, struct pp_schema_set *set,
		  const struct pp_schema_file *files, size_t count);
void pp_kinds_release(struct pp_kinds *kinds);

/* The kind to which a file belongs by its path, or NULL; *id is the id that
 * the path says. */
const struct pp_kind *pp_kinds_match(const struct pp_kinds *kinds,
				     struct pp_str file, struct pp_str *id);

const struct pp_kind *pp_kinds_find(const struct pp_kinds *kinds,
				    struct pp_str name);

/* Does the id have the form that the kind asks for? */
bool pp_kind_id_holds(const struct pp_kind *kind, struct pp_str id);

/* "a" or "an", as the name of a kind asks for. */
const char *pp_kind_article(struct pp_str name);

/* "p- and 8 letters or digits, without i, l, o and u": for messages. */
char *pp_kind_id_form(const struct pp_kind *kind, struct pp_arena *arena);

#endif
