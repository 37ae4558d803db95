/* Rows and cells. */
#include "data/csv.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "data/csv_text.h"

struct reader {
	struct pp_text text;	/* counts faults by rule */
	struct pp_arena *arena;
	bool odd;		/* there are characters that may not be */
	char separator;
	bool stops[256];	/* bytes at which a bare cell is looked at */
	const char *p, *end;
	const char *start;	/* of the line */
	uint32_t line;
	const char *seen;	/* a byte of the line whose column is known */
	uint32_t seen_col;
	struct pp_csv_cell *cells;	/* of the row at hand */
	size_t count, cap;
	bool faulty;
	struct pp_csv_row *rows;
	size_t row_count, row_cap;
};

static uint32_t col_of(struct reader *r, const char *p)
{
	if (r->text.plain)
		return (uint32_t)(p - r->start) + 1;
	if (r->seen < r->start || r->seen > p) {
		r->seen = r->start;
		r->seen_col = 1;
	}
	for (; r->seen < p; r->seen++)
		r->seen_col += (*r->seen & 0xc0) != 0x80;
	return r->seen_col;
}

static struct pp_pos pos_at(struct reader *r, const char *p)
{
	return pp_text_pos(&r->text, r->line, col_of(r, p));
}

static bool ends_cell(const struct reader *r, const char *p)
{
	return p == r->end || *p == r->separator || *p == '\n' || *p == '\r';
}

/* The byte after the line break at p. */
static const char *past_break(const struct reader *r, const char *p)
{
	if (*p == '\r' && p + 1 < r->end && p[1] == '\n')
		p++;
	return p + 1;
}

static void begin_line(struct reader *r, const char *p)
{
	r->line++;
	r->start = p;
}

/* --- cells -------------------------------------------------------------- */

static void report_quote(struct reader *r, const char *p, const char *what,
			 const char *advice)
{
	struct pp_finding *f;

	f = pp_fault(&r->text, CSV_QUOTE, pos_at(r, p), "%s", what);
	pp_report_note(r->text.sink, f, (struct pp_pos){ 0 }, "%s", advice);
	r->faulty = true;
}

/* A bare cell, as far as its end. */
static void read_bare(struct reader *r, struct pp_csv_cell *cell, bool told)
{
	const char *from = r->p;

	for (;; r->p++) {
		while (r->p < r->end && !r->stops[(unsigned char)*r->p])
			r->p++;
		if (ends_cell(r, r->p))
			break;
		if (!told)
			report_quote(r, r->p, "a quotation mark stands within "
				     "a cell that does not begin with one",
				     "put the whole cell in quotation marks, "
				     "and write those within it twice");
		told = true;
	}
	cell->text = (struct pp_str){ from, (size_t)(r->p - from) };
}

/* A text whose quotation marks are doubled and whose line breaks may be
 * anything. */
static struct pp_str unquote(struct reader *r, const char *p, const char *end)
{
	char *copy = pp_arena_raw(r->arena, (size_t)(end - p) + 1, 1, 1);
	char *to = copy;

	for (; p < end; p++) {
		if (*p == '\r') {
			p = past_break(r, p) - 1;
			*to++ = '\n';
			continue;
		}
		*to++ = *p;
		p += *p == '"';
	}
	return (struct pp_str){ copy, (size_t)(to - copy) };
}

/* From the byte after the opening mark to the closing one, or the end; *copied
 * tells that the text is not what stands there. */
static const char *find_close(struct reader *r, const char *p, bool *copied)
{
	*copied = false;
	while (p < r->end) {
		if (*p == '"') {
			if (p + 1 == r->end || p[1] != '"')
				return p;
			*copied = true;
			p += 2;
		} else if (*p == '\n' || *p == '\r') {
			*copied |= *p == '\r';
			p = past_break(r, p);
			begin_line(r, p);
		} else {
			p++;
		}
	}
	return p;
}

/* The rest of a cell whose quoted text ends too early, on its first line. */
static void read_after_close(struct reader *r, struct pp_csv_cell *cell)
{
	struct pp_str head = cell->text;
	char *joined;

	report_quote(r, r->p, "text follows the quotation mark that closes "
		     "the cell", "a quotation mark within a quoted cell is "
		     "written twice");
	read_bare(r, cell, true);
	joined = pp_arena_raw(r->arena, head.n + cell->text.n + 1, 1, 1);
	if (head.n)
		memcpy(joined, head.p, head.n);
	memcpy(joined + head.n, cell->text.p, cell->text.n);
	cell->text = (struct pp_str){ joined, head.n + cell->text.n };
}

