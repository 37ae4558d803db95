/* Reading a command line by the command's option table. */
#include "cli/options.h"

#include <stdint.h>

const struct pp_option pp_common_options[] = {
	{ 0, "no-color", PP_OPT_FLAG, offsetof(struct pp_arguments, no_color),
	  .help = "no colours, even on a terminal (as does NO_COLOR=1)" },
	{ 'h', "help", PP_OPT_FLAG, offsetof(struct pp_arguments, help),
	  .help = "show this help" },
	{ 0 }
};

enum { OPTIONS_MAX = 64 };

struct parser {
	struct pp_arguments *out;
	struct pp_arena *arena;
	const struct pp_command *command;
	char *settings;
	char **next;		/* the argument to be read */
};

/* An option and the struct into which its value goes. */
struct match {
	const struct pp_option *option;
	char *settings;
};

#define fail(p, ...) \
	((p)->out->error = pp_arena_printf((p)->arena, __VA_ARGS__), -1)

static bool is_named(const struct pp_option *o, struct pp_str name, char letter)
{
	return letter ? o->letter == letter : pp_str_is(name, o->name);
}

/* By name, or by letter where that is not 0. */
static struct match find(struct parser *p, struct pp_str name, char letter)
{
	const struct pp_option *o = p->command->options;

	for (; o && o->name; o++)
		if (is_named(o, name, letter))
			return (struct match){ o, p->settings };
	for (o = pp_common_options; o->name; o++)
		if (is_named(o, name, letter))
			return (struct match){ o, (char *)p->out };
	return (struct match){ 0 };
}

static void suggest(struct parser *p, const char *dashes, struct pp_str word,
		    const struct pp_str *names, size_t count)
{
	int nearest = pp_nearest(word, names, count);

	if (nearest >= 0)
		p->out->hint = pp_arena_printf(p->arena,
			"did you mean '%s%s'?", dashes, names[nearest].p);
}

static int unknown(struct parser *p, struct pp_str name)
{
	struct pp_str names[OPTIONS_MAX];
	const struct pp_option *o = p->command->options;
	size_t count = 0;

	for (; o && o->name && count < OPTIONS_MAX; o++)
		names[count++] = pp_str(o->name);
	for (o = pp_common_options; o->name && count < OPTIONS_MAX; o++)
		names[count++] = pp_str(o->name);
	suggest(p, "--", name, names, count);
	return fail(p, "no option '--%.*s'", PP_STR(name));
}

static int set_number(struct parser *p, struct match m, const char *text)
{
	size_t number = 0;

	for (const char *c = text; *c; c++) {
		if (*c < '0' || *c > '9' || number > (SIZE_MAX - 9) / 10)
			return fail(p, "'--%s' must be a number; found '%s'",
				    m.option->name, text);
		number = number * 10 + (size_t)(*c - '0');
	}
	if (!*text)
		return fail(p, "'--%s' must be a number; found '%s'",
			    m.option->name, text);
	memcpy(m.settings + m.option->at, &number, sizeof(number));
	return 0;
}

static int set_choice(struct parser *p, struct match m, const char *text)
{
	struct pp_str names[OPTIONS_MAX];
	const char *list = "";
	unsigned n = 0;

	for (; m.option->choices[n] && n < OPTIONS_MAX; n++) {
		const char *choice = m.option->choices[n];

		if (!strcmp(choice, text)) {
			memcpy(m.settings + m.option->at, &n, sizeof(n));
			return 0;
		}
		names[n] = pp_str(choice);
		list = pp_arena_printf(p->arena, "%s%s%s", list,
				       n ? ", " : "", choice);
	}
	suggest(p, "", pp_str(text), names, n);
	return fail(p, "'--%s' must be one of %s; found '%s'", m.option->name,
		    list, text);
}

static void add_to_list(struct parser *p, struct match m, const char *text)
{
	struct pp_list list;
	const char **items;

	memcpy(&list, m.settings + m.option->at, sizeof(list));
	items = pp_new(p->arena, const char *, list.count + 1);
	for (size_t i = 0; i < list.count; i++)
		items[i] = list.items[i];
	items[list.count] = text;
	list = (struct pp_list){ items, list.count + 1 };
	memcpy(m.settings + m.option->at, &list, sizeof(list));
}

