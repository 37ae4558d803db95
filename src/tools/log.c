/* peerpool log: who changed which field of which record, and when. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/escape.h"
#include "base/zone.h"
#include "cli/pager.h"
#include "cli/print_log.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "data/read.h"
#include "index/history_read.h"
#include "pool/history.h"
#include "pool/moment.h"
#include "pool/names.h"
#include "tools/commands.h"
#include "tools/enter.h"

enum { FLUSH = 1 << 16, TIME_TEXT = 32, CANDIDATES = 20 };

struct settings {
	const char *since, *until, *field, *kind, *at;
	unsigned format;
	size_t max;
};

#define AT(member) offsetof(struct settings, member)

static const char *const which = "Which changes";

static const struct pp_option options[] = {
	{ 0, "since", PP_OPT_TEXT, AT(since), .argument = "DATE",
	  .help = "those recorded on that day or later", .group = which },
	{ 0, "until", PP_OPT_TEXT, AT(until), .argument = "DATE",
	  .help = "those recorded on that day or earlier", .group = which },
	{ 0, "field", PP_OPT_TEXT, AT(field), .argument = "FIELD",
	  .help = "those of one property, or of a JSON pointer such as "
		  "/address/postcode, and of all within it", .group = which },
	{ 'k', "kind", PP_OPT_TEXT, AT(kind), .argument = "KIND",
	  .help = "those of records of that kind", .group = which },
	{ 0, "at", PP_OPT_TEXT, AT(at), .argument = "REV",
	  .help = "those that a revision or date (YYYY-MM-DD: what was "
		  "recorded by then) knows of", .group = which },
	{ 'n', "max-commits", PP_OPT_NUMBER, AT(max), .argument = "N",
	  .help = "those of the newest N commits that have any",
	  .group = which },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "text, or all of it for machines",
	  .choices = pp_log_formats },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool log quillfeather", "what was changed in one record" },
	{ "peerpool log r-4n8d2k7x --field skills",
	  "who changed one field of it" },
	{ "peerpool log --since 2026-01-01 --kind peer",
	  "all that was changed in peers this year" },
	{ 0 }
};

const struct pp_command pp_log_command = {
	.name = "log",
	.summary = "show who changed which field, and when",
	.usage = "[OPTION]... [ID | NAME...]",
	.examples = examples,
	.description =
		"Prints the changes of a record's fields as git's history has "
		"them, newest commit first: each commit with its time, author "
		"and subject, and each field with its old and new value. "
		"Files that were renamed are followed; a merge shows what is "
		"in none of its parents. Without an id or name: of all "
		"records. A record that was deleted is found by its id.\n\n"
		"The table 'change' of 'peerpool query' holds the same. "
		"Exit status 1 where there is no such change.",
	.options = options,
	.options_anywhere = true,
};

struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_repo *repo;
	struct pp_moment moment;
	struct pp_config config;
	struct pp_history history;
	struct pp_history_filter filter;
	char since[TIME_TEXT], until[TIME_TEXT];
	struct pp_log_print print;
	struct pp_buf out;
	bool is_terminal;
	bool is_flushed;	/* something has been printed already */
	bool is_damaged;	/* the database was found to be */
	int64_t commit;		/* number of the last one that was shown */
	size_t commits;
};

static struct pp_listing listing(struct run *r)
{
	return (struct pp_listing){ &r->arena, &r->sink };
}

static int tell(struct run *r)
{
	return pp_tell(&r->sink, &r->args);
}

/* --- what is asked for ---------------------------------------------------- */

/* The configuration: of the work tree, in a bare repository of HEAD. */
static int read_config(struct run *r)
{
	struct pp_snapshot *snapshot = NULL;
	struct pp_reader *reader;
	struct pp_commit head;
	int rc;

	if (r->pool.root) {
		snapshot = pp_snapshot_worktree(&r->sink, r->pool.root);
	} else {
		if (!r->repo)
			r->repo = pp_repo_open(&r->pool.place, &r->sink);
		if (r->repo &&
		    !pp_rev_resolve(&head, r->repo, &r->sink, "HEAD"))
			snapshot = pp_snapshot_revision(&r->sink, r->repo,
							&head, r->pool.prefix);
	}
	if (!snapshot)
		return tell(r);
	reader = pp_reader_new(snapshot, PP_READ_BYTES_MAX);
	rc = pp_config_read(&r->config, &r->arena, &r->sink, reader);
	pp_reader_free(reader);
	pp_snapshot_free(snapshot);
	return rc < 0 ? tell(r) : -1;
}

