#ifndef TESTS_SHEET_CASE_H
#define TESTS_SHEET_CASE_H

/* For the tests of sheets: a kind "thing" from a schema as text, its columns,
 * and its records as YAML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "data/read.h"
#include "record/cell.h"

struct sheet_case {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_schema_set *set;
	struct pp_schema_file file;
	struct pp_kinds kinds;
	struct pp_schema_work *work;
	struct pp_sheet sheet;
	struct pp_buf text;
};

static struct pp_value *case_read(struct sheet_case *c, const char *text)
{
	const struct pp_read how = { .file = "t.yaml" };
	struct pp_docs docs;

	if (pp_read(&docs, &c->arena, &c->sink, &how, pp_str(text)) < 0)
		fail_msg("%s: %s", text, c->sink.items[0]->text);
	return docs.roots;
}

/* kind: more of x-kind, beginning with ','; rest: lines of YAML. */
static void case_begin(struct sheet_case *c, const char *ending,
		       const char *kind, const char *rest)
{
	*c = (struct sheet_case){ .work = pp_schema_work_new() };
	pp_buf_init(&c->text, 1 << 20);
	c->set = pp_schema_set_new(&(struct pp_schema_options){ 0 });
	c->file = (struct pp_schema_file){ "schemas/thing.yaml",
					   "pool:/schemas/thing.yaml",
		case_read(c, pp_arena_printf(&c->arena, "x-kind: { name: thing,"
			" path: 'records/{id}.%s', slug: true%s }\n%s", ending,
			kind, rest)), true };
	if (pp_schema_set_add(c->set, &c->sink, c->file.uri, c->file.file,
			      c->file.root) < 0 ||
	    pp_kinds_load(&c->kinds, &c->arena, &c->sink, c->set, &c->file,
			  1) < 0)
		fail_msg("%s: %s", rest, c->sink.items[0]->text);
	pp_sheet_derive(&c->sheet, &c->arena, &c->kinds.items[0]);
}

static void case_end(struct sheet_case *c)
{
	pp_buf_release(&c->text);
	pp_kinds_release(&c->kinds);
	pp_schema_set_free(c->set);
	pp_schema_work_free(c->work);
	pp_sink_release(&c->sink);
	pp_arena_release(&c->arena);
}

static struct pp_record case_record(struct sheet_case *c, const char *text)
{
	return (struct pp_record){
		.kind = &c->kinds.items[0], .path = "records/x.yaml",
		.path_id = PP_LIT("x"), .root = case_read(c, text),
	};
}

/* The text of a cell, NUL-terminated; NULL where it is empty. */
__attribute__((unused))
static const char *case_cell(struct sheet_case *c,
			     const struct pp_sheet_column *column,
			     const struct pp_record *record)
{
	const struct pp_value *v = pp_sheet_value(&c->arena, column, record);

	pp_buf_clear(&c->text);
	if (!v)
		return NULL;
	pp_cell_write(&c->text, column, v, false);
	pp_buf_putc(&c->text, '\0');
	return c->text.p;
}

#endif
