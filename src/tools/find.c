/* peerpool find: the ids of records by what people call them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/escape.h"
#include "cli/print.h"
#include "pool/names.h"
#include "tools/commands.h"

struct settings {
	const char *kind;
};

#define AT(member) offsetof(struct settings, member)

static const struct pp_option options[] = {
	{ 'k', "kind", PP_OPT_TEXT, AT(kind), .argument = "KIND",
	  .help = "only records of that kind" },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool find quillfeather", "every record that bears the name" },
	{ "peerpool find --kind peer tamsin", "only peers" },
	{ 0 }
};

const struct pp_command pp_find_command = {
	.name = "find",
	.summary = "show the ids of records by name",
	.usage = "[OPTION]... TEXT...",
	.examples = examples,
	.description =
		"Prints the id, kind, name and file of each record whose name "
		"or id holds all the words, in any order. Capitals and accents "
		"do not count. Exit status 1 where there is none.",
	.options = options,
};

struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_open_pool open;
};

static bool is_wanted(const struct run *r, const struct pp_name *name)
{
	if (r->settings.kind && !pp_str_is(name->kind->name, r->settings.kind))
		return false;
	for (size_t i = 0; i < r->args.count; i++)
		if (!pp_name_matches(name, r->args.items[i]))
			return false;
	return true;
}

static unsigned wider(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

static void print_column(struct pp_str text, unsigned width)
{
	unsigned n = pp_display_width(text);

	printf("%.*s%*s", PP_STR(text), (int)(n < width ? width - n : 0) + 2,
	       "");
}

/* A title as it can be shown: records may hold anything. */
static struct pp_str shown(struct run *r, const char *text)
{
	struct pp_buf b;
	struct pp_str s;

	pp_buf_init(&b, (size_t)1 << 20);
	pp_escape_terminal(&b, pp_str(text));
	s = pp_arena_str(&r->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return s;
}

static size_t print_found(struct run *r, struct pp_names *names)
{
	unsigned id = 0, kind = 0, title = 0;
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++)
		if (is_wanted(r, &names->items[i]))
			names->items[count++] = names->items[i];
	for (size_t i = 0; i < count; i++) {
		const struct pp_name *n = &names->items[i];

		id = wider(id, pp_display_width(n->id));
		kind = wider(kind, pp_display_width(n->kind->name));
		title = wider(title, pp_display_width(shown(r, n->title)));
	}
	for (size_t i = 0; i < count; i++) {
		const struct pp_name *n = &names->items[i];

		print_column(n->id, id);
		print_column(n->kind->name, kind);
		print_column(shown(r, n->title), wider(title, 1));
		puts(n->path);
	}
	return count;
}

static int tell(struct run *r)
{
	const struct pp_summary summary = { 0 };
	struct pp_print print = { .out = stderr };

	pp_terminal_init(&print.terminal, stderr, r->args.no_color);
	pp_print(&print, &r->sink, &summary);
	return PP_EXIT_FAILED;
}

static int find(struct run *r)
{
	const char *kind = r->settings.kind;
	struct pp_names names;

	if (kind && !pp_kinds_find(r->open.kinds, pp_str(kind)))
		return pp_fail(&pp_find_command, NULL, "no kind '%s'", kind);
	if (pp_names_load(&names, &r->open,
			  (struct pp_listing){ &r->arena, &r->sink }) < 0)
		return tell(r);
	return print_found(r, &names) ? PP_EXIT_OK : PP_EXIT_FINDINGS;
}

static int run(struct run *r)
{
	struct pp_listing into = { &r->arena, &r->sink };
	int status;

	if (!r->args.count)
		return pp_usage(&pp_find_command, NULL,
				"say what to look for");
	if (pp_pool_find(&r->pool, &r->arena, &r->sink, ".") < 0 ||
	    pp_pool_open(&r->open, &r->pool, into) < 0)
		return tell(r);
	status = find(r);
	pp_pool_close(&r->open);
	return status;
}

int pp_find_main(int argc, char **argv)
{
	struct run r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_find_command, &r.settings,
			      argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
