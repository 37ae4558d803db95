/* What the records of an import come to. */
#include "exchange/import_text.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/parallel.h"
#include "base/random.h"
#include "data/edit.h"
#include "data/yaml_write.h"
#include "exchange/import_order.h"
#include "record/modeline.h"
#include "record/sheet.h"
#include "store/id.h"
#include "store/sha1.h"

struct making {
	struct pp_import_target **targets;
	const struct pp_import_values *values;
	bool *faulty;		/* by row; each row by one thread at a time:
				   see mark */
};

struct worker {
	struct making *making;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_import_values values;	/* with this arena and sink */
	/* Rows with faults: they are marked when all threads are done, since
	 * several records can be of one row. */
	size_t *rows, count, cap;
	/* Of the record at hand. */
	struct pp_import_target *target;
	struct pp_import_change *changes;
	size_t change_count, change_cap;
};

/* --- new records ---------------------------------------------------------- */

static void add_member(struct pp_value *map, struct pp_str key,
		       const struct pp_value *value)
{
	map->members[map->count++] = (struct pp_member){
		.key = key, .hash = pp_key_hash(key), .value = *value
	};
}

/* The tree of the file: with id and salt, and without the body. */
static struct pp_value file_tree(struct pp_arena *arena,
				 const struct pp_kind *kind, struct pp_str id,
				 const struct pp_value *root)
{
	char *salt = pp_new(arena, char, PP_SALT_LETTERS + 1);
	struct pp_value out = { .type = PP_MAP }, text = { .type = PP_STRING };

	out.members = pp_new(arena, struct pp_member, root->count + 2);
	text.text = id;
	add_member(&out, PP_LIT("id"), &text);
	for (uint32_t i = 0; i < root->count; i++) {
		struct pp_str key = root->members[i].key;

		if (pp_str_is(key, "id") ||
		    (kind->markdown && pp_str_is(key, "body")) ||
		    (kind->salt && pp_str_is(key, "salt")))
			continue;
		add_member(&out, key, &root->members[i].value);
	}
	if (kind->salt) {
		pp_random_salt(salt, PP_SALT_LETTERS);
		text.text = pp_str(salt);
		add_member(&out, PP_LIT("salt"), &text);
	}
	pp_import_order_all(&out, kind->shape);
	return out;
}

struct pp_str pp_import_new_text(struct pp_arena *arena,
				 const struct pp_kind *kind, const char *path,
				 struct pp_str id, const struct pp_value *root)
{
	struct pp_value tree = file_tree(arena, kind, id, root);
	const struct pp_value *body = kind->markdown ?
				      pp_value_get(root, "body") : NULL;
	struct pp_str text;
	struct pp_buf b;

