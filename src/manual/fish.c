/* Completion for fish. */
#include "manual/words.h"

static void functions(FILE *out)
{
	for (size_t i = 0; i < PP_WORDS_COUNT; i++)
		if (pp_words_sources[i].ask)
			fprintf(out, "function __peerpool_%s\n\t%s\nend\n\n",
				pp_words_sources[i].name,
				pp_words_sources[i].ask);
}

/* For command lines of that command. */
static void within(FILE *out, const char *command)
{
	fprintf(out, "complete -c peerpool -n "
		"'__fish_seen_subcommand_from %s'", command);
}

/* Where names of files are no candidates: -x, as an option that takes one. */
static void candidates(FILE *out, enum pp_words words)
{
	switch (words) {
	case PP_WORDS_NONE:
	case PP_WORDS_CHOICES:
		break;
	case PP_WORDS_FILES:
		fputs(" -F", out);
		break;
	case PP_WORDS_FOLDERS:
		fputs(" -a '(__fish_complete_directories)'", out);
		break;
	default:
		fprintf(out, " -a '(__peerpool_%s)'",
			pp_words_sources[words].name);
	}
}

static void option(FILE *out, const struct pp_command *c,
		   const struct pp_option *o)
{
	enum pp_words words = pp_words_of_option(o);

	within(out, c->name);
	fprintf(out, " -l %s", o->name);
	if (o->letter)
		fprintf(out, " -s %c", o->letter);
	if (o->kind != PP_OPT_FLAG)
		fputs(words == PP_WORDS_FILES ? " -r" : " -x", out);
	if (words == PP_WORDS_CHOICES) {
		fputs(" -a '", out);
		for (size_t i = 0; o->choices[i]; i++)
			fprintf(out, "%s%s", i ? " " : "", o->choices[i]);
		putc('\'', out);
	}
	candidates(out, words);
	fputs(" -d ", out);
	pp_words_quote_fish(out, o->help);
	putc('\n', out);
}

/* It does not tell which of them is meant. */
static void operand(FILE *out, const struct pp_command *c, enum pp_words words)
{
	if (!words)
		return;
	within(out, c->name);
	candidates(out, words);
	putc('\n', out);
}

static void command(FILE *out, const struct pp_command *c)
{
	const struct pp_option *o;
	struct pp_words_operands operands = pp_words_of_operands(c);

	fprintf(out, "\ncomplete -c peerpool -n __fish_use_subcommand -a %s "
		"-d ", c->name);
	pp_words_quote_fish(out, c->summary);
	putc('\n', out);
	operand(out, c, operands.first);
	if (operands.rest != operands.first)
		operand(out, c, operands.rest);
	for (size_t i = 0; (o = pp_words_option(c, i)); i++)
		option(out, c, o);
}

void pp_words_fish(FILE *out)
{
	fputs("# fish completion for peerpool; made from its option "
	      "tables.\n\n", out);
	functions(out);
	fputs("complete -c peerpool -f\n"
	      "complete -c peerpool -n __fish_use_subcommand -l version\n"
	      "complete -c peerpool -n __fish_use_subcommand -a help\n", out);
	within(out, "help");
	fputs(" -a '", out);
	for (const struct pp_listed *l = pp_commands; l->command; l++)
		fprintf(out, "%s%s", l == pp_commands ? "" : " ",
			l->command->name);
	fputs("'\n", out);
	for (const struct pp_listed *l = pp_commands; l->command; l++)
		command(out, l->command);
}
