/* Where libgit2 looks for objects: see the header. */
#include "store/odb.h"

#include "store/folders.h"
#include "store/loose_backend.h"

/* A backend belongs to the odb once it is added. */
static int add_backend(git_odb *odb, git_odb_backend *backend, int priority,
		       bool alternate)
{
	void (*give_back)(git_odb_backend *) = backend->free;
	int rc = alternate ? git_odb_add_alternate(odb, backend, priority) :
			     git_odb_add_backend(odb, backend, priority);

	if (rc)
		give_back(backend);
	return rc;
}

static int add_backends(git_odb *odb, const char *folder, bool alternate)
{
	git_odb_backend *packs, *ours, *theirs;

	if (git_odb_backend_pack(&packs, folder) ||
	    add_backend(odb, packs, 3, alternate))
		return -1;
	if (pp_loose_backend(&ours, folder) ||
	    add_backend(odb, ours, 2, alternate))
		return -1;
	if (git_odb_backend_loose(&theirs, folder, -1, 0, 0, 0) ||
	    add_backend(odb, theirs, 1, alternate))
		return -1;
	return 0;
}

int pp_odb_open(git_odb **out, const struct pp_place *place)
{
	struct pp_arena arena = { 0 };
	struct pp_folders folders;
	git_odb *odb = NULL;
	int rc = git_odb_new(&odb);

	pp_folders_find(&folders, &arena, place);
	for (size_t i = 0; i < folders.count && !rc; i++)
		rc = add_backends(odb, folders.paths[i], i > 0);
	if (rc && odb)
		git_odb_free(odb);
	else if (!rc)
		*out = odb;
	pp_arena_release(&arena);
	return rc;
}
