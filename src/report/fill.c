/* Filling the parts of a document. */
#include "report/fill.h"

#include <cmark.h>

#include "base/escape.h"
#include "index/sql_token.h"
#include "report/bound.h"
#include "report/fill_query.h"
#include "report/grid.h"
#include "report/scope.h"
#include "report/tree.h"

/* One document, or one time that a template is filled. */
struct filling {
	struct pp_fill *f;
	const struct pp_prose *source;
	struct pp_document *document;
	struct pp_scope scope;
};

static void fill_parts(struct filling *g);

/* --- what goes wrong ------------------------------------------------------ */

/* The box in the place of a part: its first fault. */
static void show_fault(struct filling *g, const struct pp_part *part,
		       const struct pp_sink *faults)
{
	const struct pp_finding *e = faults ? faults->items[0] : NULL;
	bool in_line = part->kind >= PP_PART_SELECT;
	struct pp_pos pos = e && e->pos.file ? e->pos : part->pos;
	struct pp_buf out;
	cmark_node *node;

	if (!g->f->target)
		return;
	pp_buf_init(&out, PP_FILL_BYTES_MAX);
	g->f->target->fault(&out, pp_str(pp_arena_printf(g->f->arena,
			"%s:%u:%u: %s", pos.file, pos.line, pos.col,
			e ? e->text : part->fault)), in_line);
	pp_buf_putc(&out, '\0');
	node = pp_tree_node(in_line ? CMARK_NODE_CUSTOM_INLINE :
					CMARK_NODE_CUSTOM_BLOCK);
	cmark_node_set_on_enter(node, out.p);
	cmark_node_replace(part->node, node);
	pp_buf_release(&out);
}

/* Show the faults of a part and hand them on. */
static void fail(struct filling *g, const struct pp_part *part,
		 struct pp_sink *faults)
{
	show_fault(g, part, faults);
	pp_sink_absorb(g->f->sink, faults);
}

__attribute__((format(printf, 4, 5)))
static void report(struct pp_sink *sink, const struct pp_rule *rule,
		   struct pp_pos pos, const char *format, ...)
{
	struct pp_arena scrap = { 0 };
	va_list ap;

	va_start(ap, format);
	pp_report(sink, rule, pos, "%s",
		  pp_arena_vprintf(&scrap, format, ap));
	va_end(ap);
	pp_arena_release(&scrap);
}

/* --- queries -------------------------------------------------------------- */

/* Are there as many rows as there must be? */
static void check_least(struct filling *g, struct pp_sink *faults,
		       const struct pp_part *part,
		       const struct pp_result *result)
{
	unsigned least = part->block.least;

	if (!g->f->target || result->row_count >= least)
		return;
	report(faults, PP_R(REPORT_ROWS), part->pos, "this has %zu row%s, and "
	       "must have %u at least", result->row_count,
	       result->row_count == 1 ? "" : "s", least);
	for (size_t i = 0; i < g->scope.param_count; i++) {
		const struct pp_param *p = &g->scope.params[i];

		if (!p->is_null)
			pp_report_note(faults, faults->items[0],
				       (struct pp_pos){ 0 },
				       "%.*s is '%.*s'", PP_STR(p->name),
				       PP_STR(pp_scope_text(&g->scope,
							    g->f->arena, p)));
	}
}

/* Run the part's query, or only look at it.  0; or -1 with faults. */
static int query(struct filling *g, struct pp_sink *faults,
		 const struct pp_part *part, struct pp_result *out)
{
	struct pp_fill *f = g->f;
	struct pp_query q = { .sql = part->sql.text, .file = g->source->file };
	int rc;

	pp_scope_params(&q, f->arena, &g->scope);
	rc = pp_scope_check(&g->scope, faults, &q);
	if (!f->target || !rc)
		rc |= pp_fill_ask(f, faults, &q, out, !f->target);
	pp_prose_relocate(faults, g->source, &part->sql, part->pos);
	if (!rc)
		pp_fill_note(f, faults, part->pos, out);
	if (!faults->errors)
		check_least(g, faults, part, out);
	return faults->errors ? -1 : 0;
}

/* --- putting into the tree ------------------------------------------------ */

