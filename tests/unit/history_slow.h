#ifndef HISTORY_SLOW_H
#define HISTORY_SLOW_H

/* The changes of a history, told plainly: every commit is taken out whole with
 * git's own tools, and compared with each parent, record by record and field
 * by field.  Shares nothing with what it judges but the reader of files. */

#include "data/read.h"
#include "store_box.h"

enum { SLOW_FILES = 80, SLOW_COMMITS = 64, SLOW_HIDDEN = 400 };

struct slow_blob {
	char id[41];
	struct pp_str bytes;
};

struct slow_file {
	const char *path;
	int blob;			/* place in blobs */
	const char *kind, *record;	/* of a record; else NULL */
};

struct slow_kind {
	struct pp_str name, pattern;
};

struct slow_commit {
	const char *id, *time, *actor, *reason;
	const char *parents;		/* ids, apart by spaces */
	struct slow_file files[SLOW_FILES];
	size_t file_count;
	struct slow_kind kinds[4];
	size_t kind_count;
	const char *records;		/* NULL: no pool */
	bool is_faulty, is_done;
};

struct slow {
	struct box *box;
	struct pp_sink left;
	struct slow_commit commits[SLOW_COMMITS];
	size_t count;
	struct slow_blob *blobs;
	size_t blob_count;
	/* "KIND POINTER", with '-' for items. */
	const char *hidden[SLOW_HIDDEN];
	size_t hidden_count;
	char **rows;
	size_t row_count, row_cap;
};

/* --- what git says -------------------------------------------------------- */

static char *slow_line(char **rest)
{
	char *line = *rest, *end = strchr(line, '\n');

	if (!*line)
		return NULL;
	*rest = end ? end + 1 : line + strlen(line);
	if (end)
		*end = '\0';
	return line;
}

static char *slow_cell(char **line)
{
	char *cell = *line, *end = strchr(cell, '\t');

	*line = end ? end + 1 : cell + strlen(cell);
	if (end)
		*end = '\0';
	return cell;
}

static int slow_blob(struct slow *s, const char *id)
{
	for (size_t i = 0; i < s->blob_count; i++)
		if (!strcmp(s->blobs[i].id, id))
			return (int)i;
	s->blobs = pp_resize(s->blobs, s->blob_count + 1, sizeof(*s->blobs));
	s->blobs[s->blob_count] = (struct slow_blob){ .id = "" };
	strcpy(s->blobs[s->blob_count].id, id);
	return (int)s->blob_count++;
}

static void slow_read_tree(struct slow *s, struct slow_commit *c, char *rest)
{
	char *line;

	while ((line = slow_line(&rest))) {
		char *path = strchr(line, '\t');

		*path++ = '\0';
		if (strncmp(line, "100", 3))
			continue;
		assert_true(c->file_count < SLOW_FILES);
		c->files[c->file_count++] = (struct slow_file){
			.path = path, .blob = slow_blob(s, line + 12),
		};
	}
}

static void slow_read_blobs(struct slow *s)
{
	FILE *list = fopen(box_path(s->box, "ids"), "w");
	const char *p;

	for (size_t i = 0; i < s->blob_count; i++)
		fprintf(list, "%s\n", s->blobs[i].id);
	fclose(list);
	p = box_ask(s->box, "git -C pool cat-file --batch <ids; echo");
	for (size_t i = 0; i < s->blob_count; i++) {
		size_t n;

		assert_memory_equal(p, s->blobs[i].id, 40);
		n = (size_t)atol(p + strlen("0123456789012345678901234567890"
					    "123456789 blob "));
		p = strchr(p, '\n') + 1;
		s->blobs[i].bytes = (struct pp_str){ p, n };
		p += n + 1;
	}
}

