/* The path of a check: list the files, ask the state which of them are known,
 * read and check the rest, then all against each other; write the state. */
#include "pool/check.h"

#include "base/memory.h"
#include "data/read.h"
#include "index/table.h"
#include "pool/cross.h"
#include "pool/known.h"
#include "pool/moment.h"
#include "pool/overlay.h"
#include "pool/reports_check.h"
#include "pool/rules_check.h"
#include "pool/scan.h"
#include "store/ref.h"

/* One run. */
struct run {
	const struct pp_pool *pool;
	const struct pp_check *check;
	struct pp_listing into;
	struct pp_snapshot *snapshot;
	struct pp_config config;
	struct pp_laid laid;		/* over the snapshot */
	struct pp_schemas schemas;
	char today[11];			/* for the pool's rules */
	struct pp_entries entries;	/* the records */
	struct pp_known known;
	struct pp_state_item *items;	/* one for each entry */
	struct pp_scan_item *dirty;
	size_t *dirty_at;		/* in the state, or SIZE_MAX */
	size_t dirty_count;
};

static struct pp_snapshot *open_snapshot(const struct run *r)
{
	const struct pp_check *c = r->check;

	if (c->source == PP_SOURCE_WORKTREE)
		return pp_snapshot_worktree(r->into.sink, r->pool->root);
	if (c->source == PP_SOURCE_STAGED)
		return pp_snapshot_staged(r->into.sink, c->repo,
					  r->pool->prefix);
	return pp_snapshot_revision(r->into.sink, c->repo, &c->commit,
				    r->pool->prefix);
}

static int read_config(struct run *r)
{
	struct pp_reader *reader = pp_reader_new(r->snapshot,
						 PP_READ_BYTES_MAX);
	int rc = pp_config_read(&r->config, r->into.arena, r->into.sink,
				reader);

	pp_reader_free(reader);
	return rc;
}

static int lay_over(struct run *r)
{
	const struct pp_overlay overlay = {
		.path = r->check->overlay,
		.config = &r->config,
		.snapshot = r->snapshot,
	};

	if (r->check->laid)
		r->laid = *r->check->laid;
	else if (!overlay.path)
		return 0;
	else if (pp_overlay_find(&r->laid, r->into, &overlay) < 0)
		return -1;
	pp_snapshot_lay(r->snapshot, &r->laid);
	return 0;
}

/* The configuration and the schemas' bytes. */
static int gather(struct run *r)
{
	if (read_config(r) < 0 || lay_over(r) < 0)
		return -1;
	return pp_schemas_read(&r->schemas, &r->config, r->into, r->snapshot);
}

static bool has_rules(const struct run *r)
{
	for (size_t i = 0; i < r->schemas.sql_count; i++)
		if (r->schemas.sql[i].is_rule)
			return true;
	return false;
}

/* The day that rules see, which can change what they find. */
static int find_day(struct run *r)
{
	char now[11];

	if (!has_rules(r))
		return 0;
	if (pp_moment_today(now, &r->config, r->into.sink) < 0)
		return -1;
	memcpy(r->today, r->check->today ? r->check->today : now,
	       sizeof(r->today));
	r->known.is_today = r->check->source == PP_SOURCE_REVISION ||
			    !memcmp(r->today, now, sizeof(now));
	for (const char *p = r->today; *p; p++)
		if (*p != '-')
			r->known.day = r->known.day * 10 + (uint32_t)(*p - '0');
	return 0;
}

static void check_records(struct run *r, struct pp_check_result *out)
{
	const struct pp_scan scan = {
		.snapshot = r->snapshot,
		.kinds = &r->schemas.kinds,
		.items = r->dirty,
		.count = r->dirty_count,
		.state = r->known.state,
		.state_at = r->dirty_at,
		.progress = r->check->progress,
		.progress_data = r->check->progress_data,
	};
	struct pp_cross cross = {
		.kinds = &r->schemas.kinds,
		.snapshot = r->snapshot,
		.items = r->items,
		.count = r->entries.count,
	};
	struct pp_cross_result result;

	pp_scan_run(&scan, r->into);
	cross.workspace = pp_workspace_new(r->into.arena, r->into.sink,
					   r->pool, &r->config);
	if (!cross.workspace)
		return;
	pp_cross_run(&result, &cross, r->into);
	out->unavailable = result.unavailable;
}

