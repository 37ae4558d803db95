/* What every command does first, and how it says that it cannot go on. */
#include <stdarg.h>
#include <stdio.h>

#include "base/escape.h"
#include "cli/help.h"
#include "cli/pager.h"
#include "cli/print.h"
#include "cli/terminal.h"
#include "tools/commands.h"

enum { MESSAGE_MAX = 1 << 20 };

static void say(const struct pp_command *command, const char *hint,
		const char *format, va_list ap)
{
	struct pp_arena arena = { 0 };
	struct pp_buf line;

	pp_buf_init(&line, MESSAGE_MAX);
	pp_escape_terminal(&line,
			   pp_str(pp_arena_vprintf(&arena, format, ap)));
	if (hint) {
		pp_buf_puts(&line, "\n  note: ");
		pp_escape_terminal(&line, pp_str(hint));
	}
	fflush(stdout);
	fprintf(stderr, "peerpool%s%s: %.*s\n", *command->name ? " " : "",
		command->name, PP_STR(pp_buf_get(&line)));
	pp_buf_release(&line);
	pp_arena_release(&arena);
}

int pp_fail(const struct pp_command *command, const char *hint,
	    const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(command, hint, format, ap);
	va_end(ap);
	return PP_EXIT_FAILED;
}

int pp_usage(const struct pp_command *command, const char *hint,
	     const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(command, hint, format, ap);
	va_end(ap);
	fprintf(stderr, "  note: see 'peerpool %s%s'\n",
		*command->name ? command->name : "help",
		*command->name ? " --help" : "");
	return PP_EXIT_FAILED;
}

int pp_start(struct pp_arguments *out, struct pp_arena *arena,
	     const struct pp_command *command, void *settings, char **argv)
{
	struct pp_terminal terminal;
	struct pp_pager pager;

	if (pp_options_parse(out, arena, command, settings, argv))
		return pp_usage(command, out->hint, "%s", out->error);
	if (!out->help)
		return -1;
	pp_terminal_init(&terminal, stdout, true);
	pp_pager_start(&pager, stdout);
	pp_help_print(stdout, command, terminal.width);
	pp_pager_end(&pager);
	return PP_EXIT_OK;
}

int pp_tell(struct pp_sink *sink, const struct pp_arguments *args)
{
	const struct pp_summary summary = { 0 };
	struct pp_print print = { .out = stderr };

	pp_terminal_init(&print.terminal, stderr, args->no_color);
	pp_sink_sort(sink);
	pp_print(&print, sink, &summary);
	return PP_EXIT_FAILED;
}

int pp_unknown_kind(const struct pp_command *command,
		    const struct pp_kinds *kinds, const char *name)
{
	struct pp_arena arena = { 0 };
	struct pp_str *names = pp_new(&arena, struct pp_str, kinds->count);
	struct pp_buf hint;
	int near, status;

	pp_buf_init(&hint, MESSAGE_MAX);
	for (size_t i = 0; i < kinds->count; i++) {
		names[i] = kinds->items[i].name;
		pp_buf_printf(&hint, "%s%.*s", i ? ", " : "the kinds are ",
			      PP_STR(names[i]));
	}
	near = pp_nearest(pp_str(name), names, kinds->count);
	if (near >= 0) {
		pp_buf_clear(&hint);
		pp_buf_printf(&hint, "did you mean '%.*s'?",
			      PP_STR(names[near]));
	}
	status = pp_fail(command, hint.n ?
			 pp_arena_copy(&arena, hint.p, hint.n) :
			 "this pool has none: each is a schema with x-kind",
			 "no kind '%s'", name);
	pp_buf_release(&hint);
	pp_arena_release(&arena);
	return status;
}
