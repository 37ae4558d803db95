/* A server on a socket, and clients that behave badly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "serve/http.h"
#include "unit/serve_fake.h"

enum { TEXT = 1 << 16 };

struct box {
	struct fake fake;
	struct pp_serve_source source;
	struct pp_list names;
	struct pp_server server;
	struct pp_http *http;
	char text[TEXT];	/* the last answer */
};

static int set_up(void **state)
{
	const struct pp_http_settings settings = { "127.0.0.1", 0, 1 };
	struct box *b = test_calloc(1, sizeof(*b));

	b->source = fake_source(&b->fake);
	pp_server_init(&b->server, &b->source, &b->names);
	b->http = pp_http_start(&b->server, &settings);
	assert_non_null(b->http);
	*state = b;
	return 0;
}

static int tear_down(void **state)
{
	struct box *b = *state;

	pp_http_stop(b->http);
	pp_server_release(&b->server);
	test_free(b);
	return 0;
}

static int dial(const struct box *b)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	a.sin_port = htons(pp_http_port(b->http));
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof(a)), 0);
	return fd;
}

/* Everything up to the end of the connection. */
static void read_all(struct box *b, int fd)
{
	size_t n = 0;
	ssize_t got;

	while ((got = read(fd, b->text + n, TEXT - 1 - n)) > 0)
		n += (size_t)got;
	b->text[n] = '\0';
	close(fd);
}

/* Send the head of a request as it stands, and read what comes. */
static const char *ask(struct box *b, const char *head)
{
	int fd = dial(b);

	assert_int_equal(send(fd, head, strlen(head), MSG_NOSIGNAL),
			 strlen(head));
	read_all(b, fd);
	return b->text;
}

#define REST " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"

static void expect_status(struct box *b, const char *head, const char *status)
{
	char line[80];

	snprintf(line, sizeof(line), "HTTP/1.1 %s ", status);
	assert_int_equal(strncmp(ask(b, head), line, strlen(line)), 0);
}

static void test_page(void **state)
{
	static const char *const headers[] = {
		"Cache-Control: no-cache\r\n",
		"X-Content-Type-Options: nosniff\r\n",
		"X-Frame-Options: DENY\r\n", "Referrer-Policy: no-referrer\r\n",
		"Cross-Origin-Resource-Policy: same-origin\r\n",
		"Cross-Origin-Opener-Policy: same-origin\r\n",
		"Content-Type: text/plain\r\n", "ETag: \"",
		"Content-Length: 7\r\n",
		"Content-Security-Policy: default-src 'self'; "
		"frame-ancestors 'none'\r\n",
	};
	struct box *b = *state;

	expect_status(b, "GET /steady.html" REST "\r\n", "200");
	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++)
		assert_non_null(strstr(b->text, headers[i]));
	assert_non_null(strstr(b->text, "\r\n\r\nas ever"));
	/* A page that has no policy gets the strictest. */
	ask(b, "GET /" REST "\r\n");
	assert_non_null(strstr(b->text, "Content-Security-Policy: default-src "
				"'none'; frame-ancestors 'none'\r\n"));
}

static void test_head(void **state)
{
	struct box *b = *state;

	expect_status(b, "HEAD /steady.html" REST "\r\n", "200");
	assert_non_null(strstr(b->text, "Content-Length: 7\r\n"));
	assert_null(strstr(b->text, "as ever"));
}

static void test_not_modified(void **state)
{
	struct box *b = *state;
	char head[400], tag[80] = "";
	const char *p;

	p = strstr(ask(b, "GET /" REST "\r\n"), "ETag: ");
	assert_non_null(p);
	sscanf(p, "ETag: %79[^\r]", tag);
	snprintf(head, sizeof(head), "GET /" REST "If-None-Match: %s\r\n\r\n",
		 tag);
	expect_status(b, head, "304");
	assert_non_null(strstr(b->text, tag));
	assert_null(strstr(b->text, "owls"));
}