	pp_buf_init(&b, PP_READ_BYTES_MAX);
	pp_buf_puts(&b, kind->markdown ? "---\n" :
		    pp_modeline_for(arena, path, kind->file));
	pp_yaml_write(&b, &PP_YAML_FORM, &tree);
	if (kind->markdown)
		pp_buf_puts(&b, "---\n");
	if (body && body->type == PP_STRING) {
		pp_buf_putc(&b, '\n');
		pp_buf_str(&b, body->text);
		if (!pp_str_ends(body->text, PP_LIT("\n")))
			pp_buf_putc(&b, '\n');
	}
	/* One that no reader would take is told by the check as an empty one,
	 * rather than written without its end. */
	if (b.overflow)
		pp_buf_clear(&b);
	text = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

/* --- what differs --------------------------------------------------------- */

static void add_change(struct worker *w, struct pp_str pointer,
		       const struct pp_value *was, const struct pp_value *now)
{
	struct pp_import_change *c;

	if (w->change_count == w->change_cap) {
		size_t cap = w->change_cap ? 2 * w->change_cap : 8;
		struct pp_import_change *grown =
			pp_new(&w->arena, struct pp_import_change, cap);

		if (w->change_count)
			memcpy(grown, w->changes,
			       w->change_count * sizeof(*grown));
		w->changes = grown;
		w->change_cap = cap;
	}
	c = &w->changes[w->change_count++];
	*c = (struct pp_import_change){
		.property = pp_arena_str(&w->arena, pointer),
		.was = was, .now = now,
		.secret = pp_import_is_secret(w->target->kind, pointer),
	};
	/* "/contact/email" is contact.email. */
	for (size_t i = 0; i < c->property.n; i++)
		if (c->property.p[i] == '/')
			((char *)c->property.p)[i] = '.';
	if (c->property.n)
		c->property = (struct pp_str){ c->property.p + 1,
					       c->property.n - 1 };
}

static void differ(struct worker *w, const char *above,
		   const struct pp_value *was, const struct pp_value *now)
{
	const struct pp_value *both[] = { was, now };

	for (size_t side = 0; side < 2; side++) {
		for (uint32_t i = 0; i < both[side]->count; i++) {
			const struct pp_member *m = &both[side]->members[i];
			const struct pp_member *o =
				pp_value_member(both[!side], m->key);
			const char *path;

			if (side && o)
				continue;
			if (o && pp_value_eq(&m->value, &o->value))
				continue;
			path = pp_arena_printf(&w->arena, "%s/%.*s", above,
					       PP_STR(m->key));
			if (o && m->value.type == PP_MAP &&
			    o->value.type == PP_MAP)
				differ(w, path, &m->value, &o->value);
			else if (side)
				add_change(w, pp_str(path), NULL, &m->value);
			else
				add_change(w, pp_str(path), &m->value,
					   o ? &o->value : NULL);
		}
	}
}

/* --- what is wanted ------------------------------------------------------- */

static bool is_known(const struct pp_sheet_column *c, struct pp_str key)
{
	for (size_t i = 0; i < c->known_count; i++)
		if (pp_str_eq(c->known[i], key))
			return true;
	return false;
}

/* A column of the members that have none of their own: those there, and no
 * others. */
static void put_rest(struct worker *w, struct pp_value *root,
		     const struct pp_sheet_column *c,
		     const struct pp_value *value)
{
	const struct pp_value *at = pp_value_at(root, c->pointer);
	struct pp_value kept = { .type = PP_MAP };
	size_t count = (at && at->type == PP_MAP ? at->count : 0) +
		       (value && value->type == PP_MAP ? value->count : 0);

	kept.members = pp_new(&w->arena, struct pp_member, count);
	for (uint32_t i = 0; at && at->type == PP_MAP && i < at->count; i++)
		if (is_known(c, at->members[i].key) ||
		    (value && pp_value_member(value, at->members[i].key)))
			kept.members[kept.count++] = at->members[i];
	for (uint32_t i = 0; value && value->type == PP_MAP &&
			     i < value->count; i++) {
		const struct pp_member *m = &value->members[i];
		struct pp_member *old = (struct pp_member *)
			pp_value_member(&kept, m->key);

		if (old)
			old->value = m->value;
		else
			kept.members[kept.count++] = *m;
	}
	if (!kept.count && c->pointer.n)
		pp_import_put(&w->arena, root, c->pointer, NULL);
	else if (c->pointer.n)
		pp_import_put(&w->arena, root, c->pointer, &kept);
	else
		*root = pp_import_copy(&w->arena, &kept);
}

static void fault(struct worker *w, const struct pp_import_set *set,
		  const char *text)
{
	const struct pp_import_spot spot = { set->record, set->row,
					     set->each };

	pp_import_fault(&w->values, PP_R(IMPORT_CELL), &spot, set->source,
			"%s", text);
}

static void mark(struct worker *w)
{
	for (size_t i = 0; i < w->target->count; i++) {
		if (w->count == w->cap) {
			size_t cap = w->cap ? 2 * w->cap : 16;
			size_t *grown = pp_new(&w->arena, size_t, cap);

			if (w->count)
				memcpy(grown, w->rows,
				       w->count * sizeof(*grown));
			w->rows = grown;
			w->cap = cap;
		}
		w->rows[w->count++] = w->target->sets[i].row;
	}
}

/* A cell of an export: what it does not show stays. */
static void put_cell(struct worker *w, struct pp_value *root,
		     const struct pp_import_set *set)
{
	const struct pp_sheet_column *c = set->source->cell;
	const struct pp_record record = {
		.kind = w->target->kind, .path = w->target->path,
		.path_id = w->target->id, .root = w->target->root,
	};
	const struct pp_value *shown = NULL;

	if (!w->target->is_new)
		shown = pp_sheet_value(&w->arena, c, &record);
	if (set->value ? shown && pp_value_eq(set->value, shown) : !shown)
		return;
	if (c->hides && !w->target->is_new) {
		fault(w, set, "the value cannot be changed in a table: a part "
			      "of it is not shown");
		mark(w);
		return;
	}
	if (c->part == PP_SHEET_REST)
		put_rest(w, root, c, set->value);
	else
		pp_import_put(&w->arena, root, c->pointer, set->value);
}

/* A mapping of which all has been taken away goes too. */
static void prune(struct pp_value *map, const struct pp_value *was)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < map->count; i++) {
		struct pp_member *m = &map->members[i];
		const struct pp_member *old = pp_value_member(was, m->key);
		bool held = old && old->value.type == PP_MAP &&
			    old->value.count;

		if (m->value.type == PP_MAP && held) {
			prune(&m->value, &old->value);
			if (!m->value.count)
				continue;
		}
		if (kept != i)
			map->members[kept] = *m;
		kept++;
	}
	map->count = kept;
}

