/* Making records: an id, the text, a check of what was given, the file. */
#include "pool/make.h"

#include <errno.h>

#include "base/file.h"
#include "pool/new_id.h"
#include "record/record.h"

struct maker {
	const struct pp_make *make;
	struct pp_listing into;
	struct pp_blank blank;
	struct pp_made *out;
};

/* The path is made of the id: one that does not hold might lead anywhere. */
static const char *given_id(struct maker *m, struct pp_str id)
{
	const struct pp_kind *kind = m->make->kind;
	struct pp_finding *f;

	if (pp_kind_id_holds(kind, id))
		return pp_arena_str(m->into.arena, id).p;
	f = pp_report(m->into.sink, PP_R(ID_FORM), (struct pp_pos){ 0 },
		      "'id' must be %s", pp_kind_id_form(kind, m->into.arena));
	pp_report_found(m->into.sink, f, id);
	return NULL;
}

static const char *choose_id(struct maker *m)
{
	const struct pp_kind *kind = m->make->kind;
	const struct pp_field *given = pp_blank_given(&m->blank, PP_LIT("id"));
	struct pp_str title = { 0 }, id;

	if (given)
		return given_id(m, given->value);
	given = pp_blank_given(&m->blank, pp_title_property(kind));
	if (given)
		title = given->value;
	id = pp_new_id(m->into.arena, kind, title);
	if (id.n)
		return id.p;
	pp_report(m->into.sink, PP_R(ID_FORM), (struct pp_pos){ 0 },
		  "a new %.*s needs id=ID: %s", PP_STR(kind->name),
		  pp_kind_id_form(kind, m->into.arena));
	return NULL;
}

/* Is it a key, or a part of one, that the shape knows? */
static bool is_known(const struct pp_shape *shape, struct pp_str name)
{
	while (shape) {
		const char *dot = memchr(name.p, '.', name.n);
		size_t n = dot ? (size_t)(dot - name.p) : name.n;

		shape = pp_shape_member(shape, (struct pp_str){ name.p, n });
		if (!dot)
			return shape;
		name = (struct pp_str){ dot + 1, name.n - n - 1 };
	}
	return false;
}

