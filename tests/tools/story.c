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
 * directory; HOME, git's identity and clock, and the locale are fixed; $SOURCE
 * is the directory in which story was started.  The directory's path is shown
 * as <TMP>.  lines.h has the placeholders.  A line that would be
 * taken for a section begins with a backslash.  --update writes what was
 * printed into the story.  --wrap puts COMMAND (valgrind) before the program.
 */
#include "lines.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECTIONS_MAX = 400, SECONDS_MAX = 120, OUTPUT_MAX = 64 << 20 };

struct section {
	char name[256];
	struct text text;
};

struct story {
	const char *path;
	struct text opening;	/* all before the first section */
	struct section sections[SECTIONS_MAX];
	size_t count;
	char dir[64];		/* the story's own directory */
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

static volatile sig_atomic_t running;

__attribute__((format(printf, 1, 2)))
static _Noreturn void die(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	fputs("story: ", stderr);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fprintf(stderr, ": %s\n", strerror(errno));
	exit(2);
}

static void read_file(struct text *out, const char *path)
{
	char bytes[1 << 16];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f)
		die("cannot read '%s'", path);
	while ((n = fread(bytes, 1, sizeof(bytes), f)) && out->n < OUTPUT_MAX)
		text_add(out, bytes, n);
	fclose(f);
}

static void write_file(const char *path, const struct text *t)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(t->p ? t->p : "", 1, t->n, f) != t->n || fclose(f))
		die("cannot write '%s'", path);
}

/* --- reading and writing a story ----------------------------------------- */

/* The name in "-- name --", or NULL. */
static char *header(const char *line, size_t n)
{
	if (n < 7 || memcmp(line, "-- ", 3) || memcmp(line + n - 3, " --", 3))
		return NULL;
	return strndup(line + 3, n - 6);
}

static void parse_line(struct story *s, const char *line, size_t n)
{
	struct text *to = s->count ? &s->sections[s->count - 1].text :
				     &s->opening;
	char *name = header(line, n);

	if (!name) {
		bool escaped = n > 4 && !memcmp(line, "\\-- ", 4);

		text_add(to, line + escaped, n - escaped);
		text_puts(to, "\n");
		return;
	}
	if (s->count == SECTIONS_MAX)
		die("%s: too many sections", s->path);
	snprintf(s->sections[s->count++].name, sizeof(s->sections->name), "%s",
		 name);
	free(name);
}

static void parse(struct story *s)
{
	struct text file = { 0 };

	read_file(&file, s->path);
	for (size_t at = 0; at < file.n;) {
		char *end = memchr(file.p + at, '\n', file.n - at);
		size_t n = end ? (size_t)(end - file.p) - at : file.n - at;

		parse_line(s, file.p + at, n);
		at += n + 1;
	}
	text_free(&file);
}

static void unparse_section(struct text *out, const struct section *s)
{
	size_t at = 0;

	text_puts(out, "-- ");
	text_puts(out, s->name);
	text_puts(out, " --\n");
	while (at < s->text.n) {
		const char *line = s->text.p + at;
		size_t n = strcspn(line, "\n");
		char *name = header(line, n);

		if (name)
			text_puts(out, "\\");
		free(name);
		text_add(out, line, n);
		text_puts(out, "\n");
		at += n + 1;
	}
}

static void unparse(const struct story *s)
{
	struct text out = { 0 };

	text_add(&out, s->opening.p, s->opening.n);
	for (size_t i = 0; i < s->count; i++)
		if (s->sections[i].name[0])
			unparse_section(&out, &s->sections[i]);
	write_file(s->path, &out);
	text_free(&out);
}

/* --- files ---------------------------------------------------------------- */

static int hex(char c)
{
	const char *digits = "0123456789abcdef", *at = strchr(digits, c);

	return at && c ? (int)(at - digits) : -1;
}

/* \n \r \t \0 \\ \xHH; a backslash before a line break joins the lines. */
static void unescape(struct text *out, const struct text *t)
{
	static const char names[] = "nrt0\\\n", values[] = "\n\r\t\0\\";

	for (size_t i = 0; i + 1 < t->n; i++) {
		char c = t->p[i];
		const char *at;

		if (c != '\\') {
			text_add(out, &c, 1);
			continue;
		}
		c = t->p[++i];
		at = c ? strchr(names, c) : NULL;
		if (c == 'x' && hex(t->p[i + 1]) >= 0) {
			c = (char)(hex(t->p[i + 1]) << 4 | hex(t->p[i + 2]));
			text_add(out, &c, 1);
			i += 2;
		} else if (!at) {
			errno = EINVAL;
			die("unknown escape '\\%c'", c);
		} else if (*at != '\n') {
			text_add(out, &values[at - names], 1);
		}
	}
}

