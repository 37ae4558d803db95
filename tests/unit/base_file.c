/* Reading what may be no file, and writing so that nothing is lost. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/peerpool-file-XXXXXX";
static struct pp_buf bytes;
static struct pp_sink sink;

static void put(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static int enter(void **state)
{
	(void)state;
	pp_buf_init(&bytes, 1 << 20);
	return mkdtemp(folder) && !chdir(folder) ? 0 : -1;
}

static int leave(void **state)
{
	char command[64];

	(void)state;
	pp_buf_release(&bytes);
	pp_sink_release(&sink);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return chdir("/") || system(command);
}

/* Reading name fails with one finding of the rule, which speaks of words. */
static void check_refused(const char *name, size_t limit,
			  const struct pp_rule *rule, const char *words)
{
	pp_sink_clear(&sink);
	assert_int_equal(pp_file_read(&bytes, NULL, &sink, "shown", AT_FDCWD,
				      name, limit), -1);
	assert_int_equal(sink.count, 1);
	assert_ptr_equal(sink.items[0]->rule, rule);
	assert_string_equal(sink.items[0]->pos.file, "shown");
	if (!strstr(sink.items[0]->text, words))
		fail_msg("%s", sink.items[0]->text);
}

static int read_it(const char *name, size_t limit)
{
	pp_sink_clear(&sink);
	return pp_file_read(&bytes, NULL, &sink, name, AT_FDCWD, name, limit);
}

static void test_read(void **state)
{
	struct pp_stat st;
	int dir = open(".", O_RDONLY | O_DIRECTORY);

	(void)state;
	put("plain", "hello");
	assert_int_equal(pp_file_read(&bytes, &st, &sink, "plain", dir, "plain",
				      100), 0);
	close(dir);
	assert_true(pp_str_is(pp_buf_get(&bytes), "hello"));
	assert_int_equal(st.size, 5);
	assert_true(S_ISREG(st.mode));
	put("empty", "");
	assert_int_equal(read_it("empty", 100), 0);
	assert_int_equal(bytes.n, 0);
	check_refused("missing", 100, PP_R(FILE_READ), "No such file");
	assert_int_equal(sink.errors, 1);
}

static void test_limits(void **state)
{
	struct pp_buf small;

	(void)state;
	put("plain", "hello");
	assert_int_equal(read_it("plain", 5), 0);
	assert_int_equal(bytes.n, 5);
	check_refused("plain", 4, PP_R(FILE_SIZE), "limit of 4 bytes");
	/* A file as large as the buffer may grow fits. */
	pp_buf_init(&small, 5);
	pp_sink_clear(&sink);
	assert_int_equal(pp_file_read(&small, NULL, &sink, "plain", AT_FDCWD,
				      "plain", 5), 0);
	assert_true(pp_str_is(pp_buf_get(&small), "hello"));
	assert_int_equal(pp_file_read(&small, NULL, &sink, "plain", AT_FDCWD,
				      "plain", 100), 0);
	pp_buf_release(&small);
	pp_buf_init(&small, 4);
	assert_int_equal(pp_file_read(&small, NULL, &sink, "plain", AT_FDCWD,
				      "plain", 100), -1);
	pp_buf_release(&small);
	/* 100 MB that take no room: refused unread. */
	put("huge", "");
	assert_int_equal(truncate("huge", 100 << 20), 0);
	check_refused("huge", 1 << 20, PP_R(FILE_SIZE), "limit");
}

static void test_no_files(void **state)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int s = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)state;
	put("plain", "hello");
	assert_int_equal(mkdir("dir", 0700), 0);
	check_refused("dir", 100, PP_R(FILE_TYPE), "a directory");
	assert_int_equal(symlink("plain", "link"), 0);
	check_refused("link", 100, PP_R(FILE_TYPE), "a symbolic link");
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	check_refused("dangling", 100, PP_R(FILE_TYPE), "a symbolic link");
	assert_int_equal(symlink("loop", "loop"), 0);
	check_refused("loop", 100, PP_R(FILE_TYPE), "a symbolic link");
	/* No writer is there, and none is waited for. */
	assert_int_equal(mkfifo("fifo", 0600), 0);
	check_refused("fifo", 100, PP_R(FILE_TYPE), "a named pipe");
	strcpy(address.sun_path, "socket");
	assert_int_equal(bind(s, (struct sockaddr *)&address, sizeof(address)),
			 0);
	close(s);
	check_refused("socket", 100, PP_R(FILE_TYPE), "a socket");
	check_refused("/dev/null", 100, PP_R(FILE_TYPE), "a device");
}

