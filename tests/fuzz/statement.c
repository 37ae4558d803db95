/* Any SQL, to a session on a fixed small database: it is answered or refused,
 * soon, and writes nothing.  With a byte 0 in it, what follows is a view. */
#include "schemas.h"

#include <stdlib.h>
#include <time.h>

#include "index/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SIZE_LIMIT = 4096, TIMEOUT_MS = 250, BOUND_S = 5 };

/* What is made once, and stays. */
static struct {
	struct pp_arena arena;
	struct pp_kinds kinds;
	struct pp_tables tables;
	struct pp_db *db, *same;	/* same: what db must go on holding */
} box;

static const char peer_schema[] =
	"x-kind: { name: peer, path: 'records/peers/{id}.yaml', prefix: r }\n"
	"type: object\n"
	"properties:\n"
	"  id: { type: string }\n"
	"  name: { type: string, x-data: personal }\n"
	"  group: { type: string, x-data: special }\n"
	"  born: { type: string, format: date }\n"
	"  rate: { type: number }\n"
	"  other: { type: string, x-ref: peer }\n"
	"  skills: { type: array, items: { type: string }, x-item: skill }\n"
	"  any: { type: object }\n";

static const char *const records[] = {
	"id: r-1\nname: Ann\ngroup: con\nborn: 1980-02-29\nrate: 1.5\n"
	"skills: [finance, housing]\nother: r-2\n",
	"id: r-2\nname: Zo\xc3\xab\nrate: 2\nany: { a: [1, x], b: null }\n",
	"id: r-3\nname: ''\nborn: 2000-01-01\nskills: [finance]\n",
};

static void put(struct pp_writer *w, const char *yaml)
{
	struct pp_record record = {
		.kind = pp_kinds_find(&box.kinds, PP_LIT("peer")),
		.root = (struct pp_value *)read_yaml(&box.arena, "record",
						     pp_str(yaml)),
	};
	struct pp_content_file file = { .kind = record.kind->number };
	struct pp_rows rows;

	record.path_id = pp_value_text(record.root, "id");
	record.path = pp_arena_printf(&box.arena, "records/peers/%.*s.yaml",
				      PP_STR(record.path_id));
	file.path = pp_str(record.path);
	pp_rows_make(&rows, &box.arena, &box.tables, &record);
	pp_writer_put(w, &file, &rows);
}

static struct pp_db *make_db(void)
{
	struct pp_db *db = NULL;
	struct pp_writer *w;

	pp_db_new(&db, NULL, 1);
	pp_db_begin(db, PP_DB_WRITE);
	w = pp_writer_new(db, &box.tables);
	pp_writer_tables(w, PP_LIT("fuzz"));
	for (size_t i = 0; i < sizeof(records) / sizeof(*records); i++)
		put(w, records[i]);
	pp_writer_index(w);
	if (pp_writer_end(w) || pp_db_commit(db) || pp_db_begin(db, PP_DB_READ))
		abort();
	return db;
}

static void begin(void)
{
	struct pp_schema_set *set =
		pp_schema_set_new(&(struct pp_schema_options){ 0 });
	struct pp_schema_file *file = pp_new(&box.arena, struct pp_schema_file,
					     1);
	struct pp_sink sink = { 0 };

	file->file = "schemas/peer.yaml";
	file->uri = "pool:/schemas/peer.yaml";
	file->root = read_yaml(&box.arena, file->file, pp_str(peer_schema));
	file->usable = !pp_schema_set_add(set, &sink, file->uri, file->file,
					  file->root);
	pp_kinds_load(&box.kinds, &box.arena, &sink, set, file, 1);
	pp_tables_derive(&box.tables, &box.arena, &sink, &box.kinds, file, 1);
	assert(!sink.count);
	box.db = make_db();
	box.same = make_db();
}

/* What is wrong with no word of it, such as its time, has no place. */
static void check_said(const struct pp_sink *sink, struct pp_str sql)
{
	for (size_t i = 0; i < sink->count; i++) {
		const struct pp_finding *f = sink->items[i];

		assert(f->text && *f->text);
		assert(f->pos.line <= sql.n + 1 && f->pos.col <= sql.n + 1);
		assert(!f->pos.line == !f->pos.col);
		for (const struct pp_note *n = f->notes; n; n = n->next)
			assert(n->text && *n->text);
	}
}

static void check_result(const struct pp_result *r)
{
	size_t cells = r->column_count * r->row_count;
	unsigned sum = 0;

	assert(r->column_count);
	for (size_t i = 0; i < cells; i++) {
		const struct pp_cell *c = &r->cells[i];

		assert((unsigned)c->type <= PP_CELL_TEXT);
		for (size_t k = 0; c->type == PP_CELL_TEXT && k < c->text.n;
		     k++)
			sum += (unsigned char)c->text.p[k];
	}
	assert(sum <= 255u * (unsigned)PP_RESULT_BYTES_MAX);
}

static void ask(struct pp_arena *arena, struct pp_session *session,
		struct pp_str sql)
{
	struct pp_sink sink = { 0 };
	const struct pp_query query = { .sql = sql, .file = "<sql>",
					.timeout_ms = TIMEOUT_MS };
	struct pp_result result;
	time_t start = time(NULL);

	if (!pp_session_query(&result, arena, &sink, session, &query))
		check_result(&result);
	else
		assert(sink.errors);
	check_said(&sink, sql);
	assert(time(NULL) - start <= BOUND_S);
	pp_sink_release(&sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_session_options o = { .pool_count = 1,
					.today = "2024-05-01" };
	struct pp_session_pool pool = { .name = PP_LIT("fuzz") };
	struct pp_str sql = { (const char *)data, size };
	const char *end = size ? memchr(data, '\0', size) : NULL;
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_sql_file view;
	struct pp_session *session;

	if (size > SIZE_LIMIT)
		return 0;
	if (!box.db)
		begin();
	pool.db = box.db;
	o.pools = &pool;
	if (end) {
		sql.n = (size_t)(end - sql.p);
		o.views = &view;
		o.view_count = !pp_sql_file_read(&view, &arena, &sink,
			PP_SQL_VIEW, "schemas/views/v.sql", (struct pp_str){
				end + 1, size - sql.n - 1 });
		pp_sink_clear(&sink);
	}
	session = pp_session_new(&arena, &sink, &o);
	assert(session);
	ask(&arena, session, sql);
	pp_session_free(session);
	assert(!pp_content_difference(&arena, box.db, box.same));
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return 0;
}
