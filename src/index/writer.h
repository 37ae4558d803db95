#ifndef PP_INDEX_WRITER_H
#define PP_INDEX_WRITER_H

#include "base/file.h"
#include "index/database.h"
#include "index/row.h"
#include "index/table.h"

/* What is put into an index database (content.h tells what it holds). */

/* One file of the pool that the index knows: records, schemas, views, rules,
 * the configuration. */
struct pp_content_file {
	int64_t number;
	struct pp_str path;	/* NUL-terminated */
	uint8_t id[20];		/* git's blob id */
	struct pp_stat stat;	/* of the work tree; inode 0: not to be
				   trusted, or a revision */
	uint16_t kind;		/* of a record; else PP_CONTENT_NO_KIND */
	bool is_broken;		/* of a kind, but not sound: it has no rows */
};

enum { PP_CONTENT_NO_KIND = 0xffff };

/* A writer holds the prepared statements for a run of changes, within a
 * transaction that the caller has begun. */
struct pp_writer;

struct pp_writer *pp_writer_new(struct pp_db *db,
				const struct pp_tables *tables);
/* From now on, write down what changes: see trace.h. */
void pp_writer_trace(struct pp_writer *writer);

/* Takes NULL; the first fault that met the writer, if any. */
enum pp_db_fault pp_writer_end(struct pp_writer *writer);

/* Bring the tables to those given: kinds whose digest is another lose their
 * tables, and all files of them, and get new ones; kinds that are gone lose
 * theirs.  Unchanged ones are not touched.  In a new database, indexes are
 * left for pp_writer_index.  pool is the name that _pool shows. */
enum pp_db_fault pp_writer_tables(struct pp_writer *writer,
				  struct pp_str pool);

/* After the first filling of a new database: make the indexes. */
enum pp_db_fault pp_writer_index(struct pp_writer *writer);

/* Enter a file with its rows (NULL: none), in the place of what was known of
 * its path.  file->number is set: that of before, else the next. */
enum pp_db_fault pp_writer_put(struct pp_writer *writer,
			       struct pp_content_file *file,
			       const struct pp_rows *rows);

/* The same where nothing has changed but the stat data. */
enum pp_db_fault pp_writer_restat(struct pp_writer *writer,
				  const struct pp_content_file *file);

/* Forget a file and its rows. */
enum pp_db_fault pp_writer_drop(struct pp_writer *writer, struct pp_str path);

#endif
