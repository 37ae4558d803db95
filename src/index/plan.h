#ifndef PP_INDEX_PLAN_H
#define PP_INDEX_PLAN_H

#include "index/table.h"

/* How the values of a record become cells: what table.c has worked out once
 * for row.c, so that a record costs one look-up for each of its keys. */

enum pp_plan_what {
	PP_PLAN_SKIP,	/* no column: statistics only, the salt, a name that
			   clashes */
	PP_PLAN_CELL,	/* a column of a scalar */
	PP_PLAN_JSON,	/* a column of JSON */
	PP_PLAN_MAP,	/* columns of the same table, further down */
	PP_PLAN_LIST,	/* a table */
	PP_PLAN_OTHER,	/* goes to "_other", as what is not named does */
};

struct pp_plan_field {
	struct pp_str key;
	uint32_t hash;			/* pp_key_hash */
	enum pp_plan_what what;
	uint16_t at;			/* the column, or the table */
	struct pp_plan_map *map;	/* PP_PLAN_MAP */
	struct pp_shape *shape;		/* of the value; NULL where nothing
					   at or below it is hidden */
};

/* A mapping whose properties have columns. */
struct pp_plan_map {
	struct pp_plan_field *fields;
	size_t count;
	uint32_t *slots;		/* 1 + place in fields; 0: free */
	uint32_t mask;
	bool skip_others;		/* what is not named is hidden */
	struct pp_shape *others;	/* its shape, as above */
};

enum {
	PP_PLAN_NONE = -1,
	PP_PLAN_NESTED_MAX = 32,	/* mappings and lists in each other;
					   what is deeper is JSON */
	PP_PLAN_POSITIONS_MAX = PP_PLAN_NESTED_MAX + 1,
};

/* Of one table. */
struct pp_plan {
	struct pp_plan_map *map;	/* NULL: a list of scalars, or refs */
	int id;				/* of a kind's table: the column */
	int value;			/* of a list of scalars */
	int other;			/* "_other", or PP_PLAN_NONE */
	unsigned positions;		/* columns of them, after the parent's
					   id */
	/* Of refs: */
	const struct pp_kinds *kinds;
	const struct pp_plan **roots;	/* the plan of each kind by number; or
					   NULL */
	/* Of a kind's table: */
	uint16_t table;
	struct pp_shape *shape;		/* NULL where nothing is hidden */
};

/* Room for so many fields. */
struct pp_plan_map *pp_plan_map_new(struct pp_arena *arena, size_t count);
void pp_plan_map_add(struct pp_plan_map *map, struct pp_plan_field field);

/* The field of a member, or NULL. */
const struct pp_plan_field *pp_plan_find(const struct pp_plan_map *map,
					 const struct pp_member *m);

#endif
