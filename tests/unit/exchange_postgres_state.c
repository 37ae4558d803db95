/* What a database may hold: noted, read again, and what must be sent. */
#include "exchange/postgres_state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"

struct box {
	struct pp_arena arena;
	char folder[64];
};

static void open_box(struct box *b)
{
	*b = (struct box){ .folder = "/tmp/peerpool-state-XXXXXX" };
	assert_non_null(mkdtemp(b->folder));
}

static const char *path(struct box *b, const char *name)
{
	return pp_arena_printf(&b->arena, "%s/%s", b->folder, name);
}

static void close_box(struct box *b)
{
	unlink(path(b, "state"));
	unlink(path(b, "loaded"));
	assert_int_equal(rmdir(b->folder), 0);
	pp_arena_release(&b->arena);
}

/* "a1 b2" are the files a and b, in the versions 1 and 2; 0: gone. */
static struct pp_postgres_files files(struct box *b, const char *text)
{
	struct pp_postgres_files f = {
		pp_new(&b->arena, struct pp_postgres_file, strlen(text)), 0,
	};

	for (; *text; text += 2 + (text[2] == ' ')) {
		f.items[f.count].path = (struct pp_str){ text, 1 };
		memset(f.items[f.count++].id, text[1] - '0', PP_ID_SIZE);
	}
	return f;
}

static void assert_files(struct box *b, const struct pp_postgres_files *got,
			 const char *want)
{
	struct pp_postgres_files w = files(b, want);

	assert_int_equal(got->count, w.count);
	for (size_t i = 0; i < w.count; i++) {
		assert_true(pp_str_eq(got->items[i].path, w.items[i].path));
		assert_memory_equal(got->items[i].id, w.items[i].id,
				    PP_ID_SIZE);
	}
}

static void confirm(struct box *b, const uint8_t id[PP_ID_SIZE])
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	assert_int_equal(pp_file_write(path(b, "loaded"),
				       pp_str(pp_arena_printf(&b->arena,
							      "%s\n", hex)),
				       0600, false), 0);
}

/* A base, and two exports since. */
static struct pp_postgres_state sample(struct box *b)
{
	static uint8_t since[2][PP_ID_SIZE] = { { 7 }, { 8 } };

	return (struct pp_postgres_state){
		.layout = { 1 }, .base = { 6 }, .is_loaded = true,
		.files = files(b, "a1 b1 c1 d1"),
		.since = since, .since_count = 2,
		.sent = files(b, "b2 c0 e1"),
	};
}

static void round_trip(void **state)
{
	struct pp_postgres_state s, got;
	struct box b;

	(void)state;
	open_box(&b);
	assert_false(pp_postgres_state_read(&got, &b.arena, b.folder));
	s = sample(&b);
	assert_int_equal(pp_postgres_state_write(&s, b.folder), 0);
	assert_true(pp_postgres_state_read(&got, &b.arena, b.folder));
	assert_memory_equal(got.layout, s.layout, PP_ID_SIZE);
	assert_memory_equal(got.base, s.base, PP_ID_SIZE);
	assert_true(got.is_loaded);
	assert_int_equal(got.since_count, 2);
	assert_memory_equal(got.since[1], s.since[1], PP_ID_SIZE);
	assert_files(&b, &got.files, "a1 b1 c1 d1");
	assert_files(&b, &got.sent, "b2 c0 e1");
	close_box(&b);
}

static void confirmed(void **state)
{
	struct pp_postgres_state s, got;
	struct box b;

	(void)state;
	open_box(&b);
	s = sample(&b);
	s.is_loaded = false;
	assert_int_equal(pp_postgres_state_write(&s, b.folder), 0);
	/* One in between tells nothing. */
	confirm(&b, s.since[0]);
	assert_true(pp_postgres_state_read(&got, &b.arena, b.folder));
	assert_false(got.is_loaded);
	assert_int_equal(got.since_count, 2);
	confirm(&b, s.base);
	assert_true(pp_postgres_state_read(&got, &b.arena, b.folder));
	assert_true(got.is_loaded);
	assert_int_equal(got.since_count, 2);
	/* The last one is the base from now on. */
	confirm(&b, s.since[1]);
	assert_true(pp_postgres_state_read(&got, &b.arena, b.folder));
	assert_true(got.is_loaded);
	assert_int_equal(got.since_count, 0);
	assert_memory_equal(got.base, s.since[1], PP_ID_SIZE);
	assert_files(&b, &got.files, "a1 b2 d1 e1");
	assert_int_equal(got.sent.count, 0);
	assert_int_equal(pp_postgres_state_forget(b.folder), 0);
	assert_true(pp_postgres_state_read(&got, &b.arena, b.folder));
	assert_false(got.is_loaded);
	assert_int_equal(pp_postgres_state_forget(b.folder), 0);
	close_box(&b);
}

static void compared(void **state)
{
	struct pp_postgres_files out, now;
	struct pp_postgres_state s;
	struct box b;

	(void)state;
	open_box(&b);
	s = sample(&b);
	/* What was sent is sent again, even where it is as in the base. */
	now = files(&b, "a1 b1 d2 f1");
	pp_postgres_state_compare(&out, &b.arena, &s, &now);
	assert_files(&b, &out, "b1 c0 d2 e0 f1");
	s.sent.count = 0;
	now = files(&b, "a1 b1 c1 d1");
	pp_postgres_state_compare(&out, &b.arena, &s, &now);
	assert_int_equal(out.count, 0);
	close_box(&b);
}

/* A file with one byte changed, or cut short, is no state. */
static void damaged(void **state)
{
	struct pp_postgres_state s, got;
	struct pp_sink sink = { 0 };
	struct pp_buf bytes;
	struct pp_str text;
	struct box b;

	(void)state;
	open_box(&b);
	s = sample(&b);
	assert_int_equal(pp_postgres_state_write(&s, b.folder), 0);
	pp_buf_init(&bytes, 1 << 20);
	assert_int_equal(pp_file_read_named(&bytes, &sink, path(&b, "state"),
					    1 << 20), 0);
	for (size_t i = 0; i < bytes.n; i += 7) {
		bytes.p[i] ^= 1;
		text = pp_buf_get(&bytes);
		assert_int_equal(pp_file_write(path(&b, "state"), text, 0600,
					       false), 0);
		assert_false(pp_postgres_state_read(&got, &b.arena, b.folder));
		bytes.p[i] ^= 1;
		text.n = i;
		assert_int_equal(pp_file_write(path(&b, "state"), text, 0600,
					       false), 0);
		assert_false(pp_postgres_state_read(&got, &b.arena, b.folder));
	}
	pp_buf_release(&bytes);
	pp_sink_release(&sink);
	close_box(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip), cmocka_unit_test(confirmed),
		cmocka_unit_test(compared), cmocka_unit_test(damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
