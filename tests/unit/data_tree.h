#ifndef TESTS_UNIT_DATA_TREE_H
#define TESTS_UNIT_DATA_TREE_H

/* Trees and findings as text, to be compared with what a test expects. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "data/read.h"

enum mode { RECORD, ANYONE };

/* For texts that hold NUL bytes. */
#define IN(s) ((struct pp_str){ "" s, sizeof(s) - 1 })

struct reading {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_docs docs;
	struct pp_buf tree, findings;
	int rc;
};

static inline void put_value(struct pp_buf *b, const struct pp_value *v)
{
	static const char styles[] = "psdlfBFb";

	pp_buf_putc(b, styles[v->style]);
	switch ((enum pp_type)v->type) {
	case PP_NULL: case PP_BOOL: case PP_NUMBER: case PP_STRING:
		pp_buf_printf(b, "%s<%.*s>", v->type == PP_STRING ? "" :
			      v->type == PP_NUMBER ? "#" :
			      v->type == PP_BOOL ? v->boolean ? "+" : "-" : "~",
			      PP_STR(v->text));
		break;
	case PP_LIST:
		pp_buf_putc(b, '[');
		for (uint32_t i = 0; i < v->count; i++) {
			pp_buf_puts(b, i ? ", " : "");
			put_value(b, &v->items[i]);
		}
		pp_buf_putc(b, ']');
		break;
	case PP_MAP:
		pp_buf_putc(b, '{');
		for (uint32_t i = 0; i < v->count; i++) {
			const struct pp_member *m = &v->members[i];

			assert_int_equal(m->hash, pp_key_hash(m->key));
			pp_buf_printf(b, "%s%.*s@%u:%u=", i ? ", " : "",
				      PP_STR(m->key), m->line, m->col);
			put_value(b, &m->value);
		}
		pp_buf_putc(b, '}');
		break;
	}
	pp_buf_printf(b, "@%u:%u", v->line, v->col);
}

static inline void put_pos(struct pp_buf *b, struct pp_pos pos)
{
	pp_buf_printf(b, "%u:%u", pos.line, pos.col);
}

/* "3:1 duplicate-key (1:1)": rule, and the places of the notes; with words,
 * the texts too. */
static inline void put_finding(struct pp_buf *b, const struct pp_finding *f,
			       bool words)
{
	put_pos(b, f->pos);
	pp_buf_printf(b, " %s", f->rule->id);
	if (words)
		pp_buf_printf(b, ": %s", f->text);
	for (const struct pp_note *n = f->notes; n; n = n->next) {
		if (words)
			pp_buf_printf(b, " | %s", n->text);
		if (n->pos.file) {
			pp_buf_puts(b, " (");
			put_pos(b, n->pos);
			pp_buf_puts(b, ")");
		}
	}
}

/* Without the texts: for large inputs. */
static inline void read_quietly(struct reading *r, enum mode mode,
				const char *file, struct pp_str in)
{
	struct pp_read how = {
		.file = file, .syntax = pp_syntax_of(file),
		.record = mode == RECORD,
	};

	*r = (struct reading){ 0 };
	pp_buf_init(&r->tree, 1 << 20);
	pp_buf_init(&r->findings, 1 << 20);
	r->rc = pp_read(&r->docs, &r->arena, &r->sink, &how, in);
	assert_true(r->rc == 0 || (r->rc == -1 && r->sink.errors));
	assert_true((r->rc == 0) == (r->docs.count > 0));
	pp_sink_sort(&r->sink);
}

static inline void read_text(struct reading *r, enum mode mode,
			     const char *file, struct pp_str in, bool words)
{
	read_quietly(r, mode, file, in);
	for (size_t i = 0; i < r->docs.count; i++) {
		pp_buf_puts(&r->tree, i ? "\n" : "");
		put_value(&r->tree, &r->docs.roots[i]);
	}
	if (r->docs.body) {
		pp_buf_putc(&r->tree, ' ');
		put_value(&r->tree, r->docs.body);
	}
	for (size_t i = 0; i < r->sink.count; i++) {
		pp_buf_puts(&r->findings, i ? "\n" : "");
		put_finding(&r->findings, r->sink.items[i], words);
	}
	pp_buf_add(&r->tree, "", 1);
	pp_buf_add(&r->findings, "", 1);
}

static inline void reading_release(struct reading *r)
{
	pp_buf_release(&r->tree);
	pp_buf_release(&r->findings);
	pp_sink_release(&r->sink);
	pp_arena_release(&r->arena);
}

/* in, read as file, gives that tree ("" for none) and those findings. */
static inline void check_read(enum mode mode, const char *file,
			      struct pp_str in, const char *tree,
			      const char *findings)
{
	struct reading r;

	read_text(&r, mode, file, in, false);
	assert_string_equal(r.findings.p, findings);
	assert_string_equal(r.tree.p, tree);
	reading_release(&r);
}

/* in gives those findings, compared with their texts. */
static inline void check_words(enum mode mode, const char *file,
			       struct pp_str in, const char *findings)
{
	struct reading r;

	read_text(&r, mode, file, in, true);
	assert_string_equal(r.findings.p, findings);
	reading_release(&r);
}

/* in gives rc and only findings of that rule (NULL: none at all). */
static inline void check_outcome(enum mode mode, const char *file,
				 struct pp_str in, int rc, const char *rule)
{
	struct reading r;

	read_quietly(&r, mode, file, in);
	assert_int_equal(r.rc, rc);
	assert_true((r.sink.count > 0) == (rule != NULL));
	for (size_t i = 0; i < r.sink.count; i++)
		assert_string_equal(r.sink.items[i]->rule->id, rule);
	reading_release(&r);
}

#endif
