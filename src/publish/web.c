/* A pool as pages that lead to each other. */
#include "publish/web.h"

#include "publish/web_answer.h"
#include "publish/web_change.h"
#include "publish/web_list.h"
#include "publish/web_record.h"

enum { PAGE_MAX = 1 << 30 };

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

static enum pp_web_made make_record(struct pp_buf *out, struct pp_web *web,
				     struct pp_web_kind *kind,
				     struct pp_str id, struct pp_listing into)
{
	const struct pp_web_record *record;
	struct pp_web_data data;
	int rc = pp_web_find_record(&record, web, into.sink,
				     kind->kind->name, id);

	if (rc <= 0)
		return rc < 0 ? PP_WEB_FAILED : PP_WEB_NONE;
	if (pp_web_data_load(&data, web, kind, &id, into) < 0 ||
	    pp_web_record_html(out, web, &data, id, into) < 0)
		return PP_WEB_FAILED;
	return PP_WEB_PAGE;
}

/* KIND.html, or KIND/ID.html */
static enum pp_web_made make_of_kind(struct pp_buf *out, struct pp_web *web,
				      struct pp_str name,
				      struct pp_listing into)
{
	const char *slash = memchr(name.p, '/', name.n);
	size_t n = slash ? (size_t)(slash - name.p) : name.n;
	struct pp_web_kind *kind = pp_web_kind(web, (struct pp_str){
						 name.p, n });

	if (!kind || !kind->has_pages)
		return PP_WEB_NONE;
	if (!slash)
		return pp_web_name_records(web, kind, into.sink) < 0 ?
		       PP_WEB_FAILED : pp_web_kind_list(out, web, kind, into);
	return make_record(out, web, kind, (struct pp_str){
			   slash + 1, name.n - n - 1 }, into);
}

static enum pp_web_made make_listed(struct pp_buf *out, struct pp_web *web,
				     struct pp_str path,
				     struct pp_listing into)
{
	struct pp_str name;

	if (pp_web_list(web, into.sink) < 0)
		return PP_WEB_FAILED;
	if (pp_str_is(path, "index.html"))
		return pp_web_index(out, web, into);
	if (pp_str_is(path, "all.html"))
		return pp_web_all(out, web, into);
	for (size_t i = 0; i < web->paper_count; i++)
		if (pp_str_is(path, web->papers[i].path))
			return pp_web_paper(out, web, &web->papers[i],
					     into);
	if (!between(&name, path, "directories/", ".html"))
		return PP_WEB_NONE;
	for (size_t i = 0; i < web->directory_count; i++)
		if (pp_str_eq(name, web->directories[i].file->name))
			return pp_web_directory(out, web,
						 &web->directories[i], into);
	return PP_WEB_NONE;
}

enum pp_web_made pp_web_page(struct pp_buf *out, struct pp_web *web,
			       const char *path, struct pp_listing into)
{
	struct pp_str name;

	if (between(&name, pp_str(path), "records/", ".html"))
		return make_of_kind(out, web, name, into);
	return make_listed(out, web, pp_str(path), into);
}

/* --- all pages ------------------------------------------------------------ */

/* So few of a kind are made one by one. */
enum { FEW = 32, PART = 8 };

struct each {
	struct pp_web *web;
	struct pp_listing into;
	struct pp_arena scratch;
	struct pp_buf page;
	pp_web_visit *visit;
	pp_web_is_current *is_current;	/* may be NULL */
	void *data;
	bool faulty;
	bool only_paths;
};

static struct pp_listing scrap(struct each *e)
{
	pp_arena_clear(&e->scratch);
	pp_buf_clear(&e->page);
	return (struct pp_listing){ &e->scratch, e->into.sink };
}

/* It cannot be another, and is there. */
static bool is_left(struct each *e, bool differs, const char *path)
{
	return e->is_current && !differs && e->is_current(e->data, path);
}

