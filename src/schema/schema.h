#ifndef PP_SCHEMA_SCHEMA_H
#define PP_SCHEMA_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/finding.h"
#include "data/value.h"

/* JSON Schema draft 2020-12 (json-schema.org/draft/2020-12): the core,
 * applicator, unevaluated, validation, format and content vocabularies.
 *
 *   set = pp_schema_set_new(&options);
 *   pp_schema_set_add(set, sink, uri, file, root);     for each document
 *   schema = pp_schema_compile(set, sink, uri);
 *   if (!pp_schema_holds(schema, value, work))
 *           pp_schema_explain(schema, value, work, sink, file);
 *
 * No disk, no network: documents are added by whoever has read them.  The
 * meta-schemas of 2020-12 are built in. */

/* Schema documents by URI. */
struct pp_schema_set;

/* A schema compiled to a program.  Never changed; threads share it. */
struct pp_schema;

/* What one thread needs while it checks: regular expression state, evaluated
 * keys and items, depth.  Use one again for many values. */
struct pp_schema_work;

struct pp_schema_options {
	/* "format" is an annotation only, as the standard's default has it;
	 * otherwise known formats are asserted. */
	bool format_annotation;
	/* Unknown keywords and formats are not reported (other people's
	 * schemas); keywords that begin with x- never are. */
	bool lenient;
};

struct pp_schema_set *
pp_schema_set_new(const struct pp_schema_options *options);

/* Frees the set and every schema compiled from it; NULL is allowed. */
void pp_schema_set_free(struct pp_schema_set *set);

/* Add a document under the URI by which it was found, and under its $id where
 * that differs.  root and its bytes must outlive the set; file is its name in
 * findings.  The document is checked against its meta-schema ($schema; 2020-12
 * where it names none), its $id, $anchor and $dynamicAnchor are entered.
 * Returns 0; or -1 with at least one error in sink, and the document is not in
 * the set. */
int pp_schema_set_add(struct pp_schema_set *set, struct pp_sink *sink,
		      const char *uri, const char *file,
		      const struct pp_value *root);

/* Called for a document that a $ref names and that is not in the set: adds it
 * with pp_schema_set_add (uri has no fragment) and returns 0, or returns -1
 * (silently: the $ref is reported). */
typedef int pp_schema_fetch(void *data, struct pp_schema_set *set,
			    struct pp_sink *sink, const char *uri);

void pp_schema_set_fetch(struct pp_schema_set *set, pp_schema_fetch *fetch,
			 void *data);

/* Compile the schema at uri (may have a fragment), with all that it refers to.
 * Returns it, owned by set; or NULL with errors in sink (a $ref that leads
 * nowhere, a pattern that cannot be compiled), each at its line and column. */
const struct pp_schema *pp_schema_compile(struct pp_schema_set *set,
					  struct pp_sink *sink,
					  const char *uri);

struct pp_schema_work *pp_schema_work_new(void);
void pp_schema_work_free(struct pp_schema_work *work);

/* Does the value hold to the schema?  Fast: stops at the first fault, and
 * allocates nothing in the usual case.  A pattern that ran out of steps or a
 * depth that ran out counts as a fault; pp_schema_explain says which. */
bool pp_schema_holds(const struct pp_schema *schema,
		     const struct pp_value *value, struct pp_schema_work *work);

/* Report every fault of the value: at its own line and column in file (the
 * parent key's for a missing key, the key's for an unknown one), with the JSON
 * pointer, hints as notes (did you mean, what was allowed, "quote it"), and a
 * last note at the schema keyword's own place.  Where branches of anyOf or
 * oneOf fail, the one that was meant is explained, not all.  Reports nothing
 * where pp_schema_holds is true. */
void pp_schema_explain(const struct pp_schema *schema,
		       const struct pp_value *value,
		       struct pp_schema_work *work, struct pp_sink *sink,
		       const char *file);

#endif