/* A cell that begins with a quotation mark.  Going back to its start, where it
 * does not close as it should, happens but once for any byte: what opens
 * between there and the mark that failed closes before that mark, since marks
 * stand in pairs there. */
static void read_quoted(struct reader *r, struct pp_csv_cell *cell)
{
	const char *open = r->p, *start = r->start, *close;
	uint32_t line = r->line;
	bool copied;

	close = find_close(r, open + 1, &copied);
	if (close == r->end || (r->line != line && !ends_cell(r, close + 1))) {
		r->line = line;
		r->start = start;
		report_quote(r, open, "the quotation mark that opens this "
			     "cell is not closed at the cell's end",
			     "close it there; a quotation mark within a "
			     "quoted cell is written twice");
		read_bare(r, cell, true);
		return;
	}
	cell->text = copied ? unquote(r, open + 1, close) :
		(struct pp_str){ open + 1, (size_t)(close - open - 1) };
	r->p = close + 1;
	if (!ends_cell(r, r->p))
		read_after_close(r, cell);
}

static void report_character(struct reader *r, struct pp_pos pos, uint32_t cp)
{
	if (cp == 0xfffd)
		pp_fault(&r->text, ENCODING, pos,
			 "a character stands here that the file's encoding "
			 "does not have");
	else if (!cp)
		pp_fault(&r->text, CONTROL_CHARACTER, pos,
			 "the cell holds a NUL byte");
	else
		pp_fault(&r->text, CONTROL_CHARACTER, pos,
			 "the cell holds the control character U+%04X",
			 (unsigned)cp);
	r->faulty = true;
}

/* Characters that no cell should hold.  Within a cell of several lines their
 * places are counted as in a text. */
