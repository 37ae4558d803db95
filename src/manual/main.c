/* manual: what is made from the commands' option tables besides --help.
 *
 *	manual page FILE.md DATE	the manual page of that source
 *	manual bash|zsh|fish		a script that completes command lines
 *
 * It writes to standard output.  For whoever builds peerpool; it is
 * not installed. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/manual.h"
#include "manual/words.h"
#include "report/man.h"
#include "tools/commands.h"

enum { PAGE_MAX = 1 << 20, ROFF_MAX = 16 << 20 };

#define PREFIX "peerpool-"

struct page {
	const char *path;
	const struct pp_command *command;	/* it is about; or NULL */
	bool has_synopsis, has_options;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_buf source, out;
};

static const struct pp_command *command_find(struct pp_str name)
{
	for (const struct pp_listed *l = pp_commands; l->command; l++)
		if (pp_str_is(name, l->command->name))
			return l->command;
	return NULL;
}

/* --- the blocks of a page ------------------------------------------------- */

/* Every command, by what it is for. */
static void commands(struct pp_roff *r)
{
	for (const struct pp_listed *l = pp_commands; l->command; l++) {
		if (l == pp_commands || l->group != l[-1].group)
			pp_roff_heading(r, 3, pp_str(l->group));
		pp_roff_request(r, ".TP");
		pp_roff_font(r, PP_ROFF_BOLD);
		pp_roff_code(r, PP_LIT(PREFIX));
		pp_roff_code(r, pp_str(l->command->name));
		pp_roff_font(r, PP_ROFF_ROMAN);
		pp_roff_text(r, PP_LIT("(1)\n"));
		pp_roff_code(r, pp_str(l->command->summary));
		pp_roff_end_line(r);
	}
}

/* "options check" */
static int block(struct pp_roff *r, struct pp_str info, void *ctx)
{
	struct page *page = ctx;
	const char *blank = memchr(info.p, ' ', info.n);
	struct pp_str what = { info.p, blank ? (size_t)(blank - info.p) :
					       info.n };
	struct pp_str name = { blank ? blank + 1 : info.p + info.n,
			       blank ? info.n - what.n - 1 : 0 };
	const struct pp_command *c = command_find(name);

	if (pp_str_is(info, "commands")) {
		commands(r);
		return 0;
	}
	if (pp_str_is(what, "synopsis") && c) {
		pp_manual_synopsis(r, c);
		page->has_synopsis |= c == page->command;
		return 0;
	}
	if (pp_str_is(what, "options") && c) {
		pp_manual_options(r, c);
		page->has_options |= c == page->command;
		return 0;
	}
	if (pp_str_is(what, "examples") && c) {
		pp_manual_examples(r, c);
		return 0;
	}
	return blank ? -1 : 1;
}

/* --- one page ------------------------------------------------------------- */

static int wrong(const struct page *p, unsigned line, const char *problem)
{
	fprintf(stderr, "%s:%u: %s\n", p->path, line, problem);
	return -1;
}

static struct pp_str name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return pp_str(slash ? slash + 1 : path);
}

/* The command whose page ".../peerpool-check.1.md" is. */
static void find_command(struct page *p)
{
	struct pp_str name = name_of(p->path);

	if (!pp_str_starts(name, PP_LIT(PREFIX)) ||
	    !pp_str_ends(name, PP_LIT(".1.md")))
		return;
	name.p += sizeof(PREFIX) - 1;
	name.n -= sizeof(PREFIX) - 1 + 5;
	p->command = command_find(name);
}

/* The page is that of its file, and tells what its command does in the
 * command's own words. */
static int check(struct page *p, const struct pp_man_page *page)
{
	const char *name = pp_arena_printf(&p->arena, "%.*s.%.*s.md",
					   PP_STR(page->name),
					   PP_STR(page->section));

	if (!pp_str_is(name_of(p->path), name))
		return wrong(p, 1, "the heading names another page");
	if (!p->command)
		return 0;
	if (!pp_str_is(page->summary, p->command->summary))
		return wrong(p, 1, "the summary is not the command's own");
	if (!p->has_synopsis || !p->has_options)
		return wrong(p, 1, "the command's synopsis or options are "
			     "missing");
	return 0;
}

static int render(struct page *p, const char *date)
{
	const struct pp_man how = {
		.date = date, .source = "peerpool " PP_VERSION,
		.manual = "peerpool", .block = block, .ctx = p,
	};
	struct pp_man_page page;

	if (pp_file_read_named(&p->source, &p->sink, p->path, PAGE_MAX) < 0)
		return wrong(p, 0, "cannot be read");
	find_command(p);
	if (pp_man_render(&p->out, &page, &p->arena, &how,
			  pp_buf_get(&p->source)) < 0)
		return wrong(p, page.line, page.problem);
	if (check(p, &page) < 0)
		return -1;
	fwrite(p->out.p, 1, p->out.n, stdout);
	return 0;
}

static int print_page(const char *path, const char *date)
{
	struct page p = { .path = path };
	int rc;

	pp_buf_init(&p.source, PAGE_MAX);
	pp_buf_init(&p.out, ROFF_MAX);
	rc = render(&p, date);
	pp_buf_release(&p.source);
	pp_buf_release(&p.out);
	pp_sink_release(&p.sink);
	pp_arena_release(&p.arena);
	return rc < 0 ? PP_EXIT_FINDINGS : PP_EXIT_OK;
}

static int run(int argc, char **argv)
{
	if (argc == 4 && !strcmp(argv[1], "page"))
		return print_page(argv[2], argv[3]);
	if (argc != 2) {
		fputs("usage: manual page FILE.md DATE | bash | zsh | fish\n",
		      stderr);
		return PP_EXIT_FAILED;
	}
	if (!strcmp(argv[1], "bash"))
		pp_words_bash(stdout);
	else if (!strcmp(argv[1], "zsh"))
		pp_words_zsh(stdout);
	else if (!strcmp(argv[1], "fish"))
		pp_words_fish(stdout);
	else
		return PP_EXIT_FAILED;
	return PP_EXIT_OK;
}

int main(int argc, char **argv)
{
	int status = run(argc, argv);

	return fflush(stdout) || ferror(stdout) ? PP_EXIT_FAILED : status;
}
