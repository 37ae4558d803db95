/* Refs as git keeps them in files: see the header. */
#include "store/ref.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* Symbolic refs lead on no further than in git. */
enum { STEPS_MAX = 5, LOOSE_MAX = 4096, PACKED_MAX = 1 << 28 };

/* One search. */
struct search {
	const struct pp_place *place;
	struct pp_arena arena;
	struct pp_buf packed;		/* packed-refs, once it was needed */
	bool has_packed;
};

/* What stands in one ref. */
struct target {
	uint8_t id[PP_ID_SIZE];
	const char *symbolic;		/* it leads to that ref; or NULL */
};

/* One part between slashes of a ref's name. */
static bool is_part(struct pp_str part)
{
	return part.n && part.p[0] != '.' && !pp_str_ends(part, PP_LIT(".")) &&
	       !pp_str_ends(part, PP_LIT(".lock"));
}

/* As git-check-ref-format(1), so that a name leads to no other file. */
static bool is_name(const char *name)
{
	if (!*name || *name == '-' || strstr(name, "..") ||
	    strstr(name, "@{") || !strcmp(name, "@"))
		return false;
	for (const char *p = name; *p; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7f ||
		    strchr("~^:?*[\\", *p))
			return false;
	for (const char *p = name;; p++) {
		struct pp_str part = { p, strcspn(p, "/") };

		if (!is_part(part))
			return false;
		p += part.n;
		if (!*p)
			return true;
	}
}

/* HEAD, ORIG_HEAD, ...: what may stand beside refs/. */
static bool is_top_name(const char *name)
{
	return *name && name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_")] ==
				'\0';
}

static bool starts(const char *name, const char *prefix)
{
	return !strncmp(name, prefix, strlen(prefix));
}

/* Each linked work tree has these for itself. */
static bool is_own(const char *name)
{
	return !starts(name, "refs/") || starts(name, "refs/bisect/") ||
	       starts(name, "refs/worktree/") ||
	       starts(name, "refs/rewritten/");
}

static struct pp_str trim_end(struct pp_str s)
{
	while (s.n && strchr(" \t\r\n", s.p[s.n - 1]))
		s.n--;
	return s;
}

/* 0, or -1. */
static int parse(struct target *out, struct search *s, struct pp_str text)
{
	const char *name;

	out->symbolic = NULL;
	if (!pp_str_starts(text, PP_LIT("ref:"))) {
		/* FETCH_HEAD goes on after the id. */
		if (text.n > 2 * PP_ID_SIZE &&
		    strchr(" \t\r\n", text.p[2 * PP_ID_SIZE]))
			text.n = 2 * PP_ID_SIZE;
		return pp_id_parse(out->id, text);
	}
	text.p += strlen("ref:");
	text.n -= strlen("ref:");
	while (text.n && (*text.p == ' ' || *text.p == '\t')) {
		text.p++;
		text.n--;
	}
	text = trim_end(text);
	if (text.n && memchr(text.p, '\0', text.n))
		return -1;
	name = pp_arena_str(&s->arena, text).p;
	if (!starts(name, "refs/") || !is_name(name))
		return -1;
	out->symbolic = name;
	return 0;
}

