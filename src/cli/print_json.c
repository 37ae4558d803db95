/* Findings as one JSON object. */
#include "cli/print_json.h"

#include "base/json.h"

enum { FORMAT = 1 };

static void put_place(struct pp_json *j, struct pp_pos pos)
{
	if (!pos.file)
		return;
	pp_json_put_string(j, "file", pos.file);
	if (!pos.line)
		return;
	pp_json_put_number(j, "line", pos.line);
	if (pos.col)
		pp_json_put_number(j, "column", pos.col);
	if (pos.col && pos.end_col > pos.col)
		pp_json_put_number(j, "endColumn", pos.end_col);
}

static void put_notes(struct pp_json *j, const struct pp_print *how,
		      const struct pp_finding *f)
{
	pp_json_key(j, "notes");
	pp_json_array(j);
	for (const struct pp_note *n = f->notes; n; n = n->next) {
		if (!pp_print_note(how, n))
			continue;
		pp_json_object(j);
		put_place(j, n->pos);
		pp_json_put_string(j, "message", n->text);
		pp_json_end(j);
	}
	pp_json_end(j);
}

static void put_finding(struct pp_json *j, const struct pp_print *how,
			const struct pp_finding *f)
{
	pp_json_object(j);
	pp_json_put_string(j, "rule", f->rule->id);
	pp_json_put_string(j, "severity", pp_severity_name(f->severity));
	put_place(j, f->pos);
	if (f->pointer)
		pp_json_put_string(j, "pointer", f->pointer);
	pp_json_put_string(j, "message", how->no_values && f->tells ?
					 f->rule->what : f->text);
	if (f->found && !how->no_values)
		pp_json_put_string(j, "found", f->found);
	put_notes(j, how, f);
	pp_json_end(j);
}

static void put_summary(struct pp_json *j, const struct pp_print *how,
			const struct pp_sink *sink,
			const struct pp_summary *summary)
{
	pp_json_key(j, "summary");
	pp_json_object(j);
	pp_json_put_number(j, "files", summary->files);
	pp_json_put_number(j, "records", summary->records);
	pp_json_put_number(j, "errors", sink->errors);
	pp_json_put_number(j, "warnings", sink->warnings);
	pp_json_put_number(j, "notAvailable", summary->unavailable);
	pp_json_put_number(j, "notShown", pp_print_more(how, sink));
	pp_json_end(j);
}

void pp_print_json(const struct pp_print *how, const struct pp_sink *sink,
		   const struct pp_summary *summary)
{
	struct pp_json j;
	struct pp_buf buf;

	pp_buf_init(&buf, PP_PRINT_MAX);
	pp_json_init(&j, &buf, true);
	pp_json_object(&j);
	pp_json_put_number(&j, "format", FORMAT);
	pp_json_put_string(&j, "tool", "peerpool");
	pp_json_put_string(&j, "version", PP_VERSION);
	pp_json_put_string(&j, "command", how->command);
	put_summary(&j, how, sink, summary);
	pp_json_key(&j, "findings");
	pp_json_array(&j);
	for (size_t i = 0; i < pp_print_count(how, sink); i++) {
		put_finding(&j, how, sink->items[i]);
		pp_print_flush(how, &buf);
	}
	pp_json_end(&j);
	pp_json_end(&j);
	pp_print_flush(how, &buf);
	pp_buf_release(&buf);
}
