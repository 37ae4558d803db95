/* The command line of peerpool serve. */
#include "tools/serve.h"

enum { PORT = 8765, PORT_MAX = 65535, TIMEOUT = 15, TIMEOUT_MAX = 3600 };

#define AT(member) offsetof(struct pp_serve_settings, member)

static const char *const who = "Who can reach it";

static const struct pp_option options[] = {
	{ 'p', "port", PP_OPT_NUMBER, AT(port), .argument = "PORT",
	  .help = "listen on that port; 8765 by default, 0 for one that is "
	  "free" },
	{ 0, "for", PP_OPT_TEXT, AT(audience), .argument = "AUDIENCE",
	  .help = "show what that audience may read; all by default" },
	{ 0, "alone", PP_OPT_FLAG, AT(alone),
	  .help = "this pool only, without the others of its workspace" },
	{ 0, "timeout", PP_OPT_NUMBER, AT(timeout), .argument = "SECONDS",
	  .help = "close a connection on which nothing has moved for so long; "
	  "15 by default" },
	{ 'q', "quiet", PP_OPT_FLAG, AT(quiet),
	  .help = "print nothing but errors" },
	{ 0, "listen", PP_OPT_TEXT, AT(listen), .argument = "ADDRESS",
	  .help = "listen at that address of this machine, so that others can "
	  "read the pool, and nobody is asked for a password; 127.0.0.1 by "
	  "default, which is this machine alone",
	  .group = who },
	{ 0, "host", PP_OPT_LIST, AT(hosts), .argument = "NAME",
	  .help = "answer to that name too, besides localhost and addresses; "
	  "may be repeated",
	  .group = who },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool serve", "then open http://127.0.0.1:8765/ in a browser" },
	{ "peerpool serve --port 0 --for board",
	  "what the board may read, on a port that is free" },
	{ 0 }
};

const struct pp_command pp_serve_command = {
	.name = "serve",
	.summary = "show the pool's pages in a browser, as it is now",
	.usage = "[OPTION]...",
	.examples = examples,
	.description =
		"Serves what 'peerpool site' writes: the index, the reports, "
		"the pages of records. Each is made when it is asked for, from "
		"the work tree as it is at that moment: save a file, load the "
		"page again. Nothing of the pool is ever changed.\n\n"
		"Only this machine can reach it, unless --listen is given. A "
		"page that cannot be made tells why, and the others remain. "
		"Ctrl-C ends it.\n\n"
		"Exit status: 0 it was ended by Ctrl-C or SIGTERM, 2 it could "
		"not start.",
	.options = options,
};

void pp_serve_defaults(struct pp_serve_settings *settings)
{
	*settings = (struct pp_serve_settings){
		.port = PORT, .timeout = TIMEOUT, .listen = "127.0.0.1",
	};
}

int pp_serve_check(const struct pp_serve_settings *settings,
		   const struct pp_arguments *args)
{
	if (args->count)
		return pp_usage(&pp_serve_command, NULL,
				"'%s' is one argument too many",
				args->items[0]);
	if (settings->port > PORT_MAX)
		return pp_usage(&pp_serve_command, NULL,
				"'--port' must be at most %d; found '%zu'",
				PORT_MAX, settings->port);
	if (!settings->timeout || settings->timeout > TIMEOUT_MAX)
		return pp_usage(&pp_serve_command, NULL,
				"'--timeout' must be from 1 to %d; found '%zu'",
				TIMEOUT_MAX, settings->timeout);
	return -1;
}