static void put(struct filling *g, const struct pp_part *part,
		struct pp_buf *made)
{
	bool in_line = part->kind >= PP_PART_SELECT;
	cmark_node *node = pp_tree_node(in_line ? CMARK_NODE_CUSTOM_INLINE :
						    CMARK_NODE_CUSTOM_BLOCK);

	g->f->bytes += made->n;
	pp_buf_putc(made, '\0');
	cmark_node_set_on_enter(node, made->p);
	cmark_node_replace(part->node, node);
}

/* Is there room for one more?  Else says so, once. */
static bool has_room(struct filling *g, const struct pp_part *part,
		     struct pp_sink *faults)
{
	struct pp_fill *f = g->f;

	if (f->bytes <= PP_FILL_BYTES_MAX)
		return true;
	report(faults, PP_R(REPORT_LIMIT), part->pos, "the report would have "
	       "more than %d bytes", PP_FILL_BYTES_MAX);
	return false;
}

static void put_value(struct filling *g, const struct pp_part *part,
		      struct pp_str text)
{
	struct pp_buf made;

	if (!g->f->target)
		return;
	pp_buf_init(&made, PP_FILL_BYTES_MAX);
	g->f->target->text(&made, text);
	put(g, part, &made);
	pp_buf_release(&made);
}

static struct pp_str cell_text(struct filling *g, const struct pp_cell *cell)
{
	struct pp_buf b;
	struct pp_str text;

