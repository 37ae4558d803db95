/* What is written into the pool's own folder. */
#include "tools/within.h"

#include <string.h>

#include "base/file.h"
#include "data/read.h"
#include "tools/commands.h"

/* The folder that a path lies in, or would. */
static const char *folder_of(struct pp_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return slash == path ? "/" :
	       pp_arena_copy(arena, path, (size_t)(slash - path));
}

/* The path without links; of what is not there yet, the nearest folder above
 * that is. */
static const char *real_of(struct pp_arena *arena, const char *path)
{
	const char *real = pp_file_real(arena, path);

	while (!real && strcmp(path, ".") != 0 && strcmp(path, "/") != 0) {
		path = folder_of(arena, path);
		real = pp_file_real(arena, path);
	}
	return real;
}

static bool is_below(struct pp_arena *arena, const char *path,
		     const char *folder)
{
	const char *top = folder ? pp_file_real(arena, folder) : NULL;
	size_t n = top ? strlen(top) : 0;

	return top && !strncmp(path, top, n) &&
	       (!path[n] || path[n] == '/' || n == 1);
}

/* Where the configuration has a fault, the command itself tells it. */
static bool is_among_records(struct pp_arena *arena, const char *path,
			     const struct pp_pool *pool)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_snapshot *s = pp_snapshot_worktree(&ignored, pool->root);
	struct pp_reader *reader = s ? pp_reader_new(s, PP_READ_BYTES_MAX) :
				       NULL;
	struct pp_config c;
	bool found = false;

	if (reader && !pp_config_read(&c, arena, &ignored, reader)) {
		const char *root = pool->root;

		found = is_below(arena, path, pp_arena_printf(arena, "%s/%s",
							      root,
							      c.records)) ||
			is_below(arena, path, pp_arena_printf(arena, "%s/%s",
							      root, c.schemas));
	}
	pp_reader_free(reader);
	pp_snapshot_free(s);
	pp_sink_release(&ignored);
	return found;
}

enum pp_within pp_within(const struct pp_pool *pool, struct pp_arena *arena,
			 const char *path)
{
	const char *real = real_of(arena, path);

	if (!real || !pool->root)
		return PP_WITHIN_NOTHING;
	if (is_among_records(arena, real, pool))
		return PP_WITHIN_RECORDS;
	if (is_below(arena, real, pool->root) ||
	    (pool->in_git && is_below(arena, real, pool->place.worktree)))
		return PP_WITHIN_REPOSITORY;
	return PP_WITHIN_NOTHING;
}

int pp_refuse_within(const struct pp_command *command,
		     const struct pp_pool *pool, struct pp_arena *arena,
		     const char *path)
{
	if (pp_within(pool, arena, path) != PP_WITHIN_RECORDS)
		return -1;
	return pp_fail(command, "name a place elsewhere",
		       "'%s' lies among the pool's records and "
		       "schemas, where nothing else may lie", path);
}
