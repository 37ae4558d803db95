/* The examples of the rules are true: each bad one breaks its rule, no good one
 * does.  Those that show files, commands or pools are not tried here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "data/read.h"
#include "schema/schema.h"

/* What an example is: a record, or a schema that is to be compiled. */
enum what { RECORD, MARKDOWN, JSON, SCHEMA };

static const struct {
	const char *id;
	enum what what;
	const char *schema;	/* that the record is to hold to, or NULL */
} examples[] = {
	{ "encoding", RECORD, NULL },
	{ "byte-order-mark", RECORD, NULL },
	{ "crlf", RECORD, NULL },
	{ "control-character", RECORD, NULL },
	{ "line-separator", RECORD, NULL },
	{ "front-matter", MARKDOWN, NULL },
	{ "yaml-syntax", RECORD, NULL },
	{ "yaml-tab", RECORD, NULL },
	{ "yaml-alias", RECORD, NULL },
	{ "yaml-tag", RECORD, NULL },
	{ "yaml-documents", RECORD, NULL },
	{ "yaml-key", RECORD, NULL },
	{ "yaml-version", RECORD, NULL },
	{ "not-json", RECORD, NULL },
	{ "json-syntax", JSON, NULL },
	{ "duplicate-key", RECORD, NULL },
	{ "type", RECORD, "properties: { days: { type: integer }, "
			  "reference: { type: string } }" },
	{ "enum", RECORD,
	  "properties: { group: { enum: [con, lab, ind, ld] } }" },
	{ "const", RECORD, "properties: { format: { const: 1 } }" },
	{ "multiple-of", RECORD, "properties: { days: { multipleOf: 0.5 } }" },
	{ "maximum", RECORD, "properties: { days: { maximum: 31 } }" },
	{ "minimum", RECORD, "properties: { days: { minimum: 0 } }" },
	{ "max-length", RECORD,
	  "properties: { short_name: { maxLength: 30 } }" },
	{ "min-length", RECORD, "properties: { name: { minLength: 1 } }" },
	{ "pattern", RECORD,
	  "properties: { council: { pattern: '^[A-Z]{3}$' } }" },
	{ "format", RECORD, "properties: { joined_on: { format: date } }" },
	{ "max-items", RECORD, "properties: { leads: { maxItems: 2 } }" },
	{ "min-items", RECORD, "properties: { skills: { minItems: 1 } }" },
	{ "unique-items", RECORD,
	  "properties: { skills: { uniqueItems: true } }" },
	{ "contains", RECORD, "properties: { team: { contains: { properties: "
			      "{ role: { const: lead } } } } }" },
	{ "extra-item", RECORD, "properties: { position: { prefixItems: "
				"[true, true], items: false } }" },
	{ "max-properties", RECORD,
	  "properties: { contact: { maxProperties: 2 } }" },
	{ "min-properties", RECORD,
	  "properties: { contact: { minProperties: 1 } }" },
	{ "required", RECORD, "required: [id, person, group]" },
	{ "dependent-required", RECORD,
	  "dependentRequired: { left_on: [left_because] }" },
	{ "unknown-key", RECORD,
	  "properties: { region: true }\nadditionalProperties: false" },
	{ "property-names", RECORD, "properties: { days_by_year: { "
		"propertyNames: { pattern: '^[0-9]{4}$' } } }" },
	{ "not", RECORD, "properties: { title: { not: { const: Cllr } } }" },
	{ "one-of", RECORD, "oneOf: [required: [person], required: [team]]" },
	{ "false-schema", RECORD, "if: { required: [remote] }\n"
				  "then: { properties: { room: false } }" },
	{ "schema-invalid", SCHEMA, NULL },
	{ "schema-ref", SCHEMA, NULL },
	{ "schema-pattern", SCHEMA, NULL },
	{ "schema-dialect", SCHEMA, NULL },
	{ "schema-keyword", SCHEMA, NULL },
	{ "schema-format", SCHEMA, NULL },
	{ "schema-trap", SCHEMA, NULL },
};

enum { BYTES_MAX = 10000 };

/* The examples show what cannot be seen: \t, \x08, \u2028, \r\n at the end of a
 * line. */
