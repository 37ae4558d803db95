#ifndef PP_INDEX_RESULT_H
#define PP_INDEX_RESULT_H

#include "index/session.h"

/* Taking in the rows of a statement. */
struct sqlite3_stmt;

enum pp_result_end {
	PP_RESULT_DONE,
	PP_RESULT_TOO_LARGE,	/* more than PP_RESULT_BYTES_MAX */
	PP_RESULT_FAILED,	/* SQLite's error code tells */
};

/* Step to the end.  Everything lives in arena.  The labels and units are those
 * of the tables' columns that the result's columns are. */
enum pp_result_end pp_result_read(struct pp_result *out,
				  struct pp_arena *arena,
				  struct sqlite3_stmt *stmt,
				  const struct pp_tables *tables);

/* Its columns alone, without a step. */
void pp_result_describe(struct pp_result *out, struct pp_arena *arena,
			struct sqlite3_stmt *stmt,
			const struct pp_tables *tables);

#endif
