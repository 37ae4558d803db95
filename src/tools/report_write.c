/* Where a report goes, and files that hold one. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/escape.h"
#include "base/file.h"
#include "data/read.h"
#include "report/frame.h"
#include "tools/report.h"
#include "tools/within.h"

enum { OUTPUT_MODE = 0666, FOLDER_MODE = 0777 };

static int write_file(const char *path, struct pp_str text)
{
	if (pp_file_write(path, text, OUTPUT_MODE, false) == 0)
		return PP_EXIT_OK;
	return pp_fail(&pp_report_command, NULL, "cannot write '%s': %s", path,
		       strerror(errno));
}

static int put(struct pp_report_run *r, struct pp_str text)
{
	const char *file = r->settings.output;

	if (file && strcmp(file, "-") != 0)
		return write_file(file, text);
	fwrite(text.p, 1, text.n, stdout);
	return PP_EXIT_OK;
}

/* --- within the pool ------------------------------------------------------ */

/* The folder that a file lies in, or would. */
static const char *folder_of(struct pp_arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/');

	if (!slash)
		return ".";
	return slash == file ? "/" :
	       pp_arena_copy(arena, file, (size_t)(slash - file));
}

/* Another pool's, such as one of its workspace. */
static bool is_pools(struct pp_report_run *r, const char *file)
{
	const char *folder = pp_file_real(&r->arena,
					  folder_of(&r->arena, file));
	struct pp_sink ignored = { .limit = 1 };
	struct pp_pool pool;
	int rc = folder ? pp_pool_find(&pool, &r->arena, &ignored, folder) :
			  -1;

	pp_sink_release(&ignored);
	return rc == 0;
}

/* What is committed stays, whoever may read the repository later: Markdown is
 * made to be kept in git, and personal data must not get there so. */
static bool would_be_kept(struct pp_report_run *r, const char *file,
			  const struct pp_report_made *made)
{
	if (made->class == PP_CLASS_NONE || !file || !strcmp(file, "-") ||
	    (r->settings.format != PP_REPORT_MARKDOWN &&
	     r->settings.format != PP_REPORT_COMMONMARK))
		return false;
	return pp_within(&r->pool, &r->arena, file) != PP_WITHIN_NOTHING ||
	       is_pools(r, file);
}

/* --- CSV ------------------------------------------------------------------ */

/* A name for each block, by its id or its number. */
static const char *block_file(struct pp_report_run *r,
			      const struct pp_report_made *made, size_t number)
{
	struct pp_str id = made->filled[number].block->id;
	size_t same = 1;

	for (size_t i = 0; i < number; i++)
		same += id.n && pp_str_eq(made->filled[i].block->id, id);
	if (!id.n)
		return pp_arena_printf(&r->arena, "%s/block-%zu.csv",
				       r->settings.output, number + 1);
	if (same == 1)
		return pp_arena_printf(&r->arena, "%s/%.*s.csv",
				       r->settings.output, PP_STR(id));
	return pp_arena_printf(&r->arena, "%s/%.*s-%zu.csv",
			       r->settings.output, PP_STR(id), same);
}

static int write_csv(struct pp_report_run *r,
		     const struct pp_report_made *made)
{
	const char *output = r->settings.output;
	int status = PP_EXIT_OK;
	struct pp_stat stat;
	bool is_folder = output && !pp_file_stat_followed(&stat, output) &&
			 (stat.mode & 0170000) == 0040000;
	struct pp_buf text;

	if (!made->filled_count)
		return pp_fail(&pp_report_command, NULL,
			       "the report has no blocks that could be CSV");
	if (made->filled_count > 1 && (!output || !strcmp(output, "-")))
		return pp_fail(&pp_report_command, "-o FOLDER takes a file for "
			       "each", "the report has %zu blocks",
			       made->filled_count);
	if (made->filled_count > 1 && !is_folder &&
	    pp_file_mkdirs(output, FOLDER_MODE) < 0)
		return pp_fail(&pp_report_command, NULL,
			       "cannot make the folder '%s': %s", output,
			       strerror(errno));
	is_folder |= made->filled_count > 1;
	pp_buf_init(&text, (size_t)1 << 30);
	for (size_t i = 0; i < made->filled_count && !status; i++) {
		pp_buf_clear(&text);
		pp_report_csv(&text, &made->filled[i].result);
		status = is_folder ? write_file(block_file(r, made, i),
						pp_buf_get(&text)) :
				     put(r, pp_buf_get(&text));
	}
	pp_buf_release(&text);
	return status;
}

int pp_report_write(struct pp_report_run *r, const struct pp_report_made *made)
{
	if (r->settings.format == PP_REPORT_CSV)
		return write_csv(r, made);
	if (would_be_kept(r, r->settings.output, made)) {
		pp_fail(&pp_report_command, "write it to a file outside, or as "
			"html", "the report is made of %s data, which may not "
			"be kept in the pool's folder as Markdown",
			made->class == PP_CLASS_SPECIAL ? "special category" :
			pp_class_name(made->class));
		return PP_EXIT_FINDINGS;
	}
	return put(r, made->text);
}

