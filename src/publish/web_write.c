/* A site's pages as files. */
#include "publish/web_write.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "pool/index_place.h"
#include "publish/web_answer.h"
#include "publish/web_change.h"
#include "publish/web_stamp.h"

enum { PAGE_MAX = 1 << 30, LIST_MAX = 1 << 28, MODE = 0666, FOLDER = 0777 };

#define FIRST_LINE "peerpool site 1\n"

struct writing {
	struct pp_web_written *out;
	struct pp_listing into;
	const char *dir;
	struct pp_buf list;	/* what will be ours */
	struct pp_buf there;	/* a file as it is */
	struct pp_str before;	/* what was ours */
	struct pp_map old;	/* the pages that it names */
	struct pp_map pages;	/* that there are */
	struct pp_map faulty;	/* of which something was told */
	const struct pp_web_memo *memo;
	size_t told;		/* findings before the page */
	bool claims;		/* some will be ours that were not */
	struct pp_str folder;	/* that is known to be there */
	struct pp_str swept;
};

static int fault(struct writing *w, const char *path, const char *what)
{
	int error = errno;

	pp_report(w->into.sink, PP_R(FILE_WRITE),
		  (struct pp_pos){ .file = path }, "%s: %s", what,
		  strerror(error));
	return -1;
}

static const char *full(struct writing *w, struct pp_str path)
{
	return pp_arena_printf(w->into.arena, "%s/%.*s", w->dir, PP_STR(path));
}

/* --- what is there already ------------------------------------------------ */

static bool is_empty(const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	bool empty = true;

	if (!d)
		return errno == ENOENT;
	while (empty && (e = readdir(d)))
		empty = !strcmp(e->d_name, ".") || !strcmp(e->d_name, "..");
	closedir(d);
	return empty;
}

/* What path leads to, or would: the folder of it that is there. */
static const char *real_folder(struct pp_arena *arena, const char *path)
{
	const char *real = pp_file_real(arena, path);
	char *up = pp_arena_copy(arena, path, strlen(path));

	while (!real) {
		char *slash = strrchr(up, '/');

		if (!slash)
			return pp_file_real(arena, ".");
		slash[slash == up] = '\0';
		real = pp_file_real(arena, up);
		if (slash == up)
			break;
	}
	return real;
}

/* Nothing but records may lie where they do. */
static int check_place(struct writing *w, const struct pp_web *web)
{
	struct pp_arena *arena = w->into.arena;
	const char *records = pp_file_real(arena, pp_arena_printf(arena,
			"%s/%s", web->ask->pool->root,
			web->reports->open.config.records));
	const char *real = real_folder(arena, w->dir);
	size_t n = records ? strlen(records) : 0;

	if (!records || !real || strncmp(real, records, n) != 0 ||
	    (real[n] && real[n] != '/'))
		return 0;
	pp_report(w->into.sink, PP_R(FILE_WRITE),
		  (struct pp_pos){ .file = w->dir },
		  "the folder lies among the pool's records, where nothing "
		  "else may lie");
	return -1;
}

/* The list is not believed where it names what could not be a page. */
static bool is_page(struct pp_str path)
{
	if (!pp_str_ends(path, PP_LIT(".html")) || *path.p == '/')
		return false;
	for (size_t i = 0; i + 1 < path.n; i++)
		if (path.p[i] == '.' && path.p[i + 1] == '.' &&
		    (!i || path.p[i - 1] == '/'))
			return false;
	return true;
}

static int read_list(struct writing *w)
{
	const char *path = full(w, PP_LIT(PP_WEB_LIST_FILE));
	struct pp_finding *f;

	if (access(path, F_OK)) {
		if (is_empty(w->dir))
			return 0;
		f = pp_report(w->into.sink, PP_R(FILE_WRITE),
			      (struct pp_pos){ .file = w->dir },
			      "the folder holds other files, and no site");
		pp_report_note(w->into.sink, f, (struct pp_pos){ 0 },
			       "name a folder that is empty, or not there "
			       "yet");
		return -1;
	}
	if (pp_file_read(&w->there, NULL, w->into.sink, path, AT_FDCWD, path,
			 LIST_MAX) < 0)
		return -1;
	w->before = pp_arena_str(w->into.arena, pp_buf_get(&w->there));
	return 0;
}

static bool next_line(struct pp_str *line, struct pp_str *text)
{
	const char *end = text->n ? memchr(text->p, '\n', text->n) : NULL;

	if (!end)
		return false;
	*line = (struct pp_str){ text->p, (size_t)(end - text->p) };
	text->n -= line->n + 1;
	text->p += line->n + 1;
	return true;
}

/* --- pages ---------------------------------------------------------------- */

