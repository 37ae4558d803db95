#ifndef PP_SCHEMA_RESOURCE_H
#define PP_SCHEMA_RESOURCE_H

#include "base/map.h"
#include "schema/ptrmap.h"
#include "schema/schema.h"

/* Schema resources: the documents of a set, and the schemas inside them that
 * bear an $id of their own, by URI; and what a reference leads to.
 * JSON Schema core, sections 8.2 and 9; RFC 3986; RFC 6901. */

struct pp_resource {
	struct pp_str uri;		/* absolute, without fragment */
	const struct pp_value *root;
	const char *file;
	struct pp_resource *parent;	/* in which it is embedded, or NULL */
	uint32_t number;		/* its place in the set */
	unsigned vocab;			/* enum pp_vocabulary; 0: not known */
	bool checked;			/* against a meta-schema of its own */
};

struct pp_anchor {
	struct pp_str name;
	struct pp_resource *resource;
	const struct pp_value *value;	/* the schema that bears it */
	const struct pp_value *at;	/* the keyword's value */
	bool dynamic;
};

struct pp_schema_set {
	struct pp_arena arena;
	struct pp_schema_options options;
	pp_schema_fetch *fetch;
	void *fetch_data;
	struct pp_resource **resources;
	size_t count, cap;
	struct pp_map uris;		/* to struct pp_resource */
	struct pp_map anchors;		/* "uri#name" to struct pp_anchor */
	struct pp_ptrmap roots;		/* root value to its number */
	struct pp_schema **schemas;	/* compiled from it */
	size_t schema_count, schema_cap;
};

/* The resource with that URI (without fragment), or NULL. */
struct pp_resource *pp_resource_find(const struct pp_schema_set *set,
				     struct pp_str uri);

/* The resource of which value is the root, or NULL. */
struct pp_resource *pp_resource_of(const struct pp_schema_set *set,
				   const struct pp_value *value);

/* The anchor of that name in a resource, or NULL. */
struct pp_anchor *pp_anchor_find(struct pp_schema_set *set,
				 const struct pp_resource *resource,
				 struct pp_str name);

/* "uri#name", in arena: how anchors are filed. */
struct pp_str pp_anchor_key(struct pp_arena *arena, struct pp_str uri,
			    struct pp_str name);

/* The URI before its first '#', and the fragment after it, percent-decoded
 * into arena. */
struct pp_str pp_uri_base(struct pp_str uri);
struct pp_str pp_uri_fragment(struct pp_arena *arena, struct pp_str uri);

/* Where a fragment leads within a resource. */
struct pp_target {
	const struct pp_value *value;	/* NULL: nowhere */
	struct pp_resource *resource;	/* in which value stands */
	bool is_schema;			/* value stands where the standard puts
					   a schema */
	const struct pp_anchor *anchor;	/* the anchor that led there, or NULL */
	/* Where it leads nowhere: how far it went, and the step that failed;
	 * stuck is NULL for an anchor. */
	const struct pp_value *stuck;
	struct pp_str step;
};

/* Follow a decoded fragment: empty, a JSON pointer, or an anchor.  Scraps and
 * the step's name go to arena. */
struct pp_target pp_resource_at(struct pp_schema_set *set,
				struct pp_resource *resource,
				struct pp_str fragment,
				struct pp_arena *arena);

#endif
