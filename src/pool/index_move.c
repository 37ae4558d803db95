/* See what differs, take it in.  What can be told from notes alone is told so:
 * no schema, no configuration and nothing of git is read where HEAD's commit is
 * the one that was noted. */
#include "pool/index_move.h"

#include "base/random.h"
#include "data/read.h"
#include "index/trace.h"
#include "pool/overlay.h"
#include "pool/schemas.h"
#include "store/git_index.h"
#include "store/relist.h"

/* So few files are read sooner than git's index is asked; what changes in so
 * many is not written down. */
enum { ASK_GIT = 64, TRACE_MAX = 1000 };

/* --- looking -------------------------------------------------------------- */

static struct pp_index_folders folders_of(const struct pp_index_look *look)
{
	return (struct pp_index_folders){ look->note.records_folder,
					  look->note.schemas_folder };
}

/* Read the configuration, and see whether it is still the same pool. */
static int need_config(struct pp_index_look *look, struct pp_index_target *t)
{
	struct pp_config *c = &look->config;
	struct pp_index_note *note = &look->note;
	struct pp_reader *reader;
	int rc;

	if (look->has_config)
		return 0;
	if (pp_index_target_snapshot(t))
		return PP_INDEX_STOP;
	reader = pp_reader_new(t->snapshot, PP_READ_BYTES_MAX);
	rc = pp_config_read(c, t->into.arena, t->into.sink, reader);
	pp_reader_free(reader);
	if (rc < 0)
		return PP_INDEX_STOP;
	look->has_config = true;
	if (!look->is_new && (!pp_str_eq(note->name, c->name) ||
			      strcmp(note->records_folder, c->records) ||
			      strcmp(note->schemas_folder, c->schemas)))
		return PP_DB_BAD;
	note->name = c->name;
	note->time_zone = c->time_zone;
	note->branch = c->branch;
	note->records_folder = c->records;
	note->schemas_folder = c->schemas;
	return 0;
}

/* List all files of the target, in full. */
static int need_entries(struct pp_index_look *look, struct pp_index_target *t)
{
	struct pp_listing into = { t->scratch, t->faults };
	struct pp_index_ask ask = { 0 };
	int rc = need_config(look, t);

	if (rc || look->has_entries)
		return rc;
	if (t->source == PP_SOURCE_WORKTREE)
		ask.records = t->want->records;
	ask.snapshot = t->snapshot;
	ask.folders = folders_of(look);
	if (pp_index_list(&look->entries, into, &ask) < 0) {
		pp_sink_absorb(t->into.sink, t->faults);
		return PP_INDEX_STOP;
	}
	look->has_entries = true;
	return 0;
}

/* The work tree's files, where no folder has changed; else false. */
static bool list_again(struct pp_index_look *look, struct pp_index_target *t,
		       struct pp_str packed)
{
	struct pp_content_files *files = &look->files;
	struct pp_relist before = { .count = files->count };
	struct pp_entries folders;

	if (!packed.n ||
	    pp_index_folders_unpack(&folders, t->scratch, packed) < 0)
		return false;
	before.folders = folders.folders;
	before.folder_count = folders.folder_count;
	before.paths = pp_new_raw(t->scratch, const char *, files->count);
	for (size_t i = 0; i < files->count; i++)
		before.paths[i] = files->items[i].path.p;
	return pp_snapshot_relist(&look->entries, t->scratch, t->snapshot,
				  &before);
}

static int need_files(struct pp_index_look *look, struct pp_index_target *t,
		      struct pp_db *db)
{
	return look->is_new ? 0 :
	       (int)pp_content_files(&look->files, t->scratch, db);
}

static int look_at_worktree(struct pp_index_look *look,
			    struct pp_index_target *t, struct pp_db *db)
{
	struct pp_str packed = { 0 };
	enum pp_db_fault fault = PP_DB_OK;
	int rc;

