#include "index/postgres_ddl.h"

#include "index/layout.h"
#include "index/postgres_sql.h"
#include "index/postgres_text.h"

static const char text_type[] = "text COLLATE \"C\"";

static const char *type_of(enum pp_column_type type)
{
	switch (type) {
	case PP_COLUMN_INTEGER:
	case PP_COLUMN_BOOLEAN: return "bigint";
	case PP_COLUMN_REAL: return "double precision";
	default: return text_type;
	}
}

void pp_postgres_place(struct pp_buf *out, struct pp_str schema,
		       struct pp_str name)
{
	pp_postgres_name(out, schema);
	pp_buf_putc(out, '.');
	pp_postgres_name(out, name);
}

/* --- comments ------------------------------------------------------------- */

static void add_sentence(struct pp_buf *out, struct pp_str text)
{
	if (!text.n)
		return;
	if (out->n)
		pp_buf_putc(out, ' ');
	pp_buf_str(out, text);
	if (!strchr(".!?:;", text.p[text.n - 1]))
		pp_buf_putc(out, '.');
}

static void add_said(struct pp_buf *out, const char *what, struct pp_str text)
{
	if (!text.n)
		return;
	pp_buf_printf(out, "%s%s: %.*s.", out->n ? " " : "", what,
		      PP_STR(text));
}

static void describe_column(struct pp_buf *out, const struct pp_column *c)
{
	add_sentence(out, c->label);
	if (!pp_str_eq(c->label, c->description))
		add_sentence(out, c->description);
	add_said(out, "Unit", c->unit);
	add_said(out, "Refers to", c->refers_to);
	if (c->type == PP_COLUMN_JSON)
		add_sentence(out, PP_LIT("JSON"));
	if (c->type == PP_COLUMN_BOOLEAN)
		add_sentence(out, PP_LIT("0 or 1"));
	add_said(out, "Data", pp_str(pp_class_name(c->class)));
}

static void end_comment(struct pp_buf *out, const struct pp_buf *text)
{
	pp_buf_puts(out, " IS ");
	pp_postgres_text(out, pp_buf_get(text));
	pp_buf_puts(out, ";\n");
}

static void add_comments(struct pp_buf *out, const struct pp_postgres_ddl *d,
			 const struct pp_table *t)
{
	struct pp_buf text;

	pp_buf_init(&text, out->max);
	add_sentence(&text, t->label);
	if (!pp_str_eq(t->label, t->description))
		add_sentence(&text, t->description);
	add_said(&text, "Data", pp_str(pp_class_name(t->class)));
	pp_buf_puts(out, "COMMENT ON TABLE ");
	pp_postgres_place(out, d->schema, t->name);
	end_comment(out, &text);
	for (size_t i = 0; i < t->column_count; i++) {
		pp_buf_clear(&text);
		describe_column(&text, &t->columns[i]);
		pp_buf_puts(out, "COMMENT ON COLUMN ");
		pp_postgres_place(out, d->schema, t->name);
		pp_buf_putc(out, '.');
		pp_postgres_name(out, t->columns[i].name);
		end_comment(out, &text);
	}
	pp_buf_release(&text);
}

/* --- tables --------------------------------------------------------------- */

static void create(struct pp_buf *out, const struct pp_postgres_ddl *d,
		   const struct pp_table *t)
{
	pp_buf_puts(out, "CREATE TABLE ");
	pp_postgres_place(out, d->schema, t->name);
	pp_buf_printf(out, " (\n\t_pool %s NOT NULL DEFAULT ", text_type);
	pp_postgres_text(out, d->pool);
	pp_buf_printf(out, ",\n\t_path %s NOT NULL,\n\t_line bigint,"
		      "\n\t_blob %s", text_type, text_type);
	for (size_t i = 0; i < t->column_count; i++) {
		pp_buf_puts(out, ",\n\t");
		pp_postgres_name(out, t->columns[i].name);
		pp_buf_printf(out, " %s", type_of(t->columns[i].type));
	}
	pp_buf_puts(out, "\n);\n");
	add_comments(out, d, t);
}

