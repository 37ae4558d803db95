/* Indexes of packs: see the header. */
#include "store/pack_index.h"

#include <string.h>

enum {
	HEADER = 8,			/* "\377tOc", version */
	FANOUT = 256 * 4,
	PER_OBJECT = PP_ID_SIZE + 4 + 4,	/* id, CRC, offset */
	TRAILER = 2 * PP_ID_SIZE,	/* the pack's checksum, our own */
};

static uint32_t get32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

/* Set the parts of the file; -1 where they are not so. */
static int divide(struct pp_pack_index *x)
{
	const uint8_t *p = x->file.bytes;
	uint64_t tables, rest;
	uint32_t last = 0;

	if (x->file.size < HEADER + FANOUT + TRAILER ||
	    memcmp(p, "\377tOc\0\0\0\2", HEADER))
		return -1;
	x->fanout = p + HEADER;
	for (unsigned i = 0; i < 256; i++) {
		x->count = get32(x->fanout + 4 * i);
		if (x->count < last)
			return -1;
		last = x->count;
	}
	tables = HEADER + FANOUT + (uint64_t)x->count * PER_OBJECT + TRAILER;
	if (x->file.size < tables)
		return -1;
	rest = x->file.size - tables;
	if (rest % 8 || rest / 8 > x->count)
		return -1;
	x->ids = x->fanout + FANOUT;
	x->offsets = x->ids + (size_t)x->count * (PP_ID_SIZE + 4);
	x->large = x->offsets + (size_t)x->count * 4;
	x->large_count = (uint32_t)(rest / 8);
	return 0;
}

int pp_pack_index_parse(struct pp_pack_index *out,
			const struct pp_mapping *file)
{
	struct pp_pack_index x = { .file = *file };

	if (divide(&x))
		return -1;
	*out = x;
	return 0;
}

int pp_pack_index_open(struct pp_pack_index *out, const char *path)
{
	struct pp_mapping file;

	if (pp_mapping_open(&file, path))
		return -1;
	if (pp_pack_index_parse(out, &file)) {
		pp_mapping_close(&file);
		return -1;
	}
	return 0;
}

void pp_pack_index_close(struct pp_pack_index *index)
{
	pp_mapping_close(&index->file);
	*index = (struct pp_pack_index){ 0 };
}

static int offset_at(uint64_t *offset, const struct pp_pack_index *x,
		     uint32_t place)
{
	uint32_t value = get32(x->offsets + (size_t)place * 4);
	const uint8_t *large;

	*offset = value;
	if (!(value & 0x80000000))
		return 1;
	value &= 0x7fffffff;		/* a place among the large ones */
	if (value >= x->large_count)
		return -1;
	large = x->large + (size_t)value * 8;
	*offset = (uint64_t)get32(large) << 32 | get32(large + 4);
	return 1;
}

int pp_pack_index_find(uint64_t *offset, const struct pp_pack_index *x,
		       const uint8_t id[PP_ID_SIZE])
{
	uint32_t from = id[0] ? get32(x->fanout + 4 * (id[0] - 1)) : 0;
	uint32_t to = get32(x->fanout + 4 * id[0]);

	while (from < to) {
		uint32_t middle = from + (to - from) / 2;
		int order = memcmp(id, x->ids + (size_t)middle * PP_ID_SIZE,
				   PP_ID_SIZE);

		if (!order)
			return offset_at(offset, x, middle);
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return 0;
}

const uint8_t *pp_pack_index_checksum(const struct pp_pack_index *index)
{
	return index->file.bytes + index->file.size - TRAILER;
}
