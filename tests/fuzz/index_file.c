/* Git's index, read as a whole and written with changes: what was written can
 * be read again.  The first byte is its version, the second how many entries it
 * claims; then its entries and extensions.  The checksum is left out, as git
 * may. */
#include "folder.h"

#include "base/memory.h"
#include "store/index_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEADER = 12, SIZE_MAX_HERE = 1 << 14 };

static const char *write_index(char path[200], const uint8_t *data, size_t size)
{
	size_t n = HEADER + size - 2 + PP_ID_SIZE;
	char *bytes = pp_alloc(n, 1);

	memset(bytes, 0, n);
	memcpy(bytes, "DIRC", 4);
	bytes[7] = (char)(2 + data[0] % 3);
	bytes[11] = (char)data[1];
	memcpy(bytes + HEADER, data + 2, size - 2);
	folder_write("index", (struct pp_str){ bytes, n });
	pp_free(bytes);
	return folder_path(path, "index");
}

static void write_again(struct pp_index_file *file)
{
	static struct pp_tree_change changes[] = {
		{ .path = "a/b", .mode = 0100644, .id = { 1 } },
		{ .path = "records/x.yaml", .mode = 0100644, .id = { 2 } },
		{ .path = "z", .old_id = { 3 } },
	};
	static const struct stat stats[3];
	struct pp_index_file again;
	char path[200];
	struct pp_buf out;

	pp_buf_init(&out, 1 << 20);
	if (!pp_index_write(&out, file, changes, stats, 3)) {
		folder_write("again", pp_buf_get(&out));
		assert(pp_index_file_open(&again, folder_path(path, "again")) ==
		       PP_INDEX_OK);
		pp_index_file_close(&again);
	}
	pp_buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_index_file file;
	char path[200];

	if (size < 2 || size > SIZE_MAX_HERE)
		return 0;
	if (pp_index_file_open(&file, write_index(path, data, size)))
		return 0;
	write_again(&file);
	pp_index_file_close(&file);
	return 0;
}
