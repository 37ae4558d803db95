/* What has changed since a site was written. */
#include "publish/web_change.h"

#include <stdio.h>

#include "publish/web_stamp.h"
#include "store/commit.h"
#include "store/diff.h"

enum {
	SPREAD_MAX = 2000,	/* records through which it is followed */
	COMMITS_MAX = 64,
	SQL_MAX = 1 << 20, TEXT_MAX = 1 << 28, ROWS = 2,
};

struct finding {
	struct pp_web_change *c;
	struct pp_web *web;
	const struct pp_web_memo *memo;
	struct pp_sink *sink;
	struct pp_map changed;		/* "KIND/ID" of records */
	struct pp_arena scrap;
};

/* --- which records -------------------------------------------------------- */

static struct pp_str address(struct pp_arena *arena, struct pp_str kind,
			     struct pp_str id)
{
	return pp_str(pp_arena_printf(arena, "%.*s/%.*s", PP_STR(kind),
				      PP_STR(id)));
}

static void add_record(struct finding *f, struct pp_str kind, struct pp_str id)
{
	const struct pp_web_kind *k = pp_web_kind(f->web, kind);

	if (k && k->has_pages)
		pp_map_put(&f->c->records, address(f->web->arena, kind, id),
			   NULL);
}

/* One that may be of any kind. */
static void add_any(struct finding *f, struct pp_str id)
{
	for (size_t i = 0; i < f->web->kind_count; i++)
		add_record(f, f->web->kinds[i].kind->name, id);
}

static void split(struct pp_str *kind, struct pp_str *id, struct pp_str key)
{
	const char *slash = memchr(key.p, '/', key.n);
	size_t n = slash ? (size_t)(slash - key.p) : 0;

	*kind = (struct pp_str){ key.p, n };
	*id = (struct pp_str){ key.p + n + 1, key.n - n - 1 };
}

/* Records that refer to one of these, or to which they do, whatever their kind:
 * "KIND/ID", in scrap. */
static int follow(struct pp_map *out, struct finding *f,
		  const struct pp_map *from, bool backwards)
{
	struct pp_listing into = { &f->scrap, f->sink };
	struct pp_result result;
	struct pp_buf sql;
	int rc;

	if (!from->count)
		return 0;
	pp_buf_init(&sql, SQL_MAX);
	pp_buf_printf(&sql, "SELECT DISTINCT %s FROM refs WHERE %s IN (",
		      backwards ? "from_kind, from_id" : "to_kind, to_id",
		      backwards ? "to_id" : "from_id");
	for (size_t i = 0; i < from->count; i++) {
		struct pp_str kind, id;

		split(&kind, &id, from->entries[i].key);
		pp_buf_puts(&sql, i ? ", " : "");
		pp_web_sql_text(&sql, id);
	}
	pp_buf_puts(&sql, ")");
	rc = sql.overflow ? -1 : pp_web_query(&result, f->web, into,
			pp_arena_str(&f->scrap, pp_buf_get(&sql)), NULL);
	pp_buf_release(&sql);
	if (rc < 0)
		return -1;
	for (size_t i = 0; i < result.row_count; i++) {
		const struct pp_cell *cell = &result.cells[2 * i];

		if (cell[1].type != PP_CELL_TEXT)
			continue;
		if (cell[0].type == PP_CELL_TEXT)
			pp_map_put(out, address(&f->scrap, cell[0].text,
						cell[1].text), NULL);
		else
			add_any(f, cell[1].text);
	}
	return out->count > SPREAD_MAX ? -1 : 0;
}

static void add_all(struct finding *f, const struct pp_map *records)
{
	for (size_t i = 0; i < records->count; i++) {
		struct pp_str kind, id;

		split(&kind, &id, records->entries[i].key);
		add_record(f, kind, id);
	}
}

