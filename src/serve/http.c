/* HTTP by libmicrohttpd: connections, their limits, the form of answers. */
#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"

enum {
	REQUEST_MAX = 16 << 10,	/* bytes of a request's head */
	BACKLOG = 128,
	PATIENCE = 100,		/* times that the end waits for answers */
	PAUSE_NS = 50000000,
};

struct pp_http {
	struct MHD_Daemon *daemon;
	struct pp_server *server;
	uint16_t port;
	atomic_uint active;	/* requests that have not been answered */
	atomic_bool stopping;
};

/* --- one request ---------------------------------------------------------- */

static const char *header(struct MHD_Connection *c, const char *name)
{
	return MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
}

static bool has_body(struct MHD_Connection *c)
{
	const char *length = header(c, MHD_HTTP_HEADER_CONTENT_LENGTH);

	return header(c, MHD_HTTP_HEADER_TRANSFER_ENCODING) ||
		(length && strcmp(length, "0"));
}

/* The page's own policy goes on with who may have it in a frame: nobody. */
static void add_headers(struct MHD_Response *r, struct pp_arena *arena,
			const struct pp_http *http, const struct pp_answer *a)
{
	static const char *const always[][2] = {
		{ "Cache-Control", "no-cache" },
		{ "X-Content-Type-Options", "nosniff" },
		{ "X-Frame-Options", "DENY" },
		{ "Referrer-Policy", "no-referrer" },
		{ "Cross-Origin-Resource-Policy", "same-origin" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
	};

	for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++)
		MHD_add_response_header(r, always[i][0], always[i][1]);
	MHD_add_response_header(r, "Content-Security-Policy",
		pp_arena_printf(arena, "%s; frame-ancestors 'none'",
				a->policy ? a->policy :
					    "default-src 'none'"));
	if (a->body.n)
		MHD_add_response_header(r, "Content-Type", a->type);
	if (*a->tag)
		MHD_add_response_header(r, "ETag", a->tag);
	if (a->status == MHD_HTTP_METHOD_NOT_ALLOWED)
		MHD_add_response_header(r, "Allow", "GET, HEAD");
	if (http->stopping || a->status == MHD_HTTP_METHOD_NOT_ALLOWED ||
	    a->status == MHD_HTTP_CONTENT_TOO_LARGE)
		MHD_add_response_header(r, "Connection", "close");
}

static enum MHD_Result answer(struct pp_http *http, struct MHD_Connection *c,
			      const struct pp_request *request)
{
	struct pp_arena arena = { 0 };
	struct MHD_Response *response;
	enum MHD_Result rc = MHD_NO;
	struct pp_answer a;

	pp_answer(&a, &arena, http->server, request);
	response = MHD_create_response_from_buffer(a.body.n, (void *)a.body.p,
						   MHD_RESPMEM_MUST_COPY);
	if (response) {
		add_headers(response, &arena, http, &a);
		rc = MHD_queue_response(c, a.status, response);
		MHD_destroy_response(response);
	}
	pp_arena_release(&arena);
	return rc;
}

/* Called when the head of a request has come, and once more when all of it has:
 * which is waited for only where nothing is to follow. */
static enum MHD_Result handle(void *cls, struct MHD_Connection *c,
			      const char *url, const char *method,
			      const char *version, const char *upload,
			      size_t *upload_size, void **mark)
{
	struct pp_http *http = cls;
	const struct pp_request request = {
		.method = method, .target = url,
		.host = header(c, MHD_HTTP_HEADER_HOST),
		.none_match = header(c, MHD_HTTP_HEADER_IF_NONE_MATCH),
		.has_body = has_body(c),
	};
	bool is_first = !*mark;

	(void)version;
	(void)upload;
	(void)upload_size;
	if (is_first) {
		*mark = http;
		http->active++;
	}
	if (is_first && !request.has_body && strcmp(method, "POST") &&
	    strcmp(method, "PUT"))
		return MHD_YES;
	return answer(http, c, &request);
}