static int leave(struct each *e, const char *path)
{
	if (e->web->answers)
		pp_web_answers_skip(e->web->answers, path);
	return e->visit(e->data, path, (struct pp_str){ 0 });
}

/* A page that has been made, or not. */
static int take(struct each *e, const char *path, enum pp_web_made made)
{
	if (made == PP_WEB_FAILED)
		return -1;
	e->faulty |= made == PP_WEB_FAULTY;
	return made == PP_WEB_NONE ? 0 :
	       e->visit(e->data, path, pp_buf_get(&e->page));
}

/* The page of a path, which path is lent to. */
typedef enum pp_web_made make_page(struct each *e, void *page,
				   struct pp_listing into);

static int each_page(struct each *e, const char *path, bool differs,
		     make_page *make, void *page)
{
	enum pp_web_made made;

	if (e->only_paths)
		return e->visit(e->data, path, (struct pp_str){ 0 });
	if (is_left(e, differs, path))
		return leave(e, path);
	made = make(e, page, scrap(e));
	return take(e, path, made);
}

static enum pp_web_made make_index(struct each *e, void *page,
				   struct pp_listing into)
{
	(void)page;
	return pp_web_index(&e->page, e->web, into);
}

static enum pp_web_made make_all(struct each *e, void *page,
				 struct pp_listing into)
{
	(void)page;
	return pp_web_all(&e->page, e->web, into);
}

static enum pp_web_made make_paper(struct each *e, void *page,
				   struct pp_listing into)
{
	struct pp_web_answers *answers = e->web->answers;
	struct pp_web_report *report = page;
	enum pp_web_made made;

	if (answers)
		answers->page = pp_str(report->path);
	made = pp_web_paper(&e->page, e->web, report, into);
	if (answers)
		answers->page = (struct pp_str){ 0 };
	return made;
}

static enum pp_web_made make_directory(struct each *e, void *page,
				       struct pp_listing into)
{
	return pp_web_directory(&e->page, e->web, page, into);
}

static enum pp_web_made make_kind(struct each *e, void *page,
				  struct pp_listing into)
{
	return pp_web_kind_list(&e->page, e->web, page, into);
}

static int each_listed(struct each *e)
{
	struct pp_web *web = e->web;
	const struct pp_web_change *c = web->change;
	int rc = each_page(e, "index.html", pp_web_change_index(c),
			   make_index, NULL);

	rc = rc ? rc : each_page(e, "all.html", pp_web_change_all(c),
				 make_all, NULL);
	for (size_t i = 0; !rc && i < web->paper_count; i++)
		rc = each_page(e, web->papers[i].path,
			       pp_web_change_report(c, &web->papers[i]),
			       make_paper, &web->papers[i]);
	for (size_t i = 0; !rc && i < web->directory_count; i++)
		rc = each_page(e, web->directories[i].path,
			       pp_web_change_directory(c,
						       &web->directories[i]),
			       make_directory, &web->directories[i]);
	return rc;
}

/* Two records of one id have one page. */
static bool is_repeated(const struct pp_web_kind *kind, size_t i)
{
	return i && pp_str_eq(kind->records[i - 1].id, kind->records[i].id);
}

static char *record_path(struct pp_arena *arena,
			 const struct pp_web_record *record)
{
	return pp_arena_printf(arena, "records/%.*s/%.*s.html",
			       PP_STR(record->kind->kind->name),
			       PP_STR(record->id));
}

static int each_path(struct each *e, struct pp_web_kind *kind)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < kind->count; i++) {
		pp_arena_clear(&e->scratch);
		if (!is_repeated(kind, i))
			rc = e->visit(e->data, record_path(&e->scratch,
							   &kind->records[i]),
				      (struct pp_str){ 0 });
	}
	return rc;
}

/* The records whose pages are made. */
struct chosen {
	bool *items;
	size_t count;
	struct pp_web_data data;	/* of all of the kind; or of one by
					   one: */
	bool one_by_one;
	struct pp_arena rows;
};

