#ifndef PP_SCHEMA_HOST_H
#define PP_SCHEMA_HOST_H

#include <stdbool.h>

#include "base/str.h"

/* Addresses and names of hosts. */

/* Four numbers from 0 to 255 without leading zeros (RFC 2673, 3.2). */
bool pp_ipv4_holds(struct pp_str text);

/* RFC 4291, 2.2, as RFC 3986 writes it in ABNF: no zone, no brackets. */
bool pp_ipv6_holds(struct pp_str text);

/* RFC 1123, 2.1: labels of letters, digits and inner hyphens, 1 to 63 long,
 * 253 in all, no dot at the end.  A label that begins with xn-- must be a
 * well-formed A-label (RFC 5890). */
bool pp_hostname_holds(struct pp_str text);

/* A name whose labels may be U-labels too (RFC 5890 to 5893, with the rules
 * for registration), parted by any of the four full stops of IDNA.  With
 * normalise, labels need not be in normalisation form C.  text is UTF-8. */
bool pp_idn_hostname_holds(struct pp_str text, bool normalise);

/* Why a label of text is not one, in libidn2's words; NULL where all are, or
 * where it has no opinion.  For hints. */
const char *pp_idn_hostname_fault(struct pp_str text);

#endif
