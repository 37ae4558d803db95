#ifndef PP_INDEX_CONTENT_H
#define PP_INDEX_CONTENT_H

#include "base/file.h"
#include "index/database.h"
#include "index/row.h"
#include "index/table.h"

/* What an index database holds: which files, in which version, with which
 * rows; the description of the tables; texts of views and rules; notes.
 *
 * A file has a number, from 1; the rows of its record have rowids that begin
 * with it (number << 24 | count), so that they are found again without an index
 * of their own. */

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

/* Everything that is known of the files, sorted by path, in arena. */
struct pp_content_files {
	struct pp_content_file *items;
	size_t count;
};

enum pp_db_fault pp_content_files(struct pp_content_files *out,
				  struct pp_arena *arena, struct pp_db *db);

/* The file at path: PP_DB_NONE where it is not known. */
enum pp_db_fault pp_content_find(struct pp_content_file *out,
				 struct pp_arena *arena, struct pp_db *db,
				 struct pp_str path);

/* How many records of each state there are: cheap. */
struct pp_content_counts {
	int64_t records, broken;
};

enum pp_db_fault pp_content_counts(struct pp_content_counts *out,
				   struct pp_db *db);

/* A writer holds the prepared statements for a run of changes, within a
 * transaction that the caller has begun. */
struct pp_writer;

struct pp_writer *pp_writer_new(struct pp_db *db,
				const struct pp_tables *tables);
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

/* Notes: small named values, such as the tree that the index shows. */
enum pp_db_fault pp_content_note(struct pp_str *out, struct pp_arena *arena,
				 struct pp_db *db, const char *name);
enum pp_db_fault pp_content_note_put(struct pp_db *db, const char *name,
				     struct pp_str value);

/* The description of the tables as it was derived when they were made: for
 * `query --schema`, hints and classes, without compiling schemas.  kind and
 * plan of each table are NULL; refs has label and description too. */
enum pp_db_fault pp_content_tables(struct pp_tables *out,
				   struct pp_arena *arena, struct pp_db *db);

/* The texts of views and rules: "schemas/views/x.sql" and its bytes. */
struct pp_content_text {
	struct pp_str path, bytes;
};

struct pp_content_texts {
	struct pp_content_text *items;
	size_t count;	/* sorted by path */
};

enum pp_db_fault pp_content_texts(struct pp_content_texts *out,
				  struct pp_arena *arena, struct pp_db *db);
enum pp_db_fault pp_content_text_put(struct pp_db *db, struct pp_str path,
				     struct pp_str bytes);
enum pp_db_fault pp_content_text_drop(struct pp_db *db, struct pp_str path);

/* Say the first difference of what two databases hold for SQL (tables,
 * columns, rows but for rowids, files and their soundness, texts), in arena;
 * NULL: none. */
const char *pp_content_difference(struct pp_arena *arena, struct pp_db *a,
				  struct pp_db *b);

#endif
