/* Reading maps: against their schema first, so that what follows can rely on
 * their form. */
#include "exchange/import_map_read.h"

#include "data/read.h"
#include "exchange/import_source.h"

#define MAP_URI "https://peerpool.example/formats/import-map.schema.yaml"

/* Made from docs/formats/import-map.schema.yaml by the Makefile. */
static const char schema_text[] =
#include "exchange/import-map_schema.h"
;

static const char decisions_schema[] =
	"type: array\n"
	"items:\n"
	"  type: object\n"
	"  required: [kind, text]\n"
	"  additionalProperties: false\n"
	"  properties:\n"
	"    kind: { type: string }\n"
	"    text: { type: [string, number, boolean, 'null'] }\n"
	"    id: { type: [string, 'null'] }\n";

struct reader {
	struct pp_import_map *map;
	struct pp_arena *arena;
	struct pp_sink *sink;
	const struct pp_import_map_read *how;
	struct pp_import_sources at;
	int rc;
};

#define fault(r, pos, ...) \
	((r)->rc = -1, pp_report((r)->sink, PP_R(IMPORT_MAP), (pos), \
				 __VA_ARGS__))

struct pp_str pp_import_map_schema(void)
{
	return pp_str(schema_text);
}

/* --- the form ------------------------------------------------------------- */

static const struct pp_value *read_yaml(struct pp_arena *arena,
					struct pp_sink *sink, const char *file,
					struct pp_str bytes)
{
	/* As strict as records: what stands there is what is meant. */
	const struct pp_read how = { .file = file, .record = true };
	struct pp_docs docs;

	if (pp_read(&docs, arena, sink, &how, bytes) < 0)
		return NULL;
	return docs.count ? docs.roots : NULL;
}

static int check_form(const struct pp_value *root, struct reader *r,
		      const char *schema_file, struct pp_str text)
{
	const struct pp_schema_options options = { 0 };
	struct pp_schema_set *set = pp_schema_set_new(&options);
	struct pp_schema_work *work = pp_schema_work_new();
	const struct pp_schema *schema = NULL;
	const struct pp_value *document = read_yaml(r->arena, r->sink,
						    schema_file, text);
	size_t errors = r->sink->errors;

	if (document && !pp_schema_set_add(set, r->sink, MAP_URI, schema_file,
					   document))
		schema = pp_schema_compile(set, r->sink, MAP_URI);
	if (schema && !pp_schema_holds(schema, root, work))
		pp_schema_explain(schema, root, work, r->sink, r->how->file);
	pp_schema_work_free(work);
	pp_schema_set_free(set);
	return !schema || r->sink->errors > errors ? -1 : 0;
}

/* --- the table ------------------------------------------------------------ */

static size_t column(struct reader *r, const struct pp_value *v)
{
	return pp_import_map_column(r->map, v->text,
				    pp_value_pos(v, r->how->file));
}

static uint32_t number_of(const struct pp_value *v)
{
	uint64_t n = 0;

	pp_decimal_to_u64(v->number, &n);
	return (uint32_t)n;
}

static void read_header(struct reader *r, const struct pp_value *v)
{
	struct pp_import_map *map = r->map;
	bool list = v && v->type == PP_LIST;

	map->header_count = list ? v->count : 1;
	map->header = pp_new(r->arena, uint32_t, map->header_count);
	map->header[0] = v && !list ? number_of(v) : 1;
	for (size_t i = 0; list && i < v->count; i++) {
		map->header[i] = number_of(&v->items[i]);
		if (i && map->header[i] <= map->header[i - 1])
			fault(r, pp_value_pos(&v->items[i], r->how->file),
			      "the rows of the header must be in order");
	}
}

static struct pp_import_condition read_condition(struct reader *r,
						 const struct pp_value *v)
{
	return (struct pp_import_condition){
		.column = column(r, pp_value_get(v, "column")),
		.is = pp_import_texts_of(r->arena, pp_value_get(v, "is")),
		.starts = pp_import_texts_of(r->arena,
					     pp_value_get(v, "starts")),
	};
}

static void read_sheet(struct reader *r, const struct pp_value *v)
{
	static const struct pp_value nothing = { .type = PP_MAP };
	struct pp_import_map *map = r->map;
	const struct pp_value *skip, *end;
	struct pp_str separator;

	v = v ? v : &nothing;
	separator = pp_value_text(v, "separator");
	skip = pp_value_get(v, "skip");
	end = pp_value_get(v, "end");
	read_header(r, pp_value_get(v, "header"));
	if (separator.n)
		map->separator = separator.n == 1 ? *separator.p : '\t';
	if (skip)
		map->skip = pp_new(r->arena, struct pp_import_condition,
				   skip->count);
	for (size_t i = 0; skip && i < skip->count; i++)
		map->skip[map->skip_count++] =
			read_condition(r, &skip->items[i]);
	if (!end)
		return;
	map->end = pp_new(r->arena, struct pp_import_condition, 1);
	*map->end = read_condition(r, end);
}

