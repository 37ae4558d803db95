/* Reading migrations: against their schema first, so that what follows can rely
 * on what stands where. */
#include "exchange/migrate_form.h"

#include "base/buf.h"
#include "data/read.h"

#define FORM_URI "https://peerpool.example/formats/migration.schema.yaml"
#define FORM_FILE "migration.schema.yaml"

/* Made from docs/formats/migration.schema.yaml by the Makefile. */
static const char form_text[] =
#include "exchange/migration_schema.h"
;

struct loader {
	struct pp_open_pool *open;
	struct pp_listing into;
	struct pp_schema_set *set;	/* of the form */
	const struct pp_schema *form;
	struct pp_schema_work *work;
	struct pp_migration *at;	/* the one being read */
};

struct pp_str pp_migration_schema(void)
{
	return pp_str(form_text);
}

static struct pp_finding *fault(struct loader *l, const struct pp_value *at,
				const char *text)
{
	return pp_report(l->into.sink, PP_R(MIGRATION),
			 pp_value_pos(at, l->at->path), "%s", text);
}

/* --- properties --------------------------------------------------------- */

/* "contact.email": the parts above the last, and the last. */
static void read_property(struct loader *l, struct pp_migrate_step *s,
			  struct pp_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '.';
	s->above = pp_new(l->into.arena, struct pp_str, n + 1);
	while (s->above_count < n) {
		const char *dot = memchr(text.p, '.', text.n);
		size_t k = (size_t)(dot - text.p);

		s->above[s->above_count++] = (struct pp_str){ text.p, k };
		text = (struct pp_str){ dot + 1, text.n - k - 1 };
	}
	s->key = text;
}

/* What makes a record that record is not for a migration to change. */
static int check_key(struct loader *l, const struct pp_migrate_step *s,
		     const struct pp_value *at, struct pp_str key)
{
	if (s->above_count || (!pp_str_is(key, "id") &&
			       !pp_str_is(key, "salt")))
		return 0;
	fault(l, at, "a migration cannot change the id or the salt of "
	      "records");
	return -1;
}

/* --- steps -------------------------------------------------------------- */

static int read_rename(struct loader *l, struct pp_migrate_step *s,
		       const struct pp_value *v)
{
	const struct pp_value *to = pp_value_get(v, "to");

	s->to = to->text;
	return check_key(l, s, to, s->to);
}

static int report_pattern(struct loader *l, const struct pp_value *at,
			  const struct pp_pattern_error *error)
{
	pp_report(l->into.sink, PP_R(SCHEMA_PATTERN),
		  pp_value_pos(at, l->at->path), "%s", error->text);
	return -1;
}

/* The groups that the pattern names and the keys that they go to. */
static int read_groups(struct loader *l, struct pp_migrate_step *s,
		       const struct pp_value *pattern,
		       const struct pp_value *into)
{
	struct pp_pattern_error error;
	int rc = 0;

	/* Checked by itself, so that it cannot close our bracket. */
	s->pattern = pp_pattern_new_capturing(pattern->text, &error);
	if (!s->pattern)
		return report_pattern(l, pattern, &error);
	pp_pattern_free(s->pattern);
	s->pattern = pp_pattern_new_capturing(pp_str(pp_arena_printf(
		l->into.arena, "^(?:%.*s)$", PP_STR(pattern->text))), &error);
	if (!s->pattern)
		return report_pattern(l, pattern, &error);
	for (uint32_t i = 0; i < into->count; i++) {
		const struct pp_member *m = &into->members[i];
		struct pp_migrate_part *p = &s->parts[s->part_count++];
		struct pp_finding *f;

		p->key = m->value.text;
		p->group = pp_pattern_group(pattern->text, m->key);
		if (p->group && p->group < PP_PATTERN_GROUPS)
			continue;
		f = pp_report(l->into.sink, PP_R(MIGRATION), (struct pp_pos){
			.file = l->at->path, .line = m->line, .col = m->col },
			"the pattern has no group of this name");
		pp_report_note(l->into.sink, f, (struct pp_pos){ 0 },
			       "a group with a name is written (?<name>...)");
		rc = -1;
	}
	return rc;
}

