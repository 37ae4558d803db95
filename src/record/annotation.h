#ifndef PP_RECORD_ANNOTATION_H
#define PP_RECORD_ANNOTATION_H

#include "record/kind.h"

/* The x- keywords that stand at properties, for the floors above: are their
 * values such as they must be? */

/* Small letters, digits, - and _, beginning with a letter. */
bool pp_is_plain_name(struct pp_str s);

/* Look at x-item, x-label and x-unit wherever the kinds' schemas apply; each
 * faulty one goes to sink once (schema-annotation). */
void pp_annotations_check(const struct pp_kinds *kinds, struct pp_sink *sink);

#endif
