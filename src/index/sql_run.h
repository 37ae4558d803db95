#ifndef PP_INDEX_SQL_RUN_H
#define PP_INDEX_SQL_RUN_H

#include "index/authorizer.h"
#include "index/joined.h"

/* Making what a statement mentions, preparing it, running it: what a session
 * does with one statement. */

/* A name that is not a table of main: made when it is mentioned. */
enum pp_made_kind {
	PP_MADE_VIEW,	/* of the pool */
	PP_MADE_JOINED,	/* a table of several pools */
	PP_MADE_CLOCK,
	PP_MADE_MODULE,	/* json_each, json_tree: declared by SQLite when they
			   are first used */
	PP_MADE_CLOSED,	/* a database's name, which no statement may say */
	PP_MADE_HIDDEN,	/* a table of an attached file: likewise */
};

enum pp_made_state { PP_MADE_NOT, PP_MADE_NOW, PP_MADE_YES, PP_MADE_BROKEN };

struct pp_made {
	enum pp_made_kind kind;
	enum pp_made_state state;
	size_t number;		/* of the view, or the table */
	struct pp_sink faults;	/* of a view that is broken, until told */
};

struct pp_session {
	struct pp_arena *arena;
	struct pp_session_options o;
	struct sqlite3 *db;
	struct pp_authorizer auth;
	struct pp_joined joined;
	struct pp_map made;	/* ptr: struct pp_made; keys in small letters */
	struct pp_str *temps;	/* views and tables to be dropped, in the
				   order in which they were made */
	size_t temp_count, temp_cap;
	const char *asked[2];	/* for which tables ask has been called */
	size_t asked_count;
	int limits[4];		/* SQLite's, as they were */
	bool views_looked, views_join;	/* some view has USING or NATURAL */
	struct pp_map *watch;	/* see pp_session_watch; may be NULL */
	struct pp_arena *watch_arena;
	int64_t deadline;	/* in milliseconds; 0: none */
};

/* A statement of the session's own.  Returns SQLite's code. */
int pp_session_exec(struct pp_session *s, const char *sql);

/* Make a temporary view and remember it.  Returns SQLite's code. */
int pp_session_view(struct pp_session *s, struct pp_str name,
		    const char *select, enum pp_temp temp);

/* Remember a temporary table or view, under a name that is lent. */
void pp_session_remember(struct pp_session *s, struct pp_str name,
			 enum pp_temp temp);

/* Report what SQLite returned for a statement of the session's own. */
void pp_session_failed(struct pp_session *s, struct pp_sink *sink, int code);

/* Tell the authorizer of what the text joins by USING or NATURAL. */
void pp_session_note_joins(struct pp_session *s, struct pp_str sql);

/* The prepared statement, or NULL with findings. */
struct sqlite3_stmt *pp_session_prepare(struct pp_session *s,
					struct pp_sink *sink,
					const struct pp_query *query);

/* Note in the result what the statement prepared last reads. */
void pp_session_note_reads(struct pp_result *out, struct pp_arena *arena,
			   const struct pp_session *s);

/* As pp_session_query. */
int pp_session_run(struct pp_result *out, struct pp_arena *arena,
		   struct pp_sink *sink, struct pp_session *session,
		   const struct pp_query *query);

/* Make the view with that number in the options.  0; -1: it has faults, and
 * sink has got them. */
int pp_session_make_view(struct pp_session *s, struct pp_sink *sink,
			 size_t number);

#endif
