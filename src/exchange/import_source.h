#ifndef PP_EXCHANGE_IMPORT_SOURCE_H
#define PP_EXCHANGE_IMPORT_SOURCE_H

#include "exchange/import_map.h"

/* Reading from a map where values come from. */
struct pp_import_sources {
	struct pp_import_map *map;
	const struct pp_kinds *kinds;
	struct pp_arena *arena;
	struct pp_sink *sink;
	struct pp_date today;
};

/* Read the mapping of properties to sources, which holds to the schema of maps,
 * as those of record, whose kind is known; records before it in the map may be
 * named.  0; or -1 with findings. */
int pp_import_sources_read(struct pp_import_record *record,
			   struct pp_import_sources *at,
			   const struct pp_value *set);

/* The kind of that name; or NULL, with a finding at v. */
const struct pp_kind *pp_import_kind(const struct pp_import_sources *at,
				     const struct pp_value *v);

/* The texts of a text or a list of them. */
struct pp_import_texts pp_import_texts_of(struct pp_arena *arena,
					  const struct pp_value *v);

/* The place of a value of the map. */
struct pp_pos pp_import_pos(const struct pp_import_sources *at,
			    const struct pp_value *v);

/* Report that the kind has no such property, as a fault of the map. */
void pp_import_no_property(const struct pp_import_sources *at,
			   struct pp_pos pos, const struct pp_kind *kind,
			   struct pp_str property);

/* dmy, mdy or ymd. */
enum pp_typed_order pp_import_order(struct pp_str text);

#endif
