/* A cell of a column, which the first four bytes describe: what is read from it
 * is written such that it is read as the same. */
#include "schemas.h"

#include "base/csv.h"
#include "base/utf8.h"
#include "record/cell.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DESCRIBED = 4, TYPES = 63 };

static void check(struct pp_arena *arena, const struct pp_sheet_column *c,
		  const struct pp_value *v, bool safe)
{
	struct pp_sink sink = { 0 };
	const struct pp_cell_read how = { .arena = arena, .sink = &sink };
	const struct pp_value *back;
	struct pp_str cell;
	struct pp_buf b;

	pp_buf_init(&b, (size_t)1 << 26);
	pp_cell_write(&b, c, v, safe);
	cell = pp_arena_str(arena, pp_buf_get(&b));
	if (safe && pp_csv_needs_guard(cell))
		cell = pp_str(pp_arena_printf(arena, "'%.*s", PP_STR(cell)));
	assert(!pp_cell_read(&back, &how, c, cell));
	assert(back && pp_value_eq(back, v));
	pp_buf_release(&b);
	pp_sink_release(&sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum pp_form forms[] = { PP_FORM_SCALAR, PP_FORM_LIST,
					      PP_FORM_JSON };
	struct pp_sheet_column column = { .part = PP_SHEET_VALUE };
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	const struct pp_cell_read how = { .arena = &arena, .sink = &sink };
	const struct pp_value *v;
	struct pp_str text;

	if (size < DESCRIBED)
		return 0;
	column.may = data[0] & TYPES;
	column.item_may = data[1] & TYPES;
	column.form = forms[data[2] % 3];
	if (column.form == PP_FORM_LIST)	/* as sheet.c has it */
		column.may = 1u << PP_LIST | (column.may & 1u << PP_NULL);
	column.is_date = data[3] & 1;
	column.is_body = column.form == PP_FORM_SCALAR && data[3] & 2;
	text = (struct pp_str){ (const char *)data + DESCRIBED,
				size - DESCRIBED };
	if (pp_utf8_valid(text) == text.n &&
	    !pp_cell_read(&v, &how, &column, text) && v)
		for (int safe = 0; safe < 2; safe++)
			check(&arena, &column, v, safe);
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return 0;
}
