/* Findings as SARIF 2.1.0. */
#include "cli/print_sarif.h"

#include "base/escape.h"
#include "base/json.h"
#include "base/map.h"
#include "cli/fingerprint.h"

enum { RESULTS_MAX = 25000, RELATED_MAX = 100 };

static const char schema_uri[] =
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
	"sarif-schema-2.1.0.json";

struct printer {
	const struct pp_print *how;
	const struct pp_sink *sink;
	size_t count;			/* results printed */
	struct pp_json j;
	struct pp_buf buf;
	struct pp_buf text;		/* scraps */
	struct pp_arena arena;
	struct pp_map rules;		/* rule id -> index */
	struct pp_fingerprints fingerprints;
};

/* A literal brace is doubled in a message (SARIF 3.11.5). */
static void add_message(struct pp_buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '{' || *text == '}')
			pp_buf_putc(out, *text);
		pp_buf_putc(out, *text);
	}
}

/* "key": { "text": "..." } of what stands in p->text. */
static void put_text(struct printer *p, const char *key)
{
	pp_json_key(&p->j, key);
	pp_json_object(&p->j);
	pp_json_key(&p->j, "text");
	pp_json_str(&p->j, pp_buf_get(&p->text));
	pp_json_end(&p->j);
	pp_buf_clear(&p->text);
}

static void put_message(struct printer *p, const char *key, const char *text)
{
	add_message(&p->text, text);
	put_text(p, key);
}

static void put_physical(struct printer *p, struct pp_pos pos)
{
	pp_json_key(&p->j, "physicalLocation");
	pp_json_object(&p->j);
	pp_json_key(&p->j, "artifactLocation");
	pp_json_object(&p->j);
	pp_escape_uri(&p->text, pp_str(pos.file));
	pp_json_key(&p->j, "uri");
	pp_json_str(&p->j, pp_buf_get(&p->text));
	pp_buf_clear(&p->text);
	if (pos.file[0] != '/')
		pp_json_put_string(&p->j, "uriBaseId", "%SRCROOT%");
	pp_json_end(&p->j);
	/* Code scanning services want a line even where a finding is about
	 * the whole file. */
	pp_json_key(&p->j, "region");
	pp_json_object(&p->j);
	pp_json_put_number(&p->j, "startLine", pos.line ? pos.line : 1);
	if (pos.line && pos.col)
		pp_json_put_number(&p->j, "startColumn", pos.col);
	if (pos.line && pos.col && pos.end_col > pos.col)
		pp_json_put_number(&p->j, "endColumn", pos.end_col);
	pp_json_end(&p->j);
	pp_json_end(&p->j);
}

static void put_related(struct printer *p, const struct pp_finding *f)
{
	size_t id = 0;

	for (const struct pp_note *n = f->notes; n; n = n->next) {
		if (!n->pos.file || !pp_print_note(p->how, n))
			continue;
		if (!id) {
			pp_json_key(&p->j, "relatedLocations");
			pp_json_array(&p->j);
		}
		pp_json_object(&p->j);
		pp_json_put_number(&p->j, "id", ++id);
		put_physical(p, n->pos);
		put_message(p, "message", n->text);
		pp_json_end(&p->j);
		if (id == RELATED_MAX)
			break;
	}
	if (id)
		pp_json_end(&p->j);
}

/* The message and, beneath it, what its notes say: services show no notes. */
static void put_result_message(struct printer *p, const struct pp_finding *f)
{
	add_message(&p->text, pp_print_message(p->how, &p->arena, f));
	for (const struct pp_note *n = f->notes; n; n = n->next)
		if (pp_print_note(p->how, n)) {
			pp_buf_puts(&p->text, "\nnote: ");
			add_message(&p->text, pp_print_advice(&p->arena, n));
		}
	put_text(p, "message");
}

static void put_result(struct printer *p, const struct pp_finding *f)
{
	struct pp_json *j = &p->j;

	pp_json_object(j);
	pp_json_put_string(j, "ruleId", f->rule->id);
	pp_json_put_number(j, "ruleIndex",
			   pp_map_get(&p->rules, pp_str(f->rule->id))->num);
	pp_json_put_string(j, "level", pp_severity_name(f->severity));
	put_result_message(p, f);
	pp_json_key(j, "locations");
	pp_json_array(j);
	if (f->pos.file) {
		pp_json_object(j);
		put_physical(p, f->pos);
		if (f->pointer) {
			pp_json_key(j, "logicalLocations");
			pp_json_array(j);
			pp_json_object(j);
			pp_json_put_string(j, "fullyQualifiedName", f->pointer);
			pp_json_end(j);
			pp_json_end(j);
		}
		pp_json_end(j);
	}
	pp_json_end(j);
	put_related(p, f);
	pp_json_key(j, "partialFingerprints");
	pp_json_object(j);
	pp_json_put_string(j, "peerpool/v1",
			   pp_fingerprint(&p->fingerprints, f));
	pp_json_end(j);
	pp_json_end(j);
	pp_arena_clear(&p->arena);
	pp_print_flush(p->how, &p->buf);
}

