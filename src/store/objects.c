/* Objects from packs and loose files: see the header. */
#include "store/objects.h"

#include <dirent.h>
#include <string.h>

#include "base/memory.h"
#include "store/folders.h"
#include "store/loose.h"
#include "store/pack.h"

struct pp_objects {
	const struct pp_place *place;
	struct pp_arena arena;
	struct pp_folders folders;
	struct pp_pack **packs;
	size_t count, cap;
	size_t last;			/* the pack that had the last one */
	char **strange;			/* indexes that we cannot read */
	size_t strange_count, strange_cap;
	struct pp_unpack unpack;
	bool is_open;
};

/* A walk from the newest commit to the oldest needs the last versions of each
 * folder: with 32 MB it takes twice as long at 100,000 records with 20,000
 * commits, with 128 MB as long as with 64. */
enum { CACHE = 96 << 20 };

struct pp_objects *pp_objects_new(const struct pp_place *place)
{
	struct pp_objects *o = pp_alloc(1, sizeof(*o));

	*o = (struct pp_objects){ .place = place };
	return o;
}

void pp_objects_free(struct pp_objects *o)
{
	if (!o)
		return;
	for (size_t i = 0; i < o->count; i++) {
		pp_pack_close(o->packs[i]);
		pp_free(o->packs[i]);
	}
	pp_free(o->packs);
	pp_free(o->strange);
	if (o->is_open)
		pp_unpack_release(&o->unpack);
	pp_arena_release(&o->arena);
	pp_free(o);
}

static bool is_known(const struct pp_objects *o, const char *path)
{
	for (size_t i = 0; i < o->count; i++)
		if (!strcmp(o->packs[i]->path, path))
			return true;
	for (size_t i = 0; i < o->strange_count; i++)
		if (!strcmp(o->strange[i], path))
			return true;
	return false;
}

/* path is that of an index, without ".idx". */
static void add_pack(struct pp_objects *o, const char *path)
{
	struct pp_pack *pack;

	if (is_known(o, path))
		return;
	pack = pp_alloc(1, sizeof(*pack));
	if (!pp_pack_open(pack, path)) {
		pp_grow(o->packs, o->count, o->cap);
		o->packs[o->count++] = pack;
		return;
	}
	pp_free(pack);
	pp_grow(o->strange, o->strange_count, o->strange_cap);
	o->strange[o->strange_count++] = pp_arena_copy(&o->arena, path,
						       strlen(path));
}

static void list_packs(struct pp_objects *o, const char *folder)
{
	struct pp_arena arena = { 0 };
	DIR *dir = opendir(pp_arena_printf(&arena, "%s/pack", folder));
	struct dirent *d;

	while (dir && (d = readdir(dir))) {
		struct pp_str name = pp_str(d->d_name);

		if (!pp_str_ends(name, PP_LIT(".idx")))
			continue;
		name.n -= strlen(".idx");
		add_pack(o, pp_arena_printf(&arena, "%s/pack/%.*s", folder,
					    PP_STR(name)));
	}
	if (dir)
		closedir(dir);
	pp_arena_release(&arena);
}

/* True where there are packs that were not known. */
static bool reload(struct pp_objects *o)
{
	size_t before = o->count;

	if (!o->is_open) {
		pp_folders_find(&o->folders, &o->arena, o->place);
		pp_unpack_init(&o->unpack, CACHE);
		o->is_open = true;
	}
	for (size_t i = 0; i < o->folders.count; i++)
		list_packs(o, o->folders.paths[i]);
	return o->count > before;
}

/* One place after the other, until the object is there and whole; of the
 * faults the first that tells something stays. */
struct search {
	struct pp_objects *objects;
	const struct pp_object_want *want;
	enum pp_object_fault fault;
};

static bool is_done(struct search *s, enum pp_object_fault fault)
{
	if (s->fault == PP_OBJECT_MISSING || fault == PP_OBJECT_OK)
		s->fault = fault;
	return fault == PP_OBJECT_OK || fault == PP_OBJECT_SIZE;
}

/* Look in the packs from place from on. */
static bool search_packs(struct pp_block **out, struct search *s, size_t from)
{
	struct pp_objects *o = s->objects;

	if (o->last >= from && o->last < o->count &&
	    is_done(s, pp_pack_read(out, &o->unpack, o->packs[o->last],
				    s->want)))
		return true;
	for (size_t i = from; i < o->count; i++) {
		if (i == o->last ||
		    !is_done(s, pp_pack_read(out, &o->unpack, o->packs[i],
					     s->want)))
			continue;
		o->last = i;
		return true;
	}
	return false;
}

static bool search_loose(struct pp_block **out, struct search *s)
{
	const struct pp_folders *folders = &s->objects->folders;

	for (size_t i = 0; i < folders->count; i++) {
		struct pp_loose loose = { .folder = folders->paths[i],
					  .id = s->want->id };

		if (is_done(s, pp_loose_read(out, &loose, s->want->limit)))
			return true;
	}
	return false;
}

enum pp_object_fault pp_objects_read(struct pp_block **out,
				     struct pp_objects *o,
				     const struct pp_object_want *want)
{
	struct search s = { o, want, PP_OBJECT_MISSING };
	size_t before;

	if (!o->is_open)
		reload(o);
	if (search_packs(out, &s, 0) || search_loose(out, &s))
		return s.fault;
	/* git repack puts loose objects in a new pack, then removes them. */
	before = o->count;
	if (reload(o))
		search_packs(out, &s, before);
	return s.fault;
}

bool pp_objects_has_strange_pack(const struct pp_objects *objects)
{
	bool strange = objects->strange_count > 0;

	for (size_t i = 0; i < objects->count; i++)
		strange |= objects->packs[i]->is_bad;
	return strange;
}
