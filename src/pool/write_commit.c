/* A commit of many files, before it is one: see the header. */
#include "pool/write_commit.h"

#include <errno.h>

#include "base/disk.h"
#include "store/attributes.h"
#include "store/commit.h"
#include "store/commit_write.h"
#include "store/index_write.h"

struct making {
	struct pp_write_job *job;
	struct pp_listing into;
	struct pp_repo *repo;
	struct pp_settings settings;
	struct pp_idents idents;
	struct pp_tree_write tree;
	uint8_t base[PP_ID_SIZE];	/* HEAD's tree */
	const char *message;
};

static int refuse(struct pp_sink *sink, const char *text, const char *advice)
{
	struct pp_finding *f = pp_report(sink, PP_R(WRITE_COMMIT),
					 (struct pp_pos){ 0 }, "%s", text);

	if (advice)
		pp_report_note(sink, f, (struct pp_pos){ 0 }, "%s", advice);
	return -1;
}

static void refuse_index(struct pp_sink *sink, enum pp_index_fault fault)
{
	switch (fault) {
	case PP_INDEX_OK:
		break;
	case PP_INDEX_SPLIT:
		refuse(sink, "git's index is split into two files",
		       "git update-index --no-split-index");
		break;
	case PP_INDEX_SPARSE:
		refuse(sink, "git's index is a sparse one",
		       "git sparse-checkout reapply --no-sparse-index");
		break;
	case PP_INDEX_STRANGE:
		refuse(sink, "git's index is of a form that is not known here",
		       NULL);
		break;
	case PP_INDEX_DAMAGED:
		pp_report(sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "git's index is damaged");
		break;
	}
}

static int check_index(const struct pp_write_job *job,
		       const struct pp_tree_write *tree)
{
	struct pp_index_file file;
	enum pp_index_fault fault;
	int rc;

	fault = pp_index_file_open(&file, job->pool->place.index);
	if (fault) {
		refuse_index(job->into.sink, fault);
		return -1;
	}
	rc = pp_index_check(job->into, &file, tree);
	pp_index_file_close(&file);
	return rc;
}

static void check_attributes(struct making *m)
{
	struct pp_attributes *a = pp_attributes_new(m->repo, &m->settings);

	for (size_t i = 0; i < m->tree.count; i++) {
		const struct pp_write_item *item = &m->job->items[i];
		const char *fault = NULL;

		if (item->what != PP_WRITE_DELETE)
			fault = pp_attributes_fault(a, m->tree.changes[i].path,
						    item->bytes);
		if (fault)
			pp_report(m->into.sink, PP_R(WRITE_COMMIT),
				  (struct pp_pos){ .file = item->path }, "%s",
				  fault);
	}
	pp_attributes_free(a);
}

/* What does not depend on the files. */
static void check_repository(struct making *m)
{
	const char *hindrance = pp_commit_hindrance(&m->job->pool->place);

	if (hindrance)
		refuse(m->into.sink, hindrance, NULL);
	if (m->settings.sign)
		refuse(m->into.sink, "git's settings want commits signed "
		       "(commit.gpgSign), which peerpool cannot do",
		       "use --no-commit, and make the commit with git");
	pp_idents_find(&m->idents, m->into, &m->settings);
}

/* The trees on top of HEAD's, and whether files and index are as HEAD has
 * them. */
static int make_tree(uint8_t out[PP_ID_SIZE], struct making *m)
{
	struct pp_commit_info head;
	const uint8_t *old = m->job->ref.old_id;

	if (!pp_id_is_zero(old)) {
		if (pp_commit_read(&head, m->into, m->repo, old) < 0)
			return -1;
		memcpy(m->base, head.tree, PP_ID_SIZE);
		m->tree.base = m->base;
	}
	m->tree.repo = m->repo;
	if (pp_tree_write(out, &m->tree, m->into) < 0)
		return -1;
	return check_index(m->job, &m->tree);
}