static void write_time(char out[TIME_TEXT], int64_t seconds)
{
	int64_t rest = (seconds % 86400 + 86400) % 86400;
	char day[PP_DATE_TEXT];

	pp_date_write(day, pp_date_at(seconds, 0));
	snprintf(out, TIME_TEXT, "%sT%02d:%02d:%02dZ", day, (int)(rest / 3600),
		 (int)(rest / 60 % 60), (int)(rest % 60));
}

/* The last second of a day (of the one before it), as the changes have it. */
static int read_day(struct run *r, char out[TIME_TEXT], const char *option,
		    const char *text, bool before)
{
	char day[PP_DATE_TEXT];
	struct pp_date date;
	int64_t seconds;

	if (!pp_date_parse(&date, pp_str(text)) ||
	    (before && !pp_date_plus(&date, date, 0, -1)))
		return pp_usage(&pp_log_command,
				pp_date_hint(&r->arena, pp_str(text)),
				"%s wants a date, YYYY-MM-DD, not '%s'", option,
				text);
	pp_date_write(day, date);
	if (pp_zone_day_end(&seconds, pp_arena_str(&r->arena,
						   r->config.time_zone).p,
			    day) < 0)
		return pp_fail(&pp_log_command, NULL,
			       "there is no time zone '%.*s' here",
			       PP_STR(r->config.time_zone));
	write_time(out, before ? seconds : seconds - 1);
	return -1;
}

static int read_days(struct run *r)
{
	const struct settings *s = &r->settings;
	int status = -1;

	if (s->since) {
		status = read_day(r, r->since, "--since", s->since, true);
		r->filter.since = r->since;
	}
	if (s->until && status < 0) {
		status = read_day(r, r->until, "--until", s->until, false);
		r->filter.until = r->until;
	}
	return status;
}

/* The time zone and the name are needed for some questions only: most do
 * without the file. */
static int read_settings(struct run *r)
{
	const struct settings *s = &r->settings;
	int status = -1;

	if (s->field)
		r->filter.field = pp_str(s->field);
	if (s->kind)
		r->filter.kind = pp_str(s->kind);
	if (s->since || s->until || s->format != PP_LOG_TEXT)
		status = read_config(r);
	if (status < 0)
		status = read_days(r);
	if (status >= 0 || !s->at)
		return status;
	if (!r->repo)
		r->repo = pp_repo_open(&r->pool.place, &r->sink);
	if (!r->repo || pp_moment_find(&r->moment, &r->pool, r->repo,
				       listing(r), s->at) < 0)
		return tell(r);
	return -1;
}

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

static int open_history(struct run *r)
{
	struct pp_progress progress;
	const struct pp_history_want want = {
		.repo = r->repo,
		.commit = r->settings.at ? r->moment.commit.id : NULL,
		.name = r->config.name,
		.progress = step,
		.progress_data = &progress,
	};
	int rc;

	pp_progress_start(&progress, stderr, "reading commits", 0, false);
	rc = pp_history_open(&r->history, &r->pool, &want, listing(r));
	pp_progress_end(&progress);
	if (rc < 0)
		return tell(r);
	r->filter.tip = r->history.tip;
	return -1;
}

/* --- which record --------------------------------------------------------- */

static bool is_wanted(const struct run *r, const struct pp_name *name)
{
	if (r->settings.kind && !pp_str_is(name->kind->name, r->settings.kind))
		return false;
	for (size_t i = 0; i < r->args.count; i++)
		if (!pp_name_matches(name, r->args.items[i]))
			return false;
	return true;
}

static const char *words(struct run *r)
{
	const char *text = r->args.items[0];

	for (size_t i = 1; i < r->args.count; i++)
		text = pp_arena_printf(&r->arena, "%s %s", text,
				       r->args.items[i]);
	return text;
}

