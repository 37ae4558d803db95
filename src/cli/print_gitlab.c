/* Findings as GitLab's code quality report. */
#include "cli/print_gitlab.h"

#include "base/json.h"
#include "cli/fingerprint.h"

static const char *severity(enum pp_severity s)
{
	return s == PP_ERROR ? "major" : s == PP_WARNING ? "minor" : "info";
}

/* The description is all that the merge request shows: advice goes into it. */
static void put_description(struct pp_json *j, const struct pp_print *how,
			    struct pp_arena *arena, const struct pp_finding *f)
{
	const char *text = pp_print_message(how, arena, f);

	for (const struct pp_note *n = f->notes; n; n = n->next)
		if (pp_print_note(how, n))
			text = pp_arena_printf(arena, "%s; %s", text,
					       pp_print_advice(arena, n));
	pp_json_put_string(j, "description", text);
}

static void put_finding(struct pp_json *j, const struct pp_print *how,
			struct pp_fingerprints *prints,
			const struct pp_finding *f)
{
	struct pp_arena arena = { 0 };

	pp_json_object(j);
	put_description(j, how, &arena, f);
	pp_json_put_string(j, "check_name", f->rule->id);
	pp_json_put_string(j, "fingerprint", pp_fingerprint(prints, f));
	pp_json_put_string(j, "severity", severity(f->severity));
	pp_json_key(j, "location");
	pp_json_object(j);
	pp_json_put_string(j, "path", f->pos.file ? f->pos.file : ".");
	pp_json_key(j, "lines");
	pp_json_object(j);
	pp_json_put_number(j, "begin", f->pos.line ? f->pos.line : 1);
	pp_json_end(j);
	pp_json_end(j);
	pp_json_end(j);
	pp_arena_release(&arena);
}

void pp_print_gitlab(const struct pp_print *how, const struct pp_sink *sink,
		     const struct pp_summary *summary)
{
	struct pp_fingerprints prints = { 0 };
	struct pp_buf buf;
	struct pp_json j;

	(void)summary;
	pp_buf_init(&buf, PP_PRINT_MAX);
	pp_json_init(&j, &buf, true);
	pp_json_array(&j);
	for (size_t i = 0; i < pp_print_count(how, sink); i++) {
		put_finding(&j, how, &prints, sink->items[i]);
		pp_print_flush(how, &buf);
	}
	pp_json_end(&j);
	pp_print_flush(how, &buf);
	pp_fingerprints_release(&prints);
	pp_buf_release(&buf);
}