static void read_forms(struct reader *r, const struct pp_value *root)
{
	const struct pp_value *century = pp_value_get(root, "century");
	struct pp_str numbers = pp_value_text(root, "numbers");

	r->map->date.order = pp_import_order(pp_value_text(root, "dates"));
	r->map->date.century = century ? (int)number_of(century) : 1950;
	if (numbers.n)
		r->map->decimal = pp_str_is(numbers, "comma") ? ',' : '.';
	r->map->ignore = pp_import_texts_of(r->arena,
					    pp_value_get(root, "ignore"));
}

/* --- records -------------------------------------------------------------- */

static void read_each(struct reader *r, struct pp_import_record *record,
		      const struct pp_value *each)
{
	if (!each)
		return;
	record->each_count = each->count;
	record->each = pp_new(r->arena, struct pp_import_each, each->count);
	for (uint32_t i = 0; i < each->count; i++)
		record->each[i] = (struct pp_import_each){
			column(r, pp_value_get(&each->items[i], "column")),
			&each->items[i],
		};
}

static void read_record(struct reader *r, struct pp_import_record *record,
			const struct pp_value *v)
{
	const struct pp_value *kind = pp_value_get(v, "kind");
	const struct pp_value *shared = pp_value_get(v, "shared");
	const struct pp_value *when = pp_value_get(v, "when");
	const struct pp_value *as = pp_value_get(v, "as");

	record->pos = pp_value_pos(kind, r->how->file);
	record->kind = pp_import_kind(&r->at, kind);
	record->name = as ? as->text : kind->text;
	record->when = when ? column(r, when) : SIZE_MAX;
	record->shared = shared && shared->boolean;
	record->leave = pp_str_is(pp_value_text(v, "existing"), "leave");
	read_each(r, record, pp_value_get(v, "each"));
	for (struct pp_import_record *b = r->map->records; b < record; b++)
		if (pp_str_eq(b->name, record->name))
			fault(r, record->pos, "two records of the map are "
			      "called '%.*s': give one another name with 'as'",
			      PP_STR(record->name));
	if (!record->kind) {
		r->rc = -1;
		return;
	}
	if (!record->kind->shape)
		fault(r, record->pos, "the schema of %.*s has a fault: see "
		      "peerpool check", PP_STR(record->kind->name));
	else if (pp_import_sources_read(record, &r->at,
					pp_value_get(v, "set")) < 0)
		r->rc = -1;
}

/* --- by what a record is known again -------------------------------------- */

static size_t source_of(const struct pp_import_record *record,
			struct pp_str property)
{
	for (size_t i = 0; i < record->source_count; i++)
		if (pp_str_eq(record->sources[i].property, property))
			return i;
	return SIZE_MAX;
}

/* "peer.council": of the record called peer, which refers to this one. */
static bool find_foreign(struct reader *r, struct pp_import_key *key,
			 size_t self, struct pp_str text)
{
	const struct pp_import_map *map = r->map;
	const char *dot = memchr(text.p, '.', text.n);
	struct pp_str name, rest;

	if (!dot)
		return false;
	name = (struct pp_str){ text.p, (size_t)(dot - text.p) };
	rest = (struct pp_str){ dot + 1, text.n - name.n - 1 };
	for (size_t i = 0; i < map->record_count; i++) {
		const struct pp_import_record *other = &map->records[i];

		if (i == self || !pp_str_eq(other->name, name))
			continue;
		for (size_t k = 0; k < other->source_count; k++)
			if (other->sources[k].from == PP_IMPORT_RECORD &&
			    other->sources[k].record == self)
				*key = (struct pp_import_key){
					rest, i, source_of(other, rest)
				};
		return key->source != SIZE_MAX && !other->each_count;
	}
	return false;
}

static void read_key(struct reader *r, size_t self, const struct pp_value *v)
{
	struct pp_import_record *record = &r->map->records[self];
	struct pp_import_key *key = &record->keys[record->key_count++];
	struct pp_finding *f;

	*key = (struct pp_import_key){ v->text, self,
				       source_of(record, v->text) };
	if (key->source != SIZE_MAX || find_foreign(r, key, self, v->text))
		return;
	f = fault(r, pp_value_pos(v, r->how->file),
		  "'match' names '%.*s', which the map does not set",
		  PP_STR(v->text));
	pp_report_note(r->sink, f, (struct pp_pos){ 0 },
		       "it is a property that stands below 'set', or that of a "
		       "record which refers to this one");
}

/* Where the map says nothing: what the schema says is unique. */
static void unique_keys(struct reader *r, size_t self)
{
	struct pp_import_record *record = &r->map->records[self];
	const struct pp_kind *kind = record->kind;

	for (size_t u = 0; u < kind->unique_count && !record->key_count; u++) {
		const struct pp_unique *unique = &kind->uniques[u];
		size_t set = 0;

		record->keys = pp_new(r->arena, struct pp_import_key,
				      unique->count);
		for (size_t i = 0; i < unique->count; i++) {
			record->keys[i] = (struct pp_import_key){
				unique->properties[i], self,
				source_of(record, unique->properties[i])
			};
			set += record->keys[i].source != SIZE_MAX;
		}
		if (set == unique->count)
			record->key_count = set;
	}
}

