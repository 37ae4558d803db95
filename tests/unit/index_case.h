#ifndef TESTS_INDEX_CASE_H
#define TESTS_INDEX_CASE_H

/* For the tests of the index floor: schemas as texts, or those that are
 * shipped; the tables that follow; records as YAML, and their rows. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "data/read.h"
#include "index/row.h"
#include "index/table.h"

enum { INDEX_FILES_MAX = 100 };

struct index_case {
	struct pp_arena arena;
	struct pp_sink sink;		/* all that was said */
	struct pp_schema_set *set;
	struct pp_kinds kinds;
	struct pp_schema_file files[INDEX_FILES_MAX];
	size_t file_count;
	struct pp_tables tables;
	struct pp_buf text;
};

static void case_begin(struct index_case *c)
{
	*c = (struct index_case){ 0 };
	c->set = pp_schema_set_new(&(struct pp_schema_options){ 0 });
	pp_buf_init(&c->text, 1 << 22);
}

static void case_end(struct index_case *c)
{
	pp_buf_release(&c->text);
	pp_kinds_release(&c->kinds);
	pp_schema_set_free(c->set);
	pp_sink_release(&c->sink);
	pp_arena_release(&c->arena);
}

static struct pp_value *case_read(struct index_case *c, const char *file,
				  struct pp_str text)
{
	const struct pp_read how = { .file = file };
	struct pp_docs docs;

	if (pp_read(&docs, &c->arena, &c->sink, &how, text) < 0)
		fail_msg("%s: %s", file, c->sink.items[0]->text);
	return docs.roots;
}

/* A schema document: its name is schemas/NAME.yaml. */
static void case_add(struct index_case *c, const char *name, struct pp_str text)
{
	struct pp_schema_file *f = &c->files[c->file_count++];

	assert_true(c->file_count <= INDEX_FILES_MAX);
	f->file = pp_arena_printf(&c->arena, "schemas/%s.yaml", name);
	f->uri = pp_arena_printf(&c->arena, "pool:/%s", f->file);
	f->root = case_read(c, f->file, pp_arena_str(&c->arena, text));
	f->usable = !pp_schema_set_add(c->set, &c->sink, f->uri, f->file,
				       f->root);
}

/* The tables that follow from what was added. */
static void case_derive(struct index_case *c)
{
	pp_kinds_load(&c->kinds, &c->arena, &c->sink, c->set, c->files,
		      c->file_count);
	pp_tables_derive(&c->tables, &c->arena, &c->sink, &c->kinds, c->files,
			 c->file_count);
}

/* A kind of that name, with path, prefix and what else is given: lines of
 * YAML. */
__attribute__((unused))
static void case_kind(struct index_case *c, const char *name, const char *rest)
{
	char text[8192];

	snprintf(text, sizeof(text),
		 "x-kind: { name: %s, path: 'records/%s/{id}.yaml', "
		 "slug: true }\n%s", name, name, rest);
	case_add(c, name, pp_str(text));
}

/* The schemas of the sample, from the project's folder. */
__attribute__((unused))
static void case_shipped(struct index_case *c)
{
	glob_t found;

	assert_int_equal(glob("schemas/*.yaml", 0, NULL, &found), 0);
	assert_int_equal(glob("schemas/shared/*.yaml", GLOB_APPEND, NULL,
			      &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *path = found.gl_pathv[i] + strlen("schemas/");
		char *bytes = pp_new(&c->arena, char, 1 << 16);
		FILE *f = fopen(found.gl_pathv[i], "r");

		assert_non_null(f);
		case_add(c, pp_arena_printf(&c->arena, "%.*s",
					    (int)(strlen(path) - 5), path),
			 (struct pp_str){ bytes, fread(bytes, 1, 1 << 16, f) });
		fclose(f);
	}
	globfree(&found);
	case_derive(c);
}

/* One line to a finding: FILE:LINE:COL POINTER: text; indented its notes. */
__attribute__((unused))
static const char *case_said(struct index_case *c)
{
	struct pp_buf *b = &c->text;

	pp_buf_clear(b);
	pp_sink_sort(&c->sink);
	for (size_t i = 0; i < c->sink.count; i++) {
		const struct pp_finding *f = c->sink.items[i];

		pp_buf_printf(b, "%s:%u:%u %s: %s\n", f->pos.file, f->pos.line,
			      f->pos.col, f->pointer ? f->pointer : "-",
			      f->text);
		for (const struct pp_note *n = f->notes; n; n = n->next) {
			pp_buf_puts(b, "  ");
			if (n->pos.file)
				pp_buf_printf(b, "%s:%u:%u ", n->pos.file,
					      n->pos.line, n->pos.col);
			pp_buf_printf(b, "%s\n", n->text);
		}
	}
	pp_buf_putc(b, '\0');
	return b->p;
}

/* A table as a line: NAME(column type, ...), with what is special of a column:
 * ! personal, !! special, # an id, > a reference. */
__attribute__((unused))
static const char *case_table(struct index_case *c, const char *name)
{
	const struct pp_table *t = pp_tables_find(&c->tables, pp_str(name));
	struct pp_buf *b = &c->text;

	pp_buf_clear(b);
	if (!t)
		return "none";
	pp_buf_printf(b, "%.*s(", PP_STR(t->name));
	for (size_t i = 0; i < t->column_count; i++) {
		const struct pp_column *k = &t->columns[i];

		pp_buf_printf(b, "%s%.*s%s%s%s %s", i ? ", " : "",
			      PP_STR(k->name),
			      k->class == PP_CLASS_NONE ? "" :
			      k->class == PP_CLASS_PERSONAL ? "!" : "!!",
			      k->is_id ? "#" : "", k->is_ref ? ">" : "",
			      pp_column_type_name(k->type));
	}
	pp_buf_puts(b, ")");
	pp_buf_putc(b, '\0');
	return b->p;
}

static void case_cell(struct pp_buf *b, const struct pp_cell *cell)
{
	switch (cell->type) {
	case PP_CELL_NULL:
		pp_buf_puts(b, "-");
		break;
	case PP_CELL_INTEGER:
		pp_buf_printf(b, "%lld", (long long)cell->integer);
		break;
	case PP_CELL_REAL:
		pp_buf_printf(b, "%.17gr", cell->real);
		break;
	case PP_CELL_TEXT:
		pp_buf_printf(b, "'%.*s'", PP_STR(cell->text));
		break;
	}
}

/* The rows of a record of a kind with the id "x": a line each, TABLE:LINE and
 * its cells. */
__attribute__((unused))
static const char *case_rows(struct index_case *c, const char *kind,
			     const char *yaml)
{
	struct pp_record record = {
		.kind = pp_kinds_find(&c->kinds, pp_str(kind)),
		.path = "records/x.yaml",
		.path_id = PP_LIT("x"),
		.root = case_read(c, "x", pp_str(yaml)),
	};
	struct pp_buf *b = &c->text;
	struct pp_rows rows;

	assert_non_null(record.kind);
	pp_rows_make(&rows, &c->arena, &c->tables, &record);
	pp_buf_clear(b);
	for (size_t i = 0; i < rows.count; i++) {
		const struct pp_row *row = &rows.items[i];
		const struct pp_table *t = &c->tables.items[row->table];

		pp_buf_printf(b, "%.*s:%u", PP_STR(t->name), row->line);
		for (size_t k = 0; k < t->column_count; k++) {
			pp_buf_putc(b, ' ');
			case_cell(b, &row->cells[k]);
		}
		pp_buf_putc(b, '\n');
	}
	pp_buf_putc(b, '\0');
	return b->p;
}

#endif