static struct pp_value wanted(struct worker *w)
{
	const struct pp_import_target *t = w->target;
	struct pp_value root = pp_import_copy(&w->arena, t->root);

	for (size_t i = 0; i < t->count; i++) {
		const struct pp_import_set *set = &t->sets[i];

		if (set->told)
			continue;
		if (set->source->from == PP_IMPORT_CELL)
			put_cell(w, &root, set);
		else if (!t->is_new)
			pp_import_put(&w->arena, &root, set->source->pointer,
				      set->value);
	}
	if (!t->is_new)
		prune(&root, t->root);
	return root;
}

/* --- which version -------------------------------------------------------- */

/* "v" and the first 12 digits of git's id of the file, as export_edit.h has
 * it. */
static struct pp_str version_of(struct worker *w, struct pp_str bytes)
{
	uint8_t id[PP_ID_SIZE];
	char hex[PP_ID_HEX], head[32];
	struct pp_sha1 s;
	int n = snprintf(head, sizeof(head), "blob %zu", bytes.n);

	pp_sha1_init(&s);
	pp_sha1_add(&s, head, (size_t)n + 1);
	pp_sha1_add(&s, bytes.p, bytes.n);
	pp_sha1_end(id, &s);
	pp_id_hex(hex, id);
	return pp_str(pp_arena_printf(&w->arena, "v%.12s", hex));
}

/* Has somebody changed it since the row was made of it? */
static bool is_stale(struct worker *w)
{
	const struct pp_import_target *t = w->target;
	const struct pp_import_set *set = t->sets;
	const struct pp_import_map *map = w->values.map;
	size_t at;
	struct pp_finding *f;
	struct pp_str said;

	if (!t->count || set->record->version == SIZE_MAX)
		return false;
	at = map->columns[set->record->version].at;
	said = pp_import_cell(&w->arena, w->values.table, set->row, at);
	if (!said.n || pp_str_eq(said, version_of(w, t->bytes)))
		return false;
	f = pp_report(&w->sink, PP_R(IMPORT_STALE),
		      pp_import_cell_pos(w->values.table, set->row, at),
		      "%s: the record has changed since the row was made of it",
		      pp_import_cell_name(&w->arena, w->values.table, set->row,
					  at));
	pp_report_note(&w->sink, f, (struct pp_pos){ 0 },
		       "export the sheet again, and make the change there");
	return true;
}

/* --- one record ----------------------------------------------------------- */

static void edit(struct worker *w, struct pp_value *root)
{
	struct pp_import_target *t = w->target;
	const struct pp_edit_text text = {
		t->path, t->kind->markdown ? PP_SYNTAX_MARKDOWN :
					     PP_SYNTAX_YAML,
		t->bytes,
	};

	pp_import_order_new(&w->arena, root, t->root, t->kind->shape);
	if (pp_edit_to(&t->text, &w->arena, &w->sink, &text, root) < 0)
		mark(w);
}

static void make_one(struct worker *w, struct pp_import_target *t)
{
	struct pp_value root;

	w->target = t;
	w->changes = NULL;
	w->change_count = w->change_cap = 0;
	if (!t->id.n)
		return;		/* told before */
	root = wanted(w);
	if (t->is_new) {
		t->text = pp_import_new_text(&w->arena, t->kind, t->path, t->id,
					     &root);
		return;
	}
	differ(w, "", t->root, &root);
	if (!w->change_count)
		return;
	if (is_stale(w)) {
		mark(w);
		return;
	}
	t->changes = w->changes;
	t->change_count = w->change_count;
	edit(w, &root);
}

static void make_batch(void *data, struct pp_batch *batch)
{
	struct worker *w = data;

	while (pp_batch_next(batch))
		for (size_t i = batch->from; i < batch->to; i++)
			make_one(w, w->making->targets[i]);
}

void pp_import_texts_make(struct pp_import_target **targets, size_t count,
			  const struct pp_import_values *values, bool *faulty)
{
	struct making making = { targets, values, faulty };
	size_t n = pp_parallel_threads(count);
	struct worker *workers = pp_new(values->arena, struct worker, n);
	void *each[PP_THREADS_MAX];

	for (size_t i = 0; i < n; i++) {
		workers[i].making = &making;
		workers[i].values = *values;
		workers[i].values.arena = &workers[i].arena;
		workers[i].values.sink = &workers[i].sink;
		each[i] = &workers[i];
	}
	pp_parallel_run(make_batch, each, n, count);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < workers[i].count; k++)
			faulty[workers[i].rows[k]] = true;
		pp_sink_absorb(values->sink, &workers[i].sink);
		pp_sink_release(&workers[i].sink);
		pp_arena_absorb(values->arena, &workers[i].arena);
	}
}
