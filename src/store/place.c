/* Finding a git repository by its files: see the header. */
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/entry.h"

/* What one search has at hand. */
struct search {
	struct pp_arena *arena;
	struct pp_sink *sink;
	bool environment;
};

/* The two settings of a repository's config that say where its work tree is. */
struct core {
	bool bare;
	const char *worktree;		/* as written there, or NULL */
};

/* More than any gitfile, commondir or config that people write. */
enum { SMALL = 1 << 18 };

static const char *variable(const struct search *s, const char *name)
{
	const char *value = s->environment ? getenv(name) : NULL;

	return value && *value ? value : NULL;
}

static const char *join(struct pp_arena *arena, const char *folder,
			const char *name)
{
	const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";

	return pp_arena_printf(arena, "%s%s%s", folder, slash, name);
}

/* path, which may be relative to folder, without links; NULL where it leads
 * nowhere. */
static const char *resolve(struct pp_arena *arena, const char *folder,
			   const char *path)
{
	const char *whole = *path == '/' ? path : join(arena, folder, path);

	return pp_file_real(arena, whole);
}

static int fault(struct search *s, const char *path, const char *text)
{
	const char *shown = pp_path_shown(&s->sink->arena, pp_str(path));

	pp_report(s->sink, PP_R(REPOSITORY), (struct pp_pos){ .file = shown },
		  "%s", text);
	return -1;
}

/* The text of a small file; p NULL where it cannot be read. */
static struct pp_str read_small(struct pp_arena *arena, const char *path)
{
	struct pp_str none = { NULL, 0 }, text = none;
	struct pp_sink quiet = { .limit = 1 };
	struct pp_buf bytes;

	pp_buf_init(&bytes, SMALL + 2);
	if (!pp_file_read_named(&bytes, &quiet, path, SMALL))
		text = pp_arena_str(arena, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	pp_sink_release(&quiet);
	return text;
}

static const char *first_line(struct pp_arena *arena, struct pp_str text)
{
	const char *end = text.n ? memchr(text.p, '\n', text.n) : NULL;
	size_t n = end ? (size_t)(end - text.p) : text.n;

	if (n && text.p[n - 1] == '\r')
		n--;
	return pp_arena_copy(arena, text.p, n);
}

static bool is_kind(const char *path, mode_t kind)
{
	struct stat st;

	return !stat(path, &st) && (st.st_mode & S_IFMT) == kind;
}

/* As git judges it: HEAD, and objects and refs here or in a common folder. */
static bool is_git_dir(struct pp_arena *arena, const char *path)
{
	struct stat st;

	if (lstat(join(arena, path, "HEAD"), &st))
		return false;
	if (is_kind(join(arena, path, "commondir"), S_IFREG))
		return true;
	return is_kind(join(arena, path, "objects"), S_IFDIR) &&
	       is_kind(join(arena, path, "refs"), S_IFDIR);
}

static struct pp_str trim(struct pp_str s)
{
	while (s.n && strchr(" \t\r\"", s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n && strchr(" \t\r\"", s.p[s.n - 1]))
		s.n--;
	return s;
}

static bool same_word(struct pp_str s, const char *word)
{
	return s.n == strlen(word) && !strncasecmp(s.p, word, s.n);
}

static void set_core(struct core *core, struct pp_arena *arena,
		     struct pp_str line)
{
	const char *eq = line.n ? memchr(line.p, '=', line.n) : NULL;
	struct pp_str key = line, value = PP_LIT("true");

	if (eq) {
		key.n = (size_t)(eq - line.p);
		value = (struct pp_str){ eq + 1, line.n - key.n - 1 };
	}
	key = trim(key);
	value = trim(value);
	if (same_word(key, "bare"))
		core->bare = same_word(value, "true") ||
			     same_word(value, "yes") ||
			     same_word(value, "on") || same_word(value, "1");
	else if (same_word(key, "worktree"))
		core->worktree = pp_arena_str(arena, value).p;
}

/* Just enough of git-config(1) for [core] bare and worktree. */
static struct core read_core(struct pp_arena *arena, const char *common_dir)
{
	struct pp_str rest = read_small(arena,
					join(arena, common_dir, "config"));
	struct core core = { 0 };
	bool inside = false;

