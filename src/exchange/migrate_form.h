#ifndef PP_EXCHANGE_MIGRATE_FORM_H
#define PP_EXCHANGE_MIGRATE_FORM_H

#include "pool/open.h"
#include "schema/pattern.h"

/* The pool's migrations: schemas/migrations/NAME.yaml, of the form that
 * docs/formats/migration.schema.yaml describes. */

enum pp_migrate_what {
	PP_MIGRATE_RENAME, PP_MIGRATE_DEFAULT, PP_MIGRATE_DROP,
	PP_MIGRATE_SPLIT, PP_MIGRATE_JOIN, PP_MIGRATE_MAP, PP_MIGRATE_CONVERT
};

enum pp_migrate_type {
	PP_MIGRATE_LIST, PP_MIGRATE_NUMBER, PP_MIGRATE_TEXT, PP_MIGRATE_BOOLEAN
};

/* A part of a text that is split, and the key that it goes to. */
struct pp_migrate_part {
	struct pp_str key;
	unsigned group;		/* of the pattern, or the place between
				   separators, from 0 */
};

struct pp_migrate_step {
	enum pp_migrate_what what;
	struct pp_pos pos;	/* in the migration's file */
	struct pp_str property;	/* "accepted.*.version", for messages */
	/* Where the mapping or list stands, and which of its keys is meant:
	 * "*" for each item. */
	struct pp_str *above;
	size_t above_count;
	struct pp_str key;
	struct pp_str to;		/* RENAME, JOIN: the key */
	const struct pp_value *value;	/* DEFAULT; MAP: the values */
	struct pp_pattern *pattern;	/* SPLIT, or: */
	struct pp_str separator;	/* SPLIT, JOIN */
	struct pp_migrate_part *parts;	/* SPLIT */
	size_t part_count;
	struct pp_str *from;		/* JOIN: keys, of one mapping */
	size_t from_count;
	bool keep_others;		/* MAP */
	enum pp_migrate_type type;	/* CONVERT */
};

struct pp_migration {
	const char *path;
	struct pp_str name;		/* of the file, without its ending */
	struct pp_str title;		/* or empty */
	const struct pp_kind *kind;
	const struct pp_schema *when;	/* NULL: every record */
	struct pp_migrate_step *steps;
	size_t count;
};

struct pp_migrations {
	struct pp_migration *items;	/* in the order of their names */
	size_t count;
};

/* Read them all.  They live in into.arena and open; release them.  Returns 0,
 * also where there are none; or -1 with findings, each at its place in a
 * migration's file. */
int pp_migrations_read(struct pp_migrations *out, struct pp_open_pool *open,
		       struct pp_listing into);
void pp_migrations_release(struct pp_migrations *migrations);

/* The schema of their form. */
struct pp_str pp_migration_schema(void);

#endif
