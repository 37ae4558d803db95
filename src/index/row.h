#ifndef PP_INDEX_ROW_H
#define PP_INDEX_ROW_H

#include "index/table.h"
#include "record/record.h"

/* A record as rows.  Made by many threads at once, each with an arena of its
 * own; the tables are only read. */

enum pp_cell_type { PP_CELL_NULL, PP_CELL_INTEGER, PP_CELL_REAL, PP_CELL_TEXT };

struct pp_cell {
	enum pp_cell_type type;
	union {
		int64_t integer;
		double real;
		struct pp_str text;
	};
};

struct pp_row {
	uint16_t table;		/* place in pp_tables.items */
	uint32_t line;
	const struct pp_cell *cells;	/* one for each of its columns, without
					   the fixed ones */
};

struct pp_rows {
	struct pp_row *items;	/* the kind's own row first */
	size_t count;
};

/* The rows of a record that was read and found to be sound.  Texts are lent
 * from the record's tree, or live in arena.  Numbers: whole ones of 64 bits are
 * integers, others doubles; true and false are 1 and 0; null and absent are
 * NULL. */
void pp_rows_make(struct pp_rows *out, struct pp_arena *arena,
		  const struct pp_tables *tables,
		  const struct pp_record *record);

/* A value as JSON (RFC 8259), without white space, keys in the order of the
 * file, without the properties that a shape (may be NULL) keeps for
 * statistics. */
struct pp_str pp_value_json(struct pp_arena *arena,
			    const struct pp_value *value,
			    struct pp_shape *shape);

#endif
