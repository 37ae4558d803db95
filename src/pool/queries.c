/* The queries that a pool keeps. */
#include "pool/queries.h"

enum { BYTES_MAX = 16 << 20 };

struct look {
	struct pp_snapshot *snapshot;
	struct pp_reader *reader;
	struct pp_listing into;
	const char *folder;
};

static void end(struct look *look)
{
	pp_reader_free(look->reader);
	pp_snapshot_free(look->snapshot);
}

static int begin(struct look *look, const struct pp_pool *pool,
		 struct pp_listing into)
{
	struct pp_config config;

	*look = (struct look){ .into = into };
	if (!pool->root) {
		pp_report(into.sink, PP_R(POOL_CONFIG), (struct pp_pos){ 0 },
			  "the pool's queries are those of the work tree, and "
			  "a bare repository has none");
		return -1;
	}
	look->snapshot = pp_snapshot_worktree(into.sink, pool->root);
	if (!look->snapshot)
		return -1;
	look->reader = pp_reader_new(look->snapshot, BYTES_MAX);
	if (pp_config_read(&config, into.arena, into.sink, look->reader) < 0) {
		end(look);
		return -1;
	}
	look->folder = pp_arena_printf(into.arena, "%s/queries",
				       config.schemas);
	return 0;
}

/* 1 and *out; 0 where there is none; -1 with findings. */
static int read_one(struct pp_sql_file *out, struct look *look,
		    const char *path)
{
	struct pp_buf bytes;
	struct pp_str text;
	int rc;

	pp_buf_init(&bytes, BYTES_MAX + 1);
	rc = pp_reader_read_path(look->reader, &bytes, look->into.sink, path);
	text = pp_arena_str(look->into.arena, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	if (rc)
		return rc < 0 ? -1 : 0;
	return pp_sql_file_read(out, look->into.arena, look->into.sink,
				PP_SQL_QUERY, path, text) < 0 ? -1 : 1;
}

int pp_queries_read(struct pp_queries *out, const struct pp_pool *pool,
		    struct pp_listing into)
{
	struct pp_entries files = { 0 };
	struct look look;

	*out = (struct pp_queries){ 0 };
	if (begin(&look, pool, into) < 0)
		return -1;
	if (pp_snapshot_list(&files, into, look.snapshot, look.folder) < 0) {
		end(&look);
		return -1;
	}
	out->items = pp_new(into.arena, struct pp_sql_file, files.count);
	for (size_t i = 0; i < files.count; i++) {
		const struct pp_entry *e = &files.items[i];

		if (pp_entry_is_file(e) &&
		    pp_str_ends(pp_str(e->path), PP_LIT(".sql")) &&
		    read_one(&out->items[out->count], &look, e->path) > 0)
			out->count++;
	}
	end(&look);
	return 0;
}

int pp_queries_find(struct pp_sql_file *out, const struct pp_pool *pool,
		    struct pp_listing into, const char *name)
{
	struct pp_str text = pp_str(name);
	struct look look;
	int rc;

	if (pp_name_fault(text))
		return 0;
	if (begin(&look, pool, into) < 0)
		return -1;
	if (pp_str_ends(text, PP_LIT(".sql")))
		text.n -= 4;
	rc = read_one(out, &look,
		      pp_arena_printf(into.arena, "%s/%.*s.sql", look.folder,
				      PP_STR(text)));
	end(&look);
	return rc;
}
