/* What stands for an argument follows from the name that it has in help. */
#include "manual/words.h"

#include <string.h>

#include "base/ascii.h"

#define QUIET " 2>/dev/null"

const struct pp_words_source pp_words_sources[PP_WORDS_COUNT] = {
	[PP_WORDS_NONE] = { "none", NULL },
	[PP_WORDS_CHOICES] = { "choices", NULL },
	[PP_WORDS_FILES] = { "files", NULL },
	[PP_WORDS_FOLDERS] = { "folders", NULL },
	[PP_WORDS_COMMANDS] = { "commands", NULL },
	[PP_WORDS_KINDS] = {
		"kinds", "peerpool new --list" QUIET " | cut -d \" \" -f 1"
	},
	[PP_WORDS_QUERIES] = {
		"queries", "peerpool query --list --format tsv" QUIET
			   " | sed 1d | cut -f 1"
	},
	[PP_WORDS_REPORTS] = {
		"reports", "peerpool report --list" QUIET
			   " | sed 1,2d | cut -d \" \" -f 1"
	},
	[PP_WORDS_RULES] = {
		"rules", "peerpool explain --list" QUIET
			 " | sed -n \"s/^\\([a-z][a-z0-9-]*\\) .*/\\1/p\""
	},
	[PP_WORDS_REVISIONS] = {
		"revisions", "git for-each-ref --format "
			     "\"%(refname:short)\"" QUIET
	},
};

/* By the name in help; in one command it can mean something of its own. */
static const struct {
	const char *command, *name;
	enum pp_words words;
} names[] = {
	{ "query", "NAME", PP_WORDS_QUERIES },
	{ "report", "NAME", PP_WORDS_REPORTS },
	{ NULL, "FILE", PP_WORDS_FILES },
	{ NULL, "PATH", PP_WORDS_FILES },
	{ NULL, "DIR", PP_WORDS_FOLDERS },
	{ NULL, "FOLDER", PP_WORDS_FOLDERS },
	{ NULL, "KIND", PP_WORDS_KINDS },
	{ NULL, "RULE", PP_WORDS_RULES },
	{ NULL, "REV", PP_WORDS_REVISIONS },
	{ NULL, "REV|DATE", PP_WORDS_REVISIONS },
};

static enum pp_words by_name(const char *command, struct pp_str name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (pp_str_is(name, names[i].name) &&
		    (!names[i].command ||
		     (command && !strcmp(names[i].command, command))))
			return names[i].words;
	return PP_WORDS_NONE;
}

enum pp_words pp_words_of_option(const struct pp_option *o)
{
	if (o->kind == PP_OPT_CHOICE)
		return PP_WORDS_CHOICES;
	return o->argument ? by_name(NULL, pp_str(o->argument)) :
			     PP_WORDS_NONE;
}

/* --- operands ------------------------------------------------------------- */

/* The next word of a line of usage, parted by blanks and brackets: dots belong
 * to it.  Empty at the end of the line. */
static struct pp_str next_word(const char **usage)
{
	struct pp_str word;

	*usage += strspn(*usage, " []|");
	word = (struct pp_str){ *usage, strcspn(*usage, " \n[]|") };
	*usage += word.n;
	return word;
}

/* Does the word that ends here go on with dots? */
static bool is_repeated(struct pp_str *word, const char *rest)
{
	const struct pp_str dots = PP_LIT("...");

	if (pp_str_ends(*word, dots)) {
		word->n -= dots.n;
		return true;
	}
	return !strncmp(rest, "]...", 4);
}

/* One form of the usage; what an earlier one said stands. */
static void read_form(struct pp_words_operands *out, const char **usage,
		      const char *command)
{
	struct pp_str word = next_word(usage);
	unsigned place = 0;

	for (; word.n; word = next_word(usage)) {
		bool repeated = is_repeated(&word, *usage);
		enum pp_words words = by_name(command, word);

		/* What stands behind an option is its argument. */
		if (*word.p == '-' && **usage == ' ') {
			next_word(usage);
			continue;
		}
		if (*word.p < 'A' || *word.p > 'Z' ||
		    pp_str_is(word, "OPTION"))
			continue;
		if (!place && !out->first)
			out->first = words;
		if ((place || repeated) && !out->rest)
			out->rest = words;
		place++;
	}
}

struct pp_words_operands pp_words_of_operands(const struct pp_command *command)
{
	struct pp_words_operands out = { PP_WORDS_NONE, PP_WORDS_NONE };
	const char *usage = command->usage;

	for (;;) {
		read_form(&out, &usage, command->name);
		if (!*usage)
			return out;
		usage++;
	}
}

/* --- options -------------------------------------------------------------- */

const struct pp_option *pp_words_option(const struct pp_command *command,
					size_t step)
{
	const struct pp_option *o = command->options;

	for (; o && o->name; o++)
		if (!step--)
			return o;
	for (o = pp_common_options; o->name; o++)
		if (!step--)
			return o;
	return NULL;
}

/* --- quoting -------------------------------------------------------------- */

void pp_words_quote(FILE *out, const char *text, const char *special)
{
	putc('\'', out);
	for (; *text; text++) {
		if (*text == '\'') {
			fputs("'\\''", out);
			continue;
		}
		if (strchr(special, *text))
			putc('\\', out);
		putc(*text, out);
	}
	putc('\'', out);
}

void pp_words_quote_fish(FILE *out, const char *text)
{
	putc('\'', out);
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			putc('\\', out);
		putc(*text, out);
	}
	putc('\'', out);
}
