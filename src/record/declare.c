/* What a schema declares of its kind. */
#include "record/declare.h"

#include "data/read.h"
#include "record/annotation.h"
#include "record/secret.h"
#include "schema/shape_walk.h"

static struct pp_finding *fault(const struct pp_declare *at,
				const struct pp_value *v, const char *text)
{
	return pp_report(at->sink, PP_R(SCHEMA_KIND),
			 pp_value_pos(v, at->file), "%s", text);
}

static void advise_keys(const struct pp_declare *at,
			const struct pp_value *kind)
{
	static const struct pp_str known[] = {
		PP_LIT("name"), PP_LIT("path"), PP_LIT("prefix"),
		PP_LIT("slug"), PP_LIT("title"), PP_LIT("subject"),
		PP_LIT("salt"), PP_LIT("retention"), PP_LIT("document"),
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
static struct pp_str text_at(const struct pp_declare *at,
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

static bool flag_at(const struct pp_declare *at, const struct pp_value *kind,
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

static int read_path(struct pp_kind *kind, const struct pp_declare *at,
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

/* The properties that one x-unique names; false where it is no list of them. */
static bool read_properties(struct pp_unique *u, const struct pp_kind *kind,
			    const struct pp_declare *at,
			    const struct pp_value *list)
{
	bool many = list->type == PP_LIST;

	u->count = many ? list->count : 1;
	u->properties = pp_new(at->arena, struct pp_str, u->count);
	for (size_t i = 0; i < u->count; i++) {
		const struct pp_value *v = many ? &list->items[i] : list;

		if (v->type != PP_STRING ||
		    !pp_shape_member(kind->shape, v->text)) {
			list = v;
			break;
		}
		u->properties[i] = v->text;
		if (i + 1 == u->count)
			return true;
	}
	pp_report(at->sink, PP_R(SCHEMA_ANNOTATION),
		  pp_value_pos(list, at->file),
		  "x-unique must name properties of the record");
	return false;
}

/* To say that two records have the same value would tell it. */
static bool is_secret(const struct pp_kind *kind, const struct pp_unique *u)
{
	if (pp_shape_is_secret(kind->shape))
		return true;
	for (size_t i = 0; i < u->count; i++) {
		const struct pp_shape *shape =
			pp_shape_member(kind->shape, u->properties[i]);

		if (shape && pp_shape_holds_secret(shape))
			return true;
	}
	return false;
}

static void add_unique(struct pp_kind *kind, const struct pp_declare *at,
		       const struct pp_value *list)
{
	size_t n = kind->unique_count;
	struct pp_unique *grown, u;

	if (!read_properties(&u, kind, at, list))
		return;
	if (is_secret(kind, &u)) {
		fault(at, list, "x-unique cannot hold for what may only be "
		      "counted (x-use: statistics-only)");
		return;
	}
	/* Room for twice as many, whenever it is full. */
	if (!(n & (n - 1))) {
		grown = pp_new(at->arena, struct pp_unique, n ? 2 * n : 1);
		if (n)
			memcpy(grown, kind->uniques, n * sizeof(*grown));
		kind->uniques = grown;
	}
	kind->uniques[kind->unique_count++] = u;
}

/* Only values at the root are compared: elsewhere x-unique has no effect, and
 * that must not go unsaid. */
static void refuse_nested(const struct pp_declare *at,
			  const struct pp_shape *root)
{
	struct pp_shapes all;
	const struct pp_value *x;
	const char *file;

	pp_shapes_collect(&all, root);
	/* The root itself, and then its own properties. */
	for (size_t i = root->member_count + 1; i < all.count; i++) {
		x = pp_shape_annotation(all.items[i], "x-unique", &file);
		if (x)
			pp_report(at->sink, PP_R(SCHEMA_ANNOTATION),
				  pp_value_pos(x, file),
				  "x-unique can only stand at a property of "
				  "the record's root");
	}
	pp_shapes_release(&all);
}

/* A word that is misspelt here would lift the care that was asked for. */
static void check_word(const struct pp_declare *at,
		       const struct pp_shape *shape, const char *keyword,
		       const struct pp_str *words)
{
	const char *file;
	const struct pp_value *x = pp_shape_annotation(shape, keyword, &file);
	struct pp_finding *f;
	size_t count = 0;
	int near;

	for (; words[count].n; count++)
		if (x && x->type == PP_STRING &&
		    pp_str_eq(x->text, words[count]))
			return;
	if (!x)
		return;
	f = pp_report(at->sink, PP_R(SCHEMA_ANNOTATION), pp_value_pos(x, file),
		      "%s must be %s", keyword, count > 1 ?
		      "none, personal, special or third-party" :
		      "statistics-only");
	near = x->type == PP_STRING ? pp_nearest(x->text, words, count) : -1;
	if (near >= 0)
		pp_report_note(at->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(words[near]));
}

void pp_declare_words(const struct pp_kind *kind, const struct pp_declare *at)
{
	static const struct pp_str classes[] = {
		{ "none", 4 }, { "personal", 8 }, { "special", 7 },
		{ "third-party", 11 }, { 0 }
	};
	static const struct pp_str uses[] = {
		{ "statistics-only", 15 }, { 0 }
	};
	struct pp_shapes all;

	pp_shapes_collect(&all, kind->shape);
	for (size_t i = 0; i < all.count; i++) {
		check_word(at, all.items[i], "x-data", classes);
		check_word(at, all.items[i], "x-use", uses);
	}
	pp_shapes_release(&all);
}

int pp_declare_kind(struct pp_kind *kind, const struct pp_declare *at,
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
	kind->document = flag_at(at, x, "document");
	if (!pp_is_plain_name(kind->name))
		fault(at, x, "x-kind must have a 'name' of small letters, "
		      "digits, - and _");
	if (kind->prefix.n && !pp_is_plain_name(kind->prefix))
		fault(at, pp_value_get(x, "prefix"), "'prefix' of x-kind must "
		      "be of small letters, digits, - and _");
	if (kind->slug == (kind->prefix.n > 0))
		fault(at, x, "x-kind must have either a 'prefix' for random "
		      "ids or 'slug: true' for readable ones");
	read_path(kind, at, x);
	if (kind->document && !kind->markdown)
		fault(at, pp_value_get(x, "document"), "a kind of documents "
		      "must have a 'path' that ends in .md");
	return at->sink->errors > errors ? -1 : 0;
}

/* x-unique: name; x-unique: [a, b] (together); x-unique: [[a, b], [c]]; and
 * x-unique: true at a property of the root. */
void pp_declare_uniques(struct pp_kind *kind, const struct pp_declare *at)
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
	refuse_nested(at, kind->shape);
}
