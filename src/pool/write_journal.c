/* The journal: lines of "key value", then one for each file, then a checksum of
 * all before. */
#include "pool/write_job.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/disk.h"
#include "store/sha1.h"

enum {
	JOURNAL_LIMIT = 1 << 30,
	END_SIZE = 4 + 2 * PP_ID_SIZE + 1,	/* "end HEX\n" */
};

static const char first[] = "peerpool write 1\n";

static void put_id(struct pp_buf *out, const uint8_t *id)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	pp_buf_puts(out, hex);
}

static void put_id_line(struct pp_buf *out, const char *key, const uint8_t *id)
{
	pp_buf_printf(out, "%s ", key);
	put_id(out, id);
	pp_buf_putc(out, '\n');
}

static void put_commit(struct pp_buf *out, const struct pp_write_job *job)
{
	const struct pp_ref_move *m = &job->ref;

	pp_buf_printf(out, "ref %s\n", m->name);
	put_id_line(out, "old", m->old_id);
	put_id_line(out, "new", m->new_id);
	pp_buf_printf(out, "pack %s\nlog %d\nwho %s\nmessage %s\n", job->pack,
		      m->log, m->who, m->message);
}

static void put_item(struct pp_buf *out, const struct pp_write_item *item)
{
	static const char letters[] = { [PP_WRITE_MAKE] = 'm',
					[PP_WRITE_CHANGE] = 'c',
					[PP_WRITE_DELETE] = 'd' };

	pp_buf_printf(out, "file %c %o ", letters[item->what],
		      (unsigned)item->mode);
	put_id(out, item->old_id);
	pp_buf_putc(out, ' ');
	put_id(out, item->new_id);
	pp_buf_printf(out, " %s\n", item->path);
}

static void put_journal(struct pp_buf *out, const struct pp_write_job *job)
{
	uint8_t sum[PP_ID_SIZE];

	pp_buf_puts(out, first);
	pp_buf_printf(out, "command %s\nprefix %s\n", job->command,
		      job->prefix);
	if (job->commits)
		put_commit(out, job);
	for (size_t i = 0; i < job->count; i++)
		put_item(out, &job->items[i]);
	pp_sha1(sum, pp_buf_get(out));
	put_id_line(out, "end", sum);
}

int pp_write_journal_write(const struct pp_write_job *job)
{
	struct pp_arena *arena = job->into.arena;
	const char *new = pp_write_area_path(job->area, arena, "journal.new");
	struct pp_buf out;
	int rc = -1;

	pp_buf_init(&out, JOURNAL_LIMIT);
	put_journal(&out, job);
	errno = EFBIG;
	if (!out.overflow)
		rc = pp_disk_make(NULL, AT_FDCWD, new, pp_buf_get(&out), 0600);
	pp_buf_release(&out);
	if (rc || pp_disk_flush_path(new) < 0)
		return -1;
	if (rename(new, pp_write_area_path(job->area, arena, "journal")) < 0)
		return -1;
	return pp_disk_flush_path(job->area->folder);
}

/* --- reading ---------------------------------------------------------------*/

struct reading {
	struct pp_write_job *job;
	struct pp_arena *arena;
	size_t cap;
};

/* Up to the next blank; *rest goes on behind it. */
static struct pp_str word(struct pp_str *rest)
{
	const char *blank = rest->n ? memchr(rest->p, ' ', rest->n) : NULL;
	struct pp_str w = { rest->p, blank ? (size_t)(blank - rest->p)
					   : rest->n };

	rest->p += w.n + (blank != NULL);
	rest->n -= w.n + (blank != NULL);
	return w;
}

/* No path of a journal leads out of the pool, whoever has written it. */
static bool is_fit(const char *path)
{
	for (;;) {
		struct pp_str name = { path, strcspn(path, "/") };

		if (pp_name_fault(name) || pp_name_is_skipped(name))
			return false;
		if (!path[name.n])
			return true;
		path += name.n + 1;
	}
}

