/* peerpool migrate: records after their schemas have changed. */
#include <stdio.h>

#include "base/escape.h"
#include "cli/print.h"
#include "cli/print_commit.h"
#include "cli/progress.h"
#include "exchange/migrate.h"
#include "tools/commands.h"
#include "tools/enter.h"

struct settings {
	bool dry_run, no_commit, partial, no_values;
	const char *message;
	size_t max;
};

#define AT(member) offsetof(struct settings, member)

static const struct pp_option options[] = {
	{ 'n', "dry-run", PP_OPT_FLAG, AT(dry_run),
	  .help = "print what would be done to each record; write nothing" },
	{ 'm', "message", PP_OPT_TEXT, AT(message), .argument = "TEXT",
	  .help = "the commit's message; the migration's title otherwise" },
	{ 0, "no-commit", PP_OPT_FLAG, AT(no_commit),
	  .help = "leave the changes in the work tree" },
	{ 0, "partial", PP_OPT_FLAG, AT(partial),
	  .help = "leave records alone that would not hold, and write the "
	  "others" },
	{ 0, "max-findings", PP_OPT_NUMBER, AT(max), .argument = "N",
	  .help = "print the first N findings only" },
	{ 0, "no-values", PP_OPT_FLAG, AT(no_values),
	  .help = "print findings without the values found" },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool migrate -n",
	  "which records would be changed, and what is in the way" },
	{ "peerpool migrate",
	  "change them all, in one commit" },
	{ "peerpool migrate --no-commit && git add -A && git commit",
	  "schemas and records in the same commit" },
	{ 0 }
};

const struct pp_command pp_migrate_command = {
	.name = "migrate",
	.summary = "bring records to schemas that have changed",
	.usage = "[OPTION]...",
	.examples = examples,
	.description =
		"Applies the pool's migrations (schemas/migrations/*.yaml, in "
		"the order of their names) to the records of the kinds that "
		"they name: keys are renamed, split, joined or dropped, values "
		"mapped or converted, defaults added. Comments, order and all "
		"else in the files stay. What has been changed already is left "
		"alone, so that a second run does nothing.\n\n"
		"All records of these kinds, as they would be, are checked "
		"against the schemas first. Where one would not hold, or holds "
		"a value for which a migration says nothing, nothing is "
		"written, and the findings say why. All is written at once, "
		"and makes one commit. Without migrations it tells which "
		"records do not hold. How to write one: docs/schemas.md.\n\n"
		"Exit status: 0 done, 1 nothing was written because of what "
		"records hold, 2 it could not be done.",
	.options = options,
};

struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_migrate_result result;
	struct pp_progress progress;
};

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

static void print_findings(struct run *r)
{
	const struct pp_summary summary = { 0 };
	struct pp_print print = {
		.out = stderr, .max = r->settings.max,
		.no_values = r->settings.no_values,
	};

	pp_terminal_init(&print.terminal, stderr, r->args.no_color);
	pp_sink_sort(&r->sink);
	pp_print(&print, &r->sink, &summary);
	if (pp_print_more(&print, &r->sink))
		fprintf(stderr, "and %zu more findings\n",
			pp_print_more(&print, &r->sink));
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

/* Each change on a line of its own: "PATH: group: changed". */
static void print_changes(const struct run *r)
{
	struct pp_buf b;

	pp_buf_init(&b, SIZE_MAX / 2);
	for (size_t i = 0; i < r->result.change_count; i++) {
		const struct pp_migrate_change *c = &r->result.changes[i];
		struct pp_str rest = c->did;

		while (rest.n) {
			const char *end = memchr(rest.p, '\n', rest.n);
			size_t n = (size_t)(end - rest.p);

			pp_escape_terminal(&b, pp_str(c->path));
			pp_buf_puts(&b, ": ");
			pp_escape_terminal(&b, (struct pp_str){ rest.p, n });
			pp_buf_putc(&b, '\n');
			rest = (struct pp_str){ end + 1, rest.n - n - 1 };
		}
		fwrite(b.p, 1, b.n, stdout);
		pp_buf_clear(&b);
	}
	pp_buf_release(&b);
	fflush(stdout);
}

static int tell_refused(struct run *r)
{
	const struct pp_migrate_result *x = &r->result;

	print_findings(r);
	if (!x->migrations)
		fprintf(stderr, "%zu of %zu record%s do%s not hold, and there "
			"are no migrations in schemas/migrations\n", x->broken, x->records,
			plural(x->records), x->broken == 1 ? "es" : "");
	else
		fprintf(stderr, "nothing was written: %zu of %zu record%s "
			"would not hold\n", x->broken, x->records,
			plural(x->records));
	return PP_EXIT_FINDINGS;
}

static int tell_done(struct run *r)
{
	const struct pp_migrate_result *x = &r->result;
	const char *would = r->settings.dry_run ? "would be " : "";
	size_t n = r->settings.dry_run ? x->change_count : x->written.changed;

	if (r->sink.count)
		print_findings(r);
	if (r->settings.dry_run)
		print_changes(r);
	fprintf(stderr, "%zu of %zu record%s %schanged", n, x->records,
		plural(x->records), would);
	if (x->broken)
		fprintf(stderr, ", %zu %sleft alone", x->broken, would);
	pp_print_commit(stderr, ", in", &x->written);
	fputc('\n', stderr);
	return PP_EXIT_OK;
}

static int run(struct run *r)
{
	struct pp_listing into = { &r->arena, &r->sink };
	const struct pp_migrate how = {
		.pool = &r->pool, .dry_run = r->settings.dry_run,
		.commit = !r->settings.no_commit,
		.partial = r->settings.partial,
		.message = r->settings.message,
		.progress = step, .progress_data = &r->progress,
	};
	int rc;

	if (r->args.count)
		return pp_usage(&pp_migrate_command, NULL,
				"no operand is expected, found '%s'",
				r->args.items[0]);
	if (pp_enter(&r->pool, &r->args, into) < 0)
		return pp_tell(&r->sink, &r->args);
	pp_progress_start(&r->progress, stderr, "reading records", 0, false);
	rc = pp_migrate_run(&r->result, &how, into);
	pp_progress_end(&r->progress);
	if (rc < 0) {
		if (r->settings.dry_run)
			print_changes(r);
		return pp_tell(&r->sink, &r->args);
	}
	return rc ? tell_refused(r) : tell_done(r);
}

int pp_migrate_main(int argc, char **argv)
{
	struct run r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_migrate_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
