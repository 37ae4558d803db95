/* Reading packs: see the header, and gitformat-pack(5). */
#include "store/pack.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "store/delta.h"

enum { HEADER = 12, TRAILER = PP_ID_SIZE };

/* Types beside those of objects. */
enum { OFFSET_DELTA = 6, REF_DELTA = 7 };

/* An object as it stands in a pack. */
struct entry {
	uint64_t at;			/* its place in the pack */
	unsigned type;
	uint64_t size;			/* of what is deflated */
	uint64_t base;			/* of a delta: where its base is */
	struct pp_str deflated;		/* and all behind it */
};

/* A delta to be applied. */
struct pp_pack_step {
	uint64_t at, size;
	struct pp_str deflated;
};

/* One object being unpacked. */
struct job {
	struct pp_unpack *unpack;
	struct pp_pack *pack;
	uint64_t limit;			/* of the object that was asked for */
	uint64_t work;			/* bytes written so far */
};

void pp_unpack_init(struct pp_unpack *unpack, size_t cache_bytes)
{
	*unpack = (struct pp_unpack){ .inflater = pp_inflater_new() };
	pp_cache_init(&unpack->cache, cache_bytes);
}

void pp_unpack_release(struct pp_unpack *unpack)
{
	pp_inflater_free(unpack->inflater);
	pp_cache_release(&unpack->cache);
	pp_free(unpack->steps);
	pp_free(unpack->delta);
	*unpack = (struct pp_unpack){ 0 };
}

static char *join(const char *path, const char *ending)
{
	size_t n = strlen(path) + strlen(ending) + 1;
	char *whole = pp_alloc(n, 1);

	snprintf(whole, n, "%s%s", path, ending);
	return whole;
}

int pp_pack_open(struct pp_pack *out, const char *path)
{
	char *name = join(path, ".idx");
	struct pp_pack pack = { 0 };
	int rc = pp_pack_index_open(&pack.index, name);

	pp_free(name);
	if (rc)
		return -1;
	pack.path = join(path, "");
	*out = pack;
	return 0;
}

void pp_pack_close(struct pp_pack *pack)
{
	pp_pack_index_close(&pack->index);
	pp_mapping_close(&pack->file);
	pp_free(pack->path);
}

static bool is_sound(const struct pp_pack *pack)
{
	const uint8_t *p = pack->file.bytes;
	size_t n = pack->file.size;

	return n >= HEADER + TRAILER &&
	       (!memcmp(p, "PACK\0\0\0\2", 8) ||
		!memcmp(p, "PACK\0\0\0\3", 8)) &&
	       !memcmp(p + n - TRAILER, pp_pack_index_checksum(&pack->index),
		       TRAILER);
}

/* Map the pack itself, the first time. */
static bool is_usable(struct pp_pack *pack)
{
	char *name;

	if (pack->file.bytes || pack->is_bad)
		return !pack->is_bad;
	name = join(pack->path, ".pack");
	pack->is_bad = pp_mapping_open(&pack->file, name) || !is_sound(pack);
	pp_free(name);
	return !pack->is_bad;
}

/* How far back the base is: git's own way of writing numbers. */
static int parse_distance(uint64_t *out, struct pp_str *rest)
{
	uint64_t value = 0;

	while (rest->n) {
		unsigned char c = (unsigned char)*rest->p;

		value |= c & 127;
		rest->p++;
		rest->n--;
		if (!(c & 128)) {
			*out = value;
			return 0;
		}
		if (value >> 56)
			return -1;
		value = (value + 1) << 7;
	}
	return -1;
}

static int find_base(struct entry *e, struct job *job, struct pp_str *rest)
{
	uint64_t distance;

	if (e->type == OFFSET_DELTA) {
		if (parse_distance(&distance, rest) || !distance ||
		    distance > e->at)
			return -1;
		e->base = e->at - distance;
		return 0;
	}
	if (rest->n < PP_ID_SIZE ||
	    pp_pack_index_find(&e->base, &job->pack->index,
			       (const uint8_t *)rest->p) <= 0)
		return -1;
	rest->p += PP_ID_SIZE;
	rest->n -= PP_ID_SIZE;
	return 0;
}

/* The entry at a place in the pack; -1 where there can be none. */
static int parse_entry(struct entry *e, struct job *job, uint64_t at)
{
	const struct pp_mapping *file = &job->pack->file;
	struct pp_str rest;
	unsigned char c;

	if (at < HEADER || at >= file->size - TRAILER)
		return -1;
	rest = (struct pp_str){ (const char *)file->bytes + at,
				(size_t)(file->size - TRAILER - at) };
	c = (unsigned char)*rest.p;
	*e = (struct entry){ .at = at, .type = c >> 4 & 7, .size = c & 15 };
	for (unsigned shift = 4; c & 128; shift += 7) {
		rest.p++;
		rest.n--;
		if (!rest.n || shift > 53)
			return -1;
		c = (unsigned char)*rest.p;
		e->size |= (uint64_t)(c & 127) << shift;
	}
	rest.p++;
	rest.n--;
	if (e->type == OFFSET_DELTA || e->type == REF_DELTA) {
		if (find_base(e, job, &rest))
			return -1;
	} else if (e->type < PP_OBJECT_COMMIT || e->type > PP_OBJECT_TAG) {
		return -1;
	}
	e->deflated = rest;
	/* A size that the bytes cannot hold would only take memory. */
	return e->size <= pp_inflate_most(rest.n) ? 0 : -1;
}

/* Count what is to be written. */
static enum pp_object_fault allow(struct job *job, uint64_t size)
{
	if (size > PP_OBJECT_LIMIT)
		return PP_OBJECT_SIZE;
	job->work += size;
	return job->work > PP_UNPACK_WORK ? PP_OBJECT_DAMAGED : PP_OBJECT_OK;
}

