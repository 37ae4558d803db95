/* One record: read it, check it by itself, say what others need to know. */
#include "record/record.h"

#include "base/buf.h"
#include "base/random.h"
#include "data/read.h"
#include "record/modeline.h"
#include "record/secret.h"

enum { TITLE_MAX = 1 << 12 };

static int read_tree(struct pp_record *record, struct pp_arena *arena,
		     struct pp_sink *sink)
{
	const struct pp_read how = {
		.file = record->path,
		.syntax = record->kind->markdown ? PP_SYNTAX_MARKDOWN :
						   PP_SYNTAX_YAML,
		.record = true,
	};
	struct pp_docs docs;

	if (pp_read(&docs, arena, sink, &how, record->bytes) < 0)
		return -1;
	record->root = docs.roots;
	if (docs.body && docs.roots->type == PP_MAP)
		record->root = pp_value_with_body(arena, docs.roots, docs.body);
	return 0;
}

int pp_record_read(struct pp_record *record, struct pp_arena *arena,
		   struct pp_sink *sink)
{
	size_t since = sink->count;
	int rc = read_tree(record, arena, sink);

	if (record->kind->has_secrets)
		pp_secret_hide(sink, since, record->kind->shape);
	return rc;
}

struct pp_pos pp_record_pos(const struct pp_record *record, const char *key)
{
	const struct pp_value *v = pp_value_get(record->root, key);

	return pp_value_pos(v ? v : record->root, record->path);
}

/* Has the schema already said something about this property? */
static bool is_told(const struct pp_sink *sink, size_t since,
		    const char *pointer)
{
	for (size_t i = since; i < sink->count; i++)
		if (sink->items[i]->pointer &&
		    !strcmp(sink->items[i]->pointer, pointer))
			return true;
	return false;
}

static void check_place(const struct pp_record *r, struct pp_sink *sink)
{
	struct pp_str id = pp_value_text(r->root, "id");
	char *wanted = pp_path_format(&r->kind->path, &sink->arena,
				      r->kind->prefix, id);
	struct pp_finding *f;

	if (!strcmp(wanted, r->path))
		return;
	if (pp_str_eq(id, r->path_id)) {
		f = pp_report(sink, PP_R(FILE_NAME),
			      (struct pp_pos){ .file = r->path },
			      "the record lies in the wrong folder");
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "move it to %s", wanted);
	} else {
		f = pp_report(sink, PP_R(FILE_NAME), pp_record_pos(r, "id"),
			      "the id '%.*s' is not the one in the file name, "
			      "'%.*s'", PP_STR(id), PP_STR(r->path_id));
		if (pp_kind_id_holds(r->kind, r->path_id))
			pp_report_note(sink, f, (struct pp_pos){ 0 },
				       "write 'id: %.*s', or rename the file "
				       "to %s", PP_STR(r->path_id), wanted);
		else
			pp_report_note(sink, f, (struct pp_pos){ 0 },
				       "rename the file to %s; or delete it, "
				       "if it is a copy", wanted);
	}
	pp_report_pointer(sink, f, PP_LIT("/id"));
}

static void check_id(const struct pp_record *r, struct pp_sink *sink,
		     size_t since)
{
	struct pp_str id = pp_value_text(r->root, "id");
	struct pp_finding *f;

	if (!id.n || is_told(sink, since, "/id"))
		return;
	if (pp_kind_id_holds(r->kind, id)) {
		check_place(r, sink);
		return;
	}
	f = pp_report(sink, PP_R(ID_FORM), pp_record_pos(r, "id"),
		      "'id' must be %s",
		      pp_kind_id_form(r->kind, &sink->arena));
	pp_report_found(sink, f, id);
	pp_report_pointer(sink, f, PP_LIT("/id"));
}

static bool is_salt(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!s.p[i] || !strchr(PP_RANDOM_ALPHABET, s.p[i]))
			return false;
	return s.n == PP_SALT_LETTERS;
}

/* Of Markdown it is the last line of the front matter. */
static bool salt_is_last(const struct pp_value *root)
{
	const struct pp_member *last = &root->members[root->count - 1];

	if (last->value.style == PP_STYLE_BODY && root->count > 1)
		last--;
	return pp_str_is(last->key, "salt");
}

