/* Printing what a query returned. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/pager.h"
#include "tools/query.h"

enum { OUTPUT_MODE = 0666 };

static int write_file(struct pp_query_run *r, const struct pp_result *result)
{
	struct pp_buf bytes;
	struct pp_result_print print = { .format = r->settings.format,
					 .into = &bytes };
	int rc, error;

	pp_buf_init(&bytes, PP_RESULT_LINE_MAX);
	pp_print_result(&print, result);
	rc = bytes.overflow ? -1 : pp_file_write(r->settings.output,
						 pp_buf_get(&bytes),
						 OUTPUT_MODE, false);
	error = bytes.overflow ? EFBIG : errno;
	pp_buf_release(&bytes);
	if (rc < 0)
		return pp_fail(&pp_query_command, NULL,
			       "cannot write '%s': %s", r->settings.output,
			       strerror(error));
	return PP_EXIT_OK;
}

int pp_query_print(struct pp_query_run *r, const struct pp_result *result)
{
	const struct pp_query_settings *s = &r->settings;
	struct pp_result_print print = {
		.format = s->format, .out = stdout,
		.is_terminal = r->terminal.is_terminal,
		.width = r->terminal.is_terminal ? r->terminal.width : 0,
		.color = r->terminal.color,
	};
	struct pp_pager pager;
	bool cut;

	if (s->output)
		return write_file(r, result);
	pp_pager_start(&pager, stdout);
	cut = pp_print_result(&print, result);
	pp_pager_end(&pager);
	fflush(stdout);
	if (s->format == PP_RESULT_TABLE && r->terminal.is_terminal)
		fprintf(stderr, "%zu row%s%s\n", result->row_count,
			result->row_count == 1 ? "" : "s",
			cut ? ", cut to fit the terminal" : "");
	return PP_EXIT_OK;
}
