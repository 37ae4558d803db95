#ifndef PP_STORE_PACK_INDEX_H
#define PP_STORE_PACK_INDEX_H

#include "store/id.h"
#include "store/mapping.h"

/* The index of a pack (FILE.idx, version 2; see gitformat-pack(5)): where in
 * the pack each object begins. */
struct pp_pack_index {
	struct pp_mapping file;
	const uint8_t *fanout, *ids, *offsets, *large;
	uint32_t count, large_count;
};

/* 0; or -1 where there is none, it is of another version, or its size is not
 * what its contents need. */
int pp_pack_index_open(struct pp_pack_index *out, const char *path);

/* The same of a file that is in memory already. */
int pp_pack_index_parse(struct pp_pack_index *out,
			const struct pp_mapping *file);

void pp_pack_index_close(struct pp_pack_index *index);

/* 1 and *offset; 0 where the object is not in this pack; -1 where the index
 * is damaged there. */
int pp_pack_index_find(uint64_t *offset, const struct pp_pack_index *index,
		       const uint8_t id[PP_ID_SIZE]);

/* The checksum that the pack must end with. */
const uint8_t *pp_pack_index_checksum(const struct pp_pack_index *index);

#endif
