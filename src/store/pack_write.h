#ifndef PP_STORE_PACK_WRITE_H
#define PP_STORE_PACK_WRITE_H

#include "base/buf.h"
#include "store/id.h"
#include "store/deflate.h"
#include "store/repo.h"

/* Making a pack and its index (gitformat-pack(5), both of version 2) in memory,
 * of whole objects without deltas.
 *
 * One object in the form that it has there, made in any thread. */
struct pp_packed {
	uint8_t id[PP_ID_SIZE];
	struct pp_buf bytes;		/* cleared first */
};

/* The largest pack that is made: offsets of 31 bits. */
enum { PP_PACK_LIMIT = 0x7fffffff };

void pp_packed_init(struct pp_packed *packed);
void pp_packed_release(struct pp_packed *packed);

/* id is the object's where it is known; NULL: it is made.  0; or -1 where it is
 * too large. */
int pp_packed_make(struct pp_packed *out, struct pp_deflater *deflater,
		   enum pp_object_type type, struct pp_str bytes,
		   const uint8_t *id);

struct pp_pack_writer;

struct pp_pack_writer *pp_pack_writer_new(void);

/* May be NULL. */
void pp_pack_writer_free(struct pp_pack_writer *writer);

/* Add an object, but for one that is there already. */
void pp_pack_writer_add(struct pp_pack_writer *writer,
			const struct pp_packed *packed);

/* The same with an object as it is, whose id goes to id. */
void pp_pack_writer_object(uint8_t id[PP_ID_SIZE],
			   struct pp_pack_writer *writer,
			   enum pp_object_type type, struct pp_str bytes);

/* The two files, and the name that both bear, "pack-HEX", without its ending.
 * They are lent by the writer. */
struct pp_pack_files {
	struct pp_str pack, index;
	char name[PP_ID_HEX + 5];
	size_t count;			/* objects */
};

/* End it; nothing can be added any more.  0; or -1 where there was too much for
 * one pack. */
int pp_pack_writer_end(struct pp_pack_files *out,
		       struct pp_pack_writer *writer);

#endif
