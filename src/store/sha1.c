/* SHA-1: see the header. */
#include "store/sha1.h"

#include <stdio.h>
#include <string.h>

static uint32_t rotate(uint32_t x, int n)
{
	return x << n | x >> (32 - n);
}

static uint32_t u32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static void put32(uint8_t *p, uint32_t x)
{
	p[0] = (uint8_t)(x >> 24);
	p[1] = (uint8_t)(x >> 16);
	p[2] = (uint8_t)(x >> 8);
	p[3] = (uint8_t)x;
}

/* The word of round t: the last 16 are enough to make the next. */
static uint32_t word(uint32_t w[16], int t)
{
	if (t >= 16)
		w[t & 15] = rotate(w[(t + 13) & 15] ^ w[(t + 8) & 15] ^
				   w[(t + 2) & 15] ^ w[t & 15], 1);
	return w[t & 15];
}

/* One round; a to e change places from round to round, and so need no moving
 * about. */
#define ROUND(a, b, c, d, e, f, k, t) \
	((e) += rotate((a), 5) + (f) + (k) + word(w, (t)), \
	 (b) = rotate((b), 30))

#define CHOOSE(b, c, d) ((d) ^ ((b) & ((c) ^ (d))))
#define PARITY(b, c, d) ((b) ^ (c) ^ (d))
#define MAJORITY(b, c, d) (((b) & (c)) | ((d) & ((b) | (c))))

#define FIVE(F, k, t) do { \
	ROUND(a, b, c, d, e, F(b, c, d), k, (t)); \
	ROUND(e, a, b, c, d, F(a, b, c), k, (t) + 1); \
	ROUND(d, e, a, b, c, F(e, a, b), k, (t) + 2); \
	ROUND(c, d, e, a, b, F(d, e, a), k, (t) + 3); \
	ROUND(b, c, d, e, a, F(c, d, e), k, (t) + 4); \
} while (0)

#define TWENTY(F, k, t) do { \
	FIVE(F, k, (t)); \
	FIVE(F, k, (t) + 5); \
	FIVE(F, k, (t) + 10); \
	FIVE(F, k, (t) + 15); \
} while (0)

static void take_block(uint32_t state[5], const uint8_t *p)
{
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3],
		 e = state[4], w[16];

	for (int t = 0; t < 16; t++)
		w[t] = u32(p + 4 * t);
	TWENTY(CHOOSE, 0x5a827999, 0);
	TWENTY(PARITY, 0x6ed9eba1, 20);
	TWENTY(MAJORITY, 0x8f1bbcdc, 40);
	TWENTY(PARITY, 0xca62c1d6, 60);
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
}

void pp_sha1_init(struct pp_sha1 *s)
{
	*s = (struct pp_sha1){
		.state = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
			   0xc3d2e1f0 },
	};
}

void pp_sha1_add(struct pp_sha1 *s, const void *bytes, size_t n)
{
	const uint8_t *p = bytes;

	s->size += n;
	if (s->used) {
		size_t room = sizeof(s->block) - s->used;
		size_t part = n < room ? n : room;

		if (part)
			memcpy(s->block + s->used, p, part);
		s->used += (uint32_t)part;
		p += part;
		n -= part;
		if (s->used < sizeof(s->block))
			return;
		take_block(s->state, s->block);
		s->used = 0;
	}
	for (; n >= sizeof(s->block); n -= sizeof(s->block)) {
		take_block(s->state, p);
		p += sizeof(s->block);
	}
	if (n)
		memcpy(s->block, p, n);
	s->used = (uint32_t)n;
}

void pp_sha1_end(uint8_t out[PP_ID_SIZE], struct pp_sha1 *s)
{
	uint64_t bits = s->size * 8;
	uint8_t end[8];

	put32(end, (uint32_t)(bits >> 32));
	put32(end + 4, (uint32_t)bits);
	pp_sha1_add(s, "\x80", 1);
	while (s->used != sizeof(s->block) - sizeof(end))
		pp_sha1_add(s, "", 1);
	pp_sha1_add(s, end, sizeof(end));
	for (int i = 0; i < 5; i++)
		put32(out + 4 * i, s->state[i]);
}

void pp_sha1(uint8_t out[PP_ID_SIZE], struct pp_str bytes)
{
	struct pp_sha1 s;

	pp_sha1_init(&s);
	pp_sha1_add(&s, bytes.p, bytes.n);
	pp_sha1_end(out, &s);
}

static const char *type_name(enum pp_object_type type)
{
	switch (type) {
	case PP_OBJECT_COMMIT:
		return "commit";
	case PP_OBJECT_TREE:
		return "tree";
	case PP_OBJECT_TAG:
		return "tag";
	case PP_OBJECT_BLOB:
	case PP_OBJECT_ANY:
		break;
	}
	return "blob";
}

void pp_object_id(uint8_t out[PP_ID_SIZE], enum pp_object_type type,
		  struct pp_str bytes)
{
	struct pp_sha1 s;
	char head[32];
	int n = snprintf(head, sizeof(head), "%s %zu", type_name(type),
			 bytes.n);

	pp_sha1_init(&s);
	pp_sha1_add(&s, head, (size_t)n + 1);	/* and the NUL */
	pp_sha1_add(&s, bytes.p, bytes.n);
	pp_sha1_end(out, &s);
}
