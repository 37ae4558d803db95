/* The git index: see the header. */
#include "store/staged.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "store/git.h"
#include "store/tree.h"

struct pp_staged {
	git_index *index;
	struct pp_arena arena;
	struct pp_str prefix;		/* "" or with '/' at its end */
};

/* One listing. */
struct lister {
	const struct pp_staged *staged;
	struct pp_listing into;
	struct pp_str folder;		/* below the prefix, like it */
	struct pp_entry *items;
	size_t count, cap;
	bool incomplete;
	const char *conflict;		/* the path told last */
};

static void fault(struct lister *l, const struct pp_rule *rule,
		  const char *path, const char *text)
{
	struct pp_sink *sink = l->into.sink;

	pp_report(sink, rule, (struct pp_pos){
		.file = pp_path_shown(&sink->arena, pp_str(path)) },
		"%s", text);
	l->incomplete = true;
}

static int report_conflict(struct pp_sink *sink, const char *path)
{
	pp_report(sink, PP_R(FILE_READ), (struct pp_pos){ .file = path },
		  "cannot read the file: it is in conflict; a merge is not "
		  "done");
	return -1;
}

/* A file in conflict stands there in up to three stages. */
static void fault_conflict(struct lister *l, const char *path)
{
	if (l->conflict && !strcmp(l->conflict, path))
		return;
	l->conflict = path;
	report_conflict(l->into.sink,
			pp_path_shown(&l->into.sink->arena, pp_str(path)));
	l->incomplete = true;
}

enum fitness { FIT, SKIPPED, UNFIT };

/* Look at each part of a path; those of the folder that was asked for too. */
static enum fitness judge(struct lister *l, const char *path)
{
	const char *part = path + l->folder.n;
	unsigned depth = 0;

	if (strlen(path) > PP_PATH_LIMIT) {
		fault(l, PP_R(FILE_PATH), path, "the path is too long");
		return UNFIT;
	}
	for (;; part++) {
		struct pp_str name = { part, strcspn(part, "/") };
		const char *wrong;

		if (pp_name_is_skipped(name) && !pp_str_is(name, "..") &&
		    !pp_str_is(name, "."))
			return SKIPPED;
		wrong = pp_name_fault(name);
		if (++depth > PP_FOLDER_DEPTH)
			wrong = "lies in folders that are nested too deeply";
		if (wrong) {
			fault(l, PP_R(FILE_PATH), path,
			      pp_arena_printf(&l->into.sink->arena,
					      "the name %s", wrong));
			return UNFIT;
		}
		part += name.n;
		if (!*part)
			return FIT;
	}
}

/* git add -N: only meant to be added. */
static bool is_intended(const git_index_entry *e)
{
	return e->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD;
}

static void fill(struct pp_entry *out, const git_index_entry *e,
		 const char *path)
{
	struct pp_tree_item item = { .mode = e->mode };

	*out = (struct pp_entry){
		.path = path,
		.type = (uint8_t)pp_tree_item_type(&item),
		.has_id = true,
	};
	memcpy(out->id, e->id.id, PP_ID_SIZE);
}

static void list_entry(struct lister *l, const git_index_entry *e)
{
	const char *path = e->path + l->staged->prefix.n;

	if (is_intended(e) || judge(l, path) != FIT)
		return;
	if (git_index_entry_stage(e)) {
		fault_conflict(l, path);
		return;
	}
	pp_grow(l->items, l->count, l->cap);
	fill(&l->items[l->count++], e,
	     pp_arena_copy(l->into.arena, path, strlen(path)));
}

static bool has_prefix(const char *path, struct pp_str prefix)
{
	return !prefix.n || !strncmp(path, prefix.p, prefix.n);
}

static struct pp_str as_prefix(struct pp_arena *arena, const char *folder)
{
	return pp_str(*folder ? pp_arena_printf(arena, "%s/", folder) : "");
}

struct pp_staged *pp_staged_open(struct pp_sink *sink,
				 const struct pp_place *place,
				 const char *prefix)
{
	struct pp_staged *staged;
	git_index *index;

	if (pp_libgit2_load() < 0 || git_index_open(&index, place->index)) {
		pp_report(sink, PP_R(REPOSITORY),
			  (struct pp_pos){ .file = place->index },
			  "cannot read git's index: %s", pp_git_message());
		return NULL;
	}
	staged = pp_alloc(1, sizeof(*staged));
	*staged = (struct pp_staged){ .index = index };
	staged->prefix = as_prefix(&staged->arena, prefix);
	return staged;
}

void pp_staged_free(struct pp_staged *staged)
{
	if (!staged)
		return;
	git_index_free(staged->index);
	pp_arena_release(&staged->arena);
	pp_free(staged);
}

int pp_staged_find(struct pp_entry *out, struct pp_sink *sink,
		   const struct pp_staged *staged, const char *path)
{
	size_t n = staged->prefix.n + strlen(path), at;
	char *whole = pp_alloc(n + 2, 1);
	const git_index_entry *e;
	int rc = 0;

	/* With the '/' cut off again until it is asked for as a folder. */
	snprintf(whole, n + 2, "%s%s/", staged->prefix.p, path);
	whole[n] = '\0';
	e = git_index_get_bypath(staged->index, whole, 0);
	if (e && !is_intended(e)) {
		fill(out, e, path);
		rc = 1;
	} else if (git_index_get_bypath(staged->index, whole, 2) ||
		   git_index_get_bypath(staged->index, whole, 3)) {
		rc = report_conflict(sink, path);
	} else if (whole[n] = '/', !git_index_find_prefix(&at, staged->index,
							  whole)) {
		*out = (struct pp_entry){ .path = path,
					  .type = PP_ENTRY_FOLDER };
		rc = 1;
	}
	pp_free(whole);
	return rc;
}

/* Is there a file of that name where the folder should be? */
static bool is_file(struct lister *l, const char *folder,
		    struct pp_entry *at)
{
	return *folder && pp_staged_find(at, l->into.sink, l->staged,
					 folder) > 0 &&
	       at->type != PP_ENTRY_FOLDER;
}

int pp_staged_list(struct pp_entries *out, struct pp_listing into,
		   const struct pp_staged *staged, const char *folder)
{
	struct lister l = { .staged = staged, .into = into };
	size_t n = git_index_entrycount(staged->index);
	struct pp_entry at;
	bool any = false;

	*out = (struct pp_entries){ 0 };
	l.folder = as_prefix(into.arena, folder);
	if (is_file(&l, folder, &at))
		return pp_entry_report_folder(out, into.sink, &at);
	for (size_t i = 0; i < n; i++) {
		const git_index_entry *e =
			git_index_get_byindex(staged->index, i);

		if (!has_prefix(e->path, staged->prefix) ||
		    !has_prefix(e->path + staged->prefix.n, l.folder))
			continue;
		any = true;
		list_entry(&l, e);
	}
	out->items = pp_new_raw(into.arena, struct pp_entry, l.count + 1);
	if (l.count)
		memcpy(out->items, l.items, l.count * sizeof(*l.items));
	pp_free(l.items);
	out->count = l.count;
	out->absent = !any;
	out->incomplete = l.incomplete;
	pp_entries_sort(out, into.sink);
	return 0;
}
