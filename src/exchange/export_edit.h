#ifndef PP_EXCHANGE_EXPORT_EDIT_H
#define PP_EXCHANGE_EXPORT_EDIT_H

#include "exchange/export.h"

/* A kind's sheet to be edited in a spreadsheet and taken back by an import.
 *
 * It is the sheet as csv has it, with two kinds of columns more, which say
 * nothing of the record: behind each column of references one with what people
 * call the records that are meant, "person (name)"; and last "_version", which
 * tells the file that the row was made from, so that an import sees where a
 * record has been changed since. */
struct pp_export_edit {
	const char *kind;
	const char *const *columns;	/* only these, besides id and
					   _version; none: all */
	size_t column_count;
	const char *const *where;	/* "COLUMN=TEXT": only rows whose cell
					   is that; all must hold */
	size_t where_count;
};

/* Write it.  0; or -1 with findings. */
int pp_export_edit(struct pp_export *export, const struct pp_export_edit *edit,
		   void (*write)(void *to, struct pp_str text), void *to);

#define PP_EXPORT_VERSION_COLUMN "_version"
#define PP_EXPORT_NAME_ENDING " (name)"

/* What a _version says of a file with that blob id, and a NUL: v and 12
 * hexadecimal digits, which no spreadsheet takes for a number. */
enum { PP_EXPORT_VERSION = 14 };

void pp_export_version(char out[PP_EXPORT_VERSION], const uint8_t blob[20]);

#endif
