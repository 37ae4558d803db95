#ifndef PP_INDEX_POSTGRES_ROWS_H
#define PP_INDEX_POSTGRES_ROWS_H

#include "index/content.h"

/* Rows of an index, as lines of COPY: of one table, file by file.  Only what
 * belongs to one file is held. */
struct pp_postgres_rows;

/* NULL with *fault.  pp_content_tables has told the tables. */
struct pp_postgres_rows *pp_postgres_rows_new(enum pp_db_fault *fault,
					      struct pp_db *db,
					      const struct pp_tables *tables,
					      size_t table);
/* Takes NULL. */
void pp_postgres_rows_free(struct pp_postgres_rows *rows);

/* What stopped it. */
struct pp_postgres_stray {
	const struct pp_column *column;	/* NULL: nothing did */
	uint32_t line;
	const char *why;	/* "'pages' is ..." goes on with it */
};

/* Add the rows of a file to out, and their number to *count.  A value that
 * PostgreSQL cannot hold sets *stray, and ends it. */
enum pp_db_fault pp_postgres_rows_add(struct pp_buf *out, size_t *count,
				      struct pp_postgres_stray *stray,
				      struct pp_postgres_rows *rows,
				      const struct pp_content_file *file);

/* All rows of the table. */
enum pp_db_fault pp_postgres_rows_total(int64_t *out,
					struct pp_postgres_rows *rows);

/* Has it rows in that table, if it is sound? */
bool pp_postgres_rows_of(const struct pp_postgres_rows *rows,
			 const struct pp_content_file *file);

#endif
