/* What is answered, from pages that are kept and pages that are made anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "serve/answer.h"
#include "unit/serve_fake.h"

struct box {
	struct fake fake;
	struct pp_serve_source source;
	struct pp_list names;
	struct pp_server server;
	struct pp_arena arena;
	struct pp_answer answer;
};

static int set_up(void **state)
{
	struct box *b = test_calloc(1, sizeof(*b));

	b->source = fake_source(&b->fake);
	pp_server_init(&b->server, &b->source, &b->names);
	*state = b;
	return 0;
}

static int tear_down(void **state)
{
	struct box *b = *state;

	pp_server_release(&b->server);
	pp_arena_release(&b->arena);
	test_free(b);
	return 0;
}

static const struct pp_answer *ask(struct box *b, const char *target,
				   const char *none_match)
{
	const struct pp_request request = {
		.method = "GET", .target = target, .host = "localhost",
		.none_match = none_match,
	};

	pp_answer(&b->answer, &b->arena, &b->server, &request);
	return &b->answer;
}

static bool holds(const struct pp_answer *a, const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 0; i + n <= a->body.n; i++)
		if (!memcmp(a->body.p + i, text, n))
			return true;
	return false;
}

static void test_kept(void **state)
{
	struct box *b = *state;

	assert_int_equal(ask(b, "/", NULL)->status, 200);
	assert_true(pp_str_is(b->answer.body, "owls, 0"));
	assert_string_equal(b->answer.type, "text/plain");
	ask(b, "/index.html", NULL);
	assert_int_equal(b->fake.made, 1);
	/* Every request looks, and every look is done with. */
	assert_int_equal(b->fake.looks, 2);
	assert_int_equal(b->fake.done, 2);
}

/* The first request after a change has the new page, and no other. */
static void test_changed(void **state)
{
	struct box *b = *state;
	char tag[PP_TAG_MAX];

	ask(b, "/steady.html", NULL);
	ask(b, "/", NULL);
	memcpy(tag, b->answer.tag, sizeof(tag));
	b->fake.generation++;
	assert_int_equal(ask(b, "/", tag)->status, 200);
	assert_true(pp_str_is(b->answer.body, "owls, 1"));
	assert_string_not_equal(b->answer.tag, tag);
	ask(b, "/steady.html", NULL);
	assert_int_equal(b->fake.made, 4);
}

static void test_not_modified(void **state)
{
	struct box *b = *state;
	char tag[PP_TAG_MAX];

	ask(b, "/steady.html", NULL);
	memcpy(tag, b->answer.tag, sizeof(tag));
	assert_int_equal(tag[0], '"');
	assert_int_equal(ask(b, "/steady.html", tag)->status, 304);
	assert_int_equal(b->answer.body.n, 0);
	assert_string_equal(b->answer.tag, tag);
	/* Also where the page was made anew meanwhile, to the same bytes. */
	b->fake.generation++;
	assert_int_equal(ask(b, "/steady.html", tag)->status, 304);
	assert_int_equal(ask(b, "/", tag)->status, 200);
}

/* Findings are told, nothing in them is markup, and the server goes on. */
static void test_faulty(void **state)
{
	struct box *b = *state;

	assert_int_equal(ask(b, "/faulty.html", NULL)->status, 500);
	assert_true(holds(&b->answer, "error: no such column: &lt;script&gt; "
				      "[query-error]"));
	assert_false(holds(&b->answer, "<script"));
	assert_string_equal(b->answer.tag, "");
	assert_int_equal(ask(b, "/", NULL)->status, 200);
	b->fake.is_broken = true;
	assert_int_equal(ask(b, "/", NULL)->status, 500);
	assert_true(holds(&b->answer, "&lt;b&gt;.yaml:3:1: error: no &amp; "
				      "&lt;i&gt;pool&lt;/i&gt;"));
	assert_false(holds(&b->answer, "<i>"));
	b->fake.is_broken = false;
	assert_int_equal(ask(b, "/", NULL)->status, 200);
	assert_int_equal(b->fake.done, b->fake.looks);
}

/* A page that shows its fault itself. */
static void test_partly(void **state)
{
	struct box *b = *state;

	assert_int_equal(ask(b, "/partly.html", "*")->status, 500);
	assert_true(pp_str_is(b->answer.body, "but for a part"));
}

static void expect_refused(struct box *b, struct pp_request request,
			   unsigned status)
{
	if (!request.method)
		request.method = "GET";
	if (!request.host)
		request.host = "127.0.0.1:8765";
	if (!request.target)
		request.target = "/";
	pp_answer(&b->answer, &b->arena, &b->server, &request);
	assert_int_equal(b->answer.status, status);
	assert_int_equal(b->fake.looks, 0);
	assert_string_equal(b->answer.tag, "");
}

static void test_refused(void **state)
{
	struct box *b = *state;

	expect_refused(b, (struct pp_request){ .host = "evil.example" }, 421);
	expect_refused(b, (struct pp_request){ .host = "" }, 421);
	expect_refused(b, (struct pp_request){ .method = "POST" }, 405);
	expect_refused(b, (struct pp_request){ .method = "get" }, 405);
	expect_refused(b, (struct pp_request){ .has_body = true }, 413);
	expect_refused(b, (struct pp_request){ .target = "/../a" }, 400);
	expect_refused(b, (struct pp_request){ .target = "/%00" }, 400);
	assert_int_equal(ask(b, "/etc/passwd", NULL)->status, 404);
	assert_false(holds(&b->answer, "passwd"));
}

/* What is kept does not grow without bounds. */
static void test_bounded(void **state)
{
	struct box *b = *state;

	b->fake.large = (PP_SERVER_KEPT_MAX / 2) + 1;
	ask(b, "/", NULL);
	ask(b, "/large", NULL);
	ask(b, "/", NULL);
	assert_int_equal(b->fake.made, 2);
	b->fake.large = PP_SERVER_KEPT_MAX - 1;
	b->fake.generation++;
	ask(b, "/", NULL);
	assert_int_equal(ask(b, "/large", NULL)->status, 200);
	assert_int_equal(b->answer.body.n, PP_SERVER_KEPT_MAX - 1);
	assert_true(b->server.pages.used <= PP_SERVER_KEPT_MAX + 4096);
	ask(b, "/", NULL);
	assert_int_equal(b->fake.made, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_changed, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_not_modified, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_faulty, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_partly, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_refused, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_bounded, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
