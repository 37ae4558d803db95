#ifndef PP_EXCHANGE_EXPORT_H
#define PP_EXCHANGE_EXPORT_H

#include "exchange/export_files.h"
#include "pool/open.h"
#include "pool/scan.h"
#include "record/outline.h"

/* The records of a pool as files that other programs read.  Each format is a
 * module of its own (export_csv.h, ...) with one function of the type
 * pp_export_format, which begins its files in export->files; export.c does what
 * they share, and gives the files their names when all are whole.
 *
 * What may only be counted, and salts, are in none of them. */
struct pp_export;

/* Begin and fill the files.  Returns 0; or -1 with findings. */
typedef int pp_export_format(struct pp_export *export);

struct pp_export {
	/* What is asked for. */
	const struct pp_pool *pool;
	enum pp_source source;		/* the work tree, or a revision */
	struct pp_repo *repo;		/* for a revision */
	struct pp_commit commit;
	bool is_head;
	const char *today;		/* YYYY-MM-DD: clock.today; NULL: see
					   pp_export_today */
	const char *folder;		/* where the files go */
	bool force;			/* write over files of others */
	const char *const *kinds;	/* names; none: all */
	size_t kind_count;
	bool excel;			/* csv: with a byte-order mark */
	bool raw;			/* csv: no ' before formulas */
	pp_scan_progress *progress;	/* may be NULL */
	void *progress_data;
	struct pp_listing into;
	/* What formats work with. */
	struct pp_open_pool open;
	struct pp_entries entries;	/* of the records' folder */
	const struct pp_kind **wanted;	/* sound kinds of this pool, those that
					   were named in their order */
	size_t wanted_count;
	struct pp_export_files files;
	/* What was done. */
	size_t records;
	size_t broken;			/* records that were left out */
	const char **broken_paths;	/* the first of them */
	size_t broken_shown;
	struct pp_str faulty;		/* a kind whose schema has a fault, so
					   that its records are missing */
	bool incomplete;		/* a folder could not be listed */
	enum pp_class class;		/* the strictest of what was written */
	struct pp_str *views_left;	/* sqlite: views that cannot be there */
	size_t views_left_count;
	size_t cut;			/* csv: cells that are longer than a
					   spreadsheet takes */
};

enum { PP_EXPORT_BROKEN_SHOWN = 10 };

/* Open what is asked for: open, entries and wanted.  0; or -1 with findings.
 * To be closed in both cases. */
int pp_export_open(struct pp_export *export);
void pp_export_close(struct pp_export *export);

/* Count a broken record. */
void pp_export_broken(struct pp_export *export, const char *path);

/* For formats that have a clock: set today where it is NULL, to the day that it
 * is in the pool's time zone.  0; or -1 with a finding. */
int pp_export_today(struct pp_export *export);

/* Export it to export->folder: open, format, publish.  0; or -1 with findings,
 * and no file has changed (but see pp_export_files_publish).  Close it
 * afterwards. */
int pp_export_run(struct pp_export *export, pp_export_format *format);

#endif
