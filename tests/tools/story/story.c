/* story [--update] [--keep] [-j N] [--program FILE] [--wrap COMMAND] PATH...
 *
 * Runs the stories PATH, or those below it: each is one text file that shows
 * what a command prints.
 *
 *	# What the story shows.
 *	-- records/peers/r-4n8d2k7x.yaml --     write this file
 *	id: r-4n8d2k7x
 *	-- bytes notes.txt --                   the same, with C escapes and
 *	one\r\ntwo                              without its last line break
 *	-- cmd --                               run this with sh -e
 *	peerpool check
 *	-- stdin --                             what it reads
 *	-- stdout --                            what it must print; nothing
 *	-- stderr --                            where there is no such section
 *	-- exit --                              its exit status, 0 by default
 *	1
 *
 * Files and commands may follow one another.  Each story has a new, empty
 * directory; HOME, today (30 November 2026), git's identity and clock, and the
 * locale are fixed; $SOURCE is the directory in which story was started.  The directory's path is shown
 * as <TMP>.  lines.h has the placeholders.  A line that would be
 * taken for a section begins with a backslash.  --update writes what was
 * printed into the story.  --wrap puts COMMAND (valgrind) before the program.
 */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lines.h"
#include "sandbox.h"

struct story {
	struct sections file;
	struct sandbox box;
	FILE *report;
	bool failed;
};

struct settings {
	bool update, keep;
	long jobs;
	const char *program, *wrap;
};

/* A command and the sections that belong to it; NULL where there is none. */
struct group {
	struct section *cmd, *in, *out, *err, *status;
};

/* --- one story ------------------------------------------------------------ */

static void compare(struct story *s, const struct settings *set,
		    struct section *expected, const char *name,
		    const struct text *actual)
{
	static const struct text nothing = { 0 };
	const struct text *want = expected ? &expected->text : &nothing;
	struct text marked = { 0 };

	/* The expectation spells out a missing last line break. */
	text_add(&marked, actual->p, actual->n);
	if (marked.n && marked.p[marked.n - 1] != '\n')
		text_puts(&marked, "\n\\ no newline at the end\n");
	if (text_matches(want, &marked)) {
		text_free(&marked);
		return;
	}
	if (set->update && expected) {
		struct text merged = { 0 };

		text_merge(&merged, want, &marked);
		text_free(&expected->text);
		expected->text = merged;
	} else {
		s->failed = true;
		text_diff(s->report, name, want, &marked);
	}
	text_free(&marked);
}

/* The sections of the group whose command is at *at; *at is moved past it.
 * With all, those that are missing are made, empty. */
static struct group take_group(struct sections *f, size_t *at, bool all)
{
	struct group g = { .cmd = &f->items[*at] };
	size_t i = *at + 1;

	if (section_is(f, i, "stdin"))
		g.in = &f->items[i++];
	if (section_is(f, i, "stdout"))
		g.out = &f->items[i++];
	else if (all)
		g.out = sections_insert(f, i++, "stdout");
	if (section_is(f, i, "stderr"))
		g.err = &f->items[i++];
	else if (all)
		g.err = sections_insert(f, i++, "stderr");
	if (section_is(f, i, "exit"))
		g.status = &f->items[i++];
	else if (all)
		g.status = sections_insert(f, i++, "exit");
	*at = i;
	return g;
}

/* A section without a name is not written. */
static void drop_if_empty(struct section *section)
{
	if (!section->text.n)
		section->name[0] = '\0';
}

static void compare_status(struct story *s, const struct settings *set,
			   struct group *g, int status)
{
	int expected = g->status ? atoi(g->status->text.p ?
					g->status->text.p : "0") : 0;
	char number[16];

	if (status != expected && !set->update) {
		s->failed = true;
		fprintf(s->report, "exit status %d, expected %d%s\n", status,
			expected, status > 1000 ? " (ended by a signal)" : "");
	}
	if (!set->update)
		return;
	text_free(&g->status->text);
	snprintf(number, sizeof(number), "%d\n", status);
	if (status)
		text_puts(&g->status->text, number);
	else
		g->status->name[0] = '\0';
}

static void run_group(struct story *s, const struct settings *set, size_t *at)
{
	struct group g = take_group(&s->file, at, set->update);
	struct text out = { 0 }, err = { 0 }, empty = { 0 };
	bool before = s->failed;
	int status = sandbox_run(&s->box, g.cmd->text.p ? g.cmd->text.p : "",
				 g.in ? &g.in->text : &empty);

	sandbox_output(&out, &s->box, "stdout");
	sandbox_output(&err, &s->box, "stderr");
	compare(s, set, g.out, "stdout", &out);
	compare(s, set, g.err, "stderr", &err);
	compare_status(s, set, &g, status);
	if (set->update) {
		drop_if_empty(g.out);
		drop_if_empty(g.err);
	}
	if (s->failed && !before)
		fprintf(s->report, "after: %s", g.cmd->text.p);
	text_free(&out);
	text_free(&err);
}

