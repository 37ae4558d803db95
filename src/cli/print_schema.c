/* The tables and columns that queries see. */
#include "cli/print_schema.h"

#include "base/escape.h"
#include "cli/help.h"
#include "cli/print_table.h"

enum { TEXT_MAX = 1 << 24, WIDTH_MOST = 100 };

/* Tables that are there for every pool, beside those of its kinds. */
static const struct {
	const char *name, *columns, *what;
} extra[] = {
	{ "clock", "today", "The day that is asked about: --date, or that of "
	  "--at, or today." },
	{ "finding", "rule, severity, path, line, col, pointer, message, "
	  "kind, id", "What 'peerpool check' finds." },
	{ "change", "commit, time, actor, kind, id, pointer, old, new, reason",
	  "Every change of every field, as git's history has it. commit is a "
	  "word of SQL: write \"commit\"." },
};

static const struct {
	const char *name, *what;
} fixed[PP_FIXED_COUNT] = {
	{ "_pool", "the pool that the record is in" },
	{ "_path", "the record's file" },
	{ "_line", "the line at which it stands there" },
	{ "_blob", "git's id of that version of the file" },
};

/* Is the table the one, or that of a list within it? */
static bool belongs(const struct pp_tables *tables, const struct pp_table *t,
		    const struct pp_table *to)
{
	while (t != to && t->parent >= 0)
		t = &tables->items[t->parent];
	return t == to;
}

static void put_shown(FILE *out, struct pp_str text)
{
	struct pp_buf buf;

	pp_buf_init(&buf, TEXT_MAX);
	pp_escape_terminal(&buf, text);
	fwrite(buf.p, 1, buf.n, out);
	pp_buf_release(&buf);
}

/* The sink of words that pp_wrap wants: a text that ends, escaped. */
static void wrap(FILE *out, struct pp_str text, unsigned indent,
		 const struct pp_terminal *terminal)
{
	struct pp_buf buf;

	pp_buf_init(&buf, TEXT_MAX);
	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;

		pp_escape_terminal(&buf, (struct pp_str){ text.p, n });
		n += end != NULL;
		text = (struct pp_str){ text.p + n, text.n - n };
		if (end)
			pp_buf_putc(&buf, '\n');
	}
	pp_buf_putc(&buf, '\0');
	pp_wrap(out, buf.p, indent, terminal->width < WIDTH_MOST ?
		terminal->width : WIDTH_MOST);
	pp_buf_release(&buf);
}

static void print_title(FILE *out, const struct pp_table *t, bool color)
{
	fputs(color ? "\033[1m" : "", out);
	put_shown(out, t->name);
	fputs(color ? "\033[m" : "", out);
	if (t->label.n) {
		fputs(": ", out);
		put_shown(out, t->label);
	}
	if (t->class != PP_CLASS_NONE)
		fprintf(out, " (%s)", pp_class_name(t->class));
	putc('\n', out);
}

void pp_print_schema(FILE *out, const struct pp_tables *tables,
		     const struct pp_terminal *terminal)
{
	struct pp_buf names;

	pp_buf_init(&names, TEXT_MAX);
	for (size_t i = 0; i < tables->count; i++) {
		const struct pp_table *t = &tables->items[i];

		print_title(out, t, terminal->color);
		pp_buf_clear(&names);
		for (size_t k = 0; k < t->column_count; k++)
			pp_buf_printf(&names, "%s%.*s", k ? ", " : "",
				      PP_STR(t->columns[k].name));
		wrap(out, pp_buf_get(&names), 4, terminal);
	}
	pp_buf_release(&names);
	for (size_t i = 0; i < sizeof(extra) / sizeof(*extra); i++) {
		fprintf(out, "%s: ", extra[i].name);
		pp_wrap_on(out, extra[i].what,
			   (unsigned)strlen(extra[i].name) + 2,
			   terminal->width);
		pp_wrap(out, extra[i].columns, 4, terminal->width);
	}
	fputs("\nEvery table of a kind also has\n", out);
	for (size_t i = 0; i < PP_FIXED_COUNT; i++)
		fprintf(out, "    %s  %s\n", fixed[i].name, fixed[i].what);
	fputs("'peerpool query --schema TABLE' tells more of one.\n", out);
}

/* --- one table ----------------------------------------------------------- */

enum { COLUMNS = 10 };

static void text_cell(struct pp_cell *cell, struct pp_str text)
{
	cell->type = text.n ? PP_CELL_TEXT : PP_CELL_NULL;
	cell->text = text;
}

