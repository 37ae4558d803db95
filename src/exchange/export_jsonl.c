/* Kinds as lines of JSON. */
#include "exchange/export_jsonl.h"

#include "base/escape.h"
#include "record/sheet.h"
#include "record/value_text.h"

static bool is_salt(const struct pp_kind *kind, struct pp_str key)
{
	return kind->salt && pp_str_is(key, "salt");
}

static bool is_hidden(const struct pp_kind *kind, const struct pp_shape *shape)
{
	return pp_shape_is_hidden(kind->shape) ||
	       (shape && pp_shape_is_hidden(shape));
}

static bool add_row(struct pp_buf *out, const void *data,
		    const struct pp_export_row *row)
{
	const struct pp_kind *kind = data;
	const struct pp_value *root = row->record->root;

	pp_buf_puts(out, "{\"_path\":");
	pp_escape_json(out, pp_str(row->record->path));
	pp_buf_puts(out, ",\"id\":");
	pp_escape_json(out, row->record->path_id);
	for (uint32_t i = 0; i < root->count; i++) {
		const struct pp_member *m = &root->members[i];
		struct pp_shape *shape = pp_shape_member(kind->shape, m->key);

		if (!shape)
			shape = kind->shape->others;
		if (pp_str_is(m->key, "id") || is_salt(kind, m->key) ||
		    is_hidden(kind, shape))
			continue;
		pp_buf_putc(out, ',');
		pp_escape_json(out, m->key);
		pp_buf_putc(out, ':');
		pp_value_add_json(out, &m->value, shape);
	}
	pp_buf_puts(out, "}\n");
	return true;
}

/* The columns of its sheet have the classes of all that is in it. */
static void add_class(struct pp_export *e, const struct pp_kind *kind)
{
	struct pp_sheet sheet;

	pp_sheet_derive(&sheet, e->into.arena, kind);
	for (size_t i = 0; i < sheet.count; i++)
		e->class = (enum pp_class)
			pp_class_stricter((int)e->class,
					  (int)sheet.columns[i].class);
}

int pp_export_jsonl_kind(struct pp_export *export, const struct pp_kind *kind,
			 void (*write)(void *to, struct pp_str text), void *to)
{
	const struct pp_export_rows rows = { add_row, kind, write, to };

	add_class(export, kind);
	return pp_export_rows(export, kind, &rows);
}

int pp_export_jsonl(struct pp_export *export)
{
	for (size_t i = 0; i < export->wanted_count; i++) {
		const struct pp_kind *kind = export->wanted[i];
		const char *name = pp_arena_printf(export->into.arena,
						   "%.*s.jsonl",
						   PP_STR(kind->name));
		struct pp_file_out *file =
			pp_export_files_begin(&export->files, name);

		if (!file || pp_export_jsonl_kind(export, kind,
						  pp_export_to_file, file) < 0)
			return -1;
	}
	return 0;
}
