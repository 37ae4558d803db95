#ifndef PP_RECORD_MODELINE_H
#define PP_RECORD_MODELINE_H

#include "base/arena.h"
#include "base/finding.h"
#include "base/str.h"

/* The comment that tells an editor which schema a YAML record has:
 *
 *   # yaml-language-server: $schema=../../schemas/person.yaml
 *
 * It stands among the comment lines at the top of the file. */

/* The modeline of a record at path whose schema is at schema (both below the
 * pool's root), with its line break. */
char *pp_modeline_for(struct pp_arena *arena, const char *path,
		      const char *schema);

/* What the modeline of these bytes says after $schema=; empty where there is
 * none.  *line is its line, from 1. */
struct pp_str pp_modeline_find(struct pp_str bytes, uint32_t *line);

/* Report a modeline that names another file than schema (modeline).  One that
 * names an address on the web, or none, is left alone. */
void pp_modeline_check(struct pp_str bytes, const char *path,
		       const char *schema, struct pp_sink *sink);

#endif
