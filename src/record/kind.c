/* Kinds, from the schemas that declare them. */
#include "record/kind.h"

#include "base/memory.h"
#include "base/random.h"
#include "data/read.h"

/* Where a schema's faults are told. */
struct place {
	struct pp_arena *arena;
	struct pp_sink *sink;
	const char *file;
};

static struct pp_finding *fault(const struct place *at,
				const struct pp_value *v, const char *text)
{
	return pp_report(at->sink, PP_R(SCHEMA_KIND),
			 pp_value_pos(v, at->file), "%s", text);
}

static void advise_keys(const struct place *at, const struct pp_value *kind)
{
	static const struct pp_str known[] = {
		PP_LIT("name"), PP_LIT("path"), PP_LIT("prefix"),
		PP_LIT("slug"), PP_LIT("title"), PP_LIT("subject"),
		PP_LIT("salt"), PP_LIT("retention"),
	};
	enum { KNOWN = sizeof(known) / sizeof(known[0]) };

	for (uint32_t i = 0; i < kind->count; i++) {
		const struct pp_member *m = &kind->members[i];
		struct pp_finding *f;
		size_t k = 0;
		int near;

		while (k < KNOWN && !pp_str_eq(known[k], m->key))
			k++;
		if (k < KNOWN)
			continue;
		f = pp_report(at->sink, PP_R(SCHEMA_KIND),
			      (struct pp_pos){ at->file, m->line, m->col, 0 },
			      "x-kind has no key '%.*s'", PP_STR(m->key));
		near = pp_nearest(m->key, known, KNOWN);
		if (near >= 0)
			pp_report_note(at->sink, f, (struct pp_pos){ 0 },
				       "did you mean '%.*s'?",
				       PP_STR(known[near]));
	}
}

/* The text at key; a value of another type is a fault. */
static struct pp_str text_at(const struct place *at,
			     const struct pp_value *kind, const char *key)
{
	const struct pp_value *v = pp_value_get(kind, key);

	if (!v)
		return (struct pp_str){ 0 };
	if (v->type == PP_STRING && v->text.n)
		return v->text;
	fault(at, v, pp_arena_printf(at->arena, "'%s' of x-kind must be a word",
				     key));
	return (struct pp_str){ 0 };
}

static bool flag_at(const struct place *at, const struct pp_value *kind,
		    const char *key)
{
	const struct pp_value *v = pp_value_get(kind, key);

	if (!v || v->type == PP_BOOL)
		return v && v->boolean;
	fault(at, v, pp_arena_printf(at->arena,
				     "'%s' of x-kind must be true or false",
				     key));
	return false;
}

static bool is_word(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (i && c >= '0' && c <= '9') ||
		      (i && (c == '-' || c == '_'))))
			return false;
	}
	return s.n > 0;
}

static int read_path(struct pp_kind *kind, const struct place *at,
		     const struct pp_value *root)
{
	struct pp_str path = text_at(at, root, "path");
	const char *error;

	if (!path.n) {
		if (!pp_value_get(root, "path"))
			fault(at, root, "x-kind must have a 'path', such as "
			      "records/things/{id}.yaml");
		return -1;
	}
	if (pp_path_parse(&kind->path, at->arena, path, &error) < 0) {
		fault(at, pp_value_get(root, "path"),
		      pp_arena_printf(at->arena, "'path' of x-kind: %s",
				      error));
		return -1;
	}
	kind->markdown = pp_syntax_of(pp_arena_str(at->arena, path).p) ==
			 PP_SYNTAX_MARKDOWN;
	return 0;
}

