#ifndef PP_PUBLISH_WEB_LIST_H
#define PP_PUBLISH_WEB_LIST_H

#include "publish/web_run.h"

/* The pages of a site that lead to the others; each is appended to out. */

enum pp_web_made pp_web_index(struct pp_buf *out, struct pp_web *web,
				struct pp_listing into);
enum pp_web_made pp_web_all(struct pp_buf *out, struct pp_web *web,
			      struct pp_listing into);
enum pp_web_made pp_web_kind_list(struct pp_buf *out, struct pp_web *web,
				    const struct pp_web_kind *kind,
				    struct pp_listing into);
enum pp_web_made pp_web_directory(struct pp_buf *out, struct pp_web *web,
				    struct pp_web_directory *directory,
				    struct pp_listing into);
enum pp_web_made pp_web_paper(struct pp_buf *out, struct pp_web *web,
				const struct pp_web_report *report,
				struct pp_listing into);

/* Find out which reports and directories there are.  0; -1 with findings. */
int pp_web_list(struct pp_web *web, struct pp_sink *sink);

#endif
