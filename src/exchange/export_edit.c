/* A sheet with names beside ids. */
#include "exchange/export_edit.h"

#include "base/csv.h"
#include "base/map.h"
#include "exchange/export_csv.h"
#include "pool/names.h"
#include "record/cell.h"
#include "store/id.h"

enum { HEAD_MAX = 1 << 24 };

/* A column that is written. */
struct shown {
	const struct pp_sheet_column *column;
	struct pp_str *kinds;	/* to which its references lead; NULL: it
				   holds none */
	size_t kind_count;
};

struct condition {
	const struct pp_sheet_column *column;
	struct pp_str text;
};

struct form {
	struct pp_export *export;
	struct pp_sheet sheet;
	struct shown *columns;
	size_t count;
	struct condition *conditions;
	size_t condition_count;
	struct pp_map titles;	/* "kind\0id" to a text */
	struct pp_buf key;
};

/* --- what is asked for ---------------------------------------------------- */

static int no_column(struct form *f, struct pp_str name)
{
	struct pp_arena *arena = f->export->into.arena;
	struct pp_sink *sink = f->export->into.sink;
	struct pp_str *names = pp_new(arena, struct pp_str, f->sheet.count);
	struct pp_finding *finding;
	int near;

	for (size_t i = 0; i < f->sheet.count; i++)
		names[i] = f->sheet.columns[i].name;
	finding = pp_report(sink, PP_R(EXPORT), (struct pp_pos){ 0 },
			    "%.*s has no column '%.*s'",
			    PP_STR(f->sheet.kind->name), PP_STR(name));
	near = pp_nearest(name, names, f->sheet.count);
	if (near >= 0)
		pp_report_note(sink, finding, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
	return -1;
}

static void add_target(struct shown *s, const struct pp_value *name)
{
	if (name->type == PP_STRING)
		s->kinds[s->kind_count++] = name->text;
}

static void find_targets(struct shown *s, struct pp_arena *arena)
{
	const struct pp_sheet_column *c = s->column;
	const struct pp_shape *shape = c->form == PP_FORM_LIST ?
				       c->shape->items : c->shape;
	const struct pp_value *x = c->is_ref ?
			pp_shape_annotation(shape, "x-ref", NULL) : NULL;

	if (!x)
		return;
	s->kinds = pp_new(arena, struct pp_str,
			  x->type == PP_LIST ? x->count + 1 : 1);
	if (x->type == PP_STRING)
		add_target(s, x);
	for (uint32_t i = 0; x->type == PP_LIST && i < x->count; i++)
		add_target(s, &x->items[i]);
}

/* What it shows beside, of people. */
static enum pp_class names_class(const struct form *f, const struct shown *s)
{
	for (size_t i = 0; i < s->kind_count; i++) {
		const struct pp_kind *kind =
			pp_kinds_find(f->export->open.kinds, s->kinds[i]);

		if (kind && kind->subject.n)
			return PP_CLASS_PERSONAL;
	}
	return PP_CLASS_NONE;
}

static void show(struct form *f, const struct pp_sheet_column *column)
{
	struct shown *s = &f->columns[f->count++];

	*s = (struct shown){ .column = column };
	find_targets(s, f->export->into.arena);
}

static int choose_columns(struct form *f, const struct pp_export_edit *edit)
{
	f->columns = pp_new(f->export->into.arena, struct shown,
			    f->sheet.count + edit->column_count + 1);
	for (size_t i = 0; i < f->sheet.count; i++)
		if (!edit->column_count || !i)
			show(f, &f->sheet.columns[i]);
	for (size_t i = 0; i < edit->column_count; i++) {
		struct pp_str name = pp_str(edit->columns[i]);
		const struct pp_sheet_column *c = pp_sheet_find(&f->sheet,
								name);

		if (!c)
			return no_column(f, name);
		if (c->part != PP_SHEET_ID)
			show(f, c);
	}
	return 0;
}

static int choose_rows(struct form *f, const struct pp_export_edit *edit)
{
	f->conditions = pp_new(f->export->into.arena, struct condition,
			       edit->where_count);
	for (size_t i = 0; i < edit->where_count; i++) {
		const char *text = edit->where[i], *equals = strchr(text, '=');
		struct condition *c = &f->conditions[f->condition_count++];
		struct pp_str name = { text, equals ?
				       (size_t)(equals - text) : 0 };

		if (!equals) {
			pp_report(f->export->into.sink, PP_R(EXPORT),
				  (struct pp_pos){ 0 },
				  "--where must be of the form COLUMN=TEXT");
			return -1;
		}
		c->column = pp_sheet_find(&f->sheet, name);
		c->text = pp_str(equals + 1);
		if (!c->column)
			return no_column(f, name);
	}
	return 0;
}

/* --- names ---------------------------------------------------------------- */

static void make_key(struct pp_buf *key, struct pp_str kind, struct pp_str id)
{
	pp_buf_clear(key);
	pp_buf_str(key, kind);
	pp_buf_putc(key, '\0');
	pp_buf_str(key, id);
}

static bool has_names(const struct form *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->columns[i].kinds)
			return true;
	return false;
}

static int load_titles(struct form *f)
{
	struct pp_arena *arena = f->export->into.arena;
	struct pp_names names;

	if (!has_names(f))
		return 0;
	if (pp_names_load(&names, &f->export->open, f->export->into) < 0)
		return -1;
	for (size_t i = 0; i < names.count; i++) {
		const struct pp_name *n = &names.items[i];

		make_key(&f->key, n->kind->name, n->id);
		pp_map_put(&f->titles,
			   pp_arena_str(arena, pp_buf_get(&f->key)),
			   NULL)->ptr = pp_arena_copy(arena, n->title,
						      strlen(n->title));
	}
	return 0;
}