static void slow_ask(struct slow *s, const char *tip)
{
	char *rest = (char *)box_ask(s->box,
		"TZ=UTC git -C pool log --topo-order --reverse --date="
		"format-local:%%Y-%%m-%%dT%%H:%%M:%%SZ --format="
		"'%%H%%x09%%cd%%x09%%an <%%ae>%%x09%%s%%x09%%P' %s", tip);
	char *line;

	while ((line = slow_line(&rest))) {
		struct slow_commit *c = &s->commits[s->count++];

		assert_true(s->count <= SLOW_COMMITS);
		c->id = slow_cell(&line);
		c->time = slow_cell(&line);
		c->actor = slow_cell(&line);
		c->reason = slow_cell(&line);
		c->parents = slow_cell(&line);
		slow_read_tree(s, c, (char *)box_ask(s->box,
			"git -C pool ls-tree -r %s", c->id));
	}
	slow_read_blobs(s);
}

/* --- kinds ---------------------------------------------------------------- */

static const struct pp_value *slow_parse(struct slow *s, const char *path,
					 int blob)
{
	const struct pp_read how = {
		.file = path, .syntax = pp_syntax_of(path),
		.record = strncmp(path, "schemas/", 8) != 0,
	};
	struct pp_docs docs;

	if (pp_read(&docs, &s->box->arena, &s->left, &how,
		    s->blobs[blob].bytes) < 0)
		return NULL;
	if (docs.body && docs.roots->type == PP_MAP)
		return pp_value_with_body(&s->box->arena, docs.roots,
					  docs.body);
	return docs.roots;
}

static void slow_hide(struct slow *s, struct pp_str kind, const char *pointer)
{
	assert_true(s->hidden_count < SLOW_HIDDEN);
	s->hidden[s->hidden_count++] = pp_arena_printf(
		&s->box->arena, "%.*s %s", PP_STR(kind), pointer);
}

static void slow_find_hidden(struct slow *s, struct pp_str kind,
			     const struct pp_value *schema, const char *pointer)
{
	const struct pp_value *below = pp_value_get(schema, "properties");

	if (pp_str_is(pp_value_text(schema, "x-use"), "statistics-only"))
		slow_hide(s, kind, pointer);
	for (uint32_t i = 0; below && i < below->count; i++) {
		const struct pp_member *m = &below->members[i];

		slow_find_hidden(s, kind, &m->value,
				 pp_arena_printf(&s->box->arena, "%s/%.*s",
						 pointer, PP_STR(m->key)));
	}
	below = pp_value_get(schema, "items");
	if (below)
		slow_find_hidden(s, kind, below, pp_arena_printf(
					 &s->box->arena, "%s/-", pointer));
}

static void slow_read_schema(struct slow *s, struct slow_commit *c,
			     const struct slow_file *f)
{
	const struct pp_value *root = slow_parse(s, f->path, f->blob), *x;
	struct slow_kind *kind = &c->kinds[c->kind_count];

	if (!root) {
		c->is_faulty = true;
		return;
	}
	x = pp_value_get(root, "x-kind");
	*kind = (struct slow_kind){ pp_value_text(x, "name"),
				    pp_value_text(x, "path") };
	c->kind_count++;
	if (pp_value_get(x, "salt"))
		slow_hide(s, kind->name, "/salt");
	slow_find_hidden(s, kind->name, root, "");
}

static struct slow_commit *slow_find(struct slow *s, const char *id)
{
	for (size_t i = 0; i < s->count; i++)
		if (!strncmp(s->commits[i].id, id, 40))
			return &s->commits[i];
	abort();
}

/* Parents come first.  The schemas of a commit without a pool do not count. */
static void slow_read_kinds(struct slow *s, struct slow_commit *c)
{
	size_t hidden = s->hidden_count;
	bool has_config = false;

	for (size_t i = 0; i < c->file_count; i++) {
		const struct slow_file *f = &c->files[i];
		const struct pp_value *root;

		if (!strcmp(f->path, ".peerpool.yaml")) {
			has_config = true;
			root = slow_parse(s, f->path, f->blob);
			c->records = pp_value_get(root, "records") ? "data"
								   : "records";
		}
		if (!strncmp(f->path, "schemas/", 8))
			slow_read_schema(s, c, f);
	}
	if (!has_config) {
		c->kind_count = 0;
		s->hidden_count = hidden;
	} else if (c->is_faulty && *c->parents) {
		const struct slow_commit *p = slow_find(s, c->parents);

		memcpy(c->kinds, p->kinds, sizeof(c->kinds));
		c->kind_count = p->kind_count;
		c->records = p->records;
	}
}

