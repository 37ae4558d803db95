/* peerpool find: the ids of records by what people call them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/escape.h"
#include "cli/terminal.h"
#include "pool/names.h"
#include "tools/commands.h"
#include "tools/enter.h"

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

/* As it can be shown: records, and the names of files, may hold anything. */
static struct pp_str shown(struct run *r, struct pp_str text)
{
	struct pp_buf b;
	struct pp_str s;

	pp_buf_init(&b, (size_t)1 << 20);
	pp_escape_terminal(&b, text);
	s = pp_arena_str(&r->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return s;
}

/* Keep the names that are wanted; returns how many. */
static size_t keep_wanted(struct run *r, struct pp_name *items, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_wanted(r, &items[i]))
			continue;
		items[kept] = items[i];
		items[kept].id = shown(r, items[i].id);
		items[kept].title = shown(r, pp_str(items[i].title)).p;
		items[kept++].path = shown(r, pp_str(items[i].path)).p;
	}
	return kept;
}

static size_t print_found(struct run *r, struct pp_names *names)
{
	size_t count = keep_wanted(r, names->items, names->count);
	unsigned id = 0, kind = 0, title = 1;

	for (size_t i = 0; i < count; i++) {
		const struct pp_name *n = &names->items[i];

		id = wider(id, pp_display_width(n->id));
		kind = wider(kind, pp_display_width(n->kind->name));
		title = wider(title, pp_display_width(pp_str(n->title)));
	}
	for (size_t i = 0; i < count; i++) {
		const struct pp_name *n = &names->items[i];

		print_column(n->id, id);
		print_column(n->kind->name, kind);
		print_column(pp_str(n->title), title);
		puts(n->path);
	}
	return count;
}

static int find(struct run *r)
{
	const char *kind = r->settings.kind;
	struct pp_names names;

	if (kind && !pp_kinds_find(r->open.kinds, pp_str(kind)))
		return pp_unknown_kind(&pp_find_command, r->open.kinds, kind);
	if (pp_names_load(&names, &r->open,
			  (struct pp_listing){ &r->arena, &r->sink }) < 0)
		return pp_tell(&r->sink, &r->args);
	return print_found(r, &names) ? PP_EXIT_OK : PP_EXIT_FINDINGS;
}

static int run(struct run *r)
{
	struct pp_listing into = { &r->arena, &r->sink };
	int status;

	if (!r->args.count)
		return pp_usage(&pp_find_command, NULL,
				"say what to look for");
	if (pp_enter(&r->pool, &r->args, into) < 0 ||
	    pp_pool_open(&r->open, &r->pool, into) < 0)
		return pp_tell(&r->sink, &r->args);
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
