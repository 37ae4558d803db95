/* The table finding. */
#include "pool/finding_table.h"

#include "data/read.h"
#include "pool/schemas.h"

static struct pp_snapshot *open_snapshot(struct pp_sink *sink,
					 const struct pp_pool *pool,
					 const struct pp_check *check)
{
	switch (check->source) {
	case PP_SOURCE_STAGED:
		return pp_snapshot_staged(sink, check->repo, pool->prefix);
	case PP_SOURCE_REVISION:
		return pp_snapshot_revision(sink, check->repo, &check->commit,
					    pool->prefix);
	default:
		return pp_snapshot_worktree(sink, pool->root);
	}
}

/* The kinds by which paths are told; faults of schemas are left alone. */
static int read_kinds(struct pp_schemas *out, const struct pp_pool *pool,
		      const struct pp_check *check, struct pp_listing into)
{
	struct pp_snapshot *snapshot = open_snapshot(into.sink, pool, check);
	struct pp_reader *reader;
	struct pp_sink ignored = { .limit = 1 };
	struct pp_config config;
	int rc;

	if (!snapshot)
		return -1;
	reader = pp_reader_new(snapshot, PP_READ_BYTES_MAX);
	rc = pp_config_read(&config, into.arena, into.sink, reader);
	if (!rc)
		rc = pp_schemas_read(out, &config, into, snapshot);
	if (!rc)
		pp_schemas_compile(out, (struct pp_listing){ into.arena,
							     &ignored });
	pp_sink_release(&ignored);
	pp_reader_free(reader);
	pp_snapshot_free(snapshot);
	return rc;
}

static int fill(struct pp_session *session, const struct pp_kinds *kinds,
		const struct pp_sink *found, struct pp_listing into)
{
	struct pp_session_finding *entries = pp_new(into.arena,
			struct pp_session_finding, found->count);

	for (size_t i = 0; i < found->count; i++) {
		const struct pp_finding *f = found->items[i];
		const struct pp_kind *kind = NULL;

		entries[i].finding = f;
		if (f->pos.file)
			kind = pp_kinds_match(kinds, pp_str(f->pos.file),
					      &entries[i].id);
		if (kind)
			entries[i].kind = kind->name;
	}
	return pp_session_fill(session, into.sink, entries, found->count);
}

int pp_finding_table(struct pp_session *session, const struct pp_pool *pool,
		     const struct pp_check *check, struct pp_listing into)
{
	struct pp_sink found = { 0 };
	struct pp_listing of_check = { into.arena, &found };
	struct pp_schemas schemas = { 0 };
	struct pp_check_result result;
	int rc = pp_check_run(&result, pool, check, of_check);

	if (rc < 0) {
		pp_sink_absorb(into.sink, &found);
	} else {
		rc = read_kinds(&schemas, pool, check, into);
		if (!rc)
			rc = fill(session, &schemas.kinds, &found, into);
	}
	pp_schemas_release(&schemas);
	pp_sink_release(&found);
	return rc < 0 ? -1 : 0;
}
