#ifndef PP_SCHEMA_FORMAT_H
#define PP_SCHEMA_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* The formats of JSON Schema 2020-12, Validation, section 7. */
struct pp_format;

/* The format of that name, or NULL where it is not known. */
const struct pp_format *pp_format_find(struct pp_str name);

/* "date" */
const char *pp_format_name(const struct pp_format *format);

/* What a text of the format is, for messages: "a date (YYYY-MM-DD)" after
 * "must be". */
const char *pp_format_article(const struct pp_format *format);

/* Is text, which is UTF-8, of the format?  Any thread. */
bool pp_format_holds(const struct pp_format *format, struct pp_str text);

/* Advice for a person whose text is not: "February 2021 has 28 days", "write
 * the year first: 2023-02-01"; in arena.  NULL where there is none.  It may
 * hold parts of the text. */
char *pp_format_hint(const struct pp_format *format, struct pp_arena *arena,
		     struct pp_str text);

/* All names, for "did you mean".  Writes at most max and returns how many
 * there are. */
size_t pp_format_known(struct pp_str out[], size_t max);

#endif
