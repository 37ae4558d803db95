/* What git would do to bytes: see the header. */
#include "store/attributes.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/git.h"

enum attribute { FILTER, IDENT, ENCODING, TEXT, EOL, CRLF, COUNT };

static const char *const names[COUNT] = {
	"filter", "ident", "working-tree-encoding", "text", "eol", "crlf",
};

struct pp_attributes {
	struct pp_repo *repo;
	const struct pp_settings *settings;
	struct pp_arena arena;
	bool everywhere;	/* a file of them that is about all folders */
	char *last;		/* the folder asked for last, and whether it */
	size_t last_n;		/* or one above has a file of them */
	bool has;
};

static bool is_there(struct pp_attributes *a, const char *folder,
		     const char *name)
{
	return !access(pp_arena_printf(&a->arena, "%s%s", folder, name), F_OK);
}

static bool has_general(struct pp_attributes *a)
{
	const struct pp_place *place = pp_repo_place(a->repo);
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	return a->settings->attributes ||
	       is_there(a, place->common_dir, "/info/attributes") ||
	       is_there(a, place->worktree, "/.gitattributes") ||
	       is_there(a, "/etc", "/gitattributes") ||
	       (config && *config ? is_there(a, config, "/git/attributes") :
		home && is_there(a, home, "/.config/git/attributes"));
}

struct pp_attributes *pp_attributes_new(struct pp_repo *repo,
					const struct pp_settings *settings)
{
	struct pp_attributes *a = pp_alloc(1, sizeof(*a));

	*a = (struct pp_attributes){ .repo = repo, .settings = settings };
	a->last = pp_alloc(PP_PATH_LIMIT + 1, 1);
	a->everywhere = has_general(a);
	return a;
}

void pp_attributes_free(struct pp_attributes *a)
{
	if (!a)
		return;
	pp_arena_release(&a->arena);
	pp_free(a->last);
	pp_free(a);
}

/* Is there a file of attributes in the folder of path, or one above it? */
static bool has_any(struct pp_attributes *a, const char *path)
{
	const char *root = pp_repo_place(a->repo)->worktree;
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) : 0;

	if (a->everywhere || (n == a->last_n && !memcmp(a->last, path, n)) ||
	    n > PP_PATH_LIMIT)
		return a->everywhere || a->has;
	a->has = false;
	memcpy(a->last, path, n);
	a->last_n = n;
	for (size_t i = 1; i <= n; i++) {
		if (path[i] == '/')
			a->has |= is_there(a, root, pp_arena_printf(
				&a->arena, "/%.*s/.gitattributes", (int)i,
				path));
		pp_arena_clear(&a->arena);
	}
	return a->has;
}

static bool has_crlf(struct pp_str bytes)
{
	const char *p = bytes.p, *end = bytes.p + bytes.n;

	while (p && p < end && (p = memchr(p, '\r', (size_t)(end - p)))) {
		if (p + 1 < end && p[1] == '\n')
			return true;
		p++;
	}
	return false;
}

static bool is_set(const char *value)
{
	return git_attr_value(value) == GIT_ATTR_VALUE_TRUE ||
	       git_attr_value(value) == GIT_ATTR_VALUE_STRING;
}

static bool is_utf8(const char *name)
{
	return git_attr_value(name) != GIT_ATTR_VALUE_STRING ||
	       !strcasecmp(name, "utf-8") || !strcasecmp(name, "utf8");
}

/* Would git make LF of CR LF?  An attribute goes before the setting. */
static bool converts(const struct pp_attributes *a, const char *const *value)
{
	if (is_set(value[TEXT]) || is_set(value[EOL]) || is_set(value[CRLF]))
		return true;
	if (git_attr_value(value[TEXT]) == GIT_ATTR_VALUE_FALSE ||
	    git_attr_value(value[CRLF]) == GIT_ATTR_VALUE_FALSE)
		return false;
	return a->settings->crlf;
}

static const char *fault(const struct pp_attributes *a,
			 const char *const *value, struct pp_str bytes)
{
	if (is_set(value[FILTER]))
		return "git's attributes name a filter for it, which would "
		       "change its bytes";
	if (is_set(value[IDENT]))
		return "git's attribute 'ident' is set for it, which changes "
		       "its bytes";
	if (!is_utf8(value[ENCODING]))
		return "git's attributes name an encoding for it, and would "
		       "change its bytes";
	if (has_crlf(bytes) && converts(a, value))
		return "its lines end in CR LF, which git's settings make LF";
	return NULL;
}

const char *pp_attributes_fault(struct pp_attributes *a, const char *path,
				struct pp_str bytes)
{
	const char *value[COUNT] = { NULL };
	struct pp_sink quiet = { .limit = 1 };
	git_repository *git;

	if (has_any(a, path)) {
		git = pp_repo_git(a->repo, &quiet);
		pp_sink_release(&quiet);
		if (!git || git_attr_get_many(value, git, 0, path, COUNT,
					      (const char **)names))
			return "git's attributes of it cannot be read";
	} else if (!a->settings->crlf) {
		return NULL;
	} else {
		return has_crlf(bytes) ? "its lines end in CR LF, which git's "
					 "settings make LF" : NULL;
	}
	return fault(a, value, bytes);
}
