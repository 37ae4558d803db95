/* Records as rows. */
#include "unit/index_case.h"

static void test_shipped(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_shipped(&c);
	assert_string_equal(case_rows(&c, "peer",
		"id: x\nperson: p-1\ngroup: con\nformer_groups:\n"
		"- { group: lab, from: 2001-01-01 }\n"
		"availability: { days_a_year: 2.5, weekdays: [monday] }\n"
		"skills: [a, b]\n"
		"lead_roles:\n- role: r\n  regions: [a, b]\n- role: s\n"
		"  regions: [c]\nsalt: no\n"),
		"peer:1 'x' 'p-1' 'con' - - - - - - - - - - - - - 2.5r - - - "
		"- -\n"
		"peer_former_group:5 'x' 0 'lab' '2001-01-01' -\n"
		"peer_availability_weekday:6 'x' 0 'monday'\n"
		"peer_skill:7 'x' 0 'a'\n"
		"peer_skill:7 'x' 1 'b'\n"
		"peer_lead_role:9 'x' 0 'r' - -\n"
		"peer_lead_role_region:10 'x' 0 0 'a'\n"
		"peer_lead_role_region:10 'x' 0 1 'b'\n"
		"peer_lead_role:11 'x' 1 's' - -\n"
		"peer_lead_role_region:12 'x' 1 0 'c'\n"
		"refs:2 'peer' 'x' '/person' 'person' 'p-1'\n"
		"refs:3 'peer' 'x' '/group' 'group' 'con'\n"
		"refs:5 'peer' 'x' '/former_groups/0/group' 'group' 'lab'\n");
	case_end(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
