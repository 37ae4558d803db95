/* peerpool stats: counts that lead to nobody. */
#include <errno.h>
#include <string.h>

#include "cli/print_result.h"
#include "pool/stats.h"
#include "tools/commands.h"
#include "tools/enter.h"
#include "tools/output.h"

struct settings {
	const char *by;
	struct pp_list where;
	unsigned format;
	const char *output;
};

#define AT(member) offsetof(struct settings, member)

static const struct pp_option options[] = {
	{ 'b', "by", PP_OPT_TEXT, AT(by), .argument = "DIMENSION",
	  .help = "count by this property" },
	{ 'w', "where", PP_OPT_LIST, AT(where), .argument = "NAME=VALUE",
	  .help = "count only records of which that holds" },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "how the counts are printed",
	  .choices = pp_result_formats },
	{ 'o', "output", PP_OPT_TEXT, AT(output), .argument = "FILE",
	  .help = "write them to FILE" },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool stats peer --by region", "how many peers each region has" },
	{ "peerpool stats peer --by skill --where group=ind",
	  "of one group's peers" },
	{ "peerpool stats peer", "by what peers can be counted" },
	{ 0 }
};

const struct pp_command pp_stats_command = {
	.name = "stats",
	.summary = "count records so that nobody can be found in the counts",
	.usage = "KIND --by DIMENSION [OPTION]...\n"
		 "KIND",
	.examples = examples,
	.description =
		"Counts the records of a kind along one property whose schema "
		"lists its values. A count under 10 is shown as [c], for "
		"confidential; others are rounded to 5, and so is the total, "
		"by itself, so that it need not be the sum. Each value has "
		"its row, also one that nobody has, and so has the absence "
		"of an answer.\n\n"
		"Properties with 'x-use: statistics-only' are seen by this "
		"command alone. --where can be given once, and not for such a "
		"property, as every cut brings the counts nearer to single "
		"people. Without --by, the dimensions are listed.",
	.options = options,
	.options_anywhere = true,
};

struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_open_pool open;
};

static struct pp_cell text_cell(struct pp_str text)
{
	struct pp_cell cell = { .type = PP_CELL_TEXT };

	cell.text = text;
	return cell;
}

static struct pp_cell count_cell(int64_t count)
{
	struct pp_cell cell = { .type = PP_CELL_INTEGER };

	if (count == PP_WITHHELD)
		return text_cell(PP_LIT("[c]"));
	cell.integer = count;
	return cell;
}

static int print(struct run *r, const struct pp_result *result)
{
	const struct pp_output output = {
		&pp_stats_command, r->settings.format, r->settings.output,
		r->args.no_color, .wrap = false,
	};

	return pp_output_result(&output, result);
}

/* The value, with what it is called where that is something else. */
static struct pp_str named(struct run *r, const struct pp_stats_row *row)
{
	if (!row->value.p)
		return PP_LIT("(not given)");
	if (!row->label.n || r->settings.format == PP_RESULT_JSON ||
	    r->settings.format == PP_RESULT_JSONL)
		return row->value;
	return pp_str(pp_arena_printf(&r->arena, "%.*s (%.*s)",
				      PP_STR(row->label), PP_STR(row->value)));
}

static int print_counts(struct run *r, const struct pp_stats *stats)
{
	struct pp_result_column columns[2] = {
		{ .name = stats->by->name, .label = stats->by->label },
		{ .name = PP_LIT("records"), .is_number = true },
	};
	struct pp_result result = { .columns = columns, .column_count = 2 };
	size_t n = stats->row_count;
	int status;

	result.row_count = n + 1;
	result.cells = pp_new(&r->arena, struct pp_cell, 2 * (n + 1));
	for (size_t i = 0; i < n; i++) {
		const struct pp_stats_row *row = &stats->rows[i];

		result.cells[2 * i] = text_cell(named(r, row));
		result.cells[2 * i + 1] = count_cell(row->count);
	}
	result.cells[2 * n] = text_cell(PP_LIT("(all)"));
	result.cells[2 * n + 1] = count_cell(stats->total);
	status = print(r, &result);
	fprintf(stderr, "counts under %d are [c]; others, and the total by "
		"itself, are rounded to %d\n", PP_DISCLOSE_LEAST,
		PP_DISCLOSE_STEP);
	if (stats->by->is_list)
		fputs("a record counts once for each of its values\n", stderr);
	if (stats->broken)
		fputs("broken records were left out: 'peerpool check' tells "
		      "why\n", stderr);
	return status;
}

/* What KIND can be counted by. */
static int print_dimensions(struct run *r, const struct pp_kind *kind)
{
	struct pp_result_column columns[3] = {
		{ .name = PP_LIT("dimension") }, { .name = PP_LIT("label") },
		{ .name = PP_LIT("values") },
	};
	struct pp_result result = { .columns = columns, .column_count = 3 };
	struct pp_dimensions all;

	pp_dimensions_list(&all, &r->arena, r->open.kinds, kind);
	result.row_count = all.count;
	result.cells = pp_new(&r->arena, struct pp_cell, 3 * all.count);
	for (size_t i = 0; i < all.count; i++) {
		const struct pp_dimension *d = &all.items[i];
		struct pp_cell *cells = &result.cells[3 * i];
		const char *values = pp_arena_printf(&r->arena, "%zu%s",
			d->value_count, d->is_list ? ", several each" : "");

		if (d->refers_to && !d->value_count)
			values = pp_arena_printf(&r->arena, "each %.*s",
				PP_STR(d->refers_to->name));
		cells[0] = text_cell(d->name);
		cells[1] = text_cell(d->label);
		cells[2] = text_cell(pp_str(values));
	}
	return print(r, &result);
}

static int count(struct run *r)
{
	const char *name = r->args.items[0];
	const struct pp_kind *kind = pp_kinds_find(r->open.kinds,
						   pp_str(name));
	const struct pp_stats_ask ask = {
		kind, r->settings.by, r->settings.where.items,
		r->settings.where.count,
	};
	struct pp_stats stats;

	if (!kind)
		return pp_unknown_kind(&pp_stats_command, r->open.kinds, name);
	if (!r->settings.by)
		return print_dimensions(r, kind);
	if (pp_stats_count(&stats, (struct pp_listing){ &r->arena, &r->sink },
			   &r->open, &ask) < 0)
		return pp_tell(&r->sink, &r->args);
	return print_counts(r, &stats);
}

static int run(struct run *r)
{
	struct pp_listing into = { &r->arena, &r->sink };
	int status;

	if (r->args.count != 1)
		return pp_usage(&pp_stats_command, NULL,
				"say which kind of record to count");
	if (r->settings.where.count && !r->settings.by)
		return pp_usage(&pp_stats_command, NULL,
				"--where needs --by");
	if (pp_enter(&r->pool, &r->args, into) < 0 ||
	    pp_pool_open(&r->open, &r->pool, into) < 0)
		return pp_tell(&r->sink, &r->args);
	status = count(r);
	pp_pool_close(&r->open);
	return status;
}

int pp_stats_main(int argc, char **argv)
{
	struct run r = { 0 };
	int status = pp_start(&r.args, &r.arena, &pp_stats_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
