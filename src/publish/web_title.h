#ifndef PP_PUBLISH_WEB_TITLE_H
#define PP_PUBLISH_WEB_TITLE_H

#include "base/buf.h"
#include "index/table.h"

/* How a kind's records are named for people, in SQL: x-kind's title template
 * ('{tool.name}, {lent_on}') as an expression over the kind's table.  It is
 * the id where a value of it is absent. */
struct pp_web_title {
	struct pp_str sql;	/* in arena; over the table under the alias
				   "t" */
	enum pp_class class;	/* the strictest that it reads, without that
				   of the table itself */
};

void pp_web_title_make(struct pp_web_title *out, struct pp_arena *arena,
			const struct pp_tables *tables,
			const struct pp_kind *kind);

/* Append a name or a text as SQL has them, in quotes. */
void pp_web_sql_name(struct pp_buf *out, struct pp_str name);
void pp_web_sql_text(struct pp_buf *out, struct pp_str text);

#endif