	if (!look->is_new)
		fault = pp_content_note(&packed, t->scratch, db,
					PP_INDEX_FOLDERS);
	if (fault && fault != PP_DB_NONE)
		return fault;
	if (pp_index_target_snapshot(t))
		return PP_INDEX_STOP;
	look->has_entries = !t->want->records &&
			    list_again(look, t, packed);
	rc = look->has_entries ? 0 : need_entries(look, t);
	if (rc)
		return rc;
	look->folders = pp_index_folders_pack(t->scratch, &look->entries,
					      &look->listed);
	look->folders_differ = !pp_str_eq(look->folders, packed);
	return 0;
}

static void compare(struct pp_index_look *look, struct pp_index_target *t,
		    const struct pp_kinds *kinds)
{
	struct pp_index_folders folders = folders_of(look);

	pp_index_compare(&look->items, t->scratch, &folders, &look->entries,
			 &look->files, kinds);
}

/* Files whose stat data is new, as after a change of branches and back, are
 * mostly what they were: git's index tells, and they need not be read. */
static void ask_git(struct pp_index_look *look, const struct pp_index_target *t)
{
	struct pp_git_index *git;

	if (!t->pool->in_git || look->items.count < ASK_GIT)
		return;
	git = pp_git_index_open(&t->pool->place, t->pool->prefix);
	for (size_t i = 0; i < look->items.count; i++) {
		struct pp_index_item *item = &look->items.items[i];
		uint8_t id[PP_ID_SIZE];

		if (item->gone || !item->old ||
		    !pp_git_index_id(id, git, item->entry.path,
				     &item->entry.stat) ||
		    memcmp(id, item->old->id, PP_ID_SIZE) != 0)
			continue;
		memcpy(item->entry.id, id, PP_ID_SIZE);
		item->entry.has_id = true;
	}
	pp_git_index_close(git);
}

/* By the trees alone, which costs only what has changed.  False where it cannot
 * be told so: git may have swept away the old one, after an amended commit. */
static bool look_at_trees(struct pp_index_look *look, struct pp_index_target *t)
{
	struct pp_index_folders folders = folders_of(look);
	const struct pp_index_trees trees = {
		look->note.tree, pp_id_is_zero(t->tree) ? NULL : t->tree
	};
	struct pp_sink unsaid = { 0 };
	struct pp_listing into = { t->scratch, &unsaid };
	int rc = pp_index_diff(&look->items, into, &folders, t->repo, &trees);

	pp_sink_release(&unsaid);
	return !rc;
}

static int look_at_revision(struct pp_index_look *look,
			    struct pp_index_target *t, bool *compared)
{
	struct pp_index_note *note = &look->note;
	int rc = 0;

	*compared = true;
	if (t->has_commit && !look->is_new &&
	    !memcmp(note->commit, t->commit, PP_ID_SIZE) &&
	    !pp_id_is_zero(note->tree))
		return 0;
	if (pp_index_target_tree(t))
		return PP_INDEX_STOP;
	*compared = !look->is_new && !pp_id_is_zero(note->tree) &&
		    (!memcmp(note->tree, t->tree, PP_ID_SIZE) ||
		     look_at_trees(look, t));
	if (!*compared)
		rc = need_entries(look, t);
	else if (look->items.roles[PP_INDEX_CONFIG])
		rc = need_config(look, t);
	if (t->has_commit)
		memcpy(note->commit, t->commit, PP_ID_SIZE);
	memcpy(note->tree, t->tree, PP_ID_SIZE);
	/* What could not be listed is looked for again, and told again. */
	if (look->entries.incomplete)
		memset(note->tree, 0, PP_ID_SIZE);
	return rc;
}

/* Only what is laid over it.  The snapshot is that of the whole. */
static int look_at_overlay(struct pp_index_look *look,
			   struct pp_index_target *t)
{
	struct pp_laid *laid = pp_new(t->into.arena, struct pp_laid, 1);
	struct pp_index_folders folders = folders_of(look);
	struct pp_overlay overlay = { .path = t->want->overlay };
	int rc = need_config(look, t);

