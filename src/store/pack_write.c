/* Making packs: see the header. */
#include "store/pack_write.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/memory.h"
#include "store/sha1.h"

enum { PACK_HEAD = 12, FANOUT = 256 };

struct item {
	uint8_t id[PP_ID_SIZE];
	uint32_t crc, offset;
};

struct pp_pack_writer {
	struct pp_arena arena;		/* keys of known */
	struct pp_map known;
	struct pp_buf pack, index;
	struct item *items;
	size_t count, cap;
	struct pp_deflater *deflater;	/* of pp_pack_writer_object */
	struct pp_packed packed;
	bool is_full;
};

void pp_packed_init(struct pp_packed *packed)
{
	*packed = (struct pp_packed){ .id = { 0 } };
	pp_buf_init(&packed->bytes, PP_PACK_LIMIT);
}

void pp_packed_release(struct pp_packed *packed)
{
	pp_buf_release(&packed->bytes);
}

/* Type and size: four bits of the size, then seven in each byte. */
static void put_head(struct pp_buf *out, enum pp_object_type type, size_t size)
{
	unsigned byte = (unsigned)type << 4 | (size & 15);

	for (size >>= 4; size; size >>= 7) {
		pp_buf_putc(out, (char)(byte | 0x80));
		byte = size & 0x7f;
	}
	pp_buf_putc(out, (char)byte);
}

int pp_packed_make(struct pp_packed *out, struct pp_deflater *deflater,
		   enum pp_object_type type, struct pp_str bytes,
		   const uint8_t *id)
{
	pp_buf_clear(&out->bytes);
	if (id)
		memcpy(out->id, id, PP_ID_SIZE);
	else
		pp_object_id(out->id, type, bytes);
	put_head(&out->bytes, type, bytes.n);
	return pp_deflate(&out->bytes, deflater, bytes);
}

static void put32(struct pp_buf *out, uint32_t x)
{
	const char bytes[] = { (char)(x >> 24), (char)(x >> 16),
			       (char)(x >> 8), (char)x };

	pp_buf_add(out, bytes, sizeof(bytes));
}

struct pp_pack_writer *pp_pack_writer_new(void)
{
	struct pp_pack_writer *w = pp_alloc(1, sizeof(*w));

	*w = (struct pp_pack_writer){ .deflater = pp_deflater_new() };
	pp_buf_init(&w->pack, PP_PACK_LIMIT);
	pp_buf_init(&w->index, PP_PACK_LIMIT);
	pp_packed_init(&w->packed);
	pp_buf_puts(&w->pack, "PACK");
	put32(&w->pack, 2);
	put32(&w->pack, 0);		/* the count: at the end */
	return w;
}

void pp_pack_writer_free(struct pp_pack_writer *w)
{
	if (!w)
		return;
	pp_packed_release(&w->packed);
	pp_deflater_free(w->deflater);
	pp_buf_release(&w->pack);
	pp_buf_release(&w->index);
	pp_map_release(&w->known);
	pp_arena_release(&w->arena);
	pp_free(w->items);
	pp_free(w);
}

static bool is_known(struct pp_pack_writer *w, const uint8_t *id)
{
	struct pp_str key = { (const char *)id, PP_ID_SIZE };

	if (pp_map_get(&w->known, key))
		return true;
	pp_map_put(&w->known, pp_arena_str(&w->arena, key), NULL);
	return false;
}

void pp_pack_writer_add(struct pp_pack_writer *w,
			const struct pp_packed *packed)
{
	struct pp_str bytes = pp_buf_get(&packed->bytes);
	struct item *item;

	if (is_known(w, packed->id))
		return;
	pp_grow(w->items, w->count, w->cap);
	item = &w->items[w->count++];
	memcpy(item->id, packed->id, PP_ID_SIZE);
	item->offset = (uint32_t)w->pack.n;
	item->crc = (uint32_t)crc32(0, (const Bytef *)bytes.p, (uInt)bytes.n);
	pp_buf_str(&w->pack, bytes);
}

void pp_pack_writer_object(uint8_t id[PP_ID_SIZE], struct pp_pack_writer *w,
			   enum pp_object_type type, struct pp_str bytes)
{
	if (pp_packed_make(&w->packed, w->deflater, type, bytes, NULL) < 0)
		w->is_full = true;
	memcpy(id, w->packed.id, PP_ID_SIZE);
	pp_pack_writer_add(w, &w->packed);
}

static int by_id(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	return memcmp(x->id, y->id, PP_ID_SIZE);
}

static void put_checksum(struct pp_buf *out)
{
	uint8_t sum[PP_ID_SIZE];

	pp_sha1(sum, pp_buf_get(out));
	pp_buf_add(out, sum, PP_ID_SIZE);
}

static void end_pack(struct pp_pack_writer *w)
{
	struct pp_buf count;

	pp_buf_init(&count, 4);
	put32(&count, (uint32_t)w->count);
	memcpy(w->pack.p + PACK_HEAD - 4, count.p, 4);
	pp_buf_release(&count);
	put_checksum(&w->pack);
}

static void put_fanout(struct pp_pack_writer *w)
{
	size_t k = 0;

	for (unsigned byte = 0; byte < FANOUT; byte++) {
		while (k < w->count && w->items[k].id[0] <= byte)
			k++;
		put32(&w->index, (uint32_t)k);
	}
}

static void make_index(struct pp_pack_writer *w)
{
	struct pp_buf *x = &w->index;

	if (w->count)
		qsort(w->items, w->count, sizeof(*w->items), by_id);
	pp_buf_add(x, "\377tOc", 4);
	put32(x, 2);
	put_fanout(w);
	for (size_t i = 0; i < w->count; i++)
		pp_buf_add(x, w->items[i].id, PP_ID_SIZE);
	for (size_t i = 0; i < w->count; i++)
		put32(x, w->items[i].crc);
	for (size_t i = 0; i < w->count; i++)
		put32(x, w->items[i].offset);
	pp_buf_add(x, w->pack.p + w->pack.n - PP_ID_SIZE, PP_ID_SIZE);
	put_checksum(x);
}

int pp_pack_writer_end(struct pp_pack_files *out, struct pp_pack_writer *w)
{
	end_pack(w);
	make_index(w);
	if (w->is_full || w->pack.overflow || w->index.overflow)
		return -1;
	out->pack = pp_buf_get(&w->pack);
	out->index = pp_buf_get(&w->index);
	out->count = w->count;
	memcpy(out->name, "pack-", 5);
	pp_id_hex(out->name + 5, (const uint8_t *)w->pack.p + w->pack.n -
					PP_ID_SIZE);
	return 0;
}
