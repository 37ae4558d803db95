/* Git's index: the first byte is its version, the second how many entries it
 * claims, and the rest its entries.  Before them stands a sound one, so long
 * that the file ends where a page of memory does: a read past its end is
 * seen. */
#include "folder.h"

#include "store/git_index.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	PAGE = 4096, HEADER = 12, NAME_AT = 62, SIZE_MAX_HERE = 1 << 14,
	FIRST_MAX = PAGE + 200,
};

static void put(uint8_t *p, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(value >> (24 - 8 * i));
}

/* The first entry, of so many bytes (a multiple of eight but in version 4). */
static void put_first(uint8_t *p, size_t n, uint32_t version)
{
	size_t zero = version == 4 ? NAME_AT : 0;
	size_t name = n - NAME_AT - 1 - (version == 4);

	memset(p, 0, n);
	put(p + 24, 0100644);
	p[60] = (uint8_t)((name < 0xfff ? name : 0xfff) >> 8);
	p[61] = (uint8_t)(name < 0xfff ? name : 0xfff);
	memset(p + (zero ? zero + 1 : NAME_AT), '!', name);
}

static void write_index(const uint8_t *data, size_t size)
{
	static uint8_t bytes[SIZE_MAX_HERE + 2 * PAGE];
	uint32_t version = 2 + data[0] % 3;
	size_t n = HEADER + NAME_AT + 10 + size - 2;
	size_t first = NAME_AT + 10 + (PAGE - n % PAGE) % PAGE;

	if (version < 4)
		first &= ~(size_t)7;
	memcpy(bytes, "DIRC", 4);
	put(bytes + 4, version);
	put(bytes + 8, data[1]);
	put_first(bytes + HEADER, first, version);
	memcpy(bytes + HEADER + first, data + 2, size - 2);
	folder_write("index", (struct pp_str){ (char *)bytes,
					       HEADER + first + size - 2 });
}

/* An id is one that stands there. */
static void check_id(const uint8_t id[PP_ID_SIZE], const uint8_t *data,
		     size_t size)
{
	size_t i = 2;

	while (i + PP_ID_SIZE <= size && memcmp(data + i, id, PP_ID_SIZE))
		i++;
	assert(i + PP_ID_SIZE <= size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {
		"README", "a", "a/b", "a/c.yaml", "records/people/p-1.yaml",
		"z", "a", "",
	};
	const struct pp_stat stat = { .mode = 0100644, .size = 1,
				      .mtime_s = 1, .ctime_s = 1, .inode = 1 };
	char path[200];
	const struct pp_place place = { .index = folder_path(path, "index") };
	struct pp_git_index *x;
	uint8_t id[PP_ID_SIZE];

	if (size < 2 || size > SIZE_MAX_HERE)
		return 0;
	write_index(data, size);
	x = pp_git_index_open(&place, data[0] & 0x40 ? "a" : "");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (pp_git_index_id(id, x, names[i], &stat))
			check_id(id, data, size);
	pp_git_index_close(x);
	return 0;
}