static void test_read_named(void **state)
{
	(void)state;
	pp_sink_clear(&sink);
	put("target", "hello");
	assert_int_equal(symlink("target", "named"), 0);
	assert_int_equal(pp_file_read_named(&bytes, &sink, "named", 100), 0);
	assert_int_equal(bytes.n, 5);
	assert_int_equal(pp_file_read_named(&bytes, &sink, "gone", 100), -1);
	assert_int_equal(pp_file_read_named(&bytes, &sink, "/dev/zero", 100),
			 -1);
	assert_int_equal(sink.count, 2);
}

/* Writes more than its stat said, then ends. */
static void *fill_pipe(void *fd)
{
	char chunk[5000];

	memset(chunk, 'x', sizeof(chunk));
	for (int i = 0; i < 40; i++)
		if (write(*(int *)fd, chunk, sizeof(chunk)) < 0)
			break;
	close(*(int *)fd);
	return NULL;
}

static void test_read_fd(void **state)
{
	for (int pass = 0; pass < 2; pass++) {
		size_t limit = pass ? 100000 : 200000;
		pthread_t thread;
		int ends[2], rc;

		(void)state;
		assert_int_equal(pipe(ends), 0);
		pthread_create(&thread, NULL, fill_pipe, &ends[1]);
		pp_sink_clear(&sink);
		rc = pp_file_read_fd(&bytes, &sink, "-", ends[0], limit);
		while (read(ends[0], (char[4096]){ 0 }, 4096) > 0)
			;
		pthread_join(thread, NULL);
		close(ends[0]);
		assert_int_equal(rc, pass ? -1 : 0);
		assert_int_equal(bytes.n, limit);
		assert_int_equal(sink.count, pass);
	}
	pp_sink_clear(&sink);
	assert_int_equal(pp_file_read_fd(&bytes, &sink, "-", -1, 10), -1);
	assert_int_equal(sink.count, 1);
}

/* Files under /proc say that they hold nothing, and hold something. */
static void test_growing(void **state)
{
	(void)state;
	assert_int_equal(read_it("/proc/self/status", 1 << 19), 0);
	assert_true(bytes.n > 100);
}

static void check_holds(const char *name, const char *text)
{
	assert_int_equal(read_it(name, 1000), 0);
	if (!pp_str_is(pp_buf_get(&bytes), text))
		fail_msg("%s: %.*s", name, PP_STR(pp_buf_get(&bytes)));
}

/* No temporary file is left behind. */
static void check_clean(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	while ((entry = readdir(dir)))
		if (strstr(entry->d_name, ".tmp"))
			fail_msg("left: %s", entry->d_name);
	closedir(dir);
}

static void test_write(void **state)
{
	struct pp_stat st;

	(void)state;
	umask(022);
	assert_int_equal(mkdir("w", 0700), 0);
	assert_int_equal(pp_file_write("w/new", PP_LIT("one"), 0666, false), 0);
	check_holds("w/new", "one");
	assert_int_equal(pp_file_stat(&st, AT_FDCWD, "w/new"), 0);
	assert_int_equal(st.mode & 07777, 0644);
	assert_int_equal(chmod("w/new", 0640), 0);
	assert_int_equal(pp_file_write("w/new", PP_LIT("two"), 0666, false), 0);
	check_holds("w/new", "two");
	assert_int_equal(pp_file_stat(&st, AT_FDCWD, "w/new"), 0);
	assert_int_equal(st.mode & 07777, 0640);
	assert_int_equal(pp_file_write("w/new", PP_LIT(""), 0666, false), 0);
	check_holds("w/new", "");
	assert_int_equal(pp_file_write("here", PP_LIT("x"), 0600, false), 0);
	check_holds("here", "x");
	check_clean("w");
	check_clean(".");
}

