/* The kinds of a pool at its commits. */
#include "pool/era.h"

#include <pthread.h>

#include "base/json.h"
#include "base/map.h"
#include "base/memory.h"
#include "data/read.h"
#include "pool/schemas.h"
#include "store/tree.h"

enum { LAYOUT_MAX = 1 << 26 };

struct pp_eras {
	const struct pp_pool *pool;
	pthread_mutex_t lock;		/* for all below */
	struct pp_arena arena;
	struct pp_map folders;		/* a configuration's id to the path of
					   the schemas in the repository */
	struct pp_map by_key;
	struct pp_era **items;
	size_t count, cap;
};

struct pp_eras *pp_eras_new(const struct pp_pool *pool)
{
	struct pp_eras *eras = pp_alloc(1, sizeof(*eras));

	*eras = (struct pp_eras){ .pool = pool };
	pthread_mutex_init(&eras->lock, NULL);
	return eras;
}

void pp_eras_free(struct pp_eras *eras)
{
	if (!eras)
		return;
	pthread_mutex_destroy(&eras->lock);
	pp_map_release(&eras->folders);
	pp_map_release(&eras->by_key);
	pp_free(eras->items);
	pp_arena_release(&eras->arena);
	pp_free(eras);
}

/* --- as text -------------------------------------------------------------- */

/* What is kept of an era:
 * {"records":"records","faulty":false,"kinds":[["peer","r","PATTERN"]]} */
