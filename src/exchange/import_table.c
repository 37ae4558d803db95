/* The headings of a table, and its rows. */
#include "exchange/import_table.h"

#include "pool/same_name.h"

struct opening {
	struct pp_import_table *table;
	struct pp_arena *arena;
	struct pp_sink *sink;
	struct pp_import_map *map;
	struct pp_map headings;		/* folded -> 1 + column */
	struct pp_arena scratch;
	int rc;
};

/* --- headings ------------------------------------------------------------- */

static const struct pp_csv_row *find_row(const struct pp_csv *csv,
					 uint32_t number, size_t *at)
{
	for (size_t i = 0; i < csv->count; i++) {
		if (csv->rows[i].number != number)
			continue;
		*at = i;
		return &csv->rows[i];
	}
	return NULL;
}

static struct pp_str heading_of(struct pp_arena *arena,
				const struct pp_csv_row *row, size_t column)
{
	if (!row || column >= row->count)
		return (struct pp_str){ 0 };
	return pp_typed_squeeze(arena, row->cells[column].text);
}

/* Put the row's headings below those that there are. */
static void join_row(struct pp_import_table *t, struct pp_arena *arena,
		     const struct pp_csv_row *row)
{
	struct pp_str before = { 0 };
	bool merged = false;

	for (size_t i = 0; i < t->width; i++) {
		struct pp_str upper = t->headings[i];
		struct pp_str lower = heading_of(arena, row, i);

		if (!upper.n && lower.n && merged)
			upper = before;
		/* What stands to the right may be merged with it. */
		merged = upper.n && lower.n;
		before = upper;
		if (upper.n && lower.n)
			t->headings[i] = pp_str(pp_arena_printf(
				arena, "%.*s / %.*s", PP_STR(upper),
				PP_STR(lower)));
		else if (lower.n)
			t->headings[i] = lower;
	}
}

static int read_headings(struct pp_import_table *t, struct pp_arena *arena,
			 struct pp_sink *sink, const struct pp_import_map *map)
{
	const struct pp_csv_row *row;
	size_t at = 0;

	for (size_t i = 0; i < t->csv.count; i++)
		if (t->csv.rows[i].count > t->width)
			t->width = t->csv.rows[i].count;
	t->headings = pp_new(arena, struct pp_str, t->width);
	for (size_t k = 0; k < map->header_count; k++) {
		row = find_row(&t->csv, map->header[k], &at);
		if (!row) {
			pp_report(sink, PP_R(IMPORT_COLUMN),
				  (struct pp_pos){ .file = t->file },
				  "there is no row %u, which should hold the "
				  "headings", map->header[k]);
			return -1;
		}
		if (k)
			join_row(t, arena, row);
		for (size_t i = 0; !k && i < t->width; i++)
			t->headings[i] = heading_of(arena, row, i);
		t->body = at + 1;
	}
	return 0;
}

int pp_import_table_read(struct pp_import_table *out, struct pp_arena *arena,
			 struct pp_sink *sink, const struct pp_csv_read *how,
			 const struct pp_import_map *map, struct pp_str bytes)
{
	uint32_t first = 1;
	struct pp_import_map plain = { .header = &first, .header_count = 1 };

	*out = (struct pp_import_table){ .file = how->file };
	if (pp_csv_read(&out->csv, arena, sink, how, bytes) < 0)
		return -1;
	return read_headings(out, arena, sink,
			     map->header_count ? map : &plain);
}

/* --- the map's columns ---------------------------------------------------- */

static struct pp_pos heading_pos(const struct opening *o, size_t column)
{
	const struct pp_import_table *t = o->table;

	for (size_t i = t->body; i-- > 0;) {
		const struct pp_csv_row *row = &t->csv.rows[i];

		if (column < row->count)
			return (struct pp_pos){
				.file = t->file,
				.line = row->cells[column].line,
				.col = row->cells[column].col,
			};
	}
	return (struct pp_pos){ .file = t->file, .line = 1, .col = 1 };
}

/* Is anything written below that heading? */
static bool is_empty(const struct opening *o, size_t column)
{
	const struct pp_import_table *t = o->table;

	for (size_t i = t->body; i < t->csv.count; i++)
		if (column < t->csv.rows[i].count &&
		    t->csv.rows[i].cells[column].text.n)
			return false;
	return true;
}