static bool is_same(struct writing *w, const char *path, struct pp_str bytes)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_stat stat;
	bool same;

	if (pp_file_stat(&stat, AT_FDCWD, path) < 0 || stat.size != bytes.n)
		return false;
	same = !pp_file_read(&w->there, NULL, &ignored, path, AT_FDCWD, path,
			     bytes.n + 1) &&
	       pp_str_eq(pp_buf_get(&w->there), bytes);
	pp_sink_release(&ignored);
	return same;
}

static int make_folder(struct writing *w, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct pp_str folder = { path, (size_t)(slash - path) };
	const char *name;

	if (pp_str_eq(folder, w->folder))
		return 0;
	name = pp_arena_str(w->into.arena, folder).p;
	if (pp_file_mkdirs(name, FOLDER) < 0)
		return fault(w, name, "the folder cannot be made");
	w->folder = pp_str(name);
	return 0;
}

/* What a run that was killed left there. */
static void sweep(struct writing *w, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct pp_str folder = { path, (size_t)(slash - path) };

	if (pp_str_eq(folder, w->swept))
		return;
	w->swept = pp_arena_str(w->into.arena, folder);
	pp_file_sweep(w->swept.p);
}

static void add_line(struct pp_buf *list, struct pp_str path)
{
	pp_buf_str(list, path);
	pp_buf_putc(list, '\n');
}

static bool is_current(void *data, const char *path)
{
	const struct writing *w = data;

	return pp_web_memo_is_current(w->memo, pp_str(path));
}

static int write_page(void *data, const char *path, struct pp_str bytes)
{
	struct writing *w = data;
	struct pp_str name = pp_arena_str(w->into.arena, pp_str(path));
	const char *place;

	pp_map_put(&w->pages, name, NULL);
	w->out->pages++;
	add_line(&w->list, name);
	if (!bytes.p)
		return 0;
	/* What was told is to be told again. */
	if (w->into.sink->count != w->told)
		pp_map_put(&w->faulty, name, NULL);
	w->told = w->into.sink->count;
	place = full(w, name);
	sweep(w, place);
	if (is_same(w, place, bytes))
		return 0;
	if (make_folder(w, place) < 0)
		return -1;
	if (pp_file_write(place, bytes, MODE, false) < 0)
		return fault(w, place, "cannot be written");
	w->out->written++;
	return 0;
}

/* --- what is ours --------------------------------------------------------- */

static int write_list(struct writing *w)
{
	const char *path = full(w, PP_LIT(PP_WEB_LIST_FILE));
	struct pp_str bytes = pp_buf_get(&w->list);

	if (w->list.overflow) {
		errno = EFBIG;
		return fault(w, path, "cannot be written");
	}
	if (is_same(w, path, bytes))
		return 0;
	if (pp_file_write(path, bytes, MODE, false) < 0)
		return fault(w, path, "cannot be written");
	return 0;
}

/* Folders that have become empty go too. */
static int remove_page(struct writing *w, struct pp_str path)
{
	char *name = pp_arena_printf(w->into.arena, "%s", full(w, path));
	size_t top = strlen(w->dir);
	char *slash;

	if (unlink(name) < 0 && errno != ENOENT && errno != ENOTDIR)
		return fault(w, name, "cannot be deleted");
	w->out->removed++;
	while ((slash = strrchr(name, '/')) && (size_t)(slash - name) > top) {
		*slash = '\0';
		if (rmdir(name) < 0)
			break;
	}
	return 0;
}

/* The list is a file that anybody can change: where we remember what we wrote,
 * both must name it. */
static int remove_gone(struct writing *w)
{
	const struct pp_web_past *past = &w->memo->past;
	struct pp_str rest = w->before, line;

	next_line(&line, &rest);
	while (next_line(&line, &rest))
		if (is_page(line) && !pp_map_get(&w->pages, line) &&
		    (!past->is_there || pp_map_get(&past->files, line)) &&
		    remove_page(w, line) < 0)
			return -1;
	return 0;
}

static int claim_page(void *data, const char *path, struct pp_str bytes)
{
	struct writing *w = data;
	struct pp_stat stat;
	struct pp_finding *f;
	const char *place;

	(void)bytes;
	if (pp_map_get(&w->old, pp_str(path)))
		return 0;
	place = full(w, pp_str(path));
	if (!pp_file_stat(&stat, AT_FDCWD, place)) {
		f = pp_report(w->into.sink, PP_R(FILE_WRITE),
			      (struct pp_pos){ .file = place },
			      "a page is to be there, and a file that is none "
			      "of the site's is");
		pp_report_note(w->into.sink, f, (struct pp_pos){ 0 },
			       "move it, or name another folder");
		return -1;
	}
	w->claims = true;
	add_line(&w->list, pp_str(path));
	return 0;
}

/* Until all is done, what was ours and what will be are: whatever ends this,
 * no file is left that nobody knows of. */
