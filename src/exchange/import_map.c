/* What a map is made of; the readers are import_map_read.c and
 * import_plain.c. */
#include "exchange/import_map.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/memory.h"
#include "pool/same_name.h"
#include "record/secret.h"

enum { POINTER_MAX = 1 << 12 };

static void release_source(struct pp_import_source *s)
{
	pp_map_release(&s->words);
	for (size_t i = 0; s->find && s->find->sources &&
			   i < s->find->by_count; i++)
		pp_map_release(&s->find->sources[i].words);
}

void pp_import_map_release(struct pp_import_map *map)
{
	for (size_t i = 0; i < map->record_count; i++)
		for (size_t k = 0; k < map->records[i].source_count; k++)
			release_source(&map->records[i].sources[k]);
	for (size_t i = 0; map->decisions && i < map->kind_count; i++)
		pp_map_release(&map->decisions[i]);
	pp_free(map->columns);
	*map = (struct pp_import_map){ 0 };
}

size_t pp_import_map_column(struct pp_import_map *map, struct pp_str heading,
			    struct pp_pos pos)
{
	for (size_t i = 0; i < map->column_count; i++)
		if (pp_str_eq(map->columns[i].heading, heading))
			return i;
	pp_grow(map->columns, map->column_count, map->column_cap);
	map->columns[map->column_count] = (struct pp_import_column){
		heading, pos, SIZE_MAX
	};
	return map->column_count++;
}

/* --- properties ----------------------------------------------------------- */

static bool is_number(struct pp_str key)
{
	for (size_t i = 0; i < key.n; i++)
		if (!pp_is_digit(key.p[i]))
			return false;
	return key.n > 0 && key.n < 4;
}

/* One step down; false where the shape admits no such key. */
static bool step(const struct pp_shape **shape, struct pp_str key)
{
	const struct pp_shape *s = *shape;

	if (!s)
		return true;
	*shape = pp_shape_member(s, key);
	if (*shape)
		return true;
	if (is_number(key) && s->items) {
		*shape = s->items;
		return true;
	}
	*shape = s->others;
	return s->open || s->others;
}

static void add_key(struct pp_buf *b, struct pp_str key)
{
	pp_buf_putc(b, '/');
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == '~')
			pp_buf_puts(b, "~0");
		else if (key.p[i] == '/')
			pp_buf_puts(b, "~1");
		else
			pp_buf_putc(b, key.p[i]);
	}
}

bool pp_import_property(const struct pp_shape **shape, struct pp_str *pointer,
			struct pp_arena *arena, const struct pp_kind *kind,
			struct pp_str property)
{
	struct pp_buf b;
	bool known = true;

	*shape = kind->shape;
	pp_buf_init(&b, POINTER_MAX);
	while (known) {
		const char *dot = memchr(property.p, '.', property.n);
		size_t n = dot ? (size_t)(dot - property.p) : property.n;
		struct pp_str key = { property.p, n };

		add_key(&b, key);
		known = n && step(shape, key);
		if (!dot)
			break;
		property = (struct pp_str){ dot + 1, property.n - n - 1 };
	}
	*pointer = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return known && !b.overflow;
}

bool pp_import_is_secret(const struct pp_kind *kind, struct pp_str pointer)
{
	return kind->has_secrets && kind->shape &&
	       !pp_shape_is_open(kind->shape, pointer);
}

/* --- decisions ------------------------------------------------------------ */

void pp_import_decide(struct pp_import_map *map, struct pp_arena *arena,
		      const struct pp_kinds *kinds, const struct pp_kind *kind,
		      struct pp_str text,
		      const struct pp_import_decision *decision)
{
	struct pp_import_decision *d;
	struct pp_map_entry *e;

	if (!map->decisions) {
		map->decisions = pp_new(arena, struct pp_map, kinds->count);
		map->kind_count = kinds->count;
	}
	e = pp_map_put(&map->decisions[kind->number],
		       pp_same_name_key(arena, text), NULL);
	d = e->ptr;
	if (d && !d->open)
		return;
	e->ptr = pp_new(arena, struct pp_import_decision, 1);
	memcpy(e->ptr, decision, sizeof(*decision));
}

const struct pp_import_decision *
pp_import_decided(const struct pp_import_map *map, const struct pp_kind *kind,
		  struct pp_str key)
{
	const struct pp_map_entry *e = NULL;

	if (map->decisions)
		e = pp_map_get(&map->decisions[kind->number], key);
	return e ? e->ptr : NULL;
}
