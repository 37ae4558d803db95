#ifndef PP_INDEX_SQL_FORM_H
#define PP_INDEX_SQL_FORM_H

#include "index/session.h"

/* What can be said of a statement before SQLite sees it: that it is one SELECT
 * (WITH, VALUES), as the authorizer is not asked about EXPLAIN, VACUUM or a
 * second statement; and that no date stands in it without quotes, which to SQL
 * is a subtraction (2023-05-01 is 2017) or division, and compares with every
 * date to some answer.  Returns 0; or -1 with a finding (query-error) at the
 * place. */
int pp_sql_form_check(struct pp_sink *sink, const struct pp_query *query);

#endif