static void make_parents(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0777) && errno != EEXIST)
			die("cannot make '%s'", path);
		*slash = '/';
	}
}

static void make_file(const struct story *s, const struct section *section)
{
	bool escaped = !strncmp(section->name, "bytes ", 6);
	struct text bytes = { 0 };
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/work/%s", s->dir,
		 section->name + (escaped ? 6 : 0));
	make_parents(path);
	if (escaped)
		unescape(&bytes, &section->text);
	write_file(path, escaped ? &bytes : &section->text);
	text_free(&bytes);
}

static int remove_one(const char *path, const struct stat *st, int type,
		      struct FTW *where)
{
	(void)st;
	(void)type;
	(void)where;
	return remove(path);
}

/* A story may have taken its own permissions away. */
static int open_one(const char *path, const struct stat *st, int type,
		    struct FTW *where)
{
	(void)st;
	(void)where;
	return type == FTW_DNR || type == FTW_D ? chmod(path, 0700) : 0;
}

/* HOME, the program under its names, and the folder in which commands run. */
static void make_dir(struct story *s, const struct settings *set)
{
	char path[PATH_MAX];
	struct text script = { 0 };

	strcpy(s->dir, "/tmp/story.XXXXXX");
	if (!mkdtemp(s->dir))
		die("cannot make '%s'", s->dir);
	snprintf(path, sizeof(path), "%s/work", s->dir);
	mkdir(path, 0777);
	snprintf(path, sizeof(path), "%s/home", s->dir);
	mkdir(path, 0777);
	snprintf(path, sizeof(path), "%s/bin", s->dir);
	mkdir(path, 0777);
	snprintf(path, sizeof(path), "%s/bin/git-peerpool", s->dir);
	if (symlink("peerpool", path))
		die("cannot link '%s'", path);
	snprintf(path, sizeof(path), "%s/bin/peerpool", s->dir);
	if (!set->wrap) {
		if (symlink(set->program, path))
			die("cannot link '%s'", path);
		return;
	}
	text_puts(&script, "#!/bin/sh\nexec ");
	text_puts(&script, set->wrap);
	text_puts(&script, " '");
	text_puts(&script, set->program);
	text_puts(&script, "' \"$@\"\n");
	write_file(path, &script);
	chmod(path, 0755);
	text_free(&script);
}

/* --- running a command ---------------------------------------------------- */

static void set_environment(const struct story *s)
{
	static const char *const kept[] = {
		"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
	};
	static const char *const fixed[][2] = {
		{ "LC_ALL", "C.UTF-8" }, { "TZ", "UTC" }, { "TERM", "dumb" },
		{ "GIT_CONFIG_NOSYSTEM", "1" },
		{ "GIT_AUTHOR_NAME", "Ada Example" },
		{ "GIT_AUTHOR_EMAIL", "ada@example.org" },
		{ "GIT_AUTHOR_DATE", "2026-03-02T09:00:00+00:00" },
		{ "GIT_COMMITTER_NAME", "Ada Example" },
		{ "GIT_COMMITTER_EMAIL", "ada@example.org" },
		{ "GIT_COMMITTER_DATE", "2026-03-02T09:00:00+00:00" },
		{ "GIT_CONFIG_COUNT", "1" },
		{ "GIT_CONFIG_KEY_0", "init.defaultBranch" },
		{ "GIT_CONFIG_VALUE_0", "main" },
	};
	enum { KEPT = sizeof(kept) / sizeof(*kept) };
	char *values[KEPT], text[PATH_MAX], *source = getcwd(NULL, 0);

	for (size_t i = 0; i < KEPT; i++)
		values[i] = getenv(kept[i]);
	clearenv();
	for (size_t i = 0; i < KEPT; i++)
		if (values[i])
			setenv(kept[i], values[i], 1);
	for (size_t i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		setenv(fixed[i][0], fixed[i][1], 1);
	setenv("SOURCE", source ? source : "", 1);
	snprintf(text, sizeof(text), "%s/home", s->dir);
	setenv("HOME", text, 1);
	snprintf(text, sizeof(text), "%s/bin:/usr/local/bin:/usr/bin:/bin",
		 s->dir);
	setenv("PATH", text, 1);
}

static void connect_to(const char *dir, const char *name, int fd, int flags)
{
	char path[PATH_MAX];
	int file;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	file = open(path, flags, 0600);
	if (file < 0 || dup2(file, fd) < 0)
		die("cannot open '%s'", path);
	close(file);
}

static _Noreturn void become(const struct story *s, const char *command)
{
	char path[PATH_MAX];

	setpgid(0, 0);
	connect_to(s->dir, "stdin", 0, O_RDONLY);
	connect_to(s->dir, "stdout", 1, O_WRONLY | O_CREAT | O_TRUNC);
	connect_to(s->dir, "stderr", 2, O_WRONLY | O_CREAT | O_TRUNC);
	set_environment(s);
	snprintf(path, sizeof(path), "%s/work", s->dir);
	if (chdir(path))
		die("cannot enter '%s'", path);
	execl("/bin/sh", "sh", "-e", "-c", command, (char *)NULL);
	_exit(127);
}

static void give_up(int signal)
{
	(void)signal;
	kill(-running, SIGKILL);
}

/* Returns the exit status; 1000 + the signal that ended it. */
static int run(const struct story *s, const char *command)
{
	pid_t pid;
	int status;

	fflush(NULL);
	pid = fork();
	if (pid < 0)
		die("cannot fork");
	if (!pid)
		become(s, command);
	running = pid;
	signal(SIGALRM, give_up);
	alarm(SECONDS_MAX);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			die("cannot wait");
	alarm(0);
	return WIFEXITED(status) ? WEXITSTATUS(status) :
				   1000 + WTERMSIG(status);
}

/* The output, with the story's own directory as <TMP>. */
static void read_output(struct text *out, const struct story *s,
			const char *name)
{
	struct text raw = { 0 };
	char path[PATH_MAX];
	size_t n = strlen(s->dir);

	snprintf(path, sizeof(path), "%s/%s", s->dir, name);
	read_file(&raw, path);
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.n - i >= n && !memcmp(raw.p + i, s->dir, n)) {
			text_puts(out, "<TMP>");
			i += n - 1;
		} else {
			text_add(out, raw.p + i, 1);
		}
	}
	text_free(&raw);
}

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