static size_t slow_slashes(const char *path)
{
	size_t n = 0;

	for (; *path; path++)
		n += *path == '/';
	return n;
}

static bool slow_matches(struct slow *s, struct slow_file *f,
			 const struct slow_kind *kind)
{
	const char *pattern = pp_arena_str(&s->box->arena, kind->pattern).p;
	const char *brace = strchr(pattern, '{');
	const char *end = strrchr(pattern, '}') + 1;
	size_t tail = strlen(end), n = strlen(f->path);
	const char *name = strrchr(f->path, '/');

	if (slow_slashes(pattern) != slow_slashes(f->path) ||
	    strncmp(f->path, pattern, (size_t)(brace - pattern)) ||
	    n < tail || strcmp(f->path + n - tail, end))
		return false;
	f->kind = pp_arena_str(&s->box->arena, kind->name).p;
	f->record = pp_arena_copy(&s->box->arena, name + 1,
				  strlen(name + 1) - tail);
	return true;
}

static void slow_match(struct slow *s, struct slow_commit *c)
{
	size_t n = c->records ? strlen(c->records) : 0;

	for (size_t i = 0; n && i < c->file_count; i++)
		for (size_t k = 0; k < c->kind_count; k++)
			if (!strncmp(c->files[i].path, c->records, n) &&
			    c->files[i].path[n] == '/' &&
			    slow_matches(s, &c->files[i], &c->kinds[k]))
				break;
}

/* --- fields --------------------------------------------------------------- */

/* Where one stands in a record. */
struct slow_at {
	struct slow *s;
	const char *kind;
	char pointer[300], place[300];
};

static bool slow_hidden(const struct slow_at *at)
{
	char text[400];

	snprintf(text, sizeof(text), "%s %s", at->kind, at->place);
	for (size_t i = 0; i < at->s->hidden_count; i++)
		if (!strcmp(at->s->hidden[i], text))
			return true;
	return false;
}

static struct slow_at slow_key(const struct slow_at *at, struct pp_str key)
{
	struct slow_at next = *at;

	snprintf(next.pointer, sizeof(next.pointer), "%.200s/%.*s",
		 at->pointer, PP_STR(key));
	snprintf(next.place, sizeof(next.place), "%.200s/%.*s", at->place,
		 PP_STR(key));
	return next;
}

static struct slow_at slow_item(const struct slow_at *at, unsigned i)
{
	struct slow_at next = *at;

	snprintf(next.pointer, sizeof(next.pointer), "%.200s/%u", at->pointer,
		 i);
	snprintf(next.place, sizeof(next.place), "%.200s/-", at->place);
	return next;
}

static void slow_json(struct pp_buf *b, const struct slow_at *at,
		      const struct pp_value *v)
{
	bool first = true;

	switch ((enum pp_type)v->type) {
	case PP_STRING:
		pp_buf_putc(b, '"');
		for (size_t i = 0; i < v->text.n; i++) {
			if (v->text.p[i] == '\n') {
				pp_buf_puts(b, "\\n");
				continue;
			}
			if (strchr("\"\\", v->text.p[i]))
				pp_buf_putc(b, '\\');
			pp_buf_putc(b, v->text.p[i]);
		}
		pp_buf_putc(b, '"');
		break;
	case PP_LIST:
		pp_buf_putc(b, '[');
		for (uint32_t i = 0; i < v->count; i++) {
			struct slow_at next = slow_item(at, i);

			pp_buf_puts(b, i ? "," : "");
			slow_json(b, &next, &v->items[i]);
		}
		pp_buf_putc(b, ']');
		break;
	case PP_MAP:
		pp_buf_putc(b, '{');
		for (uint32_t i = 0; i < v->count; i++) {
			const struct pp_member *m = &v->members[i];
			struct slow_at next = slow_key(at, m->key);

			if (slow_hidden(&next))
				continue;
			pp_buf_printf(b, "%s\"%.*s\":", first ? "" : ",",
				      PP_STR(m->key));
			first = false;
			slow_json(b, &next, &m->value);
		}
		pp_buf_putc(b, '}');
		break;
	default:
		pp_buf_str(b, v->text);
	}
}