static void choose(struct chosen *out, struct each *e,
		   const struct pp_web_kind *kind)
{
	out->items = pp_new(&out->rows, bool, kind->count);
	for (size_t i = 0; i < kind->count; i++) {
		const struct pp_web_record *r = &kind->records[i];

		if (is_repeated(kind, i))
			continue;
		pp_arena_clear(&e->scratch);
		out->items[i] = !is_left(e, pp_web_change_record(
						e->web->change, r),
					 record_path(&e->scratch, r));
		out->count += out->items[i];
	}
	out->one_by_one = out->count <= FEW &&
			  PART * out->count <= kind->count;
}

static int make_record_page(struct each *e, struct chosen *chosen,
			    struct pp_web_kind *kind,
			    const struct pp_web_record *record)
{
	struct pp_listing into = scrap(e);
	struct pp_web_data one;
	int rc = 0;

	if (chosen->one_by_one)
		rc = pp_web_data_load(&one, e->web, kind, &record->id, into);
	rc = rc ? rc : pp_web_record_html(&e->page, e->web,
					  chosen->one_by_one ? &one :
					  &chosen->data, record->id, into);
	return rc < 0 ? rc : take(e, record_path(&e->scratch, record),
				  PP_WEB_PAGE);
}

static int each_chosen(struct each *e, struct chosen *chosen,
		       struct pp_web_kind *kind)
{
	struct pp_listing into = { &chosen->rows, e->into.sink };
	int rc = 0;

	if (chosen->count && !chosen->one_by_one)
		rc = pp_web_data_load(&chosen->data, e->web, kind, NULL, into);
	for (size_t i = 0; !rc && i < kind->count; i++) {
		const struct pp_web_record *r = &kind->records[i];

		if (is_repeated(kind, i))
			continue;
		if (chosen->items[i]) {
			rc = make_record_page(e, chosen, kind, r);
			continue;
		}
		pp_arena_clear(&e->scratch);
		rc = e->visit(e->data, record_path(&e->scratch, r),
			      (struct pp_str){ 0 });
	}
	return rc;
}

static int each_record(struct each *e, struct pp_web_kind *kind)
{
	struct chosen chosen = { 0 };
	int rc;

	if (e->only_paths)
		return each_path(e, kind);
	choose(&chosen, e, kind);
	e->web->one_by_one = chosen.one_by_one;
	rc = each_chosen(e, &chosen, kind);
	e->web->one_by_one = false;
	pp_arena_release(&chosen.rows);
	return rc;
}

static int each_kind(struct each *e)
{
	struct pp_web *web = e->web;
	int rc = 0;

	for (size_t i = 0; !rc && i < web->kind_count; i++) {
		struct pp_web_kind *kind = &web->kinds[i];

		if (!kind->has_pages)
			continue;
		rc = each_page(e, kind->path,
			       pp_web_change_kind(web->change, kind),
			       make_kind, kind);
		rc = rc ? rc : each_record(e, kind);
	}
	return rc;
}

static int each(struct each *e)
{
	size_t errors = e->into.sink->errors;
	int rc;

	pp_buf_init(&e->page, PAGE_MAX);
	rc = pp_web_list(e->web, e->into.sink);
	rc = rc ? rc : each_listed(e);
	rc = rc ? rc : each_kind(e);
	pp_buf_release(&e->page);
	pp_arena_release(&e->scratch);
	return rc ? rc : e->faulty || e->into.sink->errors > errors;
}

int pp_web_paths(struct pp_web *web, struct pp_listing into,
		 pp_web_visit *visit, void *data)
{
	struct each e = { .web = web, .into = into, .visit = visit,
			  .data = data, .only_paths = true };
	int rc = each(&e);

	return rc > 0 && !e.faulty ? 0 : rc;
}

int pp_web_each(struct pp_web *web, struct pp_listing into,
		pp_web_visit *visit, pp_web_is_current *is_current, void *data)
{
	struct each e = { .web = web, .into = into, .visit = visit,
			  .is_current = is_current, .data = data };

	return each(&e);
}
