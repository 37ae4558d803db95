#ifndef PP_EXCHANGE_IMPORT_VALUE_H
#define PP_EXCHANGE_IMPORT_VALUE_H

#include "exchange/import_table.h"

/* From the cells of a row to the value of a property. */
enum pp_import_what {
	PP_IMPORT_UNKNOWN,	/* not asked yet */
	PP_IMPORT_NOTHING,	/* nothing is said: what is there stays */
	PP_IMPORT_REMOVED,	/* it is said that there is no value */
	PP_IMPORT_IS,		/* *value */
	PP_IMPORT_NAMES,	/* *value, a text or a list of texts: names
				   whose ids are to be found */
	PP_IMPORT_ASKS,		/* it depends on other records: those of the
				   row, or a record by its properties */
	PP_IMPORT_FAULTY,	/* a finding tells why there is none */
};

struct pp_import_value {
	enum pp_import_what what;
	const struct pp_value *value;
};

struct pp_import_values {
	const struct pp_import_map *map;
	const struct pp_import_table *table;
	struct pp_arena *arena;		/* of values */
	struct pp_sink *sink;
	struct pp_date today;
};

/* A row, and which of the record's each. */
struct pp_import_spot {
	const struct pp_import_record *record;
	size_t row, each;
};

/* What the source says there.  Faults go to values->sink, at the cell. */
struct pp_import_value pp_import_value(const struct pp_import_values *values,
				       const struct pp_import_spot *spot,
				       const struct pp_import_source *source);

/* The column of the table from which it comes, the first of several; SIZE_MAX
 * where none does. */
size_t pp_import_source_column(const struct pp_import_map *map,
			       const struct pp_import_spot *spot,
			       const struct pp_import_source *source);

/* Begin a finding at a cell: what follows its name is formatted.  secret values
 * are to be kept out of it. */
__attribute__((format(printf, 5, 6)))
struct pp_finding *pp_import_fault(const struct pp_import_values *values,
				   const struct pp_rule *rule,
				   const struct pp_import_spot *spot,
				   const struct pp_import_source *source,
				   const char *format, ...);

/* A text as a value, in arena. */
struct pp_value *pp_import_text(struct pp_arena *arena, struct pp_str text);

#endif
