/* Records are read again, to show where something stands in them. */
#include "pool/rule_tell.h"

#include <stdlib.h>

#include "data/read.h"
#include "pool/scan.h"

static const struct pp_pos nowhere;

/* A record that is read again. */
struct opened {
	const char *path;
	struct pp_record record;
	struct pp_arena arena;
	struct pp_reader *reader;
	bool readable;
};

static int compare_paths(const void *a, const void *b)
{
	const struct pp_rule_row *x = a, *y = b;

	return pp_str_cmp(x->path, y->path);
}

/* The path of the record, lent from where it was listed; NULL: there is none
 * of that name. */
static const char *find_record(const struct pp_entries *records,
			       struct pp_str path)
{
	size_t from = 0, to = records->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = pp_str_cmp(pp_str(records->items[middle].path),
				       path);

		if (!order)
			return records->items[middle].path;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

static void open_record(struct opened *o, const struct pp_kinds *kinds,
			const char *path)
{
	if (o->path == path)
		return;
	pp_arena_clear(&o->arena);
	o->path = path;
	o->readable = !pp_scan_load(&o->record, &o->arena, o->reader, kinds,
				    path);
}

/* Where the pointer leads, or as far as it goes. */
static struct pp_pos place_of(const struct opened *o, struct pp_str pointer)
{
	const struct pp_value *value = NULL;

	if (!o->readable)
		return (struct pp_pos){ .file = o->path };
	while (pointer.n && !value) {
		value = pp_value_at(o->record.root, pointer);
		while (!value && pointer.n && pointer.p[--pointer.n] != '/')
			;
	}
	return value ? pp_value_pos(value, o->path) :
		       (struct pp_pos){ .file = o->path, .line = 1, .col = 1 };
}

static void report_path(const struct pp_sql_file *rule, struct pp_sink *sink,
			const struct pp_rule_row *row)
{
	struct pp_pos pos = { .file = rule->path };
	struct pp_finding *f;

	if (!row->has_path) {
		f = pp_report(sink, PP_R(SQL_FILE), pos,
			      "the rule has a row without a path");
	} else {
		f = pp_report(sink, PP_R(SQL_FILE), pos,
			      "the rule has a row whose path is that of no "
			      "record");
		pp_report_found(sink, f, row->path);
	}
	pp_report_note(sink, f, nowhere,
		       "the path of a record is in the column _path of its "
		       "table");
}

static void tell_row(const struct pp_rule *rule, struct pp_sink *sink,
		     const struct opened *o, const struct pp_rule_row *row)
{
	struct pp_str text = row->message.n ? row->message :
					      pp_str(rule->what);
	struct pp_finding *f;

	f = pp_report(sink, rule, place_of(o, row->pointer), "%.*s",
		      PP_STR(text));
	f->tells = true;
	if (row->pointer.n)
		pp_report_pointer(sink, f, row->pointer);
}

void pp_rule_tell(const struct pp_rule_tell *tell, struct pp_rule_rows *rows,
		  struct pp_listing into)
{
	const struct pp_rules *rules = tell->rules;
	bool *told = pp_new(into.arena, bool, rules->rule_count);
	struct opened o = { 0 };

	if (rows->count)
		qsort(rows->items, rows->count, sizeof(*rows->items),
		      compare_paths);
	o.reader = pp_reader_new(tell->snapshot, PP_READ_BYTES_MAX);
	for (size_t i = 0; i < rows->count; i++) {
		const struct pp_rule_row *row = &rows->items[i];
		const struct pp_sql_file *rule = &rules->rules[row->rule];
		const char *path = row->has_path ?
			find_record(tell->records, row->path) : NULL;

		if (path) {
			open_record(&o, tell->kinds, path);
			tell_row(rule->rule, into.sink, &o, row);
		} else if (!told[row->rule]) {
			report_path(rule, into.sink, row);
			told[row->rule] = true;
		}
	}
	pp_reader_free(o.reader);
	pp_arena_release(&o.arena);
}
