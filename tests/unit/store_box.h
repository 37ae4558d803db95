#ifndef STORE_BOX_H
#define STORE_BOX_H

/* A folder of its own for each test of the store, in which git can be run
 * without the settings of whoever runs the tests. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/finding.h"
#include "store/place.h"

struct box {
	char path[64];
	struct pp_arena arena;
	struct pp_sink sink;
};

/* Run a shell command in the box, which must succeed. */
__attribute__((format(printf, 2, 3), unused))
static void box_run(struct box *b, const char *format, ...)
{
	char command[4096];
	va_list ap;
	int n = snprintf(command, sizeof(command), "set -e; cd %s; ", b->path);

	va_start(ap, format);
	vsnprintf(command + n, sizeof(command) - (size_t)n, format, ap);
	va_end(ap);
	if (system(command) != 0)
		fail_msg("failed: %s", command);
}

/* What a command prints, without its last newline. */
__attribute__((format(printf, 2, 3), unused))
static const char *box_ask(struct box *b, const char *format, ...)
{
	char command[4096];
	struct pp_str text = { NULL, 0 };
	struct pp_buf out;
	FILE *pipe;
	va_list ap;
	int n = snprintf(command, sizeof(command), "set -e; cd %s; ", b->path);

	va_start(ap, format);
	vsnprintf(command + n, sizeof(command) - (size_t)n, format, ap);
	va_end(ap);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	pp_buf_init(&out, 1 << 20);
	for (int c; (c = fgetc(pipe)) != EOF; )
		pp_buf_putc(&out, (char)c);
	assert_int_equal(pclose(pipe), 0);
	text = pp_buf_get(&out);
	if (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	text = pp_arena_str(&b->arena, text);
	pp_buf_release(&out);
	return text.p;
}

__attribute__((unused))
static const char *box_path(struct box *b, const char *name)
{
	return *name ? pp_arena_printf(&b->arena, "%s/%s", b->path, name) :
		       b->path;
}

/* Find the place of a folder in the box; it must be in git. */
__attribute__((unused))
static struct pp_place box_place(struct box *b, const char *name)
{
	struct pp_place place;

	assert_int_equal(pp_place_find(&place, &b->arena, &b->sink,
				       box_path(b, name)), 1);
	return place;
}

/* The findings so far, one a line: "file [rule] text". */
__attribute__((unused))
static const char *box_findings(struct box *b)
{
	const char *text = "";

	pp_sink_sort(&b->sink);
	for (size_t i = 0; i < b->sink.count; i++) {
		const struct pp_finding *f = b->sink.items[i];

		text = pp_arena_printf(&b->arena, "%s%s [%s] %s\n", text,
				       f->pos.file ? f->pos.file : "-",
				       f->rule->id, f->text);
	}
	return text;
}

static int box_setup(void **state)
{
	static const char *const names[] = {
		"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE",
		"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
		"GIT_QUARANTINE_PATH", "GIT_PREFIX", "GIT_NAMESPACE",
		"GIT_CEILING_DIRECTORIES",
	};
	struct box *b = calloc(1, sizeof(*b));
	char *real;

	strcpy(b->path, "/tmp/peerpool-store-XXXXXX");
	assert_non_null(mkdtemp(b->path));
	real = realpath(b->path, NULL);
	assert_true(strlen(real) < sizeof(b->path));
	strcpy(b->path, real);
	free(real);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unsetenv(names[i]);
	setenv("HOME", b->path, 1);
	setenv("XDG_CONFIG_HOME", b->path, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "Ada Example", 1);
	setenv("GIT_AUTHOR_EMAIL", "ada@example.invalid", 1);
	setenv("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z", 1);
	setenv("GIT_COMMITTER_NAME", "Ada Example", 1);
	setenv("GIT_COMMITTER_EMAIL", "ada@example.invalid", 1);
	setenv("GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z", 1);
	setenv("LC_ALL", "C", 1);
	box_run(b, "git config --global init.defaultBranch main;"
		   "git config --global advice.detachedHead false;"
		   "git config --global core.fsync none");
	*state = b;
	return 0;
}

static int box_teardown(void **state)
{
	struct box *b = *state;

	/* A test may have set these. */
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
	unsetenv("GIT_INDEX_FILE");
	unsetenv("GIT_OBJECT_DIRECTORY");
	unsetenv("GIT_ALTERNATE_OBJECT_DIRECTORIES");
	assert_int_equal(chdir("/"), 0);
	box_run(b, "chmod -R u+rwx . ; rm -rf %s", b->path);
	pp_arena_release(&b->arena);
	pp_sink_release(&b->sink);
	free(b);
	return 0;
}

#define box_test(f) cmocka_unit_test_setup_teardown(f, box_setup, box_teardown)

#endif
