/* The pages of a site that lead to the others. */
#include "publish/web_list.h"

#include "base/escape.h"
#include "pool/queries.h"
#include "publish/report.h"
#include "publish/web_answer.h"
#include "publish/web_change.h"
#include "publish/web_frame.h"
#include "report/card.h"
#include "report/figure.h"
#include "report/table.h"

enum { BODY_MAX = 1 << 29, TEXT_MAX = 1 << 20 };

/* --- what there is -------------------------------------------------------- */

/* Is a word one of "board, groups"? */
static bool names(struct pp_str list, struct pp_str word)
{
	while (list.n) {
		const char *comma = memchr(list.p, ',', list.n);
		size_t n = comma ? (size_t)(comma - list.p) : list.n;
		size_t used = comma && n + 2 < list.n ? n + 2 : list.n;

		if (pp_str_eq((struct pp_str){ list.p, n }, word))
			return true;
		list = (struct pp_str){ list.p + used, list.n - used };
	}
	return false;
}

/* The parameter that a report asks for, so that it is a form, not a paper; or
 * NULL. */
static const struct pp_sql_param *asked_for(const struct pp_head *head)
{
	for (size_t i = 0; i < head->param_count; i++)
		if (!head->params[i].has_standard)
			return &head->params[i];
	return NULL;
}

/* May the site's audience read it? */
static bool is_for(const struct pp_web *web, const struct pp_head *head)
{
	const struct pp_web_audience *a = web->audience;
	bool fits;

	if (!a)
		return true;
	fits = !head->audience_names.n ||
	       names(head->audience_names, a->name);
	for (size_t i = 0; i < a->also_count; i++)
		fits |= names(head->audience_names, a->also[i].name);
	return fits && head->reads <= web->class;
}

static void look_at(struct pp_web *web, struct pp_web_report *paper)
{
	if (!pp_web_answers_look(web->answers, paper)) {
		pp_session_watch(web->ask->session, &paper->reads,
				 web->arena);
		pp_report_look(&paper->looks, web->reports, web->ask,
			       paper->file, web->arena);
		pp_session_watch(web->ask->session, NULL, NULL);
	}
	pp_web_answers_keep_look(web->answers, paper);
}

/* One that has a fault is told, and has no page. */
static void list_reports(struct pp_web *web, struct pp_sink *sink)
{
	struct pp_reports *reports = web->reports;

	web->papers = pp_new(web->arena, struct pp_web_report,
			      reports->count);
	web->forms = pp_new(web->arena, struct pp_report_file *,
			    reports->count);
	for (size_t i = 0; i < reports->count; i++) {
		struct pp_report_file *file = &reports->items[i];

		if (pp_report_load(reports, file, sink) < 0 ||
		    !is_for(web, &file->head))
			continue;
		if (asked_for(&file->head)) {
			web->forms[web->form_count++] = file;
			continue;
		}
		web->papers[web->paper_count++] = (struct pp_web_report){
			.file = file,
			.path = pp_arena_printf(web->arena,
						"reports/%.*s.html",
						PP_STR(file->id)),
		};
	}
	/* All have been read, and their faults told. */
	if (web->change)
		pp_web_change_texts(web->change);
	for (size_t i = 0; i < web->paper_count; i++)
		look_at(web, &web->papers[i]);
}

/* What a directory's query is like, before it is run. */
static int describe(struct pp_result *out, struct pp_web *web,
		    struct pp_sink *sink, struct pp_web_directory *d)
{
	const struct pp_query query = { .sql = d->file->sql,
					.file = "<site>" };
	int rc;

	pp_session_watch(web->ask->session, &d->reads, web->arena);
	rc = pp_session_describe(out, web->arena, sink, web->ask->session,
				 &query);
	pp_session_watch(web->ask->session, NULL, NULL);
	return rc;
}

/* Run it, once. */
static int run_directory(struct pp_web *web, struct pp_sink *sink,
			 struct pp_web_directory *d)
{
	struct pp_listing into = { web->arena, sink };
	struct pp_str *page = web->answers ? &web->answers->page : NULL;
	struct pp_str before = { 0 };

