#ifndef PP_REPORT_TARGET_H
#define PP_REPORT_TARGET_H

#include "report/table.h"

/* A form of output: how what stands in the place of blocks and values is
 * written in it.  Every text is escaped here. */
struct pp_target {
	const char *name;
	/* A value within a line. */
	void (*text)(struct pp_buf *out, struct pp_str text);
	/* A result. */
	void (*table)(struct pp_buf *out, const struct pp_table_view *view);
	/* One value for itself, with what it is. */
	void (*value)(struct pp_buf *out, struct pp_str value,
		      const struct pp_table_view *view);
	/* What went wrong, in the place of a block, or of a value in a
	 * line. */
	void (*fault)(struct pp_buf *out, struct pp_str text, bool in_line);
};

extern const struct pp_target pp_target_html;
/* With tables, as git hosts show them. */
extern const struct pp_target pp_target_markdown;
/* With lists in the place of tables, which CommonMark does not have. */
extern const struct pp_target pp_target_commonmark;
extern const struct pp_target pp_target_latex;

#endif
