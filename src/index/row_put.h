#ifndef PP_INDEX_ROW_PUT_H
#define PP_INDEX_ROW_PUT_H

#include "index/writer.h"

/* For this folder only: the rows of a file into the tables, and out of them.
 *
 * Rows are found again by the number of their file, which is the upper part of
 * their rowids; the lower part counts the file's rows in that table, from 0. */
enum { PP_ROW_BITS = 24 };

struct pp_row_put;

struct pp_row_put *pp_row_put_new(struct pp_db *db,
				  const struct pp_tables *tables);
void pp_row_put_free(struct pp_row_put *put);	/* takes NULL */

/* The rows of a file that has none. */
enum pp_db_fault pp_row_put_insert(struct pp_row_put *put,
				   const struct pp_content_file *file,
				   const struct pp_rows *rows);

/* The rows of a file that has some, of the same kind: those whose ids and
 * references are as they were are changed in place, which touches no index. */
enum pp_db_fault pp_row_put_replace(struct pp_row_put *put,
				    const struct pp_content_file *file,
				    const struct pp_rows *rows);

/* All rows of a file. */
enum pp_db_fault pp_row_put_delete(struct pp_row_put *put, int64_t number,
				   uint16_t kind);

#endif
