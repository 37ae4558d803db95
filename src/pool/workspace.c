/* Other pools, beside this one. */
#include "pool/workspace.h"

#include <unistd.h>

#include "base/file.h"
#include "data/read.h"

enum { FILE_MAX = 1 << 20 };

struct pp_workspace {
	const struct pp_config *config;
	struct pp_map folders;	/* pool name -> absolute folder */
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

static void read_pool(struct pp_workspace *w, const struct reading *r,
		      const struct pp_member *m)
{
	struct pp_str folder = m->value.type == PP_MAP ?
		pp_value_text(&m->value, "path") :
		m->value.type == PP_STRING ? m->value.text :
		(struct pp_str){ 0 };

	if (!folder.n) {
		fault(r, &m->value, "a pool of the workspace must name the "
		      "folder of its clone");
		return;
	}
	pp_map_put(&w->folders, m->key, NULL)->ptr =
		pp_arena_printf(r->arena, "%s%s%.*s",
				folder.p[0] == '/' ? "" : r->folder,
				folder.p[0] == '/' ? "" : "/", PP_STR(folder));
}

static int parse(struct pp_workspace *w, const struct reading *r,
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
	for (uint32_t i = 0; i < pools->count; i++)
		read_pool(w, r, &pools->members[i]);
	return r->sink->errors > errors ? -1 : 0;
}

/* The folder that holds workspace.yaml: the nearest above the pool's own. */
static const char *find_file(struct pp_arena *arena, const char *root)
{
	char *folder = pp_arena_copy(arena, root, strlen(root));
	char *slash;

	while ((slash = strrchr(folder, '/')) && folder[0]) {
		*slash = '\0';
		if (!access(pp_arena_printf(arena, "%s/workspace.yaml",
					    folder), R_OK))
			return folder;
	}
	return NULL;
}

void pp_workspace_free(struct pp_workspace *w)
{
	if (w)
		pp_map_release(&w->folders);
}

struct pp_workspace *pp_workspace_new(struct pp_arena *arena,
				      struct pp_sink *sink,
				      const struct pp_pool *pool,
				      const struct pp_config *config)
{
	struct pp_workspace *w = pp_new(arena, struct pp_workspace, 1);
	struct reading r = { .arena = arena, .sink = sink };
	struct pp_buf bytes;
	int rc;

	w->config = config;
	if (!config->elsewhere_count || !pool->root)
		return w;
	r.folder = find_file(arena, pool->root);
	if (!r.folder)
		return w;
	r.file = pp_arena_printf(arena, "%s/workspace.yaml", r.folder);
	pp_buf_init(&bytes, FILE_MAX + 1);
	rc = pp_file_read_named(&bytes, sink, r.file, FILE_MAX);
	if (!rc)
		rc = parse(w, &r, pp_arena_str(arena, pp_buf_get(&bytes)));
	pp_buf_release(&bytes);
	if (!rc)
		return w;
	pp_workspace_free(w);
	return NULL;
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
	const struct pp_map_entry *folder;
	struct pp_arena scratch = { 0 };
	enum pp_there there = PP_THERE_NO;
	const char *root;

	if (!e)
		return PP_THERE_NOT_OURS;
	folder = pp_map_get(&w->folders, e->pool);
	if (!folder)
		return PP_THERE_ABSENT;
	root = folder->ptr;
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
