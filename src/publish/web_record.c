/* The page of a record. */
#include "publish/web_record.h"

#include "publish/web_frame.h"
#include "report/card.h"
#include "report/grid.h"
#include "report/plain.h"
#include "report/table.h"

enum { DEPTH = 2, TEXT_MAX = 1 << 26, CHANGE_COLUMNS = 6, REF_COLUMNS = 4 };

struct making {
	struct pp_buf body;
	struct pp_buf text;	/* of a value */
	struct pp_web *web;
	const struct pp_web_data *data;
	struct pp_str id;
	struct pp_listing into;
};

static struct pp_str keep(struct making *m, struct pp_buf *text)
{
	return pp_arena_str(m->into.arena, pp_buf_get(text));
}

static struct pp_cell text_cell(struct pp_str text)
{
	return (struct pp_cell){ .type = text.n ? PP_CELL_TEXT : PP_CELL_NULL,
				 .text = text };
}

static struct pp_str text_of(const struct pp_cell *cell)
{
	return cell->type == PP_CELL_TEXT ? cell->text : (struct pp_str){ 0 };
}

/* "cv_expected" without a label is "Cv expected". */
static struct pp_str label_of(struct making *m, const struct pp_column *c)
{
	return c->label.n ? c->label :
			    pp_web_last_name(m->into.arena, c->pointer);
}

/* With the name of the mapping that it stands in: "Consent: Given on". */
static struct pp_str full_label(struct making *m, const struct pp_column *c)
{
	struct pp_str up = c->pointer, label = label_of(m, c);
	const char *text;

	while (up.n && up.p[up.n - 1] != '/')
		up.n--;
	if (up.n <= 1)
		return label;
	up.n--;
	up = pp_web_last_name(m->into.arena, up);
	text = pp_arena_printf(m->into.arena, "%.*s: %.*s", PP_STR(up),
			       PP_STR(label));
	return pp_str(text);
}

/* --- values --------------------------------------------------------------- */

/* The record that a reference leads to, if one may know of it. */
static int find_target(const struct pp_web_record **out, struct making *m,
		       const struct pp_column *c, struct pp_str id)
{
	struct pp_str kinds = c->refers_to;
	int rc = 0;

	*out = NULL;
	while (kinds.n && !rc) {
		const char *comma = memchr(kinds.p, ',', kinds.n);
		size_t n = comma ? (size_t)(comma - kinds.p) : kinds.n;
		size_t used = comma && n + 2 < kinds.n ? n + 2 : kinds.n;

		rc = pp_web_find_record(out, m->web, m->into.sink,
					 (struct pp_str){ kinds.p, n }, id);
		kinds = (struct pp_str){ kinds.p + used, kinds.n - used };
	}
	return rc;
}

/* A cell as people read it, and where it leads.  0; -1 with findings. */
static int read_value(struct pp_card_value *out, struct making *m,
		      const struct pp_column *c, const struct pp_cell *cell)
{
	const struct pp_web_record *target;

	*out = (struct pp_card_value){ 0 };
	if (cell->type == PP_CELL_NULL)
		return 0;
	if (c->type == PP_COLUMN_BOOLEAN && cell->type == PP_CELL_INTEGER) {
		out->text = cell->integer ? PP_LIT("yes") : PP_LIT("no");
		return 0;
	}
	pp_buf_clear(&m->text);
	if (c->is_ref && cell->type == PP_CELL_TEXT) {
		if (find_target(&target, m, c, cell->text) < 0)
			return -1;
		out->text = target ? target->title : cell->text;
		if (target)
			pp_web_add_href(&m->text, target, DEPTH);
		out->href = keep(m, &m->text);
		return 0;
	}
	if (c->type == PP_COLUMN_TEXT && cell->type == PP_CELL_TEXT) {
		out->text = cell->text;
		return 0;
	}
	pp_grid_value(&m->text, cell);
	if (c->unit.n && cell->type != PP_CELL_TEXT) {
		pp_buf_putc(&m->text, ' ');
		pp_buf_str(&m->text, c->unit);
	}
	out->text = keep(m, &m->text);
	return 0;
}

static int add_values(struct pp_card_field *field, struct making *m,
		      const struct pp_web_part *part, size_t column)
{
	const struct pp_result *r = &part->rows;
	size_t count, first = pp_web_rows_of(r, m->id, &count);
	struct pp_card_value *values = pp_new(m->into.arena,
					      struct pp_card_value, count);

	field->values = values;
	for (size_t i = first; i < first + count; i++) {
		const struct pp_cell *cell = &r->cells[i * r->column_count +
						       part->first + column];

		if (read_value(&values[field->count], m, part->columns[column],
			       cell) < 0)
			return -1;
		field->count += values[field->count].text.n != 0;
	}
	return 0;
}

