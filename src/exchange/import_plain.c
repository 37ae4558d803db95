/* Tables whose headings are properties. */
#include "exchange/import_plain.h"

#include "exchange/export_edit.h"
#include "pool/same_name.h"
#include "record/sheet.h"

struct plain {
	struct pp_import_map *map;
	struct pp_arena *arena;
	struct pp_sink *sink;
	const struct pp_import_plain *how;
	const struct pp_import_table *table;
	struct pp_sheet sheet;
	struct pp_import_record *record;
	int rc;
};

static bool has_title(const struct plain *p, const struct pp_sheet_column *c,
		      struct pp_str key)
{
	static const char *const keywords[] = { "x-label", "title" };

	for (size_t i = 0; c->shape && i < 2; i++) {
		const struct pp_value *v =
			pp_shape_annotation(c->shape, keywords[i], NULL);

		if (v && v->type == PP_STRING &&
		    pp_str_eq(key, pp_same_name_key(p->arena, v->text)))
			return true;
	}
	return pp_str_eq(key, pp_same_name_key(p->arena, c->name));
}

/* By its name; else the one column that has that title.  A heading that begins
 * with _ is one of ours. */
static const struct pp_sheet_column *find(const struct plain *p,
					  struct pp_str heading)
{
	const struct pp_sheet_column *found = pp_sheet_find(&p->sheet, heading);
	struct pp_str key = pp_same_name_key(p->arena, heading);
	size_t count = 0;

	if (found || !key.n || *heading.p == '_')
		return found;
	for (size_t i = 0; i < p->sheet.count; i++) {
		if (!has_title(p, &p->sheet.columns[i], key))
			continue;
		found = &p->sheet.columns[i];
		count++;
	}
	return count == 1 ? found : NULL;
}

static void add_source(struct plain *p, const struct pp_sheet_column *c,
		       size_t column)
{
	struct pp_import_record *r = p->record;
	struct pp_import_source *s = &r->sources[r->source_count];

	for (size_t i = 0; i < r->source_count; i++)
		if (r->sources[i].cell == c)
			return;		/* told as a column that is not known */
	*s = (struct pp_import_source){
		.property = c->name,
		.pointer = c->pointer,
		.shape = c->shape,
		.from = PP_IMPORT_CELL,
		.columns = pp_new(p->arena, size_t, 1),
		.column_count = 1,
		.cell = c,
		.rest = c->part == PP_SHEET_REST,
		.remove = c->part != PP_SHEET_ID,
	};
	s->columns[0] = pp_import_map_column(p->map,
					     p->table->headings[column],
					     (struct pp_pos){ 0 });
	if (c->part == PP_SHEET_ID)
		r->id = r->source_count;
	r->source_count++;
}

static size_t source_of(const struct plain *p, struct pp_str name)
{
	for (size_t i = 0; i < p->record->source_count; i++)
		if (pp_str_eq(p->record->sources[i].property, name))
			return i;
	return SIZE_MAX;
}

static bool is_ignored(const struct plain *p, struct pp_str heading)
{
	struct pp_str key = pp_same_name_key(p->arena, heading);

	for (size_t i = 0; i < p->how->ignore.count; i++)
		if (pp_str_eq(key, pp_same_name_key(
					p->arena, p->how->ignore.items[i])))
			return true;
	return false;
}

/* What sheets to be edited have besides (exchange/export_edit.h): the version
 * of each record; and names beside ids, of which the ids' column may be
 * gone. */
static void add_other(struct plain *p, size_t column)
{
	const struct pp_str ending = PP_LIT(PP_EXPORT_NAME_ENDING);
	struct pp_str heading = p->table->headings[column], name = heading;
	const struct pp_sheet_column *c;
	size_t at, source;

	if (pp_str_is(heading, PP_EXPORT_VERSION_COLUMN)) {
		p->record->version = pp_import_map_column(
			p->map, heading, (struct pp_pos){ 0 });
		return;
	}
	if (!pp_str_ends(heading, ending) || is_ignored(p, heading))
		return;
	name.n -= ending.n;
	c = pp_sheet_find(&p->sheet, name);
	if (!c)
		return;
	at = pp_import_map_column(p->map, heading, (struct pp_pos){ 0 });
	source = source_of(p, name);
	if (source == SIZE_MAX || !c->is_ref)
		return;
	p->record->sources[source].has_names = true;
	p->record->sources[source].names = at;
}

static void set_keys(struct plain *p, const struct pp_str *names, size_t count)
{
	struct pp_import_record *r = p->record;

	r->keys = pp_new(p->arena, struct pp_import_key, count);
	for (size_t i = 0; i < count; i++) {
		size_t source = source_of(p, names[i]);

		if (source == SIZE_MAX) {
			r->key_count = 0;
			return;
		}
		r->keys[r->key_count++] =
			(struct pp_import_key){ names[i], 0, source };
	}
}

static void choose_keys(struct plain *p)
{
	const struct pp_import_texts *keys = &p->how->keys;
	const struct pp_kind *kind = p->how->kind;

	for (size_t i = 0; i < keys->count; i++) {
		struct pp_str name = keys->items[i];

		if (source_of(p, name) != SIZE_MAX)
			continue;
		p->rc = -1;
		pp_report(p->sink, PP_R(IMPORT_COLUMN),
			  (struct pp_pos){ .file = p->table->file },
			  "the table has no column '%.*s', which is the key",
			  PP_STR(name));
	}
	if (keys->count) {
		set_keys(p, keys->items, keys->count);
		return;
	}
	if (p->record->id != SIZE_MAX) {
		const struct pp_str id = PP_LIT("id");

		set_keys(p, &id, 1);
		p->record->open_key = true;
	}
	for (size_t u = 0; u < kind->unique_count && !p->record->key_count;
	     u++)
		set_keys(p, kind->uniques[u].properties,
			 kind->uniques[u].count);
}

int pp_import_plain_map(struct pp_import_map *out, struct pp_arena *arena,
			struct pp_sink *sink,
			const struct pp_import_plain *plain,
			const struct pp_import_table *table)
{
	struct plain p = { .map = out, .arena = arena, .sink = sink,
			   .how = plain, .table = table };

	*out = (struct pp_import_map){ .ignore = plain->ignore };
	pp_sheet_derive(&p.sheet, arena, plain->kind);
	p.record = out->records = pp_new(arena, struct pp_import_record, 1);
	out->record_count = 1;
	*p.record = (struct pp_import_record){
		.kind = plain->kind, .name = plain->kind->name,
		.when = SIZE_MAX, .id = SIZE_MAX, .version = SIZE_MAX,
		.sources = pp_new(arena, struct pp_import_source, table->width),
	};
	out->names.items = pp_new(arena, struct pp_str, p.sheet.count);
	for (size_t i = 0; i < p.sheet.count; i++)
		out->names.items[out->names.count++] = p.sheet.columns[i].name;
	for (size_t i = 0; i < table->width; i++) {
		const struct pp_sheet_column *c = find(&p, table->headings[i]);

		if (c)
			add_source(&p, c, i);
	}
	for (size_t i = 0; i < table->width; i++)
		if (!find(&p, table->headings[i]))
			add_other(&p, i);
	choose_keys(&p);
	return p.rc;
}