static int read_kind(struct pp_kind *kind, const struct place *at,
		     const struct pp_value *x)
{
	size_t errors = at->sink->errors;

	if (x->type != PP_MAP) {
		fault(at, x, "x-kind must be a mapping");
		return -1;
	}
	advise_keys(at, x);
	kind->name = text_at(at, x, "name");
	kind->prefix = text_at(at, x, "prefix");
	kind->title = text_at(at, x, "title");
	kind->subject = text_at(at, x, "subject");
	kind->slug = flag_at(at, x, "slug");
	kind->salt = flag_at(at, x, "salt");
	if (!is_word(kind->name))
		fault(at, x, "x-kind must have a 'name' of small letters, "
		      "digits, - and _");
	if (kind->prefix.n && !is_word(kind->prefix))
		fault(at, pp_value_get(x, "prefix"), "'prefix' of x-kind must "
		      "be of small letters, digits, - and _");
	if (kind->slug == (kind->prefix.n > 0))
		fault(at, x, "x-kind must have either a 'prefix' for random "
		      "ids or 'slug: true' for readable ones");
	read_path(kind, at, x);
	return at->sink->errors > errors ? -1 : 0;
}

static void add_unique(struct pp_kind *kind, const struct place *at,
		       const struct pp_value *list)
{
	struct pp_unique *u;
	size_t n = kind->unique_count;
	struct pp_unique *grown = pp_new(at->arena, struct pp_unique, n + 1);

	if (n)
		memcpy(grown, kind->uniques, n * sizeof(*grown));
	kind->uniques = grown;
	kind->unique_count++;
	u = &grown[n];
	u->count = list->type == PP_LIST ? list->count : 1;
	u->properties = pp_new(at->arena, struct pp_str, u->count);
	for (size_t i = 0; i < u->count; i++) {
		const struct pp_value *v =
			list->type == PP_LIST ? &list->items[i] : list;

		if (v->type == PP_STRING &&
		    pp_shape_member(kind->shape, v->text)) {
			u->properties[i] = v->text;
			continue;
		}
		pp_report(at->sink, PP_R(SCHEMA_ANNOTATION),
			  pp_value_pos(v, at->file),
			  "x-unique must name properties of the record");
	}
}

/* Shapes met so far: they may go in a ring. */
struct met {
	const struct pp_shape **items;
	size_t count, cap;
};

static void meet(struct met *met, const struct pp_shape *shape)
{
	if (!shape)
		return;
	for (size_t i = 0; i < met->count; i++)
		if (met->items[i] == shape)
			return;
	pp_grow(met->items, met->count, met->cap);
	met->items[met->count++] = shape;
}

/* Only values at the root are compared: elsewhere x-unique has no effect, and
 * that must not go unsaid. */
static void refuse_nested(const struct place *at, const struct pp_shape *root)
{
	struct met met = { 0 };
	const struct pp_value *x;
	const char *file;

	meet(&met, root);
	for (size_t i = 0; i < met.count; i++) {
		const struct pp_shape *shape = met.items[i];

		/* The root itself, and then its own properties. */
		x = pp_shape_annotation(shape, "x-unique", &file);
		if (x && i > root->member_count)
			pp_report(at->sink, PP_R(SCHEMA_ANNOTATION),
				  pp_value_pos(x, file),
				  "x-unique can only stand at a property of "
				  "the record's root");
		for (size_t k = 0; k < shape->member_count; k++)
			meet(&met, shape->members[k].shape);
		meet(&met, shape->items);
		meet(&met, shape->others);
	}
	pp_free(met.items);
}

/* x-unique: name; x-unique: [a, b] (together); x-unique: [[a, b], [c]]; and
 * x-unique: true at a property of the root. */
static void read_uniques(struct pp_kind *kind, const struct place *at)
{
	const struct pp_value *x = pp_value_get(kind->root, "x-unique");

	if (x && x->type == PP_LIST && x->count && x->items[0].type == PP_LIST)
		for (uint32_t i = 0; i < x->count; i++)
			add_unique(kind, at, &x->items[i]);
	else if (x)
		add_unique(kind, at, x);
	for (size_t i = 0; i < kind->shape->member_count; i++) {
		const struct pp_shape_member *m = &kind->shape->members[i];
		struct pp_value name = { .type = PP_STRING, .text = m->key };

		x = pp_shape_annotation(m->shape, "x-unique", NULL);
		if (x && x->type == PP_BOOL && x->boolean)
			add_unique(kind, at, &name);
	}
}