static void describe(struct pp_cell *cells, const struct pp_table *t,
		     const struct pp_column *c)
{
	text_cell(&cells[0], t->name);
	text_cell(&cells[1], c->name);
	text_cell(&cells[2], pp_str(pp_column_type_name(c->type)));
	cells[3] = (struct pp_cell){ .type = PP_CELL_INTEGER,
				     .integer = c->required };
	text_cell(&cells[4], pp_str(pp_class_name(c->class)));
	text_cell(&cells[5], c->refers_to);
	text_cell(&cells[6], c->label);
	text_cell(&cells[7], c->unit);
	text_cell(&cells[8], c->pointer);
	text_cell(&cells[9], c->description);
}

void pp_schema_result(struct pp_result *out, struct pp_arena *arena,
		      const struct pp_tables *tables,
		      const struct pp_table *table)
{
	static const char *const names[COLUMNS] = {
		"table", "column", "type", "required", "data", "refers_to",
		"label", "unit", "pointer", "description"
	};
	size_t rows = 0;

	*out = (struct pp_result){ .column_count = COLUMNS };
	out->columns = pp_new(arena, struct pp_result_column, COLUMNS);
	for (size_t i = 0; i < COLUMNS; i++)
		out->columns[i].name = pp_str(names[i]);
	out->columns[3].is_number = true;
	for (size_t i = 0; i < tables->count; i++)
		rows += tables->items[i].column_count;
	out->cells = pp_new(arena, struct pp_cell, rows * COLUMNS);
	for (size_t i = 0; i < tables->count; i++) {
		const struct pp_table *t = &tables->items[i];

		if (table && !belongs(tables, t, table))
			continue;
		for (size_t k = 0; k < t->column_count; k++)
			describe(&out->cells[out->row_count++ * COLUMNS], t,
				 &t->columns[k]);
	}
}

/* "-> person; Day rate (pounds): what it is" */
static struct pp_str about(struct pp_arena *arena, const struct pp_column *c)
{
	struct pp_buf b;
	struct pp_str text;

	pp_buf_init(&b, TEXT_MAX);
	if (c->refers_to.n)
		pp_buf_printf(&b, "-> %.*s", PP_STR(c->refers_to));
	if (c->label.n)
		pp_buf_printf(&b, "%s%.*s", b.n ? "; " : "", PP_STR(c->label));
	if (c->unit.n)
		pp_buf_printf(&b, "%s(%.*s)", b.n ? " " : "", PP_STR(c->unit));
	if (c->description.n)
		pp_buf_printf(&b, "%s%.*s", b.n ? ": " : "",
			      PP_STR(c->description));
	text = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

static void print_columns(FILE *out, const struct pp_table *t,
			  const struct pp_terminal *terminal)
{
	struct pp_result_column heads[] = {
		{ .name = PP_LIT("column") }, { .name = PP_LIT("type") },
		{ .name = PP_LIT("data") }, { .name = PP_LIT("about") },
	};
	struct pp_arena arena = { 0 };
	struct pp_result r = { .columns = heads, .column_count = 4,
			       .row_count = t->column_count };
	const struct pp_result_print how = {
		.out = out, .color = terminal->color,
		.width = terminal->width < WIDTH_MOST ? terminal->width :
							WIDTH_MOST,
		.wrap = true,
	};

	r.cells = pp_new(&arena, struct pp_cell, 4 * t->column_count);
	for (size_t i = 0; i < t->column_count; i++) {
		const struct pp_column *c = &t->columns[i];
		struct pp_cell *cells = &r.cells[4 * i];
		struct pp_str class = { 0 };

		if (c->class != PP_CLASS_NONE)
			class = pp_str(pp_class_name(c->class));
		text_cell(&cells[0], c->name);
		text_cell(&cells[1], pp_str(pp_column_type_name(c->type)));
		text_cell(&cells[2], class);
		text_cell(&cells[3], about(&arena, c));
	}
	pp_print_table(&how, &r);
	pp_arena_release(&arena);
}

void pp_print_schema_table(FILE *out, const struct pp_tables *tables,
			   const struct pp_table *table,
			   const struct pp_terminal *terminal)
{
	bool first = true;

	for (size_t i = 0; i < tables->count; i++) {
		const struct pp_table *t = &tables->items[i];

		if (!belongs(tables, t, table))
			continue;
		fputs(first ? "" : "\n", out);
		first = false;
		print_title(out, t, terminal->color);
		if (t->description.n)
			wrap(out, t->description, 0, terminal);
		putc('\n', out);
		print_columns(out, t, terminal);
	}
}
