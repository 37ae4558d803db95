#ifndef PP_EXCHANGE_EXPORT_ROWS_H
#define PP_EXCHANGE_EXPORT_ROWS_H

#include "exchange/export.h"

/* The sound records of one kind, as text that is made in threads and written in
 * the order of paths, in little memory whatever their number. */
struct pp_export_row {
	const struct pp_record *record;
	const uint8_t *blob;	/* git's id of its file */
	struct pp_arena *arena;	/* cleared after it */
	size_t *cut;		/* see struct pp_export: to be counted up */
};

struct pp_export_rows {
	/* Append what is written of a record; in any thread.  False, and
	 * nothing: it is not wanted. */
	bool (*add)(struct pp_buf *out, const void *data,
		    const struct pp_export_row *row);
	const void *data;
	/* Take the text; in the caller's thread. */
	void (*write)(void *to, struct pp_str text);
	void *to;
};

/* Write them, counting into export.  0; or -1 with a finding. */
int pp_export_rows(struct pp_export *export, const struct pp_kind *kind,
		   const struct pp_export_rows *rows);

/* For pp_export_rows.write: to is a struct pp_file_out. */
void pp_export_to_file(void *to, struct pp_str text);

#endif
