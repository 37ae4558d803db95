#ifndef PP_STORE_ATTRIBUTES_H
#define PP_STORE_ATTRIBUTES_H

#include "store/settings.h"

/* Files that we write into commits ourselves go in as they are.  Where git
 * would make other bytes of one, as .gitattributes and core.autocrlf have it
 * (gitattributes(5)), it cannot. */
struct pp_attributes;

/* repo and settings are lent. */
struct pp_attributes *pp_attributes_new(struct pp_repo *repo,
					const struct pp_settings *settings);
void pp_attributes_free(struct pp_attributes *attributes);

/* Why the file, at path below the work tree, cannot be taken as it is; NULL
 * where it can.  In ascending order of paths it is quickest. */
const char *pp_attributes_fault(struct pp_attributes *attributes,
				const char *path, struct pp_str bytes);

#endif
