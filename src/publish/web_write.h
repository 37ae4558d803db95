#ifndef PP_PUBLISH_WEB_WRITE_H
#define PP_PUBLISH_WEB_WRITE_H

#include "publish/web.h"

/* Pages as files in a folder.  A page that is there as it should be is not
 * written; each other one holds, at any moment, either what it held or all of
 * the new one, and has been read back.  ".peerpool-site" in the folder names
 * the files that are ours: those whose pages are gone are deleted, and no
 * other. */
struct pp_web_written {
	size_t pages, written, removed;
};

/* dir is made; one that holds other files, and no site, lies where records do,
 * or has another file in the place of a page, is refused.  0; 1
 * where pages have faults, all told; -1 with findings (file-write), and then
 * some pages may be those of before. */
int pp_web_write(struct pp_web_written *out, struct pp_web *web,
		 struct pp_listing into, const char *dir);

#endif
