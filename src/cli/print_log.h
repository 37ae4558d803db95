#ifndef PP_CLI_PRINT_LOG_H
#define PP_CLI_PRINT_LOG_H

#include "base/buf.h"
#include "base/str.h"

/* Field changes, for people and for machines. */

/* The names of enum pp_log_format, in its order; NULL ends them. */
extern const char *const pp_log_formats[];

enum pp_log_format {
	PP_LOG_TEXT,
	PP_LOG_JSON,	/* one array of objects */
	PP_LOG_JSONL,	/* an object on each line */
	PP_LOG_CSV,	/* RFC 4180; what a spreadsheet would run has a ' */
};

/* One change; the members are those of the table change. */
struct pp_log_row {
	const char *commit, *time, *actor, *reason, *path;
	struct pp_str kind, id, pointer;
	struct pp_str old_value, new_value;	/* p NULL: absent */
};

struct pp_log_print {
	enum pp_log_format format;
	struct pp_str pool;	/* its name */
	bool color;		/* text only */
	bool one_record;	/* text: all changes are of one record, which
				   need not be named */
	/* Filled in: */
	size_t rows;
	char commit[41];	/* that of the last row, and its record */
	char *kind, *id;
};

/* Add a change to out, after those before it; the first one begins the
 * document. */
void pp_log_row(struct pp_log_print *how, struct pp_buf *out,
		const struct pp_log_row *row);

/* End the document, also one without changes. */
void pp_log_end(struct pp_log_print *how, struct pp_buf *out);

#endif
