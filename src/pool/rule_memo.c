/* A file of the cache: a header, then each row with its lengths.  In the
 * machine's own byte order, as the key has the program in it. */
#include "pool/rule_memo.h"

#include <fcntl.h>

#include "base/buf.h"
#include "base/cache.h"
#include "base/file.h"

#define MEMO_MAX ((size_t)1 << 28)

struct header {
	char magic[16];
	uint64_t check;		/* a hash of all that follows */
	uint64_t key[2];
	uint64_t count;
};

struct row {
	uint64_t rule, path_n, pointer_n, message_n;
	uint64_t has_path;
};

static const char magic[16] = "peerpool rules\n";

static uint64_t checksum(struct pp_str bytes)
{
	size_t skip = offsetof(struct header, key);

	return pp_hash((struct pp_str){ bytes.p + skip, bytes.n - skip }, 1);
}

static bool is_usable(struct header *h, struct pp_str bytes,
		      const struct pp_rule_memo *memo)
{
	if (bytes.n < sizeof(*h))
		return false;
	memcpy(h, bytes.p, sizeof(*h));
	return !memcmp(h->magic, magic, sizeof(magic)) &&
	       !memcmp(h->key, memo->key, sizeof(h->key)) &&
	       h->count <= bytes.n / sizeof(struct row) &&
	       h->check == checksum(bytes);
}

/* n bytes off the beginning of *rest. */
static bool take(struct pp_str *out, struct pp_str *rest, uint64_t n)
{
	if (n > rest->n)
		return false;
	*out = (struct pp_str){ rest->p, n };
	*rest = (struct pp_str){ rest->p + n, rest->n - n };
	return true;
}

static bool take_row(struct pp_rule_row *out, struct pp_str *rest)
{
	struct pp_str head;
	struct row row;

	if (!take(&head, rest, sizeof(row)))
		return false;
	memcpy(&row, head.p, sizeof(row));
	out->rule = row.rule;
	out->has_path = row.has_path;
	return take(&out->path, rest, row.path_n) &&
	       take(&out->pointer, rest, row.pointer_n) &&
	       take(&out->message, rest, row.message_n);
}

static bool parse(struct pp_rule_rows *out, struct pp_arena *arena,
		  const struct pp_rule_memo *memo, struct pp_str bytes)
{
	struct header h;
	struct pp_str rest;

	if (!is_usable(&h, bytes, memo))
		return false;
	rest = pp_arena_str(arena, (struct pp_str){
		bytes.p + sizeof(h), bytes.n - sizeof(h) });
	out->count = h.count;
	out->items = pp_new(arena, struct pp_rule_row, h.count);
	for (size_t i = 0; i < h.count; i++)
		if (!take_row(&out->items[i], &rest))
			return false;
	return true;
}

void pp_rule_memo_init(struct pp_rule_memo *out, struct pp_arena *arena,
		       const struct pp_pool *pool, const uint64_t key[2])
{
	out->path = pp_pool_cache(pool, arena, "check-rules");
	memcpy(out->key, key, sizeof(out->key));
}

void pp_rule_memo_add(struct pp_rule_memo *memo, struct pp_str what)
{
	for (int k = 0; k < 2; k++)
		memo->key[k] = pp_hash(what, memo->key[k]);
}

bool pp_rule_memo_load(struct pp_rule_rows *out, struct pp_arena *arena,
		       const struct pp_rule_memo *memo)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf bytes;
	bool found = false;

	if (!memo->path)
		return false;
	pp_buf_init(&bytes, MEMO_MAX);
	if (!pp_file_read(&bytes, NULL, &ignored, memo->path, AT_FDCWD,
			  memo->path, MEMO_MAX - 1))
		found = parse(out, arena, memo, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
	return found;
}

void pp_rule_memo_save(const struct pp_rule_memo *memo,
		       const struct pp_rule_rows *rows)
{
	struct header h = { .count = rows->count };
	struct pp_buf b;

	if (!memo->path)
		return;
	memcpy(h.magic, magic, sizeof(magic));
	memcpy(h.key, memo->key, sizeof(h.key));
	pp_buf_init(&b, MEMO_MAX - 1);
	pp_buf_add(&b, &h, sizeof(h));
	for (size_t i = 0; i < rows->count; i++) {
		const struct pp_rule_row *r = &rows->items[i];
		const struct row row = { r->rule, r->path.n, r->pointer.n,
					 r->message.n, r->has_path };

		pp_buf_add(&b, &row, sizeof(row));
		pp_buf_str(&b, r->path);
		pp_buf_str(&b, r->pointer);
		pp_buf_str(&b, r->message);
	}
	h.check = checksum(pp_buf_get(&b));
	memcpy(b.p, &h, sizeof(h));
	if (!b.overflow)
		pp_cache_replace(memo->path, pp_buf_get(&b));
	pp_buf_release(&b);
}