	if (rc)
		return rc;
	overlay.config = &look->config;
	overlay.snapshot = t->snapshot;
	if (t->want->laid)
		*laid = *t->want->laid;
	else if (pp_overlay_find(laid, t->into, &overlay) < 0)
		return PP_INDEX_STOP;
	pp_snapshot_lay(t->snapshot, laid);
	pp_index_lay(&look->items, t->scratch, &folders, laid);
	return 0;
}

static int look_at_source(struct pp_index_look *out, struct pp_index_target *t,
			  struct pp_db *db)
{
	bool compared = false;
	int rc = 0;

	if (t->want->records && t->want->listed.seconds)
		out->listed = t->want->listed;
	if (t->source == PP_SOURCE_REVISION)
		rc = look_at_revision(out, t, &compared);
	if (rc || compared)
		return rc;
	rc = need_files(out, t, db);
	if (!rc && t->source == PP_SOURCE_WORKTREE)
		rc = look_at_worktree(out, t, db);
	else if (!rc)
		rc = need_entries(out, t);
	if (rc)
		return rc;
	compare(out, t, NULL);
	if (t->source == PP_SOURCE_WORKTREE)
		ask_git(out, t);
	return out->items.roles[PP_INDEX_CONFIG] ? need_config(out, t) : 0;
}

int pp_index_look(struct pp_index_look *out, struct pp_index_target *t,
		  struct pp_db *db)
{
	enum pp_db_fault fault = PP_DB_OK;
	int rc;

	*out = (struct pp_index_look){ .listed = pp_state_now(),
				       .is_new = t->is_new };
	if (!t->is_new)
		fault = pp_index_note_get(&out->note, t->into.arena, db);
	if (fault)
		return fault;
	out->before = out->note;
	rc = t->is_laid_over ? look_at_overlay(out, t) :
			       look_at_source(out, t, db);
	if (!rc && !t->is_new)
		out->note_differs = !pp_index_note_same(&out->before,
							 &out->note);
	return rc;
}

bool pp_index_is_current(const struct pp_index_look *look)
{
	return !look->is_new && !look->items.count && !look->note_differs &&
	       !look->folders_differ;
}

/* --- moving --------------------------------------------------------------- */

/* One move. */
struct move {
	struct pp_index_look *look;
	struct pp_index_target *t;
	struct pp_db *db;
	struct pp_schemas schemas;
	struct pp_tables tables;
	struct pp_writer *writer;
	bool traced;			/* all that changes is written down */
};

/* The first schema in which an error was found. */
static struct pp_str find_faulty(struct pp_arena *arena,
				 const struct pp_sink *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		const struct pp_finding *f = faults->items[i];

		if (f->severity == PP_ERROR && f->pos.file)
			return pp_arena_str(arena, pp_str(f->pos.file));
	}
	return (struct pp_str){ 0 };
}

static int read_schemas(struct move *m)
{
	struct pp_listing into = { m->t->into.arena, m->t->faults };
	int rc = need_config(m->look, m->t);

	if (rc)
		return rc;
	if (pp_schemas_read(&m->schemas, &m->look->config, into,
			    m->t->snapshot) < 0) {
		pp_sink_absorb(m->t->into.sink, m->t->faults);
		return PP_INDEX_STOP;
	}
	pp_schemas_compile(&m->schemas, into);
	pp_tables_derive(&m->tables, into.arena, into.sink, &m->schemas.kinds,
			 m->schemas.files, m->schemas.count);
	m->look->note.faulty = find_faulty(into.arena, into.sink);
	return 0;
}

/* Other schemas: kinds that depend on them have lost their files, and a file
 * may belong to another kind now. */
static int look_again(struct move *m)
{
	struct pp_index_look *look = m->look;
	int rc = need_entries(look, m->t);

	if (!rc)
		rc = need_files(look, m->t, m->db);
	if (!rc)
		compare(look, m->t, &m->schemas.kinds);
	return rc;
}

