/* Changing git's index: see the header. */
#include "store/index_write.h"

#include "base/map.h"
#include "store/sha1.h"

enum {
	AT_NAME = 62, FLAG_EXTENDED = 0x4000, FLAG_NAME = 0x0fff,
	MORE_ADD_LATER = 0x2000, COUNT_AT = 8,
};

/* Both lists, side by side. */
struct merge {
	struct pp_index_walk walk;
	struct pp_index_entry entry;
	bool has_entry;
	const struct pp_tree_change *changes;
	size_t count, next;
};

static int step(struct merge *m)
{
	int rc = pp_index_next(&m->entry, &m->walk);

	m->has_entry = rc > 0;
	return rc < 0 ? -1 : 0;
}

/* Below 0: the entry comes first; above: the change; 0: they are one. */
static int compare(const struct merge *m)
{
	if (!m->has_entry)
		return 1;
	if (m->next == m->count)
		return -1;
	return pp_str_cmp(m->entry.name, pp_str(m->changes[m->next].path));
}

/* --- looking ---------------------------------------------------------------*/

struct check {
	struct merge merge;
	struct pp_listing into;
	const struct pp_tree_write *how;
	struct pp_map folders;		/* above the changes */
	bool conflict;
};

static int refuse(struct check *c, const struct pp_rule *rule,
		  const char *path, const char *text)
{
	pp_report(c->into.sink, rule, (struct pp_pos){ .file = path }, "%s",
		  text);
	return -1;
}

/* The folders of one path; those that it shares with others are there. */
static void add_folders(struct check *c, const char *path)
{
	for (size_t n = strlen(path); n > 0; n--) {
		bool is_new = true;

		if (path[n] == '/')
			pp_map_put(&c->folders, (struct pp_str){ path, n },
				   &is_new);
		if (!is_new)
			break;
	}
}

static void check_conflict(struct check *c)
{
	const struct pp_index_entry *e = &c->merge.entry;

	if (!pp_index_stage(e) || c->conflict)
		return;
	c->conflict = true;
	refuse(c, PP_R(WRITE_COMMIT), pp_path_shown(c->into.arena, e->name),
	       "a merge has left a conflict in this file, which must be "
	       "resolved before there can be a commit");
}

/* The entry of the change at hand, or NULL. */
static void check_entry(struct check *c, const struct pp_index_entry *e)
{
	const struct pp_tree_change *change =
		&c->merge.changes[c->merge.next++];
	const char *path = change->path + c->how->skip;
	bool was = !pp_id_is_zero(change->old_id);

	if (!e && was)
		refuse(c, PP_R(WRITE_UNCOMMITTED), path,
		       "its deletion is staged, and not committed");
	else if (e && (!was || e->more & MORE_ADD_LATER))
		refuse(c, PP_R(WRITE_UNCOMMITTED), path,
		       "a file of that name is staged, and not committed");
	else if (e && (memcmp(e->id, change->old_id, PP_ID_SIZE) != 0 ||
		       (change->mode && e->mode != change->mode)))
		refuse(c, PP_R(WRITE_UNCOMMITTED), path,
		       "changes of it are staged, and not committed");
}

static int check_all(struct check *c)
{
	struct merge *m = &c->merge;
	int rc = step(m);

	while (!rc && (m->has_entry || m->next < m->count)) {
		int order = compare(m);

		if (order <= 0) {
			check_conflict(c);
			if (pp_map_get(&c->folders, m->entry.name))
				refuse(c, PP_R(WRITE_UNCOMMITTED),
				       pp_path_shown(c->into.arena,
						     m->entry.name),
				       "it is staged as a file, and is a "
				       "folder now");
		}
		if (order >= 0)
			check_entry(c, order ? NULL : &m->entry);
		if (order <= 0)
			rc = step(m);
	}
	return rc;
}

int pp_index_check(struct pp_listing into, struct pp_index_file *file,
		   const struct pp_tree_write *how)
{
	struct check c = {
		.merge = { .walk = { .file = file }, .changes = how->changes,
			   .count = how->count },
		.into = into, .how = how,
	};
	size_t errors = into.sink->errors;

	for (size_t i = 0; i < how->count; i++)
		add_folders(&c, how->changes[i].path);
	if (check_all(&c) < 0)
		pp_report(into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "git's index is damaged");
	pp_index_walk_end(&c.merge.walk);
	pp_map_release(&c.folders);
	return into.sink->errors > errors ? -1 : 0;
}

/* --- writing ---------------------------------------------------------------*/

struct writing {
	struct merge merge;
	const struct stat *stats;
	struct pp_buf *out;
	uint32_t version, count;
	char last[4 * PP_PATH_LIMIT + 1];	/* version 4: the name before */
	size_t last_n;
};

static void put32(struct pp_buf *out, uint64_t x)
{
	const char bytes[] = { (char)(x >> 24), (char)(x >> 16),
			       (char)(x >> 8), (char)x };

	pp_buf_add(out, bytes, sizeof(bytes));
}

static void put16(struct pp_buf *out, unsigned x)
{
	pp_buf_putc(out, (char)(x >> 8));
	pp_buf_putc(out, (char)x);
}

