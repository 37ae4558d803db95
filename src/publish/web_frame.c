/* What stands around a page of a site. */
#include "publish/web_frame.h"

static struct pp_str upwards(struct pp_arena *arena, unsigned depth,
			     const char *path)
{
	return pp_str(pp_arena_printf(arena, "%s%s", depth == 2 ? "../../" :
				      depth ? "../" : "", path));
}

void pp_web_frame(struct pp_page *out, const struct pp_web *web,
		   struct pp_arena *arena, unsigned depth)
{
	struct pp_page_link *links = pp_new(arena, struct pp_page_link, 2);

	links[0].text = web->title;
	links[0].href = upwards(arena, depth, "index.html");
	links[1].text = PP_LIT("All pages");
	links[1].href = upwards(arena, depth, "all.html");
	out->links = links;
	out->link_count = 2;
	out->site = web->title;
}
