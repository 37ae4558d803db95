/* Packs, read by ourselves: what git makes, and what it never would. */
#include "unit/store_box.h"

#include <zlib.h>

#include "store/objects.h"
#include "store/pack.h"
#include "store/repo.h"

const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2-8.so\nleak:libgit2.so\n";
}

/* --- packs that git makes --- */

static void make_history(struct box *b)
{
	box_run(b, "git init -q r; cd r; git config core.compression 6;"
		   "seq 1 3000 >numbers; : >empty; mkdir folder;"
		   "for i in 1 2 3 4 5 6 7 8 9; do seq $i 400 >folder/f$i; done;"
		   "git add .; git commit -qm 1;"
		   "for i in 1 2 3 4 5 6; do echo $i >>numbers;"
		   "echo $i >>folder/f$i; git commit -qam x$i; done;"
		   "git tag -m note mark");
}

/* Every object that git knows of in repository name: the same type and bytes,
 * by our own readers alone. */
static void check_all(struct box *b, const char *name)
{
	struct pp_place place = box_place(b, name);
	struct pp_objects *objects = pp_objects_new(&place);
	const char *list = box_ask(b, "git -C %s cat-file --batch-all-objects "
				      "--batch-check --unordered", name);
	size_t count = 0;

	for (const char *p = list; *p; p += strcspn(p, "\n"), p += *p == '\n') {
		static const char *const types[] = { "", "commit", "tree",
						     "blob", "tag" };
		char hex[PP_ID_HEX], type[8];
		uint8_t id[PP_ID_SIZE], hash[PP_ID_SIZE];
		struct pp_object_want want = { .id = id };
		struct pp_block *block;
		size_t size;

		assert_int_equal(sscanf(p, "%40s %7s %zu", hex, type, &size),
				 3);
		assert_int_equal(pp_id_parse(id, pp_str(hex)), 0);
		assert_int_equal(pp_objects_read(&block, objects, &want), 0);
		assert_string_equal(types[block->type], type);
		assert_int_equal(block->size, size);
		if (block->type == PP_OBJECT_BLOB) {
			pp_blob_id(hash, (struct pp_str){ block->bytes, size });
			assert_memory_equal(hash, id, PP_ID_SIZE);
		}
		pp_block_release(block);
		want.limit = size;
		if (size) {
			assert_int_equal(pp_objects_read(&block, objects,
							 &want), 0);
			pp_block_release(block);
		}
		want.limit = size ? size - 1 : 0;
		if (want.limit)
			assert_int_equal(pp_objects_read(&block, objects,
							 &want),
					 PP_OBJECT_SIZE);
		count++;
	}
	assert_true(count > 20);
	assert_false(pp_objects_has_strange_pack(objects));
	pp_objects_free(objects);
}

static void packs(void **state)
{
	struct box *b = *state;

	make_history(b);
	check_all(b, "r");
	box_run(b, "cd r; git repack -qadf --depth=50; git prune-packed;"
		   "test $(git count-objects | cut -c1) = 0;"
		   "git verify-pack -v .git/objects/pack/*.idx |"
		   "grep -q 'chain length = [2-9]'");
	check_all(b, "r");
	box_run(b, "cd r; git config repack.useDeltaBaseOffset false;"
		   "git repack -qadf");
	check_all(b, "r");
	/* Two packs and loose objects, then through alternates. */
	box_run(b, "cd r; echo a >more; git add .; git commit -qm more;"
		   "git repack -qd; echo b >more; git commit -qam more;"
		   "test $(ls .git/objects/pack/*.pack | wc -l) = 2");
	check_all(b, "r");
	box_run(b, "git clone -q -s r borrower; git clone -q -s borrower far;"
		   "cd far; git commit -q --allow-empty -m far");
	check_all(b, "far");
}

/* As if the pack were larger than two gigabytes. */
static void large_offsets(void **state)
{
	struct box *b = *state;

	make_history(b);
	box_run(b, "cd r; git repack -qadf; cd .git/objects/pack;"
		   "chmod u+w *; rm -f *.rev;"
		   "git index-pack --index-version=2,0x40 --no-rev-index "
		   "*.pack >/dev/null");
	check_all(b, "r");
}

