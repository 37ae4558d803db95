#ifndef PP_DATA_CSV_H
#define PP_DATA_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/finding.h"

/* Reading a table from a spreadsheet: RFC 4180, and what Excel and others make
 * of it.  Rows may be of uneven length, and lines may end in LF, CR LF or CR,
 * the last one in nothing.  What a row means is the caller's to judge. */

enum {
	/* What a spreadsheet holds. */
	PP_CSV_ROWS_MAX = 1048576,
	PP_CSV_COLUMNS_MAX = 16384,
};

/* Larger files are to be refused before they are read: see base/file.h. */
#define PP_CSV_BYTES_MAX ((size_t)256 << 20)

enum pp_csv_encoding {
	PP_CSV_UTF8, PP_CSV_UTF16LE, PP_CSV_UTF16BE, PP_CSV_WINDOWS_1252
};

struct pp_csv_cell {
	/* UTF-8, without the quotation marks around it; a line break within
	 * it is LF whatever the file has. */
	struct pp_str text;
	uint32_t line, col;	/* in the file; columns in code points */
};

struct pp_csv_row {
	const struct pp_csv_cell *cells;
	uint32_t count;		/* 0: a blank line */
	uint32_t number;	/* as a spreadsheet counts rows, from 1: a row
				   of several lines is one, a blank line is
				   one too, the line "sep=;" none */
	uint32_t line;		/* where it begins */
	bool faulty;		/* a finding told of it: do not trust it */
};

struct pp_csv {
	const struct pp_csv_row *rows;	/* from the first line to the last */
	size_t count;
	char separator;
	bool separator_said;	/* by the caller, or a first line "sep=;" */
	/* What the bytes were.  Windows-1252 is a guess, which the user should
	 * be told of: the first character that depends on it stands at line,
	 * col. */
	enum pp_csv_encoding encoding;
	uint32_t line, col;
};

struct pp_csv_read {
	const char *file;	/* its name in findings; outlives the sink */
	/* ASCII.  0: the comma, semicolon or tab by which most of the first
	 * rows fall into equally many cells. */
	char separator;
};

/* Read bytes.  Cells may point into them, and otherwise live in arena: both
 * must outlive *out.  Every fault goes to sink with its place:
 * - A stray quotation mark (csv-quote) spoils its own row alone: a quoted text
 *   that does not end where its cell ends is taken for a bare one, so that the
 *   rows below are still read.
 * - Characters that cannot be (control-character, encoding) spoil their row;
 *   so do too many cells (too-large), or one longer than PP_READ_TEXT_MAX
 *   (too-long).
 * Returns 0 and sets *out; or -1 with an error in sink, and *out is empty,
 * where the file is empty, is a workbook (csv-workbook) or has more rows than
 * PP_CSV_ROWS_MAX.  Time and memory are linear in bytes.n. */
int pp_csv_read(struct pp_csv *out, struct pp_arena *arena,
		struct pp_sink *sink, const struct pp_csv_read *how,
		struct pp_str bytes);

/* The cell's name in a spreadsheet, "C17": column counts from 0, row is
 * pp_csv_row.number. */
const char *pp_csv_address(struct pp_arena *arena, size_t column, uint32_t row);

/* "UTF-8", "UTF-16", "Windows-1252". */
const char *pp_csv_encoding_name(enum pp_csv_encoding encoding);

#endif
