/* What rows say. */
#include "exchange/import_row.h"

struct pp_import_target **pp_import_made(const struct pp_import_rows *rows,
					 const struct pp_import_spot *spot)
{
	const struct pp_import_part *part =
		&rows->parts[spot->record - rows->v->map->records];

	return &part->made[spot->row * part->times + spot->each];
}

static const struct pp_import_value faulty = { PP_IMPORT_FAULTY, NULL };

static struct pp_import_value text_value(const struct pp_import_rows *b,
					 struct pp_str text)
{
	return (struct pp_import_value){
		PP_IMPORT_IS, pp_import_text(b->v->arena, text)
	};
}

static struct pp_import_value found(struct pp_import_rows *b,
				    const struct pp_import_spot *spot,
				    const struct pp_import_source *source,
				    enum pp_import_found how, struct pp_str id)
{
	(void)source;
	if (how == PP_IMPORT_FOUND)
		return text_value(b, id);
	if (how == PP_IMPORT_EMPTY)
		return (struct pp_import_value){ PP_IMPORT_NOTHING, NULL };
	if (how == PP_IMPORT_SKIP)
		b->skipped[spot->row] = true;
	return faulty;
}

/* The ids of one name, or of a list of them. */
static struct pp_import_value names(struct pp_import_rows *b,
				    const struct pp_import_spot *spot,
				    const struct pp_import_source *source,
				    const struct pp_value *texts)
{
	struct pp_value *ids = pp_new(b->v->arena, struct pp_value, 1);
	struct pp_import_value one, out = { PP_IMPORT_IS, ids };
	struct pp_str id = { 0 };

	if (texts->type != PP_LIST)
		return found(b, spot, source,
			     pp_import_find_name(&id, b->finder, spot,
						 source, texts->text), id);
	ids->type = PP_LIST;
	ids->items = pp_new(b->v->arena, struct pp_value, texts->count);
	for (uint32_t i = 0; i < texts->count; i++) {
		enum pp_import_found how = pp_import_find_name(
			&id, b->finder, spot, source,
			texts->items[i].text);

		one = found(b, spot, source, how, id);
		if (one.what == PP_IMPORT_FAULTY)
			out = one;
		else if (one.value)
			ids->items[ids->count++] = *one.value;
	}
	if (out.what == PP_IMPORT_IS && !ids->count)
		out = (struct pp_import_value){ PP_IMPORT_NOTHING, NULL };
	return out;
}

static struct pp_import_value of_record(struct pp_import_rows *b,
					const struct pp_import_spot *spot,
					const struct pp_import_source *source)
{
	const struct pp_import_target *t =
		*pp_import_made(b, &(struct pp_import_spot){
			&b->v->map->records[source->record], spot->row, 0 });

	return t && t->id.n ? text_value(b, t->id) : faulty;
}

static struct pp_import_value by_values(struct pp_import_rows *b,
					const struct pp_import_spot *spot,
					const struct pp_import_source *source)
{
	const struct pp_import_find *find = source->find;
	const struct pp_value **values = pp_new(b->v->arena,
						const struct pp_value *,
						find->by_count);
	struct pp_str id = { 0 };
	enum pp_import_found how;

	for (size_t i = 0; i < find->by_count; i++) {
		struct pp_import_value v = pp_import_value(b->v, spot,
							   &find->sources[i]);

		if (v.what == PP_IMPORT_ASKS)
			v = of_record(b, spot, &find->sources[i]);
		if (v.what != PP_IMPORT_IS)
			return v;
		values[i] = v.value;
	}
	how = pp_import_find_by(&id, b->finder, spot, source, values);
	return found(b, spot, source, how, id);
}

const struct pp_import_value *pp_import_said(struct pp_import_rows *b,
					     const struct pp_import_spot *spot,
					     size_t source)
{
	struct pp_import_part *part =
		&b->parts[spot->record - b->v->map->records];
	const struct pp_import_source *s = &spot->record->sources[source];
	struct pp_import_value *v =
		&part->values[(spot->row * part->times + spot->each) *
			      spot->record->source_count + source];

	if (v->what != PP_IMPORT_UNKNOWN)
		return v;
	*v = pp_import_value(b->v, spot, s);
	if (v->what == PP_IMPORT_NAMES)
		*v = names(b, spot, s, v->value);
	else if (v->what == PP_IMPORT_ASKS && s->from == PP_IMPORT_FIND)
		*v = by_values(b, spot, s);
	else if (v->what == PP_IMPORT_ASKS)
		*v = of_record(b, spot, s);
	return v;
}

void pp_import_rows_init(struct pp_import_rows *out,
			 const struct pp_import_values *values,
			 struct pp_import_finder *finder, bool *skipped)
{
	const struct pp_import_map *map = values->map;
	size_t rows = values->table->count;

	*out = (struct pp_import_rows){ values, finder, skipped, NULL };
	out->parts = pp_new(values->arena, struct pp_import_part,
			    map->record_count);
	for (size_t i = 0; i < map->record_count; i++) {
		const struct pp_import_record *r = &map->records[i];
		size_t times = r->each_count ? r->each_count : 1;

		out->parts[i] = (struct pp_import_part){
			.record = r,
			.times = times,
			.values = pp_new(values->arena, struct pp_import_value,
					 rows * times * r->source_count),
			.made = pp_new(values->arena, struct pp_import_target *,
				       rows * times),
		};
	}
}
