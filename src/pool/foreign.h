#ifndef PP_POOL_FOREIGN_H
#define PP_POOL_FOREIGN_H

#include "base/arena.h"
#include "base/finding.h"
#include "store/entry.h"

/* Checking anyone's files against anyone's schema, without a pool: YAML, JSON
 * and the front matter of Markdown. */
struct pp_foreign_map {
	const char *uri, *path;
};

struct pp_foreign {
	const char *schema;		/* its file */
	const struct pp_foreign_map *maps;	/* where remote schemas lie */
	size_t map_count;
	bool format_annotation;
	bool strict;		/* tell unknown keywords of the schema too */
	char **files;		/* "-" is standard input, as YAML */
	size_t file_count;
};

/* Check every file; anchors and aliases are resolved within bounds, each
 * document of a file is checked, a Markdown body is offered to a schema that
 * declares the property body.  Findings go to sink, sorted.  A $ref is looked
 * for among the maps, then (relative ones) beside the file that has it; never
 * on the network.
 * Returns 0, or -1 where the schema cannot be used: sink has got its faults. */
int pp_foreign_check(const struct pp_foreign *how, struct pp_listing into);

#endif
