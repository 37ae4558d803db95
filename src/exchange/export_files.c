/* The files of an export: see the header. */
#include "exchange/export_files.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/memory.h"

enum { NOTES_MAX = 1 << 24, FOLDER_MODE = 0777, FILE_MODE = 0666 };

struct pp_export_file {
	struct pp_str name;
	struct pp_file_out out;
};

/* A file that an export wrote. */
struct pp_export_written {
	struct pp_str name;
	uint64_t size, sum[2];
};

static const char head[] =
	"# What peerpool export wrote here: check sum, bytes, name.\n";

static const char *path_of(const struct pp_export_files *files,
			   const char *name)
{
	return pp_arena_printf(files->into.arena, "%s/%s", files->folder, name);
}

static int failed(const struct pp_export_files *files, const char *path)
{
	pp_report(files->into.sink, PP_R(FILE_WRITE),
		  (struct pp_pos){ .file = path }, "cannot write it: %s",
		  strerror(errno));
	return -1;
}

/* --- what was written before ---------------------------------------------- */

enum { SUM_DIGITS = 16 };	/* of one half, hexadecimal */

static bool take_half(uint64_t *out, struct pp_str *s)
{
	if (s->n < SUM_DIGITS)
		return false;
	*out = 0;
	for (int i = 0; i < SUM_DIGITS; i++) {
		int digit = pp_hex_value(s->p[i]);

		if (digit < 0)
			return false;
		*out = *out << 4 | (uint64_t)digit;
	}
	s->p += SUM_DIGITS;
	s->n -= SUM_DIGITS;
	return true;
}

/* A number between two blanks. */
static bool take_size(uint64_t *out, struct pp_str *s)
{
	size_t n = 1;

	*out = 0;
	if (!s->n || *s->p != ' ')
		return false;
	for (; n < s->n && pp_is_digit(s->p[n]); n++)
		*out = *out * 10 + (uint64_t)(s->p[n] - '0');
	if (n == s->n || s->p[n] != ' ')
		return false;
	s->p += n + 1;
	s->n -= n + 1;
	return true;
}

static bool read_line(struct pp_export_written *out, struct pp_str line)
{
	if (!take_half(&out->sum[0], &line) ||
	    !take_half(&out->sum[1], &line) || !take_size(&out->size, &line))
		return false;
	out->name = line;
	return true;
}

/* A line that cannot be read makes its file somebody's work. */
static void read_notes(struct pp_export_files *files, struct pp_str bytes)
{
	size_t lines = 0;

	for (size_t i = 0; i < bytes.n; i++)
		lines += bytes.p[i] == '\n';
	files->known = pp_new(files->into.arena, struct pp_export_written,
			      lines);
	while (bytes.n) {
		const char *end = memchr(bytes.p, '\n', bytes.n);
		size_t n = end ? (size_t)(end - bytes.p) : bytes.n;

		if (end && read_line(&files->known[files->known_count],
				     (struct pp_str){ bytes.p, n }))
			files->known_count++;
		n += end != NULL;
		bytes = (struct pp_str){ bytes.p + n, bytes.n - n };
	}
}

int pp_export_files_open(struct pp_export_files *files, const char *folder,
			 bool force, struct pp_listing into)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf bytes;

	*files = (struct pp_export_files){ .folder = folder, .force = force,
					   .into = into };
	if (pp_file_mkdirs(folder, FOLDER_MODE) < 0)
		return failed(files, folder);
	pp_file_sweep(folder);
	pp_buf_init(&bytes, NOTES_MAX + 1);
	if (!pp_file_read_named(&bytes, &ignored,
				path_of(files, PP_EXPORT_NOTES), NOTES_MAX))
		read_notes(files, pp_arena_str(into.arena,
					       pp_buf_get(&bytes)));
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
	return 0;
}

/* --- what is written ------------------------------------------------------ */

