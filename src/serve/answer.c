#include "serve/answer.h"

#include <stdio.h>

#include "base/escape.h"
#include "cli/printer.h"
#include "report/page.h"

enum { ERROR_MAX = 4 << 20, FINDINGS_MAX = 100 };

struct kept {
	struct pp_serve_page page;
	char tag[PP_TAG_MAX];
};

static const char html[] = "text/html; charset=utf-8";

void pp_server_init(struct pp_server *server,
		    const struct pp_serve_source *source,
		    const struct pp_list *names)
{
	*server = (struct pp_server){
		.source = source, .names = names, .seed = pp_hash_seed(),
	};
}

void pp_server_release(struct pp_server *server)
{
	pp_map_release(&server->kept);
	pp_arena_release(&server->pages);
}

static void forget(struct pp_server *server)
{
	pp_map_clear(&server->kept);
	pp_arena_clear(&server->pages);
}

/* --- pages about what went wrong ------------------------------------------ */

/* One finding, as the command line has it. */
static void finding(struct pp_buf *body, struct pp_arena *arena,
		    const struct pp_finding *f)
{
	const struct pp_print how = { 0 };
	const char *place = pp_print_place(arena, f->pos);

	pp_escape_xml(body, pp_str(place));
	pp_buf_puts(body, *place ? ": " : "");
	pp_buf_puts(body, pp_severity_name(f->severity));
	pp_buf_puts(body, ": ");
	pp_escape_xml(body, pp_str(pp_print_message(&how, arena, f)));
	pp_buf_printf(body, " [%s]\n", f->rule->id);
	for (const struct pp_note *n = f->notes; n; n = n->next) {
		pp_buf_puts(body, "  note: ");
		pp_escape_xml(body, pp_str(pp_print_advice(arena, n)));
		pp_buf_putc(body, '\n');
	}
}

static void findings(struct pp_buf *body, struct pp_arena *arena,
		     struct pp_sink *sink)
{
	pp_sink_sort(sink);
	pp_buf_puts(body, "<pre>");
	for (size_t i = 0; i < sink->count && i < FINDINGS_MAX; i++)
		finding(body, arena, sink->items[i]);
	pp_buf_puts(body, "</pre>\n");
}

/* sink may be NULL. */
static void tell(struct pp_answer *out, struct pp_arena *arena,
		 unsigned status, const char *title, struct pp_sink *sink)
{
	struct pp_page page = { .title = pp_str(title) };
	struct pp_buf body, text;

	pp_buf_init(&body, ERROR_MAX);
	pp_buf_init(&text, 2 * ERROR_MAX);
	if (sink)
		findings(&body, arena, sink);
	page.body = pp_buf_get(&body);
	pp_page_html(&text, &page);
	*out = (struct pp_answer){
		.status = status, .type = html,
		.policy = pp_page_policy(false),
		.body = pp_arena_str(arena, pp_buf_get(&text)),
	};
	pp_buf_release(&body);
	pp_buf_release(&text);
}

/* --- pages ---------------------------------------------------------------- */

/* The tag follows from the bytes: the same page has the same, whenever it was
 * made. */
static void make_tag(char tag[PP_TAG_MAX], const struct pp_server *server,
		     struct pp_str body)
{
	snprintf(tag, PP_TAG_MAX, "\"%016llx%016llx\"",
		 (unsigned long long)pp_hash(body, server->seed),
		 (unsigned long long)pp_hash(body, ~server->seed));
}

static struct kept *keep(struct pp_server *server, struct pp_str path,
			 const struct pp_serve_page *page)
{
	struct kept *kept;

	if (server->pages.used + page->body.n > PP_SERVER_KEPT_MAX)
		forget(server);
	kept = pp_new(&server->pages, struct kept, 1);
	kept->page = *page;
	kept->page.body = pp_arena_str(&server->pages, page->body);
	make_tag(kept->tag, server, page->body);
	pp_map_put(&server->kept, pp_arena_str(&server->pages, path),
		   NULL)->ptr = kept;
	return kept;
}

/* The page of the path: 0; 1 where there is none; -1 with findings. */
static int find(const struct kept **out, struct pp_arena *arena,
		struct pp_sink *sink, struct pp_server *server,
		struct pp_str path)
{
	const struct pp_serve_source *source = server->source;
	const struct pp_map_entry *entry;
	struct pp_serve_page page;
	bool changed = false;
	int rc;

	if (source->look(&changed, sink, source->ctx) < 0) {
		forget(server);
		return -1;
	}
	if (changed)
		forget(server);
	entry = pp_map_get(&server->kept, path);
	if (entry) {
		*out = entry->ptr;
		return 0;
	}
	rc = source->page(&page, arena, sink, path, source->ctx);
	if (!rc)
		*out = keep(server, path, &page);
	return rc;
}

static void answer_page(struct pp_answer *out, struct pp_arena *arena,
			struct pp_server *server,
			const struct pp_request *request, struct pp_str path)
{
	struct pp_sink sink = { 0 };
	const struct kept *kept = NULL;
	int rc = find(&kept, arena, &sink, server, path);

	if (rc < 0) {
		tell(out, arena, 500, "This page could not be made", &sink);
	} else if (rc) {
		tell(out, arena, 404, "There is no such page", NULL);
	} else {
		*out = (struct pp_answer){
			.status = kept->page.is_faulty ? 500 : 200,
			.type = kept->page.type,
			.policy = kept->page.policy, .body = kept->page.body,
		};
		memcpy(out->tag, kept->tag, sizeof(out->tag));
		if (!kept->page.is_faulty &&
		    pp_request_has_tag(request->none_match, out->tag)) {
			out->status = 304;
			out->body = (struct pp_str){ 0 };
		}
	}
	pp_sink_release(&sink);
	if (server->source->done)
		server->source->done(server->source->ctx);
}

void pp_answer(struct pp_answer *out, struct pp_arena *arena,
	       struct pp_server *server, const struct pp_request *request)
{
	struct pp_str path;

	if (!pp_request_host(request->host, server->names))
		tell(out, arena, 421, "This server does not go by that name",
		     NULL);
	else if (strcmp(request->method, "GET") &&
		 strcmp(request->method, "HEAD"))
		tell(out, arena, 405, "Pages can only be read here", NULL);
	else if (request->has_body)
		tell(out, arena, 413, "A request for a page has no body", NULL);
	else if (!pp_request_path(&path, arena, request->target))
		tell(out, arena, 400, "That is no address of a page", NULL);
	else
		answer_page(out, arena, server, request, path);
}
