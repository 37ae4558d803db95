#ifndef PP_PUBLISH_WEB_STAMP_H
#define PP_PUBLISH_WEB_STAMP_H

#include "publish/web_run.h"

/* Of what pages are made, beside records and history, as digests. */

/* Append what every page depends on: the program, the day, for whom, the
 * configuration, schemas, views and the queries of directories. */
void pp_web_stamp_base(struct pp_buf *out, const struct pp_web *web,
		       struct pp_arena *arena);

/* Append the texts of all reports, which have been read: they include each
 * other. */
void pp_web_stamp_texts(struct pp_buf *out, const struct pp_web *web);

/* A digest of a text in hexadecimal, in arena. */
struct pp_str pp_web_stamp_hash(struct pp_arena *arena,
				const struct pp_buf *text);

#endif
