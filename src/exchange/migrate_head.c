/* Schemas in the work tree against those of HEAD. */
#include "exchange/migrate_head.h"

#include "store/rev.h"
#include "store/sha1.h"

static void report(struct pp_listing into, const char *file, const char *text)
{
	struct pp_finding *f;

	f = pp_report(into.sink, PP_R(WRITE_UNCOMMITTED),
		      (struct pp_pos){ .file = file }, "%s", text);
	pp_report_note(into.sink, f, (struct pp_pos){ 0 },
		       "commit the schemas first; or use --no-commit, and put "
		       "schemas and records into one commit");
}

static void compare(const struct pp_open_pool *open, struct pp_listing into,
		    struct pp_snapshot *head, size_t i)
{
	const char *file = open->schemas.files[i].file;
	uint8_t id[PP_ID_SIZE];
	struct pp_entry entry;

	pp_object_id(id, PP_OBJECT_BLOB, open->schemas.bytes[i]);
	if (pp_snapshot_find(&entry, head, into.sink, file) < 1)
		report(into, file, "the schema is new and not committed");
	else if (!entry.has_id || memcmp(entry.id, id, sizeof(id)) != 0)
		report(into, file, "the schema has changes that are not "
		       "committed");
}

static bool is_there(const struct pp_schemas *s, const char *file)
{
	for (size_t i = 0; i < s->count; i++)
		if (!strcmp(s->files[i].file, file))
			return true;
	return false;
}

static int compare_all(const struct pp_open_pool *open,
		       struct pp_listing into, struct pp_snapshot *head)
{
	const struct pp_schemas *s = &open->schemas;
	size_t errors = into.sink->errors, n = strlen(s->folder) + 1;
	struct pp_entries entries;

	for (size_t i = 0; i < s->count; i++)
		compare(open, into, head, i);
	if (pp_snapshot_list(&entries, into, head, s->folder) < 0)
		return -1;
	for (size_t i = 0; i < entries.count; i++) {
		const char *path = entries.items[i].path;

		if (pp_schemas_has(path + n) && !is_there(s, path))
			report(into, path, "the schema is deleted, and that "
			       "is not committed");
	}
	return into.sink->errors > errors ? -1 : 0;
}

int pp_migrate_head_check(const struct pp_open_pool *open,
			  struct pp_listing into)
{
	const struct pp_pool *pool = open->pool;
	struct pp_sink ignored = { .limit = 1 };
	struct pp_snapshot *head = NULL;
	struct pp_commit commit;
	struct pp_repo *repo;
	int rc = -1;

	if (!pool->in_git)
		return 0;
	repo = pp_repo_open(&pool->place, into.sink);
	if (repo && pp_rev_resolve(&commit, repo, &ignored, "HEAD"))
		report(into, NULL, "the schemas are not committed: there is "
		       "no commit yet");
	else if (repo)
		head = pp_snapshot_revision(into.sink, repo, &commit,
					    pool->prefix);
	if (head)
		rc = compare_all(open, into, head);
	pp_sink_release(&ignored);
	pp_snapshot_free(head);
	pp_repo_free(repo);
	return rc;
}