/* 1, 0 where there is no such file, -1. */
static int read_file(struct pp_buf *bytes, const char *path, size_t max)
{
	struct pp_sink quiet = { .limit = 1 };
	struct stat st;
	int rc;

	pp_buf_init(bytes, max + 2);
	if (stat(path, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
	if (S_ISDIR(st.st_mode))
		return 0;
	rc = pp_file_read_named(bytes, &quiet, path, max);
	pp_sink_release(&quiet);
	/* It may have gone into packed-refs just now. */
	if (rc && access(path, F_OK) < 0 && errno == ENOENT)
		return 0;
	return rc ? -1 : 1;
}

static int read_loose(struct target *out, struct search *s, const char *name)
{
	const char *folder = is_own(name) ? s->place->git_dir :
					    s->place->common_dir;
	struct pp_buf bytes;
	int rc = read_file(&bytes, pp_arena_printf(&s->arena, "%s/%s", folder,
						   name), LOOSE_MAX);

	if (rc > 0 && parse(out, s, pp_buf_get(&bytes)) < 0)
		rc = -1;
	pp_buf_release(&bytes);
	return rc;
}

static int need_packed(struct search *s)
{
	const char *path = pp_arena_printf(&s->arena, "%s/packed-refs",
					   s->place->common_dir);

	if (s->has_packed)
		return 0;
	s->has_packed = true;
	return read_file(&s->packed, path, PACKED_MAX) < 0 ? -1 : 0;
}

/* Lines are "ID NAME", "^ID" (what the tag before leads to) or "# ...". */
static int read_packed(struct target *out, struct search *s, const char *name)
{
	size_t n = strlen(name), at = 2 * PP_ID_SIZE + 1;
	struct pp_str rest;

	if (need_packed(s) < 0)
		return -1;
	rest = pp_buf_get(&s->packed);
	while (rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		size_t line = end ? (size_t)(end - rest.p) : rest.n;

		if (line >= at + n && *rest.p != '#' && *rest.p != '^' &&
		    rest.p[at - 1] == ' ' && !memcmp(rest.p + at, name, n) &&
		    trim_end((struct pp_str){ rest.p, line }).n == at + n)
			return parse(out, s, (struct pp_str){ rest.p, at }) ?
				       -1 : 1;
		line += end != NULL;
		rest.p += line;
		rest.n -= line;
	}
	return 0;
}

/* Follow name to an id. */
static int follow(uint8_t id[PP_ID_SIZE], struct search *s, const char *name)
{
	struct target target;

	for (int step = 0; step <= STEPS_MAX; step++) {
		int rc = read_loose(&target, s, name);

		/* First the file: git packs a ref before it removes it. */
		if (!rc && starts(name, "refs/"))
			rc = read_packed(&target, s, name);
		if (rc <= 0)
			return rc;
		if (!target.symbolic) {
			memcpy(id, target.id, PP_ID_SIZE);
			return 1;
		}
		name = target.symbolic;
	}
	return -1;
}

/* Where a short name is looked for, in this order. */
static int find(uint8_t id[PP_ID_SIZE], struct search *s, const char *name)
{
	static const struct {
		const char *before, *after;
	} forms[] = {
		{ "refs/", "" }, { "refs/tags/", "" }, { "refs/heads/", "" },
		{ "refs/remotes/", "" }, { "refs/remotes/", "/HEAD" },
	};
	int rc = 0;

	if (starts(name, "refs/") || is_top_name(name))
		rc = follow(id, s, name);
	for (size_t i = 0; !rc && i < sizeof(forms) / sizeof(*forms); i++)
		rc = follow(id, s, pp_arena_printf(&s->arena, "%s%s%s",
						   forms[i].before, name,
						   forms[i].after));
	return rc;
}

/* Are the refs kept in another form, of which these files tell nothing? */
static bool is_elsewhere(struct search *s)
{
	return !access(pp_arena_printf(&s->arena, "%s/reftable",
				       s->place->common_dir), F_OK);
}

int pp_ref_read(uint8_t id[PP_ID_SIZE], const struct pp_place *place,
		const char *name)
{
	struct search s = { .place = place };
	int rc;

	if (!pp_id_parse(id, pp_str(name)))
		return 1;
	if (!is_name(name))
		return 0;
	rc = find(id, &s, name);
	if (!rc && is_elsewhere(&s))
		rc = -1;
	pp_buf_release(&s.packed);
	pp_arena_release(&s.arena);
	return rc;
}

const char *pp_ref_head(struct pp_arena *arena, const struct pp_place *place)
{
	struct search s = { .place = place };
	const char *name = NULL;
	struct target target;

	if (read_loose(&target, &s, "HEAD") > 0 && target.symbolic)
		name = pp_arena_copy(arena, target.symbolic,
				     strlen(target.symbolic));
	pp_arena_release(&s.arena);
	return name;
}
