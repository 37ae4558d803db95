#ifndef PP_POOL_POOL_H
#define PP_POOL_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/finding.h"
#include "pool/web_config.h"
#include "store/place.h"
#include "store/snapshot.h"

/* A pool: a folder with a .peerpool.yaml.
 *
 *   name: member-peers
 *   schemas: schemas          where the schemas lie; this is the default
 *   records: records          where the records lie; this is the default
 *   time_zone: Europe/London
 *   branch: main              the protected branch
 *   elsewhere:                kinds whose records are in another pool of the
 *     person: core            workspace
 *   site:                     see web_config.h
 */
struct pp_elsewhere {
	struct pp_str kind, pool;
	struct pp_pos pos;
};

struct pp_config {
	struct pp_str name;
	const char *schemas, *records;
	struct pp_str time_zone, branch;
	struct pp_elsewhere *elsewhere;
	size_t elsewhere_count;
	struct pp_web_config site;
	struct pp_str bytes;	/* of the file: a part of the state's key */
};

struct pp_pool {
	const char *root;	/* absolute; NULL in a bare repository */
	bool in_git;
	struct pp_place place;	/* where in_git */
	const char *prefix;	/* of root below the work tree; "" */
};

/* Find the pool that the folder from lies in: the nearest .peerpool.yaml at or
 * above it; in a bare repository, the repository's top.  Strings live in
 * arena.  Returns 0; or -1 with a finding (pool-config). */
int pp_pool_find(struct pp_pool *out, struct pp_arena *arena,
		 struct pp_sink *sink, const char *from);

/* The configuration as the snapshot has it.  0; or -1 with findings. */
int pp_config_read(struct pp_config *out, struct pp_arena *arena,
		   struct pp_sink *sink, struct pp_reader *reader);

/* A path that a user typed, made relative to the pool's root: "" is the root
 * itself.  cwd is absolute.  NULL where it lies outside. */
const char *pp_pool_path(const struct pp_pool *pool, struct pp_arena *arena,
			 const char *cwd, const char *path);

/* A file of the cache, "peerpool/cache/NAME" in the git directory; its folder
 * is made.  NULL outside git. */
const char *pp_pool_cache(const struct pp_pool *pool, struct pp_arena *arena,
			  const char *name);

#define PP_CONFIG_FILE ".peerpool.yaml"

#endif