/* The pages of what refers to these, or to which they do. */
static int add_around(struct finding *f, const struct pp_map *records,
		      bool backwards)
{
	struct pp_map found = { 0 };
	int rc = follow(&found, f, records, backwards);

	if (!rc)
		add_all(f, &found);
	pp_map_release(&found);
	return rc;
}

/* --- what the index has written down -------------------------------------- */

static void note_table(struct finding *f, const struct pp_trace_item *item,
		       uintptr_t how)
{
	struct pp_map_entry *e = pp_map_put(&f->c->tables, item->a, NULL);

	e->num = e->num < how ? how : e->num;
	if (how == ROWS)
		return;
	pp_map_put(&f->c->columns, pp_str(pp_arena_printf(f->web->arena,
			"%.*s\t%.*s", PP_STR(item->a), PP_STR(item->b))),
		   NULL);
}

/* came: records that are there now and were not, or the other way round. */
static void note(struct finding *f, const struct pp_trace_item *item,
		 struct pp_map *came)
{
	struct pp_str about = address(f->web->arena, item->kind, item->id);

	switch (item->what) {
	case PP_TRACE_STATE:
		break;
	case PP_TRACE_ROWS:
	case PP_TRACE_COLUMN:
		note_table(f, item, item->what == PP_TRACE_ROWS ? ROWS : 1);
		add_record(f, item->kind, item->id);
		pp_map_put(&f->changed, about, NULL);
		break;
	case PP_TRACE_RECORD:
		add_record(f, item->kind, item->id);
		pp_map_put(&f->changed, about, NULL);
		pp_map_put(came, about, NULL);
		break;
	case PP_TRACE_TARGET:
		if (item->a.n)
			add_record(f, item->a, item->b);
		else
			add_any(f, item->b);
		break;
	case PP_TRACE_FILE:
		pp_map_put(&f->c->files, item->a, NULL);
		break;
	}
}

static int note_all(struct finding *f, const struct pp_trace_items *items)
{
	struct pp_map came = { 0 };
	int rc;

	for (size_t i = 0; i < items->count; i++)
		note(f, &items->items[i], &came);
	/* Links lead to what is there. */
	rc = came.count > SPREAD_MAX ? -1 : add_around(f, &came, true);
	pp_map_release(&came);
	return rc;
}

/* --- titles --------------------------------------------------------------- */

/* Through how many references does a title lead? */
static size_t depth_of(struct pp_str title)
{
	size_t most = 0, dots = 0;

	for (size_t i = 0; i < title.n; i++) {
		dots = title.p[i] == '{' ? 0 : dots + (title.p[i] == '.');
		most = dots > most ? dots : most;
	}
	return most;
}

static bool title_differs(const struct pp_web_change *c,
			  const struct pp_web_kind *kind)
{
	return kind->table && pp_web_change_reads(c, &kind->title_reads);
}

/* Those of the kind. */
static void pick(struct pp_map *out, const struct pp_map *from,
		 struct pp_str name)
{
	for (size_t i = 0; i < from->count; i++) {
		struct pp_str kind, id;

		split(&kind, &id, from->entries[i].key);
		if (pp_str_eq(kind, name))
			pp_map_put(out, from->entries[i].key, NULL);
	}
}

/* The records of the kind that may have another title. */
static int find_titled(struct pp_map *out, struct finding *f,
		       const struct pp_web_kind *kind)
{
	size_t depth = depth_of(kind->kind->title);
	struct pp_map levels[2] = { { 0 } };
	const struct pp_map *from = &f->changed;
	int rc = 0;

	pick(out, from, kind->kind->name);
	for (size_t i = 0; i < depth && !rc; i++) {
		struct pp_map *to = &levels[i % 2];

		pp_map_clear(to);
		rc = follow(to, f, from, true);
		pick(out, to, kind->kind->name);
		from = to;
	}
	pp_map_release(&levels[0]);
	pp_map_release(&levels[1]);
	return rc;
}

/* A title stands on the record's page, on those of what it refers to, and on
 * those of what refers to it. */
