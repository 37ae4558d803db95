/* Where a story's files are made and its commands run. */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS_MAX = 120 };

static volatile sig_atomic_t running;

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

void sandbox_file(const struct sandbox *s, const struct section *section)
{
	bool escaped = !strncmp(section->name, "bytes ", 6);
	struct text bytes = { 0 };
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/here/%s", s->dir,
		 section->name + (escaped ? 6 : 0));
	make_parents(path);
	if (escaped)
		unescape(&bytes, &section->text);
	file_write(path, escaped ? &bytes : &section->text);
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
void sandbox_make(struct sandbox *s, const char *program, const char *wrap)
{
	char path[PATH_MAX];
	struct text script = { 0 };

	strcpy(s->dir, "/tmp/story.XXXXXX");
	if (!mkdtemp(s->dir))
		die("cannot make '%s'", s->dir);
	snprintf(path, sizeof(path), "%s/here", s->dir);
	mkdir(path, 0777);
	snprintf(path, sizeof(path), "%s/home", s->dir);
	mkdir(path, 0777);
	snprintf(path, sizeof(path), "%s/bin", s->dir);
	mkdir(path, 0777);
	snprintf(path, sizeof(path), "%s/bin/git-peerpool", s->dir);
	if (symlink("peerpool", path))
		die("cannot link '%s'", path);
	snprintf(path, sizeof(path), "%s/bin/peerpool", s->dir);
	if (!wrap) {
		if (symlink(program, path))
			die("cannot link '%s'", path);
		return;
	}
	text_puts(&script, "#!/bin/sh\nexec ");
	text_puts(&script, wrap);
	text_puts(&script, " '");
	text_puts(&script, program);
	text_puts(&script, "' \"$@\"\n");
	file_write(path, &script);
	chmod(path, 0755);
	text_free(&script);
}

static void set_environment(const struct sandbox *s)
{
	static const char *const kept[] = {
		"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
	};
	static const char *const fixed[][2] = {
		{ "LC_ALL", "C.UTF-8" }, { "TZ", "UTC" }, { "TERM", "dumb" },
		{ "PEERPOOL_TODAY", "2026-11-30" },
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

static _Noreturn void become(const struct sandbox *s, const char *command)
{
	char path[PATH_MAX];

	setpgid(0, 0);
	connect_to(s->dir, "stdin", 0, O_RDONLY);
	connect_to(s->dir, "stdout", 1, O_WRONLY | O_CREAT | O_TRUNC);
	connect_to(s->dir, "stderr", 2, O_WRONLY | O_CREAT | O_TRUNC);
	set_environment(s);
	snprintf(path, sizeof(path), "%s/here", s->dir);
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

int sandbox_run(const struct sandbox *s, const char *command,
		const struct text *in)
{
	char path[PATH_MAX];
	pid_t pid;
	int status;

	snprintf(path, sizeof(path), "%s/stdin", s->dir);
	file_write(path, in);
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

void sandbox_output(struct text *out, const struct sandbox *s,
		    const char *name)
{
	struct text raw = { 0 };
	char path[PATH_MAX];
	size_t n = strlen(s->dir);

	snprintf(path, sizeof(path), "%s/%s", s->dir, name);
	file_read(&raw, path);
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


void sandbox_remove(const struct sandbox *s)
{
	nftw(s->dir, open_one, 16, FTW_PHYS);
	nftw(s->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
