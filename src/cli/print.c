/* The choice among the printers. */
#include "cli/print.h"

#include "cli/print_text.h"

const char *const pp_format_names[] = {
	"text", "json", "sarif", "github", "gitlab", "junit", NULL
};

int pp_print(const struct pp_print *how, const struct pp_sink *sink,
	     const struct pp_summary *summary)
{
	switch (how->format) {
	case PP_FORMAT_TEXT:
	default:
		pp_print_text(how, sink, summary);
		break;
	}
	return 0;
}
