/* peerpool-serve: see peerpool serve, which runs it. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "serve/http.h"
#include "serve/live.h"
#include "tools/serve.h"

struct run {
	struct pp_serve_settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	sigset_t ends;		/* the signals that end it */
};

static int cannot_listen(const struct run *r)
{
	const char *hint = NULL;

	if (errno == EADDRINUSE)
		hint = "--port 0 takes one that is free";
	else if (errno == EINVAL)
		hint = "it is written in digits: 192.0.2.7, or ::1";
	return pp_fail(&pp_serve_command, hint,
		       "cannot listen at %s, port %zu: %s", r->settings.listen,
		       r->settings.port, errno == EINVAL ?
		       "that is no address" : strerror(errno));
}

static void tell_address(const struct run *r, const struct pp_http *http)
{
	const char *address = r->settings.listen;
	bool is_v6 = strchr(address, ':');

	if (!pp_http_is_loopback(address))
		fprintf(stderr, "others can read the pool at %s, and nobody is "
			"asked for a password\n", address);
	if (!r->settings.quiet)
		printf("http://%s%s%s:%u/\n", is_v6 ? "[" : "", address,
		       is_v6 ? "]" : "", pp_http_port(http));
	fflush(stdout);
}

static int serve(const struct run *r, struct pp_server *server)
{
	const struct pp_http_settings settings = {
		.address = r->settings.listen,
		.port = (uint16_t)r->settings.port,
		.timeout = (unsigned)r->settings.timeout,
	};
	struct pp_http *http = pp_http_start(server, &settings);
	int signal;

	if (!http)
		return cannot_listen(r);
	tell_address(r, http);
	sigwait(&r->ends, &signal);
	pp_http_stop(http);
	return PP_EXIT_OK;
}

static int run(struct run *r)
{
	struct pp_live *live = pp_live_new(&r->sink, ".", r->settings.audience,
					   r->settings.alone);
	struct pp_server server;
	int status;

	if (!live)
		return pp_tell(&r->sink, &r->args);
	pp_server_init(&server, pp_live_source(live), &r->settings.hosts);
	status = serve(r, &server);
	pp_server_release(&server);
	pp_live_free(live);
	return status;
}

/* Signals that end it are waited for: no thread is to be struck by them. */
static void set_signals(struct run *r)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	sigemptyset(&r->ends);
	sigaddset(&r->ends, SIGINT);
	sigaddset(&r->ends, SIGTERM);
	sigaddset(&r->ends, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &r->ends, NULL);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };
	int status;

	if (argc < 1)
		return PP_EXIT_FAILED;
	set_signals(&r);
	pp_serve_defaults(&r.settings);
	status = pp_start(&r.args, &r.arena, &pp_serve_command, &r.settings,
			  argv);
	if (status < 0)
		status = pp_serve_check(&r.settings, &r.args);
	if (status < 0)
		status = run(&r);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
