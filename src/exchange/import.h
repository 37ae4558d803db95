#ifndef PP_EXCHANGE_IMPORT_H
#define PP_EXCHANGE_IMPORT_H

#include "exchange/import_find.h"
#include "pool/write.h"

/* Importing a table: its rows become new or changed records of the pool. */
struct pp_import_result;

/* Asked before anything is written; false: nothing is. */
typedef bool pp_import_confirm(void *data, const struct pp_import_result *r);

struct pp_import {
	struct pp_open_pool *open;
	/* The kind of a table whose columns are properties; NULL: map says
	 * what rows become. */
	const struct pp_kind *kind;
	const char *map_file;		/* its name; NULL: none */
	struct pp_str map;
	const char *decisions_file;	/* the same */
	struct pp_str decisions;
	struct pp_import_texts keys, ignore;	/* of a table without a map */
	const char *file;		/* the table's name in findings */
	struct pp_str bytes;
	bool partial;		/* take the rows that are without a fault */
	bool dry_run, commit;
	const char *message;	/* of the commit; NULL: one is made */
	pp_import_confirm *confirm;	/* NULL: nobody is asked */
	void *confirm_data;
};

struct pp_import_result {
	struct pp_import_target **targets;	/* new or changed */
	size_t count;
	size_t added, changed, unchanged;	/* records */
	size_t rows;		/* of the table, without blank ones and those
				   that the map passes over */
	size_t left_out;	/* of those, by faults */
	size_t skipped;		/* by decisions */
	size_t passed;		/* over, by the map's conditions */
	bool guessed;		/* the encoding is Windows-1252, by a guess */
	struct pp_pos guess;	/* where the first such character stands */
	/* Names that nobody has decided about. */
	struct pp_import_open **open;
	size_t open_count;
	bool refused;		/* by confirm */
	bool done;		/* it was written, or there was nothing to
				   write; not with dry_run */
	struct pp_write_result written;
};

/* Do it.  Findings go to into.sink, each at its cell.  Nothing is written
 * unless all is well; with partial, unless what is written is.  Everything
 * lives in into.arena.  0; or -1 where it could not be told at all what the
 * table says, or it could not be written. */
int pp_import_run(struct pp_import_result *out, const struct pp_import *import,
		  struct pp_listing into);

/* What a file of decisions says about names that are still open, to be put at
 * its end: a list of { kind, text, id }. */
void pp_import_decisions_write(struct pp_buf *out,
			       const struct pp_import_result *result);

#endif
