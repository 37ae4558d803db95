/* cmark's memory. */
#include "report/tree.h"

#include <cmark.h>
#include <stdint.h>

#include "base/memory.h"

/* Before each piece stands its size, for realloc. */
struct head {
	size_t size;
};

static _Thread_local struct pp_arena *current;

/* From here on, what grows is given room to grow more: memory that is never
 * touched costs nothing, and copies do. */
enum { LARGE = 1 << 16, ROOM = 8 };

static struct head *with_head(struct head *h, size_t size)
{
	h->size = size;
	return h + 1;
}

static void *get_zeroed(size_t count, size_t size)
{
	size_t n = count * size;

	if (size && count > (SIZE_MAX - sizeof(struct head)) / size)
		pp_oom();
	return with_head(pp_arena_alloc(current, 1, sizeof(struct head) + n,
					_Alignof(struct head)), n);
}

static void *get_more(void *old, size_t size)
{
	size_t had = old ? ((struct head *)old)[-1].size : 0;
	void *grown;

	if (old && size <= had)
		return old;
	if (size > SIZE_MAX / (2 * ROOM))
		pp_oom();
	if (had >= LARGE)
		size *= ROOM;
	grown = with_head(pp_arena_raw(current, 1, sizeof(struct head) + size,
				       _Alignof(struct head)), size);
	if (had)
		memcpy(grown, old, had);
	return grown;
}

static void give_back(void *piece)
{
	(void)piece;
}

static const cmark_mem memory = { get_zeroed, get_more, give_back };

struct pp_arena *pp_tree_use(struct pp_arena *arena)
{
	struct pp_arena *before = current;

	current = arena;
	return before;
}

struct cmark_mem *pp_tree_memory(void)
{
	return (struct cmark_mem *)&memory;
}

struct cmark_node *pp_tree_node(int type)
{
	return cmark_node_new_with_mem((cmark_node_type)type,
				       pp_tree_memory());
}
