/* What an import changes. */
#include "cli/print_import.h"

#include "base/escape.h"
#include "cli/print_commit.h"
#include "data/yaml_write.h"

enum { LINE_MAX = 1 << 20, VALUE_SHOWN = 60 };

static void add_value(struct pp_buf *b, const struct pp_value *v)
{
	struct pp_arena arena = { 0 };
	struct pp_buf flow;

	if (!v) {
		pp_buf_puts(b, "nothing");
		return;
	}
	pp_buf_init(&flow, LINE_MAX);
	if (v->type <= PP_STRING)
		pp_buf_str(&flow, v->text);
	else
		pp_yaml_write_flow(&flow, v);
	pp_escape_terminal(b, pp_str(pp_brief(&arena, pp_buf_get(&flow),
					      VALUE_SHOWN)));
	pp_buf_release(&flow);
	pp_arena_release(&arena);
}

static void print_target(FILE *out, const struct pp_import_target *t)
{
	struct pp_buf b;

	pp_buf_init(&b, LINE_MAX);
	pp_buf_puts(&b, t->is_new ? "new " : "changed ");
	pp_escape_terminal(&b, pp_str(t->path));
	pp_buf_putc(&b, '\n');
	for (size_t i = 0; i < t->change_count; i++) {
		const struct pp_import_change *c = &t->changes[i];

		pp_buf_puts(&b, "  ");
		pp_escape_terminal(&b, c->property);
		pp_buf_puts(&b, ": ");
		if (c->secret) {
			pp_buf_puts(&b, "changed (it may only be counted)\n");
			continue;
		}
		add_value(&b, c->was);
		pp_buf_puts(&b, " -> ");
		add_value(&b, c->now);
		pp_buf_putc(&b, '\n');
	}
	fwrite(b.p, 1, b.n, out);
	pp_buf_release(&b);
}

/* "3 person, 12 attendance" of the new ones, or of those that change. */
static void print_kinds(FILE *out, const struct pp_import_result *result,
			bool is_new)
{
	struct pp_map counts = { 0 };

	for (size_t i = 0; i < result->count; i++)
		if (result->targets[i]->is_new == is_new)
			pp_map_put(&counts, result->targets[i]->kind->name,
				   NULL)->num++;
	for (size_t i = 0; i < counts.count; i++)
		fprintf(out, "%s%zu %.*s", i ? ", " : " (",
			(size_t)counts.entries[i].num,
			PP_STR(counts.entries[i].key));
	if (counts.count)
		fputc(')', out);
	pp_map_release(&counts);
}

void pp_print_import(FILE *out, const struct pp_import_result *result,
		     bool list)
{
	for (size_t i = 0; i < result->count; i++)
		if (list || !result->targets[i]->is_new)
			print_target(out, result->targets[i]);
	fprintf(out, "%zu new", result->added);
	print_kinds(out, result, true);
	fprintf(out, ", %zu changed", result->changed);
	print_kinds(out, result, false);
	fprintf(out, ", %zu unchanged\n", result->unchanged);
}

void pp_print_import_end(FILE *out, const struct pp_import_result *result,
			 bool dry_run)
{
	fprintf(out, "%zu row%s", result->rows, result->rows == 1 ? "" : "s");
	if (result->passed)
		fprintf(out, ", %zu passed over", result->passed);
	if (result->skipped)
		fprintf(out, ", %zu skipped", result->skipped);
	if (result->left_out)
		fprintf(out, ", %zu left out", result->left_out);
	if (dry_run)
		fputs("; nothing was written", out);
	else
		pp_print_commit(out, ";", &result->written);
	fputc('\n', out);
}