static struct pp_str write_layout(struct pp_arena *arena,
				  const struct pp_era *era,
				  const struct pp_kinds *kinds)
{
	struct pp_json j;
	struct pp_buf b;
	struct pp_str text;

	pp_buf_init(&b, LAYOUT_MAX);
	pp_json_init(&j, &b, false);
	pp_json_object(&j);
	if (era->records)
		pp_json_put_string(&j, "records", era->records);
	pp_json_key(&j, "faulty");
	pp_json_bool(&j, era->is_faulty);
	pp_json_key(&j, "kinds");
	pp_json_array(&j);
	for (size_t i = 0; i < kinds->count; i++) {
		const struct pp_value *x = pp_value_get(kinds->items[i].root,
							"x-kind");

		pp_json_array(&j);
		pp_json_str(&j, kinds->items[i].name);
		pp_json_str(&j, kinds->items[i].prefix);
		pp_json_str(&j, pp_value_text(x, "path"));
		pp_json_end(&j);
	}
	pp_json_end(&j);
	pp_json_end(&j);
	text = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

static bool read_kind(struct pp_era_kind *out, struct pp_arena *arena,
		      const struct pp_value *v)
{
	const char *error;

	if (v->type != PP_LIST || v->count != 3)
		return false;
	for (uint32_t i = 0; i < v->count; i++)
		if (v->items[i].type != PP_STRING)
			return false;
	out->name = v->items[0].text;
	out->prefix = v->items[1].text;
	out->pattern = v->items[2].text;
	out->markdown = pp_str_ends(out->pattern, PP_LIT(".md"));
	return !pp_path_parse(&out->path, arena, out->pattern, &error);
}

static void read_layout(struct pp_era *era, struct pp_arena *arena)
{
	const struct pp_read how = { .file = "layout",
				     .syntax = PP_SYNTAX_JSON };
	const struct pp_value *kinds, *faulty;
	struct pp_sink ignored = { .limit = 1 };
	struct pp_docs docs;
	struct pp_str records;

	if (!pp_read(&docs, arena, &ignored, &how, era->kept.layout)) {
		records = pp_value_text(docs.roots, "records");
		if (records.n)
			era->records = pp_arena_str(arena, records).p;
		faulty = pp_value_get(docs.roots, "faulty");
		era->is_faulty = faulty && faulty->boolean;
		kinds = pp_value_get(docs.roots, "kinds");
		era->kinds = pp_new(arena, struct pp_era_kind,
				    kinds ? kinds->count : 0);
		for (uint32_t i = 0; kinds && i < kinds->count; i++)
			era->count += read_kind(&era->kinds[era->count], arena,
						&kinds->items[i]);
	}
	pp_sink_release(&ignored);
}

static struct pp_era *add(struct pp_eras *eras,
			  const struct pp_history_era *kept)
{
	struct pp_era *era = pp_new(&eras->arena, struct pp_era, 1);

	era->kept = *kept;
	era->kept.key = pp_arena_str(&eras->arena, kept->key);
	era->kept.layout = pp_arena_str(&eras->arena, kept->layout);
	era->kept.hidden = pp_arena_str(&eras->arena, kept->hidden);
	read_layout(era, &eras->arena);
	pp_map_put(&eras->by_key, era->kept.key, NULL)->ptr = era;
	pp_grow(eras->items, eras->count, eras->cap);
	eras->items[eras->count++] = era;
	return era;
}

void pp_eras_add(struct pp_eras *eras, const struct pp_history_eras *known)
{
	for (size_t i = 0; i < known->count; i++)
		add(eras, &known->items[i]);
}

/* --- from a commit -------------------------------------------------------- */

/* What one commit is looked at with. */
struct looking {
	struct pp_eras *eras;
	struct pp_repo *repo;
	const struct pp_commit *commit;
	struct pp_arena arena;		/* scraps */
	struct pp_sink left;		/* faults of schemas, not to be told */
	struct pp_snapshot *snapshot;
	struct pp_reader *reader;
	struct pp_config config;
	bool is_faulty;
};

static bool open_commit(struct looking *l)
{
	if (!l->snapshot)
		l->snapshot = pp_snapshot_revision(&l->left, l->repo,
						   l->commit,
						   l->eras->pool->prefix);
	if (l->snapshot && !l->reader)
		l->reader = pp_reader_new(l->snapshot, PP_READ_BYTES_MAX);
	return l->snapshot;
}

static void close_commit(struct looking *l)
{
	pp_reader_free(l->reader);
	pp_snapshot_free(l->snapshot);
	pp_sink_release(&l->left);
	pp_arena_release(&l->arena);
}

/* The configuration, as far as it can be read. */
static void read_config(struct looking *l)
{
	if (!open_commit(l) ||
	    pp_config_read(&l->config, &l->arena, &l->left, l->reader) < 0)
		l->is_faulty = true;
	if (!l->config.schemas)
		l->config.schemas = "schemas";
	if (!l->config.records)
		l->config.records = "records";
}

static char *below_prefix(struct pp_arena *arena, const struct pp_eras *eras,
			  const char *path)
{
	const char *prefix = eras->pool->prefix;

	return pp_arena_printf(arena, "%s%s%s", prefix, *prefix ? "/" : "",
			       path);
}

/* Compile the schemas of the commit. */
static struct pp_era *compile(struct looking *l, struct pp_str key)
{
	struct pp_listing into = { &l->arena, &l->left };
	struct pp_era era = { .kept = { .key = key } };
	struct pp_schemas schemas = { 0 };
	struct pp_buf hidden;
	struct pp_str lines;

	read_config(l);
	era.records = l->config.records;
	era.is_faulty = l->is_faulty || !l->snapshot ||
			pp_schemas_read(&schemas, &l->config, into,
					l->snapshot) < 0;
	if (schemas.files)
		pp_schemas_compile(&schemas, into);
	era.is_faulty |= schemas.kinds.incomplete;
	for (size_t i = 0; schemas.files && i < schemas.count; i++)
		era.is_faulty |= !schemas.files[i].root;
	pp_buf_init(&hidden, LAYOUT_MAX);
	for (size_t i = 0; i < schemas.kinds.count; i++)
		pp_hidden_write(&hidden, &schemas.kinds.items[i]);
	lines = pp_buf_get(&hidden);
	era.kept.hidden = pp_hidden_join(&l->arena, &lines, 1);
	era.kept.layout = write_layout(&l->arena, &era, &schemas.kinds);
	pp_buf_release(&hidden);
	pp_schemas_release(&schemas);
	return add(l->eras, &era.kept);
}

/* Commits without a configuration hold no pool. */
static struct pp_era *no_pool(struct pp_eras *eras)
{
	const struct pp_history_era kept = {
		.key = PP_LIT("none"),
		.layout = PP_LIT("{\"kinds\":[]}"),
		.hidden = PP_LIT(""),
	};
	struct pp_map_entry *e;
	struct pp_era *era;

	pthread_mutex_lock(&eras->lock);
	e = pp_map_get(&eras->by_key, kept.key);
	era = e ? e->ptr : add(eras, &kept);
	pthread_mutex_unlock(&eras->lock);
	return era;
}

/* Where the schemas lie, by the configuration with that id. */
static const char *schemas_folder(struct looking *l,
				  const uint8_t config[PP_ID_SIZE])
{
	struct pp_str id = { (const char *)config, PP_ID_SIZE };
	struct pp_eras *eras = l->eras;
	struct pp_map_entry *e;
	const char *folder;

	pthread_mutex_lock(&eras->lock);
	e = pp_map_get(&eras->folders, id);
	if (!e) {
		read_config(l);
		e = pp_map_put(&eras->folders, pp_arena_str(&eras->arena, id),
			       NULL);
		e->ptr = below_prefix(&eras->arena, eras, l->config.schemas);
	}
	folder = e->ptr;
	pthread_mutex_unlock(&eras->lock);
	return folder;
}

static struct pp_era *by_key(struct looking *l,
			     const struct pp_tree_found *config,
			     const struct pp_tree_found *schemas)
{
	char key[2 * PP_ID_HEX] = "";
	struct pp_eras *eras = l->eras;
	struct pp_map_entry *e;
	struct pp_era *era;

	pp_id_hex(key, config->id);
	if (schemas->is_there)
		pp_id_hex(key + PP_ID_HEX - 1, schemas->id);
	pthread_mutex_lock(&eras->lock);
	e = pp_map_get(&eras->by_key, pp_str(key));
	era = e ? e->ptr : compile(l, pp_str(key));
	pthread_mutex_unlock(&eras->lock);
	return era;
}

static int look(struct pp_era **out, struct looking *l)
{
	struct pp_tree_found config, schemas;
	enum pp_object_fault why;

	why = pp_tree_find(&config, l->repo, l->commit->tree,
			   below_prefix(&l->arena, l->eras, PP_CONFIG_FILE));
	if (!why && !config.is_there) {
		*out = no_pool(l->eras);
		return PP_OBJECT_OK;
	}
	if (!why)
		why = pp_tree_find(&schemas, l->repo, l->commit->tree,
				   schemas_folder(l, config.id));
	if (!why)
		*out = by_key(l, &config, &schemas);
	return why;
}

int pp_eras_at(struct pp_era **out, struct pp_eras *eras, struct pp_sink *sink,
	       struct pp_repo *repo, const struct pp_commit *commit)
{
	struct looking l = { .eras = eras, .repo = repo, .commit = commit };
	enum pp_object_fault why = look(out, &l);
	char hex[PP_ID_HEX];

	if (why) {
		pp_id_hex(hex, commit->tree);
		pp_report(sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "cannot follow the history: tree %s %s", hex,
			  pp_object_fault_text(why));
	}
	close_commit(&l);
	return why ? -1 : 0;
}

/* --- all together --------------------------------------------------------- */

struct pp_era *pp_eras_find(struct pp_eras *eras, int64_t number)
{
	for (size_t i = 0; i < eras->count; i++)
		if (eras->items[i]->kept.number == number)
			return eras->items[i];
	return NULL;
}

struct pp_era **pp_eras_list(struct pp_eras *eras, size_t *count)
{
	*count = eras->count;
	return eras->items;
}

struct pp_str pp_eras_hidden(struct pp_eras *eras)
{
	struct pp_str *texts = pp_new(&eras->arena, struct pp_str,
				      eras->count);

	for (size_t i = 0; i < eras->count; i++)
		texts[i] = eras->items[i]->kept.hidden;
	return pp_hidden_join(&eras->arena, texts, eras->count);
}

void pp_eras_hide(struct pp_eras *eras, struct pp_str hidden)
{
	struct pp_map known = { 0 };

	for (size_t i = 0; i < eras->count; i++)
		for (size_t k = 0; k < eras->items[i]->count; k++) {
			struct pp_era_kind *kind = &eras->items[i]->kinds[k];
			struct pp_map_entry *e;
			bool is_new;

			e = pp_map_put(&known, kind->name, &is_new);
			if (is_new)
				e->ptr = (void *)pp_hidden_new(&eras->arena,
							       hidden,
							       kind->name);
			kind->hidden = e->ptr;
		}
	pp_map_release(&known);
}

/* --- files ---------------------------------------------------------------- */

/* Would a listing show it? */
static bool is_listed(struct pp_str path)
{
	while (path.n) {
		const char *slash = memchr(path.p, '/', path.n);
		struct pp_str name = { path.p, slash ? (size_t)(slash - path.p)
						     : path.n };
		size_t taken = name.n + (slash != NULL);

		if (pp_name_is_skipped(name) || pp_name_fault(name))
			return false;
		path.p += taken;
		path.n -= taken;
	}
	return true;
}

const struct pp_era_kind *pp_era_match(const struct pp_era *era,
				       const char *path, struct pp_str *id)
{
	struct pp_str file = pp_str(path);

	for (size_t i = 0; i < era->count; i++)
		if (pp_path_match(&era->kinds[i].path, file, id))
			return is_listed(file) ? &era->kinds[i] : NULL;
	return NULL;
}

const struct pp_era_kind *pp_era_kind(const struct pp_era *era,
				      struct pp_str name)
{
	for (size_t i = 0; i < era->count; i++)
		if (pp_str_eq(era->kinds[i].name, name))
			return &era->kinds[i];
	return NULL;
}
