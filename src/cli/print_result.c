/* The forms of a query's result. */
#include "cli/print_result.h"

#include "cli/print_csv.h"
#include "cli/print_markdown.h"
#include "cli/print_objects.h"
#include "cli/print_table.h"

const char *const pp_result_formats[] = {
	"table", "csv", "tsv", "json", "jsonl", "markdown", NULL
};

bool pp_print_result(const struct pp_result_print *how,
		     const struct pp_result *result)
{
	switch ((enum pp_result_format)how->format) {
	case PP_RESULT_TABLE:
		return pp_print_table(how, result);
	case PP_RESULT_CSV:
		pp_print_csv(how, result);
		break;
	case PP_RESULT_TSV:
		pp_print_tsv(how, result);
		break;
	case PP_RESULT_JSON:
		pp_print_objects(how, result);
		break;
	case PP_RESULT_JSONL:
		pp_print_object_lines(how, result);
		break;
	case PP_RESULT_MARKDOWN:
		pp_print_markdown(how, result);
		break;
	}
	return false;
}
