/* peerpool new: a new record, ready to be filled in. */
#include <stdio.h>

#include "base/escape.h"
#include "pool/make.h"
#include "tools/commands.h"
#include "tools/enter.h"

struct settings {
	bool dry_run, list;
};

#define AT(member) offsetof(struct settings, member)

static const struct pp_option options[] = {
	{ 'n', "dry-run", PP_OPT_FLAG, AT(dry_run),
	  .help = "print the record instead of writing it" },
	{ 0, "list", PP_OPT_FLAG, AT(list),
	  .help = "the kinds of record that there are, and where theirs lie" },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool new person name='Tamsin Quillfeather'",
	  "a record of a person; its path is printed" },
	{ "peerpool new peer person=p-7k3f9q2m group=con roles=member,mentor",
	  "the items of a list are parted by commas" },
	{ "peerpool new course id=chairing-well name='Chairing well'",
	  "where ids are readable, choose one" },
	{ "peerpool new -n peer",
	  "what a record of a peer looks like; nothing is written" },
	{ "peerpool new --list", "of what kinds records can be" },
	{ 0 }
};

const struct pp_command pp_new_command = {
	.name = "new",
	.summary = "make a new record",
	.usage = "[OPTION]... KIND [KEY=VALUE]...\n"
		 "--list",
	.examples = examples,
	.description =
		"Writes a file of that kind with a new id (and a salt, where "
		"the kind asks for one), the values given, and beside each key "
		"a comment that says what may stand there. A key within "
		"another is written with a dot: contact.email=...\n\n"
		"Values are checked before anything is written.",
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

/* The findings name the file that would have been: say that it is not. */
static int refuse(struct run *r)
{
	pp_tell(&r->sink, &r->args);
	fputs("nothing was written\n", stderr);
	return PP_EXIT_FINDINGS;
}

static int read_fields(struct run *r, struct pp_make *make)
{
	struct pp_field *fields = pp_new(&r->arena, struct pp_field,
					 r->args.count);

	for (size_t i = 1; i < r->args.count; i++)
		if (!pp_field_parse(&fields[make->count++], r->args.items[i]))
			return pp_usage(&pp_new_command, NULL,
					"expected KEY=VALUE, found '%s'",
					r->args.items[i]);
	make->fields = fields;
	return -1;
}

static void print_made(const struct run *r, const struct pp_made *made)
{
	if (r->settings.dry_run)
		fwrite(made->blank.text.p, 1, made->blank.text.n, stdout);
	else
		puts(made->path);
	if (!made->blank.missing_count)
		return;
	fflush(stdout);
	fputs("still to be filled in:", stderr);
	for (size_t i = 0; i < made->blank.missing_count; i++)
		fprintf(stderr, "%s %.*s", i ? "," : "",
			PP_STR(made->blank.missing[i]));
	fputc('\n', stderr);
}

static int make(struct run *r)
{
	struct pp_make make = { .dry_run = r->settings.dry_run };
	struct pp_listing into = { &r->arena, &r->sink };
	struct pp_made made;
	int status;

	make.kind = pp_kinds_find(r->open.kinds, pp_str(r->args.items[0]));
	if (!make.kind)
		return pp_unknown_kind(&pp_new_command, r->open.kinds,
				       r->args.items[0]);
	status = read_fields(r, &make);
	if (status >= 0)
		return status;
	if (pp_make_record(&made, &r->open, &make, into) < 0)
		return refuse(r);
	print_made(r, &made);
	return PP_EXIT_OK;
}

static int list(const struct run *r)
{
	const struct pp_kinds *kinds = r->open.kinds;
	struct pp_buf folder;
	int width = 0;

	for (size_t i = 0; i < kinds->count; i++)
		if ((int)kinds->items[i].name.n > width)
			width = (int)kinds->items[i].name.n;
	pp_buf_init(&folder, (size_t)1 << 20);
	for (size_t i = 0; i < kinds->count; i++) {
		const struct pp_kind *k = &kinds->items[i];

		pp_buf_clear(&folder);
		pp_escape_terminal(&folder, k->path.folder);
		printf("%-*.*s  %.*s\n", width, PP_STR(k->name),
		       PP_STR(pp_buf_get(&folder)));
	}
	pp_buf_release(&folder);
	return PP_EXIT_OK;
}

static int run(struct run *r)
{
	struct pp_listing into = { &r->arena, &r->sink };
	int status;

	if (r->settings.list && (r->args.count || r->settings.dry_run))
		return pp_usage(&pp_new_command, NULL, "--list stands alone");
	if (!r->settings.list && !r->args.count)
		return pp_usage(&pp_new_command, NULL, "name a kind of record");
	if (pp_enter(&r->pool, &r->args, into) < 0 ||
	    pp_pool_open(&r->open, &r->pool, into) < 0)
		return pp_tell(&r->sink, &r->args);
	status = r->settings.list ? list(r) : make(r);
	pp_pool_close(&r->open);
	return status;
}

int pp_new_main(int argc, char **argv)
{
	struct run r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_new_command, &r.settings,
			      argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
