#ifndef PP_PUBLISH_WEB_CHANGE_H
#define PP_PUBLISH_WEB_CHANGE_H

#include "publish/web_memo.h"

/* What has changed since a site was written, and which of its pages can be
 * others for that.  It is told from what the index has written down since (see
 * index/trace.h), and from the commits since: no page is looked at.  A page
 * that it does not name is as it was. */
struct pp_web_change {
	struct pp_web *web;
	struct pp_str past_texts;	/* a digest of the reports' texts */
	struct pp_map columns;	/* "TABLE\tCOLUMN" */
	struct pp_map tables;	/* num: 1, a column of some row is another; 2:
				   rows came or went */
	struct pp_map records;	/* "KIND/ID": their pages may be others */
	struct pp_map files;	/* of records that are others, or were
				   committed */
	bool head;		/* HEAD is another commit */
	bool all_records;	/* every record's page may be another */
	bool all_reports;	/* and what every report says of commits */
	bool texts;		/* and those of all reports: their texts */
};

/* NULL: it cannot be told, and all pages may be others.  In web->arena. */
struct pp_web_change *pp_web_change_find(struct pp_web *web,
					 const struct pp_web_memo *memo);

/* All reports have been read: are their texts those of before? */
void pp_web_change_texts(struct pp_web_change *change);

/* Takes NULL. */
void pp_web_change_release(struct pp_web_change *change);

/* Can a statement that reads this (see struct pp_recall) return something
 * else? */
bool pp_web_change_reads(const struct pp_web_change *change,
			 const struct pp_map *reads);

/* Can the page be another?  The site was listed.  change NULL: yes. */
bool pp_web_change_index(const struct pp_web_change *change);
bool pp_web_change_all(const struct pp_web_change *change);
bool pp_web_change_kind(const struct pp_web_change *change,
			const struct pp_web_kind *kind);
bool pp_web_change_record(const struct pp_web_change *change,
			  const struct pp_web_record *record);
bool pp_web_change_directory(const struct pp_web_change *change,
			     const struct pp_web_directory *directory);
bool pp_web_change_report(const struct pp_web_change *change,
			  const struct pp_web_report *report);

#endif