static void fill_ref(struct making *m)
{
	struct pp_ref_move *ref = &m->job->ref;
	struct pp_arena *arena = m->into.arena;

	ref->who = m->idents.committer;
	ref->message = pp_arena_printf(
		arena, "commit%s: %s",
		pp_id_is_zero(ref->old_id) ? " (initial)" : "",
		pp_commit_subject(arena, m->message));
	ref->mine = pp_write_area_path(m->job->area, arena, "ref");
	m->job->commits = true;
}

static int make(struct making *m)
{
	struct pp_sink *sink = m->into.sink;
	size_t errors = sink->errors;
	struct pp_commit_write commit = { .idents = &m->idents,
					  .message = m->message };
	uint8_t tree[PP_ID_SIZE];

	if (pp_settings_read(&m->settings, m->into, m->repo) < 0)
		return -1;
	check_repository(m);
	check_attributes(m);
	if (pp_ref_move_from_head(&m->job->ref, m->into, &m->job->pool->place,
				  m->settings.log_refs) < 0 ||
	    make_tree(tree, m) < 0 || sink->errors > errors)
		return -1;
	commit.tree = tree;
	if (!pp_id_is_zero(m->job->ref.old_id))
		commit.parent = m->job->ref.old_id;
	if (pp_commit_write(m->job->ref.new_id, m->tree.pack, m->into,
			    &commit) < 0)
		return -1;
	fill_ref(m);
	return 0;
}

int pp_write_commit_make(struct pp_write_job *job, const char *message,
			 struct pp_pack_writer *pack)
{
	struct making m = {
		.job = job, .into = job->into,
		.message = message ? message : "",
		.tree = { .pack = pack, .count = job->count,
			  .skip = strlen(job->prefix) },
	};
	int rc;

	m.repo = pp_repo_open(&job->pool->place, job->into.sink);
	if (!m.repo)
		return -1;
	m.tree.changes = pp_write_changes(job);
	rc = make(&m);
	/* The modes are those of HEAD, which git's index is to have too. */
	for (size_t i = 0; !rc && i < job->count; i++)
		if (m.tree.changes[i].mode)
			job->items[i].mode = m.tree.changes[i].mode;
	pp_repo_free(m.repo);
	return rc;
}

static int refuse_lock(struct pp_sink *sink, const char *what)
{
	int error = errno;
	const char *why = error == EEXIST ? "another process of git holds it" :
			  strerror(error);
	struct pp_finding *f;

	f = pp_report(sink, PP_R(WRITE_COMMIT), (struct pp_pos){ 0 },
		      "cannot lock %s: %s", what, why);
	if (error == EEXIST)
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "where none runs any more, its file that ends "
			       "in '.lock' is left over from one that crashed");
	else if (error == EPERM || error == EXDEV || error == EOPNOTSUPP)
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "a commit needs a file system with hard links; "
			       "use --no-commit, and make the commit with git");
	return -1;
}

/* Whoever finds our lock must know where. */
static int note_branch(const struct pp_write_job *job)
{
	return pp_disk_make(NULL, job->area->fd, "branch",
			    pp_str(job->ref.name), 0600);
}

int pp_write_commit_lock(struct pp_write_job *job)
{
	struct pp_tree_write tree = {
		.changes = pp_write_changes(job), .count = job->count,
		.skip = strlen(job->prefix),
	};
	int rc = 0;

	if (note_branch(job) < 0 || pp_ref_move_lock(&job->ref) < 0)
		rc = refuse_lock(job->into.sink, "the branch");
	else if (pp_write_index_lock(job) < 0)
		rc = refuse_lock(job->into.sink, "git's index");
	else if (pp_ref_move_state(&job->ref) != PP_REF_OLD)
		rc = refuse(job->into.sink,
			    "there is a new commit on the branch since the "
			    "files were looked at", "run the command again");
	else
		rc = check_index(job, &tree);
	if (rc < 0)
		pp_write_commit_unlock(job);
	return rc;
}

void pp_write_commit_unlock(struct pp_write_job *job)
{
	if (!job->commits)
		return;
	pp_ref_move_drop(&job->ref);
	pp_write_index_drop(job);
}