static int note_titles(struct finding *f)
{
	int rc = 0;

	for (size_t i = 0; i < f->web->kind_count && !rc; i++) {
		struct pp_web_kind *kind = &f->web->kinds[i];
		struct pp_map titled = { 0 };

		if (pp_web_title_reads(f->web, kind, f->sink) < 0)
			return -1;
		if (!title_differs(f->c, kind))
			continue;
		rc = find_titled(&titled, f, kind);
		rc = rc ? rc : add_around(f, &titled, true);
		rc = rc ? rc : add_around(f, &titled, false);
		add_all(f, &titled);
		pp_map_release(&titled);
	}
	return rc;
}

/* --- commits -------------------------------------------------------------- */

struct known {
	const uint8_t *id;
	size_t asked;
	bool met;
};

/* The walk ends where it leads nowhere. */
static bool is_known(void *data, const uint8_t id[PP_ID_SIZE])
{
	struct known *k = data;
	bool same = !memcmp(id, k->id, PP_ID_SIZE);

	k->met |= same;
	return same || ++k->asked > COMMITS_MAX;
}

static bool is_below(struct pp_str path, const char *folder)
{
	size_t n = strlen(folder);

	return pp_str_starts(path, pp_str(folder)) && path.n > n &&
	       path.p[n] == '/';
}

/* What a commit has changed: 0; -1 where that may be more than its records. */
static int note_commit(struct finding *f, struct pp_repo *repo,
		       const uint8_t *from, const uint8_t *to)
{
	const struct pp_config *config = &f->web->reports->open.config;
	const struct pp_diff diff = { .old_tree = from, .new_tree = to,
				      .prefix = f->web->ask->pool->prefix };
	struct pp_changes changes;

	if (pp_diff_collect(&changes, (struct pp_listing){ f->web->arena,
			    f->sink }, repo, &diff) < 0)
		return -1;
	for (size_t i = 0; i < changes.count; i++) {
		struct pp_str path = pp_str(changes.items[i].path), id;
		const struct pp_kind *kind;

		if (is_below(path, config->schemas) ||
		    pp_str_is(path, PP_CONFIG_FILE))
			return -1;
		kind = pp_kinds_match(f->web->reports->open.kinds, path, &id);
		if (kind)
			add_record(f, kind->name, id);
		pp_map_put(&f->c->files, path, NULL);
	}
	return 0;
}

/* From the commit of before to HEAD on a straight line. */
static int note_commits(struct finding *f, struct pp_repo *repo)
{
	struct pp_listing into = { &f->scrap, f->sink };
	struct known known = { .id = f->memo->past.head };
	struct pp_commit_info before;
	struct pp_commits commits;
	const uint8_t *tree;

	if (pp_id_is_zero(f->memo->past.head) ||
	    pp_id_is_zero(f->memo->head) ||
	    pp_commits_walk(&commits, into, repo, f->memo->head, is_known,
			    &known) < 0 ||
	    !known.met || known.asked > COMMITS_MAX ||
	    pp_commit_read(&before, into, repo, f->memo->past.head) < 0)
		return -1;
	tree = before.tree;
	for (size_t i = 0; i < commits.count; i++) {
		const struct pp_commit_info *c = &commits.items[i];

		if (c->parent_count != 1 ||
		    note_commit(f, repo, tree, c->tree) < 0)
			return -1;
		tree = c->tree;
	}
	return 0;
}