static void completed(void *cls, struct MHD_Connection *c, void **mark,
		      enum MHD_RequestTerminationCode code)
{
	struct pp_http *http = cls;

	(void)c;
	(void)code;
	if (*mark)
		http->active--;
	*mark = NULL;
}

/* Paths are decoded by ourselves, strictly. */
static size_t leave_escaped(void *cls, struct MHD_Connection *c, char *text)
{
	(void)cls;
	(void)c;
	return strlen(text);
}

/* --- the socket ----------------------------------------------------------- */

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

/* Returns its length, or 0 where the text is no address. */
static socklen_t address_parse(union address *out, const char *text,
			       uint16_t port)
{
	memset(out, 0, sizeof(*out));
	if (inet_pton(AF_INET, text, &out->v4.sin_addr) == 1) {
		out->v4.sin_family = AF_INET;
		out->v4.sin_port = htons(port);
		return sizeof(out->v4);
	}
	if (inet_pton(AF_INET6, text, &out->v6.sin6_addr) == 1) {
		out->v6.sin6_family = AF_INET6;
		out->v6.sin6_port = htons(port);
		return sizeof(out->v6);
	}
	return 0;
}

bool pp_http_is_loopback(const char *address)
{
	union address a;

	if (!address_parse(&a, address, 0))
		return false;
	if (a.any.sa_family == AF_INET6)
		return IN6_IS_ADDR_LOOPBACK(&a.v6.sin6_addr);
	return ntohl(a.v4.sin_addr.s_addr) >> 24 == 127;
}

/* A socket that listens, and its port; or -1 with errno. */
static int listen_at(const struct pp_http_settings *settings, uint16_t *port)
{
	union address a;
	socklen_t n = address_parse(&a, settings->address, settings->port);
	int yes = 1, fd;

	if (!n) {
		errno = EINVAL;
		return -1;
	}
	fd = socket(a.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	/* A port that was left a moment ago can be had again. */
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) ||
	    bind(fd, &a.any, n) || listen(fd, BACKLOG) ||
	    getsockname(fd, &a.any, &n)) {
		int error = errno;

		close(fd);
		errno = error;
		return -1;
	}
	*port = ntohs(a.any.sa_family == AF_INET6 ? a.v6.sin6_port :
						    a.v4.sin_port);
	return fd;
}

/* --- the daemon ----------------------------------------------------------- */

struct pp_http *pp_http_start(struct pp_server *server,
			      const struct pp_http_settings *settings)
{
	uint16_t port;
	int fd = listen_at(settings, &port);
	struct pp_http *http;

	if (fd < 0)
		return NULL;
	http = pp_alloc(1, sizeof(*http));
	memset(http, 0, sizeof(*http));
	http->server = server;
	http->port = port;
	http->daemon = MHD_start_daemon(
		MHD_USE_AUTO_INTERNAL_THREAD | MHD_USE_ITC, port, NULL, NULL,
		handle, http, MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_CONNECTION_LIMIT,
		(unsigned)PP_HTTP_CONNECTIONS_MAX,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_MAX,
		MHD_OPTION_CONNECTION_TIMEOUT, settings->timeout,
		MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL,
		MHD_OPTION_NOTIFY_COMPLETED, completed, http, MHD_OPTION_END);
	if (http->daemon)
		return http;
	close(fd);
	pp_free(http);
	errno = ENOMEM;
	return NULL;
}

uint16_t pp_http_port(const struct pp_http *http)
{
	return http->port;
}

void pp_http_stop(struct pp_http *http)
{
	const struct timespec pause = { 0, PAUSE_NS };
	int fd;

	if (!http)
		return;
	http->stopping = true;
	fd = MHD_quiesce_daemon(http->daemon);
	for (unsigned i = 0; i < PATIENCE && http->active; i++)
		nanosleep(&pause, NULL);
	MHD_stop_daemon(http->daemon);
	if (fd >= 0)
		close(fd);
	pp_free(http);
}
