/* Other pools, beside this one. */
#include "pool/workspace.h"

#include <unistd.h>

#include "base/file.h"
#include "data/read.h"

enum { FILE_MAX = 1 << 20 };

struct pp_workspace {
	const struct pp_config *config;
	struct pp_neighbours pools;
};

struct reading {
	struct pp_arena *arena;
	struct pp_sink *sink;
	const char *file, *folder;
};

static void fault(const struct reading *r, const struct pp_value *v,
		  const char *text)
{
	pp_report(r->sink, PP_R(POOL_CONFIG), pp_value_pos(v, r->file), "%s",
		  text);
}

static void read_pool(struct pp_neighbours *out, const struct reading *r,
		      const struct pp_member *m)
{
	struct pp_neighbour *n = &out->items[out->count];
	struct pp_str folder = m->value.type == PP_MAP ?
		pp_value_text(&m->value, "path") :
		m->value.type == PP_STRING ? m->value.text :
		(struct pp_str){ 0 };

	if (!folder.n) {
		fault(r, &m->value, "a pool of the workspace must name the "
		      "folder of its clone");
		return;
	}
	out->count++;
	n->name = m->key;
	n->folder = pp_arena_printf(r->arena, "%s%s%.*s",
				    folder.p[0] == '/' ? "" : r->folder,
				    folder.p[0] == '/' ? "" : "/",
				    PP_STR(folder));
}

static int parse(struct pp_neighbours *out, const struct reading *r,
		 struct pp_str bytes)
{
	const struct pp_read how = { .file = r->file, .record = true };
	const struct pp_value *pools;
	size_t errors = r->sink->errors;
	struct pp_docs docs;

	if (pp_read(&docs, r->arena, r->sink, &how, bytes) < 0)
		return -1;
	pools = pp_value_get(docs.roots, "pools");
	if (!pools || pools->type != PP_MAP) {
		fault(r, docs.roots, "a workspace must have 'pools', each with "
		      "the folder of its clone");
		return -1;
	}
	out->items = pp_new(r->arena, struct pp_neighbour, pools->count);
	for (uint32_t i = 0; i < pools->count; i++)
		read_pool(out, r, &pools->members[i]);
	return r->sink->errors > errors ? -1 : 0;
}

/* The nearest folder, from this one upwards, that holds workspace.yaml. */
static const char *find_file(struct pp_arena *arena, const char *from)
{
	char *folder = pp_arena_copy(arena, from, strlen(from));
	char *slash;

	for (;;) {
		if (!access(pp_arena_printf(arena, "%s/workspace.yaml",
					    folder), R_OK))
			return folder;
		slash = strrchr(folder, '/');
		if (!slash)
			return NULL;
		*slash = '\0';
	}
}

int pp_workspace_list(struct pp_neighbours *out, struct pp_arena *arena,
		      struct pp_sink *sink, const char *folder)
{
	struct reading r = { .arena = arena, .sink = sink };
	struct pp_buf bytes;
	int rc;

	*out = (struct pp_neighbours){ 0 };
	r.folder = find_file(arena, folder);
	if (!r.folder)
		return 0;
	r.file = pp_arena_printf(arena, "%s/workspace.yaml", r.folder);
	pp_buf_init(&bytes, FILE_MAX + 1);
	rc = pp_file_read_named(&bytes, sink, r.file, FILE_MAX);
	if (!rc)
		rc = parse(out, &r, pp_arena_str(arena, pp_buf_get(&bytes)));
	pp_buf_release(&bytes);
	out->file = r.file;
	return rc;
}

struct pp_workspace *pp_workspace_new(struct pp_arena *arena,
				      struct pp_sink *sink,
				      const struct pp_pool *pool,
				      const struct pp_config *config)
{
	struct pp_workspace *w = pp_new(arena, struct pp_workspace, 1);

	w->config = config;
	if (config->elsewhere_count && pool->root &&
	    pp_workspace_list(&w->pools, arena, sink, pool->root) < 0)
		return NULL;
	return w;
}

static const struct pp_elsewhere *elsewhere(const struct pp_config *config,
					    const struct pp_kind *kind)
{
	for (size_t i = 0; i < config->elsewhere_count; i++)
		if (pp_str_eq(config->elsewhere[i].kind, kind->name))
			return &config->elsewhere[i];
	return NULL;
}

enum pp_there pp_workspace_has(const struct pp_workspace *w,
			       const struct pp_kind *kind, struct pp_str id)
{
	const struct pp_elsewhere *e = elsewhere(w->config, kind);
	struct pp_arena scratch = { 0 };
	enum pp_there there = PP_THERE_NO;
	const char *root = NULL;

	if (!e)
		return PP_THERE_NOT_OURS;
	for (size_t i = 0; i < w->pools.count; i++)
		if (pp_str_eq(w->pools.items[i].name, e->pool))
			root = w->pools.items[i].folder;
	if (!root)
		return PP_THERE_ABSENT;
	if (access(pp_arena_printf(&scratch, "%s/" PP_CONFIG_FILE, root), R_OK))
		there = PP_THERE_ABSENT;
	else if (pp_kind_id_holds(kind, id) &&
		 !access(pp_arena_printf(&scratch, "%s/%s", root,
					 pp_path_format(&kind->path, &scratch,
							kind->prefix, id)),
			 F_OK))
		there = PP_THERE_YES;
	pp_arena_release(&scratch);
	return there;
}
