#ifndef PP_PUBLISH_WEB_RUN_H
#define PP_PUBLISH_WEB_RUN_H

#include "base/map.h"
#include "publish/report.h"
#include "publish/web.h"
#include "publish/web_title.h"

/* What the makers of a site's pages share. */

struct pp_web_record {
	const struct pp_web_kind *kind;
	struct pp_str id, title;
};

struct pp_web_kind {
	const struct pp_kind *kind;
	const struct pp_table *table;	/* NULL: the audience may not know of
					   its records */
	struct pp_str label;
	const char *path;		/* of the list of its records */
	bool has_pages;
	bool named;			/* records is filled */
	struct pp_web_record *records;	/* by title */
	size_t count;
	struct pp_map title_reads;	/* what titles are made of; see struct
					   pp_recall */
};

struct pp_web_directory {
	const struct pp_sql_file *file;
	const char *path;
	struct pp_map reads;
	bool is_run;		/* there is a result */
	struct pp_result result;
};

struct pp_web_report {
	struct pp_report_file *file;
	const char *path;
	struct pp_report_looks looks;	/* one that is refused has no page:
					   nothing leads there */
	struct pp_map reads;
};

struct pp_web_change;
struct pp_web_answers;

struct pp_web {
	struct pp_ask *ask;
	struct pp_arena *arena;		/* for what lasts */
	struct pp_reports *reports;
	const struct pp_web_config *config;
	struct pp_str title;
	const struct pp_web_audience *audience;	/* NULL: none */
	enum pp_class class;		/* the strictest that may be read */
	unsigned timeout_ms;
	char day[11];
	struct pp_tables tables;
	struct pp_web_kind *kinds;	/* all of the pool, in its order */
	size_t kind_count;
	struct pp_map records;		/* "KIND/ID": struct pp_web_record */
	struct pp_web_report *papers;
	size_t paper_count;
	struct pp_report_file **forms;	/* reports that ask for a parameter:
					   they are named, and have no page */
	size_t form_count;
	struct pp_web_directory *directories;
	size_t directory_count;
	bool listed;			/* papers and directories are filled */
	/* In a folder that follows the pool: */
	struct pp_web_change *change;	/* NULL: it cannot be told */
	struct pp_web_answers *answers;	/* may be NULL */
	bool one_by_one;		/* few records are looked up, and not
					   all of their kinds */
};

/* Run a query of our own, on the site's day.  0; -1 with findings. */
int pp_web_query(struct pp_result *out, struct pp_web *web,
		  struct pp_listing into, struct pp_str sql,
		  const struct pp_str *id);

struct pp_web_kind *pp_web_kind(struct pp_web *web, struct pp_str name);

/* Fill the kind's records.  0; -1 with findings. */
int pp_web_name_records(struct pp_web *web, struct pp_web_kind *kind,
			 struct pp_sink *sink);

/* Find out what titles are made of.  0; -1 with findings. */
int pp_web_title_reads(struct pp_web *web, struct pp_web_kind *kind,
		       struct pp_sink *sink);

/* Name the records of the kind that refer to one, all at once: for where they
 * are looked up one by one. */
int pp_web_name_referrers(struct pp_web *web, struct pp_web_kind *kind,
			  struct pp_sink *sink, struct pp_str to_kind,
			  struct pp_str to_id);

/* How a record is called: 1 and *out; 0: there is none that may be known; -1
 * with findings. */
int pp_web_find_record(const struct pp_web_record **out,
			struct pp_web *web, struct pp_sink *sink,
			struct pp_str kind, struct pp_str id);

/* The address of a record's page as seen from a page so many folders deep;
 * nothing where it has none. */
void pp_web_add_href(struct pp_buf *out, const struct pp_web_record *record,
		      unsigned depth);

#endif
