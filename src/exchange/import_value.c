/* From cells to values: see the header.  What is done to a text, in this
 * order: blanks squeezed, words stripped, written anew from its parts, parted
 * into a list; then each text looked up among the words, and read as what its
 * property takes. */
#include "exchange/import_value.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "exchange/import_cell.h"
#include "exchange/import_write.h"
#include "pool/same_name.h"

enum { JOINED_MAX = 1 << 20 };

struct making {
	const struct pp_import_values *v;
	const struct pp_import_spot *spot;
	const struct pp_import_source *source;
};

static const struct pp_import_value faulty = { PP_IMPORT_FAULTY, NULL };

size_t pp_import_source_column(const struct pp_import_map *map,
			       const struct pp_import_spot *spot,
			       const struct pp_import_source *source)
{
	const struct pp_import_record *r = spot->record;

	if (source->of_each)
		return map->columns[r->each[spot->each].column].at;
	if (source->column_count)
		return map->columns[source->columns[0]].at;
	for (size_t i = 0; source->find && source->find->sources &&
			   i < source->find->by_count; i++) {
		size_t at = pp_import_source_column(map, spot,
						    &source->find->sources[i]);

		if (at != SIZE_MAX)
			return at;
	}
	return r->each_count ? map->columns[r->each[spot->each].column].at :
			       SIZE_MAX;
}

struct pp_finding *pp_import_fault(const struct pp_import_values *v,
				   const struct pp_rule *rule,
				   const struct pp_import_spot *spot,
				   const struct pp_import_source *source,
				   const char *format, ...)
{
	size_t column = source ? pp_import_source_column(v->map, spot, source) :
				 SIZE_MAX;
	const char *text;
	va_list ap;

	va_start(ap, format);
	text = pp_arena_vprintf(v->arena, format, ap);
	va_end(ap);
	return pp_report(v->sink, rule,
			 pp_import_cell_pos(v->table, spot->row, column),
			 "%s: %s", pp_import_cell_name(v->arena, v->table,
						       spot->row, column),
			 text);
}

/* A finding about the text of the cell. */
static struct pp_finding *fault(const struct making *m, struct pp_str text,
				const char *what)
{
	struct pp_finding *f = pp_import_fault(m->v, PP_R(IMPORT_CELL), m->spot,
					       m->source, "%s", what);

	if (m->source->secret)
		f->no_source = true;
	else if (text.n)
		pp_report_found(m->v->sink, f, text);
	return f;
}

struct pp_value *pp_import_text(struct pp_arena *arena, struct pp_str text)
{
	struct pp_value *v = pp_new(arena, struct pp_value, 1);

	v->type = PP_STRING;
	v->text = text;
	return v;
}

/* --- one text, as what its property takes --------------------------------- */

/* One of the values listed, where letter case, blanks and hyphens are all that
 * differs. */
static struct pp_str listed(const struct making *m, const struct pp_value *list,
			    struct pp_str text)
{
	struct pp_str key, found = { 0 };
	size_t count = 0;

	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].type == PP_STRING &&
		    pp_str_eq(list->items[i].text, text))
			return text;
	key = pp_same_name_key(m->v->arena, text);
	for (uint32_t i = 0; i < list->count; i++) {
		if (list->items[i].type != PP_STRING ||
		    !pp_str_eq(key, pp_same_name_key(m->v->arena,
						     list->items[i].text)))
			continue;
		found = list->items[i].text;
		count++;
	}
	return count == 1 ? found : text;
}

static struct pp_import_value is(const struct pp_value *value)
{
	return (struct pp_import_value){ PP_IMPORT_IS, value };
}

static struct pp_import_value read_date(const struct making *m,
					struct pp_str text)
{
	char *day = pp_new(m->v->arena, char, PP_DATE_TEXT);
	struct pp_date date;
	struct pp_finding *f;
	const char *why;

	if (pp_typed_date_read(&date, &why, m->v->arena, text,
			       &m->source->date)) {
		pp_date_write(day, date);
		return is(pp_import_text(m->v->arena, pp_str(day)));
	}
	f = fault(m, text, "must be a date");
	if (!m->source->secret)
		pp_report_note(m->v->sink, f, (struct pp_pos){ 0 }, "%s", why)
			->about_value = true;
	return faulty;
}

static struct pp_import_value read_number(const struct making *m,
					  struct pp_str text)
{
	char decimal = m->v->map->decimal;
	struct pp_typed_number how = { '.', ',' };
	struct pp_decimal *number = pp_new(m->v->arena, struct pp_decimal, 1);
	struct pp_value *value = pp_new(m->v->arena, struct pp_value, 1);

	if (!decimal && m->v->table->csv.separator == ';')
		decimal = ',';
	if (decimal == ',')
		how = (struct pp_typed_number){ ',', '.' };
	value->type = PP_NUMBER;
	value->number = number;
	if (pp_typed_number_read(&value->text, m->v->arena, text, &how) &&
	    !pp_decimal_parse(number, m->v->arena, value->text))
		return is(value);
	fault(m, text, "must be a number");
	return faulty;
}

