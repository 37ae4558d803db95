#ifndef TESTS_INDEX_SESSION_H
#define TESTS_INDEX_SESSION_H

/* A small database and a session on it, for tests of statements. */
#include "index_case.h"

#include "index/session.h"

enum { BOX_POOLS_MAX = 3, BOX_VIEWS_MAX = 8 };

static const char box_person[] =
	"x-kind: { name: person, path: 'records/people/{id}.yaml', prefix: p,"
	" subject: self }\n"
	"type: object\n"
	"properties:\n"
	"  id: { type: string }\n"
	"  name: { type: string, x-data: personal, x-label: Name }\n"
	"  born: { type: string, format: date, x-data: personal }\n"
	"  contact:\n"
	"    properties: { email: { type: string, x-data: personal } }\n"
	"  party: { type: string, x-data: special }\n";

static const char box_peer[] =
	"x-kind: { name: peer, path: 'records/peers/{id}.yaml', prefix: r,"
	" subject: person }\n"
	"type: object\n"
	"properties:\n"
	"  id: { type: string }\n"
	"  person: { type: string, x-ref: person, x-data: personal }\n"
	"  group: { type: string, x-data: personal }\n"
	"  region: { type: string, x-data: personal }\n"
	"  rate: { type: number, x-data: personal, x-unit: pounds }\n"
	"  change: { type: string, x-data: personal }\n"
	"  skills: { type: array, items: { type: string }, x-item: skill,"
	" x-data: personal }\n";

static const char box_council[] =
	"x-kind: { name: council, path: 'records/councils/{id}.yaml',"
	" slug: true }\n"
	"type: object\n"
	"properties:\n"
	"  id: { type: string }\n"
	"  name: { type: string, x-label: Council }\n"
	"  region: { type: string }\n"
	"  seats: { type: integer }\n"
	"  opens: { type: object, additionalProperties: { type: string } }\n";

struct session_box {
	struct index_case schemas;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_session_pool pools[BOX_POOLS_MAX];
	size_t pool_count;
	struct pp_sql_file views[BOX_VIEWS_MAX];
	size_t view_count;
	pp_session_ask *ask;
	void *ask_data;
	struct pp_session *session;
	struct pp_result result;
	struct pp_buf text;
};

static void box_record(struct session_box *b, struct pp_writer *w,
		       const char *kind, const char *yaml)
{
	struct index_case *c = &b->schemas;
	struct pp_content_file file = { 0 };
	struct pp_record record = {
		.kind = pp_kinds_find(&c->kinds, pp_str(kind)),
		.root = case_read(c, "x", pp_str(pp_arena_printf(&c->arena,
								 "%s", yaml))),
	};
	struct pp_rows rows;

	record.path_id = pp_value_text(record.root, "id");
	record.path = pp_arena_printf(&c->arena, "records/%s/%.*s.yaml", kind,
				      PP_STR(record.path_id));
	file.path = pp_str(record.path);
	file.kind = record.kind->number;
	pp_rows_make(&rows, &c->arena, &c->tables, &record);
	assert_int_equal(pp_writer_put(w, &file, &rows), PP_DB_OK);
}

static void box_fill(struct session_box *b, struct pp_writer *w)
{
	box_record(b, w, "council", "id: adur\nname: Adur\nregion: south\n"
		   "seats: 29\nopens: { mon: '09:00' }\n");
	box_record(b, w, "council", "id: leeds\nname: Leeds\nregion: north\n"
		   "seats: 99\n");
	box_record(b, w, "peer", "id: r-1\nperson: p-1\ngroup: con\n"
		   "region: south\nrate: 1.5\nskills: [finance, housing]\n");
	box_record(b, w, "peer", "id: r-2\nperson: p-2\ngroup: lab\n"
		   "region: north\nrate: 2\n");
	box_record(b, w, "person", "id: p-1\nname: Ann\nborn: 1980-02-29\n"
		   "contact: { email: ann@example.org }\nparty: con\n");
	box_record(b, w, "person", "id: p-2\nname: Bob\n");
}