	if (d->is_run)
		return 0;
	if (page) {
		before = *page;
		*page = pp_str(d->path);
	}
	d->is_run = !pp_web_query(&d->result, web, into, d->file->sql, NULL);
	if (page)
		*page = before;
	return d->is_run ? 0 : -1;
}

static int add_directory(struct pp_web *web, struct pp_sink *sink,
			 const struct pp_web_name *name)
{
	struct pp_web_directory *d =
		&web->directories[web->directory_count];
	struct pp_listing into = { web->arena, sink };
	struct pp_sql_file *file = pp_new(web->arena, struct pp_sql_file, 1);
	int rc = pp_queries_find(file, web->ask->pool, into,
				 pp_arena_str(web->arena, name->name).p);

	if (rc <= 0 || file->param_count) {
		pp_report(sink, PP_R(POOL_CONFIG), name->pos, rc > 0 ?
			  "the query '%.*s' has parameters: it is no "
			  "directory" : "the pool keeps no query '%.*s'",
			  PP_STR(name->name));
		return -1;
	}
	d->file = file;
	d->path = pp_arena_printf(web->arena, "directories/%.*s.html",
				  PP_STR(file->name));
	if (describe(&d->result, web, sink, d) < 0)
		return -1;
	if (d->result.class <= web->class)
		web->directory_count++;
	else
		pp_map_release(&d->reads);
	return 0;
}

int pp_web_list(struct pp_web *web, struct pp_sink *sink)
{
	const struct pp_web_config *c = web->config;

	if (web->listed)
		return 0;
	list_reports(web, sink);
	if (!web->ask->session && pp_ask_session(web->ask, web->day) < 0)
		return -1;
	web->directory_count = 0;
	web->directories = pp_new(web->arena, struct pp_web_directory,
				   c->directory_count);
	for (size_t i = 0; i < c->directory_count; i++)
		if (add_directory(web, sink, &c->directories[i]) < 0)
			return -1;
	for (size_t i = 0; i < web->kind_count; i++)
		if (web->kinds[i].has_pages &&
		    pp_web_name_records(web, &web->kinds[i], sink) < 0)
			return -1;
	web->listed = true;
	return 0;
}

/* --- words ---------------------------------------------------------------- */

static struct pp_str said_day(const struct pp_web *web,
			      struct pp_arena *arena)
{
	struct pp_buf text;
	struct pp_str said;

	pp_buf_init(&text, TEXT_MAX);
	pp_buf_puts(&text, "As of ");
	pp_figure_date_text(&text, pp_str(web->day));
	said = pp_arena_str(arena, pp_buf_get(&text));
	pp_buf_release(&text);
	return said;
}

static struct pp_str counted(struct pp_arena *arena, size_t count,
			     const char *one, const char *many)
{
	struct pp_buf text;
	struct pp_str said;

	pp_buf_init(&text, TEXT_MAX);
	pp_figure_integer(&text, (int64_t)count);
	pp_buf_printf(&text, " %s", count == 1 ? one : many);
	said = pp_arena_str(arena, pp_buf_get(&text));
	pp_buf_release(&text);
	return said;
}

static struct pp_str href_to(struct pp_arena *arena, unsigned depth,
			     const char *folder, struct pp_str name)
{
	struct pp_buf text;
	struct pp_str said;

	pp_buf_init(&text, TEXT_MAX);
	pp_buf_puts(&text, depth ? "../" : "");
	pp_buf_puts(&text, folder);
	pp_escape_uri(&text, name);
	pp_buf_puts(&text, ".html");
	said = pp_arena_str(arena, pp_buf_get(&text));
	pp_buf_release(&text);
	return said;
}

static struct pp_str directory_title(const struct pp_web_directory *d)
{
	return d->file->title.n ? d->file->title : d->file->name;
}

/* --- the index ------------------------------------------------------------ */