static struct pp_import_value read_bool(const struct making *m,
					struct pp_str text)
{
	struct pp_value *value = pp_new(m->v->arena, struct pp_value, 1);

	value->type = PP_BOOL;
	if (pp_typed_bool_read(&value->boolean, text)) {
		value->text = pp_str(value->boolean ? "true" : "false");
		return is(value);
	}
	fault(m, text, "must be yes or no");
	return faulty;
}

static bool is_date(const struct pp_shape *shape)
{
	const struct pp_value *v = pp_shape_annotation(shape, "format", NULL);

	return v && v->type == PP_STRING && pp_str_is(v->text, "date");
}

static struct pp_import_value read_typed(const struct making *m,
					 const struct pp_shape *shape,
					 struct pp_str text)
{
	const struct pp_value *list;

	if (!shape)
		return is(pp_import_text(m->v->arena, text));
	list = pp_shape_annotation(shape, "enum", NULL);
	if (list && list->type == PP_LIST)
		text = listed(m, list, text);
	if (shape->types & 1u << PP_STRING)
		return is_date(shape) ? read_date(m, text) :
		       is(pp_import_text(m->v->arena, text));
	if (shape->types & 1u << PP_NUMBER)
		return read_number(m, text);
	if (shape->types & 1u << PP_BOOL)
		return read_bool(m, text);
	return is(pp_import_text(m->v->arena, text));
}

/* --- one text ------------------------------------------------------------- */

static struct pp_str lower(const struct making *m, struct pp_str text)
{
	char *out = pp_arena_copy(m->v->arena, text.p, text.n);

	for (size_t i = 0; i < text.n; i++)
		out[i] = pp_to_lower(out[i]);
	return (struct pp_str){ out, text.n };
}

static struct pp_import_value unlisted(const struct making *m,
				       struct pp_str text)
{
	const struct pp_map *words = &m->source->words;
	struct pp_finding *f = fault(m, text, "the map's 'words' do not list "
				     "the text");
	struct pp_str *names = pp_new(m->v->arena, struct pp_str, words->count);
	int near;

	for (size_t i = 0; i < words->count; i++)
		names[i] = words->entries[i].key;
	near = pp_nearest(pp_same_name_key(m->v->arena, text), names,
			  words->count);
	if (near >= 0 && !m->source->secret)
		pp_report_note(m->v->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]))
			->about_value = true;
	return faulty;
}

static struct pp_import_value read_one(const struct making *m,
				       const struct pp_shape *shape,
				       struct pp_str text)
{
	const struct pp_import_source *s = m->source;
	const struct pp_map_entry *e = NULL;

	if (s->has_words)
		e = pp_map_get(&s->words, pp_same_name_key(m->v->arena, text));
	if (e) {
		const struct pp_value *v = e->ptr;

		return v->type == PP_NULL ?
		       (struct pp_import_value){ PP_IMPORT_NOTHING, NULL } :
		       is(v);
	}
	if (s->has_words && s->others_fault)
		return unlisted(m, text);
	if (s->letters == PP_IMPORT_LOWER)
		text = lower(m, text);
	if (s->letters == PP_IMPORT_SLUG)
		text = pp_slug(m->v->arena, text, text.n);
	if (s->find)
		return (struct pp_import_value){
			PP_IMPORT_NAMES, pp_import_text(m->v->arena, text)
		};
	return read_typed(m, shape, text);
}

/* --- a list --------------------------------------------------------------- */

/* The next item of the text, which may be empty; the text is shortened. */
static struct pp_str next_item(struct pp_str *text,
			       const struct pp_import_texts *separators)
{
	struct pp_str item = *text;

	for (size_t i = 0; i < text->n; i++) {
		struct pp_str rest = { text->p + i, text->n - i };

		for (size_t k = 0; k < separators->count; k++) {
			struct pp_str by = separators->items[k];

			if (!by.n || !pp_str_starts(rest, by))
				continue;
			item.n = i;
			*text = (struct pp_str){ rest.p + by.n, rest.n - by.n };
			return item;
		}
	}
	*text = (struct pp_str){ 0 };
	return item;
}

static size_t count_items(struct pp_str text,
			  const struct pp_import_texts *separators)
{
	size_t count = 0;

	for (; text.n; count++)
		next_item(&text, separators);
	return count;
}

static struct pp_import_value read_list(const struct making *m,
					struct pp_str text)
{
	const struct pp_import_texts *by = &m->source->list;
	const struct pp_shape *shape = m->source->shape ?
				       m->source->shape->items : NULL;
	struct pp_value *list = pp_new(m->v->arena, struct pp_value, 1);
	struct pp_import_value out = { PP_IMPORT_IS, list };