/* More than one bears the name: say which. */
static int report_many(struct run *r, const struct pp_names *names,
		       size_t count)
{
	size_t shown = 0;
	struct pp_buf b;

	pp_fail(&pp_log_command, NULL, "'%s' may be any of %zu records",
		words(r), count);
	pp_buf_init(&b, (size_t)1 << 20);
	for (size_t i = 0; i < names->count && shown < CANDIDATES; i++) {
		const struct pp_name *n = &names->items[i];

		if (!is_wanted(r, n))
			continue;
		pp_buf_puts(&b, "  note: ");
		pp_escape_terminal(&b, n->id);
		pp_buf_puts(&b, "  ");
		pp_escape_terminal(&b, pp_str(n->title));
		pp_buf_putc(&b, '\n');
		shown++;
	}
	fwrite(b.p, 1, b.n, stderr);
	if (shown < count)
		fprintf(stderr, "  note: and %zu more: see 'peerpool find'\n",
			count - shown);
	pp_buf_release(&b);
	return PP_EXIT_FAILED;
}

/* Whatever may be meant.  An id need not be looked for in every title. */
static int load_names(struct run *r, struct pp_names *names,
		      struct pp_open_pool *open)
{
	struct pp_name *one = pp_new(&r->arena, struct pp_name, 1);
	int rc = -1;

	if (pp_pool_open(open, &r->pool, listing(r)) < 0)
		return -1;
	if (r->args.count == 1)
		rc = pp_names_find(one, open, listing(r),
				   pp_str(r->args.items[0]));
	if (rc < 0)
		return pp_names_load(names, open, listing(r));
	*names = (struct pp_names){ .items = one, .count = (size_t)rc };
	return 0;
}

/* The one record that the words name. */
static int find_name(struct run *r)
{
	const struct pp_name *found = NULL;
	struct pp_open_pool open = { 0 };
	struct pp_names names = { 0 };
	size_t count = 0;
	int status = -1;

	if (r->pool.root && load_names(r, &names, &open) < 0)
		status = tell(r);
	for (size_t i = 0; i < names.count; i++)
		if (is_wanted(r, &names.items[i])) {
			found = &names.items[i];
			count++;
		}
	if (status < 0 && count > 1) {
		status = report_many(r, &names, count);
	} else if (status < 0 && !count) {
		pp_fail(&pp_log_command, r->pool.root ?
			"a record that was deleted is found by its id" :
			"in a bare repository a record is found by its id",
			"no record '%s', now or before", words(r));
		status = PP_EXIT_FINDINGS;
	} else if (status < 0) {
		r->filter.id = pp_arena_str(&r->arena, found->id);
		r->filter.kind = pp_arena_str(&r->arena, found->kind->name);
	}
	pp_pool_close(&open);
	return status;
}

/* Damage can show itself late; then the file is made anew. */
static int report_fault(struct run *r, enum pp_db_fault fault)
{
	if (fault == PP_DB_BAD && !r->is_flushed && !r->is_damaged) {
		r->is_damaged = true;
		return PP_EXIT_FAILED;
	}
	pp_db_report(&r->sink, r->history.db, fault, r->history.path);
	return tell(r);
}

static int find_record(struct run *r)
{
	struct pp_history_names kinds = { 0 };
	enum pp_db_fault fault = PP_DB_OK;
	struct pp_str id;

	if (!r->args.count)
		return -1;
	id = pp_str(r->args.items[0]);
	r->print.one_record = true;
	if (r->args.count == 1)
		fault = pp_history_kinds_of(&kinds, &r->arena, r->history.db,
					    id);
	if (fault)
		return report_fault(r, fault);
	if (!kinds.count)
		return find_name(r);
	r->filter.id = id;
	/* Kinds with readable ids can share one. */
	if (kinds.count > 1 && !r->settings.kind)
		r->print.one_record = false;
	return -1;
}

/* --- what was found ------------------------------------------------------- */

static void flush_out(struct run *r)
{
	fwrite(r->out.p, 1, r->out.n, stdout);
	r->is_flushed |= r->out.n > 0;
	pp_buf_clear(&r->out);
}

