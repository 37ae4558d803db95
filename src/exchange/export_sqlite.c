/* A pool as a SQLite database. */
#include "exchange/export_sqlite.h"

#include <errno.h>
#include <unistd.h>

#include "base/ascii.h"
#include "index/portable.h"
#include "pool/index.h"

/* The pool's name, where it can be a file's. */
static const char *file_name(const struct pp_export *e)
{
	struct pp_str name = e->open.config.name;
	bool plain = name.n && name.n < 100 && pp_is_alnum(*name.p);

	for (size_t i = 0; i < name.n; i++)
		plain &= pp_is_alnum(name.p[i]) ||
			 strchr("-_.", name.p[i]) != NULL;
	return pp_arena_printf(e->into.arena, "%.*s.sqlite",
			       PP_STR(plain ? name : PP_LIT("pool")));
}

static int count_broken(struct pp_export *e, struct pp_index *index)
{
	const char **paths;
	size_t count;
	struct pp_str id;

	if (pp_index_broken(&paths, &count, e->into.arena, e->into.sink,
			    index) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct pp_kind *kind = pp_kinds_match(e->open.kinds,
							    pp_str(paths[i]),
							    &id);

		for (size_t k = 0; k < e->wanted_count; k++)
			if (e->wanted[k] == kind)
				pp_export_broken(e, paths[i]);
	}
	return 0;
}

static int write_index(struct pp_export *e, struct pp_index *index,
		       struct pp_file_out *file)
{
	struct pp_str *kinds = pp_new(e->into.arena, struct pp_str,
				      e->wanted_count);
	struct pp_portable p = {
		.path = file->temporary, .from = index->db,
		.kinds = kinds, .kind_count = e->wanted_count,
		.today = e->today, .views = index->views,
		.view_count = index->view_count, .arena = e->into.arena,
		.progress = e->progress, .progress_data = e->progress_data,
	};

	for (size_t i = 0; i < e->wanted_count; i++)
		kinds[i] = e->wanted[i]->name;
	if (pp_portable_write(&p, e->into.sink) < 0)
		return -1;
	e->records = (size_t)p.records;
	e->class = p.class;
	e->views_left = pp_new(e->into.arena, struct pp_str, p.left_out_count);
	for (size_t i = 0; i < p.left_out_count; i++)
		e->views_left[e->views_left_count++] = p.left_out[i]->name;
	return count_broken(e, index);
}

static bool is_damaged(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->rule == PP_R(INDEX))
			return true;
	return false;
}

/* Damage can show itself late: then the index is made anew, once. */
static int write_it(struct pp_export *e, struct pp_file_out *file, bool again)
{
	const struct pp_index_want want = {
		.source = e->source, .repo = e->repo, .commit = e->commit,
		.is_head = e->is_head, .progress = e->progress,
		.progress_data = e->progress_data,
	};
	struct pp_index index;
	int rc;

	if (pp_index_open(&index, e->pool, &want, e->into, NULL) < 0)
		return -1;
	e->incomplete |= index.incomplete;
	rc = write_index(e, &index, file);
	if (rc < 0 && !again && is_damaged(e->into.sink) &&
	    !truncate(file->temporary, 0)) {
		pp_index_discard(&index);
		pp_sink_clear(e->into.sink);
		return write_it(e, file, true);
	}
	pp_index_close(&index);
	return rc;
}

int pp_export_sqlite(struct pp_export *export)
{
	struct pp_export *e = export;
	struct pp_file_out *file = pp_export_files_begin(&e->files,
							 file_name(e));

	if (!file || pp_export_today(e) < 0 || write_it(e, file, false) < 0)
		return -1;
	if (pp_file_out_end_other(file) == 0)
		return 0;
	pp_report(e->into.sink, PP_R(FILE_WRITE),
		  (struct pp_pos){ .file = file->path }, "cannot write it: %s",
		  strerror(errno));
	return -1;
}