/* How a form is made into a paper. */
static struct pp_str said_of_form(struct pp_arena *arena,
				  const struct pp_report_file *file)
{
	const struct pp_sql_param *asked = asked_for(&file->head);
	struct pp_str name = asked->help.n ? asked->help : asked->name;

	return pp_str(pp_arena_printf(arena, "%.*s%sIt has no page, as it asks "
		"for something (%.*s): peerpool report %.*s -p %.*s=...",
		PP_STR(file->head.summary), file->head.summary.n ? " " : "",
		PP_STR(name), PP_STR(file->id), PP_STR(asked->name)));
}

/* The reports of one section that may be shown. */
static void add_section(struct pp_buf *body, const struct pp_web *web,
			struct pp_arena *arena, const char *id,
			struct pp_str section, struct pp_str heading)
{
	struct pp_card_link *links = pp_new(arena, struct pp_card_link,
					    web->paper_count + web->form_count);
	size_t count = 0;

	for (size_t i = 0; i < web->paper_count; i++) {
		const struct pp_report_file *file = web->papers[i].file;

		if (web->papers[i].looks.refused ||
		    !pp_str_eq(file->head.section, section))
			continue;
		links[count].text = file->head.title;
		links[count].href = href_to(arena, 0, "reports/", file->id);
		links[count++].note = file->head.summary;
	}
	for (size_t i = 0; i < web->form_count; i++) {
		const struct pp_report_file *file = web->forms[i];

		if (!pp_str_eq(file->head.section, section))
			continue;
		links[count].text = file->head.title;
		links[count++].note = said_of_form(arena, file);
	}
	if (!count)
		return;
	pp_card_heading(body, id, heading);
	pp_card_links(body, NULL, links, count);
}

/* The sections that the configuration names, in its order; then others, in the
 * order of the reports that first name them; then reports that name none. */
static struct pp_str *sections_of(const struct pp_web *web,
				  struct pp_arena *arena, size_t *count)
{
	const struct pp_web_config *config = web->config;
	size_t papers = web->paper_count, reports = papers + web->form_count;
	struct pp_str *all = pp_new(arena, struct pp_str,
				    config->section_count + reports);
	size_t n = 0;

	for (size_t i = 0; i < config->section_count; i++)
		all[n++] = config->sections[i].name;
	for (size_t i = 0; i < reports; i++) {
		const struct pp_report_file *file = i < papers ?
			web->papers[i].file : web->forms[i - papers];
		struct pp_str section = file->head.section;
		size_t k = 0;

		while (k < n && !pp_str_eq(all[k], section))
			k++;
		if (k == n && section.n)
			all[n++] = section;
	}
	*count = n;
	return all;
}

static void add_papers(struct pp_buf *body, const struct pp_web *web,
		       struct pp_arena *arena)
{
	size_t count;
	struct pp_str *sections = sections_of(web, arena, &count);

	for (size_t i = 0; i < count; i++)
		add_section(body, web, arena,
			    pp_arena_printf(arena, "reports-%zu", i + 1),
			    sections[i], sections[i]);
	add_section(body, web, arena, "reports", (struct pp_str){ 0 },
		    count ? PP_LIT("Other reports") : PP_LIT("Reports"));
}

static void add_directories(struct pp_buf *body, const struct pp_web *web,
			    struct pp_arena *arena)
{
	struct pp_card_link *links = pp_new(arena, struct pp_card_link,
					    web->directory_count);

	if (!web->directory_count)
		return;
	for (size_t i = 0; i < web->directory_count; i++) {
		const struct pp_web_directory *d = &web->directories[i];

		links[i].text = directory_title(d);
		links[i].href = href_to(arena, 0, "directories/",
					d->file->name);
		links[i].note = counted(arena, d->result.row_count, "row",
					"rows");
	}
	pp_card_heading(body, "directories", PP_LIT("Directories"));
	pp_card_links(body, NULL, links, web->directory_count);
}

static void add_kinds(struct pp_buf *body, const struct pp_web *web,
		      struct pp_arena *arena)
{
	struct pp_card_link *links = pp_new(arena, struct pp_card_link,
					    web->kind_count);
	size_t count = 0;