static int read_split(struct loader *l, struct pp_migrate_step *s,
		      const struct pp_value *v)
{
	const struct pp_value *pattern = pp_value_get(v, "pattern");
	const struct pp_value *into = pp_value_get(v, "into");
	int rc = 0;

	s->parts = pp_new(l->into.arena, struct pp_migrate_part, into->count);
	s->separator = pp_value_text(v, "separator");
	if (pattern)
		rc = read_groups(l, s, pattern, into);
	for (uint32_t i = 0; !pattern && i < into->count; i++)
		s->parts[s->part_count++] = (struct pp_migrate_part){
			into->items[i].text, i };
	for (size_t i = 0; i < s->part_count; i++) {
		rc |= check_key(l, s, into, s->parts[i].key);
		for (size_t j = 0; j < i; j++) {
			if (!pp_str_eq(s->parts[i].key, s->parts[j].key))
				continue;
			fault(l, into, "two parts go into one key");
			rc = -1;
		}
	}
	return rc;
}

static bool same_above(const struct pp_migrate_step *a,
		       const struct pp_migrate_step *b)
{
	if (a->above_count != b->above_count)
		return false;
	for (size_t i = 0; i < a->above_count; i++)
		if (!pp_str_eq(a->above[i], b->above[i]))
			return false;
	return true;
}

static int read_join(struct loader *l, struct pp_migrate_step *s,
		     const struct pp_value *v)
{
	const struct pp_value *from = pp_value_get(v, "join");
	const struct pp_value *into = pp_value_get(v, "into");
	int rc = 0;

	s->separator = pp_value_get(v, "separator") ?
		pp_value_text(v, "separator") : PP_LIT(" ");
	s->to = into->text;
	s->from = pp_new(l->into.arena, struct pp_str, from->count);
	for (uint32_t i = 0; i < from->count; i++) {
		struct pp_migrate_step one = { 0 };

		read_property(l, &one, from->items[i].text);
		s->from[s->from_count++] = one.key;
		rc |= check_key(l, s, &from->items[i], one.key);
		if (same_above(s, &one))
			continue;
		fault(l, &from->items[i], "what is joined must stand in one "
		      "mapping");
		rc = -1;
	}
	return rc | check_key(l, s, into, s->to);
}

/* Running it twice must change nothing the second time. */
static int read_map(struct loader *l, struct pp_migrate_step *s,
		    const struct pp_value *v)
{
	const struct pp_value *values = pp_value_get(v, "values");
	int rc = 0;

	s->value = values;
	s->keep_others = pp_value_get(v, "others") != NULL;
	for (uint32_t i = 0; i < values->count; i++) {
		const struct pp_value *new = &values->members[i].value;
		const struct pp_member *again = new->type == PP_STRING ?
			pp_value_member(values, new->text) : NULL;
		struct pp_finding *f;

		if (!again || pp_value_eq(&again->value, new))
			continue;
		f = fault(l, new, "this new value is an old one too, so that "
			  "it would be changed again");
		pp_report_note(l->into.sink, f, (struct pp_pos){
			.file = l->at->path, .line = again->line,
			.col = again->col }, "the old one is here");
		rc = -1;
	}
	return rc;
}

static const struct {
	const char *key;
	int (*read)(struct loader *l, struct pp_migrate_step *s,
		    const struct pp_value *v);
} kinds_of_step[] = {
	[PP_MIGRATE_RENAME] = { "rename", read_rename },
	[PP_MIGRATE_DEFAULT] = { "default", NULL },
	[PP_MIGRATE_DROP] = { "drop", NULL },
	[PP_MIGRATE_SPLIT] = { "split", read_split },
	[PP_MIGRATE_JOIN] = { "join", read_join },
	[PP_MIGRATE_MAP] = { "map", read_map },
	[PP_MIGRATE_CONVERT] = { "convert", NULL },
};