/* An index of the first version is left to libgit2. */
static void old_index(void **state)
{
	struct box *b = *state;
	struct pp_object_want want = { .type = PP_OBJECT_BLOB };
	struct pp_object object;
	uint8_t id[PP_ID_SIZE];
	struct pp_place place;
	struct pp_repo *repo;

	make_history(b);
	box_run(b, "cd r; git repack -qadf; git prune-packed;"
		   "cd .git/objects/pack; chmod u+w *;"
		   "git index-pack --index-version=1 --no-rev-index "
		   "*.pack >/dev/null");
	place = box_place(b, "r");
	repo = pp_repo_open(&place, &b->sink);
	pp_id_parse(id, pp_str(box_ask(b, "git -C r rev-parse HEAD:numbers")));
	want.id = id;
	assert_int_equal(pp_object_read(&object, repo, &want), 0);
	assert_int_equal(object.bytes.n, strtoul(box_ask(b, "git -C r cat-file "
		"-s HEAD:numbers"), NULL, 10));
	pp_object_release(&object);
	want.limit = 100;
	assert_int_equal(pp_object_read(&object, repo, &want), PP_OBJECT_SIZE);
	pp_repo_free(repo);
}

/* A handle that was opened before git repacked everything. */
static void repacked(void **state)
{
	struct box *b = *state;
	uint8_t ids[2][PP_ID_SIZE];
	struct pp_object_want want = { .id = ids[0] };
	struct pp_place place;
	struct pp_objects *objects;
	struct pp_block *block, *kept;

	make_history(b);
	box_run(b, "cd r; git repack -qad");
	pp_id_parse(ids[0], pp_str(box_ask(b, "git -C r rev-parse HEAD")));
	pp_id_parse(ids[1], pp_str(box_ask(b, "cd r; echo loose | git "
					      "hash-object -w --stdin")));
	place = box_place(b, "r");
	objects = pp_objects_new(&place);
	assert_int_equal(pp_objects_read(&kept, objects, &want), 0);
	box_run(b, "cd r; echo loose >new; git add new; git commit -qm new;"
		   "git repack -qad; git prune-packed");
	want.id = ids[1];
	assert_int_equal(pp_objects_read(&block, objects, &want), 0);
	assert_memory_equal(block->bytes, "loose\n", 6);
	pp_block_release(block);
	pp_objects_free(objects);
	assert_memory_equal(kept->bytes, "tree ", 5);
	pp_block_release(kept);
}

/* --- packs made by hand --- */

struct maker {
	struct box *box;
	struct pp_place place;
	uint8_t pack[1 << 16];
	size_t n;
	struct { uint8_t id; uint32_t at; } objects[64];
	uint32_t count;
};

static void start(struct maker *m, struct box *b)
{
	if (!m->box)
		box_run(b, "rm -rf r; git init -q r");
	*m = (struct maker){ .box = b, .n = 12 };
	m->place = box_place(b, "r");
}

static void put_byte(struct maker *m, uint8_t byte)
{
	assert_true(m->n < sizeof(m->pack));
	m->pack[m->n++] = byte;
}

/* Type and size as they stand before an object, its id being all of one
 * byte. */
static void put_head(struct maker *m, uint8_t id, unsigned type, uint64_t size)
{
	uint8_t byte = (uint8_t)(type << 4 | (size & 15));

	m->objects[m->count].id = id;
	m->objects[m->count++].at = (uint32_t)m->n;
	for (size >>= 4; size; size >>= 7) {
		put_byte(m, byte | 128);
		byte = size & 127;
	}
	put_byte(m, byte);
}

static void put_deflated(struct maker *m, const void *bytes, size_t n)
{
	uLongf room = sizeof(m->pack) - m->n;

	assert_int_equal(compress(m->pack + m->n, &room, bytes, n), Z_OK);
	m->n += room;
}

static void put_blob(struct maker *m, uint8_t id, const char *text)
{
	put_head(m, id, PP_OBJECT_BLOB, strlen(text));
	put_deflated(m, text, strlen(text));
}

/* A delta against the object with id base. */
static void put_delta(struct maker *m, uint8_t id, uint8_t base,
		      struct pp_str delta)
{
	put_head(m, id, 7, delta.n);
	for (int i = 0; i < PP_ID_SIZE; i++)
		put_byte(m, base);
	put_deflated(m, delta.p, delta.n);
}

