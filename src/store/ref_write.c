/* Moving refs: see the header. */
#include "store/ref_write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "store/ref.h"

enum { LINE_MAX_BYTES = 1 << 16 };

static bool is_detached(const struct pp_ref_move *m)
{
	return !strcmp(m->name, "HEAD");
}

static const char *folder_of(const struct pp_ref_move *m)
{
	return is_detached(m) ? m->place->git_dir : m->place->common_dir;
}

static struct pp_lock lock_of(const struct pp_ref_move *m,
			      struct pp_arena *arena)
{
	return (struct pp_lock){
		.path = pp_arena_printf(arena, "%s/%s", folder_of(m), m->name),
		.mine = m->mine,
	};
}

static int refuse(struct pp_sink *sink, const struct pp_rule *rule,
		  const char *text)
{
	pp_report(sink, rule, (struct pp_pos){ 0 }, "%s", text);
	return -1;
}

/* Does the file of the branch name another ref? */
static bool is_symbolic(const char *path)
{
	struct pp_sink quiet = { .limit = 1 };
	struct pp_buf bytes;
	bool yes;

	pp_buf_init(&bytes, LINE_MAX_BYTES + 1);
	yes = !access(path, F_OK) &&
	      !pp_file_read_named(&bytes, &quiet, path, LINE_MAX_BYTES) &&
	      pp_str_starts(pp_buf_get(&bytes), PP_LIT("ref:"));
	pp_buf_release(&bytes);
	pp_sink_release(&quiet);
	return yes;
}

int pp_ref_move_from_head(struct pp_ref_move *out, struct pp_listing into,
			  const struct pp_place *place, const char *log_refs)
{
	const char *branch = pp_ref_head(into.arena, place);
	int rc;

	*out = (struct pp_ref_move){ .place = place,
				     .name = branch ? branch : "HEAD" };
	out->log = !log_refs || !*log_refs || !strcasecmp(log_refs, "true") ||
		   !strcasecmp(log_refs, "always") ||
		   !strcasecmp(log_refs, "yes") ||
		   !strcasecmp(log_refs, "on") || !strcmp(log_refs, "1");
	rc = pp_ref_read(out->old_id, place, out->name);
	if (rc < 0 || (!rc && !branch))
		return refuse(into.sink, PP_R(REPOSITORY),
			      "cannot tell which commit HEAD is");
	if (branch && is_symbolic(pp_arena_printf(into.arena, "%s/%s",
						  place->common_dir, branch)))
		return refuse(into.sink, PP_R(WRITE_COMMIT),
			      "HEAD is on a branch that is another name of a "
			      "branch");
	if (!rc)
		memset(out->old_id, 0, PP_ID_SIZE);
	return 0;
}

enum pp_ref_state pp_ref_move_state(const struct pp_ref_move *m)
{
	struct pp_arena arena = { 0 };
	const char *branch = pp_ref_head(&arena, m->place);
	enum pp_ref_state state = PP_REF_OTHER;
	uint8_t id[PP_ID_SIZE] = { 0 };
	int rc = pp_ref_read(id, m->place, m->name);

	if (!rc)
		memset(id, 0, PP_ID_SIZE);
	if (rc < 0 || strcmp(branch ? branch : "HEAD", m->name) != 0)
		state = PP_REF_OTHER;
	else if (!memcmp(id, m->old_id, PP_ID_SIZE))
		state = PP_REF_OLD;
	else if (!memcmp(id, m->new_id, PP_ID_SIZE))
		state = PP_REF_NEW;
	pp_arena_release(&arena);
	return state;
}

/* Make the folders of a file. */
static int make_folders(struct pp_arena *arena, const char *path)
{
	return pp_file_mkdirs(pp_arena_copy(arena, path,
			(size_t)(strrchr(path, '/') - path)), 0777);
}

int pp_ref_move_lock(const struct pp_ref_move *m)
{
	struct pp_arena arena = { 0 };
	struct pp_lock lock = lock_of(m, &arena);
	char line[PP_ID_HEX + 1];
	int rc;

	pp_id_hex(line, m->new_id);
	line[PP_ID_HEX - 1] = '\n';
	unlink(m->mine);
	rc = make_folders(&arena, lock.path);
	if (!rc)
		rc = pp_disk_make(NULL, AT_FDCWD, m->mine,
				  (struct pp_str){ line, PP_ID_HEX }, 0666);
	if (!rc)
		rc = pp_disk_flush_path(m->mine);
	if (!rc)
		rc = pp_lock_take(&lock);
	/* A folder of branches that are gone is in the way. */
	if (!rc)
		rmdir(lock.path);
	pp_arena_release(&arena);
	return rc;
}

/* Is line the last one of the file?  Then it was written before an
 * interruption. */
static bool ends_with(int fd, struct pp_str line)
{
	char end[LINE_MAX_BYTES];
	off_t size = lseek(fd, 0, SEEK_END);

	return line.n <= sizeof(end) && size >= (off_t)line.n &&
	       pread(fd, end, line.n, size - (off_t)line.n) ==
		       (ssize_t)line.n && !memcmp(end, line.p, line.n);
}

/* One line more in a reflog, at once or not at all. */
static int append(const char *path, struct pp_str line, bool make)
{
	int fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW |
		      (make ? O_CREAT : 0), 0666);
	off_t size;
	int rc = 0;

	if (fd < 0)
		return errno == ENOENT && !make ? 0 : -1;
	size = lseek(fd, 0, SEEK_END);
	if (!ends_with(fd, line) &&
	    write(fd, line.p, line.n) != (ssize_t)line.n) {
		if (size >= 0 && ftruncate(fd, size) < 0)
			errno = EIO;
		rc = -1;
	}
	if (close(fd) < 0)
		rc = -1;
	return rc;
}

static int log_to(const struct pp_ref_move *m, struct pp_arena *arena,
		  const char *folder, const char *name)
{
	const char *path = pp_arena_printf(arena, "%s/logs/%s", folder, name);
	char old[PP_ID_HEX], new[PP_ID_HEX];
	const char *line;

	pp_id_hex(old, m->old_id);
	pp_id_hex(new, m->new_id);
	line = pp_arena_printf(arena, "%s %s %s\t%s\n", old, new, m->who,
			       m->message);
	if (m->log && make_folders(arena, path) < 0)
		return -1;
	return append(path, pp_str(line), m->log);
}

int pp_ref_move_commit(const struct pp_ref_move *m)
{
	struct pp_arena arena = { 0 };
	struct pp_lock lock = lock_of(m, &arena);
	char *folder;
	int rc = log_to(m, &arena, m->place->git_dir, "HEAD");

	if (!rc && !is_detached(m))
		rc = log_to(m, &arena, m->place->common_dir, m->name);
	if (!rc)
		rc = pp_lock_commit(&lock);
	if (!rc) {
		folder = pp_arena_copy(&arena, lock.path, strlen(lock.path));
		*strrchr(folder, '/') = '\0';
		rc = pp_disk_flush_path(folder);
	}
	if (!rc && pp_ref_move_state(m) != PP_REF_NEW) {
		errno = EIO;
		rc = -1;
	}
	pp_arena_release(&arena);
	return rc;
}

void pp_ref_move_drop(const struct pp_ref_move *m)
{
	struct pp_arena arena = { 0 };
	struct pp_lock lock = lock_of(m, &arena);

	pp_lock_drop(&lock);
	pp_arena_release(&arena);
}
