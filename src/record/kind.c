/* Kinds, from the schemas that declare them (see declare.h for what they say).
 */
#include "record/kind.h"

#include "base/random.h"
#include "record/annotation.h"
#include "record/declare.h"
#include "record/secret.h"

static void report_clash(const struct pp_declare *at,
			 const struct pp_kind *kind,
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
static bool clashes(const struct pp_declare *at, const struct pp_kinds *kinds,
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

static void add_kind(struct pp_kinds *kinds, const struct pp_declare *at,
		     struct pp_schema_set *set,
		     const struct pp_schema_file *file)
{
	const struct pp_value *x = pp_value_get(file->root, "x-kind");
	struct pp_kind kind = { .file = file->file, .root = file->root };

	if (!x)
		return;
	if (pp_declare_kind(&kind, at, x) < 0 || clashes(at, kinds, &kind)) {
		kinds->incomplete = true;
		return;
	}
	if (file->usable)
		kind.schema = pp_schema_compile(set, at->sink, file->uri);
	kind.number = (uint16_t)kinds->count;
	if (kind.schema) {
		kind.shape = pp_shape_new(at->arena, kind.schema);
		kind.has_secrets = pp_shape_holds_secret(kind.shape);
		pp_declare_uniques(&kind, at);
		pp_declare_words(&kind, at);
	}
	kinds->items[kinds->count] = kind;
	pp_map_put(&kinds->by_name, kind.name, NULL)->num = kinds->count++;
}

static void report_target(const struct pp_declare *at,
			  const struct pp_kinds *kinds,
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

static void resolve_site(struct pp_kinds *kinds, const struct pp_declare *at,
			 struct pp_site *site)
{
	const struct pp_value *x = site->keyword;
	bool many = x->type == PP_LIST;
	size_t count = many ? x->count : 1;
	struct pp_targets *target = &kinds->targets[kinds->target_count];

	site->target = (int)kinds->target_count++;
	target->kinds = pp_new(at->arena, uint16_t, count);
	for (size_t i = 0; i < count; i++) {
		const struct pp_value *name = many ? &x->items[i] : x;
		const struct pp_kind *kind = name->type != PP_STRING ? NULL :
					     pp_kinds_find(kinds, name->text);

		if (kind)
			target->kinds[target->count++] = kind->number;
		else
			report_target(&(struct pp_declare){ at->arena, at->sink,
						       site->file },
				      kinds, name);
	}
}

/* Room for so many more targets. */
static void grow_targets(struct pp_kinds *kinds, struct pp_arena *arena,
			 size_t more)
{
	size_t n = kinds->target_count;
	struct pp_targets *grown = pp_new(arena, struct pp_targets, n + more);

	if (n)
		memcpy(grown, kinds->targets, n * sizeof(*grown));
	kinds->targets = grown;
}

/* Does a title's path, such as person.name, show what may only be counted? */
static bool shows_secret(const struct pp_kinds *kinds,
			 const struct pp_shape *at, struct pp_str path)
{
	while (at && path.n) {
		bool is_id = pp_str_is(path, "id");
		const char *dot = memchr(path.p, '.', path.n);
		size_t n = dot ? (size_t)(dot - path.p) : path.n;
		const struct pp_value *x = pp_shape_annotation(at, "x-ref",
							       NULL);

		if (x && x->type == PP_LIST && x->count)
			x = x->items;
		if (x && x->type == PP_STRING) {
			const struct pp_kind *to = pp_kinds_find(kinds,
								 x->text);

			at = to ? to->shape : NULL;
		}
		if (at && !is_id && pp_shape_is_secret(at))
			return true;
		at = at ? pp_shape_member(at, (struct pp_str){ path.p, n }) :
			  NULL;
		n += dot != NULL;
		path = (struct pp_str){ path.p + n, path.n - n };
	}
	return at && pp_shape_holds_secret(at);
}

/* A title that shows what may only be counted is no title. */
static void check_title(const struct pp_kinds *kinds, struct pp_kind *kind,
			struct pp_sink *sink)
{
	struct pp_str t = kind->title;

	for (size_t i = 0; kind->shape && i < t.n; i++) {
		const char *close = memchr(t.p + i, '}', t.n - i);
		struct pp_str path = { t.p + i + 1, 0 };

		if (t.p[i] != '{' || !close)
			continue;
		path.n = (size_t)(close - path.p);
		if (!shows_secret(kinds, kind->shape, path))
			continue;
		pp_report(sink, PP_R(SCHEMA_KIND),
			  pp_value_pos(pp_value_get(kind->root, "x-kind"),
				       kind->file),
			  "the title shows '%.*s', which may only be counted "
			  "(x-use: statistics-only)", PP_STR(path));
		kind->title = (struct pp_str){ 0 };
		return;
	}
}

static void resolve_sites(struct pp_kinds *kinds, struct pp_arena *arena,
			  struct pp_sink *sink)
{
	for (size_t i = 0; i < kinds->count; i++) {
		struct pp_kind *kind = &kinds->items[i];
		const struct pp_declare at = { arena, sink, kind->file };
		struct pp_site **list;
		size_t count;

		if (!kind->shape)
			continue;
		kind->sites = pp_sites_new(arena, kind->shape, &list, &count);
		grow_targets(kinds, arena, count);
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
		const struct pp_declare at = { arena, sink, files[i].file };

		add_kind(out, &at, set, &files[i]);
	}
	resolve_sites(out, arena, sink);
	for (size_t i = 0; i < out->count; i++)
		check_title(out, &out->items[i], sink);
	pp_annotations_check(out, sink);
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

const char *pp_kind_article(struct pp_str name)
{
	return name.n && name.p[0] && strchr("aeiou", name.p[0]) ? "an" : "a";
}

char *pp_kind_id_form(const struct pp_kind *kind, struct pp_arena *arena)
{
	if (kind->slug)
		return pp_arena_printf(arena, "letters, digits, - . and _");
	return pp_arena_printf(arena, "%.*s- and %d small letters or digits, "
			       "without i, l, o and u", PP_STR(kind->prefix),
			       PP_ID_LETTERS);
}
