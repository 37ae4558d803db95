/* Inflating from memory: see the header. */
#include "store/inflate.h"

#include <zlib.h>

#include "base/memory.h"

struct pp_inflater {
	z_stream z;
};

/* zlib counts in 32 bits. */
enum { CHUNK = 1 << 30 };

static uInt chunk(size_t left)
{
	return (uInt)(left < CHUNK ? left : CHUNK);
}

struct pp_inflater *pp_inflater_new(void)
{
	struct pp_inflater *inflater = pp_alloc(1, sizeof(*inflater));

	*inflater = (struct pp_inflater){ 0 };
	if (inflateInit(&inflater->z) != Z_OK)
		pp_oom();
	return inflater;
}

void pp_inflater_free(struct pp_inflater *inflater)
{
	if (!inflater)
		return;
	inflateEnd(&inflater->z);
	pp_free(inflater);
}

int pp_inflate(struct pp_room out, struct pp_inflater *inflater,
	       struct pp_str in)
{
	z_stream *z = &inflater->z;
	size_t room = out.n + out.slack, done = 0;
	int rc = Z_OK;

	inflateReset(z);
	z->avail_in = 0;
	while (rc == Z_OK && done < room) {
		uInt want = chunk(room - done);

		if (!z->avail_in) {
			z->next_in = (Bytef *)in.p;
			z->avail_in = chunk(in.n);
			in.p += z->avail_in;
			in.n -= z->avail_in;
		}
		z->next_out = (Bytef *)out.p + done;
		z->avail_out = want;
		/* In one go where it fits: no window is kept then. */
		rc = inflate(z, in.n || want < room - done ? Z_NO_FLUSH :
							      Z_FINISH);
		done += want - z->avail_out;
	}
	return rc == Z_STREAM_END && done == out.n ? 0 : -1;
}
