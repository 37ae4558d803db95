/* The journal of an interrupted command: the input is its lines, to which a
 * sound beginning and checksum are added.  No path of it leads out of the
 * pool. */
#include "folder.h"

#include "pool/write_job.h"
#include "store/sha1.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char first[] = "peerpool write 1\n";

static void write_journal(const uint8_t *data, size_t size)
{
	uint8_t sum[PP_ID_SIZE];
	char hex[PP_ID_HEX];
	struct pp_buf text;

	pp_buf_init(&text, 1 << 20);
	pp_buf_puts(&text, first);
	pp_buf_add(&text, data, size);
	pp_sha1(sum, pp_buf_get(&text));
	pp_id_hex(hex, sum);
	pp_buf_printf(&text, "end %s\n", hex);
	folder_write("journal", pp_buf_get(&text));
	pp_buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	const struct pp_pool pool = { .root = "/" };
	struct pp_write_area area = { .fd = -1 };
	struct pp_write_job job = {
		.into = { &arena, &sink }, .pool = &pool, .area = &area,
	};
	char path[200];

	if (size > 1 << 16)
		return 0;
	area.folder = folder_path(path, "");
	write_journal(data, size);
	if (pp_write_journal_read(&job) > 0)
		for (size_t i = 0; i < job.count; i++)
			assert(*job.items[i].path != '/' &&
			       *job.items[i].path != '.' &&
			       !strstr(job.items[i].path, "/."));
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return 0;
}
