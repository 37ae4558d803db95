/* Results as JSON. */
#include "cli/print_objects.h"

#include "base/escape.h"
#include "base/map.h"

/* "name": of each column, ready to be printed. */
static struct pp_str *keys(struct pp_arena *arena,
			   const struct pp_result *result)
{
	struct pp_str *out = pp_new(arena, struct pp_str,
				    result->column_count);
	struct pp_map seen = { 0 };
	struct pp_buf buf;

	pp_buf_init(&buf, PP_RESULT_LINE_MAX);
	for (size_t i = 0; i < result->column_count; i++) {
		struct pp_str name = result->columns[i].name;
		bool is_new;

		pp_map_put(&seen, name, &is_new);
		for (unsigned n = 2; !is_new; n++) {
			name = pp_str(pp_arena_printf(arena, "%.*s_%u",
				PP_STR(result->columns[i].name), n));
			pp_map_put(&seen, name, &is_new);
		}
		pp_buf_clear(&buf);
		pp_escape_json(&buf, name);
		pp_buf_putc(&buf, ':');
		out[i] = pp_arena_str(arena, pp_buf_get(&buf));
	}
	pp_buf_release(&buf);
	pp_map_release(&seen);
	return out;
}

static void add_value(struct pp_buf *out, const struct pp_cell *cell)
{
	if (cell->type == PP_CELL_NULL)
		pp_buf_puts(out, "null");
	else if (cell->type == PP_CELL_TEXT)
		pp_escape_json(out, cell->text);
	else
		pp_result_number(out, cell);
}

/* Objects, with between after each but the last. */
static void add_objects(struct pp_buf *out, const struct pp_result_print *how,
			const struct pp_result *result, const char *between)
{
	struct pp_arena arena = { 0 };
	struct pp_str *key = keys(&arena, result);
	const struct pp_cell *cell = result->cells;

	for (size_t r = 0; r < result->row_count; r++) {
		pp_buf_putc(out, '{');
		for (size_t i = 0; i < result->column_count; i++, cell++) {
			if (i)
				pp_buf_putc(out, ',');
			pp_buf_str(out, key[i]);
			add_value(out, cell);
		}
		pp_buf_putc(out, '}');
		pp_buf_puts(out, r + 1 < result->row_count ? between : "\n");
		pp_result_flush(how, out, false);
	}
	pp_arena_release(&arena);
}

void pp_print_objects(const struct pp_result_print *how,
		      const struct pp_result *result)
{
	struct pp_buf buf;

	pp_buf_init(&buf, PP_RESULT_LINE_MAX);
	pp_buf_puts(&buf, result->row_count ? "[\n" : "[");
	add_objects(&buf, how, result, ",\n");
	pp_buf_puts(&buf, "]\n");
	pp_result_flush(how, &buf, true);
	pp_buf_release(&buf);
}

void pp_print_object_lines(const struct pp_result_print *how,
			   const struct pp_result *result)
{
	struct pp_buf buf;

	pp_buf_init(&buf, PP_RESULT_LINE_MAX);
	add_objects(&buf, how, result, "\n");
	pp_result_flush(how, &buf, true);
	pp_buf_release(&buf);
}
