/* A pack and its index: two bytes for the length of the index, the index, the
 * pack.  Every object that the index names is read. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LIMIT = 1 << 16, OBJECTS = 64, SMALLEST = 32 };

/* A copy in memory of its very size, so that ASan sees a read past its end. */
static struct pp_mapping copy(const uint8_t *bytes, size_t n)
{
	uint8_t *own = malloc(n ? n : 1);

	memcpy(own, bytes, n);
	return (struct pp_mapping){ own, n };
}

static void read_objects(struct pp_pack *pack)
{
	struct pp_unpack unpack;
	uint32_t n = pack->index.count;

	pp_unpack_init(&unpack, 1 << 20);
	for (uint32_t i = 0; i < n && i < OBJECTS; i++) {
		struct pp_object_want want = {
			.id = pack->index.ids + (size_t)i * PP_ID_SIZE,
			.limit = LIMIT,
		};
		struct pp_block *block = NULL;
		unsigned sum = 0;

		if (pp_pack_read(&block, &unpack, pack, &want))
			continue;
		assert(block->size <= LIMIT && block->type >= 1 &&
		       block->type <= 4);
		for (size_t k = 0; k < block->size; k++)
			sum += (unsigned char)block->bytes[k];
		assert(sum <= 255 * LIMIT);
		pp_block_release(block);
	}
	pp_unpack_release(&unpack);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_pack pack = { 0 };
	struct pp_mapping index;
	size_t n;

	if (size < 2)
		return 0;
	n = (size_t)data[0] | (size_t)data[1] << 8;
	if (n > size - 2 || size - 2 - n < SMALLEST)
		return 0;
	index = copy(data + 2, n);
	pack.file = copy(data + 2 + n, size - 2 - n);
	if (!pp_pack_index_parse(&pack.index, &index))
		read_objects(&pack);
	free((void *)pack.file.bytes);
	free((void *)index.bytes);
	return 0;
}