/* A part of a group that stands where no group is. */
static bool is_stray(struct story *s, size_t at)
{
	static const char *const parts[] = { "stdin", "stdout", "stderr",
					     "exit" };

	for (size_t k = 0; k < 4; k++)
		if (section_is(&s->file, at, parts[k])) {
			fprintf(s->report, "'-- %s --' is out of place\n",
				parts[k]);
			return true;
		}
	return false;
}

static void run_sections(struct story *s, const struct settings *set)
{
	bool any = false;

	for (size_t i = 0; i < s->file.count && !s->failed;) {
		if (is_stray(s, i)) {
			s->failed = true;
		} else if (section_is(&s->file, i, "cmd")) {
			run_group(s, set, &i);
			any = true;
		} else {
			sandbox_file(&s->box, &s->file.items[i++]);
		}
	}
	if (!any && !s->failed) {
		s->failed = true;
		fputs("the story runs nothing\n", s->report);
	}
}

/* In a process of its own.  Returns its exit status. */
static int run_story(const char *path, const struct settings *set, FILE *report)
{
	static struct story s;

	s.report = report;
	sections_read(&s.file, path);
	sandbox_make(&s.box, set->program, set->wrap);
	run_sections(&s, set);
	if (set->update && !s.failed)
		sections_write(&s.file);
	if (set->keep) {
		fprintf(report, "kept in %s\n", s.box.dir);
	} else {
		sandbox_remove(&s.box);
	}
	fflush(report);
	return s.failed;
}

/* --- all of them ---------------------------------------------------------- */

struct job {
	char *path;
	pid_t pid;		/* 0: not started */
	FILE *report;
	bool done;
	int status;
};

static struct job *jobs;
static size_t job_count, job_cap;

static int collect(const char *path, const struct stat *st, int type,
		   struct FTW *where)
{
	size_t n = strlen(path);

	(void)st;
	if (type != FTW_F || (where->level && (n < 7 ||
			      strcmp(path + n - 6, ".story") != 0)))
		return 0;
	if (job_count == job_cap) {
		job_cap = job_cap ? job_cap * 2 : 64;
		jobs = realloc(jobs, job_cap * sizeof(*jobs));
		if (!jobs)
			die("out of memory");
	}
	jobs[job_count++] = (struct job){ .path = strdup(path) };
	return 0;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct job *)a)->path,
		      ((const struct job *)b)->path);
}

static void start(struct job *job, const struct settings *set)
{
	job->report = tmpfile();
	if (!job->report)
		die("cannot make a temporary file");
	fflush(NULL);
	job->pid = fork();
	if (job->pid < 0)
		die("cannot fork");
	if (!job->pid) {
		dup2(fileno(job->report), 2);
		_exit(run_story(job->path, set, job->report));
	}
}

static void wait_for_one(void)
{
	int status;
	pid_t pid = wait(&status);

	for (size_t i = 0; i < job_count; i++)
		if (jobs[i].pid == pid) {
			jobs[i].done = true;
			jobs[i].status = status;
		}
}

static void print_report(struct job *job)
{
	int c;

	if (job->status)
		printf("FAILED %s\n", job->path);
	rewind(job->report);
	while ((c = getc(job->report)) != EOF)
		putchar(c);
	fclose(job->report);
}

static size_t run_all(const struct settings *set)
{
	size_t started = 0, printed = 0, failed = 0;

	while (printed < job_count) {
		long open_jobs = 0;

		for (size_t i = printed; i < started; i++)
			open_jobs += !jobs[i].done;
		if (started < job_count && open_jobs < set->jobs)
			start(&jobs[started++], set);
		else
			wait_for_one();
		for (; printed < started && jobs[printed].done; printed++) {
			failed += !!jobs[printed].status;
			print_report(&jobs[printed]);
		}
	}
	return failed;
}

static int usage(void)
{
	fputs("usage: story [--update] [--keep] [-j N] [--program FILE] "
	      "[--wrap COMMAND] PATH...\n", stderr);
	return 2;
}

int main(int argc, char **argv)
{
	struct settings set = { .jobs = 2, .program = "build/peerpool" };
	size_t failed;
	int i = 1;

	for (; i < argc && argv[i][0] == '-'; i++) {
		bool more = i + 1 < argc;

		if (!strcmp(argv[i], "--update"))
			set.update = true;
		else if (!strcmp(argv[i], "--keep"))
			set.keep = true;
		else if (!strcmp(argv[i], "-j") && more)
			set.jobs = strtol(argv[++i], NULL, 10);
		else if (!strcmp(argv[i], "--program") && more)
			set.program = argv[++i];
		else if (!strcmp(argv[i], "--wrap") && more)
			set.wrap = argv[++i];
		else
			return usage();
	}
	set.program = realpath(set.program, NULL);
	if (i == argc || set.jobs < 1)
		return usage();
	if (!set.program)
		die("no program to run");
	for (; i < argc; i++)
		if (nftw(argv[i], collect, 16, FTW_PHYS))
			die("cannot read '%s'", argv[i]);
	if (job_count)
		qsort(jobs, job_count, sizeof(*jobs), by_path);
	failed = run_all(&set);
	printf("%zu passed, %zu failed\n", job_count - failed, failed);
	return failed || !job_count;
}
