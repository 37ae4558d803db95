#ifndef PP_POOL_SITE_DATA_H
#define PP_POOL_SITE_DATA_H

#include "pool/site_run.h"

/* What the pages of a kind's records are made of, as the tables have it, of all
 * records or of one.  Each result is sorted by its first column, the id of the
 * record. */
struct pp_site_part {
	const struct pp_table *table;
	const struct pp_column **columns;	/* that are shown */
	size_t column_count;
	size_t first;		/* place of the first of them in rows */
	struct pp_result rows;
};

struct pp_site_data {
	struct pp_site_kind *kind;
	struct pp_site_part own;	/* id, _path, then what is shown */
	struct pp_site_part *lists;	/* id, positions, then what is shown */
	size_t list_count;
	struct pp_result refs;		/* id, from_kind, from_id, pointer */
	struct pp_result changes;	/* id, time, actor, pointer, old, new,
					   reason; newest first */
};

/* Load it into into.arena.  id NULL: all.  0; or -1 with findings. */
int pp_site_data_load(struct pp_site_data *out, struct pp_site *site,
		      struct pp_site_kind *kind, const struct pp_str *id,
		      struct pp_listing into);

/* The rows of one record: the first, and how many. */
size_t pp_site_rows_of(const struct pp_result *result, struct pp_str id,
		       size_t *count);

/* One record's page.  0; -1 with findings. */
int pp_site_record_html(struct pp_buf *out, struct pp_site *site,
			const struct pp_site_data *data, struct pp_str id,
			struct pp_listing into);

/* What a JSON pointer into a record is called, and the strictest class of what
 * may stand there. */
struct pp_site_place {
	struct pp_str label;	/* in arena */
	enum pp_class class;
};

void pp_site_place_find(struct pp_site_place *out, struct pp_arena *arena,
			const struct pp_site *site, struct pp_str kind,
			struct pp_str pointer);

#endif