static int read_item(struct reading *r, struct pp_str rest)
{
	struct pp_write_job *job = r->job;
	struct pp_str letter = word(&rest);
	struct pp_write_item item = { 0 };

	item.what = *letter.p == 'm' ? PP_WRITE_MAKE :
		    *letter.p == 'c' ? PP_WRITE_CHANGE : PP_WRITE_DELETE;
	item.mode = (uint32_t)strtoul(word(&rest).p, NULL, 8);
	if (pp_id_parse(item.old_id, word(&rest)) < 0 ||
	    pp_id_parse(item.new_id, word(&rest)) < 0)
		return -1;
	item.path = pp_arena_str(r->arena, rest).p;
	if (!is_fit(item.path))
		return -1;
	if (job->count == r->cap) {
		struct pp_write_item *more;

		r->cap = r->cap ? 2 * r->cap : 64;
		more = pp_new(r->arena, struct pp_write_item, r->cap);
		if (job->count)
			memcpy(more, job->items, job->count * sizeof(*more));
		job->items = more;
	}
	job->items[job->count++] = item;
	return 0;
}

static int read_line(struct reading *r, struct pp_str rest)
{
	struct pp_write_job *job = r->job;
	struct pp_str key = word(&rest);
	const char *text;

	if (pp_str_is(key, "file"))
		return read_item(r, rest);
	text = pp_arena_str(r->arena, rest).p;
	if (pp_str_is(key, "command"))
		job->command = text;
	else if (pp_str_is(key, "prefix"))
		job->prefix = text;
	else if (pp_str_is(key, "ref"))
		job->ref.name = text;
	else if (pp_str_is(key, "old"))
		return pp_id_parse(job->ref.old_id, rest);
	else if (pp_str_is(key, "new"))
		return pp_id_parse(job->ref.new_id, rest);
	else if (pp_str_is(key, "pack"))
		job->pack = text;
	else if (pp_str_is(key, "log"))
		job->ref.log = *text == '1';
	else if (pp_str_is(key, "who"))
		job->ref.who = text;
	else if (pp_str_is(key, "message"))
		job->ref.message = text;
	else
		return -1;
	return 0;
}

/* Is the text whole, to its last byte? */
static bool is_whole(struct pp_str text)
{
	uint8_t sum[PP_ID_SIZE], said[PP_ID_SIZE];
	struct pp_str end;

	if (!pp_str_starts(text, pp_str(first)) || text.n < END_SIZE)
		return false;
	end = (struct pp_str){ text.p + text.n - END_SIZE, END_SIZE };
	if (!pp_str_starts(end, PP_LIT("end ")) ||
	    pp_id_parse(said, (struct pp_str){ end.p + 4, 2 * PP_ID_SIZE }) < 0)
		return false;
	pp_sha1(sum, (struct pp_str){ text.p, text.n - END_SIZE });
	return !memcmp(sum, said, PP_ID_SIZE);
}

static int read_lines(struct reading *r, struct pp_str text)
{
	text.n -= END_SIZE;
	text.p += sizeof(first) - 1;
	text.n -= sizeof(first) - 1;
	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;

		if (read_line(r, (struct pp_str){ text.p, n }) < 0)
			return -1;
		text.p += n + (end != NULL);
		text.n -= n + (end != NULL);
	}
	r->job->commits = r->job->ref.name;
	return r->job->command && r->job->prefix &&
	       (!r->job->commits || (r->job->pack && r->job->ref.who &&
				     r->job->ref.message)) ? 0 : -1;
}

int pp_write_journal_read(struct pp_write_job *job)
{
	struct reading r = { .job = job, .arena = job->into.arena };
	const char *path = pp_write_area_path(job->area, r.arena, "journal");
	struct pp_buf text;
	struct pp_finding *f;
	bool good;

	if (access(path, F_OK) < 0)
		return 0;
	pp_buf_init(&text, JOURNAL_LIMIT + 1);
	if (pp_file_read_named(&text, job->into.sink, path,
			       JOURNAL_LIMIT) < 0) {
		pp_buf_release(&text);
		return -1;
	}
	good = is_whole(pp_buf_get(&text)) &&
	       !read_lines(&r, pp_buf_get(&text));
	pp_buf_release(&text);
	if (good)
		return 1;
	f = pp_report(job->into.sink, PP_R(WRITE_INTERRUPTED),
		      (struct pp_pos){ .file = path },
		      "the journal of an interrupted command is damaged");
	pp_report_note(job->into.sink, f, (struct pp_pos){ 0 },
		       "what it was about to write lies beside it; once that "
		       "is not wanted any more, remove the folder");
	return -1;
}
