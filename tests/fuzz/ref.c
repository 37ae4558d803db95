/* Refs and a commit: a name, HEAD, refs/heads/main, packed-refs and the bytes
 * of a commit, with a byte 0 between them. */
#include "folder.h"

#include <zlib.h>

#include "store/commit.h"
#include "store/ref.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SIZE_LIMIT = 1 << 14, LETTERS = 2 * PP_ID_SIZE };

/* What stands before the next 0; p NULL where nothing is left. */
static struct pp_str next(struct pp_str *rest)
{
	struct pp_str part = *rest;
	const char *end = rest->n ? memchr(rest->p, '\0', rest->n) : NULL;

	if (!rest->n)
		return (struct pp_str){ NULL, 0 };
	if (end)
		part.n = (size_t)(end - rest->p);
	rest->p += part.n + (end != NULL);
	rest->n -= part.n + (end != NULL);
	return part;
}

/* As a loose object whose id is all ones; it is not hashed. */
static void write_commit(struct pp_str commit)
{
	static uint8_t plain[SIZE_LIMIT + 100], packed[SIZE_LIMIT + 1000];
	int n = snprintf((char *)plain, 100, "commit %zu", commit.n);
	uLongf size = sizeof(packed);

	if (commit.n)
		memcpy(plain + n + 1, commit.p, commit.n);
	if (compress2(packed, &size, plain, (uLong)n + 1 + commit.n, 0))
		abort();
	folder_write("objects/11/11111111111111111111111111111111111111",
		     (struct pp_str){ (char *)packed, size });
}

static void check_commit(struct pp_arena *arena, const struct pp_place *place)
{
	const uint8_t id[PP_ID_SIZE] = {
		0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11,
		0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11,
	};
	struct pp_sink sink = { 0 };
	struct pp_listing into = { .arena = arena, .sink = &sink };
	struct pp_repo *repo = pp_repo_open(place, &sink);
	struct pp_commits line = { 0 };
	struct pp_commit_info info;

	assert(repo);
	if (!pp_commit_read(&info, into, repo, id)) {
		assert(!sink.errors && !memcmp(info.id, id, PP_ID_SIZE));
		assert(info.parent_count <= SIZE_LIMIT / LETTERS);
		assert(!info.subject.n ||
		       !memchr(info.subject.p, '\n', info.subject.n));
		/* Its parents are not there, or it is its own. */
		assert(pp_commits_first_parents(&line, into, repo, id) ==
		       -(info.parent_count != 0));
	} else {
		assert(sink.errors);
	}
	pp_repo_free(repo);
	pp_sink_release(&sink);
}

static void check_refs(struct pp_arena *arena, const struct pp_place *place,
		       struct pp_str name)
{
	uint8_t id[PP_ID_SIZE];
	const char *head = pp_ref_head(arena, place);
	int rc = pp_ref_read(id, place, name.p ? pp_arena_str(arena, name).p :
						 "HEAD");

	assert(rc >= -1 && rc <= 1);
	if (head)
		assert(!strncmp(head, "refs/", 5) && !strstr(head, ".."));
}

static void begin(void)
{
	folder_make("refs");
	folder_make("refs/heads");
	folder_make("objects");
	folder_make("objects/11");
	folder_write("config", PP_LIT("[core]\n\tbare = true\n"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_arena arena = { 0 };
	struct pp_str rest = { (const char *)data, size }, name;
	struct pp_place place = { 0 };
	char path[200], objects[200];

	if (size > SIZE_LIMIT)
		return 0;
	if (!*folder)
		begin();
	place.git_dir = place.common_dir = folder_path(path, "");
	place.objects = folder_path(objects, "objects");
	name = next(&rest);
	folder_write("HEAD", next(&rest));
	folder_write("refs/heads/main", next(&rest));
	folder_write("packed-refs", next(&rest));
	check_refs(&arena, &place, name);
	/* A repository has a HEAD. */
	folder_write("HEAD", PP_LIT("ref: refs/heads/main\n"));
	write_commit(rest);
	check_commit(&arena, &place);
	pp_arena_release(&arena);
	return 0;
}
