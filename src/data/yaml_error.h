#ifndef PP_DATA_YAML_ERROR_H
#define PP_DATA_YAML_ERROR_H

#include <yaml.h>

#include "data/text.h"

/* Where a mark of libyaml stands: its lines and columns are put right where
 * it counts line breaks that an editor does not. */
struct pp_pos pp_yaml_pos(const struct pp_text *text, const yaml_mark_t *mark);

/* The last quoted scalar that ran over several lines. */
struct pp_yaml_quote {
	bool lines;		/* there was one */
	yaml_mark_t start, end;
};

/* Report the error at which parser has stopped, in words for people, at the
 * place where the mistake is rather than where libyaml stumbled.  Returns the
 * line from which on the text is not touched by the mistake, or 0. */
uint32_t pp_yaml_error_report(struct pp_text *text,
			      const yaml_parser_t *parser,
			      const struct pp_yaml_quote *quote);

#endif
