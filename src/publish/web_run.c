/* What the makers of a site's pages share. */
#include "publish/web_run.h"

#include "base/escape.h"

enum { SQL_MAX = 1 << 20, KEY_MAX = 1 << 16 };

/* --- asking --------------------------------------------------------------- */

int pp_web_query(struct pp_result *out, struct pp_web *web,
		  struct pp_listing into, struct pp_str sql,
		  const struct pp_str *id)
{
	const struct pp_param param = {
		.name = PP_LIT("id"), .value = id ? *id : PP_LIT(""),
	};
	const struct pp_query query = {
		.sql = sql, .file = "<site>", .params = &param,
		.param_count = id ? 1 : 0, .timeout_ms = web->timeout_ms,
	};

	/* A report may have asked about another day. */
	if ((!web->ask->session || strcmp(web->ask->today, web->day)) &&
	    pp_ask_session(web->ask, web->day) < 0)
		return -1;
	return pp_session_query(out, into.arena, into.sink, web->ask->session,
				&query);
}

struct pp_web_kind *pp_web_kind(struct pp_web *web, struct pp_str name)
{
	for (size_t i = 0; i < web->kind_count; i++)
		if (pp_str_eq(web->kinds[i].kind->name, name))
			return &web->kinds[i];
	return NULL;
}

/* --- names of records ----------------------------------------------------- */

static struct pp_str text_of(const struct pp_cell *cell)
{
	return cell->type == PP_CELL_TEXT ? cell->text : (struct pp_str){ 0 };
}

static struct pp_map_entry *put_record(struct pp_web *web,
				       struct pp_str kind, struct pp_str id,
				       void *record)
{
	struct pp_str key = pp_str(pp_arena_printf(web->arena, "%.*s/%.*s",
						   PP_STR(kind), PP_STR(id)));
	struct pp_map_entry *e = pp_map_put(&web->records, key, NULL);

	e->ptr = record;
	return e;
}

/* id and title, by title. */
static void add_select(struct pp_buf *sql, struct pp_web *web,
		       const struct pp_web_kind *kind)
{
	struct pp_web_title title;

	pp_web_title_make(&title, web->arena, &web->tables, kind->kind);
	if (title.class > web->class)
		title.sql = PP_LIT("t.id");
	pp_buf_puts(sql, "SELECT t.id, ");
	pp_buf_str(sql, title.sql);
	pp_buf_puts(sql, " FROM ");
	pp_web_sql_name(sql, kind->kind->name);
	pp_buf_puts(sql, " AS t");
}

int pp_web_title_reads(struct pp_web *web, struct pp_web_kind *kind,
		       struct pp_sink *sink)
{
	struct pp_query query = { .file = "<site>" };
	struct pp_arena scrap = { 0 };
	struct pp_result ignored;
	struct pp_buf sql;
	int rc;

	if (!kind->table || kind->title_reads.count)
		return 0;
	pp_buf_init(&sql, SQL_MAX);
	add_select(&sql, web, kind);
	query.sql = pp_arena_str(&scrap, pp_buf_get(&sql));
	pp_buf_release(&sql);
	pp_session_watch(web->ask->session, &kind->title_reads, web->arena);
	rc = pp_session_describe(&ignored, &scrap, sink, web->ask->session,
				 &query);
	pp_session_watch(web->ask->session, NULL, NULL);
	pp_arena_release(&scrap);
	return rc;
}

int pp_web_name_records(struct pp_web *web, struct pp_web_kind *kind,
			 struct pp_sink *sink)
{
	struct pp_listing into = { web->arena, sink };
	struct pp_result result;
	struct pp_buf sql;
	int rc;

	if (kind->named || !kind->table)
		return 0;
	pp_buf_init(&sql, SQL_MAX);
	add_select(&sql, web, kind);
	pp_buf_puts(&sql, " ORDER BY 2 COLLATE NOCASE, 1");
	rc = pp_web_query(&result, web, into,
			   pp_arena_str(web->arena, pp_buf_get(&sql)), NULL);
	pp_buf_release(&sql);
	if (rc < 0)
		return -1;
	kind->records = pp_new(web->arena, struct pp_web_record,
			       result.row_count);
	for (size_t i = 0; i < result.row_count; i++) {
		struct pp_web_record *r = &kind->records[kind->count++];

		r->kind = kind;
		r->id = text_of(&result.cells[2 * i]);
		r->title = text_of(&result.cells[2 * i + 1]);
		r->title = r->title.n ? r->title : r->id;
		put_record(web, kind->kind->name, r->id, r);
	}
	kind->named = true;
	return 0;
}

