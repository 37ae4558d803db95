/* A check of what is not there yet. */
#include "exchange/import_check.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "pool/check.h"
#include "record/record.h"

struct checking {
	struct pp_import_check *check;
	const struct pp_import_values *v;
	struct pp_sink found;
	struct pp_map by_path;	/* of a record -> target */
};

/* --- laying the records over the pool ------------------------------------- */

static int by_path(const void *a, const void *b)
{
	const struct pp_laid_file *x = a, *y = b;

	return strcmp(x->path, y->path);
}

static struct pp_laid lay(struct checking *c)
{
	const struct pp_import_check *check = c->check;
	struct pp_laid_file *items = pp_new(c->v->arena, struct pp_laid_file,
					    check->count);
	size_t count = 0;

	for (size_t i = 0; i < check->count; i++) {
		struct pp_import_target *t = check->targets[i];

		if (!t->text.n)
			continue;
		pp_map_put(&c->by_path, pp_str(t->path), NULL)->ptr = t;
		if (t->stray)
			continue;
		items[count++] = (struct pp_laid_file){ t->path, NULL,
							t->text };
	}
	if (count)
		qsort(items, count, sizeof(*items), by_path);
	return (struct pp_laid){ items, count };
}

/* Those that are no record of the pool, each by itself. */
static void check_strays(struct checking *c)
{
	struct pp_schema_work *work = pp_schema_work_new();

	for (size_t i = 0; i < c->check->count; i++) {
		const struct pp_import_target *t = c->check->targets[i];
		struct pp_record record = {
			.kind = t->kind, .path = t->path, .path_id = t->id,
			.bytes = t->text,
		};

		if (t->stray && t->text.n &&
		    !pp_record_read(&record, c->v->arena, &c->found))
			pp_record_check(&record, work, &c->found);
	}
	pp_schema_work_free(work);
}

/* --- what was found before ------------------------------------------------ */

static struct pp_str fingerprint(struct pp_arena *arena,
				 const struct pp_finding *f)
{
	return pp_str(pp_arena_printf(arena, "%s\n%s\n%s\n%s\n%s", f->rule->id,
				      f->pos.file ? f->pos.file : "",
				      f->pointer ? f->pointer : "", f->text,
				      f->found ? f->found : ""));
}

static struct pp_import_target *target_of(const struct checking *c,
					  const char *file)
{
	const struct pp_map_entry *e =
		file ? pp_map_get(&c->by_path, pp_str(file)) : NULL;

	return e ? e->ptr : NULL;
}

/* Is there a fault that may have been there before? */
static bool may_be_old(const struct checking *c)
{
	for (size_t i = 0; i < c->found.count; i++) {
		const struct pp_import_target *t =
			target_of(c, c->found.items[i]->pos.file);

		if (!t || !t->is_new)
			return true;
	}
	return false;
}

static void subtract(struct checking *c, const struct pp_sink *before)
{
	struct pp_arena *arena = c->v->arena;
	struct pp_map known = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < before->count; i++)
		pp_map_put(&known, fingerprint(arena, before->items[i]),
			   NULL)->num++;
	for (size_t i = 0; i < c->found.count; i++) {
		struct pp_map_entry *e = pp_map_get(
			&known, fingerprint(arena, c->found.items[i]));

		if (e && e->num)
			e->num--;
		else
			c->found.items[kept++] = c->found.items[i];
	}
	c->found.count = kept;
	pp_map_release(&known);
}

static void drop_old(struct checking *c)
{
	const struct pp_check check = { .source = PP_SOURCE_WORKTREE };
	struct pp_check_result ignored;
	struct pp_sink before = { 0 };

	if (may_be_old(c)) {
		pp_check_run(&ignored, c->check->pool, &check,
			     (struct pp_listing){ c->v->arena, &before });
		subtract(c, &before);
	}
	pp_sink_release(&before);
}

/* --- from a record to the cell -------------------------------------------- */

struct origin {
	struct pp_import_spot spot;
	const struct pp_import_source *source;	/* NULL: the row */
	bool told;		/* its cell is faulty, which was said */
};