/* text is NULL for a flag. */
static int set(struct parser *p, struct match m, const char *text)
{
	bool yes = true;

	switch (m.option->kind) {
	case PP_OPT_FLAG:
		memcpy(m.settings + m.option->at, &yes, sizeof(yes));
		break;
	case PP_OPT_TEXT:
		memcpy(m.settings + m.option->at, &text, sizeof(text));
		break;
	case PP_OPT_NUMBER:
		return set_number(p, m, text);
	case PP_OPT_CHOICE:
		return set_choice(p, m, text);
	case PP_OPT_LIST:
		add_to_list(p, m, text);
	}
	return 0;
}

/* The option's argument where it is not joined to it. */
static int take(struct parser *p, struct match m)
{
	const char *text = *p->next;

	if (!text)
		return fail(p, "'--%s' wants its %s", m.option->name,
			    m.option->argument);
	p->next++;
	return set(p, m, text);
}

/* arg is what stands after the two dashes. */
static int parse_long(struct parser *p, const char *arg)
{
	const char *equals = strchr(arg, '=');
	struct pp_str name = { arg, equals ? (size_t)(equals - arg) :
				    strlen(arg) };
	struct match m = find(p, name, 0);

	if (!m.option)
		return unknown(p, name);
	if (m.option->kind == PP_OPT_FLAG && equals)
		return fail(p, "'--%s' takes no argument; found '%s'",
			    m.option->name, equals + 1);
	if (m.option->kind == PP_OPT_FLAG)
		return set(p, m, NULL);
	return equals ? set(p, m, equals + 1) : take(p, m);
}

/* Letters after one dash: flags, of which the last may be an option with its
 * argument, joined or not. */
static int parse_letters(struct parser *p, const char *letters)
{
	for (; *letters; letters++) {
		struct match m = find(p, (struct pp_str){ 0 }, *letters);

		if (!m.option)
			return fail(p, "no option '-%.*s'", *letters & 0x80 ?
				    (int)strlen(letters) : 1, letters);
		if (m.option->kind == PP_OPT_FLAG)
			set(p, m, NULL);
		else if (letters[1])
			return set(p, m, letters + 1);
		else
			return take(p, m);
	}
	return 0;
}

/* Count the operands; one that looks like an option was meant as one. */
static int take_operands(struct parser *p, bool literal)
{
	p->out->items = p->next;
	for (size_t i = 0; p->next[i]; i++, p->out->count++) {
		const char *arg = p->next[i];

		if (literal || !i || arg[0] != '-' || !arg[1])
			continue;
		p->out->hint = "'--' before the first argument says that none "
			       "is an option";
		return fail(p, "options come before other arguments: "
			    "'%s' stands after '%s'", arg, p->next[0]);
	}
	return 0;
}

static bool is_option(const char *arg)
{
	return arg[0] == '-' && arg[1];
}

/* Read the options at p->next, up to the first operand.  1 where "--" ended
 * them or help is wanted, 0 at an operand or the end; -1 with an error. */
static int parse_options(struct parser *p)
{
	while (*p->next && is_option(*p->next)) {
		const char *arg = *p->next++;
		int failed;

		if (!strcmp(arg, "--"))
			return 1;
		failed = arg[1] == '-' ? parse_long(p, arg + 2) :
			 parse_letters(p, arg + 1);
		if (p->out->help)
			return 1;
		if (failed)
			return -1;
	}
	return 0;
}

/* Options may stand between and behind the operands, which are put together
 * in the arena. */
static int parse_mixed(struct parser *p, char **argv)
{
	struct pp_arguments *out = p->out;
	size_t n = 0;
	int rc;

	while (argv[n])
		n++;
	out->items = pp_new(p->arena, char *, n + 1);
	while (!(rc = parse_options(p)) && *p->next)
		out->items[out->count++] = *p->next++;
	while (rc > 0 && *p->next)
		out->items[out->count++] = *p->next++;
	return rc < 0 ? -1 : 0;
}

int pp_options_parse(struct pp_arguments *out, struct pp_arena *arena,
		     const struct pp_command *command, void *settings,
		     char **argv)
{
	struct parser p = { out, arena, command, settings, argv + 1 };
	int rc;

	*out = (struct pp_arguments){ 0 };
	if (command->options_anywhere)
		return parse_mixed(&p, argv);
	rc = parse_options(&p);
	if (rc < 0 || out->help)
		return rc < 0 ? -1 : 0;
	return take_operands(&p, rc > 0);
}
