#ifndef PP_STORE_INDEX_FILE_H
#define PP_STORE_INDEX_FILE_H

#include "base/buf.h"
#include "store/mapping.h"
#include "store/tree_write.h"

/* Git's index as a whole, to be written anew with some entries changed
 * (gitformat-index(5), versions 2 to 4). */
struct pp_index_file {
	struct pp_mapping file;		/* zeroed: there is no index */
	uint32_t version, count;
	const uint8_t *end;		/* of the entries, once they were read;
					   then come the extensions */
};

/* One entry; lent, until the next is read. */
struct pp_index_entry {
	const uint8_t *raw, *raw_end;
	struct pp_str name;
	const uint8_t *id;
	uint32_t mode;
	unsigned flags, more;		/* the two words of flags */
};

static inline unsigned pp_index_stage(const struct pp_index_entry *e)
{
	return e->flags >> 12 & 3;
}

/* Goes through the entries.  Zeroed but for file, it stands at the start. */
struct pp_index_walk {
	struct pp_index_file *file;
	const uint8_t *at;
	uint32_t number;
	char *name;			/* version 4: put together */
	size_t name_n, name_cap;
};

/* Why an index could not be opened. */
enum pp_index_fault {
	PP_INDEX_OK,
	PP_INDEX_DAMAGED,
	PP_INDEX_SPLIT,		/* a part of it is in another file */
	PP_INDEX_SPARSE,	/* it has folders for entries */
	PP_INDEX_STRANGE,	/* an extension that must be understood */
};

/* Open the index at path, look whether its checksum holds and its entries can
 * be read.  One that is not there is empty.  Where it is not OK, there is
 * nothing to close. */
enum pp_index_fault pp_index_file_open(struct pp_index_file *out,
				       const char *path);
void pp_index_file_close(struct pp_index_file *file);

/* 1 and *out; 0 at the end; -1 where it is damaged. */
int pp_index_next(struct pp_index_entry *out, struct pp_index_walk *walk);
void pp_index_walk_end(struct pp_index_walk *walk);

#endif
