/* Our reader of loose objects, as libgit2 calls it: see the header. */
#include "store/loose_backend.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "store/libgit2.h"
#include "store/loose.h"

struct backend {
	git_odb_backend parent;		/* first: libgit2 hands us this */
	char *folder;
};

static struct pp_loose loose_of(git_odb_backend *backend, const git_oid *id)
{
	return (struct pp_loose){ .folder = ((struct backend *)backend)->folder,
				  .id = id->id };
}

static int result(enum pp_object_fault fault, const struct pp_loose *loose)
{
	char hex[PP_ID_HEX], text[128];

	if (!fault)
		return 0;
	if (fault == PP_OBJECT_MISSING)
		return GIT_ENOTFOUND;
	pp_id_hex(hex, loose->id);
	snprintf(text, sizeof(text), "loose object %s %s", hex,
		 loose->why ? loose->why : "is too large");
	git_error_set_str(GIT_ERROR_ODB, text);
	return GIT_ERROR;
}

static int read_header(size_t *size, git_object_t *type,
		       git_odb_backend *backend, const git_oid *id)
{
	struct pp_loose loose = loose_of(backend, id);
	enum pp_object_type own = PP_OBJECT_ANY;
	int rc = result(pp_loose_look(size, &own, &loose), &loose);

	*type = (git_object_t)own;
	return rc;
}

static int read_object(void **out, size_t *size, git_object_t *type,
		       git_odb_backend *backend, const git_oid *id)
{
	struct pp_loose loose = loose_of(backend, id);
	struct pp_block *block;
	int rc = result(pp_loose_read(&block, &loose, 0), &loose);

	if (rc)
		return rc;
	*out = git_odb_backend_data_alloc(backend, block->size + 1);
	if (*out) {
		memcpy(*out, block->bytes, block->size);
		((char *)*out)[block->size] = '\0';
		*size = block->size;
		*type = (git_object_t)block->type;
	}
	pp_block_release(block);
	return *out ? 0 : GIT_ERROR;
}

/* libgit2's own backend will look a short id up, and read what it finds: stop
 * it where that object is broken. */
static int read_prefix(git_oid *out_id, void **out, size_t *size,
		       git_object_t *type, git_odb_backend *backend,
		       const git_oid *id, size_t digits)
{
	const char *folder = ((struct backend *)backend)->folder;
	size_t n = strlen(folder) + 4;
	char hex[PP_ID_HEX], whole[PP_ID_HEX], *path = pp_alloc(n, 1);
	git_oid full;
	struct dirent *d;
	DIR *dir;
	int rc = GIT_ENOTFOUND;

	(void)out_id;
	pp_id_hex(hex, id->id);
	snprintf(path, n, "%s/%.2s", folder, hex);
	dir = opendir(path);
	pp_free(path);
	while (dir && rc == GIT_ENOTFOUND && (d = readdir(dir))) {
		if (strlen(d->d_name) != PP_ID_HEX - 3 || digits < 2 ||
		    strncmp(d->d_name, hex + 2, digits - 2))
			continue;
		snprintf(whole, sizeof(whole), "%.2s%.38s", hex, d->d_name);
		if (git_oid_fromstr(&full, whole))
			continue;
		rc = read_object(out, size, type, backend, &full);
		if (!rc) {
			git_odb_backend_data_free(backend, *out);
			rc = GIT_ENOTFOUND;
		}
	}
	if (dir)
		closedir(dir);
	return rc;
}

static void free_backend(git_odb_backend *backend)
{
	struct backend *loose = (struct backend *)backend;

	pp_free(loose->folder);
	pp_free(loose);
}

int pp_loose_backend(struct git_odb_backend **out, const char *objects)
{
	struct backend *loose = pp_alloc(1, sizeof(*loose));
	size_t n = strlen(objects) + 1;

	memset(loose, 0, sizeof(*loose));
	if (git_odb_init_backend(&loose->parent, GIT_ODB_BACKEND_VERSION)) {
		pp_free(loose);
		return -1;
	}
	loose->folder = memcpy(pp_alloc(n, 1), objects, n);
	loose->parent.read = read_object;
	loose->parent.read_prefix = read_prefix;
	loose->parent.read_header = read_header;
	loose->parent.free = free_backend;
	*out = &loose->parent;
	return 0;
}