/* Those of the kind that a condition with :id holds for. */
static int name_some(struct pp_web *web, struct pp_web_kind *kind,
		     struct pp_sink *sink, struct pp_buf *sql,
		     struct pp_str id)
{
	struct pp_listing into = { web->arena, sink };
	struct pp_result result;

	if (pp_web_query(&result, web, into,
			 pp_arena_str(web->arena, pp_buf_get(sql)), &id) < 0)
		return -1;
	for (size_t i = 0; i < result.row_count; i++) {
		struct pp_web_record *r = pp_new(web->arena,
						 struct pp_web_record, 1);

		r->kind = kind;
		r->id = text_of(&result.cells[2 * i]);
		r->title = text_of(&result.cells[2 * i + 1]);
		r->title = r->title.n ? r->title : r->id;
		put_record(web, kind->kind->name, r->id, r);
	}
	return 0;
}

int pp_web_name_referrers(struct pp_web *web, struct pp_web_kind *kind,
			  struct pp_sink *sink, struct pp_str to_kind,
			  struct pp_str to_id)
{
	struct pp_buf sql;
	int rc;

	if (kind->named || !kind->table)
		return 0;
	pp_buf_init(&sql, SQL_MAX);
	add_select(&sql, web, kind);
	pp_buf_puts(&sql, " WHERE t.id IN (SELECT from_id FROM refs WHERE "
		    "from_kind = ");
	pp_web_sql_text(&sql, kind->kind->name);
	pp_buf_puts(&sql, " AND to_kind = ");
	pp_web_sql_text(&sql, to_kind);
	pp_buf_puts(&sql, " AND to_id = :id)");
	rc = name_some(web, kind, sink, &sql, to_id);
	pp_buf_release(&sql);
	return rc;
}

/* The record alone, or that there is none. */
static int name_one(struct pp_web *web, struct pp_web_kind *kind,
		    struct pp_sink *sink, struct pp_str id)
{
	struct pp_buf sql;
	int rc;

	put_record(web, kind->kind->name, id, NULL);
	pp_buf_init(&sql, SQL_MAX);
	add_select(&sql, web, kind);
	pp_buf_puts(&sql, " WHERE t.id = :id");
	rc = name_some(web, kind, sink, &sql, id);
	pp_buf_release(&sql);
	return rc;
}

int pp_web_find_record(const struct pp_web_record **out,
			struct pp_web *web, struct pp_sink *sink,
			struct pp_str kind, struct pp_str id)
{
	struct pp_web_kind *k = pp_web_kind(web, kind);
	const struct pp_map_entry *e;
	struct pp_buf key;
	int rc = 0;

	*out = NULL;
	if (!k || !k->table)
		return 0;
	if (!web->one_by_one && pp_web_name_records(web, k, sink) < 0)
		return -1;
	pp_buf_init(&key, KEY_MAX);
	pp_buf_str(&key, kind);
	pp_buf_putc(&key, '/');
	pp_buf_str(&key, id);
	e = pp_map_get(&web->records, pp_buf_get(&key));
	if (!e && !k->named)
		rc = name_one(web, k, sink, id);
	if (!e && !k->named && !rc)
		e = pp_map_get(&web->records, pp_buf_get(&key));
	pp_buf_release(&key);
	*out = e ? e->ptr : NULL;
	return rc < 0 ? -1 : *out != NULL;
}

void pp_web_add_href(struct pp_buf *out, const struct pp_web_record *record,
		      unsigned depth)
{
	if (!record->kind->has_pages)
		return;
	while (depth--)
		pp_buf_puts(out, "../");
	pp_buf_puts(out, "records/");
	pp_escape_uri(out, record->kind->kind->name);
	pp_buf_putc(out, '/');
	pp_escape_uri(out, record->id);
	pp_buf_puts(out, ".html");
}

/* --- opening -------------------------------------------------------------- */

