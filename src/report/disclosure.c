/* Small counts are withheld, others rounded. */
#include "report/disclosure.h"

int64_t pp_disclose(size_t count)
{
	if (count < PP_DISCLOSE_LEAST)
		return PP_WITHHELD;
	count += PP_DISCLOSE_STEP / 2;
	return (int64_t)(count - count % PP_DISCLOSE_STEP);
}
