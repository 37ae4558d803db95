/* Results to the terminal, a pipe or a file. */
#include "tools/output.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "cli/pager.h"
#include "cli/print_result.h"
#include "cli/terminal.h"
#include "tools/commands.h"

enum { OUTPUT_MODE = 0666 };

static int write_file(const struct pp_output *how,
		      const struct pp_result *result)
{
	struct pp_buf bytes;
	struct pp_result_print print = { .format = how->format,
					 .into = &bytes };
	int rc, error;

	pp_buf_init(&bytes, PP_RESULT_LINE_MAX);
	pp_print_result(&print, result);
	rc = bytes.overflow ? -1 :
	     pp_file_write(how->file, pp_buf_get(&bytes), OUTPUT_MODE, false);
	error = bytes.overflow ? EFBIG : errno;
	pp_buf_release(&bytes);
	if (rc < 0)
		return pp_fail(how->command, NULL, "cannot write '%s': %s",
			       how->file, strerror(error));
	return PP_EXIT_OK;
}

int pp_output_result(const struct pp_output *how,
		     const struct pp_result *result)
{
	struct pp_result_print print = { .format = how->format,
					 .out = stdout };
	/* Who hands it on should know what it is made of. */
	static const char *const classes[] = {
		[PP_CLASS_NONE] = "",
		[PP_CLASS_PERSONAL] = ", made of personal data",
		[PP_CLASS_SPECIAL] = ", made of special category data",
	};
	struct pp_terminal terminal;
	struct pp_pager pager;
	bool cut;

	if (how->file)
		return write_file(how, result);
	pp_terminal_init(&terminal, stdout, how->no_color);
	print.is_terminal = terminal.is_terminal;
	print.width = terminal.is_terminal ? terminal.width : 0;
	print.color = terminal.color;
	print.wrap = how->wrap;
	pp_pager_start(&pager, stdout);
	cut = pp_print_result(&print, result);
	pp_pager_end(&pager);
	fflush(stdout);
	if (how->format == PP_RESULT_TABLE && terminal.is_terminal)
		fprintf(stderr, "%zu row%s%s%s\n", result->row_count,
			result->row_count == 1 ? "" : "s",
			classes[result->class],
			cut ? ", cut to fit the terminal" : "");
	return PP_EXIT_OK;
}
