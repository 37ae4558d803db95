#ifndef PP_EXCHANGE_IMPORT_MAP_H
#define PP_EXCHANGE_IMPORT_MAP_H

#include "base/map.h"
#include "data/typed.h"
#include "data/typed_date.h"
#include "record/kind.h"

/* How the rows of a table become records: read from a map
 * (import_map_read.h), or made for a table whose columns are properties by
 * their names (import_plain.h).
 *
 * Columns are named by their headings here; where they stand in a table is
 * found later, by pp_import_table_open. */

/* A column that the map names. */
struct pp_import_column {
	struct pp_str heading;
	struct pp_pos pos;	/* in the map */
	size_t at;		/* its place in the table; SIZE_MAX: not there,
				   which was told */
};

enum pp_import_from {
	PP_IMPORT_COLUMN,	/* the text of columns */
	PP_IMPORT_CELL,		/* the cell form (record/cell.h) of a column */
	PP_IMPORT_VALUE,	/* the same for every row */
	PP_IMPORT_TODAY,	/* the day of the import */
	PP_IMPORT_RECORD,	/* another record of the row */
	PP_IMPORT_FIND,		/* a record by several of its properties */
};

enum pp_import_case { PP_IMPORT_KEEP, PP_IMPORT_LOWER, PP_IMPORT_SLUG };

struct pp_import_texts {
	struct pp_str *items;
	size_t count;
};

/* Where the value of one property comes from. */
struct pp_import_source {
	struct pp_str property;	/* "contact.email" */
	struct pp_str pointer;	/* "/contact/email" */
	const struct pp_shape *shape;	/* of it; NULL: anything may stand
					   there */
	bool secret;		/* what it says is shown nowhere */
	struct pp_pos pos;	/* in the map; file NULL where there is none */
	enum pp_import_from from;
	size_t *columns;	/* places in pp_import_map.columns */
	size_t column_count;
	bool of_each;		/* PP_IMPORT_COLUMN: that of 'each' */
	struct pp_str join;
	const struct pp_value *value;	/* PP_IMPORT_VALUE */
	struct pp_str name;	/* of each's value, where it is one: $NAME */
	size_t record;		/* PP_IMPORT_RECORD: place in records */
	const void *cell;	/* PP_IMPORT_CELL: struct pp_sheet_column */
	bool rest;		/* that of the members without a column */
	bool has_names;		/* PP_IMPORT_CELL: a column beside it shows the
				   names of its ids, */
	size_t names;		/* that one, in pp_import_map.columns */
	/* What is done to a text, in this order. */
	bool exact;
	struct pp_import_texts strip;
	struct pp_str parts, write;
	struct pp_import_texts list;
	struct pp_map words;	/* folded text -> struct pp_value */
	bool has_words, others_fault;
	enum pp_import_case letters;
	struct pp_import_find *find;	/* NULL: it is no name */
	struct pp_typed_date date;
	/* What an empty cell means. */
	bool remove, required, once;
	const struct pp_value *fallback;
};

/* A name is looked for among the records of a kind. */
struct pp_import_find {
	const struct pp_kind *kind;
	struct pp_str *by;	/* properties, any of which may hold it; or, */
	size_t by_count;	/* with sources, all of which must agree */
	struct pp_import_source *sources;	/* by_count of them, or NULL */
	struct pp_str from, until;	/* properties; empty: none */
	struct pp_date on;
	bool dated;
	struct pp_str instead;		/* property, or empty */
	struct pp_pos pos;
	size_t number;		/* among those of the map */
};

/* A property by which a record that is there is known: its own, or one of the
 * record that refers to it. */
struct pp_import_key {
	struct pp_str property;	/* of its kind */
	size_t record;		/* place in records: whose it is */
	size_t source;		/* of that record: which says it; SIZE_MAX:
				   none does */
};

/* What each row becomes one of; or, with each, one for each of some columns. */
struct pp_import_each {
	size_t column;		/* place in pp_import_map.columns */
	const struct pp_value *at;	/* the mapping in the map */
};

struct pp_import_record {
	const struct pp_kind *kind;
	struct pp_str name;
	struct pp_pos pos;
	bool shared, leave;
	size_t when;		/* place in columns; SIZE_MAX: always */
	struct pp_import_each *each;
	size_t each_count;	/* 0: one for each row */
	struct pp_import_source *sources;
	size_t source_count;
	struct pp_import_key *keys;
	size_t key_count;	/* 0: none is known again */
	bool open_key;		/* a row without the key is a new record */
	size_t id;		/* place of the source of "id"; SIZE_MAX */
	/* Tables made by `export --edit`: the place in columns of the one that
	 * says from which file the row was made.  SIZE_MAX: there is none. */
	size_t version;
};

struct pp_import_condition {
	size_t column;
	struct pp_import_texts is, starts;	/* neither: empty */
};

struct pp_import_map {
	const char *file;	/* NULL: there is no map */
	uint32_t *header;	/* rows of the headings, in order */
	size_t header_count;
	char separator;		/* 0: by looking */
	struct pp_import_condition *skip;
	size_t skip_count;
	struct pp_import_condition *end;	/* NULL: none */
	struct pp_typed_date date;	/* where a source says nothing else */
	char decimal;			/* '.' or ','; 0: by the separator */
	struct pp_import_column *columns;
	size_t column_count, column_cap;
	struct pp_import_texts ignore;
	struct pp_import_texts names;	/* of columns that there could be:
					   without a map */
	struct pp_import_record *records;
	size_t record_count;
	/* What names mean: for each kind, by place in pp_kinds, from folded
	 * text to a decision. */
	struct pp_map *decisions;
	size_t kind_count;
	size_t find_count;
};

/* What the user decided about a name. */
struct pp_import_decision {
	struct pp_str id;	/* empty: the cell is as good as empty */
	bool skip;		/* the row is left out */
	bool open;		/* nothing yet */
	struct pp_pos pos;
};

/* Takes a zeroed map. */
void pp_import_map_release(struct pp_import_map *map);

/* The place of a column of that heading, which is made where there is none. */
size_t pp_import_map_column(struct pp_import_map *map, struct pp_str heading,
			    struct pp_pos pos);

/* The shape of a property, "former_councils.0.from", and its JSON pointer in
 * arena.  False where the kind has none of that name; *shape is NULL where
 * anything may stand there. */
bool pp_import_property(const struct pp_shape **shape, struct pp_str *pointer,
			struct pp_arena *arena, const struct pp_kind *kind,
			struct pp_str property);

/* Does x-use keep it from being shown? */
bool pp_import_is_secret(const struct pp_kind *kind, struct pp_str pointer);

/* Enter a decision.  One that is not open stays. */
void pp_import_decide(struct pp_import_map *map, struct pp_arena *arena,
		      const struct pp_kinds *kinds,
		      const struct pp_kind *kind, struct pp_str text,
		      const struct pp_import_decision *decision);

/* The decision about a text, or NULL. */
const struct pp_import_decision *
pp_import_decided(const struct pp_import_map *map, const struct pp_kind *kind,
		  struct pp_str key);

#endif
