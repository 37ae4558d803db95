/* Files that grow: see the header. */
#include "base/file_out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"

/* Written, and summed, in blocks of this size: where blocks begin decides what
 * the sum is. */
enum { BLOCK = 1 << 16 };

static void add_sum(uint64_t sum[2], struct pp_str block)
{
	sum[0] = pp_hash(block, sum[0] + 3);
	sum[1] = pp_hash(block, sum[1] + 4);
}

static void fail(struct pp_file_out *out)
{
	if (!out->error)
		out->error = errno ? errno : EIO;
}

static int result(const struct pp_file_out *out)
{
	errno = out->error;
	return out->error ? -1 : 0;
}

static char *temporary_name(const char *path)
{
	size_t n = strlen(path) + 32;
	const char *slash = strrchr(path, '/'),
		   *base = slash ? slash + 1 : path;
	char *temporary = pp_alloc(n, 1), tail[9];

	/* A dot file: if we are killed, no one takes it for what it was to
	 * be. */
	pp_random_letters(tail, 8);
	snprintf(temporary, n, "%.*s.peerpool-%s.tmp", (int)(base - path), path,
		 tail);
	return temporary;
}

int pp_file_out_begin(struct pp_file_out *out, const char *path, mode_t mode)
{
	size_t n = strlen(path) + 1;
	struct stat st;
	bool exists = !stat(path, &st);

	*out = (struct pp_file_out){ .fd = -1 };
	if (exists && !S_ISREG(st.st_mode)) {
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
		return -1;
	}
	pp_buf_init(&out->buf, 2 * BLOCK);
	out->path = pp_alloc(n, 1);
	memcpy(out->path, path, n);
	out->temporary = temporary_name(path);
	out->fd = open(out->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
		       exists ? st.st_mode & 07777 : mode);
	if (out->fd < 0 ||
	    (exists && fchmod(out->fd, st.st_mode & 07777) < 0))
		fail(out);
	return result(out);
}

/* Write the first bytes of buf, and sum them. */
static void write_block(struct pp_file_out *out, struct pp_str block)
{
	add_sum(out->sum, block);
	out->size += block.n;
	while (block.n && !out->error) {
		ssize_t n = write(out->fd, block.p, block.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			fail(out);
		else
			block = (struct pp_str){ block.p + n,
						 block.n - (size_t)n };
	}
}

void pp_file_out_add(struct pp_file_out *out, struct pp_str bytes)
{
	while (bytes.n && !out->error) {
		size_t room = BLOCK - out->buf.n;
		size_t n = bytes.n < room ? bytes.n : room;

		pp_buf_add(&out->buf, bytes.p, n);
		bytes = (struct pp_str){ bytes.p + n, bytes.n - n };
		if (out->buf.n < BLOCK)
			return;
		write_block(out, pp_buf_get(&out->buf));
		pp_buf_clear(&out->buf);
	}
}

static ssize_t read_block(int fd, char *block)
{
	size_t got = 0;

	while (got < BLOCK) {
		ssize_t n = read(fd, block + got, BLOCK - got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (!n)
			break;
		got += (size_t)n;
	}
	return (ssize_t)got;
}

static int sum_fd(uint64_t *size, uint64_t sum[2], int fd)
{
	char *block = pp_alloc(BLOCK, 1);
	ssize_t n;

	*size = sum[0] = sum[1] = 0;
	if (lseek(fd, 0, SEEK_SET) < 0) {
		pp_free(block);
		return -1;
	}
	while ((n = read_block(fd, block)) > 0) {
		add_sum(sum, (struct pp_str){ block, (size_t)n });
		*size += (uint64_t)n;
	}
	pp_free(block);
	return n < 0 ? -1 : 0;
}

static void close_file(struct pp_file_out *out)
{
	if (close(out->fd) < 0)
		fail(out);
	out->fd = -1;
}

int pp_file_out_end(struct pp_file_out *out)
{
	uint64_t size = 0, sum[2] = { 0 };

	if (out->fd < 0)
		return result(out);
	if (out->buf.n)
		write_block(out, pp_buf_get(&out->buf));
	pp_buf_clear(&out->buf);
	if (!out->error && (fsync(out->fd) < 0 ||
			    sum_fd(&size, sum, out->fd) < 0))
		fail(out);
	if (!out->error && (size != out->size || sum[0] != out->sum[0] ||
			    sum[1] != out->sum[1]))
		out->error = EIO;
	close_file(out);
	return result(out);
}

int pp_file_out_end_other(struct pp_file_out *out)
{
	/* It may be another file by now. */
	int fd = open(out->temporary, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0 || fsync(fd) < 0 || sum_fd(&out->size, out->sum, fd) < 0)
		fail(out);
	if (fd >= 0)
		close(fd);
	if (out->fd >= 0)
		close_file(out);
	return result(out);
}

int pp_file_out_publish(struct pp_file_out *out)
{
	if (rename(out->temporary, out->path) < 0)
		return -1;
	pp_free(out->temporary);
	out->temporary = NULL;
	return pp_file_sync_folder(out->path);
}

void pp_file_out_drop(struct pp_file_out *out)
{
	if (out->path && out->fd >= 0)
		close(out->fd);
	if (out->temporary)
		unlink(out->temporary);
	pp_free(out->temporary);
	pp_free(out->path);
	pp_buf_release(&out->buf);
	*out = (struct pp_file_out){ .fd = -1 };
}

int pp_file_out_sum(uint64_t *size, uint64_t sum[2], const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), rc;

	if (fd < 0)
		return -1;
	rc = sum_fd(size, sum, fd);
	close(fd);
	return rc;
}
