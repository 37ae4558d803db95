/* Help texts from the option tables. */
#include "cli/help.h"

#include "cli/terminal.h"

enum { NAMES_MAX = 26, NARROW = 60, COLUMNS_MAX = 100 };

static void spaces(FILE *out, unsigned n)
{
	fprintf(out, "%*s", (int)n, "");
}

/* Words from text up to its end or an empty line; returns where it stopped. */
static const char *fill(FILE *out, const char *text, unsigned indent,
			unsigned width)
{
	unsigned column = indent;

	while (*text && !(text[0] == '\n' && text[1] == '\n')) {
		size_t n = strcspn(text, " \n");
		unsigned w = pp_display_width((struct pp_str){ text, n });

		if (column > indent && column + 1 + w > width) {
			putc('\n', out);
			spaces(out, indent);
			column = indent;
		}
		if (n && column > indent) {
			putc(' ', out);
			column++;
		}
		fwrite(text, 1, n, out);
		column += w;
		text += n;
		if (text[0] == '\n' && text[1] == ' ')
			break;
		if (*text && !(text[0] == '\n' && text[1] == '\n'))
			text++;
	}
	putc('\n', out);
	return text;
}

static const char *verbatim(FILE *out, const char *text, unsigned indent)
{
	size_t n = strcspn(text, "\n");

	spaces(out, indent);
	fprintf(out, "%.*s\n", (int)n, text);
	return text + n;
}

void pp_wrap_on(FILE *out, const char *text, unsigned indent, unsigned width)
{
	bool first = true;

	while (*text) {
		if (text[0] == ' ') {
			text = verbatim(out, text, indent);
		} else {
			if (!first)
				spaces(out, indent);
			text = fill(out, text, indent, width);
		}
		first = false;
		if (text[0] == '\n' && text[1] == '\n') {
			putc('\n', out);
			text++;
		}
		if (*text == '\n')
			text++;
	}
}

void pp_wrap(FILE *out, const char *text, unsigned indent, unsigned width)
{
	if (text[0] != ' ')
		spaces(out, indent);
	pp_wrap_on(out, text, indent, width);
}

/* "-n, --dry-run" or "    --format FORMAT" */
static void option_names(char *to, size_t size, const struct pp_option *o)
{
	char letter[8] = "    ";

	if (o->letter)
		snprintf(letter, sizeof(letter), "-%c, ", o->letter);
	snprintf(to, size, "%s--%s%s%s", letter, o->name,
		 o->argument ? " " : "", o->argument ? o->argument : "");
}

static void option_help(FILE *out, const struct pp_option *o, unsigned column,
			unsigned width)
{
	char names[80];
	unsigned n;

	option_names(names, sizeof(names), o);
	n = 2 + (unsigned)strlen(names);
	fprintf(out, "  %s", names);
	if (width < NARROW || n + 2 > column) {
		putc('\n', out);
		n = 0;
		if (width < NARROW)
			column = 8;
	}
	spaces(out, column - n);
	pp_wrap_on(out, o->help, column, width);
	if (o->kind == PP_OPT_CHOICE) {
		spaces(out, column);
		fputs("one of", out);
		for (size_t i = 0; o->choices[i]; i++)
			fprintf(out, "%s %s", i ? "," : "", o->choices[i]);
		putc('\n', out);
	}
}

static bool same_group(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : !a && !b;
}

static void group_help(FILE *out, const struct pp_option *options,
		       const char *group, unsigned column, unsigned width)
{
	for (const struct pp_option *o = options; o && o->name; o++)
		if (same_group(o->group, group))
			option_help(out, o, column, width);
}

static void options_help(FILE *out, const struct pp_command *c, unsigned width)
{
	const struct pp_option *const tables[] = {
		c->options, pp_common_options
	};
	unsigned column = 0;

	for (size_t i = 0; i < 2; i++)
		for (const struct pp_option *o = tables[i]; o && o->name; o++) {
			char names[80];
			unsigned n;

			option_names(names, sizeof(names), o);
			n = (unsigned)strlen(names);
			if (n > column && n <= NAMES_MAX)
				column = n;
		}
	column += 4;
	for (const struct pp_option *o = c->options; o && o->name; o++) {
		const struct pp_option *before = c->options;

		while (before < o && !same_group(before->group, o->group))
			before++;
		if (before < o || !o->group)
			continue;
		fprintf(out, "\n%s:\n", o->group);
		group_help(out, c->options, o->group, column, width);
	}
	fputs("\nOptions:\n", out);
	group_help(out, c->options, NULL, column, width);
	group_help(out, pp_common_options, NULL, column, width);
}

static void examples_help(FILE *out, const struct pp_example *e, unsigned width)
{
	if (!e || !e->command)
		return;
	fputs("\nExamples:\n", out);
	for (; e->command; e++) {
		fprintf(out, "  %s\n", e->command);
		pp_wrap(out, e->what, 6, width);
	}
}

static void usage_help(FILE *out, const struct pp_command *c)
{
	const char *usage = c->usage;

	fputs("\nUsage:\n", out);
	do {
		size_t n = strcspn(usage, "\n");

		fprintf(out, "  peerpool %s%s%.*s\n", c->name, n ? " " : "",
			(int)n, usage);
		usage += n + (usage[n] == '\n');
	} while (*usage);
}

void pp_help_print(FILE *out, const struct pp_command *command, unsigned width)
{
	if (!width)
		width = 80;
	if (width > COLUMNS_MAX)
		width = COLUMNS_MAX;
	fprintf(out, "peerpool %s\n", command->name);
	pp_wrap(out, command->summary, 2, width);
	examples_help(out, command->examples, width);
	usage_help(out, command);
	if (command->description) {
		putc('\n', out);
		pp_wrap(out, command->description, 0, width);
	}
	options_help(out, command, width);
}
