/* Tables: places go forward, texts are UTF-8, and what was read, written with
 * every cell in quotation marks, is read as the same again. */
#include <assert.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "data/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put_cell(struct pp_buf *b, struct pp_str text)
{
	pp_buf_putc(b, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			pp_buf_putc(b, '"');
		pp_buf_putc(b, text.p[i]);
	}
	pp_buf_putc(b, '"');
}

/* A byte-order mark, so that no text is taken for another encoding. */
static void put_table(struct pp_buf *b, const struct pp_csv *csv)
{
	pp_buf_puts(b, "\xef\xbb\xbf" "sep=,\n");
	for (size_t i = 0; i < csv->count; i++) {
		for (uint32_t j = 0; j < csv->rows[i].count; j++) {
			if (j)
				pp_buf_putc(b, ',');
			put_cell(b, csv->rows[i].cells[j].text);
		}
		pp_buf_putc(b, '\n');
	}
}

static void check_places(const struct pp_csv *csv)
{
	uint32_t line = 1, col = 0;

	for (size_t i = 0; i < csv->count; i++) {
		const struct pp_csv_row *row = &csv->rows[i];

		assert(row->number == i + 1 && row->line >= line);
		for (uint32_t j = 0; j < row->count; j++) {
			const struct pp_csv_cell *c = &row->cells[j];

			assert(c->line > line ||
			       (c->line == line && c->col > col));
			assert(pp_utf8_valid(c->text) == c->text.n);
			line = c->line;
			col = c->col;
		}
	}
}

static void check_same(const struct pp_csv *a, const struct pp_csv *b)
{
	assert(a->count == b->count);
	for (size_t i = 0; i < a->count; i++) {
		assert(a->rows[i].count == b->rows[i].count);
		for (uint32_t j = 0; j < a->rows[i].count; j++)
			assert(a->rows[i].faulty ||
			       pp_str_eq(a->rows[i].cells[j].text,
					 b->rows[i].cells[j].text));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_csv_read how = { .file = "fuzz" };
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_csv csv, again;
	struct pp_buf b;
	int rc;

	pp_buf_init(&b, (size_t)64 << 20);
	rc = pp_csv_read(&csv, &arena, &sink, &how, (struct pp_str){
			 (const char *)data, size });
	assert(rc == 0 || sink.errors);
	check_places(&csv);
	if (!rc && csv.count) {
		put_table(&b, &csv);
		how.separator = ',';
		rc = pp_csv_read(&again, &arena, &sink, &how, pp_buf_get(&b));
		assert(rc == 0);
		check_same(&csv, &again);
	}
	pp_buf_release(&b);
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return 0;
}
