/* YAML and JSON: the first byte says which, and whether as a record. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_read how = { .file = "fuzz" };

	if (!size)
		return 0;
	how.record = data[0] & 1;
	how.syntax = data[0] & 2 ? PP_SYNTAX_JSON : PP_SYNTAX_YAML;
	check_reading(&how, (struct pp_str){ (const char *)data + 1,
					     size - 1 });
	return 0;
}
