#ifndef PP_DATA_YAML_SCALAR_H
#define PP_DATA_YAML_SCALAR_H

#include <yaml.h>

#include "data/build.h"

/* libyaml's scalars and tags as values. */

/* The text and style of a scalar event, in *out. */
void pp_yaml_scalar_text(struct pp_build *b, const yaml_event_t *event,
			 struct pp_value *out);

/* A scalar event as a value, in *out, whose place the caller has set. */
void pp_yaml_scalar(struct pp_build *b, const yaml_event_t *event,
		    struct pp_value *out);

/* Report a key whose meaning in YAML 1.1 is another; key is a string. */
void pp_yaml_scalar_check_key(struct pp_build *b, const struct pp_value *key);

/* The core schema's tag by its last part, "str" for !!str; NULL where there is
 * none, or one that is reported at pos: unknown, or in a record. */
const char *pp_yaml_tag(struct pp_build *b, struct pp_pos pos,
			const yaml_char_t *tag);

#endif