static const char *slow_text(const struct slow_at *at,
			     const struct pp_value *v, bool as_json)
{
	struct pp_buf b;
	const char *text;

	if (!v)
		return "NULL";
	pp_buf_init(&b, 1 << 20);
	if (v->type == PP_STRING && !as_json)
		pp_buf_str(&b, v->text);
	else
		slow_json(&b, at, v);
	text = pp_arena_copy(&at->s->box->arena, b.p ? b.p : "", b.n);
	pp_buf_release(&b);
	return text;
}

static const struct pp_value *slow_member(const struct pp_value *map,
					  struct pp_str key)
{
	for (uint32_t i = 0; map->type == PP_MAP && i < map->count; i++)
		if (pp_str_eq(map->members[i].key, key))
			return &map->members[i].value;
	return NULL;
}

static bool slow_same(const struct slow_at *at, const struct pp_value *a,
		      const struct pp_value *b);

static bool slow_within(const struct slow_at *at, const struct pp_value *a,
			const struct pp_value *b)
{
	for (uint32_t i = 0; i < a->count; i++) {
		const struct pp_member *m = &a->members[i];
		struct slow_at next = slow_key(at, m->key);

		if (!slow_hidden(&next) &&
		    !slow_same(&next, &m->value, slow_member(b, m->key)))
			return false;
	}
	return true;
}

static bool slow_same(const struct slow_at *at, const struct pp_value *a,
		      const struct pp_value *b)
{
	if (!a || !b)
		return a == b;
	if (a->type != b->type)
		return false;
	if (a->type == PP_NUMBER)
		return atof(pp_arena_str(&at->s->box->arena, a->text).p) ==
		       atof(pp_arena_str(&at->s->box->arena, b->text).p);
	if (a->type == PP_MAP)
		return slow_within(at, a, b) && slow_within(at, b, a);
	if (a->type == PP_NULL)
		return true;
	if (a->type != PP_LIST)
		return pp_str_eq(a->text, b->text);
	for (uint32_t i = 0; a->count == b->count && i < a->count; i++) {
		struct slow_at next = slow_item(at, i);

		if (!slow_same(&next, &a->items[i], &b->items[i]))
			return false;
	}
	return a->count == b->count;
}

/* --- records -------------------------------------------------------------- */

/* A record that differs from every parent. */
struct slow_record {
	struct slow *s;
	const struct slow_commit *commit;
	const char *kind, *id, *path;
	const struct pp_value *now, *before[8];
	size_t before_count;
	const struct pp_value *base;
};

static void slow_row(const struct slow_record *r, const struct slow_at *at,
		     const struct pp_value *a, const struct pp_value *b)
{
	struct slow *s = r->s;
	bool whole = !*at->pointer;

	for (size_t i = 0; r->before_count > 1 && r->now &&
			   i < r->before_count; i++) {
		const struct pp_value *other = r->before[i];

		if (other == r->base ||
		    (!whole && other->type != PP_MAP))
			continue;
		if (slow_same(at, pp_value_at(other, pp_str(at->pointer)), b))
			return;
	}
	pp_grow(s->rows, s->row_count, s->row_cap);
	s->rows[s->row_count++] = pp_arena_printf(
		&s->box->arena, "%s|%s|%s|%s|%s|%s|%s|%s|%s|%s",
		r->commit->id, r->commit->time, r->commit->actor, r->kind,
		r->id, at->pointer, slow_text(at, a, whole),
		slow_text(at, b, whole), r->commit->reason, r->path);
}

static void slow_compare(const struct slow_record *r, const struct slow_at *at,
			 const struct pp_value *a, const struct pp_value *b)
{
	if (slow_hidden(at) || slow_same(at, a, b))
		return;
	if (a && b && a->type == PP_MAP && b->type == PP_MAP) {
		for (uint32_t i = 0; i < b->count; i++) {
			struct pp_str key = b->members[i].key;
			struct slow_at next = slow_key(at, key);

			slow_compare(r, &next, slow_member(a, key),
				     &b->members[i].value);
		}
		for (uint32_t i = 0; i < a->count; i++) {
			struct pp_str key = a->members[i].key;
			struct slow_at next = slow_key(at, key);

			if (!slow_member(b, key))
				slow_compare(r, &next, &a->members[i].value,
					     NULL);
		}
	} else if (a && b && a->type == PP_LIST && b->type == PP_LIST &&
		   a->count == b->count) {
		for (uint32_t i = 0; i < a->count; i++) {
			struct slow_at next = slow_item(at, i);

			slow_compare(r, &next, &a->items[i], &b->items[i]);
		}
	} else {
		slow_row(r, at, a, b);
	}
}

