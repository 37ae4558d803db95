/* Markdown with front matter; the first byte says whether as a record. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_read how = { .file = "fuzz", .syntax = PP_SYNTAX_MARKDOWN };

	if (!size)
		return 0;
	how.record = data[0] & 1;
	check_reading(&how, (struct pp_str){ (const char *)data + 1,
					     size - 1 });
	return 0;
}