/* How much of the pointer the other one covers: SIZE_MAX for all of it. */
static size_t covers(struct pp_str pointer, struct pp_str other)
{
	if (pp_str_eq(pointer, other))
		return SIZE_MAX;
	if (other.n && pp_str_starts(pointer, other) &&
	    pointer.p[other.n] == '/')
		return other.n;
	/* A mapping that is missing as a whole: what would be in it. */
	if (pointer.n && pp_str_starts(other, pointer) &&
	    other.p[pointer.n] == '/')
		return 1;
	return 0;
}

/* The source in what rows say of the record; of those that said something
 * there first. */
static struct origin origin_of(const struct pp_import_target *t,
			       const char *pointer)
{
	struct pp_str p = pp_str(pointer ? pointer : "");
	struct origin best = { 0 };
	size_t most = 0;

	for (size_t i = 0; i < t->count; i++) {
		const struct pp_import_set *set = &t->sets[i];
		const struct pp_import_record *r = set->record;

		if (!i)
			best.spot = (struct pp_import_spot){ r, set->row,
							     set->each };
		if (i && set[-1].row == set->row && set[-1].record == r &&
		    set[-1].each == set->each)
			continue;
		for (size_t k = 0; k < r->source_count; k++) {
			size_t n = covers(p, r->sources[k].pointer);

			if (n <= most)
				continue;
			most = n;
			best.source = &r->sources[k];
			best.spot = (struct pp_import_spot){ r, set->row,
							     set->each };
		}
	}
	for (size_t i = 0; best.source && i < t->count; i++)
		if (t->sets[i].source == best.source)
			best.told |= t->sets[i].told;
	return best;
}

static void mark(struct checking *c, const struct pp_import_target *t,
		 const struct origin *o)
{
	if (o->source) {
		c->check->faulty[o->spot.row] = true;
		return;
	}
	for (size_t i = 0; i < t->count; i++)
		c->check->faulty[t->sets[i].row] = true;
}

static bool is_digits(const char *text)
{
	/* It is quoted. */
	if (*text++ != '\'' || !pp_is_digit(*text))
		return false;
	while (pp_is_digit(*text))
		text++;
	return !strcmp(text, "'");
}

/* What spreadsheets do to numbers that are none. */
static void hint(struct checking *c, struct pp_finding *out,
		 const struct pp_finding *f)
{
	const char *text = f->found;

	if (f->rule != PP_R(PATTERN) || !text)
		return;
	if (is_digits(text) && text[1] != '0')
		pp_report_note(c->v->sink, out, (struct pp_pos){ 0 },
			       "a spreadsheet may have taken a zero off its "
			       "start");
	else if (pp_is_digit(text[1]) && strstr(text, "E+"))
		pp_report_note(c->v->sink, out, (struct pp_pos){ 0 },
			       "a spreadsheet has made a rounded number of "
			       "it");
}

/* The notes, those in records of the import at their rows. */
static void copy_notes(struct checking *c, struct pp_finding *out,
		       const struct pp_finding *f)
{
	for (const struct pp_note *n = f->notes; n; n = n->next) {
		const struct pp_import_target *t = target_of(c, n->pos.file);
		struct origin o = { 0 };
		struct pp_pos pos = n->pos;

		if (t && t->count) {
			/* Where the same is said of the other one. */
			o = origin_of(t, f->pointer);
			pos = pp_import_cell_pos(
				c->v->table, o.spot.row, o.source ?
				pp_import_source_column(c->v->map, &o.spot,
							o.source) : SIZE_MAX);
		} else if (pos.file) {
			pos.file = pp_arena_copy(&c->v->sink->arena, pos.file,
						 strlen(pos.file));
		}
		pp_report_note(c->v->sink, out, pos, "%s", n->text)
			->about_value = n->about_value;
	}
}

