/* Where objects are looked for: see the header. */
#include "store/folders.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"

/* A folder of objects, and how many alternates led to it. */
struct folder {
	const char *path;
	int depth;
};

struct build {
	struct pp_arena *arena;
	struct folder *items;
	size_t count, cap;
};

/* Alternates of alternates are followed as deep as git does. */
enum { DEPTH_MAX = 5, ALTERNATES_MAX = 1 << 16 };

static void add_folder(struct build *b, const char *path, int depth)
{
	const char *real = pp_file_real(b->arena, path);

	/* git only warns of a folder that is gone; what lay there will be
	 * missing. */
	if (!real)
		return;
	for (size_t i = 0; i < b->count; i++) {
		if (!strcmp(b->items[i].path, real))
			return;
	}
	pp_grow(b->items, b->count, b->cap);
	b->items[b->count++] = (struct folder){ real, depth };
}

/* Undo git's quoting of a path that has a ':' or a '"': *rest stands after the
 * opening quote, and after the closing one when done. */
static const char *unquote(struct build *b, struct pp_str *rest)
{
	char *out = pp_new_raw(b->arena, char, rest->n + 1), *p = out;

	for (; rest->n && *rest->p != '"'; rest->p++, rest->n--) {
		if (*rest->p == '\\' && rest->n > 1) {
			rest->p++;
			rest->n--;
		}
		*p++ = *rest->p;
	}
	if (rest->n) {
		rest->p++;
		rest->n--;
	}
	*p = '\0';
	return out;
}

/* Add the folders in list, one to a line or between separators; those that are
 * relative start at base. */
static void add_list(struct build *b, const struct folder *base,
		     struct pp_str list, char separator)
{
	while (list.n) {
		const char *path, *end;
		size_t n;

		if (*list.p == '"' && separator == ':') {
			list.p++;
			list.n--;
			path = unquote(b, &list);
		} else {
			end = memchr(list.p, separator, list.n);
			n = end ? (size_t)(end - list.p) : list.n;
			path = pp_arena_copy(b->arena, list.p, n);
			list.p += n;
			list.n -= n;
		}
		if (list.n) {
			list.p++;
			list.n--;
		}
		if (!*path || *path == '#')
			continue;
		if (*path != '/' && *base->path)
			path = pp_arena_printf(b->arena, "%s/%s", base->path,
					       path);
		add_folder(b, path, base->depth + 1);
	}
}

static void add_alternates(struct build *b, const struct folder *folder)
{
	const char *path = pp_arena_printf(b->arena, "%s/info/alternates",
					   folder->path);
	struct pp_sink quiet = { .limit = 1 };
	struct pp_buf text;

	pp_buf_init(&text, ALTERNATES_MAX + 2);
	if (!pp_file_read_named(&text, &quiet, path, ALTERNATES_MAX))
		add_list(b, folder, pp_buf_get(&text), '\n');
	pp_buf_release(&text);
	pp_sink_release(&quiet);
}

void pp_folders_find(struct pp_folders *out, struct pp_arena *arena,
		     const struct pp_place *place)
{
	struct folder here = { "", 0 };
	struct build b = { .arena = arena };

	add_folder(&b, place->objects, 0);
	if (place->alternates)
		add_list(&b, &here, pp_str(place->alternates), ':');
	for (size_t i = 0; i < b.count; i++) {
		/* A copy: the array moves as it grows. */
		struct folder folder = b.items[i];

		if (folder.depth < DEPTH_MAX)
			add_alternates(&b, &folder);
	}
	out->paths = pp_new(arena, const char *, b.count + 1);
	out->count = b.count;
	for (size_t i = 0; i < b.count; i++)
		out->paths[i] = b.items[i].path;
	pp_free(b.items);
}
