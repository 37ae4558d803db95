/* Tables that follow from schemas. */
#include "unit/index_case.h"

static void test_shipped(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_shipped(&c);
	assert_string_equal(case_said(&c), "");
	assert_string_equal(case_table(&c, "Person"),
		"person(id!# text, name! text, sort_name! text, style! text, "
		"contact_email! text, contact_phone! text, "
		"contact_prefers! text, privacy_notice_version! text, "
		"privacy_notice_given_on! date)");
	assert_string_equal(case_table(&c, "peer_lead_role_region"),
		"peer_lead_role_region(peer!# text, "
		"lead_role_position! integer, position! integer, "
		"region! text)");
	assert_string_equal(case_table(&c, "peer_former_group"),
		"peer_former_group(peer!!# text, position!! integer, "
		"group!!> text, from!! date, until!! date)");
	case_end(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
