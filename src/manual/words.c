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
		"reports", "peerpool report --list --format tsv" QUIET
			   " | sed 1d | cut -f 1"
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

/* The next word of a usage, parted by blanks and brackets: dots belong to
 * it. */
static struct pp_str next_word(const char **usage)
{
	struct pp_str word;

	*usage += strspn(*usage, " \n[]");
	word = (struct pp_str){ *usage, strcspn(*usage, " \n[]") };
	*usage += word.n;
	/* "[PATH]...": the dots stand behind the bracket. */
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

enum pp_words pp_words_of_operands(const struct pp_command *command,
				   bool *first_only)
{
	const char *usage = command->usage;
	enum pp_words found = PP_WORDS_NONE;
	bool after_option = false;

	*first_only = true;
	while (*usage) {
		struct pp_str word = next_word(&usage);
		bool is_option = word.n && *word.p == '-';
		bool repeated = is_repeated(&word, usage);
		enum pp_words words = by_name(command->name, word);

		/* What stands behind an option is its argument. */
		if (!after_option && words && !found) {
			found = words;
			*first_only = !repeated;
		}
		after_option = is_option && *usage == ' ';
	}
	return found;
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
