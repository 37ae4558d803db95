#ifndef PP_STORE_ENTRY_H
#define PP_STORE_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/finding.h"

enum pp_entry_type {
	PP_ENTRY_FILE,
	PP_ENTRY_EXECUTABLE,	/* a regular file too */
	PP_ENTRY_SYMLINK,
	PP_ENTRY_GITLINK,	/* a submodule */
	PP_ENTRY_FOLDER,	/* listed in a work tree where its name is that
				   of a file, x.yaml; and pp_snapshot_find */
	PP_ENTRY_OTHER,		/* named pipe, socket, device */
};

/* One file of a snapshot. */
struct pp_entry {
	const char *path;	/* below the pool's root, '/' between parts;
				   valid UTF-8 without control characters */
	uint8_t type;		/* enum pp_entry_type */
	bool has_id;
	bool has_stat;
	uint8_t id[20];		/* of the blob: index and revisions */
	struct pp_stat stat;	/* work tree only */
};

/* Sorted by the bytes of path; no path twice. */
struct pp_entries {
	struct pp_entry *items;
	size_t count;
	/* Work tree only: every folder that was read, with its stat data as it
	 * was before.  PP_ENTRY_FOLDER each; the top one is the first. */
	struct pp_entry *folders;
	size_t folder_count;
	bool absent;		/* the folder that was asked for is not there */
	bool incomplete;	/* something could not be listed; it was said */
};

/* Where results go (they live in arena), and what is wrong on the way. */
struct pp_listing {
	struct pp_arena *arena;
	struct pp_sink *sink;
};

static inline bool pp_entry_is_file(const struct pp_entry *e)
{
	return e->type == PP_ENTRY_FILE || e->type == PP_ENTRY_EXECUTABLE;
}

/* The type that an st_mode says. */
enum pp_entry_type pp_entry_type_of(uint32_t mode);

/* Longest path, and deepest nesting of folders, that a listing follows. */
enum { PP_PATH_LIMIT = 4095, PP_FOLDER_DEPTH = 64 };

/* Most files and folders that are followed in a git tree.  Its folders can be
 * one and the same tree under many names, so that forty objects of a hundred
 * bytes make 2^40 files. */
enum { PP_TREE_LIMIT = 2000000 };

/* Is a file or folder of that name nobody's business?  Dot files and what
 * editors leave behind: "name~", "#name#". */
bool pp_name_is_skipped(struct pp_str name);

/* Has it the ending of a file that holds data: .yaml, .yml, .md, .json? */
bool pp_name_is_file_like(struct pp_str name);

/* Can the name stand in a path?  Returns NULL; or what is wrong with it: it is
 * empty, "." or "..", has a slash, a control character or bytes that are not
 * UTF-8. */
const char *pp_name_fault(struct pp_str name);

/* The path with control characters and stray bytes written \xNN, in arena:
 * for findings about a path that cannot stand as it is. */
const char *pp_path_shown(struct pp_arena *arena, struct pp_str path);

/* The types' names, for messages: "a symbolic link". */
const char *pp_entry_type_name(enum pp_entry_type type);

/* For the sources: the folder to list is something else.  Reports that, sets
 * out->incomplete and returns 0. */
int pp_entry_report_folder(struct pp_entries *out, struct pp_sink *sink,
			   const struct pp_entry *at);

/* For the sources: put the entries in order; of those that bear the same path,
 * as they can in a tree made on purpose, keep one and report it. */
void pp_entries_sort(struct pp_entries *entries, struct pp_sink *sink);

#endif