/* Another pool of the same kinds, with what is put there by fill. */
static void box_pool(struct session_box *b, const char *name,
		     void (*fill)(struct session_box *, struct pp_writer *))
{
	struct pp_session_pool *p = &b->pools[b->pool_count++];
	struct pp_writer *w;

	*p = (struct pp_session_pool){ .name = pp_str(name) };
	assert_int_equal(pp_db_new(&p->db, NULL, 1), PP_DB_OK);
	assert_int_equal(pp_db_begin(p->db, PP_DB_WRITE), PP_DB_OK);
	w = pp_writer_new(p->db, &b->schemas.tables);
	assert_int_equal(pp_writer_tables(w, p->name), PP_DB_OK);
	fill(b, w);
	assert_int_equal(pp_writer_index(w), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	assert_int_equal(pp_db_commit(p->db), PP_DB_OK);
	assert_int_equal(pp_db_begin(p->db, PP_DB_READ), PP_DB_OK);
}

static void box_schemas(struct session_box *b, bool personal)
{
	case_begin(&b->schemas);
	case_add(&b->schemas, "council", pp_str(box_council));
	if (personal) {
		case_add(&b->schemas, "peer", pp_str(box_peer));
		case_add(&b->schemas, "person", pp_str(box_person));
	}
	case_derive(&b->schemas);
	if (b->schemas.sink.count)
		fail_msg("%s", case_said(&b->schemas));
}

__attribute__((unused))
static void box_view(struct session_box *b, const char *path, const char *sql)
{
	assert_int_equal(pp_sql_file_read(&b->views[b->view_count++],
					  &b->arena, &b->sink, PP_SQL_VIEW,
					  path, pp_str(sql)), 0);
}

static void box_session(struct session_box *b)
{
	const struct pp_session_options o = {
		.pools = b->pools, .pool_count = b->pool_count,
		.today = "2024-05-01", .views = b->views,
		.view_count = b->view_count, .ask = b->ask,
		.ask_data = b->ask_data,
	};

	b->session = pp_session_new(&b->arena, &b->sink, &o);
	assert_non_null(b->session);
}

/* A pool with a few records of each kind. */
__attribute__((unused))
static void box_begin(struct session_box *b)
{
	*b = (struct session_box){ 0 };
	pp_buf_init(&b->text, 1 << 22);
	box_schemas(b, true);
	box_pool(b, "core", box_fill);
}

static void box_end(struct session_box *b)
{
	pp_session_free(b->session);
	for (size_t i = 0; i < b->pool_count; i++) {
		pp_db_rollback(b->pools[i].db);
		pp_db_close(b->pools[i].db);
	}
	case_end(&b->schemas);
	pp_buf_release(&b->text);
	pp_sink_release(&b->sink);
	pp_arena_release(&b->arena);
}

/* Run it; 0, or -1. */
static int box_query(struct session_box *b, const char *sql)
{
	const struct pp_query q = { .sql = pp_str(sql), .file = "<sql>",
				    .timeout_ms = 20000 };

	pp_sink_clear(&b->sink);
	return pp_session_query(&b->result, &b->arena, &b->sink, b->session,
				&q);
}

/* Everything that was said: FILE:LINE:COL: text; found [rule], and notes. */
static const char *box_said(struct session_box *b)
{
	pp_buf_clear(&b->text);
	for (size_t i = 0; i < b->sink.count; i++) {
		const struct pp_finding *f = b->sink.items[i];

		pp_buf_printf(&b->text, "%s:%u:%u: %s [%s]\n",
			      f->pos.file ? f->pos.file : "", f->pos.line,
			      f->pos.col, f->text, f->rule->id);
		for (const struct pp_note *n = f->notes; n; n = n->next)
			pp_buf_printf(&b->text, "  %s\n", n->text);
	}
	pp_buf_putc(&b->text, '\0');
	return b->text.p;
}

/* The rows, a line each, cells joined by '|'; or what was said. */
__attribute__((unused))
static const char *box_rows(struct session_box *b, const char *sql)
{
	if (box_query(b, sql) < 0)
		return box_said(b);
	pp_buf_clear(&b->text);
	for (size_t r = 0; r < b->result.row_count; r++)
		for (size_t i = 0; i < b->result.column_count; i++) {
			const struct pp_cell *c = &b->result.cells[
				r * b->result.column_count + i];

			if (i)
				pp_buf_putc(&b->text, '|');
			if (c->type == PP_CELL_INTEGER)
				pp_buf_printf(&b->text, "%lld",
					      (long long)c->integer);
			else if (c->type == PP_CELL_REAL)
				pp_buf_printf(&b->text, "%gr", c->real);
			else if (c->type == PP_CELL_TEXT)
				pp_buf_str(&b->text, c->text);
			if (i + 1 == b->result.column_count)
				pp_buf_putc(&b->text, '\n');
		}
	pp_buf_putc(&b->text, '\0');
	return b->text.p;
}

#endif
