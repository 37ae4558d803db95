/* Handles on a repository, and objects by id: see the header. */
#include "store/repo.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "store/format.h"
#include "store/git.h"
#include "store/objects.h"
#include "store/odb.h"

struct pp_repo {
	const struct pp_place *place;
	struct pp_objects *objects;
	git_repository *git;		/* both once they are needed */
	git_odb *odb;
	struct pp_grafts grafts;
	bool has_grafts;
	bool verify;
};

const char *pp_git_message(void)
{
	const git_error *error;

	if (pp_libgit2_load() < 0)
		return "libgit2 cannot be loaded";
	error = git_error_last();
	return error && error->message ? error->message : "unknown error";
}

static void report_open(struct pp_sink *sink, const struct pp_place *place,
			int rc)
{
	const char *message = pp_git_message();
	struct pp_pos pos = { .file = place->git_dir };

	if (strstr(message, "objectformat")) {
		struct pp_finding *f = pp_report(
			sink, PP_R(REPOSITORY), pos,
			"the repository uses SHA-256 object ids, which are "
			"not supported yet");

		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "records can be checked in the work tree, "
			       "without git");
	} else if (rc == GIT_EOWNER || strstr(message, "safe.directory")) {
		/* 1.5.1 only says that the setting is not there. */
		struct pp_finding *f = pp_report(
			sink, PP_R(REPOSITORY), pos,
			"the repository belongs to another user, and git's "
			"setting safe.directory does not list it");

		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "if you trust it: git config --global --add "
			       "safe.directory FOLDER");
	} else {
		pp_report(sink, PP_R(REPOSITORY), pos,
			  "cannot open the git repository: %s", message);
	}
}

static void close_git(struct pp_repo *repo)
{
	/* Without libgit2 there is nothing to call. */
	if (repo->odb)
		git_odb_free(repo->odb);
	if (repo->git)
		git_repository_free(repo->git);
	repo->odb = NULL;
	repo->git = NULL;
}

/* Have libgit2 open the repository.  0, or -1 with a finding. */
static int open_git(struct pp_repo *repo, struct pp_sink *sink)
{
	const struct pp_place *place = repo->place;
	int rc;

	if (repo->odb)
		return 0;
	if (pp_libgit2_load() < 0) {
		pp_report(sink, PP_R(REPOSITORY),
			  (struct pp_pos){ .file = place->git_dir },
			  "cannot read the git repository: libgit2 cannot be "
			  "loaded");
		return -1;
	}
	rc = git_repository_open_ext(&repo->git, place->git_dir,
				     GIT_REPOSITORY_OPEN_NO_SEARCH |
					     GIT_REPOSITORY_OPEN_NO_DOTGIT,
				     NULL);
	if (!rc)
		rc = pp_odb_open(&repo->odb, place);
	if (!rc)
		rc = git_repository_set_odb(repo->git, repo->odb);
	if (!rc)
		return 0;
	report_open(sink, place, rc);
	close_git(repo);
	return -1;
}

static struct pp_repo *new_repo(const struct pp_place *place)
{
	struct pp_repo *repo = pp_alloc(1, sizeof(*repo));

	*repo = (struct pp_repo){ .place = place };
	repo->objects = pp_objects_new(place);
	return repo;
}

struct pp_repo *pp_repo_open(const struct pp_place *place,
			     struct pp_sink *sink)
{
	struct pp_repo *repo = new_repo(place);

	if (pp_format_is_plain(place) || !open_git(repo, sink))
		return repo;
	pp_repo_free(repo);
	return NULL;
}

struct pp_repo *pp_repo_clone(const struct pp_repo *repo,
			      struct pp_sink *sink)
{
	struct pp_repo *other = new_repo(repo->place);

	(void)sink;		/* nothing can fail that has not before */
	other->verify = repo->verify;
	return other;
}

void pp_repo_free(struct pp_repo *repo)
{
	if (!repo)
		return;
	close_git(repo);
	pp_objects_free(repo->objects);
	pp_grafts_release(&repo->grafts);
	pp_free(repo);
}