/* Part what must be read from what is known. */
static void split(struct run *r)
{
	struct pp_arena *arena = r->into.arena;
	size_t n = r->entries.count;

	r->dirty = pp_new(arena, struct pp_scan_item, n);
	r->dirty_at = pp_new(arena, size_t, n);
	r->items = pp_new(arena, struct pp_state_item, n);
	for (size_t i = 0; i < n; i++) {
		struct pp_state_item *item = &r->items[i];

		if (pp_known_take(item, &r->known, i))
			continue;
		r->dirty[r->dirty_count] = (struct pp_scan_item){
			&r->entries.items[i], item
		};
		r->dirty_at[r->dirty_count++] = r->known.at[i];
	}
}

static int list_records(struct run *r, struct pp_check_result *out)
{
	if (pp_known_list(&r->known, &r->entries, r->into, r->snapshot,
			  r->config.records) < 0)
		return -1;
	out->files = r->entries.count;
	out->paths = pp_new(r->into.arena, const char *, out->files);
	for (size_t i = 0; i < out->files; i++)
		out->paths[i] = r->entries.items[i].path;
	return 0;
}

/* A kind that lives elsewhere must be one all the same. */
static void check_elsewhere(const struct run *r)
{
	const struct pp_kinds *kinds = &r->schemas.kinds;
	struct pp_str *names = pp_new(r->into.arena, struct pp_str,
				      kinds->count);

	for (size_t i = 0; i < kinds->count; i++)
		names[i] = kinds->items[i].name;
	for (size_t i = 0; i < r->config.elsewhere_count; i++) {
		const struct pp_elsewhere *e = &r->config.elsewhere[i];
		struct pp_finding *f;
		int near;

		if (kinds->incomplete || pp_kinds_find(kinds, e->kind))
			continue;
		f = pp_report(r->into.sink, PP_R(POOL_CONFIG), e->pos,
			      "'elsewhere' names '%.*s', which is no kind of "
			      "this pool", PP_STR(e->kind));
		near = pp_nearest(e->kind, names, kinds->count);
		if (near >= 0)
			pp_report_note(r->into.sink, f, (struct pp_pos){ 0 },
				       "did you mean '%.*s'?",
				       PP_STR(names[near]));
	}
}

/* Names that queries could not tell apart. */
static void check_names(const struct run *r)
{
	const struct pp_schemas *s = &r->schemas;
	struct pp_arena scrap = { 0 };
	struct pp_tables tables;

	pp_tables_derive(&tables, &scrap, r->into.sink, &s->kinds, s->files,
			 s->count);
	pp_arena_release(&scrap);
}

static bool has_head(const struct run *r)
{
	uint8_t id[PP_ID_SIZE];

	return pp_ref_read(id, &r->pool->place, "HEAD") > 0;
}

/* Broken schemas would make every rule that speaks of their kinds a fault
 * too. */
static void check_rules(struct run *r, bool schemas_are_sound)
{
	const struct pp_check *c = r->check;
	struct pp_rules rules;
	const struct pp_rules_run run = {
		.pool = r->pool,
		.rules = &rules,
		.schemas = &r->schemas,
		.snapshot = r->snapshot,
		.records = &r->entries,
		.today = r->today,
		.key = r->known.path ? r->known.key.words : NULL,
		.want = {
			.source = c->source,
			.repo = c->repo,
			.commit = c->commit,
			.is_head = c->is_head,
			.rehearse = c->incoming && !c->is_head && has_head(r),
			.overlay = c->overlay,
			.laid = c->laid,
			.records = c->source == PP_SOURCE_WORKTREE &&
				   !c->overlay && !c->laid ? &r->entries : NULL,
			.listed = r->known.listed,
			.no_cache = c->no_state,
			.progress = c->progress,
			.progress_data = c->progress_data,
		},
	};

	const struct pp_reports_check reports = {
		.pool = r->pool, .schemas = &r->schemas, .rules = &rules,
		.snapshot = r->snapshot, .records = &r->entries,
		.items = r->items, .key = run.key,
	};

	pp_rules_read(&rules, r->into, &r->schemas);
	if (!schemas_are_sound)
		return;
	pp_rules_check(&run, r->into);
	pp_reports_check(&reports, r->into);
}

/* Is nothing to be said of the state, as was seen before?  *rc is how listing
 * it went. */
static bool is_settled(struct run *r, struct pp_check_result *out, int *rc)
{
	*rc = 0;
	if (!r->laid.count &&
	    pp_known_is_tree(&r->known, r->snapshot, r->into.sink,
			     r->config.records) && !r->into.sink->count) {
		out->files = pp_state_count(r->known.state);
		out->paths = pp_known_paths(&r->known);
		return true;
	}
	*rc = list_records(r, out);
	if (*rc < 0 || !pp_known_is_settled(&r->known) || r->into.sink->count)
		return false;
	pp_known_save_folders(&r->known);
	return true;
}

