/* What can be asked: tables and columns, and the queries that are kept. */
#include <stdio.h>

#include "cli/pager.h"
#include "cli/print_schema.h"
#include "pool/queries.h"
#include "tools/query.h"

enum { TEXT_MAX = 16 << 20 };

static int unknown_table(struct pp_query_run *r, const struct pp_tables *tables)
{
	struct pp_str *names = pp_new(&r->arena, struct pp_str, tables->count);
	const char *hint = "'peerpool query --schema' lists the tables";
	int near;

	for (size_t i = 0; i < tables->count; i++)
		names[i] = tables->items[i].name;
	near = pp_nearest(pp_str(r->operand), names, tables->count);
	if (near >= 0)
		hint = pp_arena_printf(&r->arena, "did you mean '%.*s'?",
				       PP_STR(names[near]));
	return pp_fail(&pp_query_command, hint, "there is no table '%s'",
		       r->operand);
}

int pp_query_schema(struct pp_query_run *r)
{
	const struct pp_table *table = NULL;
	struct pp_tables tables;
	struct pp_result result;
	struct pp_pager pager;
	int status = pp_query_open(r);

	if (status >= 0)
		return status;
	if (pp_session_tables(&tables, &r->arena, &r->sink, r->ask.session) < 0)
		return pp_query_tell(r);
	if (r->operand) {
		table = pp_tables_find(&tables, pp_str(r->operand));
		if (!table)
			return unknown_table(r, &tables);
	}
	pp_query_close(r);
	if (r->settings.format != PP_QUERY_NO_FORMAT || r->settings.output) {
		if (r->settings.format == PP_QUERY_NO_FORMAT)
			r->settings.format = PP_RESULT_TABLE;
		pp_schema_result(&result, &r->arena, &tables, table);
		return pp_query_print(r, &result);
	}
	pp_pager_start(&pager, stdout);
	if (table)
		pp_print_schema_table(stdout, &tables, table, &r->terminal);
	else
		pp_print_schema(stdout, &tables, &r->terminal);
	pp_pager_end(&pager);
	return PP_EXIT_OK;
}

static struct pp_cell text_cell(struct pp_str text)
{
	struct pp_cell cell = { .type = PP_CELL_NULL };

	if (text.n) {
		cell.type = PP_CELL_TEXT;
		cell.text = text;
	}
	return cell;
}

/* "region, months=12" */
static struct pp_str params_of(struct pp_query_run *r,
			       const struct pp_sql_file *file)
{
	struct pp_buf b;
	struct pp_str text;

	pp_buf_init(&b, TEXT_MAX);
	for (size_t i = 0; i < file->param_count; i++) {
		const struct pp_sql_param *p = &file->params[i];

		pp_buf_printf(&b, "%s%.*s", i ? ", " : "", PP_STR(p->name));
		if (p->has_standard)
			pp_buf_printf(&b, "=%.*s", PP_STR(p->standard));
	}
	text = pp_arena_str(&r->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

int pp_query_list(struct pp_query_run *r)
{
	struct pp_result_column heads[] = {
		{ .name = PP_LIT("query") }, { .name = PP_LIT("parameters") },
		{ .name = PP_LIT("title") },
	};
	struct pp_result result = { .columns = heads, .column_count = 3 };
	struct pp_queries queries;

	if (pp_queries_read(&queries, &r->pool, pp_query_into(r)) < 0)
		return pp_query_tell(r);
	result.cells = pp_new(&r->arena, struct pp_cell, 3 * queries.count);
	result.row_count = queries.count;
	for (size_t i = 0; i < queries.count; i++) {
		const struct pp_sql_file *file = &queries.items[i];

		result.cells[3 * i] = text_cell(file->name);
		result.cells[3 * i + 1] = text_cell(params_of(r, file));
		result.cells[3 * i + 2] = text_cell(file->title);
	}
	if (!queries.count && !r->sink.count)
		return pp_fail(&pp_query_command, "each is a file "
			       "schemas/queries/NAME.sql",
			       "the pool keeps no queries");
	if (r->settings.format == PP_QUERY_NO_FORMAT)
		r->settings.format = PP_RESULT_TABLE;
	pp_query_print(r, &result);
	return r->sink.count ? pp_query_tell(r) : PP_EXIT_OK;
}