/* Rules that are made at run time may not say everything. */
static bool is_empty(const char *text)
{
	return !text || !*text;
}

static void put_rule(struct printer *p, const struct pp_rule *rule)
{
	struct pp_json *j = &p->j;

	pp_json_object(j);
	pp_json_put_string(j, "id", rule->id);
	put_message(p, "shortDescription", rule->what);
	put_message(p, "fullDescription", is_empty(rule->why) ? rule->what :
							       rule->why);
	add_message(&p->text, rule->what);
	if (!is_empty(rule->bad) && !is_empty(rule->good)) {
		pp_buf_puts(&p->text, ".\n\nNot so:\n\n");
		add_message(&p->text, rule->bad);
		pp_buf_puts(&p->text, "\n\nBut so:\n\n");
		add_message(&p->text, rule->good);
	}
	put_text(p, "help");
	pp_json_key(j, "defaultConfiguration");
	pp_json_object(j);
	pp_json_put_string(j, "level", pp_severity_name(rule->severity));
	pp_json_end(j);
	pp_json_end(j);
}

/* The rules that the results break, in the order in which they first do. */
static void put_rules(struct printer *p)
{
	pp_json_key(&p->j, "rules");
	pp_json_array(&p->j);
	for (size_t i = 0; i < p->count; i++) {
		const struct pp_rule *rule = p->sink->items[i]->rule;
		struct pp_map_entry *e;
		bool is_new;

		e = pp_map_put(&p->rules, pp_str(rule->id), &is_new);
		if (!is_new)
			continue;
		e->num = p->rules.count - 1;
		put_rule(p, rule);
	}
	pp_json_end(&p->j);
}

static void put_tool(struct printer *p)
{
	pp_json_key(&p->j, "tool");
	pp_json_object(&p->j);
	pp_json_key(&p->j, "driver");
	pp_json_object(&p->j);
	pp_json_put_string(&p->j, "name", "peerpool");
	pp_json_put_string(&p->j, "version", PP_VERSION);
	pp_json_put_string(&p->j, "semanticVersion", PP_VERSION);
	put_rules(p);
	pp_json_end(&p->j);
	pp_json_end(&p->j);
}

/* That the tool did its work, and what it left out. */
static void put_invocation(struct printer *p)
{
	size_t more = p->sink->count + p->sink->dropped - p->count;
	struct pp_json *j = &p->j;

	pp_json_key(j, "invocations");
	pp_json_array(j);
	pp_json_object(j);
	pp_json_key(j, "executionSuccessful");
	pp_json_bool(j, true);
	if (more) {
		pp_json_key(j, "toolExecutionNotifications");
		pp_json_array(j);
		pp_json_object(j);
		pp_json_put_string(j, "level", "warning");
		pp_buf_printf(&p->text, "%zu more findings are left out", more);
		put_text(p, "message");
		pp_json_end(j);
		pp_json_end(j);
	}
	pp_json_end(j);
	pp_json_end(j);
}

static void put_run(struct printer *p)
{
	pp_json_object(&p->j);
	put_tool(p);
	put_invocation(p);
	pp_json_put_string(&p->j, "columnKind", "unicodeCodePoints");
	pp_json_key(&p->j, "results");
	pp_json_array(&p->j);
	for (size_t i = 0; i < p->count; i++)
		put_result(p, p->sink->items[i]);
	pp_json_end(&p->j);
	pp_json_end(&p->j);
}

void pp_print_sarif(const struct pp_print *how, const struct pp_sink *sink,
		    const struct pp_summary *summary)
{
	struct printer p = { .how = how, .sink = sink };

	(void)summary;
	p.count = pp_print_count(how, sink);
	if (p.count > RESULTS_MAX)
		p.count = RESULTS_MAX;
	pp_buf_init(&p.buf, PP_PRINT_MAX);
	pp_buf_init(&p.text, PP_PRINT_MAX);
	pp_json_init(&p.j, &p.buf, true);
	pp_json_object(&p.j);
	pp_json_put_string(&p.j, "$schema", schema_uri);
	pp_json_put_string(&p.j, "version", "2.1.0");
	pp_json_key(&p.j, "runs");
	pp_json_array(&p.j);
	put_run(&p);
	pp_json_end(&p.j);
	pp_json_end(&p.j);
	pp_print_flush(how, &p.buf);
	pp_fingerprints_release(&p.fingerprints);
	pp_map_release(&p.rules);
	pp_arena_release(&p.arena);
	pp_buf_release(&p.text);
	pp_buf_release(&p.buf);
}
