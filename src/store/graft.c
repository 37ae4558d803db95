/* Commits with other parents: see the header. */
#include "store/graft.h"

#include "base/file.h"

enum { FILE_MAX = 1 << 26 };

/* "ID PARENT PARENT..."; a line of a shallow file has the first id alone. */
static void add_line(struct pp_grafts *g, struct pp_str line)
{
	enum { DIGITS = 2 * PP_ID_SIZE };
	size_t most = line.n / (DIGITS + 1) + 1;
	uint8_t (*ids)[PP_ID_SIZE] = (uint8_t (*)[PP_ID_SIZE])
		pp_new_raw(&g->arena, uint8_t, most * PP_ID_SIZE);
	struct pp_graft *graft;
	size_t count = 0;

	while (line.n >= DIGITS && count < most &&
	       !pp_id_parse(ids[count], (struct pp_str){ line.p, DIGITS })) {
		size_t step = line.n > DIGITS ? DIGITS + 1 : DIGITS;

		count++;
		line.p += step;
		line.n -= step;
	}
	if (!count)
		return;
	graft = pp_new(&g->arena, struct pp_graft, 1);
	graft->parents = (const uint8_t (*)[PP_ID_SIZE])(ids + 1);
	graft->count = count - 1;
	pp_map_put(&g->map, (struct pp_str){ (const char *)ids[0], PP_ID_SIZE },
		   NULL)->ptr = graft;
}

static void add_file(struct pp_grafts *g, const char *path)
{
	struct pp_sink quiet = { .limit = 1 };
	struct pp_buf bytes;
	struct pp_str rest;

	pp_buf_init(&bytes, FILE_MAX + 2);
	if (!pp_file_read_named(&bytes, &quiet, path, FILE_MAX)) {
		rest = pp_buf_get(&bytes);
		while (rest.n) {
			const char *end = memchr(rest.p, '\n', rest.n);
			struct pp_str line = rest;

			line.n = end ? (size_t)(end - rest.p) : rest.n;
			rest.p += line.n + (end != NULL);
			rest.n -= line.n + (end != NULL);
			add_line(g, line);
		}
	}
	pp_buf_release(&bytes);
	pp_sink_release(&quiet);
}

void pp_grafts_load(struct pp_grafts *grafts, const struct pp_place *place)
{
	struct pp_arena *arena = &grafts->arena;

	add_file(grafts, pp_arena_printf(arena, "%s/info/grafts",
					 place->common_dir));
	/* Last, as it says what is not there at all. */
	add_file(grafts, pp_arena_printf(arena, "%s/shallow",
					 place->common_dir));
}

void pp_grafts_release(struct pp_grafts *grafts)
{
	pp_map_release(&grafts->map);
	pp_arena_release(&grafts->arena);
	*grafts = (struct pp_grafts){ 0 };
}

const struct pp_graft *pp_graft_find(const struct pp_grafts *grafts,
				     const uint8_t id[PP_ID_SIZE])
{
	struct pp_map_entry *e;

	if (!grafts->map.count)
		return NULL;
	e = pp_map_get(&grafts->map,
		       (struct pp_str){ (const char *)id, PP_ID_SIZE });
	return e ? e->ptr : NULL;
}