static enum pp_migrate_type type_of(struct pp_str text)
{
	return pp_str_is(text, "list") ? PP_MIGRATE_LIST :
	       pp_str_is(text, "number") ? PP_MIGRATE_NUMBER :
	       pp_str_is(text, "text") ? PP_MIGRATE_TEXT : PP_MIGRATE_BOOLEAN;
}

static int read_step(struct loader *l, struct pp_migrate_step *s,
		     const struct pp_value *v)
{
	const struct pp_value *property = NULL;
	size_t i = 0;

	while (!(property = pp_value_get(v, kinds_of_step[i].key)))
		i++;
	s->what = (enum pp_migrate_what)i;
	s->pos = pp_value_pos(v, l->at->path);
	s->property = property->type == PP_LIST ? property->items[0].text
						: property->text;
	read_property(l, s, s->property);
	if (check_key(l, s, property, s->key))
		return -1;
	if (s->what == PP_MIGRATE_DEFAULT)
		s->value = pp_value_get(v, "value");
	if (s->what == PP_MIGRATE_CONVERT)
		s->type = type_of(pp_value_text(v, "to"));
	return kinds_of_step[i].read ? kinds_of_step[i].read(l, s, v) : 0;
}

/* --- files -------------------------------------------------------------- */

static const struct pp_value *parse(struct loader *l, const char *file,
				    struct pp_str text)
{
	const struct pp_read how = { file, PP_SYNTAX_YAML, false };
	struct pp_docs docs;

	if (pp_read(&docs, l->into.arena, l->into.sink, &how, text) < 0)
		return NULL;
	if (docs.count == 1)
		return docs.roots;
	pp_report(l->into.sink, PP_R(YAML_DOCUMENTS),
		  pp_value_pos(&docs.roots[1], file),
		  "a migration must be one document");
	return NULL;
}

/* 'when' is a schema of its own, which may refer to the pool's. */
static int read_when(struct loader *l, const struct pp_value *root)
{
	const struct pp_value *when = pp_value_get(root, "when");
	struct pp_schema_set *set = l->open->schemas.set;
	const char *uri;

	if (!when)
		return 0;
	uri = pp_arena_printf(l->into.arena, "pool:/%s?when", l->at->path);
	if (pp_schema_set_add(set, l->into.sink, uri, l->at->path, when) < 0)
		return -1;
	l->at->when = pp_schema_compile(set, l->into.sink, uri);
	return l->at->when ? 0 : -1;
}

static bool has_faults(const struct pp_schemas *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (!s->files[i].usable)
			return true;
	return s->kinds.incomplete;
}

static void suggest_kind(struct loader *l, struct pp_finding *f,
			 struct pp_str name)
{
	const struct pp_kinds *kinds = l->open->kinds;
	struct pp_str *names = pp_new(l->into.arena, struct pp_str,
				      kinds->count);
	int near;

