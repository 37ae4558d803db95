/* The engine's rules, as text and as Markdown. */
#include "cli/rules.h"

#include <string.h>

#include "base/buf.h"
#include "cli/help.h"

enum { NARROW = 60, WIDTH_MOST = 100, PAGE_MAX = 1 << 20, PAGE_WIDTH = 80 };

static unsigned text_width(unsigned width)
{
	return width > WIDTH_MOST ? WIDTH_MOST : width;
}

/* Each line of the example, indented. */
static void example(FILE *out, const char *text, unsigned indent)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		fprintf(out, "%*s%.*s\n", n ? (int)indent : 0, "", (int)n,
			text);
		text += n + (text[n] == '\n');
	}
}

static void heading(FILE *out, const char *text, bool color)
{
	fprintf(out, "\n%s%s%s\n", color ? "\033[1m" : "", text,
		color ? "\033[m" : "");
}

void pp_rules_explain(FILE *out, const struct pp_rule *rule,
		      const struct pp_terminal *terminal)
{
	unsigned width = text_width(terminal->width);

	fprintf(out, "%s%s%s (%s)\n\n", terminal->color ? "\033[1m" : "",
		rule->id, terminal->color ? "\033[m" : "",
		pp_severity_name(rule->severity));
	pp_wrap(out, rule->what, 2, width);
	if (*rule->why) {
		putc('\n', out);
		pp_wrap(out, rule->why, 0, width);
	}
	if (*rule->bad) {
		heading(out, "Not so:", terminal->color);
		example(out, rule->bad, 4);
	}
	if (*rule->good) {
		heading(out, "But so:", terminal->color);
		example(out, rule->good, 4);
	}
}

/* The i-th of all, or NULL. */
static const struct pp_rule *rule_at(size_t i, const struct pp_rules_more *more)
{
	if (i < PP_RULE_COUNT)
		return &pp_rules[i];
	i -= PP_RULE_COUNT;
	return i < more->count ? more->items[i] : NULL;
}

static void list_narrow(FILE *out, unsigned width,
			const struct pp_rules_more *more)
{
	const struct pp_rule *rule;

	for (size_t i = 0; (rule = rule_at(i, more)); i++) {
		fprintf(out, "%s (%s)\n", rule->id,
			pp_severity_name(rule->severity));
		pp_wrap(out, rule->what, 4, width);
	}
}

void pp_rules_list(FILE *out, unsigned width, const struct pp_rules_more *more)
{
	const struct pp_rule *rule;
	int column = 0;

	if (width < NARROW) {
		list_narrow(out, width, more);
		return;
	}
	for (size_t i = 0; (rule = rule_at(i, more)); i++) {
		int n = (int)strlen(rule->id);

		column = n > column ? n : column;
	}
	for (size_t i = 0; (rule = rule_at(i, more)); i++) {
		fprintf(out, "%-*s  %-7s  ", column, rule->id,
			pp_severity_name(rule->severity));
		pp_wrap_on(out, rule->what, (unsigned)column + 11,
			   text_width(width));
	}
}

/* Our own words, in which `code` may stand: only what Markdown would take amiss
 * is escaped. */
static void add_escaped(struct pp_buf *out, struct pp_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (strchr("\\*_[]<>|&", text.p[i]))
			pp_buf_putc(out, '\\');
		pp_buf_putc(out, text.p[i]);
	}
}

static void sentence(FILE *out, const char *text)
{
	struct pp_buf buf;

	pp_buf_init(&buf, PAGE_MAX);
	add_escaped(&buf, pp_str(text));
	fwrite(buf.p, 1, buf.n, out);
	pp_buf_release(&buf);
}

static void paragraphs(FILE *out, const char *text)
{
	struct pp_buf buf;

	pp_buf_init(&buf, PAGE_MAX);
	add_escaped(&buf, pp_str(text));
	pp_buf_putc(&buf, '\0');
	putc('\n', out);
	pp_wrap(out, buf.p, 0, PAGE_WIDTH);
	pp_buf_release(&buf);
}

void pp_rules_markdown(FILE *out)
{
	fputs("# Rules\n\nEach finding of `peerpool check` names the rule that "
	      "it is about in square brackets.\nMade by `peerpool explain "
	      "--markdown` from `src/base/rules.def`.\n\n"
	      "| rule | severity | what it finds |\n|---|---|---|\n", out);
	for (size_t i = 0; i < PP_RULE_COUNT; i++) {
		const struct pp_rule *rule = &pp_rules[i];

		fprintf(out, "| [%s](#%s) | %s | ", rule->id, rule->id,
			pp_severity_name(rule->severity));
		sentence(out, rule->what);
		fputs(" |\n", out);
	}
	for (size_t i = 0; i < PP_RULE_COUNT; i++) {
		const struct pp_rule *rule = &pp_rules[i];

		fprintf(out, "\n## %s\n\n%s: ", rule->id,
			pp_severity_name(rule->severity));
		sentence(out, rule->what);
		fputs(".\n", out);
		paragraphs(out, rule->why);
		fputs("\nNot so:\n\n```text\n", out);
		example(out, rule->bad, 0);
		fputs("```\n\nBut so:\n\n```text\n", out);
		example(out, rule->good, 0);
		fputs("```\n", out);
	}
}
