/* Kinds as CSV. */
#include "exchange/export_csv.h"

#include "base/csv.h"
#include "record/cell.h"

enum { HEAD_MAX = 1 << 24 };

struct form {
	const struct pp_sheet *sheet;
	bool guard;
};

/* The cell's text is made at the end of out, then written over as a field: most
 * texts are their own field. */
static void add_cell(struct pp_buf *out, const struct form *form, size_t i,
		     const struct pp_export_row *row)
{
	const struct pp_sheet_column *c = &form->sheet->columns[i];
	const struct pp_value *v = pp_sheet_value(row->arena, c, row->record);
	size_t from = out->n;
	struct pp_str text;

	if (!v)
		return;
	pp_cell_write(out, c, v, form->guard);
	text = pp_arena_str(row->arena, (struct pp_str){ out->p + from,
							 out->n - from });
	out->n = from;
	*row->cut += text.n > PP_EXPORT_CELL_MAX;
	pp_csv_field(out, text, form->guard);
}

static bool add_row(struct pp_buf *out, const void *data,
		    const struct pp_export_row *row)
{
	const struct form *form = data;

	for (size_t i = 0; i < form->sheet->count; i++) {
		if (i)
			pp_buf_putc(out, ',');
		add_cell(out, form, i, row);
	}
	pp_buf_puts(out, PP_CSV_END);
	return true;
}

int pp_export_csv_kind(struct pp_export *export, const struct pp_kind *kind,
		       void (*write)(void *to, struct pp_str text), void *to)
{
	struct pp_sheet sheet;
	const struct form form = { &sheet, !export->raw };
	const struct pp_export_rows rows = { add_row, &form, write, to };
	struct pp_buf head;

	pp_sheet_derive(&sheet, export->into.arena, kind);
	pp_buf_init(&head, HEAD_MAX);
	if (export->excel)
		pp_buf_puts(&head, "\xef\xbb\xbf");
	for (size_t i = 0; i < sheet.count; i++) {
		if (i)
			pp_buf_putc(&head, ',');
		pp_csv_field(&head, sheet.columns[i].name, form.guard);
		export->class = (enum pp_class)
			pp_class_stricter((int)export->class,
					  (int)sheet.columns[i].class);
	}
	pp_buf_puts(&head, PP_CSV_END);
	write(to, pp_buf_get(&head));
	pp_buf_release(&head);
	return pp_export_rows(export, kind, &rows);
}

int pp_export_csv(struct pp_export *export)
{
	for (size_t i = 0; i < export->wanted_count; i++) {
		const struct pp_kind *kind = export->wanted[i];
		const char *name = pp_arena_printf(export->into.arena,
						   "%.*s.csv",
						   PP_STR(kind->name));
		struct pp_file_out *file =
			pp_export_files_begin(&export->files, name);

		if (!file || pp_export_csv_kind(export, kind,
						pp_export_to_file, file) < 0)
			return -1;
	}
	return 0;
}