static void report_clash(const struct place *at, const struct pp_kind *kind,
			 const struct pp_kind *other, const char *what)
{
	const struct pp_value *x = pp_value_get(kind->root, "x-kind");
	struct pp_finding *f;

	f = pp_report(at->sink, PP_R(SCHEMA_KIND_CLASH),
		      pp_value_pos(x, kind->file),
		      "the kind '%.*s' has the same %s as another kind",
		      PP_STR(kind->name), what);
	pp_report_note(at->sink, f,
		       pp_value_pos(pp_value_get(other->root, "x-kind"),
				    other->file), "the other one is here");
}

static bool same_files(const struct pp_path *a, const struct pp_path *b)
{
	return pp_str_eq(a->folder, b->folder) && a->slashes == b->slashes &&
	       pp_str_eq(a->stem, b->stem) && pp_str_eq(a->suffix, b->suffix);
}

/* A kind's name, files and prefix are its own. */
static bool clashes(const struct place *at, const struct pp_kinds *kinds,
		    const struct pp_kind *kind)
{
	for (size_t i = 0; i < kinds->count; i++) {
		const struct pp_kind *other = &kinds->items[i];
		const char *what = NULL;

		if (pp_str_eq(other->name, kind->name))
			what = "name";
		else if (same_files(&other->path, &kind->path))
			what = "path";
		else if (kind->prefix.n &&
			 pp_str_eq(other->prefix, kind->prefix))
			what = "prefix";
		if (!what)
			continue;
		report_clash(at, kind, other, what);
		return true;
	}
	return false;
}

static void add_kind(struct pp_kinds *kinds, const struct place *at,
		     struct pp_schema_set *set,
		     const struct pp_schema_file *file)
{
	const struct pp_value *x = pp_value_get(file->root, "x-kind");
	struct pp_kind kind = { .file = file->file, .root = file->root };

	if (!x)
		return;
	if (read_kind(&kind, at, x) < 0 || clashes(at, kinds, &kind)) {
		kinds->incomplete = true;
		return;
	}
	if (file->usable)
		kind.schema = pp_schema_compile(set, at->sink, file->uri);
	kind.number = (uint16_t)kinds->count;
	if (kind.schema) {
		kind.shape = pp_shape_new(at->arena, kind.schema);
		read_uniques(&kind, at);
		refuse_nested(at, kind.shape);
	}
	kinds->items[kinds->count] = kind;
	pp_map_put(&kinds->by_name, kind.name, NULL)->num = kinds->count++;
}