	for (size_t i = 0; i < web->kind_count; i++) {
		const struct pp_web_kind *k = &web->kinds[i];

		if (!k->has_pages)
			continue;
		links[count].text = k->label;
		links[count].href = href_to(arena, 0, "records/",
					    k->kind->name);
		links[count++].note = counted(arena, k->count, "record",
					      "records");
	}
	if (!count)
		return;
	pp_card_heading(body, "records", PP_LIT("Records"));
	pp_card_links(body, NULL, links, count);
}

static void finish(struct pp_buf *out, struct pp_page *page,
		   struct pp_buf *body)
{
	page->body = pp_buf_get(body);
	pp_page_html(out, page);
	pp_buf_release(body);
}

enum pp_web_made pp_web_index(struct pp_buf *out, struct pp_web *web,
				struct pp_listing into)
{
	struct pp_str facts[2] = { said_day(web, into.arena) };
	struct pp_page page = { .title = web->title, .facts = facts,
				.fact_count = 1 };
	struct pp_page_link links[2];
	struct pp_buf body;

	if (web->audience)
		facts[page.fact_count++] = pp_str(pp_arena_printf(
			into.arena, "For %.*s", PP_STR(web->audience->name)));
	for (size_t i = 0; i < web->directory_count; i++)
		if (run_directory(web, into.sink, &web->directories[i]) < 0)
			return PP_WEB_FAILED;
	pp_web_frame(&page, web, into.arena, 0);
	memcpy(links, page.links, sizeof(links));
	links[0].href = page.site = (struct pp_str){ 0 };
	page.links = links;
	pp_buf_init(&body, BODY_MAX);
	add_papers(&body, web, into.arena);
	add_directories(&body, web, into.arena);
	add_kinds(&body, web, into.arena);
	if (!body.n)
		pp_buf_puts(&body, "<p>There is nothing to be shown.</p>\n");
	finish(out, &page, &body);
	return PP_WEB_PAGE;
}

/* --- lists of records ----------------------------------------------------- */

static size_t add_records(struct pp_card_link *links,
			  const struct pp_web_kind *kind,
			  struct pp_arena *arena, unsigned depth)
{
	struct pp_buf href;

	pp_buf_init(&href, TEXT_MAX);
	for (size_t i = 0; i < kind->count; i++) {
		pp_buf_clear(&href);
		pp_web_add_href(&href, &kind->records[i], depth);
		links[i].text = kind->records[i].title;
		links[i].href = pp_arena_str(arena, pp_buf_get(&href));
	}
	pp_buf_release(&href);
	return kind->count;
}

enum pp_web_made pp_web_kind_list(struct pp_buf *out, struct pp_web *web,
				    const struct pp_web_kind *kind,
				    struct pp_listing into)
{
	struct pp_card_link *links;
	struct pp_page page = { .title = kind->label, .script = true };
	struct pp_buf body;

	page.summary = counted(into.arena, kind->count, "record", "records");
	pp_web_frame(&page, web, into.arena, 1);
	links = pp_new(into.arena, struct pp_card_link, kind->count);
	add_records(links, kind, into.arena, 1);
	pp_buf_init(&body, BODY_MAX);
	pp_card_filter(&body, "list", "Find by name");
	pp_card_links(&body, "list", links, kind->count);
	finish(out, &page, &body);
	return PP_WEB_PAGE;
}

static size_t add_listed(struct pp_card_link *links, struct pp_web *web,
			 struct pp_arena *arena)
{
	size_t count = 0;

	for (size_t i = 0; i < web->paper_count; i++) {
		const struct pp_report_file *file = web->papers[i].file;

		if (web->papers[i].looks.refused)
			continue;
		links[count].text = file->head.title;
		links[count].href = href_to(arena, 0, "reports/", file->id);
		links[count++].note = PP_LIT("Report");
	}
	for (size_t i = 0; i < web->directory_count; i++, count++) {
		links[count].text = directory_title(&web->directories[i]);
		links[count].href = href_to(arena, 0, "directories/",
					    web->directories[i].file->name);
		links[count].note = PP_LIT("Directory");
	}
	for (size_t i = 0; i < web->kind_count; i++) {
		const struct pp_web_kind *k = &web->kinds[i];
		size_t first = count;

		if (k->has_pages)
			count += add_records(links + first, k, arena, 0);
		for (size_t n = first; n < count; n++)
			links[n].note = k->label;
	}
	return count;
}