static const struct slow_file *slow_record_of(const struct slow_commit *c,
					      const struct slow_file *like)
{
	for (size_t i = 0; i < c->file_count; i++)
		if (c->files[i].kind &&
		    !strcmp(c->files[i].kind, like->kind) &&
		    !strcmp(c->files[i].record, like->record))
			return &c->files[i];
	return NULL;
}

static const struct pp_value *slow_version(struct slow *s,
					   const struct slow_file *f)
{
	static const struct pp_value null = {
		.type = PP_NULL, .text = PP_LIT("null"),
	};
	const struct pp_value *v = slow_parse(s, f->path, f->blob);

	return v ? v : &null;
}

/* like: of the commit, or (now NULL) of a parent. */
static void slow_judge(struct slow *s, const struct slow_commit *c,
		       const struct slow_file *like)
{
	const struct slow_file *now = slow_record_of(c, like);
	struct slow_record r = {
		.s = s, .commit = c, .kind = like->kind, .id = like->record,
		.path = now ? now->path : like->path,
		.now = now ? slow_version(s, now) : NULL,
	};
	struct slow_at at = { .s = s, .kind = like->kind };

	for (const char *p = c->parents; *p; p += 40 + (p[40] == ' ')) {
		const struct slow_file *old =
			slow_record_of(slow_find(s, p), like);

		if (old ? now && old->blob == now->blob : !now)
			return;
		if (!old)
			continue;
		if (!now && !r.before_count)
			r.path = old->path;
		r.before[r.before_count++] = slow_version(s, old);
	}
	for (size_t i = 0; !r.base && i < r.before_count; i++)
		if (r.before[i]->type == PP_MAP)
			r.base = r.before[i];
	if (!r.base && r.before_count)
		r.base = r.before[0];
	slow_compare(&r, &at, r.base, r.now);
}

static void slow_commit_rows(struct slow *s, const struct slow_commit *c)
{
	const struct slow_commit *seen[8];
	size_t n = 0;

	for (size_t i = 0; i < c->file_count; i++)
		if (c->files[i].kind)
			slow_judge(s, c, &c->files[i]);
	/* What is gone, once. */
	for (const char *p = c->parents; *p; p += 40 + (p[40] == ' ')) {
		const struct slow_commit *parent = slow_find(s, p);

		for (size_t i = 0; i < parent->file_count; i++) {
			const struct slow_file *f = &parent->files[i];
			bool judged = !f->kind || slow_record_of(c, f);

			for (size_t k = 0; !judged && k < n; k++)
				judged = slow_record_of(seen[k], f) != NULL;
			if (!judged)
				slow_judge(s, c, f);
		}
		seen[n++] = parent;
	}
}

static int slow_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Fill s->rows, sorted, with all changes that can be reached from tip in the
 * repository "pool" of the box. */
static void slow_walk(struct slow *s, struct box *box, const char *tip)
{
	*s = (struct slow){ .box = box, .left = { .limit = 1 } };
	slow_ask(s, tip);
	for (size_t i = 0; i < s->count; i++)
		slow_read_kinds(s, &s->commits[i]);
	for (size_t i = 0; i < s->count; i++)
		slow_match(s, &s->commits[i]);
	for (size_t i = 0; i < s->count; i++)
		slow_commit_rows(s, &s->commits[i]);
	if (s->row_count)
		qsort(s->rows, s->row_count, sizeof(*s->rows), slow_order);
}

static void slow_release(struct slow *s)
{
	pp_free(s->rows);
	pp_free(s->blobs);
	pp_sink_release(&s->left);
}

#endif