static void refuse_name(struct maker *m, struct pp_str name)
{
	const struct pp_shape *shape = m->make->kind->shape;
	struct pp_str *names = pp_new(m->into.arena, struct pp_str,
				      shape->member_count);
	struct pp_finding *f;
	int near;

	for (size_t k = 0; k < shape->member_count; k++)
		names[k] = shape->members[k].key;
	f = pp_report(m->into.sink, PP_R(UNKNOWN_KEY), (struct pp_pos){ 0 },
		      "unknown key '%.*s'", PP_STR(name));
	near = pp_nearest(name, names, shape->member_count);
	if (near >= 0)
		pp_report_note(m->into.sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
}

/* Each known, and given once; the salt is made, and is nobody's to give. */
static int check_names(struct maker *m)
{
	const struct pp_kind *kind = m->make->kind;
	struct pp_sink *sink = m->into.sink;
	size_t errors = sink->errors;

	for (size_t i = 0; i < m->make->count; i++) {
		const struct pp_field *field = &m->make->fields[i];

		if (kind->shape && !is_known(kind->shape, field->name))
			refuse_name(m, field->name);
		else if (pp_blank_given(&m->blank, field->name) != field)
			pp_report(sink, PP_R(DUPLICATE_KEY),
				  (struct pp_pos){ 0 },
				  "the key '%.*s' is given a second time",
				  PP_STR(field->name));
		else if (kind->salt && pp_str_is(field->name, "salt"))
			pp_report(sink, PP_R(SALT_FORM), (struct pp_pos){ 0 },
				  "'salt' is made with the record and cannot "
				  "be given");
	}
	return sink->errors > errors ? -1 : 0;
}

/* Does the finding speak of a value that was given (not of one that is still
 * to be filled in)? */
static bool is_about_given(const struct maker *m, const struct pp_finding *f)
{
	for (size_t i = 0; f->pointer && i < m->make->count; i++) {
		struct pp_str name = m->make->fields[i].name;
		const char *p = f->pointer;
		size_t k = 0;

		if (*p++ != '/')
			continue;
		while (k < name.n && *p == (name.p[k] == '.' ? '/' : name.p[k]))
			k++, p++;
		if (k == name.n && (!*p || *p == '/'))
			return true;
	}
	return f->rule == PP_R(FILE_NAME) || f->rule == PP_R(ID_FORM);
}

/* A key that the values given make necessary, which the shape alone did not
 * tell: "/scores/overall" is scores.overall. */
static void add_missing(struct maker *m, const char *pointer)
{
	struct pp_blank_text *b = &m->out->blank;
	char *name = pp_arena_copy(m->into.arena, pointer + 1,
				   strlen(pointer + 1));
	struct pp_str *grown;

	for (char *p = name; *p; p++)
		if (*p == '/')
			*p = '.';
	for (size_t i = 0; i < b->missing_count; i++)
		if (pp_str_is(b->missing[i], name))
			return;
	grown = pp_new(m->into.arena, struct pp_str, b->missing_count + 1);
	if (b->missing_count)
		memcpy(grown, b->missing, b->missing_count * sizeof(*grown));
	grown[b->missing_count++] = pp_str(name);
	b->missing = grown;
}

static int check_text(struct maker *m)
{
	struct pp_sink *sink = m->into.sink;
	struct pp_schema_work *work = pp_schema_work_new();
	struct pp_record r = {
		.kind = m->make->kind,
		.path = m->out->path,
		.bytes = m->out->blank.text,
	};
	size_t since = sink->count, kept = since;

	if (pp_path_match(&r.kind->path, pp_str(r.path), &r.path_id) &&
	    !pp_record_read(&r, m->into.arena, sink))
		pp_record_check(&r, work, sink);
	pp_schema_work_free(work);
	for (size_t i = since; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];

		if (!f->pointer || is_about_given(m, f)) {
			sink->items[kept++] = f;
			continue;
		}
		if (f->rule == PP_R(REQUIRED) && *f->pointer)
			add_missing(m, f->pointer);
		sink->errors -= f->severity == PP_ERROR;
	}
	sink->count = kept;
	return kept > since ? -1 : 0;
}

static int write_file(struct maker *m, const struct pp_open_pool *open)
{
	const char *path = pp_arena_printf(m->into.arena, "%s/%s",
					   open->pool->root, m->out->path);
	char *folder = pp_arena_copy(m->into.arena, path, strlen(path));

	*strrchr(folder, '/') = '\0';
	if (!pp_file_mkdirs(folder, 0777) &&
	    !pp_file_write(path, m->out->blank.text, 0644, true))
		return 0;
	pp_report(m->into.sink, PP_R(FILE_WRITE),
		  (struct pp_pos){ .file = m->out->path },
		  "cannot write the file: %s", errno == EEXIST ?
		  "there is a record of that id already" : strerror(errno));
	return -1;
}

bool pp_field_parse(struct pp_field *out, const char *text)
{
	const char *equals = strchr(text, '=');

	if (!equals || equals == text)
		return false;
	out->name = (struct pp_str){ text, (size_t)(equals - text) };
	out->value = pp_str(equals + 1);
	return true;
}

int pp_make_record(struct pp_made *out, const struct pp_open_pool *open,
		   const struct pp_make *make, struct pp_listing into)
{
	struct maker m = {
		.make = make,
		.into = into,
		.blank = { make->kind, NULL, NULL, make->fields, make->count },
		.out = out,
	};

	*out = (struct pp_made){ 0 };
	if (check_names(&m) < 0)
		return -1;
	m.blank.id = choose_id(&m);
	if (!m.blank.id)
		return -1;
	out->path = pp_path_format(&make->kind->path, into.arena,
				   make->kind->prefix, pp_str(m.blank.id));
	m.blank.path = out->path;
	pp_blank_write(&out->blank, into.arena, &m.blank);
	if (check_text(&m) < 0)
		return -1;
	return make->dry_run ? 0 : write_file(&m, open);
}