/* Which records are not as HEAD has them, from those that were not. */
static void find_open(struct finding *f, struct pp_repo *repo)
{
	struct pp_ask *a = f->web->ask;
	const struct pp_web_past *past = &f->memo->past;
	struct pp_uncommitted *open = pp_new(f->web->arena,
					     struct pp_uncommitted, 1);
	struct pp_uncommitted_want want = {
		.repo = repo, .prefix = a->pool->prefix,
		.records = f->web->reports->open.config.records,
		.index = &a->together.items[0].index,
	};
	struct pp_map paths = { 0 };
	struct pp_commit head;

	if (!past->has_open ||
	    pp_rev_lookup(&head, repo, f->sink, f->memo->head) < 0)
		return;
	want.head = &head;
	for (size_t i = 0; i < past->open.count; i++)
		pp_map_put(&paths, past->open.paths[i], NULL);
	for (size_t i = 0; i < f->c->files.count; i++)
		pp_map_put(&paths, f->c->files.entries[i].key, NULL);
	if (pp_uncommitted_among(open, (struct pp_listing){ f->web->arena,
				 f->sink }, &want, &paths) == 0)
		a->uncommitted = open;
	pp_map_release(&paths);
}

static void look_at_commits(struct finding *f)
{
	struct pp_web_change *c = f->c;
	struct pp_repo *repo = pp_repo_open(&f->web->ask->pool->place,
					    f->sink);

	c->head = memcmp(f->memo->head, f->memo->past.head, PP_ID_SIZE) != 0;
	if (c->head && (!repo || note_commits(f, repo) < 0))
		c->all_records = c->all_reports = true;
	else if (repo && !pp_id_is_zero(f->memo->head))
		find_open(f, repo);
	pp_repo_free(repo);
}

/* --- the whole ------------------------------------------------------------ */

/* What goes wrong is told where pages are made. */
struct pp_web_change *pp_web_change_find(struct pp_web *web,
					 const struct pp_web_memo *memo)
{
	struct pp_together *t = &web->ask->together;
	struct pp_sink unsaid = { 0 };
	struct finding f = { .web = web, .memo = memo, .sink = &unsaid };
	struct pp_trace_items items;

	/* What other pools hold is not looked at. */
	if (!memo->past.is_there || t->count != 1 ||
	    !pp_str_eq(memo->past.base, memo->base) ||
	    pp_index_since(&items, web->arena, &unsaid, &t->items[0].index,
			   memo->past.stamp) <= 0)
		goto out;
	f.c = pp_new(web->arena, struct pp_web_change, 1);
	f.c->web = web;
	f.c->past_texts = memo->past.texts;
	if (note_all(&f, &items) < 0 || note_titles(&f) < 0)
		f.c->all_records = true;
	look_at_commits(&f);
out:
	pp_map_release(&f.changed);
	pp_sink_release(&unsaid);
	pp_arena_release(&f.scrap);
	return f.c;
}

/* A change of the front matter shows itself as one of a file. */
void pp_web_change_texts(struct pp_web_change *c)
{
	struct pp_arena scrap = { 0 };
	struct pp_buf texts;

	pp_buf_init(&texts, TEXT_MAX);
	pp_web_stamp_texts(&texts, c->web);
	c->texts = texts.overflow ||
		   !pp_str_eq(c->past_texts,
			      pp_web_stamp_hash(&scrap, &texts));
	pp_buf_release(&texts);
	pp_arena_release(&scrap);
	for (size_t i = 0; i < c->files.count; i++) {
		struct pp_str id;
		const struct pp_kind *kind =
			pp_kinds_match(c->web->reports->open.kinds,
				       c->files.entries[i].key, &id);

		c->texts |= kind && kind->document;
	}
}

void pp_web_change_release(struct pp_web_change *change)
{
	if (!change)
		return;
	pp_map_release(&change->columns);
	pp_map_release(&change->tables);
	pp_map_release(&change->records);
	pp_map_release(&change->files);
}

/* --- asking --------------------------------------------------------------- */

