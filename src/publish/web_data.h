#ifndef PP_PUBLISH_WEB_DATA_H
#define PP_PUBLISH_WEB_DATA_H

#include "publish/web_run.h"

/* What the pages of a kind's records are made of, as the tables have it, of all
 * records or of one.  Each result is sorted by its first column, the id of the
 * record. */
struct pp_web_part {
	const struct pp_table *table;
	const struct pp_column **columns;	/* that are shown */
	size_t column_count;
	size_t first;		/* place of the first of them in rows */
	struct pp_result rows;
};

struct pp_web_data {
	struct pp_web_kind *kind;
	struct pp_web_part own;	/* id, _path, then what is shown */
	struct pp_web_part *lists;	/* id, positions, then what is shown */
	size_t list_count;
	struct pp_result refs;		/* id, from_kind, from_id, pointer */
	struct pp_result changes;	/* id, time, actor, pointer, old, new,
					   reason; newest first */
};

/* Load it into into.arena.  id NULL: all.  0; or -1 with findings. */
int pp_web_data_load(struct pp_web_data *out, struct pp_web *web,
		      struct pp_web_kind *kind, const struct pp_str *id,
		      struct pp_listing into);

/* The rows of one record: the first, and how many. */
size_t pp_web_rows_of(const struct pp_result *result, struct pp_str id,
		       size_t *count);

/* The last name of a JSON pointer, as words: "Given on" for
 * /publish_consent/given_on.  In arena. */
struct pp_str pp_web_last_name(struct pp_arena *arena, struct pp_str pointer);

/* What a JSON pointer into a record is called, and the strictest class of what
 * may stand there. */
struct pp_web_place {
	struct pp_str label;	/* in arena */
	enum pp_class class;
};

void pp_web_place_find(struct pp_web_place *out, struct pp_arena *arena,
			const struct pp_web *web, struct pp_str kind,
			struct pp_str pointer);

#endif
