/* Git's index from beginning to end: see the header. */
#include "store/index_file.h"

#include <unistd.h>

#include "base/memory.h"
#include "store/sha1.h"
#include "store/varint.h"

enum {
	HEADER = 12, AT_MODE = 24, AT_ID = 40, AT_FLAGS = 60, AT_NAME = 62,
	FLAG_EXTENDED = 0x4000, FLAG_NAME = 0x0fff,
	NAME_LIMIT = 4 * PP_PATH_LIMIT, EXTENSION_HEAD = 8,
};

static uint32_t u32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static unsigned u16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static const uint8_t *end_of(const struct pp_index_file *f)
{
	return f->file.bytes + f->file.size - PP_ID_SIZE;
}

/* Zeros are index.skipHash. */
static bool is_whole(const struct pp_index_file *f)
{
	uint8_t sum[PP_ID_SIZE];
	struct pp_str all = { (const char *)f->file.bytes,
			      f->file.size - PP_ID_SIZE };

	if (pp_id_is_zero(end_of(f)))
		return true;
	pp_sha1(sum, all);
	return !memcmp(sum, end_of(f), PP_ID_SIZE);
}

/* Version 4: so many bytes less of the last name, then the rest of this. */
static int read_packed_name(struct pp_index_entry *e, struct pp_index_walk *w,
			    const uint8_t *p)
{
	const uint8_t *end = end_of(w->file), *nul;
	long less = pp_varint_read(&p, end, NAME_LIMIT);
	size_t n, kept;

	nul = memchr(p, '\0', (size_t)(end - p));
	if (less < 0 || (size_t)less > w->name_n || !nul)
		return -1;
	kept = w->name_n - (size_t)less;
	n = (size_t)(nul - p);
	if (n > NAME_LIMIT - kept)
		return -1;
	if (!w->name)
		w->name = pp_alloc(NAME_LIMIT + 1, 1);
	memcpy(w->name + kept, p, n);
	w->name_n = kept + n;
	e->name = (struct pp_str){ w->name, w->name_n };
	e->raw_end = nul + 1;
	return 0;
}

static int read_plain_name(struct pp_index_entry *e, struct pp_index_walk *w,
			   const uint8_t *p)
{
	const uint8_t *end = end_of(w->file);
	const uint8_t *nul = memchr(p, '\0', (size_t)(end - p));
	size_t size;

	if (!nul)
		return -1;
	e->name = (struct pp_str){ (const char *)p, (size_t)(nul - p) };
	size = ((size_t)(p - e->raw) + e->name.n + 8) & ~(size_t)7;
	if (size > (size_t)(end - e->raw) || e->name.n > NAME_LIMIT)
		return -1;
	e->raw_end = e->raw + size;
	return 0;
}

int pp_index_next(struct pp_index_entry *out, struct pp_index_walk *walk)
{
	const struct pp_index_file *f = walk->file;
	const uint8_t *p;
	int rc;

	if (!f->file.bytes || walk->number == f->count)
		return 0;
	p = walk->at ? walk->at : f->file.bytes + HEADER;
	if (end_of(f) - p < AT_NAME + 2)
		return -1;
	out->raw = p;
	out->id = p + AT_ID;
	out->mode = u32(p + AT_MODE);
	out->flags = u16(p + AT_FLAGS);
	out->more = 0;
	p += AT_NAME;
	if (out->flags & FLAG_EXTENDED) {
		out->more = u16(p);
		p += 2;
	}
	rc = f->version == 4 ? read_packed_name(out, walk, p)
			     : read_plain_name(out, walk, p);
	if (rc < 0)
		return -1;
	walk->at = out->raw_end;
	walk->number++;
	return 1;
}

void pp_index_walk_end(struct pp_index_walk *w)
{
	pp_free(w->name);
	w->name = NULL;
}

/* Entries without a name are those of a split index. */
static int find_end(struct pp_index_file *f, bool *has_nameless)
{
	struct pp_index_walk w = { .file = f };
	struct pp_index_entry e;
	int rc;

	*has_nameless = false;
	while ((rc = pp_index_next(&e, &w)) > 0)
		*has_nameless |= !e.name.n;
	f->end = w.at ? w.at : f->file.bytes + HEADER;
	pp_index_walk_end(&w);
	return rc;
}

/* Those whose names begin with a capital can be passed over. */
static enum pp_index_fault check_extensions(const struct pp_index_file *f)
{
	const uint8_t *p = f->end, *end = end_of(f);

	while (end - p >= EXTENSION_HEAD) {
		uint32_t size = u32(p + 4);

		if (!memcmp(p, "link", 4))
			return PP_INDEX_SPLIT;
		if (!memcmp(p, "sdir", 4))
			return PP_INDEX_SPARSE;
		if (*p < 'A' || *p > 'Z')
			return PP_INDEX_STRANGE;
		if (size > (size_t)(end - p) - EXTENSION_HEAD)
			return PP_INDEX_DAMAGED;
		p += EXTENSION_HEAD + size;
	}
	return p == end ? PP_INDEX_OK : PP_INDEX_DAMAGED;
}

static enum pp_index_fault read_file(struct pp_index_file *f)
{
	enum pp_index_fault fault;
	bool has_nameless;

	if (f->file.size < HEADER + PP_ID_SIZE ||
	    memcmp(f->file.bytes, "DIRC", 4) != 0)
		return PP_INDEX_DAMAGED;
	f->version = u32(f->file.bytes + 4);
	f->count = u32(f->file.bytes + 8);
	if (f->version < 2 || f->version > 4)
		return PP_INDEX_STRANGE;
	if (!is_whole(f) || find_end(f, &has_nameless) < 0)
		return PP_INDEX_DAMAGED;
	fault = check_extensions(f);
	return !fault && has_nameless ? PP_INDEX_DAMAGED : fault;
}

enum pp_index_fault pp_index_file_open(struct pp_index_file *out,
				       const char *path)
{
	enum pp_index_fault fault;

	*out = (struct pp_index_file){ .version = 2 };
	if (pp_mapping_open(&out->file, path) < 0) {
		out->file = (struct pp_mapping){ 0 };
		return access(path, F_OK) < 0 ? PP_INDEX_OK : PP_INDEX_DAMAGED;
	}
	fault = read_file(out);
	if (fault)
		pp_index_file_close(out);
	return fault;
}

void pp_index_file_close(struct pp_index_file *f)
{
	if (f->file.bytes)
		pp_mapping_close(&f->file);
	*f = (struct pp_index_file){ .version = 2 };
}