	for (size_t i = 0; i < kinds->count; i++)
		names[i] = kinds->items[i].name;
	near = pp_nearest(name, names, kinds->count);
	if (near >= 0)
		pp_report_note(l->into.sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
}

static int find_kind(struct loader *l, const struct pp_value *root)
{
	const struct pp_value *name = pp_value_get(root, "kind");
	struct pp_finding *f;

	l->at->kind = pp_kinds_find(l->open->kinds, name->text);
	if (l->at->kind && l->at->kind->schema)
		return 0;
	f = fault(l, name, l->at->kind ? "the schema of this kind has a fault" :
		  "there is no kind of this name");
	pp_report_found(l->into.sink, f, name->text);
	if (l->at->kind || has_faults(&l->open->schemas))
		pp_report_note(l->into.sink, f, (struct pp_pos){ 0 },
			       "peerpool check tells what is wrong with "
			       "schemas");
	else
		suggest_kind(l, f, name->text);
	return -1;
}

static int read_migration(struct loader *l, const struct pp_value *root)
{
	const struct pp_value *steps;
	int rc;

	if (!pp_schema_holds(l->form, root, l->work)) {
		pp_schema_explain(l->form, root, l->work, l->into.sink,
				  l->at->path);
		return -1;
	}
	rc = find_kind(l, root) | read_when(l, root);
	steps = pp_value_get(root, "steps");
	l->at->title = pp_value_text(root, "title");
	l->at->steps = pp_new(l->into.arena, struct pp_migrate_step,
			      steps->count);
	for (uint32_t i = 0; i < steps->count; i++)
		rc |= read_step(l, &l->at->steps[l->at->count++],
				&steps->items[i]);
	return rc;
}

/* schemas/migrations/NAME.yaml, and nothing deeper. */
static bool is_migration(struct pp_str *name, const char *path)
{
	struct pp_str s = pp_str(strrchr(path, '/') + 1);
	const char *folder = strstr(path, "migrations/");
	size_t ending = pp_str_ends(s, PP_LIT(".yaml")) ? 5 :
			pp_str_ends(s, PP_LIT(".yml")) ? 4 : 0;

	*name = (struct pp_str){ s.p, s.n - ending };
	return ending && s.n > ending && folder + 11 == s.p;
}

static int read_file(struct loader *l, const struct pp_entry *entry)
{
	const struct pp_value *root = NULL;
	struct pp_str bytes;
	struct pp_buf b;
	int rc;

	pp_buf_init(&b, PP_READ_BYTES_MAX + 1);
	rc = pp_reader_read(l->open->reader, &b, l->into.sink, entry);
	bytes = pp_arena_str(l->into.arena, pp_buf_get(&b));
	pp_buf_release(&b);
	if (!rc)
		root = parse(l, entry->path, bytes);
	return root ? read_migration(l, root) : -1;
}

static int read_files(struct loader *l, struct pp_migrations *out,
		      const struct pp_entries *entries)
{
	int rc = 0;

	out->items = pp_new(l->into.arena, struct pp_migration,
			    entries->count);
	for (size_t i = 0; i < entries->count; i++) {
		struct pp_str name;

		if (!is_migration(&name, entries->items[i].path))
			continue;
		l->at = &out->items[out->count++];
		l->at->path = entries->items[i].path;
		l->at->name = name;
		rc |= read_file(l, &entries->items[i]);
	}
	return rc;
}

static int read_form(struct loader *l)
{
	const struct pp_schema_options options = { 0 };
	const struct pp_value *root = parse(l, FORM_FILE,
					    pp_migration_schema());

	l->set = pp_schema_set_new(&options);
	if (!root || pp_schema_set_add(l->set, l->into.sink, FORM_URI,
				       FORM_FILE, root) < 0)
		return -1;
	l->form = pp_schema_compile(l->set, l->into.sink, FORM_URI);
	return l->form ? 0 : -1;
}

int pp_migrations_read(struct pp_migrations *out, struct pp_open_pool *open,
		       struct pp_listing into)
{
	struct loader l = { .open = open, .into = into };
	struct pp_entries entries;
	int rc;

	*out = (struct pp_migrations){ 0 };
	if (pp_snapshot_list(&entries, into, open->snapshot, pp_arena_printf(
			     into.arena, "%s/migrations",
			     open->config.schemas)) < 0)
		return -1;
	if (!entries.count)
		return entries.incomplete ? -1 : 0;
	l.work = pp_schema_work_new();
	rc = read_form(&l);
	if (!rc)
		rc = read_files(&l, out, &entries);
	pp_schema_work_free(l.work);
	pp_schema_set_free(l.set);
	return rc || entries.incomplete ? -1 : 0;
}

void pp_migrations_release(struct pp_migrations *migrations)
{
	for (size_t i = 0; i < migrations->count; i++)
		for (size_t j = 0; j < migrations->items[i].count; j++)
			pp_pattern_free(migrations->items[i].steps[j].pattern);
	*migrations = (struct pp_migrations){ 0 };
}
