#ifndef PP_POOL_SCHEMAS_H
#define PP_POOL_SCHEMAS_H

#include "pool/pool.h"
#include "record/kind.h"
#include "record/state.h"

/* A view or rule of the pool: a file of SQL that has been read, and nothing
 * more. */
struct pp_schema_sql {
	const char *path;
	struct pp_str bytes;
	bool is_rule;
};

/* The schemas of a pool, in two steps, because a warm check needs only the
 * first: their bytes, and a digest of them, and the same of the views and
 * rules that lie beside them; then the kinds. */
struct pp_schemas {
	struct pp_schema_file *files;	/* root NULL until compiled */
	struct pp_str *bytes;
	size_t count;
	struct pp_schema_sql *sql;	/* sorted by path */
	size_t sql_count;
	uint64_t digest[2], sql_digest[2];
	const char *folder;	/* the schemas' own */
	const char *records;	/* the folder that is looked at for records */
	struct pp_schema_set *set;	/* NULL until compiled */
	struct pp_kinds kinds;
};

/* Is the file a schema?  path is below the schemas' folder.  All .yaml, .yml
 * and .json files are, but for those in the folders views, rules, queries and
 * migrations. */
bool pp_schemas_has(const char *path);

/* Read all schemas below the schemas' folder, and the .sql files that lie in
 * its folders views and rules.
 * Strings live in arena.  0; or -1 with findings. */
int pp_schemas_read(struct pp_schemas *out, const struct pp_config *config,
		    struct pp_listing into, struct pp_snapshot *snapshot);

/* Parse and compile them: out->kinds.  Each fault goes to sink at its place in
 * the schema; the kinds without one are usable all the same.
 * Returns 0, or -1 where sink has got an error. */
int pp_schemas_compile(struct pp_schemas *s, struct pp_listing into);

/* Takes a zeroed struct. */
void pp_schemas_release(struct pp_schemas *s);

#endif
