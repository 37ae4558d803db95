/* What queries returned, from one run to the next.
 *
 * The file holds the digest of what the answers are about, and then of each its
 * length, its key, the page that asked, and its columns and cells, in the
 * machine's own byte order; and at its end a digest of all. */
#include "publish/web_answer.h"

#include <fcntl.h>

#include "base/file.h"
#include "publish/web_change.h"
#include "publish/web_stamp.h"

enum {
	FILE_MAX = 1 << 27, ONE_MAX = 1 << 22, MODE = 0600, HEX = 40,
	PAGE_MAX = 1 << 12,
};

struct pp_web_answer {
	struct pp_str page, bytes;
};

/* --- packing -------------------------------------------------------------- */

static void pack_number(struct pp_buf *out, uint64_t number)
{
	pp_buf_add(out, &number, sizeof(number));
}

static void pack_text(struct pp_buf *out, struct pp_str text)
{
	pack_number(out, text.n);
	pp_buf_str(out, text);
}

static void pack(struct pp_buf *out, const struct pp_result *r)
{
	pack_number(out, r->column_count);
	pack_number(out, r->row_count);
	for (size_t i = 0; i < r->column_count; i++)
		pp_buf_putc(out, (char)r->columns[i].is_number);
	for (size_t i = 0; i < r->column_count * r->row_count; i++) {
		const struct pp_cell *c = &r->cells[i];

		pp_buf_putc(out, (char)c->type);
		switch (c->type) {
		case PP_CELL_NULL:
			break;
		case PP_CELL_INTEGER:
			pp_buf_add(out, &c->integer, sizeof(c->integer));
			break;
		case PP_CELL_REAL:
			pp_buf_add(out, &c->real, sizeof(c->real));
			break;
		case PP_CELL_TEXT:
			pack_text(out, c->text);
			break;
		}
	}
}

static bool take(void *out, struct pp_str *rest, size_t n)
{
	if (rest->n < n)
		return false;
	memcpy(out, rest->p, n);
	*rest = (struct pp_str){ rest->p + n, rest->n - n };
	return true;
}

static bool take_text(struct pp_str *out, struct pp_str *rest)
{
	uint64_t n;

	if (!take(&n, rest, sizeof(n)) || rest->n < n)
		return false;
	*out = (struct pp_str){ rest->p, (size_t)n };
	*rest = (struct pp_str){ rest->p + n, rest->n - (size_t)n };
	return true;
}

static bool take_cell(struct pp_cell *out, struct pp_arena *arena,
		      struct pp_str *rest)
{
	uint8_t type;

	if (!take(&type, rest, 1))
		return false;
	out->type = (enum pp_cell_type)type;
	switch (out->type) {
	case PP_CELL_NULL:
		return true;
	case PP_CELL_INTEGER:
		return take(&out->integer, rest, sizeof(out->integer));
	case PP_CELL_REAL:
		return take(&out->real, rest, sizeof(out->real));
	case PP_CELL_TEXT:
		if (!take_text(&out->text, rest))
			return false;
		out->text = pp_arena_str(arena, out->text);
		return true;
	}
	return false;
}

static bool unpack(struct pp_result *out, struct pp_arena *arena,
		   struct pp_str rest)
{
	uint64_t columns, rows;

	if (!take(&columns, &rest, sizeof(columns)) ||
	    !take(&rows, &rest, sizeof(rows)) ||
	    columns != out->column_count || rest.n < columns ||
	    (columns && rows > rest.n / columns))
		return false;
	out->row_count = (size_t)rows;
	out->cells = pp_new(arena, struct pp_cell,
			    out->row_count * out->column_count);
	for (size_t i = 0; i < out->column_count; i++) {
		uint8_t is_number;

		if (!take(&is_number, &rest, 1))
			return false;
		out->columns[i].is_number = is_number;
	}
	for (size_t i = 0; i < out->row_count * out->column_count; i++)
		if (!take_cell(&out->cells[i], arena, &rest))
			return false;
	return !rest.n;
}

/* --- for the session ------------------------------------------------------ */

