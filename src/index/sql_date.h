#ifndef PP_INDEX_SQL_DATE_H
#define PP_INDEX_SQL_DATE_H

/* SQLite's date functions, but for those uses that would give another answer
 * tomorrow or elsewhere: 'now', which they also take where no time is given,
 * and 'localtime' and 'utc', which go by the machine's time zone.  A query asks
 * clock.today. */
struct sqlite3;

/* Put them in the place of SQLite's own.  Returns SQLite's result code. */
int pp_sql_date_register(struct sqlite3 *db);

/* The messages of those errors. */
extern const char pp_sql_date_now[], pp_sql_date_zone[];

#endif
