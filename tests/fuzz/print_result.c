/* A result in every form: the first byte says how many columns there are, the
 * second how wide a terminal is; then come names and cells, with a byte 0
 * between them.  What is printed must have the result's shape, and read back
 * as it was. */
#include "schemas.h"

#include "base/utf8.h"
#include "cli/print_result.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CELLS_MAX = 64, PRINTED_MAX = 1 << 24 };

static struct pp_str next(struct pp_str *rest)
{
	const char *end = rest->n ? memchr(rest->p, '\0', rest->n) : NULL;
	struct pp_str part = *rest;

	if (end)
		part.n = (size_t)(end - rest->p);
	rest->p += part.n + (end != NULL);
	rest->n -= part.n + (end != NULL);
	return part;
}

/* A cell is a number where it begins with byte 1 or 2. */
static struct pp_cell cell_of(struct pp_str text)
{
	struct pp_cell cell = { .type = PP_CELL_TEXT, .text = text };
	uint64_t bits = 0;

	if (!text.n)
		return (struct pp_cell){ .type = PP_CELL_NULL };
	for (size_t i = 1; i < text.n && i < 9; i++)
		bits = bits << 8 | (uint8_t)text.p[i];
	if (*text.p == 1)
		return (struct pp_cell){ .type = PP_CELL_INTEGER,
					 .integer = (int64_t)bits };
	if (*text.p == 2) {
		cell.type = PP_CELL_REAL;
		memcpy(&cell.real, &bits, sizeof(bits));
		/* SQLite has no NaN. */
		if (cell.real != cell.real)
			cell.real = 0.5;
	}
	return cell;
}

static size_t count(struct pp_str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

/* As RFC 4180 has it. */
static void check_csv(struct pp_str s, const struct pp_result *r)
{
	size_t lines = 0, fields = 1;
	bool quoted = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		if (quoted)
			continue;
		fields += s.p[i] == ',';
		if (s.p[i] != '\n')
			continue;
		assert(i && s.p[i - 1] == '\r' && fields == r->column_count);
		fields = 1;
		lines++;
	}
	assert(!quoted && lines == r->row_count + 1);
}

static void check_tsv(struct pp_str s, const struct pp_result *r)
{
	assert(count(s, '\n') == r->row_count + 1);
	assert(count(s, '\t') == (r->row_count + 1) * (r->column_count - 1));
	assert(!count(s, '\r'));
}

static void check_json(struct pp_arena *arena, struct pp_str s,
		       const struct pp_result *r)
{
	struct pp_read how = { .file = "fuzz", .syntax = PP_SYNTAX_JSON };
	struct pp_sink sink = { 0 };
	struct pp_docs docs;
	int rc = pp_read(&docs, arena, &sink, &how, s);

	assert(pp_utf8_valid(s) == s.n);
	/* Two columns may have one name: a finding. */
	assert(rc || docs.roots->type == PP_LIST);
	assert(rc || docs.roots->count == r->row_count);
	pp_sink_release(&sink);
}

static void check(struct pp_arena *arena, unsigned format, struct pp_str s,
		  const struct pp_result *r)
{
	switch ((enum pp_result_format)format) {
	case PP_RESULT_CSV:
		check_csv(s, r);
		break;
	case PP_RESULT_TSV:
		check_tsv(s, r);
		break;
	case PP_RESULT_JSON:
		check_json(arena, s, r);
		break;
	case PP_RESULT_JSONL:
		assert(count(s, '\n') == r->row_count);
		break;
	case PP_RESULT_TABLE:
		/* Where it is narrow, each row is a block of lines. */
		assert(count(s, '\n') >= r->row_count);
		break;
	case PP_RESULT_MARKDOWN:
		assert(count(s, '\n') == r->row_count + 2);
		break;
	}
}

static void print(struct pp_arena *arena, const struct pp_result *r,
		  unsigned width)
{
	struct pp_buf out;

	pp_buf_init(&out, PRINTED_MAX);
	for (unsigned f = 0; pp_result_formats[f]; f++) {
		struct pp_result_print how = { .format = f, .into = &out,
					       .width = width };

		pp_buf_clear(&out);
		pp_print_result(&how, r);
		check(arena, f, pp_buf_get(&out), r);
		how.is_terminal = true;
		how.color = width % 2;
		pp_buf_clear(&out);
		pp_print_result(&how, r);
	}
	pp_buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_str rest = { (const char *)data + 2, size - 2 };
	struct pp_result_column columns[8] = { 0 };
	struct pp_cell cells[CELLS_MAX];
	struct pp_result r = { .columns = columns, .cells = cells };
	struct pp_arena arena = { 0 };
	size_t n = 0;

	if (size < 2)
		return 0;
	r.column_count = 1 + data[0] % 8;
	for (size_t i = 0; i < r.column_count; i++) {
		columns[i].name = next(&rest);
		columns[i].is_number = data[0] >> 3 & 1 << i % 5;
	}
	while (rest.n && n < CELLS_MAX)
		cells[n++] = cell_of(next(&rest));
	r.row_count = n / r.column_count;
	print(&arena, &r, data[1]);
	pp_arena_release(&arena);
	return 0;
}
