#ifndef PP_REPORT_CARD_H
#define PP_REPORT_CARD_H

#include "base/buf.h"

/* Parts of a site's pages.  All texts are plain, and escaped here. */

/* A property of a record: a label, and what it says, which may be several
 * values. */
struct pp_card_value {
	struct pp_str text;
	struct pp_str href;	/* where it leads; empty: nowhere */
};

struct pp_card_field {
	struct pp_str label;
	const struct pp_card_value *values;
	size_t count;
};

void pp_card_fields(struct pp_buf *out, const struct pp_card_field *fields,
		    size_t count);

/* A heading of level 2, with an id. */
void pp_card_heading(struct pp_buf *out, const char *id, struct pp_str text);

/* A box that shows only those items of the list, or rows of the table, with the
 * id that hold the words typed into it.  It is hidden until site.js finds it:
 * see pp_page.script. */
void pp_card_filter(struct pp_buf *out, const char *id, const char *label);

/* A link in a list, and what is said of it. */
struct pp_card_link {
	struct pp_str text, href, note;	/* href and note may be empty */
};

/* id may be NULL. */
void pp_card_links(struct pp_buf *out, const char *id,
		   const struct pp_card_link *links, size_t count);

#endif
