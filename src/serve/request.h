#ifndef PP_SERVE_REQUEST_H
#define PP_SERVE_REQUEST_H

#include <stdbool.h>

#include "base/arena.h"
#include "cli/options.h"

/* What a client says in a request (RFC 9110).  None of it is believed. */
struct pp_request {
	const char *method;
	const char *target;	/* as it was sent: "/reports/a%20b.html" */
	const char *host;	/* the header; NULL: there is none */
	const char *none_match;	/* If-None-Match; NULL: there is none */
	bool has_body;
};

enum { PP_REQUEST_PATH_MAX = 1024 };

/* The path of the page that is asked for: decoded, without the first slash and
 * what follows a question mark, "index.html" where a folder is named.  Returns
 * false where it is no path of a page: an escape that is none, what cannot be
 * seen, a segment that is empty or has dots only, a backslash, or more than
 * PP_REQUEST_PATH_MAX bytes. */
bool pp_request_path(struct pp_str *out, struct pp_arena *arena,
		     const char *target);

/* May the server be asked by that name?  Any page of the web can have a name of
 * its own lead to this machine, and a browser would then let it read what is
 * served here: so that only addresses, "localhost" and the names given are
 * answered, with any port. */
bool pp_request_host(const char *host, const struct pp_list *names);

/* Does If-None-Match hold the tag, or "*"? */
bool pp_request_has_tag(const char *none_match, const char *tag);

#endif
