/* A pool as pages that lead to each other. */
#include "pool/site.h"

#include <stdio.h>

#include "base/escape.h"
#include "pool/queries.h"
#include "pool/site_data.h"

enum { SQL_MAX = 1 << 20, KEY_MAX = 1 << 16, PAGE_MAX = 1 << 30 };

/* --- asking --------------------------------------------------------------- */

int pp_site_query(struct pp_result *out, struct pp_site *site,
		  struct pp_listing into, struct pp_str sql,
		  const struct pp_str *id)
{
	const struct pp_param param = { PP_LIT("id"),
					id ? *id : (struct pp_str){ 0 } };
	const struct pp_query query = {
		.sql = sql, .file = "<site>", .params = &param,
		.param_count = id ? 1 : 0, .timeout_ms = site->timeout_ms,
	};

	/* A report may have asked about another day. */
	if ((!site->ask->session || strcmp(site->ask->today, site->day)) &&
	    pp_ask_session(site->ask, site->day) < 0)
		return -1;
	return pp_session_query(out, into.arena, into.sink, site->ask->session,
				&query);
}

struct pp_site_kind *pp_site_kind(struct pp_site *site, struct pp_str name)
{
	for (size_t i = 0; i < site->kind_count; i++)
		if (pp_str_eq(site->kinds[i].kind->name, name))
			return &site->kinds[i];
	return NULL;
}

/* --- names of records ----------------------------------------------------- */

static struct pp_str text_of(const struct pp_cell *cell)
{
	return cell->type == PP_CELL_TEXT ? cell->text : (struct pp_str){ 0 };
}

static struct pp_map_entry *put_record(struct pp_site *site,
				       struct pp_str kind, struct pp_str id,
				       void *record)
{
	struct pp_str key = pp_str(pp_arena_printf(site->arena, "%.*s/%.*s",
						   PP_STR(kind), PP_STR(id)));
	struct pp_map_entry *e = pp_map_put(&site->records, key, NULL);

	e->ptr = record;
	return e;
}

/* id and title, by title. */
static void add_select(struct pp_buf *sql, struct pp_site *site,
		       const struct pp_site_kind *kind)
{
	struct pp_site_title title;

	pp_site_title_make(&title, site->arena, &site->tables, kind->kind);
	if (title.class > site->class)
		title.sql = PP_LIT("t.id");
	pp_buf_puts(sql, "SELECT t.id, ");
	pp_buf_str(sql, title.sql);
	pp_buf_puts(sql, " FROM ");
	pp_site_sql_name(sql, kind->kind->name);
	pp_buf_puts(sql, " AS t ORDER BY 2 COLLATE NOCASE, 1");
}

int pp_site_name_records(struct pp_site *site, struct pp_site_kind *kind,
			 struct pp_sink *sink)
{
	struct pp_listing into = { site->arena, sink };
	struct pp_result result;
	struct pp_buf sql;
	int rc;

	if (kind->named || !kind->table)
		return 0;
	pp_buf_init(&sql, SQL_MAX);
	add_select(&sql, site, kind);
	rc = pp_site_query(&result, site, into,
			   pp_arena_str(site->arena, pp_buf_get(&sql)), NULL);
	pp_buf_release(&sql);
	if (rc < 0)
		return -1;
	kind->records = pp_new(site->arena, struct pp_site_record,
			       result.row_count);
	for (size_t i = 0; i < result.row_count; i++) {
		struct pp_site_record *r = &kind->records[kind->count++];

		r->kind = kind;
		r->id = text_of(&result.cells[2 * i]);
		r->title = text_of(&result.cells[2 * i + 1]);
		r->title = r->title.n ? r->title : r->id;
		put_record(site, kind->kind->name, r->id, r);
	}
	kind->named = true;
	return 0;
}

int pp_site_find_record(const struct pp_site_record **out,
			struct pp_site *site, struct pp_sink *sink,
			struct pp_str kind, struct pp_str id)
{
	struct pp_site_kind *k = pp_site_kind(site, kind);
	const struct pp_map_entry *e;
	struct pp_buf key;

	*out = NULL;
	if (!k || !k->table)
		return 0;
	if (pp_site_name_records(site, k, sink) < 0)
		return -1;
	pp_buf_init(&key, KEY_MAX);
	pp_buf_str(&key, kind);
	pp_buf_putc(&key, '/');
	pp_buf_str(&key, id);
	e = pp_map_get(&site->records, pp_buf_get(&key));
	pp_buf_release(&key);
	*out = e ? e->ptr : NULL;
	return *out != NULL;
}