/* The statement, its parameters, and the day that it is asked about. */
static struct pp_str key_of(const struct pp_web_answers *a,
			    const struct pp_query *query)
{
	struct pp_buf text;
	struct pp_str key;

	pp_buf_init(&text, FILE_MAX);
	pp_buf_puts(&text, a->web->ask->today);
	pack_text(&text, query->sql);
	for (size_t i = 0; i < query->param_count; i++) {
		pack_text(&text, query->params[i].name);
		pp_buf_putc(&text, query->params[i].is_null ? '0' : '1');
		pack_text(&text, query->params[i].value);
	}
	key = pp_web_stamp_hash(a->arena, &text);
	pp_buf_release(&text);
	return key;
}

static void keep_one(struct pp_web_answers *a, struct pp_str key,
		     struct pp_str bytes)
{
	struct pp_web_answer *kept = pp_new(a->arena, struct pp_web_answer, 1);

	*kept = (struct pp_web_answer){ a->page, bytes };
	pp_map_put(&a->now, key, NULL)->ptr = kept;
}

static bool find(void *data, struct pp_result *out, struct pp_arena *arena,
		 const struct pp_query *query, const struct pp_map *reads)
{
	struct pp_web_answers *a = data;
	const struct pp_map_entry *e;
	const struct pp_web_answer *answer;
	struct pp_str key;

	if (!a->page.n || !a->change || !a->old.count ||
	    pp_web_change_reads(a->change, reads))
		return false;
	key = key_of(a, query);
	e = pp_map_get(&a->old, key);
	if (!e)
		return false;
	answer = e->ptr;
	if (!unpack(out, arena, answer->bytes))
		return false;
	keep_one(a, key, answer->bytes);
	return true;
}

static void keep(void *data, const struct pp_result *result,
		 const struct pp_query *query, const struct pp_map *reads)
{
	struct pp_web_answers *a = data;
	struct pp_buf bytes;
	struct pp_str key;

	(void)reads;
	if (!a->page.n || !a->file)
		return;
	key = key_of(a, query);
	if (pp_map_get(&a->now, key))
		return;
	pp_buf_init(&bytes, ONE_MAX);
	pack(&bytes, result);
	if (!bytes.overflow)
		keep_one(a, key, pp_arena_str(a->arena, pp_buf_get(&bytes)));
	pp_buf_release(&bytes);
}

/* --- what reports are like ------------------------------------------------ */

static struct pp_str look_key(const struct pp_web_answers *a,
			      const struct pp_web_report *report)
{
	return pp_str(pp_arena_printf(a->arena, "look %s", report->path));
}

static void pack_looks(struct pp_buf *out, const struct pp_web_report *report)
{
	const struct pp_report_looks *looks = &report->looks;

	pack_number(out, looks->refused);
	pack_number(out, looks->is_certain);
	pack_number(out, looks->reads_all);
	pack_number(out, looks->kind_count);
	for (size_t i = 0; i < looks->kind_count; i++)
		pack_text(out, looks->kinds[i]);
	for (size_t i = 0; i < report->reads.count; i++)
		pack_text(out, report->reads.entries[i].key);
}

/* Texts are lent from what was read. */
static bool unpack_looks(struct pp_web_report *report, struct pp_arena *arena,
			 struct pp_str rest)
{
	struct pp_report_looks *looks = &report->looks;
	uint64_t flags[4];
	struct pp_str text;

	if (!take(flags, &rest, sizeof(flags)) || flags[3] > rest.n)
		return false;
	*looks = (struct pp_report_looks){
		.refused = flags[0], .is_certain = flags[1],
		.reads_all = flags[2], .kind_count = (size_t)flags[3],
		.kinds = pp_new(arena, struct pp_str, (size_t)flags[3]),
	};
	for (size_t i = 0; i < looks->kind_count; i++)
		if (!take_text(&looks->kinds[i], &rest))
			return false;
	while (take_text(&text, &rest))
		pp_map_put(&report->reads, text, NULL);
	return !rest.n;
}

bool pp_web_answers_look(struct pp_web_answers *a, struct pp_web_report *report)
{
	const struct pp_map_entry *e;
	const struct pp_web_answer *answer;

	if (!a || !a->change || a->change->texts)
		return false;
	e = pp_map_get(&a->old, look_key(a, report));
	if (!e)
		return false;
	answer = e->ptr;
	if (unpack_looks(report, a->arena, answer->bytes))
		return true;
	pp_map_clear(&report->reads);
	return false;
}

void pp_web_answers_keep_look(struct pp_web_answers *a,
			      const struct pp_web_report *report)
{
	struct pp_buf bytes;

	if (!a)
		return;
	pp_buf_init(&bytes, ONE_MAX);
	pack_looks(&bytes, report);
	if (!bytes.overflow)
		keep_one(a, look_key(a, report),
			 pp_arena_str(a->arena, pp_buf_get(&bytes)));
	pp_buf_release(&bytes);
}