	while (rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		struct pp_str line = rest;

		line.n = end ? (size_t)(end - rest.p) : rest.n;
		rest.p += line.n + (end != NULL);
		rest.n -= line.n + (end != NULL);
		line = trim(line);
		if (line.n && *line.p == '[')
			inside = line.n >= 6 &&
				 !strncasecmp(line.p, "[core]", 6);
		else if (inside)
			set_core(&core, arena, line);
	}
	return core;
}

/* The working directory; "/" where it has been deleted. */
static const char *working_directory(struct pp_arena *arena)
{
	const char *real = pp_file_real(arena, ".");

	return real ? real : "/";
}

/* Everything but the work tree, once git_dir is known. */
static int fill(struct pp_place *out, struct search *s)
{
	const char *cwd = working_directory(s->arena), *value;
	struct pp_str link;

	out->common_dir = out->git_dir;
	link = read_small(s->arena, join(s->arena, out->git_dir, "commondir"));
	value = variable(s, "GIT_COMMON_DIR");
	if (value)
		out->common_dir = resolve(s->arena, cwd, value);
	else if (link.p)
		out->common_dir = resolve(s->arena, out->git_dir,
					  first_line(s->arena, link));
	if (!out->common_dir)
		return fault(s, out->git_dir, "the repository that this one "
			     "belongs to is not there (commondir)");
	value = variable(s, "GIT_OBJECT_DIRECTORY");
	out->objects = join(s->arena, out->common_dir, "objects");
	if (value)
		out->objects = resolve(s->arena, cwd, value);
	if (value && !out->objects)
		return fault(s, value, "the folder that GIT_OBJECT_DIRECTORY "
			     "names is not there");
	out->alternates = variable(s, "GIT_ALTERNATE_OBJECT_DIRECTORIES");
	value = variable(s, "GIT_INDEX_FILE");
	if (!value)
		out->index = join(s->arena, out->git_dir, "index");
	else
		out->index = *value == '/' ? value : join(s->arena, cwd, value);
	return 0;
}

/* The work tree that the settings name, or beside, or none.  beside is where
 * it is by the place of the .git that led here; NULL if nothing did. */
static int fill_worktree(struct pp_place *out, struct search *s,
			 const char *beside)
{
	struct core core = read_core(s->arena, out->common_dir);
	const char *value = variable(s, "GIT_WORK_TREE");
	bool linked = strcmp(out->git_dir, out->common_dir) != 0;
	struct pp_str back;

	out->worktree = NULL;
	if (value) {
		out->worktree = resolve(s->arena, working_directory(s->arena),
					value);
		return out->worktree ? 0 : fault(s, value, "the folder that "
						 "GIT_WORK_TREE names is not "
						 "there");
	}
	if (linked) {
		/* "gitdir" holds the path of the work tree's .git file. */
		back = read_small(s->arena,
				  join(s->arena, out->git_dir, "gitdir"));
		value = back.p ? resolve(s->arena, out->git_dir,
					 first_line(s->arena, back)) : NULL;
		if (value)
			beside = pp_arena_copy(s->arena, value,
					       strlen(value) - strlen("/.git"));
	} else if (core.bare) {
		return 0;
	} else if (core.worktree) {
		beside = resolve(s->arena, out->git_dir, core.worktree);
	}
	out->worktree = beside;
	return 0;
}

static int found(struct pp_place *out, struct search *s, const char *git_dir,
		 const char *beside)
{
	struct pp_place place = { .git_dir = git_dir };

	if (fill(&place, s) || fill_worktree(&place, s, beside))
		return -1;
	*out = place;
	return 1;
}

/* Follow a .git file: "gitdir: PATH". */
static int follow(struct pp_place *out, struct search *s, const char *file,
		  const char *folder)
{
	struct pp_str text = read_small(s->arena, file);
	const char *target;

	if (!text.p || !pp_str_starts(text, PP_LIT("gitdir: ")))
		return fault(s, file, "expected 'gitdir: ' and the path of a "
			     "git repository");
	text.p += strlen("gitdir: ");
	text.n -= strlen("gitdir: ");
	target = resolve(s->arena, folder, first_line(s->arena, text));
	if (!target || !is_git_dir(s->arena, target))
		return fault(s, file, "the repository that it names is not "
			     "there");
	return found(out, s, target, folder);
}

/* Look at one folder: 1, -1, or 0 to go on upwards. */
static int look(struct pp_place *out, struct search *s, const char *folder)
{
	const char *git = join(s->arena, folder, ".git");
	const char *target;

	if (is_kind(git, S_IFREG))
		return follow(out, s, git, folder);
	if (is_git_dir(s->arena, git)) {
		target = resolve(s->arena, folder, ".git");
		return target ? found(out, s, target, folder) : 0;
	}
	if (is_git_dir(s->arena, folder))
		return found(out, s, folder, NULL);
	return 0;
}

static int named(struct pp_place *out, struct search *s, const char *git_dir)
{
	const char *cwd = working_directory(s->arena);
	const char *target = resolve(s->arena, cwd, git_dir);

	if (target && is_kind(target, S_IFREG))
		return follow(out, s, target, cwd);
	if (!target || !is_git_dir(s->arena, target))
		return fault(s, git_dir, "the repository that GIT_DIR names is "
			     "not there");
	return found(out, s, target, cwd);
}

static int find(struct pp_place *out, struct search *s, const char *from)
{
	const char *git_dir = variable(s, "GIT_DIR");
	const char *start = pp_file_real(s->arena, from);
	char *folder, *slash;
	int rc;

	if (git_dir)
		return named(out, s, git_dir);
	if (!start)
		return fault(s, from, strerror(errno));
	folder = pp_arena_copy(s->arena, start, strlen(start));
	for (;;) {
		const char *here = *folder ? folder : "/";

		/* found() keeps the path; what follows shortens it. */
		rc = look(out, s, pp_arena_copy(s->arena, here, strlen(here)));
		slash = strrchr(folder, '/');
		if (rc || !slash || !*folder)
			return rc;
		*slash = '\0';
	}
}

int pp_place_find(struct pp_place *out, struct pp_arena *arena,
		  struct pp_sink *sink, const char *from)
{
	struct search s = { arena, sink, true };

	return find(out, &s, from);
}

int pp_place_find_plain(struct pp_place *out, struct pp_arena *arena,
			struct pp_sink *sink, const char *from)
{
	struct search s = { arena, sink, false };

	return find(out, &s, from);
}

const char *pp_place_prefix(const struct pp_place *place,
			    struct pp_arena *arena, const char *root)
{
	const char *real;
	size_t n;

	if (!place->worktree)
		return NULL;
	real = pp_file_real(arena, root);
	n = strlen(place->worktree);
	if (n == 1)		/* the work tree is "/" */
		n = 0;
	if (!real || strncmp(real, place->worktree, n))
		return NULL;
	if (!real[n] || (!n && !real[1]))
		return "";
	return real[n] == '/' ? real + n + 1 : NULL;
}

bool pp_place_is_shallow(const struct pp_place *place)
{
	struct pp_arena arena = { 0 };
	const char *list = pp_arena_printf(&arena, "%s/shallow",
					   place->common_dir);
	bool is_there = !access(list, F_OK);

	pp_arena_release(&arena);
	return is_there;
}