static void read_match(struct reader *r, size_t self, const struct pp_value *v)
{
	struct pp_import_record *record = &r->map->records[self];

	if (!record->kind || (v && v->type == PP_STRING))
		return;
	if (v) {
		record->keys = pp_new(r->arena, struct pp_import_key, v->count);
		for (uint32_t i = 0; i < v->count; i++)
			read_key(r, self, &v->items[i]);
		return;
	}
	if (record->id != SIZE_MAX) {
		record->keys = pp_new(r->arena, struct pp_import_key, 1);
		record->keys[0] = (struct pp_import_key){ PP_LIT("id"), self,
							  record->id };
		record->key_count = 1;
		return;
	}
	unique_keys(r, self);
	if (!record->key_count)
		fault(r, record->pos, "say with 'match' by which properties a "
		      "%.*s that is there already is known, or 'match: none'",
		      PP_STR(record->kind->name));
}

static void read_records(struct reader *r, const struct pp_value *list)
{
	struct pp_import_map *map = r->map;

	map->records = pp_new(r->arena, struct pp_import_record, list->count);
	for (uint32_t i = 0; i < list->count; i++) {
		read_record(r, &map->records[i], &list->items[i]);
		map->record_count++;
	}
	for (uint32_t i = 0; i < list->count; i++)
		read_match(r, i, pp_value_get(&list->items[i], "match"));
}

/* --- decisions ------------------------------------------------------------ */

static void decide(struct reader *r, const struct pp_kind *kind,
		   struct pp_str text, const struct pp_value *id)
{
	struct pp_import_decision d = {
		.pos = { .file = r->how->file, .line = id ? id->line : 0,
			 .col = id ? id->col : 0 },
		.open = !id || id->type == PP_NULL,
	};

	if (!d.open) {
		d.skip = pp_str_is(id->text, "skip");
		if (!d.skip)
			d.id = id->text;
	}
	if (d.id.n && !pp_kind_id_holds(kind, d.id))
		pp_report_found(r->sink, fault(r, d.pos, "a %.*s has no such "
					       "id", PP_STR(kind->name)), d.id);
	pp_import_decide(r->map, r->arena, r->how->kinds, kind, text, &d);
}

static void read_resolve(struct reader *r, const struct pp_value *v)
{
	for (uint32_t i = 0; v && i < v->count; i++) {
		const struct pp_member *m = &v->members[i];
		/* The kind's name is a key here. */
		const struct pp_value name = {
			.type = PP_STRING, .text = m->key, .line = m->line,
			.col = m->col,
		};
		const struct pp_kind *kind = pp_import_kind(&r->at, &name);

		if (!kind)
			r->rc = -1;
		for (uint32_t k = 0; kind && k < m->value.count; k++)
			decide(r, kind, m->value.members[k].key,
			       &m->value.members[k].value);
	}
}

static struct reader reader_of(struct pp_import_map *map,
			       struct pp_arena *arena, struct pp_sink *sink,
			       const struct pp_import_map_read *how)
{
	return (struct reader){
		.map = map, .arena = arena, .sink = sink, .how = how,
		.at = { map, how->kinds, arena, sink, how->today },
	};
}

int pp_import_map_read(struct pp_import_map *out, struct pp_arena *arena,
		       struct pp_sink *sink,
		       const struct pp_import_map_read *how,
		       struct pp_str bytes)
{
	struct reader r = reader_of(out, arena, sink, how);
	const struct pp_value *root;
	struct pp_finding *f;

	*out = (struct pp_import_map){ .file = how->file };
	root = read_yaml(arena, sink, how->file, bytes);
	if (!root || check_form(root, &r, "import-map.schema.yaml",
				pp_import_map_schema()) < 0) {
		if (sink->errors)
			return -1;
		f = pp_report(sink, PP_R(IMPORT_MAP),
			      (struct pp_pos){ .file = how->file },
			      "the map is empty");
		(void)f;
		return -1;
	}
	read_forms(&r, root);
	read_sheet(&r, pp_value_get(root, "sheet"));
	read_records(&r, pp_value_get(root, "records"));
	read_resolve(&r, pp_value_get(root, "resolve"));
	return r.rc;
}

int pp_import_decisions_read(struct pp_import_map *map, struct pp_arena *arena,
			     struct pp_sink *sink,
			     const struct pp_import_map_read *how,
			     struct pp_str bytes)
{
	struct reader r = reader_of(map, arena, sink, how);
	const struct pp_value *root;

	root = read_yaml(arena, sink, how->file, bytes);
	if (!root)
		return sink->errors ? -1 : 0;
	if (check_form(root, &r, "decisions", pp_str(decisions_schema)) < 0)
		return -1;
	for (uint32_t i = 0; i < root->count; i++) {
		const struct pp_value *item = &root->items[i];
		const struct pp_kind *kind =
			pp_import_kind(&r.at, pp_value_get(item, "kind"));

		if (kind)
			decide(&r, kind, pp_value_get(item, "text")->text,
			       pp_value_get(item, "id"));
		else
			r.rc = -1;
	}
	return r.rc;
}