static int show(void *data, const struct pp_history_row *row)
{
	struct run *r = data;
	const struct pp_log_row shown = {
		row->commit, row->time, row->actor, row->reason, row->path,
		row->kind, row->id, row->pointer, row->old_value,
		row->new_value,
	};

	if (!r->commits || row->number != r->commit)
		r->commits++;
	r->commit = row->number;
	if (r->settings.max && r->commits > r->settings.max)
		return 1;
	pp_log_row(&r->print, &r->out, &shown);
	/* A terminal may have a pager, which may be left open for long: it
	 * gets all at once, when nobody waits for the database any more. */
	if (!r->is_terminal && r->out.n >= FLUSH)
		flush_out(r);
	return 0;
}

static const char *nearest(struct run *r, const char *word,
			   const struct pp_history_names *names)
{
	int near = pp_nearest(pp_str(word), names->items, names->count);

	return near < 0 ? NULL : pp_arena_printf(&r->arena,
		"did you mean '%.*s'?", PP_STR(names->items[near]));
}

static bool is_among(const char *word, const struct pp_history_names *names)
{
	for (size_t i = 0; i < names->count; i++)
		if (pp_str_is(names->items[i], word))
			return true;
	return false;
}

/* Nothing was found: was it a slip? */
static int report_none(struct run *r)
{
	const struct settings *s = &r->settings;
	struct pp_history_names names = { 0 };
	const char *word;

	if (s->kind)
		pp_history_kinds(&names, &r->arena, r->history.db);
	if (s->kind && !is_among(s->kind, &names))
		pp_fail(&pp_log_command, nearest(r, s->kind, &names),
			"no record of kind '%s' is in the history", s->kind);
	else if (r->history.is_empty)
		pp_fail(&pp_log_command, NULL, "there is no commit yet");
	else if (s->field) {
		word = s->field + (*s->field == '/');
		pp_history_fields(&names, &r->arena, r->history.db,
				  r->filter.kind);
		pp_fail(&pp_log_command, is_among(word, &names) ? NULL :
			nearest(r, word, &names),
			"no such change of '%s'", s->field);
	} else {
		pp_fail(&pp_log_command, NULL, "no such change");
	}
	return PP_EXIT_FINDINGS;
}

/* What is there is told, and that it is not all. */
static void tell_shallow(const struct run *r)
{
	if (r->history.is_shallow)
		fputs("this clone is shallow: what is older seems made in its "
		      "first commit; 'git fetch --unshallow' brings all\n",
		      stderr);
}

static int print(struct run *r)
{
	struct pp_terminal terminal;
	struct pp_pager pager;
	enum pp_db_fault fault;

	pp_terminal_init(&terminal, stdout, r->args.no_color);
	r->is_terminal = terminal.is_terminal;
	r->print.format = r->settings.format;
	r->print.color = terminal.color;
	r->print.pool = r->config.name;
	fault = pp_history_read(r->history.db, &r->filter, show, r);
	if (fault)
		return report_fault(r, fault);
	if (!r->print.rows && r->settings.format == PP_LOG_TEXT)
		return report_none(r);
	pp_log_end(&r->print, &r->out);
	tell_shallow(r);
	pp_history_close(&r->history);
	pp_pager_start(&pager, stdout);
	flush_out(r);
	pp_pager_end(&pager);
	return r->print.rows ? PP_EXIT_OK : PP_EXIT_FINDINGS;
}

static int answer(struct run *r)
{
	int status = open_history(r);

	if (status < 0)
		status = find_record(r);
	return status < 0 ? print(r) : status;
}

static int run(struct run *r)
{
	int status;

	if (pp_enter(&r->pool, &r->args, listing(r)) < 0)
		return tell(r);
	if (!r->pool.in_git)
		return pp_fail(&pp_log_command, NULL,
			       "the pool is not in a git repository, which "
			       "would keep its history");
	status = read_settings(r);
	if (status < 0)
		status = answer(r);
	if (!r->is_damaged)
		return status;
	pp_history_discard(&r->history, &r->pool);
	pp_buf_clear(&r->out);
	r->print.rows = r->commits = 0;
	r->print.commit[0] = '\0';
	return answer(r);
}

int pp_log_main(int argc, char **argv)
{
	struct run r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_log_command, &r.settings,
			      argv);

	(void)argc;
	pp_buf_init(&r.out, SIZE_MAX / 2);
	if (status < 0)
		status = run(&r);
	pp_history_close(&r.history);
	pp_repo_free(r.repo);
	pp_buf_release(&r.out);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
