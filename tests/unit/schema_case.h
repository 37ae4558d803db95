#ifndef TESTS_SCHEMA_CASE_H
#define TESTS_SCHEMA_CASE_H

/* For the tests of the schema floor: a schema and a value as YAML text, and
 * all that is said about them as one string. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "data/read.h"
#include "schema/schema.h"

struct schema_case {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_schema_set *set;
	struct pp_schema_work *work;
	const struct pp_schema *schema;
	struct pp_buf said;
};

static const struct pp_value *case_read(struct schema_case *c,
					const char *file, const char *text)
{
	struct pp_read how = { .file = file, .syntax = PP_SYNTAX_YAML };
	struct pp_docs docs;
	struct pp_sink sink = { 0 };

	assert_int_equal(pp_read(&docs, &c->arena, &sink, &how, pp_str(text)),
			 0);
	pp_sink_release(&sink);
	return docs.roots;
}

/* One line to a finding: LINE:COL rule pointer: text; found 'x'.  A line to
 * each note, indented; those with a place begin with it. */
static const char *case_said(struct schema_case *c)
{
	struct pp_buf *b = &c->said;

	pp_buf_clear(b);
	pp_sink_sort(&c->sink);
	for (size_t i = 0; i < c->sink.count; i++) {
		const struct pp_finding *f = c->sink.items[i];

		pp_buf_printf(b, "%u:%u %s %s: %s%s%s\n", f->pos.line,
			      f->pos.col, f->rule->id,
			      f->pointer ? f->pointer : "-", f->text,
			      f->found ? "; found " : "",
			      f->found ? f->found : "");
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

static void case_begin(struct schema_case *c, bool format_annotation)
{
	struct pp_schema_options options = {
		.format_annotation = format_annotation
	};

	*c = (struct schema_case){ .work = pp_schema_work_new() };
	pp_buf_init(&c->said, 1 << 20);
	c->set = pp_schema_set_new(&options);
}

/* Add a document as file "s", or report why not. */
__attribute__((unused))
static int case_add(struct schema_case *c, const char *uri, const char *text)
{
	return pp_schema_set_add(c->set, &c->sink, uri, "s",
				 case_read(c, "s", text));
}

static void case_compile(struct schema_case *c, const char *schema)
{
	if (!pp_schema_set_add(c->set, &c->sink, "test:s", "s",
			       case_read(c, "s", schema)))
		c->schema = pp_schema_compile(c->set, &c->sink, "test:s");
}

/* The verdict on a value, which both evaluators must share. */
static bool case_holds(struct schema_case *c, const char *value)
{
	const struct pp_value *v = case_read(c, "r", value);
	bool holds = pp_schema_holds(c->schema, v, c->work);

	pp_sink_clear(&c->sink);
	pp_schema_explain(c->schema, v, c->work, &c->sink, "r");
	assert_int_equal(holds, c->sink.errors == 0);
	return holds;
}

static void case_end(struct schema_case *c)
{
	pp_buf_release(&c->said);
	pp_schema_set_free(c->set);
	pp_schema_work_free(c->work);
	pp_sink_release(&c->sink);
	pp_arena_release(&c->arena);
}

/* good holds to the schema; of bad exactly that is said. */
__attribute__((unused))
static void case_check(const char *schema, const char *good, const char *bad,
		       const char *said)
{
	struct schema_case c;

	case_begin(&c, false);
	case_compile(&c, schema);
	assert_string_equal(case_said(&c), "");
	assert_non_null(c.schema);
	if (good && !case_holds(&c, good))
		fail_msg("%s", case_said(&c));
	if (bad) {
		case_holds(&c, bad);
		assert_string_equal(case_said(&c), said);
	}
	case_end(&c);
}

/* Of a schema that is not right exactly that is said. */
__attribute__((unused))
static void case_schema(const char *schema, const char *said)
{
	struct schema_case c;

	case_begin(&c, false);
	case_compile(&c, schema);
	assert_string_equal(case_said(&c), said);
	case_end(&c);
}

#endif