static bool is_as_written(const struct pp_export_files *files,
			  const char *path, const char *name, bool *known)
{
	uint64_t size, sum[2];

	if (pp_file_out_sum(&size, sum, path) < 0)
		return false;
	for (size_t i = 0; i < files->known_count; i++) {
		const struct pp_export_written *w = &files->known[i];

		if (!pp_str_is(w->name, name))
			continue;
		*known = true;
		if (w->size == size && w->sum[0] == sum[0] &&
		    w->sum[1] == sum[1])
			return true;
	}
	return false;
}

/* May the file be written over? */
static int look_at(const struct pp_export_files *files, const char *path,
		   const char *name)
{
	struct pp_finding *f;
	struct pp_stat ignored;
	bool known = false;

	if (files->force || pp_file_stat_followed(&ignored, path) < 0 ||
	    is_as_written(files, path, name, &known))
		return 0;
	f = pp_report(files->into.sink, PP_R(EXPORT_FILE),
		      (struct pp_pos){ .file = path },
		      known ? "the file has been changed since it was exported"
			    : "the file is there, and no export wrote it");
	pp_report_note(files->into.sink, f, (struct pp_pos){ 0 },
		       "--force writes over it");
	return -1;
}

struct pp_file_out *pp_export_files_begin(struct pp_export_files *files,
					  const char *name)
{
	const char *path = path_of(files, name);
	struct pp_export_file *file;

	for (size_t i = 0; i < files->count; i++) {
		if (!pp_str_same_letters(files->items[i]->name, pp_str(name)))
			continue;
		pp_report(files->into.sink, PP_R(EXPORT_FILE),
			  (struct pp_pos){ .file = path },
			  "two kinds would have this file");
		return NULL;
	}
	if (look_at(files, path, name) < 0)
		return NULL;
	file = pp_new(files->into.arena, struct pp_export_file, 1);
	file->name = pp_arena_str(files->into.arena, pp_str(name));
	pp_grow(files->items, files->count, files->cap);
	files->items[files->count++] = file;
	if (pp_file_out_begin(&file->out, path, FILE_MODE) < 0) {
		failed(files, path);
		return NULL;
	}
	return &file->out;
}

static bool is_written_now(const struct pp_export_files *files,
			   struct pp_str name)
{
	for (size_t i = 0; i < files->count; i++)
		if (pp_str_eq(files->items[i]->name, name))
			return true;
	return false;
}

/* with_old: both what a file is and what it is to be. */
static int write_notes(const struct pp_export_files *files, bool with_old)
{
	const char *path = path_of(files, PP_EXPORT_NOTES);
	struct pp_buf b;
	int rc;

	pp_buf_init(&b, NOTES_MAX);
	pp_buf_puts(&b, head);
	for (size_t i = 0; i < files->known_count; i++) {
		const struct pp_export_written *w = &files->known[i];

		if (with_old || !is_written_now(files, w->name))
			pp_buf_printf(&b, "%016" PRIx64 "%016" PRIx64
				      " %" PRIu64 " %.*s\n", w->sum[0],
				      w->sum[1], w->size, PP_STR(w->name));
	}
	for (size_t i = 0; i < files->count; i++) {
		const struct pp_export_file *f = files->items[i];

		pp_buf_printf(&b, "%016" PRIx64 "%016" PRIx64 " %" PRIu64
			      " %.*s\n", f->out.sum[0], f->out.sum[1],
			      f->out.size, PP_STR(f->name));
	}
	rc = pp_file_write(path, pp_buf_get(&b), FILE_MODE, false);
	pp_buf_release(&b);
	return rc < 0 ? failed(files, path) : 0;
}

int pp_export_files_publish(struct pp_export_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		if (pp_file_out_end(&files->items[i]->out) < 0)
			return failed(files, files->items[i]->out.path);
	if (write_notes(files, true) < 0)
		return -1;
	for (size_t i = 0; i < files->count; i++)
		if (pp_file_out_publish(&files->items[i]->out) < 0)
			return failed(files, files->items[i]->out.path);
	return write_notes(files, false);
}

void pp_export_files_close(struct pp_export_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		pp_file_out_drop(&files->items[i]->out);
	pp_free(files->items);
	files->items = NULL;
	files->count = files->cap = 0;
}
