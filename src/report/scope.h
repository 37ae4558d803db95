#ifndef PP_REPORT_SCOPE_H
#define PP_REPORT_SCOPE_H

#include "base/map.h"
#include "report/document.h"
#include "report/head.h"

/* What the parts of a document can name: its parameters, and the blocks that
 * have an id.  A template sees what is around it, and the columns of its row
 * before that. */
struct pp_scope {
	const struct pp_param *params;
	size_t param_count;
	struct pp_map blocks;		/* ptr: the result; NULL: it failed */
	const struct pp_scope *outer;	/* NULL: none */
	/* Of a template: the row, for values as people read them. */
	const struct pp_result *result;
	size_t row;
};

void pp_scope_release(struct pp_scope *scope);

/* The parameter of that name, or NULL. */
const struct pp_param *pp_scope_find(const struct pp_scope *scope,
				     struct pp_str name);

/* Its value as people read it. */
struct pp_str pp_scope_text(const struct pp_scope *scope,
			    struct pp_arena *arena, const struct pp_param *p);

/* Give the query those that its SQL mentions. */
void pp_scope_params(struct pp_query *query, struct pp_arena *arena,
		     const struct pp_scope *scope);

/* Report (query-param) those that it mentions and that are not there: -1; or
 * 0. */
int pp_scope_check(const struct pp_scope *scope, struct pp_sink *sink,
		    const struct pp_query *query);

/* Add to the last finding which parameter may have been meant. */
void pp_scope_suggest(const struct pp_scope *scope, struct pp_sink *sink,
		      struct pp_str name);

/* Remember a block's result (NULL: it failed).  id may be empty: then not. */
void pp_scope_name(struct pp_scope *scope, struct pp_arena *arena,
		   struct pp_str id, const struct pp_result *result);

/* Is there a block of that id?  *out is its result, or NULL. */
bool pp_scope_block(const struct pp_result **out, const struct pp_scope *scope,
		    struct pp_str id);

/* The scope of a document that the part includes: what the part gives (a value
 * :NAME is that of the parameter NAME around it), and defaults.  0; or -1 with
 * findings. */
int pp_scope_include(struct pp_scope *out, struct pp_arena *arena,
		     struct pp_sink *sink, const struct pp_part *part,
		     const struct pp_head *head, const struct pp_scope *around);

/* The scope of a template for one row (with no rows in the result, for none:
 * all is NULL).  head: of the document that is the template; NULL: it stands
 * in the text around it.  0; or -1 with findings. */
int pp_scope_row(struct pp_scope *out, struct pp_arena *arena,
		 struct pp_sink *sink, const struct pp_part *part,
		 const struct pp_result *result, size_t row,
		 const struct pp_head *head, const struct pp_scope *around);

#endif