static int fill(struct move *m, struct pp_fill_result *result)
{
	const struct pp_index_look *look = m->look;
	const struct pp_fill f = {
		.db = m->db,
		.writer = m->writer,
		.snapshot = m->t->snapshot,
		.tables = &m->tables,
		.schemas = &m->schemas,
		.config = look->config.bytes,
		.items = look->items.items,
		.count = look->items.count,
		.listed = look->listed,
		.progress = m->t->want->progress,
		.progress_data = m->t->want->progress_data,
	};

	return (int)pp_fill_run(result, &f);
}

static int write_files(struct move *m, struct pp_fill_result *result)
{
	struct pp_index_look *look = m->look;
	bool others = memcmp(look->note.schemas, m->schemas.digest,
			     sizeof(look->note.schemas));
	int rc = 0;

	if (look->is_new || others)
		rc = (int)pp_writer_tables(m->writer, look->note.name);
	/* What is laid over a state is laid over that state only. */
	if (!rc && others && m->t->is_laid_over)
		return PP_DB_BUSY;
	if (!rc && !look->is_new && others)
		rc = look_again(m);
	m->traced = !look->is_new && !others &&
		    m->t->source == PP_SOURCE_WORKTREE &&
		    look->items.count <= TRACE_MAX;
	if (m->traced)
		pp_writer_trace(m->writer);
	if (!rc)
		rc = fill(m, result);
	if (!rc && look->is_new)
		rc = (int)pp_writer_index(m->writer);
	memcpy(look->note.schemas, m->schemas.digest,
	       sizeof(look->note.schemas));
	return rc;
}

static int move_files(struct move *m, struct pp_fill_result *result)
{
	int rc = read_schemas(m), end;

	if (rc)
		return rc;
	m->writer = pp_writer_new(m->db, &m->tables);
	rc = write_files(m, result);
	end = (int)pp_writer_end(m->writer);
	return rc ? rc : end;
}

/* A stamp that no other state ever had; of a revision its tree, which is the
 * same wherever it is seen. */
static void renew_stamp(struct pp_index_look *look,
			const struct pp_index_target *t)
{
	char letters[2 * PP_ID_SIZE + 1];

	if (t->source == PP_SOURCE_REVISION && !t->is_laid_over &&
	    !pp_id_is_zero(look->note.tree)) {
		memcpy(look->note.stamp, look->note.tree, PP_ID_SIZE);
		return;
	}
	pp_random_letters(letters, PP_ID_SIZE);
	memcpy(look->note.stamp, letters, PP_ID_SIZE);
}

static int write_notes(struct pp_index_look *look, struct pp_index_target *t,
		       struct pp_db *db)
{
	enum pp_db_fault fault = PP_DB_OK;

	if (t->source != PP_SOURCE_REVISION)
		memset(look->note.tree, 0, PP_ID_SIZE);
	if (t->source == PP_SOURCE_WORKTREE)
		fault = pp_content_note_put(db, PP_INDEX_FOLDERS,
					    look->folders);
	return (int)(fault ? fault : pp_index_note_put(db, &look->note));
}

int pp_index_apply(struct pp_fill_result *result, struct pp_index_look *look,
		   struct pp_index_target *t, struct pp_db *db)
{
	struct move m = { .look = look, .t = t, .db = db };
	int rc = 0;

	*result = (struct pp_fill_result){ 0 };
	if (look->is_new || look->items.count)
		rc = move_files(&m, result);
	pp_schemas_release(&m.schemas);
	if (rc)
		return rc;
	/* What could not be read may be readable the next time. */
	if (result->unreadable)
		memset(look->note.tree, 0, PP_ID_SIZE);
	if (look->is_new || result->changed) {
		renew_stamp(look, t);
		rc = (int)pp_trace_state(db, look->note.stamp, !m.traced);
	}
	return rc ? rc : write_notes(look, t, db);
}