enum pp_web_made pp_web_all(struct pp_buf *out, struct pp_web *web,
			      struct pp_listing into)
{
	struct pp_page page = { .title = PP_LIT("All pages"), .script = true };
	size_t count = web->paper_count + web->directory_count;
	struct pp_page_link links_out[2];
	struct pp_card_link *links;
	struct pp_buf body;

	for (size_t i = 0; i < web->kind_count; i++)
		count += web->kinds[i].count;
	links = pp_new(into.arena, struct pp_card_link, count);
	count = add_listed(links, web, into.arena);
	pp_web_frame(&page, web, into.arena, 0);
	memcpy(links_out, page.links, sizeof(links_out));
	links_out[1].href = (struct pp_str){ 0 };
	page.links = links_out;
	pp_buf_init(&body, BODY_MAX);
	pp_card_filter(&body, "list", "Search the titles");
	pp_card_links(&body, "list", links, count);
	finish(out, &page, &body);
	return PP_WEB_PAGE;
}

/* --- tables and papers ---------------------------------------------------- */

struct linking {
	struct pp_web *web;
	struct pp_sink *sink;
};

/* KIND/ID, seen from a folder. */
static void add_href(struct pp_buf *out, void *data, struct pp_str address)
{
	const struct linking *l = data;
	const char *slash = memchr(address.p, '/', address.n);
	size_t n = slash ? (size_t)(slash - address.p) : 0;
	const struct pp_web_kind *kind = pp_web_kind(l->web,
			(struct pp_str){ address.p, n });
	const struct pp_web_record *record;

	/* The names are there, and nothing is asked while a report is. */
	if (!slash || !kind || !kind->has_pages || !kind->named)
		return;
	if (pp_web_find_record(&record, l->web, l->sink,
				(struct pp_str){ address.p, n },
				(struct pp_str){ slash + 1,
						 address.n - n - 1 }) > 0)
		pp_web_add_href(out, record, 1);
}

enum pp_web_made pp_web_directory(struct pp_buf *out, struct pp_web *web,
				    struct pp_web_directory *directory,
				    struct pp_listing into)
{
	struct linking linking = { web, into.sink };
	struct pp_str facts[] = { said_day(web, into.arena) };
	struct pp_page page = {
		.title = directory_title(directory),
		.summary = directory->file->explanation,
		.facts = facts, .fact_count = 1, .script = true,
	};
	const struct pp_table_view view = {
		.result = &directory->result, .id = PP_LIT("list"),
		.href = add_href, .href_data = &linking,
	};
	struct pp_buf body;

	if (run_directory(web, into.sink, directory) < 0)
		return PP_WEB_FAILED;
	pp_web_frame(&page, web, into.arena, 1);
	pp_buf_init(&body, BODY_MAX);
	if (directory->result.row_count)
		pp_card_filter(&body, "list", "Show rows with");
	pp_table_html(&body, &view);
	finish(out, &page, &body);
	return PP_WEB_PAGE;
}

enum pp_web_made pp_web_paper(struct pp_buf *out, struct pp_web *web,
				const struct pp_web_report *report,
				struct pp_listing into)
{
	struct linking linking = { web, into.sink };
	struct pp_page frame = { 0 };
	struct pp_report_want want = {
		.file = report->file, .format = PP_REPORT_HTML,
		.timeout_ms = web->timeout_ms,
		.href = add_href, .href_data = &linking,
	};
	struct pp_report_made made;

	pp_web_frame(&frame, web, into.arena, 1);
	want.site = frame.site;
	want.links = frame.links;
	want.link_count = frame.link_count;
	/* What is wrong has been told; the other pages are made. */
	if (pp_report_make(&made, web->reports, web->ask, &want, into) < 0 ||
	    made.refused)
		return PP_WEB_NONE;
	pp_buf_str(out, made.text);
	return made.faulty ? PP_WEB_FAULTY : PP_WEB_PAGE;
}