/* The day that is asked about: of the setting, else of the pool's time zone.
 * OFFSET keeps it from being worked out again for each row. */
static void create_clock(struct pp_buf *out, const struct pp_postgres_ddl *d)
{
	pp_buf_puts(out, "CREATE VIEW ");
	pp_postgres_place(out, d->schema, PP_LIT("clock"));
	pp_buf_puts(out, " AS SELECT to_char(coalesce(nullif("
		    "current_setting('peerpool.today', true), '')::date, "
		    "(now() AT TIME ZONE ");
	pp_postgres_text(out, d->zone.n ? d->zone : PP_LIT("UTC"));
	pp_buf_puts(out, ")::date), 'YYYY-MM-DD') COLLATE \"C\" AS today "
		    "OFFSET 0;\nCOMMENT ON VIEW ");
	pp_postgres_place(out, d->schema, PP_LIT("clock"));
	pp_buf_puts(out, " IS 'The day that is asked about: today, or as "
		    "SET peerpool.today says.';\n");
}

void pp_postgres_tables(struct pp_buf *out, const struct pp_postgres_ddl *d)
{
	for (size_t i = 0; i < d->tables->count; i++)
		create(out, d, &d->tables->items[i]);
	create_clock(out, d);
}

/* --- keys ----------------------------------------------------------------- */

/* A list's rows are told apart by their positions, which follow the id of the
 * record. */
static bool is_key(const struct pp_table *t, size_t i)
{
	const struct pp_column *c = &t->columns[i];

	if (t->number == PP_TABLE_REFS)
		return pp_str_is(c->name, "pointer");
	return t->parent >= 0 && !c->is_id && !c->pointer.n &&
	       c->type == PP_COLUMN_INTEGER;
}

static void add_key(struct pp_buf *out, const struct pp_postgres_ddl *d,
		    const struct pp_table *t)
{
	pp_buf_puts(out, "ALTER TABLE ");
	pp_postgres_place(out, d->schema, t->name);
	pp_buf_puts(out, " ADD PRIMARY KEY (_path");
	for (size_t i = 0; i < t->column_count; i++) {
		if (!is_key(t, i))
			continue;
		pp_buf_puts(out, ", ");
		pp_postgres_name(out, t->columns[i].name);
	}
	pp_buf_puts(out, ");\n");
}

void pp_postgres_indexes(struct pp_buf *out, const struct pp_postgres_ddl *d)
{
	for (size_t k = 0; k < d->tables->count; k++) {
		const struct pp_table *t = &d->tables->items[k];

		add_key(out, d, t);
		for (size_t i = 0; i < t->column_count; i++) {
			if (!pp_layout_has_index(t, i))
				continue;
			pp_buf_puts(out, "CREATE INDEX ON ");
			pp_postgres_place(out, d->schema, t->name);
			pp_buf_puts(out, " (");
			pp_postgres_name(out, t->columns[i].name);
			pp_buf_puts(out, ");\n");
		}
	}
}

/* --- functions, rows ------------------------------------------------------ */

void pp_postgres_functions(struct pp_buf *out,
			   const struct pp_postgres_ddl *d)
{
	const char *at = pp_postgres_sql, *mark;

	while ((mark = strstr(at, "@@"))) {
		pp_buf_add(out, at, (size_t)(mark - at));
		pp_postgres_name(out, d->schema);
		at = mark + 2;
	}
	pp_buf_puts(out, at);
}

void pp_postgres_copy(struct pp_buf *out, struct pp_str schema,
		      const struct pp_table *table)
{
	pp_buf_puts(out, "COPY ");
	pp_postgres_place(out, schema, table->name);
	pp_buf_puts(out, " (_path, _line, _blob");
	for (size_t i = 0; i < table->column_count; i++) {
		pp_buf_puts(out, ", ");
		pp_postgres_name(out, table->columns[i].name);
	}
	pp_buf_puts(out, ") FROM stdin;\n");
}
