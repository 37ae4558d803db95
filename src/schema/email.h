#ifndef PP_SCHEMA_EMAIL_H
#define PP_SCHEMA_EMAIL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Is text a Mailbox (RFC 5321, 4.1.2)?  Local part of at most 64 bytes, plain
 * or quoted; a host name, or an address in brackets. */
bool pp_email_holds(struct pp_str text);

/* The same with characters past ASCII, in UTF-8 (RFC 6531, 3.3). */
bool pp_idn_email_holds(struct pp_str text);

/* Advice for a person, in arena; NULL where there is none. */
char *pp_email_hint(struct pp_arena *arena, struct pp_str text);

#endif
