#ifndef PP_POOL_WEB_CONFIG_H
#define PP_POOL_WEB_CONFIG_H

#include "base/finding.h"
#include "data/value.h"
#include "index/table.h"

/* What .peerpool.yaml says of the pool's site:
 *
 *   site:
 *     title: Member peers       the pool's name where it is not said
 *     pages: [peer, council]    kinds whose records have a page each
 *     directories: [peers]      queries that the pool keeps, each a page
 *     sections: [Training]      the order in which the index has the reports'
 *                               sections
 *     audiences:                who it can be made for, and the strictest
 *       board: none             class of data that they may read
 *       officers:
 *         reads: special
 *         also: [everybody]     reports that are for these, too
 */
struct pp_web_name {
	struct pp_str name;
	struct pp_pos pos;
};

struct pp_web_audience {
	struct pp_str name;
	enum pp_class class;
	struct pp_web_name *also;
	size_t also_count;
};

struct pp_web_config {
	struct pp_str title;
	struct pp_web_name *pages;
	size_t page_count;
	struct pp_web_name *directories;
	size_t directory_count;
	struct pp_web_name *sections;
	size_t section_count;
	struct pp_web_audience *audiences;
	size_t audience_count;
};

/* Read it off the section; strings are lent from it.  What is wrong is a
 * finding (pool-config), and left out. */
void pp_web_config_read(struct pp_web_config *out, struct pp_arena *arena,
			 struct pp_sink *sink, const char *file,
			 const struct pp_value *section);

#endif
