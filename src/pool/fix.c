/* Adding salts and modelines. */
#include "pool/fix.h"

#include <errno.h>

#include "base/file.h"
#include "base/random.h"
#include "data/read.h"
#include "pool/open.h"
#include "record/modeline.h"
#include "record/record.h"

struct fixer {
	const struct pp_pool *pool;
	const struct pp_kinds *kinds;
	struct pp_listing into;
	struct pp_fix_result *result;
	struct pp_arena scratch;	/* of the file at hand */
	struct pp_buf bytes;
};

/* "\r\n" where the file's first line ends so. */
static const char *line_end(struct pp_str bytes)
{
	const char *end = memchr(bytes.p, '\n', bytes.n);

	return end && end > bytes.p && end[-1] == '\r' ? "\r\n" : "\n";
}

/* Where a line goes that shall be the last of the record's YAML: before the
 * line that closes it ("---" of front matter, or "..."), or at the end. */
static size_t last_line(struct pp_str bytes, bool front_matter)
{
	size_t at = 0;

	for (int line = 0; at < bytes.n; line++) {
		struct pp_str rest = { bytes.p + at, bytes.n - at };
		const char *end = memchr(rest.p, '\n', rest.n);

		if (line && (pp_str_starts(rest, PP_LIT("...")) ||
			     (front_matter &&
			      pp_str_starts(rest, PP_LIT("---")))))
			return at;
		if (!end)
			break;
		at += (size_t)(end - rest.p) + 1;
	}
	return bytes.n;
}

static void splice(struct pp_buf *out, struct pp_str bytes, size_t at,
		   const char *text)
{
	pp_buf_add(out, bytes.p, at);
	pp_buf_puts(out, text);
	pp_buf_add(out, bytes.p + at, bytes.n - at);
}

/* Does the new text say the same as the old, and salt? */
static bool says_the_same(struct fixer *x, const struct pp_record *old,
			  struct pp_str bytes, const char *salt)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_record now = *old;
	struct pp_value root;
	bool same = false;

	now.bytes = bytes;
	if (!pp_record_read(&now, &x->scratch, &ignored) &&
	    now.root->type == PP_MAP) {
		root = *now.root;
		same = !salt || pp_str_is(pp_value_text(&root, "salt"), salt);
		/* Without the salt, which stands last or before the body. */
		for (uint32_t i = 0; salt && i < root.count; i++) {
			if (!pp_str_is(root.members[i].key, "salt"))
				continue;
			memmove(&root.members[i], &root.members[i + 1],
				(root.count - i - 1) * sizeof(*root.members));
			root.count--;
		}
		same = same && pp_value_eq(&root, old->root);
	}
	pp_sink_release(&ignored);
	return same;
}

static int write_record(struct fixer *x, const struct pp_record *r,
			struct pp_str bytes)
{
	const char *path = pp_arena_printf(&x->scratch, "%s/%s", x->pool->root,
					   r->path);

	if (!pp_file_write(path, bytes, 0644, false)) {
		x->result->files++;
		return 0;
	}
	pp_report(x->into.sink, PP_R(FILE_WRITE),
		  (struct pp_pos){ .file = r->path },
		  "cannot write the file: %s", strerror(errno));
	return -1;
}

/* The text with a salt line more, if it needs one. */
static struct pp_str with_salt(struct fixer *x, const struct pp_record *r,
			       const char *salt)
{
	struct pp_str bytes = r->bytes;
	const char *end = line_end(bytes);
	size_t at = last_line(bytes, r->kind->markdown);
	bool broken = at && bytes.p[at - 1] != '\n';
	/* As far in as the first key. */
	int indent = r->root->count ? (int)r->root->members[0].col - 1 : 0;
	struct pp_buf out;

	pp_buf_init(&out, PP_READ_BYTES_MAX);
	splice(&out, bytes, at,
	       pp_arena_printf(&x->scratch, "%s%*ssalt: %s%s",
			       broken ? end : "", indent, "", salt, end));
	bytes = pp_arena_str(&x->scratch, pp_buf_get(&out));
	pp_buf_release(&out);
	return bytes;
}

static struct pp_str with_modeline(struct fixer *x, const struct pp_record *r,
				   struct pp_str bytes)
{
	size_t at = pp_str_starts(bytes, PP_LIT("\xef\xbb\xbf")) ? 3 : 0;
	const char *line = pp_modeline_for(&x->scratch, r->path,
					   r->kind->file);
	struct pp_buf out;

	pp_buf_init(&out, PP_READ_BYTES_MAX);
	splice(&out, bytes, at,
	       pp_arena_printf(&x->scratch, "%.*s%s", (int)strlen(line) - 1,
			       line, line_end(bytes)));
	bytes = pp_arena_str(&x->scratch, pp_buf_get(&out));
	pp_buf_release(&out);
	return bytes;
}

static int mend(struct fixer *x, struct pp_record *r)
{
	struct pp_str bytes = r->bytes, more;
	char salt[PP_SALT_LETTERS + 1];
	bool salted = false, modeline = false;
	uint32_t line;

	if (r->kind->salt && !pp_value_get(r->root, "salt")) {
		pp_random_salt(salt, PP_SALT_LETTERS);
		more = with_salt(x, r, salt);
		salted = says_the_same(x, r, more, salt);
		bytes = salted ? more : bytes;
	}
	if (!r->kind->markdown && !pp_modeline_find(bytes, &line).n) {
		more = with_modeline(x, r, bytes);
		modeline = says_the_same(x, r, more, salted ? salt : NULL);
		bytes = modeline ? more : bytes;
	}
	if (!salted && !modeline)
		return 0;
	x->result->salts += salted;
	x->result->modelines += modeline;
	return write_record(x, r, bytes);
}

static int fix_one(struct fixer *x, struct pp_reader *reader,
		   const struct pp_entry *entry)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_record r = { .path = entry->path };
	int rc = 0;

	pp_arena_clear(&x->scratch);
	r.kind = pp_kinds_match(x->kinds, pp_str(entry->path), &r.path_id);
	if (r.kind && !pp_reader_read(reader, &x->bytes, &ignored, entry)) {
		r.bytes = pp_buf_get(&x->bytes);
		if (!pp_record_read(&r, &x->scratch, &ignored) &&
		    r.root->type == PP_MAP)
			rc = mend(x, &r);
	}
	pp_sink_release(&ignored);
	return rc;
}

static int fix_all(struct fixer *x, struct pp_open_pool *open,
		   const struct pp_check *check)
{
	struct pp_entries entries;
	int rc = 0;

	if (pp_snapshot_list(&entries, x->into, open->snapshot,
			     open->config.records) < 0)
		return -1;
	pp_buf_init(&x->bytes, PP_READ_BYTES_MAX + 1);
	for (size_t i = 0; i < entries.count && !rc; i++)
		if (pp_check_wants(check, entries.items[i].path))
			rc = fix_one(x, open->reader, &entries.items[i]);
	pp_buf_release(&x->bytes);
	pp_arena_release(&x->scratch);
	return rc;
}

int pp_fix_run(struct pp_fix_result *out, const struct pp_pool *pool,
	       const struct pp_check *check, struct pp_listing into)
{
	struct fixer x = { .pool = pool, .into = into, .result = out };
	struct pp_open_pool open;
	int rc;

	*out = (struct pp_fix_result){ 0 };
	if (pp_pool_open(&open, pool, into) < 0)
		return -1;
	x.kinds = open.kinds;
	rc = fix_all(&x, &open, check);
	pp_pool_close(&open);
	return rc;
}