static void put_variable(struct pp_buf *out, size_t value)
{
	char bytes[16];
	size_t at = sizeof(bytes) - 1;

	bytes[at] = (char)(value & 0x7f);
	while (value >>= 7)
		bytes[--at] = (char)(0x80 | (--value & 0x7f));
	pp_buf_add(out, bytes + at, sizeof(bytes) - at);
}

/* The name of an entry that begins at start. */
static void put_name(struct writing *w, struct pp_str name, size_t start)
{
	size_t same = 0;

	if (w->version < 4) {
		pp_buf_str(w->out, name);
		do
			pp_buf_putc(w->out, '\0');
		while ((w->out->n - start) & 7 && !w->out->overflow);
		return;
	}
	while (same < name.n && same < w->last_n &&
	       name.p[same] == w->last[same])
		same++;
	put_variable(w->out, w->last_n - same);
	pp_buf_add(w->out, name.p + same, name.n - same);
	pp_buf_putc(w->out, '\0');
	memcpy(w->last, name.p, name.n);
	w->last_n = name.n;
}

static void put_old(struct writing *w, const struct pp_index_entry *e)
{
	size_t start = w->out->n;

	w->count++;
	if (w->version < 4) {
		pp_buf_add(w->out, e->raw, (size_t)(e->raw_end - e->raw));
		return;
	}
	pp_buf_add(w->out, e->raw,
		   AT_NAME + (e->flags & FLAG_EXTENDED ? 2 : 0));
	put_name(w, e->name, start);
}

static void put_new(struct writing *w, size_t i, uint32_t mode)
{
	const struct pp_tree_change *c = &w->merge.changes[i];
	const struct stat *st = &w->stats[i];
	struct pp_buf *out = w->out;
	struct pp_str name = pp_str(c->path);
	size_t start = out->n;

	w->count++;
	put32(out, (uint64_t)st->st_ctim.tv_sec);
	put32(out, (uint64_t)st->st_ctim.tv_nsec);
	put32(out, (uint64_t)st->st_mtim.tv_sec);
	put32(out, (uint64_t)st->st_mtim.tv_nsec);
	put32(out, st->st_dev);
	put32(out, st->st_ino);
	put32(out, mode);
	put32(out, st->st_uid);
	put32(out, st->st_gid);
	put32(out, (uint64_t)st->st_size);
	pp_buf_add(out, c->id, PP_ID_SIZE);
	put16(out, name.n < FLAG_NAME ? (unsigned)name.n : FLAG_NAME);
	put_name(w, name, start);
}

/* The change at hand, whose entry is e or NULL.  What somebody else has put
 * there since stays. */
static void put_change(struct writing *w, const struct pp_index_entry *e)
{
	size_t i = w->merge.next++;
	const struct pp_tree_change *c = &w->merge.changes[i];
	bool ours;

	if (e)
		ours = !pp_index_stage(e) &&
		       (!memcmp(e->id, c->old_id, PP_ID_SIZE) ||
			!memcmp(e->id, c->id, PP_ID_SIZE));
	else
		ours = pp_id_is_zero(c->old_id);
	if (ours && c->mode)
		put_new(w, i, e ? e->mode : c->mode);
	else if (!ours && e)
		put_old(w, e);
}

static int put_entries(struct writing *w)
{
	struct merge *m = &w->merge;
	int rc = step(m);

	while (!rc && (m->has_entry || m->next < m->count)) {
		int order = compare(m);

		if (order < 0)
			put_old(w, &m->entry);
		else
			put_change(w, order ? NULL : &m->entry);
		if (order <= 0)
			rc = step(m);
	}
	return rc;
}

/* "resolve-undo" is not made again by git: it stays.  So do those of others. */
static void put_extensions(struct pp_buf *out, const struct pp_index_file *f)
{
	const uint8_t *p = f->end, *end;

	if (!f->file.bytes)
		return;
	end = f->file.bytes + f->file.size - PP_ID_SIZE;
	while (end - p >= 8) {
		size_t size = 8 + ((size_t)p[4] << 24 | (size_t)p[5] << 16 |
				   (size_t)p[6] << 8 | p[7]);

		if (!memcmp(p, "REUC", 4))
			pp_buf_add(out, p, size);
		p += size;
	}
}

int pp_index_write(struct pp_buf *out, struct pp_index_file *file,
		   const struct pp_tree_change *changes,
		   const struct stat *stats, size_t count)
{
	struct writing w = {
		.merge = { .walk = { .file = file }, .changes = changes,
			   .count = count },
		.stats = stats, .out = out, .version = file->version,
	};
	uint8_t sum[PP_ID_SIZE];
	int rc;

	pp_buf_clear(out);
	pp_buf_puts(out, "DIRC");
	put32(out, w.version);
	put32(out, 0);
	rc = put_entries(&w);
	pp_index_walk_end(&w.merge.walk);
	put_extensions(out, file);
	if (rc < 0 || out->overflow)
		return -1;
	for (int i = 0; i < 4; i++)
		out->p[COUNT_AT + i] = (char)(w.count >> (24 - 8 * i));
	pp_sha1(sum, pp_buf_get(out));
	pp_buf_add(out, sum, PP_ID_SIZE);
	return out->overflow ? -1 : 0;
}
