#ifndef PP_STORE_PACK_H
#define PP_STORE_PACK_H

#include "store/cache.h"
#include "store/inflate.h"
#include "store/pack_index.h"

/* One pack, read by ourselves: FILE.pack (version 2) with its FILE.idx.  What
 * it says is not believed: a damaged one gives a fault, in bounded time and
 * memory. */
struct pp_pack {
	char *path;			/* without ".idx", our own copy */
	struct pp_pack_index index;
	struct pp_mapping file;		/* once something was found in it */
	bool is_bad;			/* the file cannot be used */
};

/* What reading needs, and keeps from one object to the next. */
struct pp_unpack {
	struct pp_inflater *inflater;
	struct pp_cache cache;
	struct pp_pack_step *steps;	/* the deltas on the way to a base */
	size_t cap;
	char *delta;			/* the one being applied */
	size_t delta_cap;
};

/* git makes no longer chains of deltas than 4095. */
enum { PP_DELTA_DEPTH = 4096 };

/* Bytes that unpacking one object may write in all: a chain of copies made on
 * purpose could go on for hours. */
#define PP_UNPACK_WORK (UINT64_C(1) << 33)

void pp_unpack_init(struct pp_unpack *unpack, size_t cache_bytes);
void pp_unpack_release(struct pp_unpack *unpack);

/* path is that of the index without ".idx", and is copied.  0, or -1 where the
 * index cannot be used. */
int pp_pack_open(struct pp_pack *out, const char *path);
void pp_pack_close(struct pp_pack *pack);

/* The object at want->id: *out is held for the caller.  PP_OBJECT_MISSING
 * where it is not in this pack.  want->type is not looked at. */
enum pp_object_fault pp_pack_read(struct pp_block **out,
				  struct pp_unpack *unpack,
				  struct pp_pack *pack,
				  const struct pp_object_want *want);

#endif
