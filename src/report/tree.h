#ifndef PP_REPORT_TREE_H
#define PP_REPORT_TREE_H

#include "base/arena.h"

/* cmark's trees in an arena.  cmark takes functions for its memory, and gives
 * them nothing to know one tree from another by: so each thread has an arena
 * from which all comes, the only thing in this floor that is not constant.  A
 * third of the time of a large text would go into malloc and free. */
struct cmark_mem;
struct cmark_node;

/* From now on this thread's cmark memory comes from arena; returns where it
 * came from before, to be set again. */
struct pp_arena *pp_tree_use(struct pp_arena *arena);

/* What to give to cmark's functions.  Nothing that was made with it is given
 * back alone: it goes with the arena. */
struct cmark_mem *pp_tree_memory(void);

/* A node; type is cmark's. */
struct cmark_node *pp_tree_node(int type);

#endif