static void unescape(struct pp_buf *out, const char *text)
{
	for (; *text; text++) {
		size_t digits = text[1] == 'x' ? 2 : text[1] == 'u' ? 4 : 0;
		char number[5] = "", bytes[4];

		if (*text != '\\' || !strchr("xutrn", text[1])) {
			pp_buf_putc(out, *text);
		} else if (digits) {
			unsigned long cp;

			memcpy(number, text + 2, digits);
			cp = strtoul(number, NULL, 16);
			bytes[0] = (char)cp;
			pp_buf_add(out, bytes, digits == 2 ? 1 :
				   pp_utf8_encode(bytes, (uint32_t)cp));
			text += 1 + digits;
		} else if (text[1] == 'n') {
			text++;		/* the example's own follows */
		} else {
			pp_buf_putc(out, text[1] == 't' ? '\t' : '\r');
			text++;
		}
	}
	pp_buf_putc(out, '\n');
}

struct trial {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_buf bytes, schema_bytes;
	struct pp_schema_set *set;
};

static struct pp_value *read_text(struct trial *t, struct pp_buf *bytes,
				  const char *file, enum pp_syntax syntax,
				  bool record)
{
	struct pp_read how = { file, syntax, record };
	struct pp_docs docs = { 0 };

	if (pp_read(&docs, &t->arena, &t->sink, &how, pp_buf_get(bytes)))
		return NULL;
	return docs.roots;
}

static const struct pp_schema *compile(struct trial *t, const char *text)
{
	static const char uri[] = "https://pool.example/schema.yaml";
	struct pp_value *root;

	/* An example without a $defs of its own refers to these. */
	pp_buf_puts(&t->schema_bytes, text);
	pp_buf_putc(&t->schema_bytes, '\n');
	if (!strstr(text, "$defs:"))
		pp_buf_puts(&t->schema_bytes,
			    "$defs: { council: { type: string } }\n");
	root = read_text(t, &t->schema_bytes, "schema.yaml", PP_SYNTAX_YAML,
			 false);
	if (!root || pp_schema_set_add(t->set, &t->sink, uri, "schema.yaml",
				       root))
		return NULL;
	return pp_schema_compile(t->set, &t->sink, uri);
}

static void run(struct trial *t, size_t i, const char *text)
{
	static const enum pp_syntax syntaxes[] = {
		[RECORD] = PP_SYNTAX_YAML, [MARKDOWN] = PP_SYNTAX_MARKDOWN,
		[JSON] = PP_SYNTAX_JSON,
	};
	const struct pp_schema *schema = NULL;
	struct pp_value *root;

	if (examples[i].what == SCHEMA) {
		compile(t, text);
		return;
	}
	unescape(&t->bytes, text);
	if (examples[i].schema) {
		schema = compile(t, examples[i].schema);
		assert_non_null(schema);
	}
	root = read_text(t, &t->bytes, "record", syntaxes[examples[i].what],
			 true);
	if (root && schema) {
		struct pp_schema_work *work = pp_schema_work_new();

		pp_schema_explain(schema, root, work, &t->sink, "record");
		pp_schema_work_free(work);
	}
}

/* How many findings the text has: of its rule, and of any. */
static void try(size_t i, const char *text, size_t *own, size_t *all)
{
	struct pp_schema_options options = { 0 };
	struct trial t = { 0 };

	pp_buf_init(&t.bytes, BYTES_MAX);
	pp_buf_init(&t.schema_bytes, BYTES_MAX);
	t.set = pp_schema_set_new(&options);
	run(&t, i, text);
	*own = 0;
	*all = t.sink.count;
	for (size_t k = 0; k < t.sink.count; k++) {
		const struct pp_finding *f = t.sink.items[k];

		if (!strcmp(f->rule->id, examples[i].id))
			++*own;
		else
			print_message("%s: %s [%s]\n", examples[i].id, f->text,
				      f->rule->id);
	}
	pp_schema_set_free(t.set);
	pp_buf_release(&t.schema_bytes);
	pp_buf_release(&t.bytes);
	pp_sink_release(&t.sink);
	pp_arena_release(&t.arena);
}

static void test_examples(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		const struct pp_rule *rule = pp_rule_find(examples[i].id);
		size_t own, all;

		assert_non_null(rule);
		try(i, rule->bad, &own, &all);
		if (!own || own != all) {
			print_message("%s: the bad example has %zu of its "
				      "findings, %zu in all\n", rule->id, own,
				      all);
			wrong++;
		}
		try(i, rule->good, &own, &all);
		if (all) {
			print_message("%s: the good example is not\n",
				      rule->id);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
