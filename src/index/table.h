#ifndef PP_INDEX_TABLE_H
#define PP_INDEX_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/finding.h"
#include "record/kind.h"
#include "record/outline.h"

/* The tables that follow from the schemas of a pool's kinds.
 *
 * A kind is a table of its name.  Scalar properties are columns; those of a
 * nested object are joined by '_' (contact_email).  A list of scalars or of
 * objects is a child table, KIND_PROPERTY; `x-item: NAME` at the list names
 * one item of it, and then the table is KIND_NAME and the column of a scalar
 * NAME, else PROPERTY and "value"; in a mapping or an outer list, its name
 * stands before: KIND_MAPPING_NAME.  What has no fixed shape (maps, lists in
 * lists, unions of scalars and others, a schema within itself) is one column of
 * JSON.  Properties that a kind allows without naming them stand together in
 * the JSON column "_other", nested as they are in the record.  A salt has no
 * column; nor has a property with `x-use: statistics-only`, or anything below
 * it.  The id has one even where the schema does not name it.
 *
 * Every table begins with _pool, _path, _line and _blob: whose, where and which
 * version the record is.  A child table then has the parent's id, in a column
 * of the kind's name, and "position", from 0 as in a JSON pointer; one within
 * another has each outer list's position before it, as LIST_position.  No other
 * name begins with '_', so that "_rowid_" is always SQLite's own. */

/* The columns that every table begins with, in this order; not in
 * pp_table.columns. */
enum pp_fixed_column { PP_FIXED_POOL, PP_FIXED_PATH, PP_FIXED_LINE,
		       PP_FIXED_BLOB, PP_FIXED_COUNT };

struct pp_column {
	struct pp_str name;
	enum pp_column_type type;
	enum pp_class class;
	bool is_id;		/* the record's own id, or the parent's */
	bool is_ref;		/* x-ref: has an index, as ids have */
	bool required;
	struct pp_str pointer;	/* JSON pointer of the property, with '-' for
				   an item of a list (/skills/-); empty: a
				   position, or the parent's id */
	/* From the schema; may be empty. */
	struct pp_str label, unit, description;
	struct pp_str refers_to;	/* the kinds: "peer, person" */
};

struct pp_table {
	struct pp_str name;
	const struct pp_kind *kind;	/* NULL: refs */
	uint16_t number;	/* its place in pp_tables.items */
	int parent;		/* of a child table: place of the table of the
				   outer list or kind; else -1 */
	enum pp_class class;	/* of its id, and of the list that it is: what
				   one learns by seeing that a row is there */
	struct pp_str label, description;
	struct pp_column *columns;
	size_t column_count;
	void *plan;		/* row.c's: how values become cells */
};

struct pp_tables {
	struct pp_table *items;
	size_t count;
	size_t kind_count;
	uint64_t (*digests)[2];	/* of each kind, by number: of all on which
				   its tables and the soundness of its records
				   depend (its schema and those referred to);
				   what it says stays the same from run to
				   run */
};

/* items[0] is always the table of references:
 *   refs(from_kind, from_id, pointer, to_kind, to_id)
 * to_kind is NULL where several kinds may be meant and the id's form does not
 * tell which. */
enum { PP_TABLE_REFS };

/* SQLite's limit is 2000; a kind of more properties has the rest in JSON. */
enum { PP_COLUMNS_MAX = 1900 };

/* Derive them.  Two properties that would share a column, two tables of one
 * name (compared as SQL does, without capitals), or a kind named like one of
 * the index's own tables (refs, finding, change, clock) are findings
 * (column-name) at the schema's place; the first keeps the name, the second is
 * left out.  files are all schema documents, for the digests.  Everything
 * lives in arena; kinds must outlive it. */
void pp_tables_derive(struct pp_tables *out, struct pp_arena *arena,
		      struct pp_sink *sink, const struct pp_kinds *kinds,
		      const struct pp_schema_file *files, size_t file_count);

/* The table of that name, as SQL compares names, or NULL. */
const struct pp_table *pp_tables_find(const struct pp_tables *tables,
				      struct pp_str name);

#endif