static void test_exclusive(void **state)
{
	(void)state;
	assert_int_equal(mkdir("x", 0700), 0);
	assert_int_equal(pp_file_write("x/f", PP_LIT("one"), 0600, true), 0);
	errno = 0;
	assert_int_equal(pp_file_write("x/f", PP_LIT("two"), 0600, true), -1);
	assert_int_equal(errno, EEXIST);
	check_holds("x/f", "one");
	/* A link that leads nowhere is there, too. */
	assert_int_equal(symlink("nowhere", "x/link"), 0);
	assert_int_equal(pp_file_write("x/link", PP_LIT("1"), 0600, true), -1);
	assert_int_equal(errno, EEXIST);
	check_clean("x");
}

static void test_write_fails(void **state)
{
	(void)state;
	assert_int_equal(pp_file_write("no/such", PP_LIT("x"), 0600, false),
			 -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(mkdir("d", 0700), 0);
	assert_int_equal(pp_file_write("d", PP_LIT("x"), 0600, false), -1);
	assert_int_equal(errno, EISDIR);
	/* A device is not replaced by a file. */
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(pp_file_write("pipe", PP_LIT("x"), 0600, false), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(pp_file_write("/dev/full", PP_LIT("x"), 0600, false),
			 -1);
	assert_int_equal(errno, EINVAL);
	check_clean(".");
}

/* root may write to a folder that is read-only: be somebody else. */
static void test_read_only(void **state)
{
	bool root = geteuid() == 0;

	(void)state;
	assert_int_equal(chmod(folder, 0755), 0);
	assert_int_equal(mkdir("ro", 0700), 0);
	put("ro/f", "one");
	assert_int_equal(chmod("ro", 0555), 0);
	if (root)
		assert_int_equal(seteuid(65534), 0);
	assert_int_equal(pp_file_write("ro/f", PP_LIT("two"), 0600, false), -1);
	assert_int_equal(errno, EACCES);
	assert_int_equal(pp_file_write("ro/g", PP_LIT("two"), 0600, true), -1);
	assert_int_equal(errno, EACCES);
	if (root)
		assert_int_equal(seteuid(0), 0);
	check_holds("ro/f", "one");
	assert_int_equal(chmod("ro", 0700), 0);
	assert_int_equal(chmod(folder, 0700), 0);
}

/* As on a full device: the write ends half-way. */
static void test_no_room(void **state)
{
	struct rlimit old, tight;
	char big[4000];
	int rc, fault;

	(void)state;
	memset(big, 'x', sizeof(big));
	put("kept", "one");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	signal(SIGXFSZ, SIG_IGN);
	tight = old;
	tight.rlim_cur = 1000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	rc = pp_file_write("kept", (struct pp_str){ big, sizeof(big) }, 0600,
			   false);
	fault = errno;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(rc, -1);
	assert_int_equal(fault, EFBIG);
	check_holds("kept", "one");
	check_clean(".");
}

static void test_mkdirs(void **state)
{
	struct pp_stat st;

	(void)state;
	assert_int_equal(pp_file_mkdirs("a/b//c", 0700), 0);
	assert_int_equal(pp_file_stat(&st, AT_FDCWD, "a/b/c"), 0);
	assert_true(S_ISDIR(st.mode));
	assert_int_equal(pp_file_mkdirs("a/b/c/", 0700), 0);
	assert_int_equal(pp_file_mkdirs("/", 0700), 0);
	put("a/file", "");
	assert_int_equal(pp_file_mkdirs("a/file", 0700), -1);
	assert_int_equal(errno, ENOTDIR);
	assert_int_equal(pp_file_mkdirs("a/file/x", 0700), -1);
	assert_int_equal(errno, ENOTDIR);
	assert_int_equal(pp_file_stat(&st, AT_FDCWD, "a/x"), -1);
	assert_int_equal(errno, ENOENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_no_files),
		cmocka_unit_test(test_read_named),
		cmocka_unit_test(test_read_fd),
		cmocka_unit_test(test_growing),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_exclusive),
		cmocka_unit_test(test_write_fails),
		cmocka_unit_test(test_read_only),
		cmocka_unit_test(test_no_room),
		cmocka_unit_test(test_mkdirs),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
