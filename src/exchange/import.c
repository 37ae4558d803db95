/* Importing: the map, the table, the records of the pool; then rows to records,
 * their text, and a check of all of it; then they are written.
 *
 * With --partial all of that but the reading is done again without the rows
 * that were faulty, until no fault is left: what hangs together with a faulty
 * row stays out with it, since without the row it is faulty too. */
#include "exchange/import.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/memory.h"
#include "data/yaml_write.h"
#include "exchange/import_beside.h"
#include "exchange/import_build.h"
#include "exchange/import_check.h"
#include "exchange/import_map_read.h"
#include "exchange/import_plain.h"
#include "exchange/import_text.h"
#include "pool/moment.h"

struct run {
	const struct pp_import *import;
	struct pp_listing into;
	struct pp_import_result *out;
	struct pp_date today;
	struct pp_import_map map;
	struct pp_import_table table;
	struct pp_import_store store;
	bool *left_out;		/* rows */
	struct pp_import_values values;
	struct pp_import_build build;
	struct pp_import_finder finder;
	struct pp_import_beside beside;
};

/* --- what is read --------------------------------------------------------- */

static struct pp_import_map_read map_how(const struct run *r, const char *file)
{
	return (struct pp_import_map_read){ r->import->open->kinds, r->today,
					    file };
}

static int read_table(struct run *r)
{
	const struct pp_csv_read how = { r->import->file, r->map.separator };

	if (pp_import_table_read(&r->table, r->into.arena, r->into.sink, &how,
				 &r->map, r->import->bytes) < 0)
		return 1;
	r->out->guessed = r->table.csv.encoding == PP_CSV_WINDOWS_1252;
	r->out->guess = (struct pp_pos){ .file = r->import->file,
					 .line = r->table.csv.line,
					 .col = r->table.csv.col };
	return 0;
}

static int read_mapped(struct run *r)
{
	const struct pp_import *import = r->import;
	struct pp_import_map_read how = map_how(r, import->map_file);
	size_t ignored;

	if (pp_import_map_read(&r->map, r->into.arena, r->into.sink, &how,
			       import->map) < 0)
		return -1;
	how.file = import->decisions_file;
	if (how.file && import->decisions.n &&
	    pp_import_decisions_read(&r->map, r->into.arena, r->into.sink, &how,
				     import->decisions) < 0)
		return -1;
	/* --ignore-column adds to what the map says. */
	ignored = r->map.ignore.count;
	if (import->ignore.count) {
		struct pp_str *all = pp_new(r->into.arena, struct pp_str,
					    ignored + import->ignore.count);

		if (ignored)
			memcpy(all, r->map.ignore.items,
			       ignored * sizeof(*all));
		memcpy(all + ignored, import->ignore.items,
		       import->ignore.count * sizeof(*all));
		r->map.ignore = (struct pp_import_texts){
			all, ignored + import->ignore.count
		};
	}
	return read_table(r);
}

static int read_plain(struct run *r)
{
	const struct pp_import *import = r->import;
	const struct pp_import_plain plain = {
		import->open->kinds, import->kind, import->keys, import->ignore,
	};

	if (read_table(r))
		return 1;
	return pp_import_plain_map(&r->map, r->into.arena, r->into.sink, &plain,
				   &r->table) < 0;
}

/* The kinds whose records must be known. */
static int load(struct run *r)
{
	const struct pp_kinds *kinds = r->import->open->kinds;
	bool *wanted = pp_new(r->into.arena, bool, kinds->count);

	for (size_t i = 0; i < r->map.record_count; i++) {
		const struct pp_import_record *record = &r->map.records[i];

		wanted[record->kind->number] = true;
		for (size_t k = 0; k < record->source_count; k++)
			if (record->sources[k].find)
				wanted[record->sources[k].find->kind->number] =
					true;
	}
	return pp_import_store_load(&r->store, r->import->open, r->into,
				    wanted);
}

