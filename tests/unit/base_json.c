/* The JSON writer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/json.h"

static void write_all(struct pp_json *j)
{
	pp_json_object(j);
	pp_json_key(j, "empty");
	pp_json_array(j);
	pp_json_end(j);
	pp_json_key(j, "none");
	pp_json_object(j);
	pp_json_end(j);
	pp_json_put_number(j, "n", UINT64_MAX);
	pp_json_put_string(j, "a\"b", "c");
	pp_json_key(j, "list");
	pp_json_array(j);
	pp_json_bool(j, true);
	pp_json_null(j);
	pp_json_object(j);
	pp_json_put_number(j, "x", 0);
	pp_json_put_number(j, "y", 1);
	pp_json_end(j);
	pp_json_str(j, PP_LIT("last"));
	pp_json_end(j);
	pp_json_end(j);
}

static void check(bool pretty, const char *wanted)
{
	struct pp_json j;
	struct pp_buf buf;

	pp_buf_init(&buf, 10000);
	pp_json_init(&j, &buf, pretty);
	write_all(&j);
	pp_buf_putc(&buf, '\0');
	assert_string_equal(buf.p, wanted);
	pp_buf_release(&buf);
}

static void test_plain(void **state)
{
	(void)state;
	check(false, "{\"empty\":[],\"none\":{},\"n\":18446744073709551615,"
	      "\"a\\\"b\":\"c\",\"list\":[true,null,{\"x\":0,\"y\":1},"
	      "\"last\"]}");
}

static void test_pretty(void **state)
{
	(void)state;
	check(true, "{\n"
	      "  \"empty\": [],\n"
	      "  \"none\": {},\n"
	      "  \"n\": 18446744073709551615,\n"
	      "  \"a\\\"b\": \"c\",\n"
	      "  \"list\": [\n"
	      "    true,\n"
	      "    null,\n"
	      "    {\n"
	      "      \"x\": 0,\n"
	      "      \"y\": 1\n"
	      "    },\n"
	      "    \"last\"\n"
	      "  ]\n"
	      "}\n");
}

/* As deep as it goes: the level's bits are the whole word. */
static void test_depth(void **state)
{
	struct pp_json j;
	struct pp_buf buf;

	(void)state;
	pp_buf_init(&buf, 10000);
	pp_json_init(&j, &buf, false);
	for (int i = 0; i < PP_JSON_DEPTH_MAX; i++)
		pp_json_array(&j);
	for (int i = 0; i < PP_JSON_DEPTH_MAX; i++)
		pp_json_end(&j);
	assert_int_equal(buf.n, 2 * PP_JSON_DEPTH_MAX);
	assert_int_equal(buf.p[PP_JSON_DEPTH_MAX - 1], '[');
	assert_int_equal(buf.p[PP_JSON_DEPTH_MAX], ']');
	pp_buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_pretty),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