static void tell_audiences(struct pp_sink *sink, struct pp_finding *f,
			   const struct pp_str *names, size_t count)
{
	struct pp_buf b;

	pp_buf_init(&b, KEY_MAX);
	for (size_t i = 0; i < count; i++)
		pp_buf_printf(&b, "%s%.*s", i ? ", " : "", PP_STR(names[i]));
	if (count)
		pp_report_note(sink, f, (struct pp_pos){ 0 }, "there are: %.*s",
			       PP_STR(pp_buf_get(&b)));
	else
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "'audiences' there names none");
	pp_buf_release(&b);
}

static int find_audience(struct pp_web *web, const char *name)
{
	const struct pp_web_config *c = web->config;
	struct pp_str *names = pp_new(web->arena, struct pp_str,
				      c->audience_count);
	struct pp_sink *sink = web->ask->into.sink;
	struct pp_finding *f;
	int near;

	web->class = PP_CLASS_SPECIAL;
	if (!name)
		return 0;
	for (size_t i = 0; i < c->audience_count; i++) {
		names[i] = c->audiences[i].name;
		if (!pp_str_is(names[i], name))
			continue;
		web->audience = &c->audiences[i];
		web->class = c->audiences[i].class;
		return 0;
	}
	f = pp_report(sink, PP_R(POOL_CONFIG),
		      (struct pp_pos){ .file = PP_CONFIG_FILE },
		      "there is no audience '%s' in 'site'", name);
	near = pp_nearest(pp_str(name), names, c->audience_count);
	if (near >= 0)
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
	else
		tell_audiences(sink, f, names, c->audience_count);
	return -1;
}

static int mark_pages(struct pp_web *web)
{
	const struct pp_web_config *c = web->config;
	struct pp_sink *sink = web->ask->into.sink;
	size_t errors = sink->errors;

	for (size_t i = 0; i < c->page_count; i++) {
		struct pp_web_kind *kind = pp_web_kind(web,
							 c->pages[i].name);

		if (!kind)
			pp_report(sink, PP_R(POOL_CONFIG), c->pages[i].pos,
				  "'%.*s' is no kind of this pool",
				  PP_STR(c->pages[i].name));
		else
			kind->has_pages = kind->table;
	}
	return sink->errors > errors ? -1 : 0;
}

static void find_kinds(struct pp_web *web)
{
	const struct pp_kinds *kinds = web->reports->open.kinds;

	web->kinds = pp_new(web->arena, struct pp_web_kind, kinds->count);
	for (size_t i = 0; i < kinds->count; i++) {
		struct pp_web_kind *k = &web->kinds[web->kind_count++];
		const struct pp_table *table =
			pp_tables_find(&web->tables, kinds->items[i].name);

		k->kind = &kinds->items[i];
		k->label = table && table->label.n ? table->label :
						     k->kind->name;
		k->path = pp_arena_printf(web->arena, "records/%.*s.html",
					  PP_STR(k->kind->name));
		if (table && table->class <= web->class)
			k->table = table;
	}
}

struct pp_web *pp_web_new(struct pp_ask *ask, struct pp_reports *reports,
			    const struct pp_web_want *want)
{
	struct pp_arena *arena = ask->into.arena;
	struct pp_web *web = pp_new(arena, struct pp_web, 1);

	web->ask = ask;
	web->arena = arena;
	web->reports = reports;
	web->config = &reports->open.config.site;
	web->title = web->config->title.n ? web->config->title :
					      reports->open.config.name;
	web->timeout_ms = want->timeout_ms;
	if (find_audience(web, want->audience) < 0 ||
	    pp_ask_day(web->day, ask) < 0 ||
	    pp_ask_session(ask, web->day) < 0)
		return NULL;
	pp_session_kind_tables(&web->tables, ask->session);
	find_kinds(web);
	return mark_pages(web) < 0 ? NULL : web;
}

void pp_web_free(struct pp_web *web)
{
	if (!web)
		return;
	pp_map_release(&web->records);
	for (size_t i = 0; i < web->kind_count; i++)
		pp_map_release(&web->kinds[i].title_reads);
	for (size_t i = 0; i < web->paper_count; i++)
		pp_map_release(&web->papers[i].reads);
	for (size_t i = 0; i < web->directory_count; i++)
		pp_map_release(&web->directories[i].reads);
}