/* 0; 1 where the table is not such as it must be; -1. */
static int prepare(struct run *r)
{
	char today[PP_DATE_TEXT];
	int rc;

	if (pp_moment_today(today, &r->import->open->config, r->into.sink) < 0)
		return -1;
	pp_date_parse(&r->today, pp_str(today));
	rc = r->import->map_file ? read_mapped(r) : read_plain(r);
	if (rc)
		return rc;
	if (pp_import_table_open(&r->table, r->into.arena, r->into.sink,
				 &r->map) < 0)
		return 1;
	r->out->rows = r->table.count + r->table.faulty;
	r->out->passed = r->table.skipped;
	r->left_out = pp_new(r->into.arena, bool, r->table.count);
	return load(r);
}

/* --- one try -------------------------------------------------------------- */

/* What a try comes to: whether rows have to be left out, and whether that would
 * help. */
struct trial {
	bool *faulty, *skipped;
	size_t faults, skips;	/* rows */
	size_t elsewhere;
};

/* A cell from which several properties are made is faulty once, and what is
 * only a warning is told once, however often it is tried. */
static void drop_twins(struct pp_sink *sink, struct pp_arena *arena)
{
	struct pp_map seen = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];
		bool is_new;

		pp_map_put(&seen, pp_str(pp_arena_printf(
			arena, "%s\n%u:%u\n%s\n%s\n%s", f->pos.file ?
			f->pos.file : "", f->pos.line, f->pos.col, f->rule->id,
			f->text, f->found ? f->found : "")), &is_new);
		if (is_new) {
			sink->items[kept++] = f;
			continue;
		}
		sink->errors -= f->severity == PP_ERROR;
		sink->warnings -= f->severity == PP_WARNING;
	}
	sink->count = kept;
	pp_map_release(&seen);
}

static void forget_trial(struct run *r)
{
	pp_import_build_release(&r->build);
	pp_import_finder_release(&r->finder);
	pp_import_store_reset(&r->store);
}

static int check_names(struct run *r, const struct trial *t)
{
	return pp_import_beside_run(&(struct pp_import_beside_check){
		&r->beside, &r->values, r->import->open, r->build.targets,
		r->build.count, t->faulty });
}

static int try(struct trial *t, struct run *r, struct pp_sink *sink)
{
	struct pp_import_check check = {
		.pool = r->import->open->pool,
		.kinds = r->import->open->kinds,
		.values = &r->values,
	};
	int rc;

	r->values = (struct pp_import_values){
		&r->map, &r->table, r->into.arena, sink, r->today,
	};

	*t = (struct trial){
		.faulty = pp_new(r->into.arena, bool, r->table.count),
		.skipped = pp_new(r->into.arena, bool, r->table.count),
	};
	pp_import_finder_init(&r->finder, &r->values, &r->store);
	r->build = (struct pp_import_build){
		&r->values, &r->store, &r->finder, r->left_out, t->faulty,
		t->skipped, NULL, 0, 0,
	};
	pp_import_build_run(&r->build);
	for (size_t i = 0; i < r->table.count; i++)
		t->skips += t->skipped[i];
	if (t->skips)
		return 0;	/* again without them */
	if (check_names(r, t) < 0)
		return -1;
	pp_import_texts_make(r->build.targets, r->build.count, &r->values,
			     t->faulty);
	check.targets = r->build.targets;
	check.count = r->build.count;
	check.faulty = t->faulty;
	rc = pp_import_check_run(&check);
	t->elsewhere = check.elsewhere;
	for (size_t i = 0; i < r->table.count; i++)
		t->faults += t->faulty[i];
	return rc;
}

static void leave_out(struct run *r, const bool *rows)
{
	for (size_t i = 0; i < r->table.count; i++)
		r->left_out[i] |= rows[i];
}

/* Names that are open are told of the first try, which has all rows. */
static void keep_open(struct run *r)
{
	struct pp_import_result *out = r->out;

	if (out->open)
		return;
	out->open_count = r->finder.open_count;
	out->open = pp_new(r->into.arena, struct pp_import_open *,
			   out->open_count);
	if (out->open_count)
		memcpy(out->open, r->finder.open,
		       out->open_count * sizeof(*out->open));
}

