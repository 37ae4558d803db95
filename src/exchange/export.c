/* What all formats of an export share. */
#include "exchange/export.h"

#include "base/memory.h"
#include "pool/moment.h"

/* --- kinds ---------------------------------------------------------------- */

static bool is_elsewhere(const struct pp_export *e, const struct pp_kind *kind)
{
	for (size_t i = 0; i < e->open.config.elsewhere_count; i++)
		if (pp_str_eq(e->open.config.elsewhere[i].kind, kind->name))
			return true;
	return false;
}

static int refuse(struct pp_export *e, const char *name, const char *why)
{
	struct pp_finding *f;
	struct pp_str *names;
	int near;

	f = pp_report(e->into.sink, PP_R(EXPORT), (struct pp_pos){ 0 },
		      "'%s' %s", name, why);
	names = pp_new(e->into.arena, struct pp_str, e->open.kinds->count);
	for (size_t i = 0; i < e->open.kinds->count; i++)
		names[i] = e->open.kinds->items[i].name;
	near = pp_nearest(pp_str(name), names, e->open.kinds->count);
	if (near >= 0 && !pp_str_is(names[near], name))
		pp_report_note(e->into.sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
	return -1;
}

static int add_named(struct pp_export *e, const char *name)
{
	const struct pp_kind *kind = pp_kinds_find(e->open.kinds,
						   pp_str(name));

	if (!kind)
		return refuse(e, name, "is no kind of record");
	if (is_elsewhere(e, kind))
		return refuse(e, name, "is kept in another pool");
	if (!kind->schema)
		return refuse(e, name, "has a fault in its schema: 'peerpool "
			      "check' tells it");
	for (size_t i = 0; i < e->wanted_count; i++)
		if (e->wanted[i] == kind)
			return 0;
	e->wanted[e->wanted_count++] = kind;
	return 0;
}

static int choose_kinds(struct pp_export *e)
{
	const struct pp_kinds *kinds = e->open.kinds;

	e->wanted = pp_new(e->into.arena, const struct pp_kind *,
			   kinds->count + 1);
	for (size_t i = 0; i < e->kind_count; i++)
		if (add_named(e, e->kinds[i]) < 0)
			return -1;
	if (e->kind_count)
		return 0;
	for (size_t i = 0; i < kinds->count; i++) {
		const struct pp_kind *kind = &kinds->items[i];

		if (!kind->schema)
			e->faulty = kind->name;
		else if (!is_elsewhere(e, kind))
			e->wanted[e->wanted_count++] = kind;
	}
	if (kinds->incomplete && !e->faulty.n)
		e->faulty = PP_LIT("a schema");
	return 0;
}

/* --- public --------------------------------------------------------------- */

int pp_export_open(struct pp_export *export)
{
	struct pp_export *e = export;
	int rc;

	e->broken_paths = pp_new(e->into.arena, const char *,
				 PP_EXPORT_BROKEN_SHOWN);
	rc = e->source == PP_SOURCE_WORKTREE ?
		pp_pool_open(&e->open, e->pool, e->into) :
		pp_pool_open_revision(&e->open, e->pool, e->into, e->repo,
				      &e->commit);
	if (rc < 0 || choose_kinds(e) < 0 ||
	    pp_snapshot_list(&e->entries, e->into, e->open.snapshot,
			     e->open.config.records) < 0)
		return -1;
	e->incomplete = e->entries.incomplete;
	return 0;
}

void pp_export_close(struct pp_export *export)
{
	pp_export_files_close(&export->files);
	if (export->open.snapshot)
		pp_pool_close(&export->open);
}

void pp_export_broken(struct pp_export *export, const char *path)
{
	if (export->broken++ < PP_EXPORT_BROKEN_SHOWN)
		export->broken_paths[export->broken_shown++] = path;
}

int pp_export_today(struct pp_export *export)
{
	char day[11];

	if (export->today)
		return 0;
	if (pp_moment_today(day, &export->open.config, export->into.sink) < 0)
		return -1;
	export->today = pp_arena_copy(export->into.arena, day, strlen(day));
	return 0;
}

int pp_export_run(struct pp_export *export, pp_export_format *format)
{
	struct pp_export *e = export;

	if (pp_export_open(e) < 0 ||
	    pp_export_files_open(&e->files, e->folder, e->force, e->into) < 0 ||
	    format(e) < 0)
		return -1;
	return pp_export_files_publish(&e->files);
}
