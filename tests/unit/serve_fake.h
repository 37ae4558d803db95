#ifndef PP_TESTS_SERVE_FAKE_H
#define PP_TESTS_SERVE_FAKE_H

#include "serve/source.h"

/* A source of pages that does what a test tells it to. */
struct fake {
	int generation, seen;	/* of the pool; and of the last look */
	bool is_broken;		/* the pool cannot be looked at */
	unsigned looks, made, done;
	size_t large;		/* bytes of the page "large" */
};

static inline int fake_look(bool *changed, struct pp_sink *sink, void *ctx)
{
	struct fake *f = ctx;

	f->looks++;
	if (f->is_broken) {
		pp_report(sink, PP_R(POOL_CONFIG),
			  (struct pp_pos){ "<b>.yaml", 3, 1, 0 },
			  "no & <i>pool</i>");
		return -1;
	}
	*changed = f->generation != f->seen;
	f->seen = f->generation;
	return 0;
}

static inline int fake_page(struct pp_serve_page *out, struct pp_arena *arena,
			    struct pp_sink *sink, struct pp_str path, void *ctx)
{
	struct fake *f = ctx;

	*out = (struct pp_serve_page){ .type = "text/plain" };
	if (pp_str_is(path, "faulty.html")) {
		pp_report(sink, PP_R(QUERY_ERROR), (struct pp_pos){ 0 },
			  "no such column: <script>");
		return -1;
	}
	if (pp_str_is(path, "large")) {
		out->body = (struct pp_str){ pp_new(arena, char, f->large),
					     f->large };
	} else if (pp_str_is(path, "steady.html")) {
		out->body = PP_LIT("as ever");
		out->policy = "default-src 'self'";
	} else if (pp_str_is(path, "partly.html")) {
		out->body = PP_LIT("but for a part");
		out->is_faulty = true;
	} else if (pp_str_is(path, "index.html")) {
		out->body = pp_str(pp_arena_printf(arena, "owls, %d",
						   f->generation));
	} else {
		return 1;
	}
	f->made++;
	return 0;
}

static inline void fake_done(void *ctx)
{
	((struct fake *)ctx)->done++;
}

static inline struct pp_serve_source fake_source(struct fake *fake)
{
	return (struct pp_serve_source){ fake_look, fake_page, fake_done,
					 fake };
}

#endif
