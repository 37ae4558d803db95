/* What a finding is known by from one run to the next. */
#include "cli/fingerprint.h"

#include <inttypes.h>
#include <stdio.h>

/* FNV-1a in two lanes.  The result is kept by others: it may never change. */
struct digest {
	uint64_t a, b;
};

static void add(struct digest *d, const char *text)
{
	const unsigned char *p = (const unsigned char *)(text ? text : "");

	do {
		d->a = (d->a ^ *p) * 0x100000001b3u;
		d->b = (d->b ^ (*p + 0x9eu)) * 0x100000001b3u;
	} while (*p++);
}

/* FNV leaves the last bytes in the low bits. */
static uint64_t finish(uint64_t h)
{
	h = (h ^ h >> 33) * 0xff51afd7ed558ccdu;
	h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
	return h ^ h >> 33;
}

static char *make(struct pp_fingerprints *f, const struct pp_finding *finding,
		  uintptr_t occurrence)
{
	struct digest d = { 0xcbf29ce484222325u, 0x84222325cbf29ce4u };

	add(&d, finding->pos.file);
	add(&d, finding->rule->id);
	add(&d, finding->pointer);
	add(&d, finding->text);
	if (occurrence) {
		char number[24];

		snprintf(number, sizeof(number), "%" PRIuPTR, occurrence);
		add(&d, number);
	}
	return pp_arena_printf(&f->arena, "%016" PRIx64 "%016" PRIx64,
			       finish(d.a), finish(d.b));
}

const char *pp_fingerprint(struct pp_fingerprints *f,
			   const struct pp_finding *finding)
{
	char *first = make(f, finding, 0);
	struct pp_str key = { first, PP_FINGERPRINT_LENGTH };
	struct pp_map_entry *e = pp_map_put(&f->seen, key, NULL);
	uintptr_t before = e->num++;

	return before ? make(f, finding, before) : first;
}

void pp_fingerprints_release(struct pp_fingerprints *f)
{
	pp_map_release(&f->seen);
	pp_arena_release(&f->arena);
}
