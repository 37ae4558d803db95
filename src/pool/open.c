/* Opening the work tree of a pool. */
#include "pool/open.h"

#include "data/read.h"

/* The snapshot has been opened. */
static int read_pool(struct pp_open_pool *out, struct pp_listing into)
{
	struct pp_sink left = { 0 };

	out->reader = pp_reader_new(out->snapshot, PP_READ_BYTES_MAX);
	if (pp_config_read(&out->config, into.arena, into.sink,
			   out->reader) < 0 ||
	    pp_schemas_read(&out->schemas, &out->config, into,
			    out->snapshot) < 0) {
		pp_pool_close(out);
		return -1;
	}
	pp_schemas_compile(&out->schemas,
			   (struct pp_listing){ into.arena, &left });
	out->kinds = &out->schemas.kinds;
	pp_sink_release(&left);
	return 0;
}

int pp_pool_open(struct pp_open_pool *out, const struct pp_pool *pool,
		 struct pp_listing into)
{
	*out = (struct pp_open_pool){ .pool = pool };
	if (!pool->root) {
		pp_report(into.sink, PP_R(POOL_CONFIG), (struct pp_pos){ 0 },
			  "a bare repository has no work tree");
		return -1;
	}
	out->snapshot = pp_snapshot_worktree(into.sink, pool->root);
	return out->snapshot ? read_pool(out, into) : -1;
}

int pp_pool_open_revision(struct pp_open_pool *out, const struct pp_pool *pool,
			  struct pp_listing into, struct pp_repo *repo,
			  const struct pp_commit *commit)
{
	*out = (struct pp_open_pool){ .pool = pool };
	out->snapshot = pp_snapshot_revision(into.sink, repo, commit,
					     pool->prefix);
	return out->snapshot ? read_pool(out, into) : -1;
}

void pp_pool_close(struct pp_open_pool *open)
{
	pp_schemas_release(&open->schemas);
	pp_reader_free(open->reader);
	pp_snapshot_free(open->snapshot);
	*open = (struct pp_open_pool){ 0 };
}
