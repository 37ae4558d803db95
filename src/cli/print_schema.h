#ifndef PP_CLI_PRINT_SCHEMA_H
#define PP_CLI_PRINT_SCHEMA_H

#include "cli/result_text.h"
#include "cli/terminal.h"

/* The tables and columns that queries see, for people: every table with its
 * columns. */
void pp_print_schema(FILE *out, const struct pp_tables *tables,
		     const struct pp_terminal *terminal);

/* One table and those of its lists, with all that is known of each column. */
void pp_print_schema_table(FILE *out, const struct pp_tables *tables,
			   const struct pp_table *table,
			   const struct pp_terminal *terminal);

/* The same for programs: a row for each column, of one table and its lists, or
 * of all (NULL).  It lives in arena. */
void pp_schema_result(struct pp_result *out, struct pp_arena *arena,
		      const struct pp_tables *tables,
		      const struct pp_table *table);

#endif
