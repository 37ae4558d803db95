#ifndef PP_PUBLISH_WEB_FRAME_H
#define PP_PUBLISH_WEB_FRAME_H

#include "publish/web_run.h"
#include "report/page.h"

/* What stands around a page: its links, the site's title. */
void pp_web_frame(struct pp_page *out, const struct pp_web *web,
		   struct pp_arena *arena, unsigned depth);

#endif
