/* Blob ids from git's index, for files that have not changed. */
#include "unit/store_box.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"
#include "store/entry.h"
#include "store/git_index.h"

struct asked {
	struct pp_place place;
	struct pp_git_index *git;
	int dir;		/* the pool's folder */
};

static struct asked ask(struct box *b, const char *prefix)
{
	struct asked a = { .place = box_place(b, "r") };

	a.git = pp_git_index_open(&a.place, prefix);
	a.dir = open(box_path(b, pp_arena_printf(&b->arena, "r/%s", prefix)),
		     O_RDONLY | O_DIRECTORY);
	assert_true(a.dir >= 0);
	return a;
}

static void done(struct asked *a)
{
	pp_git_index_close(a->git);
	close(a->dir);
}

/* In hexadecimal, or "?". */
static const char *id_of(struct box *b, struct asked *a, const char *path)
{
	uint8_t id[PP_ID_SIZE];
	char hex[PP_ID_HEX];
	struct pp_stat stat;

	assert_int_equal(pp_file_stat(&stat, a->dir, path), 0);
	if (!pp_git_index_id(id, a->git, path, &stat))
		return "?";
	pp_id_hex(hex, id);
	return pp_arena_printf(&b->arena, "%s", hex);
}

static const char *git_id_of(struct box *b, const char *path)
{
	return box_ask(b, "git -C r rev-parse :%s", path);
}

#define FILES "mkdir -p a/b c; for f in 1 2 a/1 a/b/1 a/b/2 a-b a.b c/1; " \
	"do echo $f >$f; done; "
/* As if it had been written long after the files. */
#define SETTLE "touch -d '+10 seconds' .git/index; "

static const char *const files[] = {
	"1", "2", "a-b", "a.b", "a/1", "a/b/1", "a/b/2", "c/1",
};

enum { FILE_COUNT = sizeof(files) / sizeof(*files) };

static void every_version(void **state)
{
	struct box *b = *state;

	box_run(b, "git init -q r; cd r; " FILES "git add .;");
	for (int version = 2; version <= 4; version++) {
		struct asked a;

		/* The third is made only where it is needed. */
		box_run(b, "cd r; git update-index --index-version %d; "
			   "if [ %d = 3 ]; then echo z >z; git add -N z; fi; "
			   SETTLE, version, version);
		assert_string_equal(box_ask(b, "head -c 8 r/.git/index | "
			"tail -c 1 | od -An -tu1 | tr -d ' '"),
			pp_arena_printf(&b->arena, "%d", version));
		a = ask(b, "");
		for (int i = 0; i < FILE_COUNT; i++)
			assert_string_equal(id_of(b, &a, files[i]),
					    git_id_of(b, files[i]));
		for (int i = FILE_COUNT - 1; i >= 0; i--)
			assert_string_equal(id_of(b, &a, files[i]),
					    git_id_of(b, files[i]));
		done(&a);
		a = ask(b, "a/b");
		assert_string_equal(id_of(b, &a, "1"), git_id_of(b, "a/b/1"));
		assert_string_equal(id_of(b, &a, "2"), git_id_of(b, "a/b/2"));
		done(&a);
	}
}

static void cannot_tell(void **state)
{
	struct box *b = *state;
	struct pp_stat stat = { 0 };
	uint8_t id[PP_ID_SIZE];
	struct asked a;

	box_run(b, "git init -q r; cd r; " FILES
		"echo a >edited; cp edited same; echo x >assumed; "
		"echo x >skipped; echo x >added; : >empty; ln -s 1 link; "
		"git add 1 2 edited same assumed skipped empty link; "
		"git update-index --assume-unchanged assumed; "
		"git update-index --skip-worktree skipped; git add -N added; "
		"echo b >edited; cp -p same again; mv again same; echo x >new; "
		SETTLE);
	a = ask(b, "");
	assert_string_equal(id_of(b, &a, "1"), git_id_of(b, "1"));
	assert_string_equal(id_of(b, &a, "edited"), "?");
	assert_string_equal(id_of(b, &a, "same"), "?");
	assert_string_equal(id_of(b, &a, "assumed"), "?");
	assert_string_equal(id_of(b, &a, "skipped"), "?");
	assert_string_equal(id_of(b, &a, "added"), "?");
	assert_string_equal(id_of(b, &a, "empty"), "?");
	assert_string_equal(id_of(b, &a, "link"), "?");
	assert_string_equal(id_of(b, &a, "new"), "?");
	assert_string_equal(id_of(b, &a, "2"), git_id_of(b, "2"));
	assert_false(pp_git_index_id(id, a.git, "no/such", &stat));
	assert_false(pp_git_index_id(id, a.git, "", &stat));
	assert_false(pp_git_index_id(id, NULL, "1", &stat));
	done(&a);
}