static void check_characters(struct reader *r, const struct pp_csv_cell *cell,
			     const char *from)
{
	struct pp_place place = { .line = cell->line, .col = cell->col };
	struct pp_text raw = { .bytes = { from, (size_t)(r->p - from) } };
	size_t i = 0;

	while (i < raw.bytes.n) {
		uint32_t cp = 0;
		unsigned n = pp_utf8_decode((struct pp_str){
				from + i, raw.bytes.n - i }, &cp);

		if (cp == 0xfffd || cp == 0x7f || cp == 0xfeff ||
		    (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r')) {
			pp_text_seek(&raw, &place, i);
			report_character(r, pp_text_pos(&r->text, place.line,
							place.col), cp);
		}
		i += n;
	}
}

static void check_length(struct reader *r, const struct pp_csv_cell *cell)
{
	if (cell->text.n <= PP_READ_TEXT_MAX)
		return;
	pp_fault(&r->text, TOO_LONG,
		 pp_text_pos(&r->text, cell->line, cell->col),
		 "the cell holds more than %d bytes", PP_READ_TEXT_MAX);
	r->faulty = true;
}

static void read_cell(struct reader *r)
{
	struct pp_csv_cell cell = {
		.line = r->line, .col = col_of(r, r->p),
	};
	const char *from = r->p;

	if (from < r->end && *from == '"')
		read_quoted(r, &cell);
	else
		read_bare(r, &cell, false);
	if (r->odd)
		check_characters(r, &cell, from);
	check_length(r, &cell);
	if (r->count == PP_CSV_COLUMNS_MAX) {
		pp_fault(&r->text, TOO_LARGE,
			 pp_text_pos(&r->text, cell.line, cell.col),
			 "the row has more than %d cells", PP_CSV_COLUMNS_MAX);
		r->faulty = true;
	}
	if (r->count <= PP_CSV_COLUMNS_MAX) {
		pp_grow(r->cells, r->count, r->cap);
		r->cells[r->count++] = cell;
	}
}

/* --- rows --------------------------------------------------------------- */

static void add_row(struct reader *r, uint32_t line)
{
	size_t n = r->count < PP_CSV_COLUMNS_MAX ? r->count :
						   PP_CSV_COLUMNS_MAX;
	struct pp_csv_cell *cells = NULL;

	if (n) {
		cells = pp_new_raw(r->arena, struct pp_csv_cell, n);
		memcpy(cells, r->cells, n * sizeof(*cells));
	}
	pp_grow(r->rows, r->row_count, r->row_cap);
	r->rows[r->row_count] = (struct pp_csv_row){
		.cells = cells, .count = (uint32_t)n, .line = line,
		.number = (uint32_t)r->row_count + 1, .faulty = r->faulty,
	};
	r->row_count++;
}

static bool is_break(const struct reader *r)
{
	return r->p < r->end && (*r->p == '\n' || *r->p == '\r');
}

static void read_row(struct reader *r)
{
	uint32_t line = r->line;

	r->count = 0;
	r->faulty = false;
	if (!is_break(r)) {
		read_cell(r);
		while (r->p < r->end && *r->p == r->separator) {
			r->p++;
			read_cell(r);
		}
	}
	if (is_break(r)) {
		r->p = past_break(r, r->p);
		begin_line(r, r->p);
	}
	add_row(r, line);
}

static int read_rows(struct reader *r)
{
	while (r->p < r->end) {
		if (r->row_count == PP_CSV_ROWS_MAX) {
			pp_fault(&r->text, TOO_LARGE, pos_at(r, r->p),
				 "the file has more than %d rows",
				 PP_CSV_ROWS_MAX);
			return -1;
		}
		read_row(r);
	}
	return 0;
}

/* Find the separator, and pass over a line that says it. */
static void begin(struct reader *r, struct pp_csv *out,
		  const struct pp_csv_read *how)
{
	struct pp_str s = r->text.bytes;
	size_t after = 0;
	char said = pp_csv_said_separator(s, &after);

	out->separator = how->separator ? how->separator : said;
	out->separator_said = out->separator != 0;
	if (!out->separator)
		out->separator = pp_csv_find_separator(s);
	r->separator = out->separator;
	r->stops[(unsigned char)r->separator] = true;
	r->stops['\n'] = r->stops['\r'] = r->stops['"'] = true;
	r->line = r->seen_col = 1;
	r->p = r->start = r->seen = s.p;
	r->end = s.p + s.n;
	if (said) {
		r->p += after;
		begin_line(r, r->p);
	}
}

static int hand_out(struct reader *r, struct pp_csv *out)
{
	struct pp_csv_row *rows = pp_new_raw(r->arena, struct pp_csv_row,
					     r->row_count + 1);

	if (r->row_count)
		memcpy(rows, r->rows, r->row_count * sizeof(*rows));
	out->rows = rows;
	out->count = r->row_count;
	return 0;
}

/* What a spreadsheet saves when it is not asked for CSV: the first bytes of
 * .xlsx and .ods, and of .xls. */
static bool is_workbook(struct pp_str bytes)
{
	return pp_str_starts(bytes, PP_LIT("PK\x03\x04")) ||
	       pp_str_starts(bytes, PP_LIT("\xd0\xcf\x11\xe0"));
}

static int refuse_workbook(struct pp_sink *sink, const char *file)
{
	struct pp_finding *f;

	f = pp_report(sink, PP_R(CSV_WORKBOOK), (struct pp_pos){ .file = file },
		      "this is a workbook, and no CSV");
	pp_report_note(sink, f, (struct pp_pos){ 0 },
		       "open it in the spreadsheet program, and save its sheet "
		       "as CSV UTF-8");
	return -1;
}

int pp_csv_read(struct pp_csv *out, struct pp_arena *arena,
		struct pp_sink *sink, const struct pp_csv_read *how,
		struct pp_str bytes)
{
	struct reader r = {
		.text = { .file = how->file, .sink = sink, .first_line = 1 },
		.arena = arena,
	};
	int rc;

	*out = (struct pp_csv){ 0 };
	if (is_workbook(bytes))
		return refuse_workbook(sink, how->file);
	r.text.faults = r.text.fault_counts;
	pp_csv_decode(out, &r.text, arena, bytes, &r.odd);
	if (!r.text.bytes.n) {
		pp_fault(&r.text, FILE_EMPTY, pp_text_pos(&r.text, 0, 0),
			 "the file is empty");
		rc = -1;
	} else {
		begin(&r, out, how);
		rc = read_rows(&r);
		rc = rc ? rc : hand_out(&r, out);
	}
	pp_text_release(&r.text);
	pp_free(r.cells);
	pp_free(r.rows);
	if (rc)
		*out = (struct pp_csv){ 0 };
	return rc;
}

const char *pp_csv_address(struct pp_arena *arena, size_t column, uint32_t row)
{
	char letters[16], *p = letters + sizeof(letters) - 1;

	*p = '\0';
	for (column++; column; column = (column - 1) / 26)
		*--p = (char)('A' + (column - 1) % 26);
	return pp_arena_printf(arena, "%s%u", p, (unsigned)row);
}

const char *pp_csv_encoding_name(enum pp_csv_encoding encoding)
{
	switch (encoding) {
	case PP_CSV_UTF16LE: case PP_CSV_UTF16BE:
		return "UTF-16";
	case PP_CSV_WINDOWS_1252:
		return "Windows-1252";
	default:
		return "UTF-8";
	}
}
