#ifndef PP_EXCHANGE_EXPORT_FILES_H
#define PP_EXCHANGE_EXPORT_FILES_H

#include "base/file_out.h"
#include "store/entry.h"

/* The files of one export, in one folder: all of them are written under
 * temporary names, and get their own together.
 *
 * The folder's .peerpool-export says which files an export wrote there, with
 * their size and sum.  A file that stands there and is not the one that was
 * written then is somebody's work, a sheet that has been edited, say: it is
 * left alone unless force is set. */
struct pp_export_file;

struct pp_export_files {
	const char *folder;
	bool force;
	struct pp_listing into;
	struct pp_export_file **items;
	size_t count, cap;
	struct pp_export_written *known;	/* by the folder's file */
	size_t known_count;
};

/* Make the folder, if it is not there, and read what was exported to it;
 * temporary files of an export that was killed, an hour ago or more, go.
 * 0; or -1 with a finding. */
int pp_export_files_open(struct pp_export_files *files, const char *folder,
			 bool force, struct pp_listing into);

/* Begin a file of that name.  NULL with a finding (export-file, file-write);
 * one that is there already in this export is one, too. */
struct pp_file_out *pp_export_files_begin(struct pp_export_files *files,
					  const char *name);

/* End each that has not been ended, then give all of them their names.  0; or
 * -1 with a finding: then no file, or by a fault of the disk some of them, have
 * changed, and each is whole. */
int pp_export_files_publish(struct pp_export_files *files);

/* Delete what was not published, and give back memory.  Takes a zeroed
 * struct. */
void pp_export_files_close(struct pp_export_files *files);

#define PP_EXPORT_NOTES ".peerpool-export"

#endif