/* A delta against what stands distance bytes before (below 128). */
static void put_near_delta(struct maker *m, uint8_t id, uint8_t distance,
			   struct pp_str delta)
{
	put_head(m, id, 6, delta.n);
	put_byte(m, distance);
	put_deflated(m, delta.p, delta.n);
}

static void put32(FILE *f, uint32_t value)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		fputc((int)(value >> shift & 255), f);
}

/* The pack, and its index: objects were put in the order of their ids. */
static void write_pack(struct maker *m)
{
	FILE *f = fopen(box_path(m->box, "r/.git/objects/pack/pack-1.pack"),
			"wb");

	memcpy(m->pack, "PACK\0\0\0\2\0\0\0", 11);
	m->pack[11] = (uint8_t)m->count;
	assert_int_equal(fwrite(m->pack, 1, m->n, f), m->n);
	fprintf(f, "%020d", 7);
	fclose(f);
	f = fopen(box_path(m->box, "r/.git/objects/pack/pack-1.idx"), "wb");
	assert_int_equal(fwrite("\377tOc\0\0\0\2", 1, 8, f), 8);
	for (unsigned i = 0, k = 0; i < 256; i++) {
		while (k < m->count && m->objects[k].id <= i)
			k++;
		put32(f, k);
	}
	for (unsigned k = 0; k < m->count; k++)
		for (int i = 0; i < PP_ID_SIZE; i++)
			fputc(m->objects[k].id, f);
	for (unsigned k = 0; k < m->count; k++)
		put32(f, 0);
	for (unsigned k = 0; k < m->count; k++)
		put32(f, m->objects[k].at);
	fprintf(f, "%020d%020d", 7, 8);
	fclose(f);
}

static enum pp_object_fault read_hand(struct maker *m, uint8_t byte,
				      const char *text)
{
	struct pp_objects *objects = pp_objects_new(&m->place);
	uint8_t id[PP_ID_SIZE];
	struct pp_object_want want = { .id = id };
	enum pp_object_fault fault;
	struct pp_block *block;

	memset(id, byte, sizeof(id));
	alarm(20);
	fault = pp_objects_read(&block, objects, &want);
	alarm(0);
	if (!fault) {
		assert_non_null(text);
		assert_int_equal(block->size, strlen(text));
		assert_memory_equal(block->bytes, text, block->size);
		pp_block_release(block);
	}
	pp_objects_free(objects);
	return fault;
}

#define BASE "0123456789abcdef"

static void sound_deltas(void **state)
{
	struct maker m = { 0 };

	start(&m, *state);
	put_blob(&m, 1, BASE);
	/* base 16, result 7: "xy", then five from place 3. */
	put_delta(&m, 2, 1, PP_LIT("\x10\x07\x02xy\x91\x03\x05"));
	put_near_delta(&m, 3, (uint8_t)(m.n - m.objects[0].at),
		       PP_LIT("\x10\x10\x90\x10"));
	put_delta(&m, 4, 9, PP_LIT("\x07\x01\x90\x01"));	/* behind it */
	put_delta(&m, 9, 2, PP_LIT("\x07\x07\x90\x07"));
	put_blob(&m, 10, "");
	put_delta(&m, 11, 10, PP_LIT("\x00\x01\x01z"));
	put_delta(&m, 12, 10, PP_LIT("\x00\x00"));
	write_pack(&m);
	assert_int_equal(read_hand(&m, 1, BASE), 0);
	assert_int_equal(read_hand(&m, 2, "xy34567"), 0);
	assert_int_equal(read_hand(&m, 3, BASE), 0);
	assert_int_equal(read_hand(&m, 4, "x"), 0);
	assert_int_equal(read_hand(&m, 9, "xy34567"), 0);
	assert_int_equal(read_hand(&m, 10, ""), 0);
	assert_int_equal(read_hand(&m, 11, "z"), 0);
	assert_int_equal(read_hand(&m, 12, ""), 0);
	assert_int_equal(read_hand(&m, 5, NULL), PP_OBJECT_MISSING);
}

