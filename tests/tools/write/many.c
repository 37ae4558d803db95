/* write-many [--commit] FOLDER: one change of many files (pool/write.h) in the
 * pool of FOLDER, as standard input says it:
 *
 *   make PATH TEXT      a new file, of one line
 *   change PATH TEXT    the file, as it is now, becomes that line
 *   delete PATH
 *
 * Prints what was done.  Exit status: 0 done; 1 with findings on stderr. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "pool/write.h"

enum { LINE = 4096, LIMIT = 1 << 20 };

struct many {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_write_file *files;
	size_t count, cap;
};

static struct pp_str now(struct many *m, const char *path)
{
	struct pp_str bytes = { NULL, 0 };
	struct pp_buf buf;

	pp_buf_init(&buf, LIMIT + 1);
	if (!pp_file_read_named(&buf, &m->sink,
				pp_arena_printf(&m->arena, "%s/%s",
						m->pool.root, path), LIMIT))
		bytes = pp_arena_str(&m->arena, pp_buf_get(&buf));
	pp_buf_release(&buf);
	return bytes;
}

static void take(struct many *m, const char *line)
{
	char what[16], path[LINE], text[LINE] = "";
	struct pp_write_file file = { 0 };

	if (sscanf(line, "%15s %4095s %4095[^\n]", what, path, text) < 2)
		return;
	file.path = pp_arena_copy(&m->arena, path, strlen(path));
	file.bytes = pp_str(pp_arena_printf(&m->arena, "%s\n", text));
	file.what = *what == 'm' ? PP_WRITE_MAKE :
		    *what == 'c' ? PP_WRITE_CHANGE : PP_WRITE_DELETE;
	if (file.what != PP_WRITE_MAKE)
		file.was = now(m, path);
	pp_grow(m->files, m->count, m->cap);
	m->files[m->count++] = file;
}

static int tell(struct many *m)
{
	pp_sink_sort(&m->sink);
	for (size_t i = 0; i < m->sink.count; i++) {
		const struct pp_finding *f = m->sink.items[i];

		fprintf(stderr, "%s [%s] %s\n", f->pos.file ? f->pos.file : "-",
			f->rule->id, f->text);
	}
	return 1;
}

static int run(struct many *m, const char *folder, bool commit)
{
	struct pp_listing into = { &m->arena, &m->sink };
	struct pp_write_result result;
	struct pp_write write = {
		.pool = &m->pool, .folder = "records", .command = "change",
		.message = "Many at once", .commit = commit,
	};
	char line[3 * LINE];

	if (pp_pool_find(&m->pool, &m->arena, &m->sink, folder) < 0)
		return tell(m);
	while (fgets(line, sizeof(line), stdin))
		take(m, line);
	write.files = m->files;
	write.count = m->count;
	if (pp_write_run(&result, &write, into) < 0)
		return tell(m);
	printf("%zu made, %zu changed, %zu deleted%s\n", result.made,
	       result.changed, result.deleted,
	       result.committed ? ", committed" : "");
	return 0;
}

int main(int argc, char **argv)
{
	bool commit = argc == 3 && !strcmp(argv[1], "--commit");
	struct many m = { 0 };
	int rc;

	if (argc != 2 + commit) {
		fputs("usage: write-many [--commit] FOLDER\n", stderr);
		return 2;
	}
	rc = run(&m, argv[1 + commit], commit);
	pp_free(m.files);
	pp_sink_release(&m.sink);
	pp_arena_release(&m.arena);
	return rc;
}