static struct pp_str list_label(struct making *m,
				const struct pp_web_part *part)
{
	return part->table->label.n ? part->table->label :
				      label_of(m, part->columns[0]);
}

/* A list of one column is a property with several values. */
static bool is_plain(const struct pp_web_part *part)
{
	return part->column_count == 1 && part->first == 2;
}

/* The text of a record that is a Markdown file. */
static bool is_body(const struct making *m, const struct pp_column *c)
{
	return m->data->kind->kind->markdown &&
	       pp_str_is(c->pointer, "/body");
}

static void add_body(struct making *m)
{
	const struct pp_web_part *own = &m->data->own;
	size_t count, row = pp_web_rows_of(&own->rows, m->id, &count);

	for (size_t i = 0; i < own->column_count; i++) {
		const struct pp_cell *cell = &own->rows.cells[own->first + i +
					row * own->rows.column_count];

		if (is_body(m, own->columns[i]) && cell->type == PP_CELL_TEXT)
			pp_plain_html(&m->body, cell->text);
	}
}

static int add_fields(struct making *m)
{
	const struct pp_web_data *d = m->data;
	struct pp_card_field *fields = pp_new(m->into.arena,
			struct pp_card_field,
			d->own.column_count + d->list_count);
	size_t count = 0;

	for (size_t i = 0; i < d->own.column_count; i++) {
		if (is_body(m, d->own.columns[i]))
			continue;
		fields[count].label = full_label(m, d->own.columns[i]);
		if (add_values(&fields[count], m, &d->own, i) < 0)
			return -1;
		count += fields[count].count != 0;
	}
	for (size_t i = 0; i < d->list_count; i++) {
		if (!is_plain(&d->lists[i]))
			continue;
		fields[count] = (struct pp_card_field){
			.label = list_label(m, &d->lists[i]) };
		if (add_values(&fields[count], m, &d->lists[i], 0) < 0)
			return -1;
		count += fields[count].count != 0;
	}
	pp_card_fields(&m->body, fields, count);
	add_body(m);
	return 0;
}

/* --- tables --------------------------------------------------------------- */

static void add_href(struct pp_buf *out, void *data, struct pp_str address)
{
	(void)data;
	pp_buf_str(out, address);
}

static void add_table(struct making *m, const struct pp_result *result,
		      struct pp_str caption)
{
	const struct pp_table_view view = {
		.result = result, .caption = caption, .href = add_href,
	};

	pp_table_html(&m->body, &view);
}

/* A column of a table of ours; name must outlive it. */
static struct pp_result_column head(struct pp_str name)
{
	return (struct pp_result_column){ .name = name };
}

/* Two columns for each of the list's: what it says, and where that leads. */
static int fill_list(struct pp_result *out, struct making *m,
		     const struct pp_web_part *part, size_t first)
{
	size_t n = part->column_count;

	for (size_t i = 0; i < n; i++) {
		struct pp_str label = label_of(m, part->columns[i]);

		out->columns[2 * i] = head(label);
		out->columns[2 * i].unit = part->columns[i]->unit;
		out->columns[2 * i + 1] = head(pp_str(pp_arena_printf(
			m->into.arena, "@%.*s", PP_STR(label))));
	}
	for (size_t row = 0; row < out->row_count; row++) {
		struct pp_cell *to = &out->cells[row * 2 * n];
		const struct pp_cell *from = &part->rows.cells[
			(first + row) * part->rows.column_count + part->first];

		for (size_t i = 0; i < n; i++) {
			const struct pp_column *c = part->columns[i];
			struct pp_card_value value;

			to[2 * i] = from[i];
			to[2 * i + 1] = text_cell((struct pp_str){ 0 });
			if (!c->is_ref && c->type != PP_COLUMN_BOOLEAN)
				continue;
			if (read_value(&value, m, c, &from[i]) < 0)
				return -1;
			to[2 * i] = text_cell(value.text);
			to[2 * i + 1] = text_cell(value.href);
		}
	}
	return 0;
}

