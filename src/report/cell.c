/* Cells as text. */
#include "report/cell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { NUMBER_MAX = 40 };

static struct pp_str real_text(struct pp_arena *arena, double value)
{
	char text[NUMBER_MAX];

	if (isnan(value) || isinf(value))
		return value < 0 ? PP_LIT("-infinity") : PP_LIT("infinity");
	snprintf(text, sizeof(text), "%.15g", value);
	if (strtod(text, NULL) < value || strtod(text, NULL) > value)
		snprintf(text, sizeof(text), "%.17g", value);
	return pp_arena_str(arena, pp_str(text));
}

struct pp_str pp_cell_text(struct pp_arena *arena, const struct pp_cell *cell)
{
	switch (cell->type) {
	case PP_CELL_TEXT:
		return cell->text;
	case PP_CELL_INTEGER:
		return pp_str(pp_arena_printf(arena, "%lld",
					      (long long)cell->integer));
	case PP_CELL_REAL:
		return real_text(arena, cell->real);
	default:
		return (struct pp_str){ 0 };
	}
}
