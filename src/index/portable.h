#ifndef PP_INDEX_PORTABLE_H
#define PP_INDEX_PORTABLE_H

#include "index/content.h"
#include "index/sql_file.h"

/* What an index shows, as a SQLite database that any program can open: the
 * tables as statements see them, in the order of paths; their indexes; a table
 * clock, of one row, with the day; the views.  It has none of the index's own
 * tables.  The same state gives the same bytes, whatever way the index came to
 * it, as long as SQLite is the same. */
struct pp_portable {
	const char *path;	/* an empty file, or none */
	struct pp_db *from;	/* in a reading transaction */
	const struct pp_str *kinds;	/* whose tables are wanted; and "refs"
					   from their records */
	size_t kind_count;
	const char *today;	/* YYYY-MM-DD */
	const struct pp_sql_file *views;	/* in name order */
	size_t view_count;
	struct pp_arena *arena;
	/* Called now and then with how many rows are there; may be NULL. */
	void (*progress)(void *data, size_t done, size_t total);
	void *progress_data;
	/* What was done. */
	int64_t records;
	enum pp_class class;	/* the strictest of the tables */
	/* Views that cannot be there: what they are made of is not (tables of
	 * other kinds, finding, change). */
	const struct pp_sql_file **left_out;
	size_t left_out_count;
};

/* Write it; nothing is flushed to disk.  0; or -1 with a finding. */
int pp_portable_write(struct pp_portable *portable, struct pp_sink *sink);

#endif