static const char *title_of(const struct form *f, const struct shown *s,
			    struct pp_arena *arena, struct pp_str id)
{
	for (size_t i = 0; i < s->kind_count; i++) {
		const char *key = pp_arena_printf(arena, "%.*s%c%.*s",
						  PP_STR(s->kinds[i]), '\0',
						  PP_STR(id));
		const struct pp_map_entry *e = pp_map_get(&f->titles,
			(struct pp_str){ key, s->kinds[i].n + 1 + id.n });

		if (e)
			return e->ptr;
	}
	return "";
}

/* What people call the records that a value refers to. */
static void add_names(struct pp_buf *out, const struct form *f,
		      const struct shown *s, struct pp_arena *arena,
		      const struct pp_value *v)
{
	uint32_t count = v->type == PP_LIST ? v->count : 1;
	const struct pp_value *items = v->type == PP_LIST ? v->items : v;
	struct pp_buf text;

	pp_buf_init(&text, HEAD_MAX);
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			pp_buf_puts(&text, "; ");
		if (items[i].type == PP_STRING)
			pp_buf_puts(&text, title_of(f, s, arena,
						    items[i].text));
	}
	if (text.n)
		pp_csv_field(out, pp_buf_get(&text), true);
	pp_buf_release(&text);
}

/* --- rows ----------------------------------------------------------------- */

static struct pp_str cell_text(struct pp_buf *scrap, struct pp_arena *arena,
			       const struct pp_sheet_column *c,
			       const struct pp_value *v, bool safe)
{
	size_t from = scrap->n;
	struct pp_str text;

	pp_cell_write(scrap, c, v, safe);
	text = pp_arena_str(arena, (struct pp_str){ scrap->p + from,
						    scrap->n - from });
	scrap->n = from;
	return text;
}

static bool is_wanted(struct pp_buf *scrap, const struct form *f,
		      const struct pp_export_row *row)
{
	for (size_t i = 0; i < f->condition_count; i++) {
		const struct condition *c = &f->conditions[i];
		const struct pp_value *v = pp_sheet_value(row->arena,
							  c->column,
							  row->record);
		struct pp_str text = { 0 };

		if (v)
			text = cell_text(scrap, row->arena, c->column, v,
					 false);
		if (!pp_str_eq(text, c->text))
			return false;
	}
	return true;
}

static bool add_row(struct pp_buf *out, const void *data,
		    const struct pp_export_row *row)
{
	const struct form *f = data;
	char version[PP_EXPORT_VERSION];

	if (!is_wanted(out, f, row))
		return false;
	for (size_t i = 0; i < f->count; i++) {
		const struct shown *s = &f->columns[i];
		const struct pp_value *v = pp_sheet_value(row->arena, s->column,
							  row->record);
		struct pp_str text;

		if (v) {
			text = cell_text(out, row->arena, s->column, v,
					 true);
			*row->cut += text.n > PP_EXPORT_CELL_MAX;
			pp_csv_field(out, text, true);
		}
		pp_buf_putc(out, ',');
		if (v && s->kinds)
			add_names(out, f, s, row->arena, v);
		if (s->kinds)
			pp_buf_putc(out, ',');
	}
	pp_export_version(version, row->blob);
	pp_buf_puts(out, version);
	pp_buf_puts(out, PP_CSV_END);
	return true;
}

static void write_head(struct form *f, void (*write)(void *to,
						     struct pp_str text),
		       void *to)
{
	struct pp_export *e = f->export;
	struct pp_buf head;

	pp_buf_init(&head, HEAD_MAX);
	pp_buf_puts(&head, "\xef\xbb\xbf");
	for (size_t i = 0; i < f->count; i++) {
		const struct shown *s = &f->columns[i];
		struct pp_str name = s->column->name;

		e->class = (enum pp_class)
			pp_class_stricter((int)e->class,
					  pp_class_stricter(
						(int)s->column->class,
						(int)names_class(f, s)));
		pp_csv_field(&head, name, true);
		pp_buf_putc(&head, ',');
		if (!s->kinds)
			continue;
		pp_csv_field(&head, pp_str(pp_arena_printf(e->into.arena,
				"%.*s%s", PP_STR(name),
				PP_EXPORT_NAME_ENDING)), true);
		pp_buf_putc(&head, ',');
	}
	pp_buf_puts(&head, PP_EXPORT_VERSION_COLUMN PP_CSV_END);
	write(to, pp_buf_get(&head));
	pp_buf_release(&head);
}

/* --- public --------------------------------------------------------------- */

void pp_export_version(char out[PP_EXPORT_VERSION], const uint8_t blob[20])
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, blob);
	out[0] = 'v';
	memcpy(out + 1, hex, PP_EXPORT_VERSION - 2);
	out[PP_EXPORT_VERSION - 1] = '\0';
}

int pp_export_edit(struct pp_export *export, const struct pp_export_edit *edit,
		   void (*write)(void *to, struct pp_str text), void *to)
{
	struct form f = { .export = export };
	const struct pp_export_rows rows = { add_row, &f, write, to };
	int rc = -1;

	pp_buf_init(&f.key, HEAD_MAX);
	pp_sheet_derive(&f.sheet, export->into.arena, export->wanted[0]);
	if (choose_columns(&f, edit) < 0 || choose_rows(&f, edit) < 0 ||
	    load_titles(&f) < 0)
		goto out;
	write_head(&f, write, to);
	rc = pp_export_rows(export, export->wanted[0], &rows);
out:
	pp_map_release(&f.titles);
	pp_buf_release(&f.key);
	return rc;
}
