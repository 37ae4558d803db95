/* Versions of a record, with a byte 0 between them, the last one the newest:
 * what is said to have changed is what has. */
#include "schemas.h"

#include "index/field.h"
#include "index/row.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { VERSIONS_MAX = 4 };

/* Take off the name after the next '/', with ~1 and ~0 made plain. */
static struct pp_str next_name(struct pp_arena *arena, struct pp_str *pointer)
{
	char *name = pp_new(arena, char, pointer->n + 1);
	size_t i = 1, n = 0;

	assert(pointer->p[0] == '/');
	for (; i < pointer->n && pointer->p[i] != '/'; i++) {
		name[n] = pointer->p[i];
		if (name[n] == '~')
			name[n] = pointer->p[++i] == '1' ? '/' : '~';
		n++;
	}
	pointer->p += i;
	pointer->n -= i;
	return (struct pp_str){ name, n };
}

/* The value at a pointer, or NULL. */
static const struct pp_value *find(struct pp_arena *arena,
				   const struct pp_value *v,
				   struct pp_str pointer)
{
	while (v && pointer.n) {
		struct pp_str name = next_name(arena, &pointer);
		const struct pp_member *m;
		uint32_t number = 0;

		if (v->type == PP_LIST) {
			for (size_t i = 0; i < name.n; i++)
				number = number * 10 + (uint32_t)name.p[i] -
					 '0';
			assert(number < v->count);
			v = &v->items[number];
			continue;
		}
		m = v->type == PP_MAP ? pp_value_member(v, name) : NULL;
		v = m ? &m->value : NULL;
	}
	return v;
}

/* A text is told as it is, but that of a whole record. */
static void check_text(struct pp_arena *arena, struct pp_str said,
		       const struct pp_value *v, bool whole)
{
	assert((said.p == NULL) == (v == NULL));
	if (v && v->type == PP_STRING && !whole)
		assert(pp_str_eq(said, v->text));
	else if (v)
		assert(pp_str_eq(said, pp_value_json(arena, v, NULL)));
}

static void check_two(struct pp_arena *arena, const struct pp_value *old_value,
		      const struct pp_value *new_value)
{
	const struct pp_field_versions versions = {
		.old_values = &old_value, .old_count = old_value != NULL,
		.new_value = new_value,
	};
	struct pp_field_changes changes;

	pp_fields_compare(&changes, arena, &versions);
	if (old_value && new_value)
		assert((changes.count == 0) ==
		       pp_value_eq(old_value, new_value));
	else
		assert(changes.count == 1 && !changes.items->pointer.n);
	for (size_t i = 0; i < changes.count && i < 100; i++) {
		const struct pp_field_change *c = &changes.items[i];

		check_text(arena, c->old_value,
			   find(arena, old_value, c->pointer), !c->pointer.n);
		check_text(arena, c->new_value,
			   find(arena, new_value, c->pointer), !c->pointer.n);
		for (size_t k = 0; k < i; k++)
			assert(!pp_str_eq(c->pointer,
					  changes.items[k].pointer));
	}
}

/* A merge that is as one of its parents is changes nothing.  (Of one that is
 * no mapping, it cannot be told what is not in it.) */
static void check_merge(struct pp_arena *arena,
			const struct pp_value *const *values, size_t count)
{
	const struct pp_field_versions versions = {
		.old_values = values, .old_count = count - 1,
		.new_value = values[count - 1],
	};
	struct pp_field_changes changes;

	pp_fields_compare(&changes, arena, &versions);
	if (values[count - 1]->type != PP_MAP)
		return;
	for (size_t i = 0; i + 1 < count; i++)
		if (pp_value_eq(values[i], values[count - 1]))
			assert(!changes.count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_arena arena = { 0 };
	const struct pp_value *values[VERSIONS_MAX];
	struct pp_str rest = { (const char *)data, size };
	size_t count = 0;

	while (rest.n && count < VERSIONS_MAX) {
		const char *end = memchr(rest.p, '\0', rest.n);
		size_t n = end ? (size_t)(end - rest.p) : rest.n;

		values[count] = read_yaml(&arena, "fuzz",
					  (struct pp_str){ rest.p, n });
		count += values[count] != NULL;
		rest.p += n + (end != NULL);
		rest.n -= n + (end != NULL);
	}
	for (size_t i = 0; i < count; i++) {
		check_two(&arena, values[i], values[(i + 1) % count]);
		check_two(&arena, NULL, values[i]);
	}
	if (count > 2)
		check_merge(&arena, values, count);
	pp_arena_release(&arena);
	return 0;
}