static void false_deltas(void **state)
{
	static const struct pp_str deltas[] = {
		PP_LIT(""), PP_LIT("\x10"), PP_LIT("\x90"),
		PP_LIT("\x10\x01"),		/* nothing makes the byte */
		PP_LIT("\x10\x02\x01x"), PP_LIT("\x10\x01\x02xy"),
		PP_LIT("\x10\x02\x02x"),	/* ends in its own bytes */
		PP_LIT("\x10\x01\x00"),		/* the step kept for later */
		PP_LIT("\x10\x11\x90\x11"),	/* past the base */
		PP_LIT("\x10\x02\x91\x0f\x02"), PP_LIT("\x10\x02\x91\xff\x02"),
		PP_LIT("\x10\x01\x98\xff\x01"),
		PP_LIT("\x10\x10\x80"),		/* 64 KB of it */
		PP_LIT("\x10\x01\x91"), PP_LIT("\x10\x01\xff\x01\x01\x01"),
		PP_LIT("\x0f\x01\x90\x01"),	/* for another base */
		PP_LIT("\x10\xff\xff\xff\xff\x0f\x90\x10"),
		PP_LIT("\x10\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x90\x10"),
		PP_LIT("\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x90\x10"),
	};

	for (size_t i = 0; i < sizeof(deltas) / sizeof(*deltas); i++) {
		struct maker m = { 0 };
		enum pp_object_fault fault;

		start(&m, *state);
		put_blob(&m, 1, BASE);
		put_delta(&m, 2, 1, deltas[i]);
		write_pack(&m);
		fault = read_hand(&m, 2, NULL);
		if (fault != PP_OBJECT_DAMAGED)
			fail_msg("delta %zu: %d", i, fault);
		assert_int_equal(read_hand(&m, 1, BASE), 0);
	}
}

static void rings(void **state)
{
	struct maker m = { 0 };

	start(&m, *state);
	put_delta(&m, 1, 1, PP_LIT("\x10\x10\x90\x10"));
	put_delta(&m, 2, 3, PP_LIT("\x10\x10\x90\x10"));
	put_delta(&m, 3, 2, PP_LIT("\x10\x10\x90\x10"));
	put_delta(&m, 4, 99, PP_LIT("\x10\x10\x90\x10"));
	put_near_delta(&m, 5, 0, PP_LIT("\x10\x10\x90\x10"));
	write_pack(&m);
	for (uint8_t id = 1; id <= 5; id++)
		assert_int_equal(read_hand(&m, id, NULL), PP_OBJECT_DAMAGED);
}

/* Each delta writes its base sixteen times over: the last would be 16^10
 * bytes. */
static void bomb(void **state)
{
	struct maker m = { 0 };
	uint64_t size = 16;
	enum pp_object_fault fault;

	start(&m, *state);
	put_blob(&m, 1, BASE);
	for (uint8_t id = 2; id < 12; id++, size *= 16) {
		uint8_t delta[128];
		size_t n = 0;

		for (uint64_t v = size; v || !n; v >>= 7)
			delta[n++] = (uint8_t)((v & 127) | (v > 127) << 7);
		for (uint64_t v = size * 16; v; v >>= 7)
			delta[n++] = (uint8_t)((v & 127) | (v > 127) << 7);
		for (int i = 0; i < 16; i++) {
			delta[n++] = 0x80 | 0x70;
			for (int k = 0; k < 3; k++)
				delta[n++] = (uint8_t)(size >> (8 * k));
		}
		put_delta(&m, id, id - 1, (struct pp_str){ (char *)delta, n });
	}
	write_pack(&m);
	fault = read_hand(&m, 11, NULL);
	assert_true(fault == PP_OBJECT_SIZE || fault == PP_OBJECT_DAMAGED);
}

static void false_objects(void **state)
{
	struct maker m = { 0 };

	start(&m, *state);
	put_head(&m, 1, PP_OBJECT_BLOB, 15);	/* one byte too few */
	put_deflated(&m, BASE, 16);
	put_head(&m, 2, PP_OBJECT_BLOB, 17);
	put_deflated(&m, BASE, 16);
	put_head(&m, 3, 0, 16);
	put_deflated(&m, BASE, 16);
	put_head(&m, 4, 5, 16);
	put_deflated(&m, BASE, 16);
	put_head(&m, 5, PP_OBJECT_BLOB, UINT64_C(1) << 40);
	put_deflated(&m, BASE, 16);
	put_head(&m, 6, PP_OBJECT_BLOB, 16);
	put_byte(&m, 0);
	put_head(&m, 7, PP_OBJECT_BLOB, 16);
	m.objects[m.count].id = 8;		/* before the first object */
	m.objects[m.count++].at = 3;
	m.objects[m.count].id = 9;
	m.objects[m.count++].at = 0x7fffffff;
	m.objects[m.count].id = 10;
	m.objects[m.count++].at = 0x80000001;
	m.objects[m.count].id = 11;		/* in the trailer */
	m.objects[m.count++].at = (uint32_t)m.n;
	write_pack(&m);
	for (uint8_t id = 1; id <= 11; id++)
		if (read_hand(&m, id, NULL) != PP_OBJECT_DAMAGED)
			fail_msg("object %d: %d", id, read_hand(&m, id, NULL));
}

