#ifndef TESTS_FUZZ_READING_H
#define TESTS_FUZZ_READING_H

/* What must hold of every reading, whatever the bytes. */

#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "data/read.h"

struct lines {
	uint32_t count;
	uint32_t *lengths;	/* in code points, without the break */
};

/* Lines and columns as an editor counts them; text need not be UTF-8, so that
 * lengths are upper bounds. */
static struct lines count_lines(struct pp_arena *arena, struct pp_str s)
{
	struct lines l = { 1, pp_new(arena, uint32_t, s.n + 2) };

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n' || (s.p[i] == '\r' &&
		    (i + 1 == s.n || s.p[i + 1] != '\n')))
			l.count++;
		else
			l.lengths[l.count]++;
	}
	return l;
}

static void check_place(const struct lines *l, uint32_t line, uint32_t col)
{
	assert(line >= 1 && line <= l->count);
	assert(col >= 1 && col <= l->lengths[line] + 1);
}

static void check_pos(const struct lines *l, struct pp_pos pos)
{
	if (pos.line)
		check_place(l, pos.line, pos.col);
}

static void check_value(const struct lines *l, const struct pp_value *v,
			unsigned depth)
{
	check_place(l, v->line, v->col);
	assert(depth <= PP_READ_DEPTH_MAX);
	switch ((enum pp_type)v->type) {
	case PP_NUMBER:
		assert(v->number);
		break;
	case PP_STRING:
		assert(pp_utf8_valid(v->text) == v->text.n);
		break;
	case PP_LIST:
		for (uint32_t i = 0; i < v->count; i++)
			check_value(l, &v->items[i], depth + 1);
		break;
	case PP_MAP:
		for (uint32_t i = 0; i < v->count; i++) {
			const struct pp_member *m = &v->members[i];

			check_place(l, m->line, m->col);
			assert(m->hash == pp_key_hash(m->key));
			assert(pp_value_member(v, m->key) == m);
			check_value(l, &m->value, depth + 1);
		}
		break;
	default:
		break;
	}
}

static inline void check_reading(const struct pp_read *how, struct pp_str in)
{
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_docs docs;
	struct lines l = count_lines(&arena, in);
	int rc = pp_read(&docs, &arena, &sink, how, in);

	assert(rc == 0 || (rc == -1 && sink.errors));
	assert((rc == 0) == (docs.count > 0));
	assert(!how->record || docs.count <= 1);
	for (size_t i = 0; i < sink.count; i++) {
		const struct pp_finding *f = sink.items[i];

		assert(f->text && *f->text);
		check_pos(&l, f->pos);
		for (const struct pp_note *n = f->notes; n; n = n->next)
			check_pos(&l, n->pos);
	}
	for (size_t i = 0; i < docs.count; i++) {
		check_value(&l, &docs.roots[i], 0);
		assert(pp_value_eq(&docs.roots[i], &docs.roots[i]));
	}
	if (docs.body)
		check_value(&l, docs.body, 0);
	pp_sink_release(&sink);
	pp_arena_release(&arena);
}

#endif
