#ifndef PP_TOOLS_EXPORT_H
#define PP_TOOLS_EXPORT_H

#include "tools/commands.h"

/* The parts of peerpool export. */
enum pp_export_to { PP_EXPORT_CSV, PP_EXPORT_JSONL, PP_EXPORT_SQLITE,
		    PP_EXPORT_POSTGRES, PP_EXPORT_FORMATS };

/* Their names, for --format. */
extern const char *const pp_export_names[];

struct pp_export_settings {
	const char *output, *at, *date, *edit, *into;
	struct pp_list columns, where;
	unsigned format;	/* enum pp_export_to; PP_EXPORT_FORMATS until
				   the usage is checked: none was named */
	bool excel, raw, force, partial, full;
};

#endif