/* Changed when the index was written, or later: nobody can tell. */
static void racy(void **state)
{
	struct box *b = *state;
	struct asked a;

	box_run(b, "git init -q r; cd r; " FILES "git add .; "
		   "touch -r 1 .git/index");
	a = ask(b, "");
	assert_string_equal(id_of(b, &a, "1"), "?");
	done(&a);
	/* The time of the contents lies back, that of the inode does not. */
	box_run(b, "cd r; touch -d '2020-01-01' 1; git add 1; "
		   "touch -d '2021-01-01' .git/index");
	a = ask(b, "");
	assert_string_equal(id_of(b, &a, "1"), "?");
	done(&a);
	box_run(b, "cd r; " SETTLE);
	a = ask(b, "");
	assert_string_equal(id_of(b, &a, "1"), git_id_of(b, "1"));
	done(&a);
}

static void conflict(void **state)
{
	struct box *b = *state;
	struct asked a;

	box_run(b, "git init -q r; cd r; " FILES "git add .; git commit -qm 1; "
		"git checkout -qb other; echo x >2; git commit -qam x; "
		"git checkout -q main; echo y >2; git commit -qam y; "
		"git merge other >/dev/null || true; " SETTLE);
	a = ask(b, "");
	assert_string_equal(id_of(b, &a, "1"), git_id_of(b, "1"));
	assert_string_equal(id_of(b, &a, "2"), "?");
	assert_string_equal(id_of(b, &a, "c/1"), git_id_of(b, "c/1"));
	done(&a);
}

/* A shared index holds what this one does not; folders outside of a sparse
 * checkout are one entry each. */
static void split_and_sparse(void **state)
{
	struct box *b = *state;
	struct asked a;
	struct pp_stat stat;
	uint8_t id[PP_ID_SIZE];

	box_run(b, "git init -q r; cd r; " FILES "git add .; git commit -qm 1; "
		   "git update-index --split-index; echo x >2; git add 2; "
		   SETTLE);
	a = ask(b, "");
	assert_string_equal(id_of(b, &a, "1"), "?");
	assert_string_equal(id_of(b, &a, "2"), "?");
	done(&a);
	box_run(b, "cd r; git update-index --no-split-index; "
		   "git commit -qam 2; git sparse-checkout init --cone "
		   "--sparse-index; git sparse-checkout set a/b; " SETTLE);
	a = ask(b, "");
	assert_string_equal(id_of(b, &a, "1"), git_id_of(b, "1"));
	assert_string_equal(id_of(b, &a, "a/1"), git_id_of(b, "a/1"));
	assert_string_equal(id_of(b, &a, "a/b/2"), git_id_of(b, "a/b/2"));
	assert_int_equal(pp_file_stat(&stat, a.dir, "1"), 0);
	assert_false(pp_git_index_id(id, a.git, "c/1", &stat));
	assert_false(pp_git_index_id(id, a.git, "c", &stat));
	done(&a);
}