static bool has_column(const struct pp_table *table, struct pp_str name)
{
	static const char *const fixed[] = {
		"", "_pool", "_path", "_line", "_blob", "ROWID",
	};

	for (size_t i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		if (pp_str_is(name, fixed[i]))
			return true;
	for (size_t i = 0; table && i < table->column_count; i++)
		if (pp_str_eq(table->columns[i].name, name))
			return true;
	return false;
}

/* A column whose name is not known may be any. */
static bool column_differs(const struct pp_web_change *c, struct pp_str read)
{
	const char *tab = memchr(read.p, '\t', read.n);
	size_t n = tab ? (size_t)(tab - read.p) : read.n;
	struct pp_str table = { read.p, n };
	const struct pp_map_entry *e = pp_map_get(&c->tables, table);
	struct pp_str column = { read.p + n + 1, tab ? read.n - n - 1 : 0 };

	if (pp_str_is(table, "finding"))
		return c->files.count || c->head;
	if (pp_str_is(table, "change"))
		return c->head;
	return e && (e->num == ROWS || pp_map_get(&c->columns, read) ||
		     !has_column(pp_tables_find(&c->web->tables, table),
				 column));
}

bool pp_web_change_reads(const struct pp_web_change *c,
			 const struct pp_map *reads)
{
	for (size_t i = 0; i < reads->count; i++)
		if (column_differs(c, reads->entries[i].key))
			return true;
	return false;
}

/* Can links lead elsewhere? */
static bool links_differ(const struct pp_web_change *c)
{
	for (size_t i = 0; i < c->web->kind_count; i++) {
		const struct pp_web_kind *kind = &c->web->kinds[i];
		const struct pp_map_entry *e;
		char id[PP_PATH_LIMIT];

		if (!kind->has_pages)
			continue;
		e = pp_map_get(&c->tables, kind->kind->name);
		snprintf(id, sizeof(id), "%.*s\tid", PP_STR(kind->kind->name));
		if (e && (e->num == ROWS ||
			  pp_map_get(&c->columns, pp_str(id))))
			return true;
	}
	return false;
}

bool pp_web_change_index(const struct pp_web_change *c)
{
	if (!c || c->texts || links_differ(c))
		return true;
	for (size_t i = 0; i < c->web->directory_count; i++)
		if (pp_web_change_directory(c, &c->web->directories[i]))
			return true;
	return false;
}

bool pp_web_change_all(const struct pp_web_change *c)
{
	if (!c || c->texts)
		return true;
	for (size_t i = 0; i < c->web->kind_count; i++)
		if (c->web->kinds[i].has_pages &&
		    title_differs(c, &c->web->kinds[i]))
			return true;
	return false;
}

bool pp_web_change_kind(const struct pp_web_change *c,
			const struct pp_web_kind *kind)
{
	return !c || title_differs(c, kind);
}

bool pp_web_change_record(const struct pp_web_change *c,
			  const struct pp_web_record *record)
{
	struct pp_arena scrap = { 0 };
	bool differs;

	if (!c || c->all_records)
		return true;
	if (!c->records.count)
		return false;
	differs = pp_map_get(&c->records, address(&scrap,
			     record->kind->kind->name, record->id));
	pp_arena_release(&scrap);
	return differs;
}

bool pp_web_change_directory(const struct pp_web_change *c,
			     const struct pp_web_directory *directory)
{
	return !c || links_differ(c) ||
	       pp_web_change_reads(c, &directory->reads);
}

/* Is a file below the folder of a kind that the report reads?  It says which
 * commit changed these last, and whether all are committed. */
static bool file_differs(const struct pp_web_change *c,
			 const struct pp_report_looks *looks)
{
	for (size_t i = 0; i < looks->kind_count; i++) {
		const struct pp_web_kind *kind = pp_web_kind(c->web,
							     looks->kinds[i]);

		if (!kind || !kind->kind->path.folder.n)
			return c->files.count;
		for (size_t k = 0; k < c->files.count; k++)
			if (pp_str_starts(c->files.entries[k].key,
					  kind->kind->path.folder))
				return true;
	}
	return looks->reads_all && c->files.count;
}

bool pp_web_change_report(const struct pp_web_change *c,
			  const struct pp_web_report *report)
{
	return !c || c->texts || c->all_reports || !report->looks.is_certain ||
	       links_differ(c) || pp_web_change_reads(c, &report->reads) ||
	       file_differs(c, &report->looks);
}