static int add_lists(struct making *m)
{
	const struct pp_web_data *d = m->data;

	for (size_t i = 0; i < d->list_count; i++) {
		const struct pp_web_part *part = &d->lists[i];
		size_t n = 2 * part->column_count;
		struct pp_result result = { .column_count = n };
		size_t first = pp_web_rows_of(&part->rows, m->id,
					       &result.row_count);

		if (is_plain(part) || !result.row_count)
			continue;
		result.columns = pp_new(m->into.arena,
					struct pp_result_column, n);
		result.cells = pp_new(m->into.arena, struct pp_cell,
				      n * result.row_count);
		if (fill_list(&result, m, part, first) < 0)
			return -1;
		add_table(m, &result, list_label(m, part));
	}
	return 0;
}

/* --- what refers to it ---------------------------------------------------- */

/* One reference as a row; 1, 0 where it may not be known, -1 with findings. */
static int read_ref(struct pp_cell *to, struct making *m,
		    const struct pp_cell *from)
{
	struct pp_str kind = text_of(&from[1]), id = text_of(&from[2]);
	const struct pp_web_kind *source = pp_web_kind(m->web, kind);
	const struct pp_web_record *record;
	struct pp_web_place place;
	int rc;

	pp_web_place_find(&place, m->into.arena, m->web, kind,
			   text_of(&from[3]));
	if (place.class > m->web->class)
		return 0;
	rc = pp_web_find_record(&record, m->web, m->into.sink, kind, id);
	if (rc <= 0)
		return rc;
	pp_buf_clear(&m->text);
	pp_web_add_href(&m->text, record, DEPTH);
	to[0] = text_cell(record->title);
	to[1] = text_cell(keep(m, &m->text));
	to[2] = text_cell(source->label);
	to[3] = text_cell(place.label);
	return 1;
}

static int add_refs(struct making *m)
{
	struct pp_result_column columns[REF_COLUMNS] = {
		head(PP_LIT("Record")), head(PP_LIT("@Record")),
		head(PP_LIT("Kind")), head(PP_LIT("As")),
	};
	struct pp_result result = { .columns = columns,
				    .column_count = REF_COLUMNS };
	size_t count, first = pp_web_rows_of(&m->data->refs, m->id, &count);

	result.cells = pp_new(m->into.arena, struct pp_cell,
			      REF_COLUMNS * count);
	for (size_t i = first; i < first + count; i++) {
		int rc = read_ref(&result.cells[REF_COLUMNS *
						result.row_count], m,
				  &m->data->refs.cells[REF_COLUMNS * i]);

		if (rc < 0)
			return -1;
		result.row_count += rc;
	}
	if (!result.row_count)
		return 0;
	pp_card_heading(&m->body, "refers", PP_LIT("What refers to it"));
	add_table(m, &result, (struct pp_str){ 0 });
	return 0;
}

/* --- history -------------------------------------------------------------- */

/* "Tamsin Quillfeather <tamsin@...>" without the address. */
static struct pp_str person(struct pp_str actor)
{
	for (size_t i = 0; i + 1 < actor.n; i++)
		if (actor.p[i] == ' ' && actor.p[i + 1] == '<')
			return (struct pp_str){ actor.p, i };
	return actor.n && *actor.p == '<' ? PP_LIT("(no name)") : actor;
}

/* One change as a row; false where it may not be known. */
static bool read_change(struct pp_cell *to, struct making *m,
			const struct pp_cell *from)
{
	struct pp_str pointer = text_of(&from[3]);
	bool whole = !pointer.n;
	struct pp_web_place place = { .class = PP_CLASS_NONE };

	if (!whole)
		pp_web_place_find(&place, m->into.arena, m->web,
				  m->data->kind->kind->name, pointer);
	if (place.class > m->web->class)
		return false;
	if (whole)
		place.label = from[5].type == PP_CELL_NULL ?
			      PP_LIT("The record was deleted") :
			      from[4].type == PP_CELL_NULL ?
			      PP_LIT("The record was made") :
			      PP_LIT("The record");
	to[0] = from[1];
	to[1] = text_cell(person(text_of(&from[2])));
	to[2] = text_cell(place.label);
	to[3] = whole ? text_cell((struct pp_str){ 0 }) : from[4];
	to[4] = whole ? text_cell((struct pp_str){ 0 }) : from[5];
	to[5] = from[6];
	return true;
}

enum { WHO = 1, FROM = 3, TO = 4, WHY = 5 };

/* Who was it, and why, is about people; where records were made and nothing
 * else, there is no "From" and no "To". */
