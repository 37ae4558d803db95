#ifndef PP_INDEX_PLACE_H
#define PP_INDEX_PLACE_H

/* For this folder only.  Put the database file from at path, in the place of
 * what is there, while nobody uses that: waits for those who do.  A journal
 * that somebody left there belongs to the old file and goes with it.  Nothing
 * is flushed to disk: see database.c about the boot.  Returns a result code of
 * SQLite (SQLITE_BUSY: waiting was long enough). */
int pp_place_take(const char *from, const char *path, int wait_ms);

#endif