	list->type = PP_LIST;
	list->items = pp_new(m->v->arena, struct pp_value,
			     count_items(text, by));
	while (text.n) {
		struct pp_str item = next_item(&text, by);
		struct pp_import_value one;

		item = pp_typed_squeeze(m->v->arena, item);
		if (!item.n)
			continue;
		one = read_one(m, shape, item);
		if (one.what == PP_IMPORT_FAULTY)
			out.what = one.what;
		else if (one.what == PP_IMPORT_NAMES)
			out.what = out.what == PP_IMPORT_IS ? one.what :
							      out.what;
		if (one.value)
			list->items[list->count++] = *one.value;
	}
	if (out.what != PP_IMPORT_FAULTY && !list->count)
		out.what = PP_IMPORT_NOTHING;
	return out;
}

/* --- the whole ------------------------------------------------------------ */

static struct pp_str column_text(const struct making *m, size_t column)
{
	size_t at = m->v->map->columns[column].at;

	return m->source->exact ?
	       pp_import_cell_raw(m->v->table, m->spot->row, at) :
	       pp_import_cell(m->v->arena, m->v->table, m->spot->row, at);
}

static struct pp_str text_of(const struct making *m)
{
	const struct pp_import_source *s = m->source;
	struct pp_str text;
	struct pp_buf b;

	if (s->of_each)
		return column_text(m, m->spot->record->each[m->spot->each]
					      .column);
	if (s->column_count == 1)
		return column_text(m, s->columns[0]);
	pp_buf_init(&b, JOINED_MAX);
	for (size_t i = 0; i < s->column_count; i++) {
		text = column_text(m, s->columns[i]);
		if (text.n && b.n)
			pp_buf_str(&b, s->join);
		pp_buf_str(&b, text);
	}
	text = pp_arena_str(m->v->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

static struct pp_import_value nothing(const struct making *m)
{
	const struct pp_import_source *s = m->source;

	if (s->fallback)
		return is(s->fallback);
	if (!s->required)
		return (struct pp_import_value){
			s->remove ? PP_IMPORT_REMOVED : PP_IMPORT_NOTHING, NULL
		};
	fault(m, (struct pp_str){ 0 }, "must be filled in");
	return faulty;
}

static bool takes_list_only(const struct pp_shape *shape)
{
	return shape && shape->types == 1u << PP_LIST;
}

static struct pp_import_value of_columns(const struct making *m)
{
	const struct pp_import_source *s = m->source;
	struct pp_str text = text_of(m);
	struct pp_import_value out;
	const char *missing;

	if (!text.n)
		return nothing(m);
	text = pp_import_strip(m->v->arena, text, &s->strip);
	if (s->write.n &&
	    pp_import_write(&text, &missing, m->v->arena, s) < 0) {
		if (missing)
			fault(m, text, pp_arena_printf(m->v->arena, "the text "
						       "has no part %s",
						       missing));
		else
			fault(m, (struct pp_str){ 0 }, "what 'write' makes of "
			      "the text is too long");
		return faulty;
	}
	if (s->list.count || takes_list_only(s->shape))
		out = read_list(m, text);
	else
		out = read_one(m, s->shape, text);
	return out.what == PP_IMPORT_NOTHING ? nothing(m) : out;
}

static struct pp_import_value constant(const struct making *m)
{
	const struct pp_import_record *r = m->spot->record;

	if (!m->source->name.n)
		return is(m->source->value);
	return is(&pp_value_member(r->each[m->spot->each].at,
				   m->source->name)->value);
}

static struct pp_import_value today(const struct making *m)
{
	char *day = pp_new(m->v->arena, char, PP_DATE_TEXT);

	pp_date_write(day, m->v->today);
	return is(pp_import_text(m->v->arena, pp_str(day)));
}

/* The cell form; blanks are its own matter. */
static struct pp_import_value of_cell(const struct making *m)
{
	size_t at = m->v->map->columns[m->source->columns[0]].at;
	const struct pp_value *value;

	if (pp_import_cell_read(&value, m->v->arena, m->v->sink, m->v->table,
				&(struct pp_import_cell_at){
					m->spot->row, at, m->source->cell,
					m->v->map->date.order }) < 0)
		return faulty;
	return value ? is(value) : nothing(m);
}

struct pp_import_value pp_import_value(const struct pp_import_values *values,
				       const struct pp_import_spot *spot,
				       const struct pp_import_source *source)
{
	const struct making m = { values, spot, source };

	switch (source->from) {
	case PP_IMPORT_COLUMN:
		return of_columns(&m);
	case PP_IMPORT_CELL:
		return of_cell(&m);
	case PP_IMPORT_VALUE:
		return constant(&m);
	case PP_IMPORT_TODAY:
		return today(&m);
	case PP_IMPORT_RECORD:
	case PP_IMPORT_FIND:
		break;
	}
	return (struct pp_import_value){ PP_IMPORT_ASKS, NULL };
}
