/* Deflating: see the header. */
#include "store/deflate.h"

#include <assert.h>
#include <zlib.h>

#include "base/memory.h"

enum { MEM_LEVEL = 6 };

struct pp_deflater {
	z_stream z;
};

struct pp_deflater *pp_deflater_new(void)
{
	struct pp_deflater *d = pp_alloc(1, sizeof(*d));

	*d = (struct pp_deflater){ 0 };
	/* Records are small: more effort saves a few bytes in a hundred, and
	 * git packs again what stays; and a large table of what was seen takes
	 * longer to be cleared than an object to be deflated. */
	if (deflateInit2(&d->z, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS, MEM_LEVEL,
			 Z_DEFAULT_STRATEGY) != Z_OK)
		pp_oom();
	return d;
}

void pp_deflater_free(struct pp_deflater *d)
{
	if (!d)
		return;
	deflateEnd(&d->z);
	pp_free(d);
}

int pp_deflate(struct pp_buf *out, struct pp_deflater *d, struct pp_str bytes)
{
	size_t most = deflateBound(&d->z, bytes.n);
	char *room;
	int rc;

	if (bytes.n > UINT32_MAX || most > UINT32_MAX)
		return -1;
	room = pp_buf_room(out, most);
	if (!room)
		return -1;
	deflateReset(&d->z);
	/* zlib does not write there, but has no const. */
	d->z.next_in = (Bytef *)(uintptr_t)bytes.p;
	d->z.avail_in = (uInt)bytes.n;
	d->z.next_out = (Bytef *)room;
	d->z.avail_out = (uInt)most;
	rc = deflate(&d->z, Z_FINISH);
	assert(rc == Z_STREAM_END);
	(void)rc;
	out->n += most - d->z.avail_out;
	return 0;
}
