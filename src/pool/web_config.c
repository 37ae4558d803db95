/* What the configuration says of a pool's site. */
#include "pool/web_config.h"

struct reading {
	struct pp_web_config *out;
	struct pp_arena *arena;
	struct pp_sink *sink;
	const char *file;
};

static struct pp_finding *fault(const struct reading *r,
				const struct pp_value *v, const char *text)
{
	return pp_report(r->sink, PP_R(POOL_CONFIG), pp_value_pos(v, r->file),
			 "%s", text);
}

static void read_names(const struct reading *r, const struct pp_value *list,
		       struct pp_web_name **out, size_t *count)
{
	if (list->type != PP_LIST) {
		fault(r, list, "it must be a list of names");
		return;
	}
	*out = pp_new(r->arena, struct pp_web_name, list->count);
	for (uint32_t i = 0; i < list->count; i++) {
		const struct pp_value *item = &list->items[i];

		if (item->type != PP_STRING || !item->text.n)
			fault(r, item, "it must be a name");
		else
			(*out)[(*count)++] = (struct pp_web_name){
				item->text, pp_value_pos(item, r->file),
			};
	}
}

static bool read_class(enum pp_class *out, const struct pp_value *v)
{
	for (enum pp_class c = PP_CLASS_NONE; c <= PP_CLASS_SPECIAL; c++) {
		if (v->type != PP_STRING ||
		    !pp_str_is(v->text, pp_class_name(c)))
			continue;
		*out = c;
		return true;
	}
	return false;
}

static bool read_audience(const struct reading *r, struct pp_web_audience *a,
			  const struct pp_value *v)
{
	const struct pp_value *reads = v->type == PP_MAP ?
				       pp_value_get(v, "reads") : v;
	const struct pp_value *also = v->type == PP_MAP ?
				      pp_value_get(v, "also") : NULL;

	if (also)
		read_names(r, also, &a->also, &a->also_count);
	if (v->type == PP_MAP && v->count > 1u + (also != NULL)) {
		fault(r, v, "an audience has 'reads', and 'also' at most");
		return false;
	}
	if (reads && read_class(&a->class, reads))
		return true;
	fault(r, reads ? reads : v, "it must be none, personal or special: "
	      "the strictest that this audience may read");
	return false;
}

static void read_audiences(const struct reading *r, const struct pp_value *map)
{
	struct pp_web_config *out = r->out;

	if (map->type != PP_MAP) {
		fault(r, map, "'audiences' must map names to what they may "
		      "read");
		return;
	}
	out->audiences = pp_new(r->arena, struct pp_web_audience, map->count);
	for (uint32_t i = 0; i < map->count; i++) {
		const struct pp_member *m = &map->members[i];
		struct pp_web_audience *a =
			&out->audiences[out->audience_count];

		a->name = m->key;
		*a = (struct pp_web_audience){ .name = m->key };
		out->audience_count += read_audience(r, a, &m->value);
	}
}

static void unknown(const struct reading *r, const struct pp_member *m)
{
	static const struct pp_str known[] = {
		PP_LIT("title"), PP_LIT("pages"), PP_LIT("directories"),
		PP_LIT("sections"), PP_LIT("audiences"),
	};
	int near = pp_nearest(m->key, known, sizeof(known) / sizeof(known[0]));
	struct pp_finding *f;

	f = pp_report(r->sink, PP_R(POOL_CONFIG),
		      (struct pp_pos){ r->file, m->line, m->col, 0 },
		      "unknown key '%.*s' in 'site'", PP_STR(m->key));
	if (near >= 0)
		pp_report_note(r->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(known[near]));
}

static void read_key(const struct reading *r, const struct pp_member *m)
{
	struct pp_web_config *out = r->out;

	if (pp_str_is(m->key, "pages")) {
		read_names(r, &m->value, &out->pages, &out->page_count);
	} else if (pp_str_is(m->key, "directories")) {
		read_names(r, &m->value, &out->directories,
			   &out->directory_count);
	} else if (pp_str_is(m->key, "sections")) {
		read_names(r, &m->value, &out->sections, &out->section_count);
	} else if (pp_str_is(m->key, "audiences")) {
		read_audiences(r, &m->value);
	} else if (!pp_str_is(m->key, "title")) {
		unknown(r, m);
	} else if (m->value.type == PP_STRING && m->value.text.n) {
		out->title = m->value.text;
	} else {
		fault(r, &m->value, "'title' must be a text");
	}
}

void pp_web_config_read(struct pp_web_config *out, struct pp_arena *arena,
			 struct pp_sink *sink, const char *file,
			 const struct pp_value *section)
{
	const struct reading r = { out, arena, sink, file };

	*out = (struct pp_web_config){ 0 };
	if (section->type != PP_MAP) {
		fault(&r, section, "'site' must be a mapping");
		return;
	}
	for (uint32_t i = 0; i < section->count; i++)
		read_key(&r, &section->members[i]);
}