const struct pp_place *pp_repo_place(const struct pp_repo *repo)
{
	return repo->place;
}

void pp_repo_verify(struct pp_repo *repo, bool on)
{
	repo->verify = on;
}

git_repository *pp_repo_git(struct pp_repo *repo, struct pp_sink *sink)
{
	return open_git(repo, sink) ? NULL : repo->git;
}

const struct pp_grafts *pp_repo_grafts(struct pp_repo *repo)
{
	if (!repo->has_grafts)
		pp_grafts_load(&repo->grafts, repo->place);
	repo->has_grafts = true;
	return &repo->grafts;
}

/* The object by libgit2, for what is in a pack that we cannot read. */
static enum pp_object_fault read_git(struct pp_block **out,
				     struct pp_repo *repo,
				     const struct pp_object_want *want)
{
	struct pp_sink quiet = { .limit = 1 };
	git_odb_object *object;
	git_object_t type;
	size_t size;
	git_oid id;
	int rc = open_git(repo, &quiet);

	pp_sink_release(&quiet);
	memcpy(id.id, want->id, PP_ID_SIZE);
	if (rc || git_odb_read_header(&size, &type, repo->odb, &id))
		return PP_OBJECT_DAMAGED;
	if (size > (want->limit ? want->limit : PP_OBJECT_LIMIT))
		return PP_OBJECT_SIZE;
	if (git_odb_read(&object, repo->odb, &id))
		return PP_OBJECT_DAMAGED;
	size = git_odb_object_size(object);
	*out = pp_block_new(size, (enum pp_object_type)type);
	memcpy((*out)->bytes, git_odb_object_data(object), size);
	git_odb_object_free(object);
	return PP_OBJECT_OK;
}

static enum pp_object_fault check_block(const struct pp_repo *repo,
					const struct pp_block *block,
					const struct pp_object_want *want)
{
	git_oid id;

	if (want->type && block->type != want->type)
		return PP_OBJECT_TYPE;
	if (!repo->verify)
		return PP_OBJECT_OK;
	/* Besides, it fails for bytes made to collide. */
	if (pp_libgit2_load() < 0 ||
	    git_odb_hash(&id, block->bytes, block->size,
			 (git_object_t)block->type) ||
	    memcmp(id.id, want->id, PP_ID_SIZE))
		return PP_OBJECT_DAMAGED;
	return PP_OBJECT_OK;
}

enum pp_object_fault pp_object_read(struct pp_object *out,
				    struct pp_repo *repo,
				    const struct pp_object_want *want)
{
	struct pp_block *block = NULL;
	enum pp_object_fault fault = pp_objects_read(&block, repo->objects,
						     want);

	if (fault == PP_OBJECT_MISSING &&
	    pp_objects_has_strange_pack(repo->objects))
		fault = read_git(&block, repo, want);
	if (!fault)
		fault = check_block(repo, block, want);
	if (fault) {
		pp_block_release(block);
		return fault;
	}
	*out = (struct pp_object){ .type = block->type,
				   .bytes = { block->bytes, block->size },
				   .held = block };
	return PP_OBJECT_OK;
}

void pp_object_release(struct pp_object *object)
{
	pp_block_release(object->held);
	*object = (struct pp_object){ 0 };
}

const char *pp_object_fault_text(enum pp_object_fault fault)
{
	switch (fault) {
	case PP_OBJECT_OK:
		return "is whole";
	case PP_OBJECT_MISSING:
		return "is not in the repository";
	case PP_OBJECT_DAMAGED:
		return "is damaged";
	case PP_OBJECT_TYPE:
		return "is of another type than expected";
	case PP_OBJECT_SIZE:
		return "is larger than the limit";
	}
	return "is unknown";
}

int pp_blob_id(uint8_t out[PP_ID_SIZE], struct pp_str bytes)
{
	git_oid id;

	if (pp_libgit2_load() < 0 ||
	    git_odb_hash(&id, bytes.p ? bytes.p : "", bytes.n, GIT_OBJECT_BLOB))
		return -1;
	memcpy(out, id.id, PP_ID_SIZE);
	return 0;
}