static void choose_columns(bool shown[CHANGE_COLUMNS], const struct making *m,
			   const struct pp_result *result)
{
	for (size_t i = 0; i < CHANGE_COLUMNS; i++)
		shown[i] = i != FROM && i != TO;
	if (m->web->class == PP_CLASS_NONE)
		shown[WHO] = shown[WHY] = false;
	for (size_t i = 0; i < result->row_count; i++)
		for (size_t k = FROM; k <= TO; k++)
			if (result->cells[i * CHANGE_COLUMNS + k].type !=
			    PP_CELL_NULL)
				shown[FROM] = shown[TO] = true;
}

static void drop_columns(struct making *m, struct pp_result *result)
{
	struct pp_cell *to = result->cells;
	bool shown[CHANGE_COLUMNS];

	choose_columns(shown, m, result);
	for (size_t i = 0; i < result->row_count * CHANGE_COLUMNS; i++)
		if (shown[i % CHANGE_COLUMNS])
			*to++ = result->cells[i];
	result->column_count = 0;
	for (size_t i = 0; i < CHANGE_COLUMNS; i++)
		if (shown[i])
			result->columns[result->column_count++] =
				result->columns[i];
}

static void add_changes(struct making *m)
{
	struct pp_result_column columns[CHANGE_COLUMNS] = {
		head(PP_LIT("When")), head(PP_LIT("Who")), head(PP_LIT("What")),
		head(PP_LIT("From")), head(PP_LIT("To")), head(PP_LIT("Why")),
	};
	struct pp_result result = { .columns = columns,
				    .column_count = CHANGE_COLUMNS };
	const struct pp_result *r = &m->data->changes;
	size_t count, first = pp_web_rows_of(r, m->id, &count);

	result.cells = pp_new(m->into.arena, struct pp_cell,
			      CHANGE_COLUMNS * count);
	for (size_t i = first; i < first + count; i++)
		result.row_count += read_change(
			&result.cells[CHANGE_COLUMNS * result.row_count], m,
			&r->cells[i * r->column_count]);
	if (!result.row_count)
		return;
	drop_columns(m, &result);
	pp_card_heading(&m->body, "history", PP_LIT("History"));
	add_table(m, &result, (struct pp_str){ 0 });
}

/* --- the page ------------------------------------------------------------- */

static void add_page(struct pp_buf *out, struct making *m,
		     const struct pp_web_record *record, struct pp_str path)
{
	struct pp_str facts[2];
	struct pp_page page = { .title = record->title, .facts = facts,
				.fact_count = 2 };

	pp_web_frame(&page, m->web, m->into.arena, DEPTH);
	facts[0] = pp_str(pp_arena_printf(m->into.arena, "%.*s %.*s",
					  PP_STR(m->data->kind->label),
					  PP_STR(m->id)));
	facts[1] = path;
	page.body = pp_buf_get(&m->body);
	pp_page_html(out, &page);
}

/* Where records are looked up one by one, those of a kind at once. */
static int name_referrers(struct making *m)
{
	const struct pp_result *r = &m->data->refs;
	size_t count, first = pp_web_rows_of(r, m->id, &count);
	struct pp_str last = { 0 };

	for (size_t i = first; i < first + count && m->web->one_by_one; i++) {
		struct pp_str name = text_of(&r->cells[REF_COLUMNS * i + 1]);
		struct pp_web_kind *kind = pp_web_kind(m->web, name);

		if (kind && !pp_str_eq(name, last) &&
		    pp_web_name_referrers(m->web, kind, m->into.sink,
					  m->data->kind->kind->name,
					  m->id) < 0)
			return -1;
		last = name;
	}
	return 0;
}

int pp_web_record_html(struct pp_buf *out, struct pp_web *web,
			const struct pp_web_data *data, struct pp_str id,
			struct pp_listing into)
{
	struct making m = { .web = web, .data = data, .id = id,
			    .into = into };
	const struct pp_web_record *record;
	const struct pp_result *own = &data->own.rows;
	size_t count, row = pp_web_rows_of(own, id, &count);
	int rc;

	if (!count || pp_web_find_record(&record, web, into.sink,
					  data->kind->kind->name, id) <= 0)
		return -1;
	pp_buf_init(&m.body, TEXT_MAX);
	pp_buf_init(&m.text, TEXT_MAX);
	rc = name_referrers(&m);
	rc = rc < 0 ? rc : add_fields(&m);
	rc = rc < 0 ? rc : add_lists(&m);
	rc = rc < 0 ? rc : add_refs(&m);
	if (rc >= 0) {
		add_changes(&m);
		add_page(out, &m, record,
			 text_of(&own->cells[row * own->column_count + 1]));
	}
	pp_buf_release(&m.text);
	pp_buf_release(&m.body);
	return rc < 0 ? -1 : 0;
}
