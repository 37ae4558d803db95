/* A map, a byte 0, and a table: all that an import does in memory, into a pool
 * without records.  What it makes can be read, and says what it was made of. */
#include "schemas.h"

#include "exchange/import_build.h"
#include "exchange/import_map_read.h"
#include "exchange/import_text.h"
#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char member[] =
	"$schema: https://json-schema.org/draft/2020-12/schema\n"
	"x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m,\n"
	"          title: '{name}', salt: true }\n"
	"type: object\n"
	"properties:\n"
	"  id: { type: string }\n"
	"  name: { type: string }\n"
	"  born: { type: string, format: date }\n"
	"  fee: { type: number }\n"
	"  large: { type: boolean }\n"
	"  reads: { type: array, items: { enum: [local-history, nature] } }\n"
	"  at: { type: object, properties: { home: { type: string } } }\n"
	"  branch: { type: string, x-ref: branch }\n"
	"  salt: { type: string }\n"
	"x-unique: [name, branch]\n";

static const char branch[] =
	"$schema: https://json-schema.org/draft/2020-12/schema\n"
	"x-kind: { name: branch, path: 'records/branches/{id}.md', slug: true,\n"
	"          title: '{name}' }\n"
	"type: object\n"
	"properties:\n"
	"  id: { type: string }\n"
	"  name: { type: string, x-unique: true }\n"
	"  since: { type: string, format: date }\n"
	"  until: { type: string, format: date }\n"
	"  body: { type: string }\n";

struct pool {
	struct pp_arena arena;
	struct pp_schema_set *set;
	struct pp_kinds kinds;
	struct pp_open_pool open;
};

static void open_pool(struct pool *p)
{
	const struct pp_schema_options options = { 0 };
	struct pp_schema_file files[] = {
		{ "member.yaml", "https://fuzz.example/member.yaml", NULL,
		  true },
		{ "branch.yaml", "https://fuzz.example/branch.yaml", NULL,
		  true },
	};
	struct pp_sink sink = { 0 };

	p->set = pp_schema_set_new(&options);
	files[0].root = read_yaml(&p->arena, "member.yaml", pp_str(member));
	files[1].root = read_yaml(&p->arena, "branch.yaml", pp_str(branch));
	for (size_t i = 0; i < 2; i++)
		assert(!pp_schema_set_add(p->set, &sink, files[i].uri,
					  files[i].file, files[i].root));
	assert(!pp_kinds_load(&p->kinds, &p->arena, &sink, p->set, files, 2));
	p->open.kinds = &p->kinds;
	pp_sink_release(&sink);
}

static void check_text(struct pp_arena *arena,
		       const struct pp_import_target *t)
{
	struct pp_record r = { .kind = t->kind, .path = t->path,
			       .bytes = t->text };
	struct pp_sink sink = { 0 };

	if (!t->text.n)
		return;
	assert(!pp_record_read(&r, arena, &sink));
	assert(pp_str_eq(pp_value_text(r.root, "id"), t->id));
	for (uint32_t i = 0; i < t->root->count; i++) {
		const struct pp_member *m = &t->root->members[i];
		const struct pp_member *o = pp_value_member(r.root, m->key);

		if (!pp_str_is(m->key, "body") && !pp_str_is(m->key, "id") &&
		    !pp_str_is(m->key, "salt"))
			assert(o && pp_value_eq(&m->value, &o->value));
	}
	pp_sink_release(&sink);
}

static void run(struct pool *p, const struct pp_import_values *values)
{
	size_t rows = values->table->count;
	struct pp_import_store store = {
		.open = &p->open, .arena = values->arena,
		.kinds = pp_new(values->arena, struct pp_import_kind,
				p->kinds.count),
	};
	struct pp_import_finder finder;
	struct pp_import_build build = {
		.values = values, .store = &store, .finder = &finder,
		.faulty = pp_new(values->arena, bool, rows),
		.skipped = pp_new(values->arena, bool, rows),
	};

	pp_import_finder_init(&finder, values, &store);
	pp_import_build_run(&build);
	pp_import_texts_make(build.targets, build.count, values, build.faulty);
	for (size_t i = 0; i < build.count; i++)
		check_text(values->arena, build.targets[i]);
	pp_import_build_release(&build);
	pp_import_finder_release(&finder);
	pp_import_store_release(&store);
}

static void import(struct pool *p, struct pp_str map_text,
		   struct pp_str table_text)
{
	const struct pp_import_map_read how = {
		&p->kinds, { 2026, 11, 30 }, "map.yaml"
	};
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_import_map map;
	struct pp_import_table table;
	struct pp_csv_read csv = { "table.csv", 0 };
	const struct pp_import_values values = {
		&map, &table, &arena, &sink, { 2026, 11, 30 }
	};

	if (!pp_import_map_read(&map, &arena, &sink, &how, map_text)) {
		csv.separator = map.separator;
		if (!pp_import_table_read(&table, &arena, &sink, &csv, &map,
					  table_text) &&
		    !pp_import_table_open(&table, &arena, &sink, &map))
			run(p, &values);
	}
	for (size_t i = 0; i < sink.count; i++)
		assert(*sink.items[i]->text && sink.items[i]->pos.file);
	pp_import_map_release(&map);
	pp_sink_release(&sink);
	pp_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_str map = { (const char *)data, size }, table = { 0 };
	const char *end = size ? memchr(map.p, '\0', size) : NULL;
	struct pool pool = { 0 };

	if (end) {
		map.n = (size_t)(end - map.p);
		table = (struct pp_str){ end + 1, size - map.n - 1 };
	}
	open_pool(&pool);
	import(&pool, map, table);
	pp_kinds_release(&pool.kinds);
	pp_schema_set_free(pool.set);
	pp_arena_release(&pool.arena);
	return 0;
}