static void test_refused(void **state)
{
	struct box *b = *state;

	expect_status(b, "GET / HTTP/1.1\r\nHost: evil.example\r\n"
		      "Connection: close\r\n\r\n", "421");
	expect_status(b, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "400");
	expect_status(b, "GET /../../etc/passwd" REST "\r\n", "400");
	expect_status(b, "GET /%2e%2e/a" REST "\r\n", "400");
	expect_status(b, "GET /etc/passwd" REST "\r\n", "404");
	expect_status(b, "DELETE /" REST "\r\n", "405");
	assert_non_null(strstr(b->text, "Allow: GET, HEAD\r\n"));
	expect_status(b, "OPTIONS /" REST "\r\n", "405");
	/* Nobody waits for what they would send. */
	expect_status(b, "POST /" REST "Content-Length: 99999999999\r\n\r\n",
		      "405");
	expect_status(b, "PUT /" REST "Transfer-Encoding: chunked\r\n\r\n",
		      "405");
	expect_status(b, "GET /" REST "Content-Length: 5\r\n\r\n", "413");
	assert_int_equal(b->fake.made, 0);
	expect_status(b, "GET /" REST "\r\n", "200");
}

/* Heads without an end, and what is no HTTP, end in an error. */
static void test_malformed(void **state)
{
	struct box *b = *state;
	char *head = test_calloc(1, TEXT);

	ask(b, "\x16\x03\x01\r\n\r\n\r\n");
	strcpy(head, "GET /");
	memset(head + 5, 'a', TEXT - 200);
	strcat(head, REST "\r\n");
	assert_null(strstr(ask(b, head), " 200 "));
	strcpy(head, "GET /" REST);
	for (size_t i = strlen(head); i < TEXT - 100; i += 9)
		strcpy(head + i, "X-A: bc\r\n");
	strcat(head, "\r\n");
	assert_null(strstr(ask(b, head), " 200 "));
	test_free(head);
	expect_status(b, "GET /" REST "\r\n", "200");
}

/* Who sends half a request, or nothing, is let go after the time that was set;
 * others are served meanwhile, and one connection serves many requests. */
static void test_slow(void **state)
{
	static const char one[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
	struct box *b = *state;
	int half = dial(b), silent = dial(b), many = dial(b);
	char text[TEXT];

	assert_int_equal(send(half, "GET / HT", 8, MSG_NOSIGNAL), 8);
	for (size_t i = 0; i < 3; i++) {
		ssize_t n;

		send(many, one, strlen(one), MSG_NOSIGNAL);
		n = read(many, text, sizeof(text) - 1);
		assert_true(n > 0);
		text[n] = '\0';
		assert_int_equal(strncmp(text, "HTTP/1.1 200 ", 13), 0);
	}
	expect_status(b, "GET /" REST "\r\n", "200");
	/* These end: the test would hang otherwise. */
	read_all(b, half);
	assert_null(strstr(b->text, " 200 "));
	read_all(b, silent);
	assert_string_equal(b->text, "");
	read_all(b, many);
}

static void test_stop(void **state)
{
	struct box *b = *state;
	int open = dial(b);

	expect_status(b, "GET /" REST "\r\n", "200");
	pp_http_stop(b->http);
	b->http = NULL;
	read_all(b, open);
	assert_string_equal(b->text, "");
}

static void test_address(void **state)
{
	struct box *b = *state;
	struct pp_http_settings settings = {
		"127.0.0.1", pp_http_port(b->http), 1
	};

	assert_null(pp_http_start(&b->server, &settings));
	assert_int_equal(errno, EADDRINUSE);
	settings.address = "localhost";
	assert_null(pp_http_start(&b->server, &settings));
	assert_int_equal(errno, EINVAL);
	assert_true(pp_http_is_loopback("127.0.0.1"));
	assert_true(pp_http_is_loopback("127.9.9.9"));
	assert_true(pp_http_is_loopback("::1"));
	assert_false(pp_http_is_loopback("0.0.0.0"));
	assert_false(pp_http_is_loopback("::"));
	assert_false(pp_http_is_loopback("192.0.2.1"));
	assert_false(pp_http_is_loopback("owl"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_page, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_head, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_not_modified, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_refused, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_malformed, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_slow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_stop, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_address, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
