#ifndef PP_REPORT_SAFE_H
#define PP_REPORT_SAFE_H

#include <stdbool.h>

#include "base/str.h"

/* What of Markdown may be rendered. */
struct cmark_node;

/* Raw HTML, a link or an image: pp_safe_make has to look at it. */
bool pp_safe_is_suspect(struct cmark_node *node);

/* Turn it into text where it may not stay; its children stay. */
void pp_safe_make(struct cmark_node *node);

/* May a link lead there: http, https, mailto, or without a scheme? */
bool pp_safe_link(struct pp_str url);

/* May an image come from there: a relative path? */
bool pp_safe_image(struct pp_str url);

#endif