static void report_target(const struct place *at, const struct pp_kinds *kinds,
			  const struct pp_value *name)
{
	struct pp_str *names = pp_new(at->arena, struct pp_str, kinds->count);
	struct pp_finding *f;
	int near;

	if (name->type != PP_STRING) {
		pp_report(at->sink, PP_R(SCHEMA_ANNOTATION),
			  pp_value_pos(name, at->file),
			  "x-ref must be the name of a kind, or a list of them");
		return;
	}
	for (size_t i = 0; i < kinds->count; i++)
		names[i] = kinds->items[i].name;
	f = pp_report(at->sink, PP_R(SCHEMA_ANNOTATION),
		      pp_value_pos(name, at->file),
		      "x-ref names '%.*s', which is no kind of this pool",
		      PP_STR(name->text));
	near = pp_nearest(name->text, names, kinds->count);
	if (near >= 0)
		pp_report_note(at->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
}

static void resolve_site(struct pp_kinds *kinds, const struct place *at,
			 struct pp_site *site)
{
	const struct pp_value *x = site->keyword;
	bool many = x->type == PP_LIST;
	size_t count = many ? x->count : 1;
	struct pp_targets *grown, *target;

	grown = pp_new(at->arena, struct pp_targets, kinds->target_count + 1);
	if (kinds->target_count)
		memcpy(grown, kinds->targets,
		       kinds->target_count * sizeof(*grown));
	kinds->targets = grown;
	site->target = (int)kinds->target_count;
	target = &grown[kinds->target_count++];
	target->kinds = pp_new(at->arena, uint16_t, count);
	for (size_t i = 0; i < count; i++) {
		const struct pp_value *name = many ? &x->items[i] : x;
		const struct pp_kind *kind = name->type != PP_STRING ? NULL :
					     pp_kinds_find(kinds, name->text);

		if (kind)
			target->kinds[target->count++] = kind->number;
		else
			report_target(&(struct place){ at->arena, at->sink,
						       site->file },
				      kinds, name);
	}
}

static void resolve_sites(struct pp_kinds *kinds, struct pp_arena *arena,
			  struct pp_sink *sink)
{
	for (size_t i = 0; i < kinds->count; i++) {
		struct pp_kind *kind = &kinds->items[i];
		const struct place at = { arena, sink, kind->file };
		struct pp_site **list;
		size_t count;

		if (!kind->shape)
			continue;
		kind->sites = pp_sites_new(arena, kind->shape, &list, &count);
		for (size_t k = 0; k < count; k++)
			resolve_site(kinds, &at, list[k]);
	}
}

int pp_kinds_load(struct pp_kinds *out, struct pp_arena *arena,
		  struct pp_sink *sink, struct pp_schema_set *set,
		  const struct pp_schema_file *files, size_t count)
{
	size_t errors = sink->errors;

	*out = (struct pp_kinds){ 0 };
	if (count > PP_KINDS_MAX) {
		pp_report(sink, PP_R(SCHEMA_KIND), (struct pp_pos){ 0 },
			  "a pool may have at most %d schemas", PP_KINDS_MAX);
		count = PP_KINDS_MAX;
	}
	out->items = pp_new(arena, struct pp_kind, count);
	for (size_t i = 0; i < count; i++) {
		const struct place at = { arena, sink, files[i].file };

		add_kind(out, &at, set, &files[i]);
	}
	resolve_sites(out, arena, sink);
	return sink->errors > errors ? -1 : 0;
}

void pp_kinds_release(struct pp_kinds *kinds)
{
	pp_map_release(&kinds->by_name);
	*kinds = (struct pp_kinds){ 0 };
}

const struct pp_kind *pp_kinds_match(const struct pp_kinds *kinds,
				     struct pp_str file, struct pp_str *id)
{
	for (size_t i = 0; i < kinds->count; i++)
		if (pp_path_match(&kinds->items[i].path, file, id))
			return &kinds->items[i];
	return NULL;
}

const struct pp_kind *pp_kinds_find(const struct pp_kinds *kinds,
				    struct pp_str name)
{
	const struct pp_map_entry *e = pp_map_get(&kinds->by_name, name);

	return e ? &kinds->items[e->num] : NULL;
}

static bool is_slug(struct pp_str id)
{
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		bool letter = (c >= 'a' && c <= 'z') ||
			      (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

		if (!letter && (!i || (c != '-' && c != '.' && c != '_')))
			return false;
	}
	return id.n > 0 && id.n <= 100;
}

bool pp_kind_id_holds(const struct pp_kind *kind, struct pp_str id)
{
	size_t start = kind->prefix.n + 1;

	if (kind->slug)
		return is_slug(id);
	if (id.n != start + PP_ID_LETTERS ||
	    !pp_str_starts(id, kind->prefix) || id.p[kind->prefix.n] != '-')
		return false;
	for (size_t i = start; i < id.n; i++)
		if (!id.p[i] || !strchr(PP_RANDOM_ALPHABET, id.p[i]))
			return false;
	return true;
}

char *pp_kind_id_form(const struct pp_kind *kind, struct pp_arena *arena)
{
	if (kind->slug)
		return pp_arena_printf(arena, "letters, digits, - . and _");
	return pp_arena_printf(arena, "%.*s- and %d small letters or digits, "
			       "without i, l, o and u", PP_STR(kind->prefix),
			       PP_ID_LETTERS);
}
