/* Results for spreadsheets. */
#include "cli/print_csv.h"

#include "base/csv.h"

/* Appends a text as the form has it. */
typedef void field(struct pp_buf *out, struct pp_str text);

static void csv_field(struct pp_buf *out, struct pp_str text)
{
	pp_csv_field(out, text, true);
}

static void tsv_field(struct pp_buf *out, struct pp_str text)
{
	static const char plain[] = "\t\n\r\\", letters[] = "tnr\\";

	if (pp_csv_needs_guard(text))
		pp_buf_putc(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		const char *at = text.p[i] ? strchr(plain, text.p[i]) : NULL;

		if (at)
			pp_buf_putc(out, '\\');
		pp_buf_putc(out, at ? letters[at - plain] : text.p[i]);
	}
}

struct form {
	field *add;
	char between;
	const char *end;	/* of a line */
};

static void print(const struct pp_result_print *how,
		  const struct pp_result *result, const struct form *form)
{
	size_t columns = result->column_count;
	struct pp_buf line;

	pp_buf_init(&line, PP_RESULT_LINE_MAX);
	for (size_t i = 0; i < columns; i++) {
		if (i)
			pp_buf_putc(&line, form->between);
		form->add(&line, result->columns[i].name);
	}
	for (size_t i = 0; i < result->row_count * columns; i++) {
		const struct pp_cell *c = &result->cells[i];

		if (i % columns) {
			pp_buf_putc(&line, form->between);
		} else {
			pp_buf_puts(&line, form->end);
			pp_result_flush(how, &line, false);
		}
		if (c->type == PP_CELL_TEXT)
			form->add(&line, c->text);
		else if (c->type != PP_CELL_NULL)
			pp_result_number(&line, c);
	}
	pp_buf_puts(&line, form->end);
	pp_result_flush(how, &line, true);
	pp_buf_release(&line);
}

void pp_print_csv(const struct pp_result_print *how,
		  const struct pp_result *result)
{
	print(how, result, &(struct form){ csv_field, ',', PP_CSV_END });
}

void pp_print_tsv(const struct pp_result_print *how,
		  const struct pp_result *result)
{
	print(how, result, &(struct form){ tsv_field, '\t', "\n" });
}
