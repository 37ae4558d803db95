/* The choice among the printers. */
#include "cli/print.h"

#include "cli/print_github.h"
#include "cli/print_gitlab.h"
#include "cli/print_json.h"
#include "cli/print_junit.h"
#include "cli/print_sarif.h"
#include "cli/print_text.h"

const char *const pp_print_formats[] = {
	"text", "json", "sarif", "github", "gitlab", "junit", NULL
};

int pp_print(const struct pp_print *how, const struct pp_sink *sink,
	     const struct pp_summary *summary)
{
	switch (how->format) {
	case PP_FORMAT_TEXT:
		pp_print_text(how, sink, summary);
		break;
	case PP_FORMAT_JSON:
		pp_print_json(how, sink, summary);
		break;
	case PP_FORMAT_SARIF:
		pp_print_sarif(how, sink, summary);
		break;
	case PP_FORMAT_GITHUB:
		return pp_print_github(how, sink, summary);
	case PP_FORMAT_GITLAB:
		pp_print_gitlab(how, sink, summary);
		break;
	case PP_FORMAT_JUNIT:
		pp_print_junit(how, sink, summary);
		break;
	}
	return 0;
}
