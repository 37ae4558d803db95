/* peerpool explain: what a rule asks, and why. */
#include <stdio.h>

#include "cli/pager.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "tools/commands.h"

struct settings {
	bool list, markdown;
};

#define AT(member) offsetof(struct settings, member)

static const struct pp_option options[] = {
	{ 0, "list", PP_OPT_FLAG, AT(list),
	  .help = "list every rule with one line each" },
	{ 0, "markdown", PP_OPT_FLAG, AT(markdown),
	  .help = "print all rules as one Markdown page" },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool explain unknown-key",
	  "what the rule asks for, why, and an example of each kind" },
	{ "peerpool explain --list", "every rule" },
	{ 0 }
};

const struct pp_command pp_explain_command = {
	.name = "explain",
	.summary = "say what a rule asks for, and why",
	.usage = "RULE...\n--list\n--markdown",
	.examples = examples,
	.description =
		"The name of a rule stands in square brackets at the end of "
		"each finding.",
	.options = options,
};

static int unknown(const char *id)
{
	struct pp_str ids[PP_RULE_COUNT];
	char hint[80];
	int nearest;

	for (size_t i = 0; i < PP_RULE_COUNT; i++)
		ids[i] = pp_str(pp_rules[i].id);
	nearest = pp_nearest(pp_str(id), ids, PP_RULE_COUNT);
	if (nearest >= 0)
		snprintf(hint, sizeof(hint), "did you mean '%s'?",
			 ids[nearest].p);
	else
		snprintf(hint, sizeof(hint),
			 "'peerpool explain --list' shows every rule");
	return pp_fail(&pp_explain_command, hint, "no rule '%s'", id);
}

static void explain(const struct settings *how,
		    const struct pp_arguments *args)
{
	struct pp_terminal terminal;
	struct pp_pager pager;

	pp_terminal_init(&terminal, stdout, args->no_color);
	pp_pager_start(&pager, stdout);
	if (how->markdown)
		pp_rules_markdown(stdout);
	else if (how->list)
		pp_rules_list(stdout, terminal.width);
	for (size_t i = 0; i < args->count; i++) {
		if (i)
			putchar('\n');
		pp_rules_explain(stdout, pp_rule_find(args->items[i]),
				 &terminal);
	}
	pp_pager_end(&pager);
}

int pp_explain_main(int argc, char **argv)
{
	struct settings settings = { 0 };
	struct pp_arena arena = { 0 };
	struct pp_arguments args;
	int status = pp_start(&args, &arena, &pp_explain_command, &settings,
			      argv);

	(void)argc;
	if (status >= 0)
		goto out;
	if (settings.list + settings.markdown + !!args.count != 1) {
		status = pp_usage(&pp_explain_command, NULL,
				  "name a rule, or ask for --list");
		goto out;
	}
	for (size_t i = 0; i < args.count; i++)
		if (!pp_rule_find(args.items[i])) {
			status = unknown(args.items[i]);
			goto out;
		}
	explain(&settings, &args);
	status = PP_EXIT_OK;
out:
	pp_arena_release(&arena);
	return status;
}
