#ifndef PP_INDEX_SESSION_H
#define PP_INDEX_SESSION_H

#include "index/content.h"
#include "index/sql_file.h"

/* What a statement can see: one index database, or several joined (a
 * workspace); the table clock; the pool's views; and the tables that are filled
 * when a statement asks for them (finding, change).  Nothing of it is written
 * to the index: clock, views, joined tables and finding are temporary. */
struct pp_session;

/* One pool's index. */
struct pp_session_pool {
	struct pp_str name;	/* what _pool shows */
	struct pp_db *db;	/* in a reading (or rehearsing) transaction */
	const char *path;	/* of its file; NULL: in memory */
};

/* Called before the first statement that mentions a table which is not always
 * there ("finding", "change"): makes it, through pp_session_fill or
 * pp_session_attach.  Returns 0, or -1 with findings. */
typedef int pp_session_ask(void *data, struct pp_session *session,
			   const char *table);

struct pp_query;
struct pp_result;

/* Results that are remembered.  reads has the keys "TABLE\tCOLUMN" of what the
 * statement reads, with no COLUMN for rows' being there; finding and change are
 * tables too.  find: fill in row_count, cells and is_number of the columns,
 * and return true; or false.  keep: a statement was run. */
struct pp_recall {
	bool (*find)(void *data, struct pp_result *out, struct pp_arena *arena,
		     const struct pp_query *query, const struct pp_map *reads);
	void (*keep)(void *data, const struct pp_result *result,
		     const struct pp_query *query, const struct pp_map *reads);
	void *data;
};

struct pp_session_options {
	const struct pp_session_pool *pools;	/* the first one is the pool
						   itself */
	size_t pool_count;
	const char *today;	/* YYYY-MM-DD: clock.today */
	const struct pp_sql_file *views;	/* in name order */
	size_t view_count;
	pp_session_ask *ask;	/* may be NULL */
	void *ask_data;
	const struct pp_recall *recall;	/* may be NULL */
};

/* NULL with findings where it cannot be set up.  Views are made only when a
 * statement mentions them (or a view that it mentions does). */
struct pp_session *pp_session_new(struct pp_arena *arena,
				  struct pp_sink *sink,
				  const struct pp_session_options *options);
/* Frees it, not the databases.  Takes NULL. */
void pp_session_free(struct pp_session *session);

/* Make (or empty) the temporary table finding(rule, severity, path, line, col,
 * pointer, message, kind, id) and enter these. */
struct pp_session_finding {
	const struct pp_finding *finding;
	struct pp_str kind, id;	/* of the record; may be empty */
};

int pp_session_fill(struct pp_session *session, struct pp_sink *sink,
		    const struct pp_session_finding *findings, size_t count);

/* Let the session see table in the database file at path, through a temporary
 * view.  select is its SQL ("SELECT ... FROM history.change_row"). */
int pp_session_attach(struct pp_session *session, struct pp_sink *sink,
		      const char *schema, const char *path, const char *view,
		      const char *select);

struct pp_param {
	struct pp_str name;	/* without the ':' */
	struct pp_str value;	/* a number where it looks like one */
	bool is_null;		/* NULL, whatever value is */
};

struct pp_query {
	struct pp_str sql;
	const char *file;	/* its name in findings; "<sql>" for one that
				   was typed */
	const struct pp_param *params;
	size_t param_count;
	/* What its file says of parameters, for advice; may be NULL. */
	const struct pp_sql_param *declared;
	size_t declared_count;
	unsigned timeout_ms;	/* 0: none */
};

struct pp_result_column {
	struct pp_str name;
	struct pp_str label, unit;	/* of the column that it is, if it is
					   one; may be empty */
	bool is_number;		/* every value is a number or NULL */
	bool is_open;		/* it is a column, and has no data subject: its
				   values say nothing of a person */
};

/* Everything that a statement returned. */
struct pp_result {
	struct pp_result_column *columns;
	size_t column_count;
	struct pp_cell *cells;	/* row by row */
	size_t row_count;
	enum pp_class class;	/* the strictest of all that was read, through
				   views, in conditions and counts too */
	struct pp_str *kinds;	/* of whose records something was read so */
	size_t kind_count;
	bool reads_all;		/* it may be of any: finding, change, refs */
};

/* What a result may hold; more is a finding (query-limit). */
enum { PP_RESULT_BYTES_MAX = 1 << 29 };

/* Run one SELECT (WITH, VALUES), read only: an authorizer admits nothing else,
 * and no table of the index's own beginning with '_'.  The result lives in
 * arena.  Returns 0; or -1 with a finding: query-error at the place in the SQL
 * where SQLite saw it, with a hint for a column or table that is nearly right
 * or a word that must be quoted; query-param for one that is missing or not
 * used; query-limit for time or size. */
int pp_session_query(struct pp_result *out, struct pp_arena *arena,
		     struct pp_sink *sink, struct pp_session *session,
		     const struct pp_query *query);

/* From now on, put what statements read into reads, with the same keys in
 * arena; NULL: no more. */
void pp_session_watch(struct pp_session *session, struct pp_map *reads,
		      struct pp_arena *arena);

/* Use another one than that of the options, from now on. */
void pp_session_recall(struct pp_session *session,
		       const struct pp_recall *recall);

/* Only prepare it: what is wrong with a view or rule is said without running
 * it. */
int pp_session_try(struct pp_sink *sink, struct pp_session *session,
		   const struct pp_query *query);

/* The same, and what can be known of the result without running it: columns
 * (is_number is true of all), class, kinds. */
int pp_session_describe(struct pp_result *out, struct pp_arena *arena,
			struct pp_sink *sink, struct pp_session *session,
			const struct pp_query *query);

/* The tables of records, without views, which cost nothing then. */
void pp_session_kind_tables(struct pp_tables *out,
			    const struct pp_session *session);

/* The names of all tables and columns that are there, for --schema. */
int pp_session_tables(struct pp_tables *out, struct pp_arena *arena,
		      struct pp_sink *sink, struct pp_session *session);

#endif
