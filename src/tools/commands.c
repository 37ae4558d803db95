/* Which commands there are. */
#include "tools/commands.h"

static const char check[] = "Check", make[] = "Make records", ask[] = "Ask",
		  exchange[] = "Exchange", report[] = "Publish";

const struct pp_listed pp_commands[] = {
	{ check, &pp_check_command, pp_check_main },
	{ check, &pp_explain_command, pp_explain_main },
	{ make, &pp_new_command, pp_new_main },
	{ make, &pp_find_command, pp_find_main },
	{ ask, &pp_query_command, pp_query_main },
	{ ask, &pp_stats_command, pp_stats_main },
	{ ask, &pp_log_command, pp_log_main },
	{ ask, &pp_index_command, pp_index_main },
	{ exchange, &pp_export_command, pp_export_main },
	{ exchange, &pp_import_command, pp_import_main },
	{ exchange, &pp_migrate_command, pp_migrate_main },
	{ report, &pp_report_command, pp_report_main },
	{ report, &pp_site_command, pp_site_main },
	{ report, &pp_serve_command, pp_serve_main },
	{ 0 }
};
