#ifndef PP_PUBLISH_REPORT_H
#define PP_PUBLISH_REPORT_H

#include "pool/ask.h"
#include "pool/reports.h"
#include "report/fill.h"
#include "report/page.h"

/* Making a report: its queries are run on what ask shows. */
enum pp_report_format {
	PP_REPORT_HTML, PP_REPORT_MARKDOWN, PP_REPORT_COMMONMARK,
	PP_REPORT_LATEX, PP_REPORT_CSV,
};

/* "html", "markdown", ...; NULL after the last: for an option table. */
extern const char *const pp_report_formats[];

struct pp_report_want {
	struct pp_report_file *file;
	enum pp_report_format format;
	const char *date;	/* YYYY-MM-DD; NULL: the moment's day, or else
				   the one that the report's own rule makes of
				   today */
	const char *at;		/* what --at said, to be stated */
	const struct pp_param *params;	/* that were given */
	size_t param_count;
	unsigned timeout_ms;	/* of one query; 0: none */
	/* In a site: see page.h and table.h. */
	struct pp_str site;
	const struct pp_page_link *links;
	size_t link_count;
	pp_table_href *href;
	void *href_data;
};

struct pp_report_made {
	char day[11];
	struct pp_str text;	/* all of it; not where refused, or CSV */
	struct pp_filled *filled;	/* its blocks, for CSV */
	size_t filled_count;
	enum pp_class class;	/* the strictest that it read */
	bool refused;		/* it reads what its readers may not: nothing
				   of it may be shown */
	bool faulty;		/* a block has a fault, and a box in its
				   place */
};

/* Make one, of reports that were opened, on an ask that was opened; its session
 * is made for the report's day where it has another.  Faults go to into.sink.
 * Everything lives in into.arena.  0, also with faults; or -1 with findings
 * where there is nothing to be shown: a parameter is missing or unknown, the
 * file has a fault. */
int pp_report_make(struct pp_report_made *out, struct pp_reports *reports,
		   struct pp_ask *ask, const struct pp_report_want *want,
		   struct pp_listing into);

/* What can be known of one that is not run. */
struct pp_report_looks {
	bool refused;
	bool is_certain;	/* no fault was seen */
	struct pp_str *kinds;	/* whose records are read */
	size_t kind_count;
	bool reads_all;		/* and those of others, or what is said of
				   them */
};

/* Look at one, and tell nothing.  The ask has a session; kinds live in
 * arena. */
void pp_report_look(struct pp_report_looks *out, struct pp_reports *reports,
		    struct pp_ask *ask, struct pp_report_file *file,
		    struct pp_arena *arena);

/* One block as CSV.  What a terminal or a spreadsheet would act on is made
 * harmless: see base/csv.h, and control characters are shown. */
void pp_report_csv(struct pp_buf *out, const struct pp_result *result);

#endif