static void check_salt(const struct pp_record *r, struct pp_sink *sink)
{
	const struct pp_value *salt = pp_value_get(r->root, "salt");
	struct pp_finding *f;

	if (!salt) {
		f = pp_report(sink, PP_R(SALT_MISSING),
			      pp_value_pos(r->root, r->path),
			      "the record has no salt");
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       r->root->style == PP_STYLE_FLOW ?
			       "write each key on a line of its own, without "
			       "{ and }; then peerpool check --fix adds one" :
			       "peerpool check --fix adds one");
	} else if (salt->type != PP_STRING || !is_salt(salt->text)) {
		f = pp_report(sink, PP_R(SALT_FORM), pp_record_pos(r, "salt"),
			      "'salt' must be %d small letters or digits, "
			      "without i, l, o and u", PP_SALT_LETTERS);
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "delete the line, and peerpool check --fix "
			       "makes a new one");
	} else if (!salt_is_last(r->root)) {
		f = pp_report(sink, PP_R(SALT_FORM), pp_record_pos(r, "salt"),
			      "'salt' must stand on the last line");
	} else {
		return;
	}
	pp_report_pointer(sink, f, PP_LIT("/salt"));
}

/* The kind's own words about the salt stand instead of the schema's, which
 * cannot tell how to mend it. */
static void drop_salt_findings(struct pp_sink *sink, size_t since)
{
	size_t kept = since;

	for (size_t i = since; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];

		if (f->pointer && !strcmp(f->pointer, "/salt") &&
		    f->severity == PP_ERROR)
			sink->errors--;
		else
			sink->items[kept++] = f;
	}
	sink->count = kept;
}

static void check(const struct pp_record *record, struct pp_schema_work *work,
		  struct pp_sink *sink)
{
	size_t since = sink->count;

	if (record->kind->schema &&
	    !pp_schema_holds(record->kind->schema, record->root, work))
		pp_schema_explain(record->kind->schema, record->root, work,
				  sink, record->path);
	if (record->root->type != PP_MAP)
		return;
	check_id(record, sink, since);
	if (record->kind->salt) {
		drop_salt_findings(sink, since);
		check_salt(record, sink);
	}
	if (!record->kind->markdown)
		pp_modeline_check(record->bytes, record->path,
				  record->kind->file, sink);
}

void pp_record_check(const struct pp_record *record,
		     struct pp_schema_work *work, struct pp_sink *sink)
{
	size_t since = sink->count;

	check(record, work, sink);
	if (record->kind->has_secrets)
		pp_secret_hide(sink, since, record->kind->shape);
}

/* Is all as it should be, by the quick way of asking? */
static bool is_plainly_sound(const struct pp_record *r,
			     struct pp_schema_work *work,
			     struct pp_arena *scratch)
{
	struct pp_str id;

	if (!pp_schema_holds(r->kind->schema, r->root, work) ||
	    r->root->type != PP_MAP)
		return false;
	id = pp_value_text(r->root, "id");
	if (id.n && (!pp_kind_id_holds(r->kind, id) ||
		     strcmp(r->path, pp_path_format(&r->kind->path, scratch,
						    r->kind->prefix, id))))
		return false;
	return !r->kind->salt ||
	       (is_salt(pp_value_text(r->root, "salt")) &&
		salt_is_last(r->root));
}

bool pp_record_holds(const struct pp_record *record,
		     struct pp_schema_work *work, struct pp_sink *scratch)
{
	size_t errors = scratch->errors;

	if (!record->kind->schema)
		return false;
	if (is_plainly_sound(record, work, &scratch->arena))
		return true;
	/* The kind's own words may stand in for the schema's. */
	check(record, work, scratch);
	return scratch->errors == errors && record->root->type == PP_MAP;
}

struct gather {
	struct pp_facts *facts;
	struct pp_arena *arena;
	uint32_t cap;
};

static void count_ref(void *data, const struct pp_site *site,
		      const struct pp_value *value, const struct pp_step *step)
{
	struct gather *g = data;

	(void)site;
	(void)value;
	(void)step;
	g->cap++;
}

