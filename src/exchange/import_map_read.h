#ifndef PP_EXCHANGE_IMPORT_MAP_READ_H
#define PP_EXCHANGE_IMPORT_MAP_READ_H

#include "exchange/import_map.h"

/* Maps, as docs/formats/import-map.schema.yaml describes them. */
struct pp_import_map_read {
	const struct pp_kinds *kinds;
	struct pp_date today;
	const char *file;	/* its name in findings */
};

/* Read a map.  Everything lives in arena and points into bytes; release the
 * map whatever this returns.  0; or -1 with findings, each at its place in the
 * map (import-map, unknown-key, ...). */
int pp_import_map_read(struct pp_import_map *out, struct pp_arena *arena,
		       struct pp_sink *sink,
		       const struct pp_import_map_read *how,
		       struct pp_str bytes);

/* Take in a file of decisions: a list of { kind, text, id }, where id is that
 * of a record, skip, or nothing while it is open.  0; or -1 with findings. */
int pp_import_decisions_read(struct pp_import_map *map, struct pp_arena *arena,
			     struct pp_sink *sink,
			     const struct pp_import_map_read *how,
			     struct pp_str bytes);

/* The schema of maps, as it stands in docs/formats. */
struct pp_str pp_import_map_schema(void);

#endif
