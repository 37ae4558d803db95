#ifndef PP_SERVE_HTTP_H
#define PP_SERVE_HTTP_H

#include <stdint.h>

#include "serve/answer.h"

/* A server of HTTP/1.1, in a thread of its own. */
struct pp_http;

struct pp_http_settings {
	const char *address;	/* "127.0.0.1", "::1" */
	uint16_t port;		/* 0: one that is free */
	unsigned timeout;	/* seconds until a connection on which nothing
				   moves is closed */
};

/* At most so many connections; further ones wait until one of them ends. */
enum { PP_HTTP_CONNECTIONS_MAX = 256 };

/* Returns NULL with errno: EINVAL where the address is none, EADDRINUSE,
 * EACCES.  server is asked by its thread until pp_http_stop. */
struct pp_http *pp_http_start(struct pp_server *server,
			      const struct pp_http_settings *settings);

/* The port on which it listens. */
uint16_t pp_http_port(const struct pp_http *http);

/* Admit nobody else, let those who are being answered have their answers, but
 * not for longer than a few seconds, and end.  May be NULL. */
void pp_http_stop(struct pp_http *http);

/* Is the address one of this machine alone? */
bool pp_http_is_loopback(const char *address);

#endif