/* --- harm --- */

static void read_each(struct maker *m)
{
	struct pp_objects *objects = pp_objects_new(&m->place);
	struct pp_block *block;
	unsigned sum = 0;

	for (unsigned byte = 0; byte < 8; byte++) {
		uint8_t id[PP_ID_SIZE];
		struct pp_object_want want = { .id = id };

		memset(id, (int)byte, sizeof(id));
		if (pp_objects_read(&block, objects, &want))
			continue;
		for (size_t i = 0; i < block->size; i++)
			sum += (unsigned char)block->bytes[i];
		assert_true(sum < 1u << 31);
		pp_block_release(block);
	}
	pp_objects_free(objects);
}

static void fill(struct maker *m)
{
	put_blob(m, 1, BASE);
	put_delta(m, 2, 1, PP_LIT("\x10\x07\x02xy\x91\x03\x05"));
	put_near_delta(m, 3, (uint8_t)(m->n - m->objects[0].at),
		       PP_LIT("\x10\x10\x90\x10"));
	put_delta(m, 4, 3, PP_LIT("\x10\x05\xb0\x05\x00"));
	put_head(m, 5, PP_OBJECT_TREE, 16);
	put_deflated(m, BASE, 16);
	put_delta(m, 6, 5, PP_LIT("\x10\x10\x90\x10"));
	write_pack(m);
}

/* Every byte of the pack and of its index changed in three ways: whatever is
 * read, it ends, and in bounds (ASan looks on). */
static void flipped_bytes(void **state)
{
	static const char *const names[] = { "pack-1.pack", "pack-1.idx" };
	static const uint8_t masks[] = { 0x01, 0x80, 0xff };
	struct maker m = { 0 };

	start(&m, *state);
	fill(&m);
	alarm(300);
	for (int i = 0; i < 2; i++) {
		FILE *f = fopen(box_path(m.box, pp_arena_printf(&m.box->arena,
				"r/.git/objects/pack/%s", names[i])), "r+b");
		long size;

		assert_int_equal(fseek(f, 0, SEEK_END), 0);
		size = ftell(f);
		setvbuf(f, NULL, _IONBF, 0);
		for (long at = 0; at < size; at++) {
			int byte;

			fseek(f, at, SEEK_SET);
			byte = fgetc(f);
			for (int k = 0; k < 3; k++) {
				fseek(f, at, SEEK_SET);
				fputc(byte ^ masks[k], f);
				read_each(&m);
			}
			fseek(f, at, SEEK_SET);
			fputc(byte, f);
		}
		fclose(f);
	}
	alarm(0);
	assert_int_equal(read_hand(&m, 4, "01234"), 0);
}

/* Both files cut at every length. */
static void cut(void **state)
{
	static const char *const names[] = { "pack-1.idx", "pack-1.pack" };
	struct maker m = { 0 };

	start(&m, *state);
	for (int i = 0; i < 2; i++) {
		const char *path;
		long size;
		FILE *f;

		m.n = 12;
		m.count = 0;
		fill(&m);
		path = box_path(m.box, pp_arena_printf(&m.box->arena,
				"r/.git/objects/pack/%s", names[i]));
		f = fopen(path, "rb");
		fseek(f, 0, SEEK_END);
		size = ftell(f);
		fclose(f);
		while (--size >= 0) {
			assert_int_equal(truncate(path, size), 0);
			assert_int_not_equal(read_hand(&m, 4, NULL), 0);
			if (size % 16 == 0)
				read_each(&m);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(packs),
		box_test(large_offsets),
		box_test(old_index),
		box_test(repacked),
		box_test(sound_deltas),
		box_test(false_deltas),
		box_test(rings),
		box_test(bomb),
		box_test(false_objects),
		box_test(flipped_bytes),
		box_test(cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
