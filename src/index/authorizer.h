#ifndef PP_INDEX_AUTHORIZER_H
#define PP_INDEX_AUTHORIZER_H

#include "base/map.h"
#include "index/table.h"

/* What a statement may do, and what it reads.  SQLite asks for every table,
 * column and function of a statement while it prepares it. */

/* A temporary table or view of the session's own. */
enum pp_temp {
	PP_TEMP_VIEW,	/* of the pool: what it reads is seen by itself */
	PP_TEMP_JOINED,	/* a kind's table, of several pools */
	PP_TEMP_PLAIN,	/* says nothing of anybody: clock */
	PP_TEMP_ANY,	/* may say anything that the records say: finding,
			   change */
};

struct pp_authorizer {
	struct pp_map by_name;	/* ptr: their struct pp_table */
	struct pp_map temps;	/* num: 1 + enum pp_temp */
	struct pp_map attached;	/* tables of files of which only some is to be
				   seen, through a view */
	bool is_joined;		/* tables are those of several pools */
	bool is_ours;		/* a statement of the session's own: all is
				   admitted */
	enum pp_class most;	/* the strictest that any table has */
	enum pp_class class;	/* the strictest that was read since the last
				   reset */
	const struct pp_tables *tables;
	struct pp_map read;	/* the names of kinds of which something was
				   read since then */
	struct pp_map columns;	/* "TABLE\tCOLUMN", see pp_session_watch */
	struct pp_arena names;	/* their names */
	bool read_any;		/* and something that may say anything */
	const char *refused;	/* why the statement is refused, or NULL;
				   lives in arena */
	const char *refused_name;	/* what it is about, or NULL */
	bool refused_table;	/* and that is a table */
	struct pp_arena *arena;
};

/* From now on db asks a, until pp_authorizer_remove. */
struct sqlite3;
void pp_authorizer_install(struct pp_authorizer *a, struct sqlite3 *db);
void pp_authorizer_remove(struct pp_authorizer *a, struct sqlite3 *db);

/* Tell which tables there are. */
void pp_authorizer_tables(struct pp_authorizer *a,
			  const struct pp_tables *tables);

/* Tell of a temporary one; name is lent. */
void pp_authorizer_temp(struct pp_authorizer *a, struct pp_str name,
			enum pp_temp temp);

/* Tell of a table in a file that was attached; name is lent. */
void pp_authorizer_attached(struct pp_authorizer *a, struct pp_str table);

/* A column is read that SQLite does not ask about: of JOIN ... USING.  column:
 * empty for a row's being there. */
void pp_authorizer_read(struct pp_authorizer *a, const struct pp_table *table,
			struct pp_str column);

/* Before a statement is prepared. */
void pp_authorizer_reset(struct pp_authorizer *a);

#endif
