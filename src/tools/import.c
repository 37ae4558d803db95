/* peerpool import: rows of a table become records. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/print_import.h"
#include "data/read.h"
#include "tools/commands.h"
#include "tools/enter.h"

struct settings {
	const char *map, *decisions, *keys, *message;
	struct pp_list ignore;
	bool dry_run, partial, no_commit, yes, list;
};

#define AT(member) offsetof(struct settings, member)

static const char what[] = "What rows mean", how[] = "What is written";

static const struct pp_option options[] = {
	{ 0, "map", PP_OPT_TEXT, AT(map), .argument = "FILE",
	  .help = "which columns become which properties of which kinds",
	  .group = what },
	{ 0, "key", PP_OPT_TEXT, AT(keys), .argument = "NAME[,NAME]",
	  .help = "without a map: the columns by which a record that is there "
	  "is known; id, or what is unique by the schema",
	  .group = what },
	{ 0, "ignore-column", PP_OPT_LIST, AT(ignore), .argument = "HEADING",
	  .help = "pass over this column; may be repeated",
	  .group = what },
	{ 0, "decisions", PP_OPT_TEXT, AT(decisions), .argument = "FILE",
	  .help = "what names mean that lead to no record, or to several; "
	  "those that are open are added to it",
	  .group = what },
	{ 'n', "dry-run", PP_OPT_FLAG, AT(dry_run),
	  .help = "tell what would change, and write nothing", .group = how },
	{ 0, "partial", PP_OPT_FLAG, AT(partial),
	  .help = "take the rows that have no fault, and leave out the others "
	  "with all that hangs together with them",
	  .group = how },
	{ 'l', "list", PP_OPT_FLAG, AT(list),
	  .help = "name each new record too", .group = how },
	{ 'y', "yes", PP_OPT_FLAG, AT(yes),
	  .help = "do not ask before records are changed", .group = how },
	{ 'm', "message", PP_OPT_TEXT, AT(message), .argument = "TEXT",
	  .help = "the commit's message", .group = how },
	{ 0, "no-commit", PP_OPT_FLAG, AT(no_commit),
	  .help = "leave the changes in the work tree", .group = how },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool import -n council councils.csv --key gss_code",
	  "what a table whose columns are properties would change" },
	{ "peerpool import --map office.yaml peers.csv",
	  "a table of your own; the map says what its columns are" },
	{ "peerpool import --map office.yaml --decisions names.yaml peers.csv",
	  "the same, with what you decided about names" },
	{ "peerpool export --edit peer >peers.csv; peerpool import peer "
	  "peers.csv",
	  "change many records in a spreadsheet" },
	{ 0 }
};

const struct pp_command pp_import_command = {
	.name = "import",
	.summary = "make and change records from a table",
	.usage = "[OPTION]... KIND FILE\n"
		 "[OPTION]... --map MAP FILE",
	.examples = examples,
	.description =
		"Reads a table as spreadsheets save it (CSV, with commas, "
		"semicolons or tabs; - is standard input) and makes each row a "
		"new record, or changes the one that is there. Without a map "
		"the columns are the properties of KIND, by name or title. "
		"docs/exchange.md explains maps.\n\n"
		"Every fault is told at its cell, and nothing is written unless "
		"all is well; files that are there keep their comments and "
		"order. What is written is one commit.\n\n"
		"Exit status: 0 done, 1 faults were found and nothing was "
		"written, 2 it could not be done.",
	.options = options,
	.options_anywhere = true,
};

struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_open_pool open;
	struct pp_import import;
	struct pp_import_result result;
	struct pp_buf table, map, decisions;
	bool shown;		/* what changes has been printed */
};

/* --- before it writes ----------------------------------------------------- */

static void show(struct run *r)
{
	if (!r->shown)
		pp_print_import(stdout, &r->result, r->settings.list);
	r->shown = true;
	fflush(stdout);
}

/* Records that are there are changed only if whoever sits before it says so;
 * where nobody does, what changes has been printed. */
static bool confirm(void *data, const struct pp_import_result *result)
{
	struct run *r = data;
	char answer[8] = "";

	show(r);
	if (r->settings.yes || !result->changed || !isatty(STDIN_FILENO) ||
	    !isatty(STDERR_FILENO))
		return true;
	fputs("write this? [y/N] ", stderr);
	if (!fgets(answer, sizeof(answer), stdin))
		return false;
	return *answer == 'y' || *answer == 'Y';
}

/* --- what is read --------------------------------------------------------- */

static bool read_file(struct run *r, struct pp_buf *bytes, const char *name,
		      size_t limit)
{
	pp_buf_init(bytes, limit + 1);
	if (!strcmp(name, "-"))
		return !pp_file_read_fd(bytes, &r->sink, "standard input",
					STDIN_FILENO, limit);
	return !pp_file_read_named(bytes, &r->sink, name, limit);
}

static struct pp_import_texts texts_of(struct run *r, const char *list)
{
	struct pp_import_texts out = { 0 };
	size_t n = strlen(list);

	out.items = pp_new(&r->arena, struct pp_str, n + 1);
	while (*list) {
		size_t k = strcspn(list, ",");

		if (k)
			out.items[out.count++] = (struct pp_str){ list, k };
		list += k + (list[k] == ',');
	}
	return out;
}

