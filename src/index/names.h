#ifndef PP_INDEX_NAMES_H
#define PP_INDEX_NAMES_H

#include "base/map.h"
#include "record/kind.h"

/* Names of tables, or of the columns of one table, and who took them first.
 * SQL compares them without regard to capitals (ASCII's only). */

/* Where in the schemas a name comes from: a property of a shape.  shape NULL:
 * from nowhere, it is the index's own. */
struct pp_name_place {
	const struct pp_shape *shape;
	struct pp_str key;
	const struct pp_kind *kind;	/* it is that of a kind, instead */
};

struct pp_names {
	struct pp_map map;	/* to struct pp_name_place */
	struct pp_str table;	/* whose columns they are; empty: of tables */
	/* For the pointers of findings. */
	const struct pp_schema_file *files;
	size_t file_count;
};

void pp_names_release(struct pp_names *names);

/* Enter a name that cannot be refused. */
void pp_names_take(struct pp_names *names, struct pp_arena *arena,
		   struct pp_str name, const struct pp_name_place *place);

/* Enter a name that a schema asks for.  0; or -1 where it is taken or cannot
 * be one, with a finding (column-name) at its place. */
int pp_names_claim(struct pp_names *names, struct pp_arena *arena,
		   struct pp_sink *sink, struct pp_str name,
		   const struct pp_name_place *place);

/* The same for a kind, which is a table of its name. */
int pp_names_claim_kind(struct pp_names *names, struct pp_arena *arena,
			struct pp_sink *sink, const struct pp_kind *kind);

/* One text, in arena. */
struct pp_str pp_names_join(struct pp_arena *arena, struct pp_str a,
			    const char *between, struct pp_str b);

/* The JSON pointer of a property of what up points to. */
struct pp_str pp_names_pointer(struct pp_arena *arena, struct pp_str up,
			       struct pp_str key);

#endif