static int try_all(struct run *r)
{
	struct trial t;
	int rc;

	for (;;) {
		struct pp_sink sink = { 0 };

		rc = try(&t, r, &sink);
		/* What is said of rows that are skipped is nobody's concern. */
		if (!t.skips) {
			keep_open(r);
			pp_sink_absorb(r->into.sink, &sink);
			drop_twins(r->into.sink, r->into.arena);
		}
		pp_sink_release(&sink);
		if (rc < 0)
			return -1;
		if (t.skips) {
			r->out->skipped += t.skips;
			leave_out(r, t.skipped);
		} else if (r->import->partial && t.faults && !t.elsewhere) {
			r->out->left_out += t.faults;
			leave_out(r, t.faulty);
		} else {
			break;
		}
		forget_trial(r);
	}
	r->out->left_out += t.faults;
	return t.faults || t.elsewhere;
}

/* --- writing -------------------------------------------------------------- */

static void count_targets(struct run *r)
{
	struct pp_import_result *out = r->out;

	out->targets = pp_new(r->into.arena, struct pp_import_target *,
			      r->build.count);
	for (size_t i = 0; i < r->build.count; i++) {
		struct pp_import_target *t = r->build.targets[i];

		out->unchanged += !t->text.n;
		if (!t->text.n)
			continue;
		out->added += t->is_new;
		out->changed += !t->is_new;
		out->targets[out->count++] = t;
	}
}

/* No name of a person, and nothing of what the table says. */
static const char *message_of(const struct run *r)
{
	const struct pp_import_result *out = r->out;

	if (r->import->message)
		return r->import->message;
	return pp_arena_printf(r->into.arena, "Import %s: %zu new, %zu "
			       "changed\n", r->import->kind ?
			       pp_arena_str(r->into.arena,
					    r->import->kind->name).p :
			       "by a map", out->added, out->changed);
}

static int write_all(struct run *r)
{
	struct pp_import_result *out = r->out;
	const struct pp_import *import = r->import;
	struct pp_write_file *files = pp_new(r->into.arena,
					     struct pp_write_file, out->count);
	const struct pp_write write = {
		.pool = import->open->pool,
		.files = files,
		.count = out->count,
		.folder = import->open->config.records,
		.command = "import",
		.commit = import->commit,
		.message = message_of(r),
		.dry_run = import->dry_run,
	};

	for (size_t i = 0; i < out->count; i++) {
		const struct pp_import_target *t = out->targets[i];

		files[i] = (struct pp_write_file){
			.path = t->path,
			.what = t->is_new ? PP_WRITE_MAKE : PP_WRITE_CHANGE,
			.bytes = t->text,
			.was = t->bytes,
		};
	}
	if (!import->dry_run && out->count && import->confirm &&
	    !import->confirm(import->confirm_data, out)) {
		out->refused = true;
		return 0;
	}
	if (out->count && pp_write_run(&out->written, &write, r->into) < 0)
		return -1;
	out->done = !import->dry_run;
	return 0;
}

static int run_import(struct run *r)
{
	int rc = prepare(r);

	if (rc)
		return rc < 0 ? -1 : 0;
	rc = try_all(r);
	if (rc < 0)
		return -1;
	r->out->left_out += r->table.faulty;
	count_targets(r);
	if (rc || (r->table.faulty && !r->import->partial))
		return 0;
	return write_all(r);
}

int pp_import_run(struct pp_import_result *out, const struct pp_import *import,
		  struct pp_listing into)
{
	struct run r = { .import = import, .into = into, .out = out };
	int rc;

	*out = (struct pp_import_result){ 0 };
	rc = run_import(&r);
	pp_import_build_release(&r.build);
	pp_import_finder_release(&r.finder);
	pp_import_store_release(&r.store);
	pp_import_beside_release(&r.beside);
	pp_import_map_release(&r.map);
	return rc;
}

void pp_import_decisions_write(struct pp_buf *out,
			       const struct pp_import_result *result)
{
	for (size_t i = 0; i < result->open_count; i++) {
		const struct pp_import_open *open = result->open[i];

		if (open->listed)
			continue;
		pp_buf_printf(out, "- kind: %.*s\n  text: ",
			      PP_STR(open->kind->name));
		pp_yaml_write_quoted(out, open->text);
		pp_buf_puts(out, "\n");
		for (size_t k = 0; k < open->count; k++) {
			pp_buf_puts(out, "  # ");
			pp_escape_terminal(out, open->candidates[k]);
			pp_buf_putc(out, '\n');
		}
		pp_buf_puts(out, "  id:\n");
	}
}
