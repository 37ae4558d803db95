#ifndef PP_INDEX_POSTGRES_TEXT_H
#define PP_INDEX_POSTGRES_TEXT_H

#include "base/buf.h"
#include "base/str.h"

/* Text as psql and PostgreSQL read it. */

/* A name in double quotes.  PostgreSQL's have at most 63 bytes: the end of a
 * longer one becomes eight hexadecimal digits that tell it from others.  The
 * names of its own columns (ctid, xmin, ...) get a '_' behind. */
void pp_postgres_name(struct pp_buf *out, struct pp_str name);

/* A text in single quotes; standard_conforming_strings must be on, as it is by
 * itself. */
void pp_postgres_text(struct pp_buf *out, struct pp_str text);

/* One value of COPY's text format, in which a tab ends it. */
void pp_postgres_copied(struct pp_buf *out, struct pp_str text);

#endif
