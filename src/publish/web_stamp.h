#ifndef PP_PUBLISH_WEB_STAMP_H
#define PP_PUBLISH_WEB_STAMP_H

#include "publish/web_run.h"

/* Of what pages are made, as digests: the same stamp, the same page. */

/* Append what every page depends on, but for records and history: the program,
 * the day, for whom, the configuration, schemas and views. */
void pp_web_stamp_base(struct pp_buf *out, const struct pp_web *web);

/* Append the commit of HEAD; nothing where there is none. */
void pp_web_stamp_head(struct pp_buf *out, const struct pp_pool *pool);

/* A digest of a text in hexadecimal, in arena. */
struct pp_str pp_web_stamp_hash(struct pp_arena *arena,
				const struct pp_buf *text);

/* For reports: what is read once for all of them. */
struct pp_web_stamps {
	struct pp_buf base;	/* what all reports depend on; none: no stamp
				   can be given */
	struct pp_content_files files;
	struct pp_arena arena;
};

/* The site was listed. */
void pp_web_stamps_init(struct pp_web_stamps *out, const struct pp_web *web);
void pp_web_stamps_release(struct pp_web_stamps *stamps);

/* The stamp of a report's page, in arena; empty where it cannot be said for
 * certain what the report reads. */
struct pp_str pp_web_stamp_report(const struct pp_web_stamps *stamps,
				  struct pp_arena *arena,
				  const struct pp_web *web,
				  const struct pp_web_report *report);

#endif
