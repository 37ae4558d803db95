/* peerpool explain: what a rule asks, and why. */
#include <stdio.h>
#include <string.h>

#include "cli/pager.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "pool/rules.h"
#include "tools/commands.h"

struct settings {
	bool list, markdown;
};

#define AT(member) offsetof(struct settings, member)

static const struct pp_option options[] = {
	{ 0, "list", PP_OPT_FLAG, AT(list),
	  .help = "list every rule with one line each, as without a RULE" },
	{ 0, "markdown", PP_OPT_FLAG, AT(markdown),
	  .help = "print peerpool's own rules as one Markdown page" },
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
	.usage = "[RULE]...\n--list\n--markdown",
	.examples = examples,
	.description =
		"The name of a rule stands in square brackets at the end of "
		"each finding. Within a pool, the pool's own rules "
		"(schemas/rules) are known too.",
	.options = options,
};

/* One run of the command. */
struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_rules_more more;	/* the pool's own rules */
};

/* Inside a pool, its rules. */
static void find_more(struct run *r)
{
	const struct pp_rule **items;
	struct pp_rules rules;

	pp_rules_find(&rules, &r->arena, ".");
	items = pp_new(&r->arena, const struct pp_rule *, rules.rule_count);
	for (size_t i = 0; i < rules.rule_count; i++)
		items[i] = rules.rules[i].rule;
	r->more = (struct pp_rules_more){ items, rules.rule_count };
}

static const struct pp_rule *find(const struct run *r, const char *id)
{
	const struct pp_rule *rule = pp_rule_find(id);

	for (size_t i = 0; i < r->more.count && !rule; i++)
		if (!strcmp(r->more.items[i]->id, id))
			rule = r->more.items[i];
	return rule;
}

static int unknown(struct run *r, const char *id)
{
	size_t count = PP_RULE_COUNT + r->more.count;
	struct pp_str *ids = pp_new(&r->arena, struct pp_str, count);
	const char *hint = "'peerpool explain --list' shows every rule";
	int nearest;

	for (size_t i = 0; i < count; i++)
		ids[i] = pp_str(i < PP_RULE_COUNT ? pp_rules[i].id :
				r->more.items[i - PP_RULE_COUNT]->id);
	nearest = pp_nearest(pp_str(id), ids, count);
	if (nearest >= 0)
		hint = pp_arena_printf(&r->arena, "did you mean '%s'?",
				       ids[nearest].p);
	return pp_fail(&pp_explain_command, hint, "no rule '%s'", id);
}

static void explain(const struct run *r)
{
	struct pp_terminal terminal;
	struct pp_pager pager;

	pp_terminal_init(&terminal, stdout, r->args.no_color);
	pp_pager_start(&pager, stdout);
	if (r->settings.markdown)
		pp_rules_markdown(stdout);
	else if (!r->args.count)
		pp_rules_list(stdout, terminal.width, &r->more);
	for (size_t i = 0; i < r->args.count; i++) {
		if (i)
			putchar('\n');
		pp_rules_explain(stdout, find(r, r->args.items[i]),
				 &terminal);
	}
	pp_pager_end(&pager);
}

static int run(struct run *r)
{
	if (r->settings.list + r->settings.markdown + !!r->args.count > 1)
		return pp_usage(&pp_explain_command, NULL,
				"name a rule, or ask for --list");
	if (!r->settings.markdown)
		find_more(r);
	for (size_t i = 0; i < r->args.count; i++)
		if (!find(r, r->args.items[i]))
			return unknown(r, r->args.items[i]);
	explain(r);
	return PP_EXIT_OK;
}

int pp_explain_main(int argc, char **argv)
{
	struct run r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_explain_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_arena_release(&r.arena);
	return status;
}