static void gather_ref(void *data, const struct pp_site *site,
		       const struct pp_value *value, const struct pp_step *step)
{
	struct gather *g = data;

	(void)step;
	g->facts->refs[g->facts->ref_count++] = (struct pp_fact_ref){
		.target = (uint32_t)site->target,
		.id = pp_arena_str(g->arena, value->text),
	};
}

static void gather_refs(struct gather *g, const struct pp_record *r)
{
	if (!r->kind->sites)
		return;
	pp_sites_walk(r->kind->sites, r->root, count_ref, g);
	g->facts->refs = pp_new(g->arena, struct pp_fact_ref, g->cap);
	pp_sites_walk(r->kind->sites, r->root, gather_ref, g);
}

/* Two hashes over all properties of an x-unique; false where one is missing. */
static bool hash_unique(struct pp_fact_unique *out,
			const struct pp_unique *unique,
			const struct pp_value *root)
{
	out->hash[0] = 1;
	out->hash[1] = 2;
	for (size_t i = 0; i < unique->count; i++) {
		const struct pp_member *m =
			pp_value_member(root, unique->properties[i]);

		if (!m || m->value.type == PP_NULL)
			return false;
		for (int k = 0; k < 2; k++)
			out->hash[k] = pp_value_hash(&m->value, out->hash[k]);
	}
	return true;
}

static void gather_uniques(struct gather *g, const struct pp_record *r)
{
	struct pp_facts *facts = g->facts;

	facts->uniques = pp_new(g->arena, struct pp_fact_unique,
				r->kind->unique_count);
	for (size_t i = 0; i < r->kind->unique_count; i++) {
		struct pp_fact_unique *u =
			&facts->uniques[facts->unique_count];

		u->number = i;
		facts->unique_count += hash_unique(u, &r->kind->uniques[i],
						   r->root);
	}
}

void pp_record_facts(struct pp_facts *facts, struct pp_arena *arena,
		     const struct pp_record *record)
{
	struct gather g = { .facts = facts, .arena = arena };
	struct pp_str salt = { 0 };

	facts->kind = record->kind->number;
	facts->is_record = record->root->type == PP_MAP;
	facts->id = pp_arena_str(arena, pp_value_text(record->root, "id"));
	if (record->kind->salt)
		salt = pp_value_text(record->root, "salt");
	facts->salt = is_salt(salt) ? pp_arena_str(arena, salt) :
				      (struct pp_str){ 0 };
	if (!facts->is_record)
		return;
	gather_refs(&g, record);
	gather_uniques(&g, record);
}

/* The value that a dotted path names, through references where a part of it
 * is the id of another record. */
static const struct pp_value *resolve(const struct pp_value *root,
				      struct pp_str path,
				      pp_record_lookup *lookup, void *data)
{
	while (root && path.n) {
		const char *dot = memchr(path.p, '.', path.n);
		size_t n = dot ? (size_t)(dot - path.p) : path.n;
		const struct pp_member *m;

		if (root->type == PP_STRING && lookup)
			root = lookup(data, root->text);
		m = root ? pp_value_member(root, (struct pp_str){ path.p, n })
			 : NULL;
		root = m ? &m->value : NULL;
		n += dot != NULL;
		path = (struct pp_str){ path.p + n, path.n - n };
	}
	return root;
}

char *pp_record_title(struct pp_arena *arena, const struct pp_record *record,
		      pp_record_lookup *lookup, void *data)
{
	struct pp_str t = record->kind->title;
	struct pp_buf b;
	char *out;

	pp_buf_init(&b, TITLE_MAX);
	for (size_t i = 0; i < t.n;) {
		const char *close = memchr(t.p + i, '}', t.n - i);
		const struct pp_value *v;

		if (t.p[i] != '{' || !close) {
			pp_buf_putc(&b, t.p[i++]);
			continue;
		}
		v = resolve(record->root,
			    (struct pp_str){ t.p + i + 1,
					     (size_t)(close - t.p) - i - 1 },
			    lookup, data);
		if (!v || v->type > PP_STRING || !v->text.n) {
			pp_buf_clear(&b);
			break;
		}
		pp_buf_str(&b, v->text);
		i = (size_t)(close - t.p) + 1;
	}
	if (!b.n)
		pp_buf_str(&b, record->path_id);
	out = pp_arena_copy(arena, b.p, b.n);
	pp_buf_release(&b);
	return out;
}