/* What stands laid over is not what will be there next time. */
static void save(const struct run *r, const struct pp_check_result *out)
{
	/* References that could not be looked up are looked up again. */
	if (!r->laid.count)
		pp_known_save(&r->known, r->items,
			      !r->into.sink->count && !out->unavailable &&
			      !r->config.elsewhere_count);
}

static int run_check(struct run *r, struct pp_check_result *out)
{
	int rc;

	pp_known_init(&r->known, r->into.arena, r->check->source);
	r->snapshot = open_snapshot(r);
	if (!r->snapshot || gather(r) < 0 || find_day(r) < 0)
		return -1;
	if (!r->check->no_state)
		pp_known_load(&r->known, r->pool, &r->config, &r->schemas);
	if (is_settled(r, out, &rc) || rc < 0)
		return rc;
	rc = pp_schemas_compile(&r->schemas, r->into);
	check_elsewhere(r);
	check_names(r);
	split(r);
	out->read = r->dirty_count;
	out->kinds = r->schemas.kinds.count;
	check_records(r, out);
	check_rules(r, !rc);
	save(r, out);
	return 0;
}

bool pp_check_wants(const struct pp_check *check, const char *file)
{
	for (size_t i = 0; i < check->path_count; i++) {
		size_t n = strlen(check->paths[i]);

		if (!strncmp(file, check->paths[i], n) &&
		    (!n || !file[n] || file[n] == '/'))
			return true;
	}
	return !check->path_count;
}

/* What is wrong with the schemas or the configuration is always told. */
static bool is_told(const struct run *r, const char *file)
{
	size_t n = strlen(r->config.records);

	return !file || strncmp(file, r->config.records, n) ||
	       (file[n] && file[n] != '/') || pp_check_wants(r->check, file);
}

static void keep_wanted(struct run *r)
{
	struct pp_sink *sink = r->into.sink;
	size_t kept = 0;

	if (!r->check->path_count)
		return;
	for (size_t i = 0; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];

		if (is_told(r, f->pos.file)) {
			sink->items[kept++] = f;
			continue;
		}
		sink->errors -= f->severity == PP_ERROR;
		sink->warnings -= f->severity == PP_WARNING;
	}
	sink->count = kept;
}

int pp_check_run(struct pp_check_result *out, const struct pp_pool *pool,
		 const struct pp_check *check, struct pp_listing into)
{
	struct run r = { .pool = pool, .check = check, .into = into };
	int rc;

	*out = (struct pp_check_result){ 0 };
	rc = run_check(&r, out);
	out->laid = r.laid;
	keep_wanted(&r);
	pp_sink_sort(into.sink);
	pp_known_release(&r.known);
	pp_schemas_release(&r.schemas);
	pp_snapshot_free(r.snapshot);
	return rc;
}

/* A fault by what it is, not by its line. */
static struct pp_str fingerprint(struct pp_arena *arena,
				 const struct pp_finding *f)
{
	return pp_str(pp_arena_printf(arena, "%s\n%s\n%s\n%s\n%s", f->rule->id,
				      f->pos.file ? f->pos.file : "",
				      f->pointer ? f->pointer : "", f->text,
				      f->found ? f->found : ""));
}

/* Drop from sink, once each, what stands in base too. */
static void subtract(struct pp_listing into, const struct pp_sink *base)
{
	struct pp_sink *sink = into.sink;
	struct pp_map known = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < base->count; i++)
		pp_map_put(&known, fingerprint(into.arena, base->items[i]),
			   NULL)->num++;
	for (size_t i = 0; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];
		struct pp_map_entry *e =
			pp_map_get(&known, fingerprint(into.arena, f));

		if (!e || !e->num) {
			sink->items[kept++] = f;
			continue;
		}
		e->num--;
		sink->errors -= f->severity == PP_ERROR;
		sink->warnings -= f->severity == PP_WARNING;
	}
	sink->count = kept;
	pp_map_release(&known);
}

int pp_check_range(struct pp_check_result *out, const struct pp_pool *pool,
		   const struct pp_check *check, const struct pp_commit *base,
		   struct pp_listing into)
{
	struct pp_check before = *check;
	struct pp_check_result ignored;
	struct pp_sink old = { 0 };
	int rc;

	rc = pp_check_run(out, pool, check, into);
	if (rc < 0 || !into.sink->count)
		return rc;
	before.commit = *base;
	before.is_head = false;
	pp_check_run(&ignored, pool, &before,
		     (struct pp_listing){ into.arena, &old });
	subtract(into, &old);
	pp_sink_release(&old);
	return 0;
}