static int claim(struct writing *w, struct pp_web *web)
{
	struct pp_str rest = w->before, line;
	int rc;

	w->claims = !next_line(&line, &rest);
	pp_buf_puts(&w->list, FIRST_LINE);
	while (next_line(&line, &rest)) {
		pp_map_put(&w->old, line, NULL);
		add_line(&w->list, line);
	}
	rc = pp_web_paths(web, w->into, claim_page, w);
	if (!rc && w->claims && pp_file_mkdirs(w->dir, FOLDER) < 0)
		rc = fault(w, w->dir, "the folder cannot be made");
	if (!rc && w->claims)
		rc = write_list(w);
	pp_buf_clear(&w->list);
	pp_buf_puts(&w->list, FIRST_LINE);
	return rc;
}

/* Remember what was written.  A page with a fault is made again each time, and
 * its fault told. */
static void keep(struct writing *w, struct pp_web *web,
		 struct pp_web_memo *memo)
{
	struct pp_web_memo_now now = {
		.list = pp_buf_get(&w->list), .faulty = &w->faulty,
		.is_sound = !w->into.sink->count,
		.open = web->ask->uncommitted,
	};
	struct pp_buf texts;

	pp_buf_init(&texts, PAGE_MAX);
	pp_web_stamp_texts(&texts, web);
	now.texts = pp_web_stamp_hash(w->into.arena, &texts);
	pp_buf_release(&texts);
	now.list.p += strlen(FIRST_LINE);
	now.list.n -= strlen(FIRST_LINE);
	pp_web_memo_place(memo, web->ask->pool, w->into.arena, w->dir);
	web->answers->file = memo->answers;
	pp_web_answers_keep(web->answers);
	pp_web_memo_keep(memo, &now);
}

static int write_all(struct writing *w, struct pp_web *web,
		     struct pp_web_memo *memo)
{
	int rc = check_place(w, web) < 0 ? -1 : read_list(w);

	w->memo = memo;
	pp_web_memo_drop(memo);
	rc = rc < 0 ? rc : claim(w, web);
	w->told = w->into.sink->count;
	rc = rc < 0 ? rc : pp_web_each(web, w->into, write_page, is_current,
				       w);
	if (rc >= 0 && (remove_gone(w) < 0 || write_list(w) < 0))
		rc = -1;
	if (rc >= 0)
		keep(w, web, memo);
	return rc;
}

/* By what has changed since the last time. */
static int follow(struct writing *w, struct pp_web *web,
		  struct pp_web_memo *memo)
{
	struct pp_web_answers answers;
	int rc;

	for (size_t i = 0; i < web->ask->together.count; i++)
		pp_db_reads_often(web->ask->together.items[i].index.db);
	web->change = pp_web_change_find(web, memo);
	pp_web_answers_init(&answers, web, w->into.arena, memo, web->change);
	web->answers = &answers;
	pp_ask_recall(web->ask, &answers.recall);
	rc = write_all(w, web, memo);
	pp_ask_recall(web->ask, NULL);
	web->answers = NULL;
	pp_web_answers_release(&answers);
	pp_web_change_release(web->change);
	web->change = NULL;
	return rc;
}

static int write_site(struct writing *w, struct pp_web *web,
		      struct pp_web_memo *memo)
{
	int rc;

	pp_web_memo_read(memo, w->into.arena);
	if (pp_web_memo_holds(memo, &w->out->pages))
		return 0;
	pp_buf_init(&w->list, LIST_MAX);
	pp_buf_init(&w->there, PAGE_MAX);
	rc = follow(w, web, memo);
	pp_map_release(&w->old);
	pp_map_release(&w->pages);
	pp_map_release(&w->faulty);
	pp_buf_release(&w->there);
	pp_buf_release(&w->list);
	return rc;
}

/* One at a time: of the pages of two states, nobody could say which are whose.
 * The first of all writes to a folder that was not there. */
int pp_web_write(struct pp_web_written *out, struct pp_web *web,
		 struct pp_listing into, const char *dir)
{
	struct writing w = { .out = out, .into = into, .dir = dir };
	struct pp_index_place place = { 0 };
	struct pp_web_memo memo;
	int lock = -1, rc;

	*out = (struct pp_web_written){ 0 };
	pp_web_memo_init(&memo, web, into.arena);
	pp_web_memo_place(&memo, web->ask->pool, into.arena, dir);
	if (memo.file) {
		pp_index_place_of(&place, into.arena, memo.file);
		lock = pp_index_lock(&place);
	}
	if (memo.file && lock < 0 && !access(place.lock, W_OK)) {
		pp_report(into.sink, PP_R(FILE_WRITE),
			  (struct pp_pos){ .file = dir },
			  "another 'peerpool site' is writing to the folder");
		rc = -1;
	} else {
		rc = write_site(&w, web, &memo);
	}
	pp_index_unlock(lock);
	pp_web_memo_release(&memo);
	return rc;
}