static void suggest(struct opening *o, struct pp_finding *f,
		    struct pp_str word, const struct pp_str *names,
		    size_t count)
{
	int near = pp_nearest(word, names, count);

	if (near >= 0)
		pp_report_note(o->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
}

static void enter_headings(struct opening *o)
{
	struct pp_import_table *t = o->table;

	for (size_t i = 0; i < t->width; i++) {
		struct pp_map_entry *e;

		if (!t->headings[i].n)
			continue;
		e = pp_map_put(&o->headings,
			       pp_same_name_key(o->arena, t->headings[i]),
			       NULL);
		/* Twice: which of them is meant cannot be told. */
		e->num = e->num ? SIZE_MAX : i + 1;
	}
}

/* The one column with that very heading: "version" is not "_version", though
 * people may call both the same. */
static size_t find_exact(const struct pp_import_table *table,
			 struct pp_str heading)
{
	size_t at = SIZE_MAX;

	for (size_t i = 0; i < table->width; i++) {
		if (!pp_str_eq(table->headings[i], heading))
			continue;
		if (at != SIZE_MAX)
			return SIZE_MAX;
		at = i;
	}
	return at;
}

static void find_column(struct opening *o, struct pp_import_column *c)
{
	const struct pp_map_entry *e = pp_map_get(
		&o->headings, pp_same_name_key(&o->scratch, c->heading));
	struct pp_finding *f;

	c->at = find_exact(o->table, c->heading);
	if (c->at == SIZE_MAX && e && e->num != SIZE_MAX)
		c->at = e->num - 1;
	if (c->at != SIZE_MAX)
		return;
	o->rc = -1;
	f = pp_report(o->sink, PP_R(IMPORT_COLUMN),
		      c->pos.file ? c->pos :
				    (struct pp_pos){ .file = o->table->file },
		      e ? "two columns have the heading '%.*s'" :
			  "the table has no column '%.*s'",
		      PP_STR(c->heading));
	if (!e)
		suggest(o, f, c->heading, o->table->headings, o->table->width);
}

static bool is_ignored(struct opening *o, struct pp_str heading)
{
	struct pp_str key = pp_same_name_key(&o->scratch, heading);

	for (size_t i = 0; i < o->map->ignore.count; i++)
		if (pp_str_eq(key, pp_same_name_key(&o->scratch,
						    o->map->ignore.items[i])))
			return true;
	return false;
}

/* By the map; also where it cannot be told which of several is meant. */
static bool is_named(struct opening *o, size_t column)
{
	struct pp_str key = pp_same_name_key(&o->scratch,
					     o->table->headings[column]);

	for (size_t i = 0; i < o->map->column_count; i++) {
		const struct pp_import_column *c = &o->map->columns[i];

		if (c->at == column ||
		    (c->at == SIZE_MAX &&
		     pp_str_eq(key, pp_same_name_key(&o->scratch,
						     c->heading))))
			return true;
	}
	return false;
}

static void check_column(struct opening *o, size_t column,
			 const struct pp_str *names)
{
	struct pp_str heading = o->table->headings[column];
	struct pp_finding *f;

	if (!heading.n && is_empty(o, column))
		return;
	if (is_named(o, column) || (heading.n && is_ignored(o, heading)))
		return;
	o->rc = -1;
	if (!heading.n) {
		pp_report(o->sink, PP_R(IMPORT_COLUMN), heading_pos(o, column),
			  "the column of %s has no heading",
			  pp_csv_address(o->arena, column,
					 o->table->csv.rows[o->table->body - 1]
						 .number));
		return;
	}
	f = pp_report(o->sink, PP_R(IMPORT_COLUMN), heading_pos(o, column),
		      "nothing is known of the column '%.*s'", PP_STR(heading));
	if (o->map->names.count)
		suggest(o, f, heading, o->map->names.items,
			o->map->names.count);
	else
		suggest(o, f, heading, names, o->map->column_count);
	pp_report_note(o->sink, f, (struct pp_pos){ 0 },
		       o->map->file ? "list it below 'ignore' in the map if it "
				      "is not to be taken" :
				      "--ignore-column passes it over");
}

/* --- rows ----------------------------------------------------------------- */

static bool holds(struct opening *o, const struct pp_import_condition *c,
		  const struct pp_csv_row *row)
{
	size_t at = o->map->columns[c->column].at;
	struct pp_str key;

	if (at == SIZE_MAX)
		return false;
	key = pp_same_name_key(&o->scratch,
			       at < row->count ? row->cells[at].text :
						 (struct pp_str){ 0 });
	for (size_t i = 0; i < c->is.count; i++)
		if (pp_str_eq(key, pp_same_name_key(&o->scratch,
						    c->is.items[i])))
			return true;
	for (size_t i = 0; i < c->starts.count; i++)
		if (pp_str_starts(key, pp_same_name_key(&o->scratch,
							c->starts.items[i])))
			return true;
	return !c->is.count && !c->starts.count && !key.n;
}

static bool is_blank(struct opening *o, const struct pp_csv_row *row)
{
	for (uint32_t i = 0; i < row->count; i++)
		if (pp_typed_squeeze(&o->scratch, row->cells[i].text).n)
			return false;
	return true;
}

static void choose_rows(struct opening *o)
{
	struct pp_import_table *t = o->table;

	t->rows = pp_new_raw(o->arena, size_t, t->csv.count);
	for (size_t i = t->body; i < t->csv.count; i++) {
		const struct pp_csv_row *row = &t->csv.rows[i];
		bool skip = false;

		pp_arena_clear(&o->scratch);
		if (o->map->end && holds(o, o->map->end, row))
			break;
		if (is_blank(o, row))
			continue;
		if (row->faulty) {
			t->faulty++;
			continue;
		}
		for (size_t k = 0; k < o->map->skip_count && !skip; k++)
			skip = holds(o, &o->map->skip[k], row);
		if (skip)
			t->skipped++;
		else
			t->rows[t->count++] = i;
	}
}

int pp_import_table_open(struct pp_import_table *table, struct pp_arena *arena,
			 struct pp_sink *sink, struct pp_import_map *map)
{
	struct opening o = { .table = table, .arena = arena, .sink = sink,
			     .map = map };
	struct pp_str *names = pp_new(arena, struct pp_str, map->column_count);

	enter_headings(&o);
	for (size_t i = 0; i < map->column_count; i++) {
		find_column(&o, &map->columns[i]);
		names[i] = map->columns[i].heading;
	}
	for (size_t i = 0; i < table->width; i++)
		check_column(&o, i, names);
	choose_rows(&o);
	pp_map_release(&o.headings);
	pp_arena_release(&o.scratch);
	return o.rc;
}

/* --- cells ---------------------------------------------------------------- */

static const struct pp_csv_row *row_at(const struct pp_import_table *table,
				       size_t row)
{
	return &table->csv.rows[table->rows[row]];
}

struct pp_str pp_import_cell_raw(const struct pp_import_table *table,
				 size_t row, size_t column)
{
	const struct pp_csv_row *r = row_at(table, row);

	return column < r->count ? r->cells[column].text :
				   (struct pp_str){ 0 };
}

struct pp_str pp_import_cell(struct pp_arena *arena,
			     const struct pp_import_table *table, size_t row,
			     size_t column)
{
	return pp_typed_squeeze(arena, pp_import_cell_raw(table, row, column));
}

struct pp_pos pp_import_cell_pos(const struct pp_import_table *table,
				 size_t row, size_t column)
{
	const struct pp_csv_row *r = row_at(table, row);
	struct pp_pos pos = { .file = table->file, .line = r->line, .col = 1 };

	if (column == SIZE_MAX)
		column = 0;
	else if (column >= r->count && r->count)
		column = r->count - 1;
	if (column < r->count) {
		pos.line = r->cells[column].line;
		pos.col = r->cells[column].col;
	}
	return pos;
}

const char *pp_import_cell_name(struct pp_arena *arena,
				const struct pp_import_table *table, size_t row,
				size_t column)
{
	uint32_t number = row_at(table, row)->number;

	if (column == SIZE_MAX || column >= table->width)
		return pp_arena_printf(arena, "row %u", number);
	return pp_arena_printf(arena, "%s '%.*s'",
			       pp_csv_address(arena, column, number),
			       PP_STR(table->headings[column]));
}