static enum pp_object_fault read_whole(struct pp_block **out, struct job *job,
				       const struct entry *e)
{
	enum pp_object_fault fault = allow(job, e->size);
	struct pp_block *block;
	struct pp_room room;

	if (fault)
		return fault;
	block = pp_block_new((size_t)e->size, (enum pp_object_type)e->type);
	room = (struct pp_room){ block->bytes, block->size, PP_BLOCK_SLACK };
	if (pp_inflate(room, job->unpack->inflater, e->deflated)) {
		pp_block_release(block);
		return PP_OBJECT_DAMAGED;
	}
	*out = block;
	return PP_OBJECT_OK;
}

static enum pp_object_fault read_delta(struct pp_delta *out, struct job *job,
				       const struct pp_pack_step *step)
{
	struct pp_unpack *u = job->unpack;
	enum pp_object_fault fault = allow(job, step->size);
	size_t n = (size_t)step->size;

	if (fault)
		return fault;
	if (n + PP_BLOCK_SLACK > u->delta_cap) {
		u->delta_cap = n + n / 2 + 4096;
		pp_free(u->delta);
		u->delta = pp_alloc(u->delta_cap, 1);
	}
	if (pp_inflate((struct pp_room){ u->delta, n, PP_BLOCK_SLACK },
		       u->inflater, step->deflated) ||
	    pp_delta_parse(out, (struct pp_str){ u->delta, n }))
		return PP_OBJECT_DAMAGED;
	return PP_OBJECT_OK;
}

/* Past this, the steps are gone through before memory is taken. */
enum { LARGE = 1 << 20 };

/* Make the object of a delta out of base. */
static enum pp_object_fault apply(struct pp_block **out, struct job *job,
				  const struct pp_pack_step *step,
				  const struct pp_block *base)
{
	struct pp_delta delta;
	enum pp_object_fault fault = read_delta(&delta, job, step);
	struct pp_block *block;

	if (fault)
		return fault;
	if (delta.size > LARGE && !pp_delta_is_sound(&delta))
		return PP_OBJECT_DAMAGED;
	if (step == job->unpack->steps && delta.size > job->limit)
		return PP_OBJECT_SIZE;
	fault = allow(job, delta.size);
	if (fault)
		return fault;
	block = pp_block_new((size_t)delta.size, base->type);
	if (pp_delta_apply(block->bytes, &delta,
			   (struct pp_str){ base->bytes, base->size })) {
		pp_block_release(block);
		return PP_OBJECT_DAMAGED;
	}
	*out = block;
	return PP_OBJECT_OK;
}

/* Trees are asked for again, as one side and then as the other; so are the
 * bases of deltas.  A blob is read once. */
static void keep(struct job *job, struct pp_block *block, uint64_t at,
		 bool is_base)
{
	if (is_base || block->type == PP_OBJECT_TREE)
		pp_cache_put(&job->unpack->cache, block, job->pack, at);
}

static enum pp_object_fault add_step(struct job *job, size_t depth,
				     const struct entry *e)
{
	struct pp_unpack *u = job->unpack;

	/* A delta against itself would go on for ever. */
	if (depth >= PP_DELTA_DEPTH)
		return PP_OBJECT_DAMAGED;
	pp_grow(u->steps, depth, u->cap);
	u->steps[depth] = (struct pp_pack_step){ e->at, e->size, e->deflated };
	return PP_OBJECT_OK;
}

/* Follow the deltas from at to the first object that is whole; *depth steps
 * lead back from it. */
static enum pp_object_fault find_whole(struct pp_block **out, size_t *depth,
				       struct job *job, uint64_t at)
{
	enum pp_object_fault fault;
	struct entry e;

	for (*depth = 0;; (*depth)++, at = e.base) {
		*out = pp_cache_get(&job->unpack->cache, job->pack, at);
		if (*out)
			return PP_OBJECT_OK;
		if (parse_entry(&e, job, at))
			return PP_OBJECT_DAMAGED;
		if (e.type != OFFSET_DELTA && e.type != REF_DELTA)
			break;
		fault = add_step(job, *depth, &e);
		if (fault)
			return fault;
	}
	if (!*depth && e.size > job->limit)
		return PP_OBJECT_SIZE;
	fault = read_whole(out, job, &e);
	if (!fault)
		keep(job, *out, at, *depth > 0);
	return fault;
}

static enum pp_object_fault unpack_at(struct pp_block **out, struct job *job,
				      uint64_t at)
{
	struct pp_block *block = NULL, *base;
	size_t depth;
	enum pp_object_fault fault = find_whole(&block, &depth, job, at);

	while (!fault && depth) {
		const struct pp_pack_step *step =
			&job->unpack->steps[--depth];

		base = block;
		block = NULL;
		fault = apply(&block, job, step, base);
		if (!fault)
			keep(job, block, step->at, depth > 0);
		pp_block_release(base);
	}
	if (!fault && block->size > job->limit) {	/* from the cache */
		pp_block_release(block);
		return PP_OBJECT_SIZE;
	}
	*out = block;
	return fault;
}

enum pp_object_fault pp_pack_read(struct pp_block **out,
				  struct pp_unpack *unpack,
				  struct pp_pack *pack,
				  const struct pp_object_want *want)
{
	struct job job = { .unpack = unpack, .pack = pack,
			   .limit = want->limit ? want->limit :
						  PP_OBJECT_LIMIT };
	uint64_t at;
	int rc = pp_pack_index_find(&at, &pack->index, want->id);

	if (!rc)
		return PP_OBJECT_MISSING;
	if (rc < 0 || !is_usable(pack))
		return PP_OBJECT_DAMAGED;
	return unpack_at(out, &job, at);
}