void pp_site_add_href(struct pp_buf *out, const struct pp_site_record *record,
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

static int find_audience(struct pp_site *site, const char *name)
{
	const struct pp_site_config *c = site->config;
	struct pp_str *names = pp_new(site->arena, struct pp_str,
				      c->audience_count);
	struct pp_sink *sink = site->ask->into.sink;
	struct pp_finding *f;
	int near;

	site->class = PP_CLASS_SPECIAL;
	if (!name)
		return 0;
	for (size_t i = 0; i < c->audience_count; i++) {
		names[i] = c->audiences[i].name;
		if (!pp_str_is(names[i], name))
			continue;
		site->audience = names[i];
		site->class = c->audiences[i].class;
		return 0;
	}
	f = pp_report(sink, PP_R(POOL_CONFIG),
		      (struct pp_pos){ .file = PP_CONFIG_FILE },
		      "there is no audience '%s' in 'site'", name);
	near = pp_nearest(pp_str(name), names, c->audience_count);
	if (near >= 0)
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
	return -1;
}

static int mark_pages(struct pp_site *site)
{
	const struct pp_site_config *c = site->config;
	struct pp_sink *sink = site->ask->into.sink;
	size_t errors = sink->errors;

	for (size_t i = 0; i < c->page_count; i++) {
		struct pp_site_kind *kind = pp_site_kind(site,
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

static void find_kinds(struct pp_site *site)
{
	const struct pp_kinds *kinds = site->reports->open.kinds;

	site->kinds = pp_new(site->arena, struct pp_site_kind, kinds->count);
	for (size_t i = 0; i < kinds->count; i++) {
		struct pp_site_kind *k = &site->kinds[site->kind_count++];
		const struct pp_table *table =
			pp_tables_find(&site->tables, kinds->items[i].name);

		k->kind = &kinds->items[i];
		k->label = table && table->label.n ? table->label :
						     k->kind->name;
		if (table && table->class <= site->class)
			k->table = table;
	}
}

struct pp_site *pp_site_new(struct pp_ask *ask, struct pp_reports *reports,
			    const struct pp_site_want *want)
{
	struct pp_arena *arena = ask->into.arena;
	struct pp_site *site = pp_new(arena, struct pp_site, 1);

	site->ask = ask;
	site->arena = arena;
	site->reports = reports;
	site->config = &reports->open.config.site;
	site->title = site->config->title.n ? site->config->title :
					      reports->open.config.name;
	site->timeout_ms = want->timeout_ms;
	if (find_audience(site, want->audience) < 0 ||
	    pp_ask_day(site->day, ask) < 0 ||
	    pp_ask_session(ask, site->day) < 0 ||
	    pp_session_tables(&site->tables, arena, ask->into.sink,
			      ask->session) < 0)
		return NULL;
	find_kinds(site);
	return mark_pages(site) < 0 ? NULL : site;
}

void pp_site_free(struct pp_site *site)
{
	if (site)
		pp_map_release(&site->records);
}

/* --- a page by its path --------------------------------------------------- */

/* What stands between a start and an end. */
static bool between(struct pp_str *out, struct pp_str path, const char *start,
		    const char *end)
{
	size_t before = strlen(start), after = strlen(end);

	if (path.n < before + after || !pp_str_starts(path, pp_str(start)) ||
	    !pp_str_ends(path, pp_str(end)))
		return false;
	*out = (struct pp_str){ path.p + before, path.n - before - after };
	return out->n;
}

static enum pp_site_made make_record(struct pp_buf *out, struct pp_site *site,
				     struct pp_site_kind *kind,
				     struct pp_str id, struct pp_listing into)
{
	const struct pp_site_record *record;
	struct pp_site_data data;
	int rc = pp_site_find_record(&record, site, into.sink,
				     kind->kind->name, id);

	if (rc <= 0)
		return rc < 0 ? PP_SITE_FAILED : PP_SITE_NONE;
	if (pp_site_data_load(&data, site, kind, &id, into) < 0 ||
	    pp_site_record_html(out, site, &data, id, into) < 0)
		return PP_SITE_FAILED;
	return PP_SITE_PAGE;
}

/* KIND.html, or KIND/ID.html */
static enum pp_site_made make_of_kind(struct pp_buf *out, struct pp_site *site,
				      struct pp_str name,
				      struct pp_listing into)
{
	const char *slash = memchr(name.p, '/', name.n);
	size_t n = slash ? (size_t)(slash - name.p) : name.n;
	struct pp_site_kind *kind = pp_site_kind(site, (struct pp_str){
						 name.p, n });

	if (!kind || !kind->has_pages)
		return PP_SITE_NONE;
	if (!slash)
		return pp_site_kind_list(out, site, kind, into);
	return make_record(out, site, kind, (struct pp_str){
			   slash + 1, name.n - n - 1 }, into);
}

static enum pp_site_made make_listed(struct pp_buf *out, struct pp_site *site,
				     struct pp_str path,
				     struct pp_listing into)
{
	struct pp_str name;

	if (pp_site_list(site, into.sink) < 0)
		return PP_SITE_FAILED;
	if (pp_str_is(path, "index.html"))
		return pp_site_index(out, site, into);
	if (pp_str_is(path, "all.html"))
		return pp_site_all(out, site, into);
	for (size_t i = 0; i < site->paper_count; i++)
		if (pp_str_is(path, site->papers[i].path))
			return pp_site_paper(out, site, &site->papers[i],
					     into);
	if (!between(&name, path, "directories/", ".html"))
		return PP_SITE_NONE;
	for (size_t i = 0; i < site->directory_count; i++)
		if (pp_str_eq(name, site->directories[i].file->name))
			return pp_site_directory(out, site,
						 &site->directories[i], into);
	return PP_SITE_NONE;
}

enum pp_site_made pp_site_page(struct pp_buf *out, struct pp_site *site,
			       const char *path, struct pp_listing into)
{
	struct pp_str name;

	if (between(&name, pp_str(path), "records/", ".html"))
		return make_of_kind(out, site, name, into);
	return make_listed(out, site, pp_str(path), into);
}

/* --- all pages ------------------------------------------------------------ */

struct each {
	struct pp_site *site;
	struct pp_listing into;
	struct pp_arena scratch;
	struct pp_buf page;
	pp_site_visit *visit;
	void *data;
	bool faulty;
};

static struct pp_listing scrap(struct each *e)
{
	pp_arena_clear(&e->scratch);
	pp_buf_clear(&e->page);
	return (struct pp_listing){ &e->scratch, e->into.sink };
}

/* A page that has been made, or not. */
static int take(struct each *e, const char *path, enum pp_site_made made)
{
	if (made == PP_SITE_FAILED)
		return -1;
	e->faulty |= made == PP_SITE_FAULTY;
	return made == PP_SITE_NONE ? 0 :
	       e->visit(e->data, path, pp_buf_get(&e->page));
}

static int each_listed(struct each *e)
{
	struct pp_site *site = e->site;
	int rc = take(e, "index.html", pp_site_index(&e->page, site, scrap(e)));

	if (!rc)
		rc = take(e, "all.html", pp_site_all(&e->page, site,
						     scrap(e)));
	for (size_t i = 0; !rc && i < site->paper_count; i++)
		rc = take(e, site->papers[i].path,
			  pp_site_paper(&e->page, site, &site->papers[i],
					scrap(e)));
	for (size_t i = 0; !rc && i < site->directory_count; i++) {
		const struct pp_site_directory *d = &site->directories[i];

		rc = take(e, pp_arena_printf(site->arena,
					     "directories/%.*s.html",
					     PP_STR(d->file->name)),
			  pp_site_directory(&e->page, site, d, scrap(e)));
	}
	return rc;
}

static int each_record(struct each *e, struct pp_site_kind *kind)
{
	struct pp_arena rows = { 0 };
	struct pp_listing into = { &rows, e->into.sink };
	struct pp_site_data data;
	int rc = pp_site_data_load(&data, e->site, kind, NULL, into);
	struct pp_str name = kind->kind->name;

	for (size_t i = 0; !rc && i < kind->count; i++) {
		struct pp_str id = kind->records[i].id;
		struct pp_listing scraps = scrap(e);
		char *path = pp_arena_printf(&e->scratch,
					     "records/%.*s/%.*s.html",
					     PP_STR(name), PP_STR(id));

		/* Two records of one id have one page. */
		if (i && pp_str_eq(kind->records[i - 1].id, id))
			continue;
		rc = pp_site_record_html(&e->page, e->site, &data, id, scraps);
		rc = rc < 0 ? rc : take(e, path, PP_SITE_PAGE);
	}
	pp_arena_release(&rows);
	return rc;
}

static int each_kind(struct each *e)
{
	struct pp_site *site = e->site;
	int rc = 0;

	for (size_t i = 0; !rc && i < site->kind_count; i++) {
		struct pp_site_kind *kind = &site->kinds[i];

		if (!kind->has_pages)
			continue;
		rc = take(e, pp_arena_printf(site->arena, "records/%.*s.html",
					     PP_STR(kind->kind->name)),
			  pp_site_kind_list(&e->page, site, kind, scrap(e)));
		if (!rc)
			rc = each_record(e, kind);
	}
	return rc;
}

int pp_site_each(struct pp_site *site, struct pp_listing into,
		 pp_site_visit *visit, void *data)
{
	struct each e = { .site = site, .into = into, .visit = visit,
			  .data = data };
	size_t errors = into.sink->errors;
	int rc;

	pp_buf_init(&e.page, PAGE_MAX);
	rc = pp_site_list(site, into.sink);
	rc = rc ? rc : each_listed(&e);
	rc = rc ? rc : each_kind(&e);
	pp_buf_release(&e.page);
	pp_arena_release(&e.scratch);
	return rc ? rc : e.faulty || into.sink->errors > errors;
}