/* --- the file ------------------------------------------------------------- */

/* All but the key. */
static bool take_answer(struct pp_web_answers *a, struct pp_str *rest)
{
	struct pp_web_answer *answer = pp_new(a->arena, struct pp_web_answer,
					      1);
	struct pp_str key;

	if (!take_text(&key, rest) || !take_text(&answer->page, rest) ||
	    !take_text(&answer->bytes, rest))
		return false;
	pp_map_put(&a->old, key, NULL)->ptr = answer;
	return true;
}

static void read_answers(struct pp_web_answers *a, struct pp_str text)
{
	struct pp_str rest = { text.p, text.n - HEX };
	struct pp_buf all = { .p = (char *)text.p, .n = rest.n };
	struct pp_str digest = { text.p + rest.n, HEX }, about;

	if (!pp_str_eq(digest, pp_web_stamp_hash(a->arena, &all)) ||
	    !take_text(&about, &rest) || !pp_str_eq(about, a->stamp))
		return;
	while (rest.n)
		if (!take_answer(a, &rest)) {
			pp_map_clear(&a->old);
			return;
		}
}

/* What the answers are about: the state of the records, and all else. */
static struct pp_str about(struct pp_arena *arena, struct pp_str base,
			   const uint8_t *stamp)
{
	struct pp_buf text;
	struct pp_str hash;

	pp_buf_init(&text, ONE_MAX);
	pp_buf_str(&text, base);
	pp_buf_add(&text, stamp, PP_ID_SIZE);
	hash = pp_web_stamp_hash(arena, &text);
	pp_buf_release(&text);
	return hash;
}

void pp_web_answers_init(struct pp_web_answers *out, struct pp_web *web,
			 struct pp_arena *arena,
			 const struct pp_web_memo *memo,
			 const struct pp_web_change *change)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf text;

	*out = (struct pp_web_answers){
		.recall = { find, keep, out }, .web = web, .change = change,
		.file = memo->answers, .arena = arena,
	};
	pp_buf_init(&text, FILE_MAX);
	if (change && out->file) {
		out->stamp = about(arena, memo->past.base, memo->past.stamp);
		if (!pp_file_read(&text, NULL, &ignored, out->file, AT_FDCWD,
				  out->file, FILE_MAX) && text.n > HEX)
			read_answers(out, pp_arena_str(arena,
						       pp_buf_get(&text)));
	}
	out->stamp = about(arena, memo->base, memo->stamp);
	pp_buf_release(&text);
	pp_sink_release(&ignored);
}

void pp_web_answers_release(struct pp_web_answers *answers)
{
	pp_map_release(&answers->old);
	pp_map_release(&answers->now);
	pp_map_release(&answers->skipped);
}

void pp_web_answers_skip(struct pp_web_answers *a, const char *path)
{
	pp_map_put(&a->skipped, pp_arena_str(a->arena, pp_str(path)), NULL);
}

static void add_answer(struct pp_buf *out, const struct pp_map_entry *e)
{
	const struct pp_web_answer *answer = e->ptr;

	pack_text(out, e->key);
	pack_text(out, answer->page);
	pack_text(out, answer->bytes);
}

void pp_web_answers_keep(const struct pp_web_answers *a)
{
	struct pp_arena scrap = { 0 };
	struct pp_buf text;

	if (!a->file)
		return;
	pp_buf_init(&text, FILE_MAX);
	pack_text(&text, a->stamp);
	for (size_t i = 0; i < a->now.count; i++)
		add_answer(&text, &a->now.entries[i]);
	for (size_t i = 0; i < a->old.count; i++) {
		const struct pp_map_entry *e = &a->old.entries[i];
		const struct pp_web_answer *answer = e->ptr;

		if (pp_map_get(&a->skipped, answer->page) &&
		    !pp_map_get(&a->now, e->key))
			add_answer(&text, e);
	}
	pp_buf_str(&text, pp_web_stamp_hash(&scrap, &text));
	/* Where it cannot be written, nothing is lost but time. */
	if (!text.overflow)
		pp_file_write(a->file, pp_buf_get(&text), MODE, false);
	pp_buf_release(&text);
	pp_arena_release(&scrap);
}