	pp_buf_init(&b, PP_FILL_BYTES_MAX);
	pp_grid_value(&b, cell);
	text = pp_arena_str(g->f->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

static void keep(struct filling *g, const struct pp_part *part,
		 const struct pp_result *result)
{
	struct pp_fill *f = g->f;

	if (f->filled_count == f->filled_cap) {
		size_t cap = 2 * f->filled_cap + 16;
		struct pp_filled *grown = pp_new(f->arena, struct pp_filled,
						 cap);

		if (f->filled_count)
			memcpy(grown, f->filled,
			       f->filled_count * sizeof(*grown));
		f->filled = grown;
		f->filled_cap = cap;
	}
	f->filled[f->filled_count++] = (struct pp_filled){ &part->block,
							   *result };
}

/* An element's id stands once in a page, however often its template does. */
static struct pp_str element_id(struct filling *g, struct pp_str id)
{
	if (!id.n || g->f->depth <= 1)
		return id;
	return pp_str(pp_arena_printf(g->f->arena, "%.*s-%zu", PP_STR(id),
				      ++g->f->ids));
}

static void put_block(struct filling *g, const struct pp_part *part,
		      const struct pp_result *result)
{
	const struct pp_fence *b = &part->block;
	const struct pp_table_view view = {
		.form = (enum pp_table_form)b->form, .result = result,
		.caption = b->caption, .id = element_id(g, b->id),
		.note = b->note, .empty = b->empty, .absent = b->absent,
		.href = g->f->href, .href_data = g->f->href_data,
	};
	struct pp_str value = b->absent.n ? b->absent : PP_LIT("[x]");
	struct pp_buf made;

	if (!g->f->target)
		return;
	pp_buf_init(&made, PP_FILL_BYTES_MAX);
	if (b->form != PP_FENCE_AS_VALUE) {
		g->f->target->table(&made, &view);
	} else {
		if (result->row_count && result->column_count &&
		    result->cells->type != PP_CELL_NULL)
			value = cell_text(g, result->cells);
		g->f->target->value(&made, value, &view);
	}
	put(g, part, &made);
	pp_buf_release(&made);
}

static void remove_node(struct filling *g, const struct pp_part *part)
{
	if (!g->f->target)
		return;
	cmark_node_unlink(part->node);
}

/* --- each kind of part ---------------------------------------------------- */

static void fill_sql(struct filling *g, struct pp_part *part)
{
	const struct pp_fill_where where = { g->source, &g->scope };
	struct pp_result *result = pp_new(g->f->arena, struct pp_result, 1);
	struct pp_sink faults = { 0 };

	if (!has_room(g, part, &faults) ||
	    (part->block.is_statistics ?
	     pp_fill_statistics(g->f, &faults, &where, part, result) :
	     query(g, &faults, part, result)) < 0) {
		fail(g, part, &faults);
		pp_scope_name(&g->scope, g->f->arena, part->block.id, NULL);
		return;
	}
	pp_sink_release(&faults);
	pp_scope_name(&g->scope, g->f->arena, part->block.id, result);
	if (part->block.form == PP_FENCE_AS_HIDDEN) {
		remove_node(g, part);
		return;
	}
	keep(g, part, result);
	put_block(g, part, result);
}

static void fill_select(struct filling *g, struct pp_part *part)
{
	struct pp_sink faults = { 0 };
	struct pp_result result = { 0 };

	if (!has_room(g, part, &faults) ||
	    query(g, &faults, part, &result) < 0) {
		fail(g, part, &faults);
		return;
	}
	if (result.column_count != 1 || result.row_count > 1) {
		report(&faults, PP_R(REPORT_FORM), part->pos, "a value within "
		       "a line must be one row of one column");
		fail(g, part, &faults);
		return;
	}
	pp_sink_release(&faults);
	put_value(g, part, !result.row_count ||
		  result.cells->type == PP_CELL_NULL ? PP_LIT("[x]") :
		  cell_text(g, result.cells));
}

static void fill_param(struct filling *g, struct pp_part *part)
{
	const struct pp_param *p = pp_scope_find(&g->scope, part->name);
	struct pp_sink faults = { 0 };

	if (p && p->is_null) {
		put_value(g, part, PP_LIT("[x]"));
	} else if (p) {
		put_value(g, part, pp_scope_text(&g->scope, g->f->arena, p));
	} else {
		report(&faults, PP_R(QUERY_PARAM), part->pos,
		       "there is no parameter '%.*s'", PP_STR(part->name));
		pp_scope_suggest(&g->scope, &faults, part->name);
		fail(g, part, &faults);
	}
}

static void fill_field(struct filling *g, struct pp_part *part)
{
	const struct pp_result *result;
	struct pp_sink faults = { 0 };
	size_t column = 0;

	if (!pp_scope_block(&result, &g->scope, part->id)) {
		report(&faults, PP_R(REPORT_FORM), part->pos,
		       "no block before this has the id '%.*s'",
		       PP_STR(part->id));
		fail(g, part, &faults);
		return;
	}
	while (result && column < result->column_count &&
	       !pp_sql_same_name(result->columns[column].name, part->name))
		column++;
	if (!result || column == result->column_count) {
		report(&faults, PP_R(REPORT_FORM), part->pos, result ?
		       "the block '%.*s' has no column '%.*s'" :
		       "the block '%.*s' has a fault, so that '%.*s' is not "
		       "known", PP_STR(part->id), PP_STR(part->name));
		fail(g, part, &faults);
		return;
	}
	put_value(g, part, !result->row_count ||
		  result->cells[column].type == PP_CELL_NULL ?
		  PP_LIT("[x]") : cell_text(g, &result->cells[column]));
}

/* --- documents within documents ------------------------------------------- */

/* Read the text, fill it with the scope, and put its blocks before the part's
 * node. */
static void put_document(struct filling *g, const struct pp_part *part,
			 const struct pp_prose *source,
			 const struct pp_extract *text,
			 const struct pp_scope *scope)
{
	struct pp_document document;
	struct filling inner = { g->f, source, &document, *scope };
	cmark_node *child;

	pp_document_read(&document, g->f->arena, g->f->sink, source, text);
	g->f->depth++;
	fill_parts(&inner);
	g->f->depth--;
	pp_scope_release(&inner.scope);
	while (g->f->target &&
	       (child = cmark_node_first_child(document.root)) != NULL)
		if (!cmark_node_insert_before(part->node, child))
			break;
	g->f->bytes += text->text.n;
}

/* 0; or -1 with faults. */
static int find_other(struct filling *g, struct pp_included *out,
		      struct pp_sink *faults, const struct pp_part *part)
{
	struct pp_str name = part->block.name;
	int found;

	if (g->f->depth >= PP_FILL_DEPTH_MAX) {
		report(faults, PP_R(REPORT_LIMIT), part->pos, "more than %d "
		       "reports within each other", PP_FILL_DEPTH_MAX);
		return -1;
	}
	found = g->f->find ? g->f->find(g->f->find_data, out, faults, name) : 0;
	if (!found)
		report(faults, PP_R(REPORT_FORM), part->pos,
		       "there is no report '%.*s'", PP_STR(name));
	else if (found < 0)
		report(faults, PP_R(REPORT_FORM), part->pos,
		       "the report '%.*s' has a fault", PP_STR(name));
	return found > 0 ? 0 : -1;
}

static struct pp_extract whole(const struct pp_prose *source)
{
	return (struct pp_extract){ source->text, source->line, 0 };
}

/* Rows after one that failed would fail as it did: the first fault is enough,
 * but each row has its box. */
static bool may_go_on(struct filling *g, const struct pp_part *part,
		      struct pp_sink *faults)
{
	if (!has_room(g, part, faults))
		return false;
	if (g->f->rows++ < PP_FILL_ROWS_MAX)
		return true;
	report(faults, PP_R(REPORT_LIMIT), part->pos, "templates are filled "
	       "more than %d times", PP_FILL_ROWS_MAX);
	return false;
}

static void fill_include(struct filling *g, struct pp_part *part)
{
	struct pp_sink faults = { 0 };
	struct pp_included other;
	struct pp_extract text;
	struct pp_scope scope;

	if (!may_go_on(g, part, &faults) ||
	    find_other(g, &other, &faults, part) < 0 ||
	    pp_scope_include(&scope, g->f->arena, &faults, part, other.head,
			     &g->scope) < 0) {
		fail(g, part, &faults);
		return;
	}
	pp_sink_release(&faults);
	text = whole(other.source);
	put_document(g, part, other.source, &text, &scope);
	remove_node(g, part);
}

static void fill_each(struct filling *g, struct pp_part *part)
{
	struct pp_result *result = pp_new(g->f->arena, struct pp_result, 1);
	struct pp_included other = { NULL, g->source };
	struct pp_extract text = part->template;
	struct pp_sink faults = { 0 };
	size_t rows;

	if (query(g, &faults, part, result) < 0 ||
	    (part->block.name.n &&
	     find_other(g, &other, &faults, part) < 0)) {
		fail(g, part, &faults);
		return;
	}
	pp_scope_name(&g->scope, g->f->arena, part->block.id, result);
	keep(g, part, result);
	if (other.head)
		text = whole(other.source);
	rows = g->f->target ? result->row_count : 1;
	for (size_t row = 0; row < rows; row++) {
		struct pp_scope scope;

		if (!may_go_on(g, part, &faults) ||
		    pp_scope_row(&scope, g->f->arena, &faults, part, result,
				 row, other.head, &g->scope) < 0) {
			fail(g, part, &faults);
			return;
		}
		put_document(g, part, other.source, &text, &scope);
	}
	if (!rows && part->block.empty.n)
		put_block(g, part, result);
	else
		remove_node(g, part);
	pp_sink_release(&faults);
}

/* Blocks first, so that a value in the text above may be of one below. */
static void fill_parts(struct filling *g)
{
	for (size_t i = 0; i < g->document->count; i++) {
		struct pp_part *part = &g->document->parts[i];

		if (part->kind == PP_PART_SQL)
			fill_sql(g, part);
		else if (part->kind == PP_PART_EACH)
			fill_each(g, part);
		else if (part->kind == PP_PART_INCLUDE)
			fill_include(g, part);
		else if (part->fault)
			show_fault(g, part, NULL);
	}
	for (size_t i = 0; i < g->document->count; i++) {
		struct pp_part *part = &g->document->parts[i];

		if (part->kind == PP_PART_SELECT)
			fill_select(g, part);
		else if (part->kind == PP_PART_PARAM)
			fill_param(g, part);
		else if (part->kind == PP_PART_FIELD)
			fill_field(g, part);
	}
}

void pp_fill_document(struct pp_fill *fill, struct pp_document *document,
		      const struct pp_prose *source,
		      const struct pp_param *params, size_t param_count)
{
	struct filling g = { fill, source, document,
			     { .params = params,
			       .param_count = param_count } };

	struct pp_arena *before = pp_tree_use(fill->arena);

	fill->depth++;
	fill_parts(&g);
	fill->depth--;
	pp_scope_release(&g.scope);
	pp_tree_use(before);
}

void pp_fill_release(struct pp_fill *fill)
{
	pp_map_release(&fill->kinds);
}