/* The map's own value, or one that the row does not say at all. */
static void note_map(struct checking *c, struct pp_finding *out,
		     const struct origin *o)
{
	if (o->source && o->source->pos.file &&
	    o->source->from != PP_IMPORT_COLUMN)
		pp_report_note(c->v->sink, out, o->source->pos,
			       "the map says so here");
	else if (!o->source && o->spot.record->pos.file)
		pp_report_note(c->v->sink, out, o->spot.record->pos,
			       "the map makes the %.*s here",
			       PP_STR(o->spot.record->kind->name));
}

static struct pp_finding *copy(struct pp_sink *sink, const struct pp_finding *f)
{
	struct pp_finding *out = pp_report(sink, f->rule, f->pos, "%s",
					   f->text);

	if (out->severity != f->severity) {
		sink->errors += f->severity == PP_ERROR;
		sink->errors -= out->severity == PP_ERROR;
		sink->warnings += f->severity == PP_WARNING;
		sink->warnings -= out->severity == PP_WARNING;
		out->severity = f->severity;
	}
	if (f->pos.file)
		out->pos.file = pp_arena_copy(&sink->arena, f->pos.file,
					      strlen(f->pos.file));
	if (f->found)
		out->found = pp_arena_copy(&sink->arena, f->found,
					   strlen(f->found));
	out->no_source = f->no_source;
	out->tells = f->tells;
	return out;
}

/* Two records that share what is unique: it is told of one of them, whichever
 * path comes first, and a note names the other.  A row is told of rather than a
 * record that was there before, and of two rows the later one. */
static void turn_round(struct checking *c, struct pp_finding *f)
{
	const struct pp_import_target *t = target_of(c, f->pos.file), *other;
	struct pp_note *n = f->notes;
	struct pp_pos pos;

	if (f->rule != PP_R(NOT_UNIQUE) && f->rule != PP_R(DUPLICATE_ID))
		return;
	other = n ? target_of(c, n->pos.file) : NULL;
	if (!other || !other->count)
		return;
	/* Which of them is right is not for us to say. */
	for (size_t i = 0; i < other->count; i++)
		c->check->faulty[other->sets[i].row] = true;
	for (size_t i = 0; t && i < t->count; i++)
		c->check->faulty[t->sets[i].row] = true;
	if (t && t->count && t->sets[0].row > other->sets[0].row)
		return;
	pos = f->pos;
	f->pos = n->pos;
	n->pos = pos;
}

static void tell(struct checking *c, struct pp_finding *f)
{
	const struct pp_import_target *t;
	struct pp_finding *out;
	struct origin o;
	size_t column;

	turn_round(c, f);
	t = target_of(c, f->pos.file);
	if (!t || !t->count) {
		out = copy(c->v->sink, f);
		copy_notes(c, out, f);
		c->check->elsewhere += f->severity == PP_ERROR;
		return;
	}
	o = origin_of(t, f->pointer);
	if (f->severity == PP_ERROR)
		mark(c, t, &o);
	if (o.told)
		return;
	out = copy(c->v->sink, f);
	column = o.source ? pp_import_source_column(c->v->map, &o.spot,
						    o.source) : SIZE_MAX;
	out->pos = pp_import_cell_pos(c->v->table, o.spot.row, column);
	out->text = pp_arena_printf(&c->v->sink->arena, "%s: %s",
				    pp_import_cell_name(c->v->arena,
							c->v->table,
							o.spot.row, column),
				    f->text);
	copy_notes(c, out, f);
	hint(c, out, f);
	note_map(c, out, &o);
}

int pp_import_check_run(struct pp_import_check *check)
{
	struct checking c = { .check = check, .v = check->values };
	struct pp_laid laid = lay(&c);
	const struct pp_check how = {
		.source = PP_SOURCE_WORKTREE, .laid = &laid,
	};
	struct pp_check_result ignored;
	int rc = 0;

	if (laid.count)
		rc = pp_check_run(&ignored, check->pool, &how,
				  (struct pp_listing){ c.v->arena, &c.found });
	if (rc == 0 && c.found.count)
		drop_old(&c);
	check_strays(&c);
	for (size_t i = 0; i < c.found.count; i++)
		tell(&c, c.found.items[i]);
	pp_map_release(&c.by_path);
	pp_sink_release(&c.found);
	return rc;
}
