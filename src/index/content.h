#ifndef PP_INDEX_CONTENT_H
#define PP_INDEX_CONTENT_H

#include "index/writer.h"

/* What an index database holds: which files, in which version, with which
 * rows; the description of the tables; texts of views and rules; notes.
 *
 * A file has a number, from 1; the rows of its record have rowids that begin
 * with it (number << 24 | count), so that they are found again without an index
 * of their own. */

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