static bool read_inputs(struct run *r, const char *file)
{
	const struct settings *s = &r->settings;
	struct pp_import *import = &r->import;

	import->file = strcmp(file, "-") ? file : "standard input";
	if (!read_file(r, &r->table, file, PP_CSV_BYTES_MAX))
		return false;
	import->bytes = pp_buf_get(&r->table);
	if (s->map) {
		import->map_file = s->map;
		if (!read_file(r, &r->map, s->map, PP_READ_BYTES_MAX))
			return false;
		import->map = pp_buf_get(&r->map);
	}
	import->decisions_file = s->decisions;
	if (s->decisions && !access(s->decisions, F_OK)) {
		if (!read_file(r, &r->decisions, s->decisions,
			       PP_READ_BYTES_MAX))
			return false;
		import->decisions = pp_buf_get(&r->decisions);
	}
	if (s->keys)
		import->keys = texts_of(r, s->keys);
	import->ignore.count = s->ignore.count;
	import->ignore.items = pp_new(&r->arena, struct pp_str,
				      s->ignore.count);
	for (size_t i = 0; i < s->ignore.count; i++)
		import->ignore.items[i] = pp_str(s->ignore.items[i]);
	return true;
}

/* --- names that are open -------------------------------------------------- */

/* Put them at the end of the file, for people to decide. */
static int add_decisions(struct run *r)
{
	const char *file = r->settings.decisions;
	const struct pp_import_result *result = &r->result;
	struct pp_str before = pp_buf_get(&r->decisions);
	struct pp_buf b;
	int rc;

	if (!result->open_count)
		return 0;
	if (!file) {
		fprintf(stderr, "%zu name%s to be decided: --decisions FILE "
			"lists them there, to be filled in\n",
			result->open_count,
			result->open_count == 1 ? " has" : "s have");
		return 0;
	}
	pp_buf_init(&b, PP_READ_BYTES_MAX);
	pp_buf_str(&b, before);
	if (before.n && before.p[before.n - 1] != '\n')
		pp_buf_putc(&b, '\n');
	if (!before.n)
		pp_buf_puts(&b, "# What names mean. Write an id after 'id:'; "
			    "skip, to leave the row out;\n# or '', to take the "
			    "cell as empty.\n");
	pp_import_decisions_write(&b, result);
	rc = pp_file_write(file, pp_buf_get(&b), 0666, false);
	pp_buf_release(&b);
	if (rc < 0)
		return pp_fail(&pp_import_command, NULL,
			       "cannot write '%s': %s", file, strerror(errno));
	fprintf(stderr, "%zu name%s to be decided: see '%s'\n",
		result->open_count, result->open_count == 1 ? " has" : "s have",
		file);
	return 0;
}

/* --- what came of it ------------------------------------------------------ */

static void tell_findings(struct run *r)
{
	const struct pp_import_result *result = &r->result;

	if (result->guessed)
		fprintf(stderr, "%s:%u:%u: not UTF-8; read as Windows-1252\n",
			result->guess.file, result->guess.line,
			result->guess.col);
	if (r->sink.count)
		pp_tell(&r->sink, &r->args);
}

static int tell(struct run *r)
{
	const struct pp_import_result *result = &r->result;
	bool faults = r->sink.errors &&
		      (!r->settings.partial ||
		       !(result->done || r->settings.dry_run));

	tell_findings(r);
	if (add_decisions(r) > 0)
		return PP_EXIT_FAILED;
	if (faults || result->refused) {
		fputs("nothing was written\n", stderr);
		return PP_EXIT_FINDINGS;
	}
	show(r);
	pp_print_import_end(stderr, result, r->settings.dry_run);
	return PP_EXIT_OK;
}

static int work(struct run *r)
{
	const struct settings *s = &r->settings;
	struct pp_listing into = { &r->arena, &r->sink };
	size_t count = r->args.count;
	const char *kind = count == 2 ? r->args.items[0] : NULL;

	r->import.open = &r->open;
	if (kind) {
		r->import.kind = pp_kinds_find(r->open.kinds, pp_str(kind));
		if (!r->import.kind)
			return pp_unknown_kind(&pp_import_command,
					       r->open.kinds, kind);
		if (!r->import.kind->shape)
			return pp_fail(&pp_import_command,
				       "peerpool check tells which",
				       "the schema of '%s' has a fault", kind);
	}
	if (!read_inputs(r, r->args.items[count - 1]))
		return pp_tell(&r->sink, &r->args);
	r->import.partial = s->partial;
	r->import.dry_run = s->dry_run;
	r->import.commit = !s->no_commit && r->pool.in_git;
	r->import.message = s->message;
	r->import.confirm = confirm;
	r->import.confirm_data = r;
	if (pp_import_run(&r->result, &r->import, into) < 0) {
		pp_tell(&r->sink, &r->args);
		fputs("nothing was written\n", stderr);
		return PP_EXIT_FAILED;
	}
	return tell(r);
}

static int run(struct run *r)
{
	struct pp_listing into = { &r->arena, &r->sink };
	int status;

	if (!r->args.count || r->args.count > 2)
		return pp_usage(&pp_import_command, NULL,
				r->args.count ? "too many files" :
						"name a table");
	if (r->args.count == 1 && !r->settings.map)
		return pp_usage(&pp_import_command, NULL,
				"name a kind of record, or a map");
	if (r->settings.map && r->settings.keys)
		return pp_usage(&pp_import_command, NULL,
				"a map says by 'match' what --key says");
	if (pp_enter(&r->pool, &r->args, into) < 0 ||
	    pp_pool_open(&r->open, &r->pool, into) < 0)
		return pp_tell(&r->sink, &r->args);
	status = work(r);
	pp_pool_close(&r->open);
	return status;
}

int pp_import_main(int argc, char **argv)
{
	struct run r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_import_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_buf_release(&r.table);
	pp_buf_release(&r.map);
	pp_buf_release(&r.decisions);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
