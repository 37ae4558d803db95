/* Date functions that say the same every day.
 *
 * An authorizer sees the names of functions, not what they are given, and
 * whoever takes a built-in function's place cannot call it any more: so another
 * connection, which has nothing but them, does the work. */
#include "index/sql_date.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/str.h"

const char pp_sql_date_now[] = "the time of day is not to be had in a query";
const char pp_sql_date_zone[] =
	"'localtime' and 'utc' go by the machine's time zone";

enum { ARGUMENTS_MAX = 8, CALL_MAX = 64 };

/* What one of the functions keeps. */
struct function {
	const char *name;
	int time_at;		/* which argument says the time */
	sqlite3 *worker;
	sqlite3_stmt *calls[ARGUMENTS_MAX + 1];
};

static const struct {
	const char *name;
	int time_at;
} functions[] = {
	{ "date", 0 }, { "time", 0 }, { "datetime", 0 }, { "julianday", 0 },
	{ "unixepoch", 0 }, { "strftime", 1 },
};

static void release(void *data)
{
	struct function *f = data;

	for (int i = 0; i <= ARGUMENTS_MAX; i++)
		sqlite3_finalize(f->calls[i]);
	sqlite3_close(f->worker);
	pp_free(f);
}

static bool says(sqlite3_value *value, const char *word)
{
	const char *text;

	if (sqlite3_value_type(value) != SQLITE_TEXT)
		return false;
	text = (const char *)sqlite3_value_text(value);
	return text && !sqlite3_stricmp(text, word);
}

/* NULL where the arguments ask nothing of the machine. */
static const char *refusal(const struct function *f, int count,
			   sqlite3_value **values)
{
	if (count <= f->time_at || says(values[f->time_at], "now") ||
	    says(values[f->time_at], "subsec") ||
	    says(values[f->time_at], "subsecond"))
		return pp_sql_date_now;
	for (int i = f->time_at + 1; i < count; i++)
		if (says(values[i], "localtime") || says(values[i], "utc"))
			return pp_sql_date_zone;
	return NULL;
}

static sqlite3_stmt *prepare(struct function *f, int count)
{
	char sql[CALL_MAX];
	int n;

	if (!f->worker &&
	    sqlite3_open_v2(":memory:", &f->worker, SQLITE_OPEN_READWRITE |
			    SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return NULL;
	if (!f->calls[count]) {
		n = snprintf(sql, sizeof(sql), "SELECT %s(?", f->name);
		for (int i = 1; i < count; i++)
			n += snprintf(sql + n, sizeof(sql) - (size_t)n, ",?");
		snprintf(sql + n, sizeof(sql) - (size_t)n, ")");
		sqlite3_prepare_v2(f->worker, sql, -1, &f->calls[count], NULL);
	}
	return f->calls[count];
}

static void call(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct function *f = sqlite3_user_data(context);
	const char *refused = refusal(f, count, values);
	sqlite3_stmt *stmt;

	if (!refused && count > ARGUMENTS_MAX)
		refused = "too many modifiers of a date";
	if (refused) {
		sqlite3_result_error(context, refused, -1);
		return;
	}
	stmt = prepare(f, count);
	for (int i = 0; stmt && i < count; i++)
		sqlite3_bind_value(stmt, i + 1, values[i]);
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		sqlite3_result_value(context, sqlite3_column_value(stmt, 0));
	else
		sqlite3_result_error(context, f->worker ?
				     sqlite3_errmsg(f->worker) :
				     "out of memory", -1);
	sqlite3_reset(stmt);
}

int pp_sql_date_register(struct sqlite3 *db)
{
	int rc = SQLITE_OK;

	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
		struct function *f = pp_alloc(1, sizeof(*f));

		*f = (struct function){ .name = functions[i].name,
					.time_at = functions[i].time_at };
		rc = sqlite3_create_function_v2(db, f->name, -1, SQLITE_UTF8 |
						SQLITE_DETERMINISTIC, f, call,
						NULL, NULL, release);
		if (rc != SQLITE_OK)
			break;
	}
	return rc;
}
