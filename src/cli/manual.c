#include "cli/manual.h"

#include "base/ascii.h"

/* --- the synopsis --------------------------------------------------------- */

/* A run of letters, digits and what joins words: --max-findings, KEY. */
static size_t word_length(const char *p, const char *end)
{
	size_t n = 0;

	while (p + n < end && (pp_is_alnum(p[n]) || p[n] == '-' || p[n] == '_'))
		n++;
	return n;
}

/* Options are bold, what stands for something else is slanted. */
static void usage_form(struct pp_roff *r, const char *p, const char *end)
{
	while (p < end) {
		size_t n = word_length(p, end);
		struct pp_str word = { p, n ? n : 1 };

		if (n && *p == '-')
			pp_roff_code_in(r, PP_ROFF_BOLD, word);
		else if (n && *p >= 'A' && *p <= 'Z')
			pp_roff_code_in(r, PP_ROFF_ITALIC, word);
		else
			pp_roff_code(r, word);
		p += word.n;
	}
}

void pp_manual_synopsis(struct pp_roff *r, const struct pp_command *command)
{
	const char *usage = command->usage;
	bool first = true;

	do {
		size_t n = strcspn(usage, "\n");

		if (!first)
			pp_roff_request(r, ".br");
		first = false;
		pp_roff_font(r, PP_ROFF_BOLD);
		pp_roff_code(r, PP_LIT("peerpool "));
		pp_roff_code(r, pp_str(command->name));
		pp_roff_font(r, PP_ROFF_ROMAN);
		if (n)
			pp_roff_code(r, PP_LIT(" "));
		usage_form(r, usage, usage + n);
		pp_roff_end_line(r);
		usage += n + (usage[n] == '\n');
	} while (*usage);
}

/* --- examples ------------------------------------------------------------- */

void pp_manual_examples(struct pp_roff *r, const struct pp_command *command)
{
	const struct pp_example *e = command->examples;

	for (; e && e->command; e++) {
		pp_roff_request(r, ".TP");
		pp_roff_code_in(r, PP_ROFF_BOLD, pp_str(e->command));
		pp_roff_end_line(r);
		pp_roff_code(r, pp_str(e->what));
		pp_roff_end_line(r);
	}
}

/* --- options -------------------------------------------------------------- */

static void option_names(struct pp_roff *r, const struct pp_option *o)
{
	char letter[] = { '-', o->letter, '\0' };

	pp_roff_request(r, ".TP");
	if (o->letter) {
		pp_roff_code_in(r, PP_ROFF_BOLD, pp_str(letter));
		pp_roff_text(r, PP_LIT(", "));
	}
	pp_roff_font(r, PP_ROFF_BOLD);
	pp_roff_code(r, PP_LIT("--"));
	pp_roff_code(r, pp_str(o->name));
	pp_roff_font(r, PP_ROFF_ROMAN);
	if (o->argument) {
		pp_roff_text(r, PP_LIT(" "));
		pp_roff_code_in(r, PP_ROFF_ITALIC, pp_str(o->argument));
	}
	pp_roff_end_line(r);
}

static void option(struct pp_roff *r, const struct pp_option *o)
{
	option_names(r, o);
	pp_roff_code(r, pp_str(o->help));
	pp_roff_end_line(r);
	if (o->kind != PP_OPT_CHOICE)
		return;
	pp_roff_request(r, ".br");
	pp_roff_text(r, PP_LIT("one of "));
	for (size_t i = 0; o->choices[i]; i++) {
		if (i)
			pp_roff_text(r, PP_LIT(", "));
		pp_roff_code_in(r, PP_ROFF_BOLD, pp_str(o->choices[i]));
	}
	pp_roff_end_line(r);
}

static bool same_group(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : !a && !b;
}

static void group(struct pp_roff *r, const struct pp_option *options,
		  const char *name)
{
	for (const struct pp_option *o = options; o && o->name; o++)
		if (same_group(o->group, name))
			option(r, o);
}

void pp_manual_options(struct pp_roff *r, const struct pp_command *command)
{
	bool grouped = false;

	for (const struct pp_option *o = command->options; o && o->name; o++) {
		const struct pp_option *before = command->options;

		while (before < o && !same_group(before->group, o->group))
			before++;
		if (before < o || !o->group)
			continue;
		pp_roff_heading(r, 3, pp_str(o->group));
		group(r, command->options, o->group);
		grouped = true;
	}
	if (grouped)
		pp_roff_heading(r, 3, PP_LIT("Other options"));
	group(r, command->options, NULL);
	group(r, pp_common_options, NULL);
}