/* --- is it out of date? --------------------------------------------------- */

static enum pp_report_format format_of(const struct pp_frame_note *note)
{
	return pp_str_is(note->format, "commonmark") ? PP_REPORT_COMMONMARK :
						       PP_REPORT_MARKDOWN;
}

/* The command that makes the file anew. */
static const char *command_for(struct pp_report_run *r, const char *file,
			       const struct pp_frame_note *note)
{
	struct pp_buf b;
	const char *text;

	pp_buf_init(&b, (size_t)1 << 24);
	pp_buf_printf(&b, "peerpool report --format %s",
		      pp_report_formats[format_of(note)]);
	if (note->at.n) {
		pp_buf_puts(&b, " --at ");
		pp_escape_shell(&b, note->at);
	}
	for (size_t i = 0; i < note->param_count; i++) {
		pp_buf_puts(&b, " -p ");
		pp_escape_shell(&b, pp_str(pp_arena_printf(&r->arena,
				"%.*s=%.*s", PP_STR(note->params[i].name),
				PP_STR(note->params[i].value))));
	}
	pp_buf_putc(&b, ' ');
	pp_escape_shell(&b, note->report);
	pp_buf_puts(&b, " -o ");
	pp_escape_shell(&b, pp_str(file));
	text = pp_arena_copy(&r->arena, b.p, b.n);
	pp_buf_release(&b);
	return text;
}

static struct pp_finding *stale(struct pp_report_run *r, const char *file,
				const char *text)
{
	return pp_report(&r->sink, PP_R(REPORT_STALE),
			 (struct pp_pos){ .file = file }, "%s", text);
}

/* Does the report still ask for what it was made with?  Else that is told. */
static bool fits(struct pp_report_run *r, const char *file,
		 const struct pp_frame_note *note, const struct pp_head *head)
{
	for (size_t i = 0; i < note->param_count; i++) {
		struct pp_str name = note->params[i].name;
		size_t k = 0;

		while (k < head->param_count &&
		       !pp_str_eq(head->params[k].name, name))
			k++;
		if (k < head->param_count)
			continue;
		stale(r, file, pp_arena_printf(&r->arena, "its report has no "
					       "parameter '%.*s' any more",
					       PP_STR(name)));
		return false;
	}
	return true;
}

/* 0; or -1 where it could not be made. */
static int compare(struct pp_report_run *r, const char *file,
		   struct pp_str bytes, const struct pp_frame_note *note)
{
	struct pp_report_want want = {
		.file = pp_reports_find(&r->reports, note->report),
		.date = pp_arena_str(&r->arena, note->date).p,
		.at = note->at.n ? pp_arena_str(&r->arena, note->at).p : NULL,
		.params = note->params, .param_count = note->param_count,
		.format = format_of(note),
		.timeout_ms = (unsigned)r->settings.timeout * 1000,
	};
	struct pp_report_made made;
	struct pp_date date;

	if (!want.file || !pp_date_parse(&date, note->date)) {
		stale(r, file, want.file ? "it is of no day" :
		      "its report is not there any more");
		return 0;
	}
	if (pp_report_load(&r->reports, want.file, &r->sink) < 0)
		return -1;
	if (!fits(r, file, note, &want.file->head))
		return 0;
	if (pp_report_open(r, want.at) < 0 ||
	    pp_report_run_one(&made, r, &want) < 0)
		return -1;
	pp_report_close(r);
	if (made.refused || pp_str_eq(made.text, bytes))
		return 0;
	pp_report_note(&r->sink, stale(r, file, "it is not what its report "
				       "would be now"), (struct pp_pos){ 0 },
		       "%s", command_for(r, file, note));
	return 0;
}

static int check_file(struct pp_report_run *r, const char *file)
{
	struct pp_frame_note note;
	struct pp_buf bytes;
	struct pp_str text;
	int rc;

	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	rc = pp_file_read_named(&bytes, &r->sink, file, PP_READ_BYTES_MAX);
	text = pp_arena_str(&r->arena, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	if (rc < 0)
		return -1;
	if (pp_frame_note_read(&note, &r->arena, text) < 0) {
		stale(r, file, "it does not say of which report it was made");
		return 0;
	}
	return compare(r, file, text, &note);
}

int pp_report_check_files(struct pp_report_run *r)
{
	int rc = 0;
	size_t errors;

	for (size_t i = 0; i < r->args.count; i++)
		rc |= check_file(r, r->args.items[i]);
	errors = r->sink.errors;
	pp_report_tell(r);
	return rc < 0 ? PP_EXIT_FAILED : errors ? PP_EXIT_FINDINGS :
						  PP_EXIT_OK;
}
