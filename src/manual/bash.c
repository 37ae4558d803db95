/* Completion for bash. */
#include "manual/words.h"

static const char head[] =
"# bash completion for peerpool; made from its option tables.\n"
"\n"
"# The words of a source, each on a line.\n"
"_peerpool_words()\n"
"{\n"
"\tcase $1 in\n";

static const char offer[] =
"\tesac\n"
"}\n"
"\n"
"# Those of a source that begin as the word does which is to be completed.\n"
"_peerpool_offer()\n"
"{\n"
"\tlocal word\n"
"\tCOMPREPLY=()\n"
"\tcase $1 in\n";

/* Candidates are lines, and nothing in them is run. */
static const char middle[] =
"\tesac\n"
"\tcase $1 in\n"
"\tfiles|folders)\n"
"\t\tcompopt -o filenames 2>/dev/null\n"
"\t\twhile IFS= read -r word; do\n"
"\t\t\tCOMPREPLY+=(\"$word\")\n"
"\t\tdone < <(\n"
"\t\t\tif [[ $1 = folders ]]; then\n"
"\t\t\t\tcompgen -d -- \"$cur\"\n"
"\t\t\telse\n"
"\t\t\t\tcompgen -f -- \"$cur\"\n"
"\t\t\tfi)\n"
"\t\treturn ;;\n"
"\tesac\n"
"\twhile IFS= read -r word; do\n"
"\t\t[[ $word = \"$cur\"* ]] && COMPREPLY+=(\"$word\")\n"
"\tdone < <(_peerpool_words \"$1\")\n"
"}\n"
"\n"
"_peerpool()\n"
"{\n"
"\tlocal cur=${COMP_WORDS[COMP_CWORD]} first=0 command i operands=0\n"
"\tlocal options= takes= source= rest= prev= before=\n"
"\n"
"\t# Behind \"git\", or by a path.\n"
"\twhile ((first < COMP_CWORD)); do\n"
"\t\t[[ ${COMP_WORDS[first]} = *peerpool ]] && break\n"
"\t\t((first++))\n"
"\tdone\n"
"\tCOMPREPLY=()\n"
"\tif ((COMP_CWORD == first + 1)); then\n"
"\t\t_peerpool_offer top\n"
"\t\treturn\n"
"\tfi\n"
"\tcommand=${COMP_WORDS[first + 1]}\n"
"\tcase $command in\n";

/* --format=json comes as three words. */
static const char tail[] =
"\t*) return ;;\n"
"\tesac\n"
"\n"
"\t# The words before it: which are operands, and is an argument wanted?\n"
"\tfor ((i = first + 2; i < COMP_CWORD; i++)); do\n"
"\t\tbefore=${COMP_WORDS[i]}\n"
"\t\tif [[ $prev ]]; then\n"
"\t\t\t[[ $before = '=' ]] || prev=\n"
"\t\telif [[ $before = -- ]]; then\n"
"\t\t\toptions=\n"
"\t\telif [[ $before = -* ]]; then\n"
"\t\t\t[[ \" $takes \" = *\" $before \"* ]] && prev=$before\n"
"\t\telif [[ $before != '=' && ${COMP_WORDS[i - 1]} != '=' ]]; then\n"
"\t\t\t((operands++))\n"
"\t\tfi\n"
"\tdone\n"
"\t[[ $cur = '=' ]] && cur=\n"
"\t((operands == 0)) || source=$rest\n"
"\tif [[ $prev ]]; then\n"
"\t\t_peerpool_offer \"$command$prev\"\n"
"\telif [[ $cur = -* && $options ]]; then\n"
"\t\t_peerpool_offer \"$command options\"\n"
"\telif [[ $source ]]; then\n"
"\t\t_peerpool_offer \"$source\"\n"
"\tfi\n"
"}\n"
"\n"
"_git_peerpool()\n"
"{\n"
"\t_peerpool\n"
"}\n"
"\n"
"complete -F _peerpool peerpool\n";

/* --- the lists ------------------------------------------------------------ */

static void lines(FILE *out)
{
	fputs("\t\tprintf '%s\\n'", out);
}