/* Paths past what fits in an entry's flags, and past what we follow. */
static void long_paths(void **state)
{
	struct box *b = *state;
	char name[PP_PATH_LIMIT + 2];

	memset(name, 'x', sizeof(name));
	name[sizeof(name) - 1] = '\0';
	box_run(b, "git init -q r; cd r; " FILES "git add .; "
		   "p=$(printf 'l%%04000d' 0 | sed 's/.\\{200\\}/&\\//g'); "
		   "q=$(printf 'l%%05000d' 0 | sed 's/.\\{200\\}/&\\//g'); "
		   "i=$(git rev-parse :1); for x in $p $p$p $q; do "
		   "printf '100644 %%s 0\\t%%s\\n' $i $x; done | "
		   "git update-index --index-info; echo z >z; git add z; ");
	for (int version = 2; version <= 4; version += 2) {
		struct pp_stat stat;
		uint8_t id[PP_ID_SIZE];
		struct asked a;

		box_run(b, "cd r; git update-index --index-version %d; "
			   SETTLE, version);
		a = ask(b, "");
		assert_string_equal(id_of(b, &a, "c/1"), git_id_of(b, "c/1"));
		assert_string_equal(id_of(b, &a, "z"), git_id_of(b, "z"));
		assert_int_equal(pp_file_stat(&stat, a.dir, "1"), 0);
		assert_false(pp_git_index_id(id, a.git, name, &stat));
		done(&a);
	}
}

static void no_index(void **state)
{
	struct box *b = *state;
	static const char *const bad[] = {
		"rm -f r/.git/index", ": >r/.git/index",
		"printf 'DIRC\\0\\0\\0\\2\\0\\0\\0\\1' >r/.git/index",
		"printf 'DIRC\\0\\0\\0\\5\\0\\0\\0\\1%%040d' 0 >r/.git/index",
		"printf 'CRID\\0\\0\\0\\2\\0\\0\\0\\1%%040d' 0 >r/.git/index",
		"rm r/.git/index; mkdir r/.git/index",
	};

	box_run(b, "git init -q r");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct pp_place place = box_place(b, "r");
		struct pp_git_index *git;

		box_run(b, "%s", bad[i]);
		git = pp_git_index_open(&place, "");
		if (git)
			fail_msg("an index: %s", bad[i]);
	}
	pp_git_index_close(NULL);
}

static struct pp_str read_index(struct box *b, const char *path)
{
	struct pp_buf bytes;
	struct pp_str copy;

	pp_buf_init(&bytes, 1 << 20);
	assert_int_equal(pp_file_read_named(&bytes, &b->sink, path, 1 << 20),
			 0);
	copy = pp_arena_str(&b->arena, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	return copy;
}

/* Every answer that a damaged index gives has the right form; most are none. */
static void ask_damaged(struct pp_place *place, struct pp_str bytes,
			const struct pp_stat stats[FILE_COUNT])
{
	struct pp_git_index *git;
	uint8_t id[PP_ID_SIZE];
	int fd = open(place->index, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
	close(fd);
	git = pp_git_index_open(place, "");
	for (int i = 0; i < FILE_COUNT; i++)
		pp_git_index_id(id, git, files[i], &stats[i]);
	pp_git_index_id(id, git, files[0], &stats[0]);
	pp_git_index_close(git);
}

static void damaged(void **state)
{
	struct box *b = *state;
	struct pp_stat stats[FILE_COUNT];
	int dir;

	box_run(b, "git init -q r; cd r; " FILES "git add .; ");
	dir = open(box_path(b, "r"), O_RDONLY | O_DIRECTORY);
	for (int i = 0; i < FILE_COUNT; i++)
		assert_int_equal(pp_file_stat(&stats[i], dir, files[i]), 0);
	close(dir);
	for (int version = 2; version <= 4; version += 2) {
		struct pp_place place;
		struct pp_str bytes;
		char *copy;

		box_run(b, "cd r; git update-index --index-version %d",
			version);
		place = box_place(b, "r");
		bytes = read_index(b, place.index);
		place.index = box_path(b, "damaged");
		copy = pp_arena_copy(&b->arena, bytes.p, bytes.n);
		for (size_t i = 0; i < bytes.n; i++) {
			static const char flips[] = { 1, 16, (char)0x80,
						      (char)0xff };

			for (size_t k = 0; k < sizeof(flips); k++) {
				copy[i] = (char)(bytes.p[i] ^ flips[k]);
				ask_damaged(&place, (struct pp_str){
					copy, bytes.n }, stats);
			}
			copy[i] = bytes.p[i];
			ask_damaged(&place, (struct pp_str){ copy, i }, stats);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(every_version),
		box_test(cannot_tell),
		box_test(racy),
		box_test(conflict),
		box_test(split_and_sparse),
		box_test(long_paths),
		box_test(no_index),
		box_test(damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
