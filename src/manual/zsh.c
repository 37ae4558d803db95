/* Completion for zsh, by its own _arguments. */
#include "manual/words.h"

static const char special[] = "[]:\\";

static void functions(FILE *out)
{
	for (size_t i = 0; i < PP_WORDS_COUNT; i++) {
		const struct pp_words_source *s = &pp_words_sources[i];

		if (s->ask)
			fprintf(out, "_peerpool_%s()\n{\n"
				"\tlocal -a found expl\n"
				"\tfound=(${(f)\"$(%s)\"})\n"
				"\t_wanted %s expl %s compadd -a found\n}\n\n",
				s->name, s->ask, s->name, s->name);
	}
	fputs("_peerpool_commands()\n{\n\tlocal -a commands\n\tcommands=(\n",
	      out);
	for (const struct pp_listed *l = pp_commands; l->command; l++) {
		fprintf(out, "\t\t%s:", l->command->name);
		pp_words_quote(out, l->command->summary, ":");
		putc('\n', out);
	}
	fputs("\t)\n\t_describe command commands\n}\n\n", out);
}

/* What completes: ":FORMAT:(text json)" */
static void action(FILE *out, enum pp_words words)
{
	switch (words) {
	case PP_WORDS_NONE:
	case PP_WORDS_CHOICES:
		putc(' ', out);
		break;
	case PP_WORDS_FILES:
		fputs("_files", out);
		break;
	case PP_WORDS_FOLDERS:
		fputs("_files -/", out);
		break;
	default:
		fprintf(out, "_peerpool_%s", pp_words_sources[words].name);
	}
}

static void argument(FILE *out, const struct pp_option *o)
{
	fprintf(out, "':%s:", o->argument);
	if (o->kind == PP_OPT_CHOICE) {
		putc('(', out);
		for (size_t i = 0; o->choices[i]; i++)
			fprintf(out, "%s%s", i ? " " : "", o->choices[i]);
		putc(')', out);
	} else {
		action(out, pp_words_of_option(o));
	}
	putc('\'', out);
}

/* One spelling of an option: '--format=[the form]:FORMAT:(text json)' */
static void spelling(FILE *out, const struct pp_option *o, const char *name)
{
	bool takes = o->kind != PP_OPT_FLAG;

	fprintf(out, " \\\n\t\t'%s%s%s['", o->kind == PP_OPT_LIST ? "*" : "",
		name, !takes ? "" : name[1] == '-' ? "=" : "+");
	pp_words_quote(out, o->help, special);
	fputs("']'", out);
	if (takes)
		argument(out, o);
}

static void option(FILE *out, const struct pp_option *o)
{
	char name[80];

	snprintf(name, sizeof(name), "--%s", o->name);
	spelling(out, o, name);
	if (!o->letter)
		return;
	snprintf(name, sizeof(name), "-%c", o->letter);
	spelling(out, o, name);
}

static void case_of(FILE *out, const struct pp_command *c)
{
	struct pp_words_operands operands = pp_words_of_operands(c);
	const struct pp_option *o;

	fprintf(out, "\t%s)\n\t\t_arguments -s -S", c->name);
	for (size_t i = 0; (o = pp_words_option(c, i)); i++)
		option(out, o);
	fputs(" \\\n\t\t'1:argument:", out);
	action(out, operands.first);
	fputs("' '*:argument:", out);
	action(out, operands.rest);
	fputs("' ;;\n", out);
}

void pp_words_zsh(FILE *out)
{
	fputs("#compdef peerpool git-peerpool\n"
	      "# zsh completion for peerpool; made from its option tables.\n\n",
	      out);
	functions(out);
	fputs("_peerpool()\n{\n\tlocal command=$words[2]\n\n"
	      "\tif ((CURRENT == 2)); then\n"
	      "\t\t_peerpool_commands\n"
	      "\t\tcompadd -- help --help --version\n"
	      "\t\treturn\n\tfi\n"
	      "\tshift words\n\t((CURRENT--))\n\tcase $command in\n", out);
	for (const struct pp_listed *l = pp_commands; l->command; l++)
		case_of(out, l->command);
	fputs("\thelp)\n\t\t_arguments '1:command:_peerpool_commands' ;;\n"
	      "\tesac\n}\n\n_peerpool \"$@\"\n", out);
}
