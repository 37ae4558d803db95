#ifndef PP_PUBLISH_WEB_RECORD_H
#define PP_PUBLISH_WEB_RECORD_H

#include "publish/web_data.h"

/* One record's page.  0; -1 with findings. */
int pp_web_record_html(struct pp_buf *out, struct pp_web *web,
			const struct pp_web_data *data, struct pp_str id,
			struct pp_listing into);

#endif
