/* What is printed for machines holds to the schemas in docs/formats, by our own
 * engine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/file.h"
#include "data/read.h"
#include "schema/schema.h"

enum { BYTES_MAX = 1 << 20 };

struct checker {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_buf schema_bytes, bytes;
	struct pp_schema_set *set;
	struct pp_schema_work *work;
	const struct pp_schema *schema;
};

static void must(struct checker *c, int failed)
{
	pp_sink_sort(&c->sink);
	for (size_t i = 0; i < c->sink.count; i++) {
		const struct pp_finding *f = c->sink.items[i];

		fprintf(stderr, "%s:%u:%u: %s [%s]\n", f->pos.file ?
			f->pos.file : "", f->pos.line, f->pos.col, f->text,
			f->rule->id);
	}
	assert_int_equal(failed, 0);
	assert_int_equal(c->sink.count, 0);
}

static struct pp_value *load(struct checker *c, struct pp_buf *bytes,
			     const char *path)
{
	struct pp_read how = { path, pp_syntax_of(path), false };
	struct pp_docs docs = { 0 };

	must(c, pp_file_read_named(bytes, &c->sink, path, BYTES_MAX));
	must(c, pp_read(&docs, &c->arena, &c->sink, &how, pp_buf_get(bytes)));
	assert_int_equal(docs.count, 1);
	return docs.roots;
}

static void checker_init(struct checker *c, const char *path)
{
	struct pp_schema_options options = { 0 };

	*c = (struct checker){ 0 };
	pp_buf_init(&c->schema_bytes, BYTES_MAX);
	pp_buf_init(&c->bytes, BYTES_MAX);
	c->set = pp_schema_set_new(&options);
	c->work = pp_schema_work_new();
	must(c, pp_schema_set_add(c->set, &c->sink, path, path,
				  load(c, &c->schema_bytes, path)));
	c->schema = pp_schema_compile(c->set, &c->sink, path);
	must(c, !c->schema);
}

static void checker_release(struct checker *c)
{
	pp_schema_work_free(c->work);
	pp_schema_set_free(c->set);
	pp_buf_release(&c->bytes);
	pp_buf_release(&c->schema_bytes);
	pp_sink_release(&c->sink);
	pp_arena_release(&c->arena);
}

static void check(struct checker *c, const char *path)
{
	struct pp_value *root = load(c, &c->bytes, path);
	bool holds = pp_schema_holds(c->schema, root, c->work);

	if (!holds)
		pp_schema_explain(c->schema, root, c->work, &c->sink, path);
	must(c, !holds);
}

/* A schema that accepts anything would prove nothing. */
static void check_refused(struct checker *c, const char *text)
{
	struct pp_read how = { "text", PP_SYNTAX_JSON, false };
	struct pp_docs docs = { 0 };

	must(c, pp_read(&docs, &c->arena, &c->sink, &how, pp_str(text)));
	assert_false(pp_schema_holds(c->schema, docs.roots, c->work));
}

#define SUMMARY "{\"files\":1,\"records\":1,\"errors\":0," \
	"\"warnings\":0,\"notAvailable\":0,\"notShown\":0}"
#define HEAD "{\"format\":1,\"tool\":\"peerpool\",\"version\":\"0.1.0\"," \
	"\"command\":\"check\",\"summary\":" SUMMARY ",\"findings\":"

static void test_json(void **state)
{
	struct checker c;

	(void)state;
	checker_init(&c, "docs/formats/check.schema.yaml");
	check(&c, "tests/expected/print/check.json");
	check(&c, "tests/expected/print/no-values.json");
	check_refused(&c, "{}");
	check_refused(&c, HEAD "[{}]}");
	check_refused(&c, HEAD "[{\"rule\":\"enum\",\"severity\":\"error\","
		      "\"message\":\"no\",\"notes\":[],\"column\":1}]}");
	check_refused(&c, HEAD "[{\"rule\":\"enum\",\"severity\":\"error\","
		      "\"message\":\"no\",\"notes\":[],\"more\":1}]}");
	checker_release(&c);
}

static void test_sarif(void **state)
{
	struct checker c;

	(void)state;
	checker_init(&c, "docs/formats/sarif.schema.yaml");
	check(&c, "tests/expected/print/sarif.json");
	check(&c, "tests/expected/print/no-values.sarif.json");
	check_refused(&c, "{}");
	check_refused(&c, "{\"$schema\":\"a:b\",\"version\":\"2.1.0\","
		      "\"runs\":[{}]}");
	checker_release(&c);
}

static void test_gitlab(void **state)
{
	struct checker c;

	(void)state;
	checker_init(&c, "docs/formats/gitlab.schema.yaml");
	check(&c, "tests/expected/print/gitlab.json");
	check(&c, "tests/expected/print/no-values.gitlab.json");
	check_refused(&c, "[{}]");
	checker_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_sarif),
		cmocka_unit_test(test_gitlab),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
