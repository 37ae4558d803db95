/* peerpool query: SQL over the records. */
#include <stdio.h>
#include <string.h>

#include "tools/enter.h"
#include "tools/query.h"

enum { TIMEOUT = 60, TIMEOUT_MAX = 1000000 };

/* --- the answer ---------------------------------------------------------- */

static void tell_moment(const struct pp_query_run *r)
{
	const struct pp_moment *m = &r->moment;

	if (!r->settings.at || !m->is_date)
		return;
	fprintf(stderr, "as recorded by the end of %s: commit ", m->day);
	for (int i = 0; i < 5; i++)
		fprintf(stderr, "%02x", m->commit.id[i]);
	putc('\n', stderr);
}

/* What is missing from the answer. */
struct left_out {
	long long broken;	/* records */
	bool incomplete;
	struct pp_str faulty;	/* a schema; empty: none */
};

static void tell_left_out(const struct pp_query_run *r,
			  const struct left_out *out)
{
	long long n = out->broken;

	if (out->faulty.n)
		fprintf(stderr, "%.*s has a fault, so that records may be "
			"missing: 'peerpool check%s%s' tells it\n",
			PP_STR(out->faulty), r->settings.at ? " --at " : "",
			r->settings.at ? r->settings.at : "");
	if (out->incomplete)
		fputs("not all folders could be listed: 'peerpool check' "
		      "tells which\n", stderr);
	if (n)
		fprintf(stderr, "%lld broken record%s left out: 'peerpool "
			"check%s%s' tells why\n", n, n == 1 ? " was" : "s were",
			r->settings.at ? " --at " : "",
			r->settings.at ? r->settings.at : "");
}

static struct left_out find_left_out(const struct pp_query_run *r)
{
	struct left_out out = {
		.broken = pp_query_broken(r),
		.incomplete = pp_query_incomplete(r),
	};

	for (size_t i = 0; i < r->ask.together.count && !out.faulty.n; i++)
		out.faulty = r->ask.together.items[i].index.faulty;
	return out;
}

static bool is_damaged(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->rule == PP_R(INDEX))
			return true;
	return false;
}

/* A statement may be the first to read a damaged part of the index, which is
 * then made anew.  Sets *rc; a status of 0 or more ends the command. */
static int run_query(struct pp_query_run *r, struct pp_result *result, int *rc)
{
	int status = pp_query_open(r);

	if (status < 0)
		status = pp_query_check_values(r);
	if (status >= 0)
		return status;
	*rc = pp_session_query(result, &r->arena, &r->sink, r->ask.session,
			       &r->query);
	if (*rc >= 0 || !is_damaged(&r->sink))
		return -1;
	pp_query_discard(r);
	pp_sink_clear(&r->sink);
	status = pp_query_open(r);
	if (status < 0)
		*rc = pp_session_query(result, &r->arena, &r->sink,
				       r->ask.session, &r->query);
	return status;
}

/* What was read is closed before anything is printed: a pager may stay open
 * for hours. */
static int query(struct pp_query_run *r)
{
	struct pp_result result;
	struct left_out out;
	int rc, status = run_query(r, &result, &rc);

	if (status >= 0)
		return status;
	out = find_left_out(r);
	if (rc < 0) {
		pp_query_tell(r);
		if (out.faulty.n)
			tell_left_out(r, &out);
		return PP_EXIT_FAILED;
	}
	pp_query_close(r);
	tell_moment(r);
	if (r->sink.count)
		pp_query_tell(r);
	status = pp_query_print(r, &result);
	tell_left_out(r, &out);
	if (status == PP_EXIT_OK && r->settings.strict &&
	    (out.broken || out.incomplete || out.faulty.n))
		status = PP_EXIT_FINDINGS;
	return status;
}

/* --- the command line ---------------------------------------------------- */

static int check_usage(struct pp_query_run *r)
{
	const struct pp_query_settings *s = &r->settings;
	bool asks = !s->list && !s->schema;
	struct pp_date date;
	char *hint;

	if (s->list && s->schema)
		return pp_usage(&pp_query_command, NULL,
				"--list and --schema exclude each other");
	if (asks && !s->file && !r->args.count)
		return pp_usage(&pp_query_command, "--schema shows what can be "
				"asked, --list what the pool keeps",
				"say what to ask");
	if ((s->file || s->list) && r->args.count)
		return pp_usage(&pp_query_command, NULL,
				"%s and '%s' exclude each other",
				s->list ? "--list" : "-f", r->args.items[0]);
	if (r->args.count > 1)
		return pp_usage(&pp_query_command, asks ? "a statement stands "
				"in quotes: 'SELECT ...'" : NULL,
				"'%s' is one argument too many",
				r->args.items[1]);
	if (s->timeout > TIMEOUT_MAX)
		return pp_usage(&pp_query_command, NULL,
				"--timeout is at most %d seconds",
				TIMEOUT_MAX);
	if (!s->date || pp_date_parse(&date, pp_str(s->date)))
		return -1;
	hint = pp_date_hint(&r->arena, pp_str(s->date));
	return pp_usage(&pp_query_command, hint,
			"--date wants a day as YYYY-MM-DD, not '%s'", s->date);
}

static int run(struct pp_query_run *r)
{
	int status = check_usage(r);

	if (status >= 0)
		return status;
	r->operand = r->args.count ? r->args.items[0] : NULL;
	if (r->operand && !strcmp(r->operand, "-") && !r->settings.schema) {
		r->settings.file = "-";
		r->operand = NULL;
	}
	pp_terminal_init(&r->terminal, stdout, r->args.no_color);
	if (pp_together_find(&r->pool, &r->arena, &r->sink, ".") < 0 ||
	    pp_enter_found(&r->pool, &r->args,
			   (struct pp_listing){ &r->arena, &r->sink }) < 0)
		return pp_query_tell(r);
	if (r->settings.list)
		return pp_query_list(r);
	status = r->settings.schema ? -1 : pp_query_read(r);
	if (status < 0)
		status = pp_query_find_moment(r);
	if (status >= 0)
		return status;
	if (r->settings.schema)
		return pp_query_schema(r);
	if (r->settings.format == PP_QUERY_NO_FORMAT)
		r->settings.format = PP_RESULT_TABLE;
	return query(r);
}

int pp_query_main(int argc, char **argv)
{
	struct pp_query_run r = { .settings = { .format = PP_QUERY_NO_FORMAT,
				       .timeout = TIMEOUT } };
	int status = pp_start(&r.args, &r.arena, &pp_query_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0) {
		status = run(&r);
		pp_query_close(&r);
	}
	pp_repo_free(r.repo);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
