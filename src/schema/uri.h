#ifndef PP_SCHEMA_URI_H
#define PP_SCHEMA_URI_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Uniform Resource Identifiers (RFC 3986), their internationalised form (RFC
 * 3987) and URI templates (RFC 6570). */

/* The parts of a URI reference, without the marks that set them off.  Each
 * points into the text; has_... tells an empty part from none. */
struct pp_uri {
	struct pp_str scheme, authority, path, query, fragment;
	bool has_scheme, has_authority, has_query, has_fragment;
};

/* Cut any text into parts, as RFC 3986's appendix B does; nothing is
 * checked. */
void pp_uri_split(struct pp_uri *out, struct pp_str text);

/* What reference means where base is the base URI: RFC 3986, 5.2, strictly (a
 * reference with a scheme stands for itself).  base may be relative, too: then
 * so is the result.  The result lives in arena, with a NUL after it. */
struct pp_str pp_uri_resolve(struct pp_arena *arena, struct pp_str base,
			     struct pp_str reference);

enum {
	PP_URI_REFERENCE = 1,	/* may be relative */
	PP_URI_UNICODE = 2	/* an IRI: text is UTF-8 */
};

/* Is text a URI, or what flags allow besides? */
bool pp_uri_holds(struct pp_str text, unsigned flags);

/* Is text a URI template?  text is UTF-8. */
bool pp_uri_template_holds(struct pp_str text);

#endif
