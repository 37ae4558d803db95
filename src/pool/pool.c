/* Finding a pool, and its configuration. */
#include "pool/pool.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "data/read.h"

enum { CONFIG_MAX = 1 << 20 };

static bool has_config(struct pp_arena *arena, const char *folder)
{
	return !access(pp_arena_printf(arena, "%s/" PP_CONFIG_FILE, folder),
		       F_OK);
}

/* Cut the last part; false at the top. */
static bool go_up(char *folder)
{
	char *slash = strrchr(folder, '/');

	if (!slash || !slash[1])
		return false;
	slash[slash == folder] = '\0';
	return true;
}

/* The part of an absolute path below the root; NULL where it is elsewhere. */
static const char *below(const struct pp_pool *pool, const char *full)
{
	size_t n = strlen(pool->root);

	if (n == 1)
		return *full ? full + 1 : full;
	if (strncmp(full, pool->root, n) || (full[n] && full[n] != '/'))
		return NULL;
	return full + n + (full[n] == '/');
}

static int find_root(struct pp_pool *out, struct pp_arena *arena,
		     const char *from)
{
	const char *real = pp_file_real(arena, from);
	char *folder;
	int rc = -1;

	if (!real)
		return -1;
	folder = pp_arena_copy(arena, real, strlen(real));
	do {
		if (!has_config(arena, folder))
			continue;
		out->root = folder;
		rc = 0;
		break;
	} while (go_up(folder));
	return rc;
}

static int find_bare(struct pp_pool *out, struct pp_arena *arena,
		     struct pp_sink *sink, const char *from)
{
	int rc = pp_place_find(&out->place, arena, sink, from);
	struct pp_finding *f;

	if (rc > 0 && !out->place.worktree) {
		out->in_git = true;
		out->prefix = "";
		return 0;
	}
	if (rc >= 0) {
		f = pp_report(sink, PP_R(POOL_CONFIG), (struct pp_pos){ 0 },
			      "no pool here: neither this folder nor any above "
			      "it has a " PP_CONFIG_FILE);
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "go to a pool's folder; files without a pool "
			       "are checked with 'peerpool check --schema'");
	}
	return -1;
}

/* A hook that a push runs in a repository with a work tree is told of its
 * GIT_DIR alone, from within it, which would make that folder the work tree:
 * it is the one above. */
static void add_worktree(struct pp_place *place, struct pp_arena *arena)
{
	struct pp_str git_dir = pp_str(place->git_dir);

	if ((place->worktree && strcmp(place->worktree, place->git_dir)) ||
	    !pp_str_ends(git_dir, PP_LIT("/.git")))
		return;
	git_dir.n -= strlen("/.git");
	place->worktree = git_dir.n ? pp_arena_str(arena, git_dir).p : "/";
}

/* Does the repository of from, a bare one, lie within the pool's folder?  Then
 * it is what is meant, and not the pool that happens to be around it. */
static bool is_bare_within(const struct pp_pool *pool, struct pp_arena *arena,
			   const char *from)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_place place;
	const char *inside;
	int rc = pp_place_find(&place, arena, &ignored, from);

	pp_sink_release(&ignored);
	if (rc <= 0)
		return false;
	add_worktree(&place, arena);
	inside = below(pool, place.git_dir);
	return !place.worktree && inside && *inside;
}

int pp_pool_find(struct pp_pool *out, struct pp_arena *arena,
		 struct pp_sink *sink, const char *from)
{
	int rc;

	*out = (struct pp_pool){ 0 };
	if (find_root(out, arena, from) < 0)
		return find_bare(out, arena, sink, from);
	if (is_bare_within(out, arena, from)) {
		out->root = NULL;
		return find_bare(out, arena, sink, from);
	}
	rc = pp_place_find(&out->place, arena, sink, out->root);
	if (rc < 0)
		return -1;
	if (rc)
		add_worktree(&out->place, arena);
	out->prefix = rc ? pp_place_prefix(&out->place, arena, out->root)
			 : NULL;
	out->in_git = out->prefix;
	return 0;
}

/* What a configuration is read with. */
struct reading {
	struct pp_arena *arena;
	struct pp_sink *sink;
	const char *file;
};

static struct pp_finding *fault(const struct reading *r,
				const struct pp_value *v, const char *text)
{
	return pp_report(r->sink, PP_R(POOL_CONFIG), pp_value_pos(v, r->file),
			 "%s", text);
}

static struct pp_str word(const struct reading *r, const struct pp_member *m)
{
	if (m->value.type == PP_STRING && m->value.text.n)
		return m->value.text;
	fault(r, &m->value, pp_arena_printf(r->arena, "'%.*s' must be a word",
					    PP_STR(m->key)));
	return (struct pp_str){ 0 };
}

/* A folder below the root, without a slash at its end. */
static const char *folder(const struct reading *r, const struct pp_member *m)
{
	struct pp_str s = word(r, m);

	while (s.n && s.p[s.n - 1] == '/')
		s.n--;
	if (s.n && s.p[0] != '/' && s.p[0] != '.' &&
	    !strstr(pp_arena_str(r->arena, s).p, ".."))
		return pp_arena_str(r->arena, s).p;
	if (s.n)
		fault(r, &m->value, "it must be a folder below the pool's own");
	return NULL;
}

