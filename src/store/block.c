/* Bytes of objects, counted: see the header. */
#include "store/block.h"

#include "base/memory.h"

struct pp_block *pp_block_new(size_t size, enum pp_object_type type)
{
	struct pp_block *block = pp_alloc(1, sizeof(*block) + size +
						     PP_BLOCK_SLACK);

	*block = (struct pp_block){ .size = size, .type = type, .holders = 1 };
	return block;
}

struct pp_block *pp_block_hold(struct pp_block *block)
{
	block->holders++;
	return block;
}

void pp_block_release(struct pp_block *block)
{
	if (block && !--block->holders)
		pp_free(block);
}