/* --update: room for a section that is not there yet, after the others of the
 * group. */
static struct section *insert(struct story *s, size_t at, const char *name)
{
	if (s->count == SECTIONS_MAX)
		die("%s: too many sections", s->path);
	memmove(&s->sections[at + 1], &s->sections[at],
		(s->count - at) * sizeof(*s->sections));
	s->count++;
	s->sections[at] = (struct section){ 0 };
	snprintf(s->sections[at].name, sizeof(s->sections[at].name), "%s",
		 name);
	return &s->sections[at];
}

static bool is(const struct story *s, size_t at, const char *name)
{
	return at < s->count && !strcmp(s->sections[at].name, name);
}

/* The sections of the group whose command is at *at; *at is moved past it.
 * With all, those that are missing are made, empty. */
static struct group take_group(struct story *s, size_t *at, bool all)
{
	struct group g = { .cmd = &s->sections[*at] };
	size_t i = *at + 1;

	if (is(s, i, "stdin"))
		g.in = &s->sections[i++];
	if (is(s, i, "stdout"))
		g.out = &s->sections[i++];
	else if (all)
		g.out = insert(s, i++, "stdout");
	if (is(s, i, "stderr"))
		g.err = &s->sections[i++];
	else if (all)
		g.err = insert(s, i++, "stderr");
	if (is(s, i, "exit"))
		g.status = &s->sections[i++];
	else if (all)
		g.status = insert(s, i++, "exit");
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
	struct group g = take_group(s, at, set->update);
	struct text out = { 0 }, err = { 0 }, empty = { 0 };
	bool before = s->failed;
	char path[PATH_MAX];
	int status;

	snprintf(path, sizeof(path), "%s/stdin", s->dir);
	write_file(path, g.in ? &g.in->text : &empty);
	status = run(s, g.cmd->text.p ? g.cmd->text.p : "");
	read_output(&out, s, "stdout");
	read_output(&err, s, "stderr");
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
		if (is(s, at, parts[k])) {
			fprintf(s->report, "'-- %s --' is out of place\n",
				parts[k]);
			return true;
		}
	return false;
}

static void run_sections(struct story *s, const struct settings *set)
{
	bool any = false;

	for (size_t i = 0; i < s->count && !s->failed;) {
		if (is_stray(s, i)) {
			s->failed = true;
		} else if (is(s, i, "cmd")) {
			run_group(s, set, &i);
			any = true;
		} else {
			make_file(s, &s->sections[i++]);
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

	s.path = path;
	s.report = report;
	parse(&s);
	make_dir(&s, set);
	run_sections(&s, set);
	if (set->update && !s.failed)
		unparse(&s);
	if (set->keep) {
		fprintf(report, "kept in %s\n", s.dir);
	} else {
		nftw(s.dir, open_one, 16, FTW_PHYS);
		nftw(s.dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	}
	fflush(report);
	return s.failed;
}

/* --- all of them ------------------------------------------------------------ */

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