static void read_elsewhere(struct pp_config *out, const struct reading *r,
			   const struct pp_member *m)
{
	if (m->value.type != PP_MAP) {
		fault(r, &m->value, "'elsewhere' must map kinds to pools");
		return;
	}
	out->elsewhere = pp_new(r->arena, struct pp_elsewhere, m->value.count);
	for (uint32_t i = 0; i < m->value.count; i++) {
		const struct pp_member *k = &m->value.members[i];

		out->elsewhere[out->elsewhere_count++] =
			(struct pp_elsewhere){
				k->key, word(r, k),
				{ r->file, k->line, k->col, 0 },
			};
	}
}

static void unknown(const struct reading *r, const struct pp_member *m)
{
	static const struct pp_str known[] = {
		PP_LIT("name"), PP_LIT("schemas"), PP_LIT("records"),
		PP_LIT("time_zone"), PP_LIT("branch"), PP_LIT("elsewhere"),
		PP_LIT("site"),
	};
	int near = pp_nearest(m->key, known, sizeof(known) / sizeof(known[0]));
	struct pp_finding *f;

	f = pp_report(r->sink, PP_R(POOL_CONFIG),
		      (struct pp_pos){ r->file, m->line, m->col, 0 },
		      "unknown key '%.*s'", PP_STR(m->key));
	if (near >= 0)
		pp_report_note(r->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(known[near]));
}

static void read_key(struct pp_config *out, const struct reading *r,
		     const struct pp_member *m)
{
	if (pp_str_is(m->key, "name"))
		out->name = word(r, m);
	else if (pp_str_is(m->key, "schemas"))
		out->schemas = folder(r, m);
	else if (pp_str_is(m->key, "records"))
		out->records = folder(r, m);
	else if (pp_str_is(m->key, "time_zone"))
		out->time_zone = word(r, m);
	else if (pp_str_is(m->key, "branch"))
		out->branch = word(r, m);
	else if (pp_str_is(m->key, "elsewhere"))
		read_elsewhere(out, r, m);
	else if (pp_str_is(m->key, "site"))
		pp_web_config_read(&out->site, r->arena, r->sink, r->file,
				    &m->value);
	else
		unknown(r, m);
}

static int parse(struct pp_config *out, const struct reading *r)
{
	const struct pp_read how = { .file = r->file, .record = true };
	size_t errors = r->sink->errors;
	struct pp_docs docs;

	if (pp_read(&docs, r->arena, r->sink, &how, out->bytes) < 0)
		return -1;
	if (docs.roots->type != PP_MAP) {
		fault(r, docs.roots, "the configuration must be a mapping");
		return -1;
	}
	for (uint32_t i = 0; i < docs.roots->count; i++)
		read_key(out, r, &docs.roots->members[i]);
	if (!pp_value_get(docs.roots, "name"))
		fault(r, docs.roots, "missing key 'name'");
	return r->sink->errors > errors ? -1 : 0;
}

int pp_config_read(struct pp_config *out, struct pp_arena *arena,
		   struct pp_sink *sink, struct pp_reader *reader)
{
	const struct reading r = { arena, sink, PP_CONFIG_FILE };
	struct pp_buf bytes;
	int rc;

	*out = (struct pp_config){
		.schemas = "schemas",
		.records = "records",
		.time_zone = PP_LIT("Europe/London"),
		.branch = PP_LIT("main"),
	};
	pp_buf_init(&bytes, CONFIG_MAX);
	rc = pp_reader_read_path(reader, &bytes, sink, PP_CONFIG_FILE);
	if (rc > 0)
		pp_report(sink, PP_R(POOL_CONFIG),
			  (struct pp_pos){ .file = PP_CONFIG_FILE },
			  "there is no " PP_CONFIG_FILE);
	if (!rc) {
		out->bytes = pp_arena_str(arena, pp_buf_get(&bytes));
		rc = parse(out, &r);
	}
	pp_buf_release(&bytes);
	return rc ? -1 : 0;
}

/* Take "." and ".." out of an absolute path, in place. */
static void normalise(char *path)
{
	char *out = path;

	for (const char *p = path; *p;) {
		size_t n = strcspn(p + 1, "/") + 1;

		if (n == 3 && !strncmp(p, "/..", 3)) {
			while (out > path && *--out != '/')
				;
		} else if (n > 1 && !(n == 2 && p[1] == '.')) {
			memmove(out, p, n);
			out += n;
		}
		p += n;
	}
	*out = '\0';
}

const char *pp_pool_path(const struct pp_pool *pool, struct pp_arena *arena,
			 const char *cwd, const char *path)
{
	char *full = path[0] == '/' ? pp_arena_printf(arena, "%s", path) :
		     pp_arena_printf(arena, "%s/%s", cwd, path);
	const char *typed, *real;

	normalise(full);
	typed = below(pool, full);
	if (typed)
		return typed;
	/* Through a link, perhaps: the root has none in it. */
	real = pp_file_real(arena, full);
	return real ? below(pool, real) : NULL;
}

const char *pp_pool_cache(const struct pp_pool *pool, struct pp_arena *arena,
			  const char *name)
{
	const char *folder;

	if (!pool->in_git)
		return NULL;
	folder = pp_arena_printf(arena, "%s/peerpool/cache",
				 pool->place.git_dir);
	if (access(folder, F_OK) && pp_file_mkdirs(folder, 0700) < 0)
		return NULL;
	/* Several pools can lie in one repository. */
	if (pool->prefix && *pool->prefix)
		name = pp_arena_printf(arena, "%s.%016llx", name,
				       (unsigned long long)pp_hash(
						pp_str(pool->prefix), 1));
	return pp_arena_printf(arena, "%s/%s", folder, name);
}
