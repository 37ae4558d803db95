/* What is asked: SQL, a file of it, or the name of a query that is kept. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "pool/queries.h"
#include "tools/query.h"

enum { SQL_MAX = 16 << 20 };

static bool starts_with_word(const char *text, const char *word)
{
	while (*text && *word && (*text | 0x20) == *word) {
		text++;
		word++;
	}
	return !*word && !((*text | 0x20) >= 'a' && (*text | 0x20) <= 'z') &&
	       *text != '-' && *text != '_';
}

static bool is_sql(const char *operand)
{
	return strpbrk(operand, " \t\r\n(;*") ||
	       starts_with_word(operand, "select") ||
	       starts_with_word(operand, "with") ||
	       starts_with_word(operand, "values");
}

/* The parameters that were given, and the defaults of those that were not. */
static int read_params(struct pp_query_run *r, const struct pp_sql_file *file)
{
	const struct pp_list *given = &r->settings.params;
	struct pp_param *params = pp_new(&r->arena, struct pp_param,
					 given->count + file->param_count);
	size_t n = 0;

	for (; n < given->count; n++) {
		const char *text = given->items[n], *equals = strchr(text, '=');

		if (!equals || equals == text)
			return pp_usage(&pp_query_command, NULL,
					"-p wants NAME=VALUE, not '%s'", text);
		params[n].name = (struct pp_str){ text,
						  (size_t)(equals - text) };
		params[n].value = pp_str(equals + 1);
	}
	for (size_t i = 0; i < file->param_count; i++) {
		const struct pp_sql_param *p = &file->params[i];
		bool is_given = false;

		for (size_t k = 0; k < given->count; k++)
			is_given |= pp_str_eq(params[k].name, p->name);
		if (p->has_standard && !is_given)
			params[n++] = (struct pp_param){ .name = p->name,
							 .value = p->standard };
	}
	r->query.params = params;
	r->query.param_count = n;
	r->query.declared = file->params;
	r->query.declared_count = file->param_count;
	return -1;
}

static int read_sql_file(struct pp_query_run *r, struct pp_sql_file *out)
{
	const char *name = r->settings.file;
	bool is_stdin = !strcmp(name, "-");
	struct pp_buf bytes;
	struct pp_str text;
	int rc;

	pp_buf_init(&bytes, SQL_MAX + 1);
	name = is_stdin ? "<stdin>" : name;
	rc = is_stdin ? pp_file_read_fd(&bytes, &r->sink, name, STDIN_FILENO,
					SQL_MAX) :
			pp_file_read_named(&bytes, &r->sink, name, SQL_MAX);
	text = pp_arena_str(&r->arena, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	r->query.file = name;
	r->query.sql = text;
	if (rc < 0 || pp_sql_file_read(out, &r->arena, &r->sink, PP_SQL_QUERY,
				       name, text) < 0)
		return pp_query_tell(r);
	return -1;
}

static int unknown_query(struct pp_query_run *r)
{
	struct pp_queries queries;
	struct pp_str *names;
	const char *hint = "'peerpool query --list' shows which there are";
	int near;

	if (pp_queries_read(&queries, &r->pool, pp_query_into(r)) < 0)
		return pp_query_tell(r);
	names = pp_new(&r->arena, struct pp_str, queries.count);
	for (size_t i = 0; i < queries.count; i++)
		names[i] = queries.items[i].name;
	near = pp_nearest(pp_str(r->operand), names, queries.count);
	if (near >= 0)
		hint = pp_arena_printf(&r->arena, "did you mean '%.*s'?",
				       PP_STR(names[near]));
	else if (!queries.count)
		hint = "the pool keeps none: each is a file "
		       "schemas/queries/NAME.sql";
	return pp_fail(&pp_query_command, hint, "there is no query '%s'",
		       r->operand);
}

static int read_kept(struct pp_query_run *r, struct pp_sql_file *out)
{
	int found = pp_queries_find(out, &r->pool, pp_query_into(r),
				    r->operand);

	if (found < 0)
		return pp_query_tell(r);
	if (!found)
		return unknown_query(r);
	r->query.file = out->path;
	r->query.sql = out->sql;
	return -1;
}

/* What to ask, before anything else is done. */
int pp_query_read(struct pp_query_run *r)
{
	struct pp_sql_file file = { 0 };
	int status = -1;

	r->query.timeout_ms = (unsigned)r->settings.timeout * 1000;
	if (r->settings.file) {
		status = read_sql_file(r, &file);
	} else if (is_sql(r->operand)) {
		r->query.file = "<sql>";
		r->query.sql = pp_str(r->operand);
	} else {
		status = read_kept(r, &file);
	}
	return status < 0 ? read_params(r, &file) : status;
}