static void commands(FILE *out)
{
	for (const struct pp_listed *l = pp_commands; l->command; l++)
		fprintf(out, " %s", l->command->name);
}

/* What can stand in the first place. */
static void top(FILE *out)
{
	fputs("\ttop)\n", out);
	lines(out);
	commands(out);
	fputs(" help --help --version ;;\n\tcommands)\n", out);
	lines(out);
	commands(out);
	fputs(" ;;\n", out);
}

static void asked(FILE *out)
{
	for (size_t i = 0; i < PP_WORDS_COUNT; i++)
		if (pp_words_sources[i].ask)
			fprintf(out, "\t%s)\n\t\t%s ;;\n",
				pp_words_sources[i].name,
				pp_words_sources[i].ask);
}

static void option_names(FILE *out, const struct pp_command *c,
			 bool arguments_only)
{
	const struct pp_option *o;

	for (size_t i = 0; (o = pp_words_option(c, i)); i++) {
		if (arguments_only && o->kind == PP_OPT_FLAG)
			continue;
		if (o->letter)
			fprintf(out, " -%c", o->letter);
		fprintf(out, " --%s", o->name);
	}
}

static bool is_path(enum pp_words words)
{
	return words == PP_WORDS_FILES || words == PP_WORDS_FOLDERS;
}

/* "query--file|query-f)": the argument of that option. */
static void label(FILE *out, const struct pp_command *c,
		  const struct pp_option *o)
{
	fprintf(out, "\t%s--%s", c->name, o->name);
	if (o->letter)
		fprintf(out, "|%s-%c", c->name, o->letter);
	fputs(")\n", out);
}

static void argument(FILE *out, const struct pp_command *c,
		     const struct pp_option *o)
{
	enum pp_words words = pp_words_of_option(o);

	if (words == PP_WORDS_NONE || is_path(words))
		return;
	label(out, c, o);
	if (words != PP_WORDS_CHOICES) {
		fprintf(out, "\t\t_peerpool_words %s ;;\n",
			pp_words_sources[words].name);
		return;
	}
	lines(out);
	for (size_t i = 0; o->choices[i]; i++)
		fprintf(out, " %s", o->choices[i]);
	fputs(" ;;\n", out);
}

static void words_of(FILE *out, const struct pp_command *c)
{
	const struct pp_option *o;

	fprintf(out, "\t'%s options')\n", c->name);
	lines(out);
	option_names(out, c, false);
	fputs(" ;;\n", out);
	for (size_t i = 0; (o = pp_words_option(c, i)); i++)
		argument(out, c, o);
}

/* Names of files are bash's own business. */
static void paths_of(FILE *out, const struct pp_command *c)
{
	const struct pp_option *o;

	for (size_t i = 0; (o = pp_words_option(c, i)); i++) {
		enum pp_words words = pp_words_of_option(o);

		if (!is_path(words))
			continue;
		label(out, c, o);
		fprintf(out, "\t\tset -- %s ;;\n",
			pp_words_sources[words].name);
	}
}

/* --- the script ----------------------------------------------------------- */

static void case_of(FILE *out, const struct pp_command *c)
{
	struct pp_words_operands o = pp_words_of_operands(c);

	fprintf(out, "\t%s)\n\t\toptions=yes takes='", c->name);
	option_names(out, c, true);
	fputs("'", out);
	if (o.first)
		fprintf(out, " source=%s", pp_words_sources[o.first].name);
	if (o.rest)
		fprintf(out, " rest=%s", pp_words_sources[o.rest].name);
	fputs(" ;;\n", out);
}

void pp_words_bash(FILE *out)
{
	fputs(head, out);
	top(out);
	asked(out);
	for (const struct pp_listed *l = pp_commands; l->command; l++)
		words_of(out, l->command);
	fputs(offer, out);
	for (const struct pp_listed *l = pp_commands; l->command; l++)
		paths_of(out, l->command);
	fputs(middle, out);
	for (const struct pp_listed *l = pp_commands; l->command; l++)
		case_of(out, l->command);
	fputs("\thelp)\n\t\tsource=commands ;;\n", out);
	fputs(tail, out);
}
