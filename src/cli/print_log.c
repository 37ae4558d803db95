/* Printing field changes: see the header. */
#include "cli/print_log.h"

#include <string.h>

#include "base/csv.h"
#include "base/escape.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/utf8.h"

enum {
	SHORT_COMMIT = 10,
	VALUE_MAX = 60,		/* code points of a value in text */
};

const char *const pp_log_formats[] = { "text", "json", "jsonl", "csv", NULL };

static const char *const columns[] = {
	"commit", "time", "actor", "kind", "id", "pointer", "old", "new",
	"reason", "_path", "_pool",
};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

static void cells_of(struct pp_str cells[COLUMNS],
		     const struct pp_log_print *how,
		     const struct pp_log_row *row)
{
	const struct pp_str all[COLUMNS] = {
		pp_str(row->commit), pp_str(row->time), pp_str(row->actor),
		row->kind, row->id, row->pointer, row->old_value,
		row->new_value, pp_str(row->reason), pp_str(row->path),
		how->pool,
	};

	memcpy(cells, all, sizeof(all));
	for (size_t i = 0; i < COLUMNS; i++)
		if (!cells[i].p && i != 6 && i != 7)
			cells[i].p = "";
}

/* --- text ----------------------------------------------------------------- */

/* A value that people can read on one line. */
static void put_value(struct pp_buf *out, struct pp_str value)
{
	struct pp_str head = value;
	uint32_t cp;
	size_t n = 0;

	if (!value.p) {
		pp_buf_puts(out, "nothing");
		return;
	}
	for (unsigned count = 0; count < VALUE_MAX && n < value.n; count++) {
		unsigned k = pp_utf8_decode((struct pp_str){ value.p + n,
							     value.n - n },
					    &cp);

		n += k ? k : 1;
	}
	head.n = n;
	pp_buf_putc(out, '\'');
	pp_escape_terminal(out, head);
	pp_buf_puts(out, n < value.n ? "\xe2\x80\xa6'" : "'");
}

static void put_color(const struct pp_log_print *how, struct pp_buf *out,
		      const char *code)
{
	if (how->color)
		pp_buf_puts(out, code);
}

static void put_commit(struct pp_log_print *how, struct pp_buf *out,
		       const struct pp_log_row *row)
{
	const char *t = strchr(row->time, 'T');

	if (how->rows)
		pp_buf_putc(out, '\n');
	put_color(how, out, "\033[33m");
	pp_buf_add(out, row->commit, SHORT_COMMIT);
	put_color(how, out, "\033[m");
	/* 2024-05-01T12:00:00Z without its letters. */
	pp_buf_puts(out, "  ");
	pp_buf_add(out, row->time, (size_t)(t - row->time));
	pp_buf_putc(out, ' ');
	pp_buf_add(out, t + 1, strlen(t + 1) - 1);
	pp_buf_puts(out, " UTC  ");
	pp_escape_terminal(out, pp_str(row->actor));
	pp_buf_puts(out, "\n  ");
	pp_escape_terminal(out, pp_str(row->reason));
	pp_buf_putc(out, '\n');
}

static void put_record(struct pp_buf *out, const struct pp_log_row *row)
{
	pp_buf_puts(out, "  ");
	pp_escape_terminal(out, row->kind);
	pp_buf_putc(out, ' ');
	pp_escape_terminal(out, row->id);
	pp_buf_putc(out, '\n');
}

static void put_change(struct pp_buf *out, const struct pp_log_row *row)
{
	pp_buf_puts(out, "    ");
	if (row->pointer.n) {
		pp_escape_terminal(out, row->pointer);
		pp_buf_puts(out, ": ");
	} else if (!row->old_value.p) {
		pp_buf_puts(out, "made: ");
		put_value(out, row->new_value);
		pp_buf_putc(out, '\n');
		return;
	} else if (!row->new_value.p) {
		pp_buf_puts(out, "deleted: ");
		put_value(out, row->old_value);
		pp_buf_putc(out, '\n');
		return;
	} else {
		pp_buf_puts(out, "all of it: ");
	}
	put_value(out, row->old_value);
	pp_buf_puts(out, " -> ");
	put_value(out, row->new_value);
	pp_buf_putc(out, '\n');
}

static bool is(const char *kept, struct pp_str text)
{
	return kept && pp_str_is(text, kept);
}

static void keep(char **kept, struct pp_str text)
{
	*kept = pp_resize(*kept, text.n + 1, 1);
	if (text.n)
		memcpy(*kept, text.p, text.n);
	(*kept)[text.n] = '\0';
}

static void text_row(struct pp_log_print *how, struct pp_buf *out,
		     const struct pp_log_row *row)
{
	bool other = strcmp(how->commit, row->commit) != 0;

	if (other) {
		put_commit(how, out, row);
		strncpy(how->commit, row->commit, sizeof(how->commit) - 1);
	}
	if (!how->one_record &&
	    (other || !is(how->kind, row->kind) || !is(how->id, row->id))) {
		put_record(out, row);
		keep(&how->kind, row->kind);
		keep(&how->id, row->id);
	}
	put_change(out, row);
}

/* --- for machines --------------------------------------------------------- */

static void json_row(const struct pp_log_print *how, struct pp_buf *out,
		     const struct pp_log_row *row)
{
	struct pp_str cells[COLUMNS];
	struct pp_json j;

	cells_of(cells, how, row);
	if (how->format == PP_LOG_JSON)
		pp_buf_puts(out, how->rows ? ",\n" : "[\n");
	pp_json_init(&j, out, false);
	pp_json_object(&j);
	for (size_t i = 0; i < COLUMNS; i++) {
		pp_json_key(&j, columns[i]);
		if (cells[i].p)
			pp_json_str(&j, cells[i]);
		else
			pp_json_null(&j);
	}
	pp_json_end(&j);
	if (how->format == PP_LOG_JSONL)
		pp_buf_putc(out, '\n');
}

static void csv_line(struct pp_buf *out, const struct pp_str cells[COLUMNS])
{
	for (size_t i = 0; i < COLUMNS; i++) {
		if (i)
			pp_buf_putc(out, ',');
		if (cells[i].n)
			pp_csv_field(out, cells[i], true);
	}
	pp_buf_puts(out, PP_CSV_END);
}

static void csv_head(struct pp_buf *out)
{
	struct pp_str cells[COLUMNS];

	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = pp_str(columns[i]);
	csv_line(out, cells);
}

static void csv_row(const struct pp_log_print *how, struct pp_buf *out,
		    const struct pp_log_row *row)
{
	struct pp_str cells[COLUMNS];

	if (!how->rows)
		csv_head(out);
	cells_of(cells, how, row);
	csv_line(out, cells);
}

/* --- public --------------------------------------------------------------- */

void pp_log_row(struct pp_log_print *how, struct pp_buf *out,
		const struct pp_log_row *row)
{
	switch (how->format) {
	case PP_LOG_TEXT:
		text_row(how, out, row);
		break;
	case PP_LOG_JSON:
	case PP_LOG_JSONL:
		json_row(how, out, row);
		break;
	case PP_LOG_CSV:
		csv_row(how, out, row);
		break;
	}
	how->rows++;
}

void pp_log_end(struct pp_log_print *how, struct pp_buf *out)
{
	if (how->format == PP_LOG_JSON)
		pp_buf_puts(out, how->rows ? "\n]\n" : "[]\n");
	if (how->format == PP_LOG_CSV && !how->rows)
		csv_head(out);
	pp_free(how->kind);
	pp_free(how->id);
	how->kind = how->id = NULL;
}
