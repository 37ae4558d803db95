/* Whether libgit2 has to be asked about a repository: see the header. */
#include "store/format.h"

#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { CONFIG_MAX = 1 << 20 };

/* The user that sudo was called by, where it was; otherwise our own again. */
static uid_t other_user(void)
{
	const char *text = geteuid() ? NULL : getenv("SUDO_UID");
	char *end;
	unsigned long uid = text && *text ? strtoul(text, &end, 10) : 0;

	return text && *text && !*end && uid < 0xffffffff ? (uid_t)uid :
							     geteuid();
}

static bool is_ours(const char *path, bool follow)
{
	struct stat st;

	if (follow ? stat(path, &st) : lstat(path, &st))
		return false;
	return st.st_uid == geteuid() || st.st_uid == other_user();
}

/* As git judges since CVE-2022-24765: work tree, .git and what it leads to. */
static bool are_ours(struct pp_arena *arena, const struct pp_place *place)
{
	const char *link;

	if (!is_ours(place->git_dir, true))
		return false;
	if (!place->worktree)
		return true;
	link = pp_arena_printf(arena, "%s/.git", place->worktree);
	return is_ours(place->worktree, true) &&
	       (is_ours(link, false) || access(link, F_OK) < 0);
}

static struct pp_str trim(struct pp_str s)
{
	while (s.n && strchr(" \t\r\"", *s.p)) {
		s.p++;
		s.n--;
	}
	while (s.n && strchr(" \t\r\"", s.p[s.n - 1]))
		s.n--;
	return s;
}

static bool is_word(struct pp_str s, const char *word)
{
	return s.n == strlen(word) && !strncasecmp(s.p, word, s.n);
}

static bool begins(struct pp_str s, const char *word)
{
	return s.n >= strlen(word) && !strncasecmp(s.p, word, strlen(word));
}

/* A line of [extensions]: those that change nothing for a reader. */
static bool is_harmless(struct pp_str line)
{
	const char *eq = memchr(line.p, '=', line.n);
	struct pp_str key = line, value = { NULL, 0 };

	if (eq) {
		key.n = (size_t)(eq - line.p);
		value = trim((struct pp_str){ eq + 1, line.n - key.n - 1 });
	}
	key = trim(key);
	return is_word(key, "worktreeconfig") || is_word(key, "partialclone") ||
	       is_word(key, "preciousobjects") || is_word(key, "noop") ||
	       (is_word(key, "objectformat") && is_word(value, "sha1"));
}

/* A line of [core], where it is of the format. */
static bool is_known_format(struct pp_str line)
{
	static const char key[] = "repositoryformatversion";
	const char *eq = memchr(line.p, '=', line.n);
	struct pp_str value;

	if (!begins(line, key))
		return true;
	if (!eq)
		return false;
	value = trim((struct pp_str){ eq + 1,
				      line.n - (size_t)(eq + 1 - line.p) });
	return is_word(value, "0") || is_word(value, "1");
}

enum section { CORE, EXTENSIONS, OTHER, UNSURE };

static enum section section_of(struct pp_str line)
{
	if (is_word(line, "[core]"))
		return CORE;
	if (is_word(line, "[extensions]"))
		return EXTENSIONS;
	/* A setting on the header's line, a blank in it, ... */
	return begins(line, "[core") || begins(line, "[extensions") ||
	       begins(line, "[ ") ? UNSURE : OTHER;
}

static bool is_usual_line(enum section section, struct pp_str line)
{
	switch (section) {
	case CORE:
		return is_known_format(line);
	case EXTENSIONS:
		return is_harmless(line);
	case OTHER:
		return true;
	case UNSURE:
		break;
	}
	return false;
}

/* Enough of git-config(1) to see that nothing stands there which we would not
 * know: what looks unusual counts as that. */
static bool is_usual(struct pp_str text)
{
	enum section section = OTHER;

	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;
		struct pp_str line = trim((struct pp_str){ text.p, n });

		if (line.n && *line.p == '[')
			section = section_of(line);
		if (line.n && !strchr("[#;", *line.p) &&
		    !is_usual_line(section, line))
			return false;
		if (section == UNSURE)
			return false;
		text.p += n + (end != NULL);
		text.n -= n + (end != NULL);
	}
	return true;
}

static bool has_usual_config(struct pp_arena *arena,
			     const struct pp_place *place)
{
	struct pp_sink quiet = { .limit = 1 };
	struct pp_buf text;
	bool usual;

	pp_buf_init(&text, CONFIG_MAX + 2);
	usual = !pp_file_read_named(&text, &quiet,
				    pp_arena_printf(arena, "%s/config",
						    place->common_dir),
				    CONFIG_MAX) &&
		is_usual(pp_buf_get(&text));
	pp_buf_release(&text);
	pp_sink_release(&quiet);
	return usual;
}

bool pp_format_is_plain(const struct pp_place *place)
{
	struct pp_arena arena = { 0 };
	bool plain = are_ours(&arena, place) &&
		     has_usual_config(&arena, place);

	pp_arena_release(&arena);
	return plain;
}
