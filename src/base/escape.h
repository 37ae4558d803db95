#ifndef PP_BASE_ESCAPE_H
#define PP_BASE_ESCAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Text from a record is somebody else's: what prints it escapes it first, for
 * the place where it goes.  Each function appends to out. */

/* Would the character act on a terminal or a reader instead of being seen?
 * Control characters (C0, DEL, C1), line separators, bidirectional controls
 * (CVE-2021-42574), zero-width and tag characters.  The joiners of emoji and
 * Indic scripts (U+200C, U+200D) are not among them. */
bool pp_is_unseen(uint32_t cp);

/* For a terminal, and for any line of text: unseen characters become \n, \t,
 * \x1b or \u202e, bytes that are not UTF-8 \xff.  Everything else, backslashes
 * too, stays as it is: this is for reading, not for reading back. */
void pp_escape_terminal(struct pp_buf *out, struct pp_str text);

/* XML text or a quoted attribute value.  Line breaks and tabs become character
 * references, characters that XML 1.0 cannot hold are shown as above. */
void pp_escape_xml(struct pp_buf *out, struct pp_str text);

/* The message of a GitHub workflow command, and one of its properties, in
 * which : and , are escaped as well.  Line breaks survive (%0A). */
void pp_escape_github(struct pp_buf *out, struct pp_str text);
void pp_escape_github_property(struct pp_buf *out, struct pp_str text);

/* Markdown within a line or a table cell: shown as it is, without links,
 * mentions, markup or HTML. */
void pp_escape_markdown(struct pp_buf *out, struct pp_str text);

/* One word of a POSIX shell's command line; in single quotes only where it
 * needs them. */
void pp_escape_shell(struct pp_buf *out, struct pp_str text);

/* LaTeX text: no command, comment or mathematics begins in it; line breaks
 * become blanks. */
void pp_escape_latex(struct pp_buf *out, struct pp_str text);

/* A JSON string with its quotes (RFC 8259).  Unseen characters are written as
 * \u escapes; bytes that are not UTF-8 become U+FFFD. */
void pp_escape_json(struct pp_buf *out, struct pp_str text);

/* A path as a URI reference (RFC 3986): what may not stand in a path is
 * percent-encoded, byte for byte; and ':', which could end a scheme. */
void pp_escape_uri(struct pp_buf *out, struct pp_str text);

#endif
