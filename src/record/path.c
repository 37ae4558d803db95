/* Path patterns of kinds. */
#include "record/path.h"

#include "base/buf.h"

enum { FORMAT_MAX = 1 << 16 };

static struct pp_str from(struct pp_str s, size_t at)
{
	return (struct pp_str){ s.p + at, s.n - at };
}

static size_t find(struct pp_str s, size_t at, char c)
{
	while (at < s.n && s.p[at] != c)
		at++;
	return at;
}

/* The place after the last '/', or 0. */
static size_t after_slash(struct pp_str s)
{
	size_t at = s.n;

	while (at && s.p[at - 1] != '/')
		at--;
	return at;
}

static size_t count_slashes(struct pp_str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += s.p[i] == '/';
	return count;
}

/* Parse "{id}" or "{id:N}" at the start of text; returns its length or 0. */
static size_t placeholder(struct pp_str text, unsigned *digits)
{
	*digits = 0;
	if (pp_str_starts(text, PP_LIT("{id}")))
		return 4;
	if (!pp_str_starts(text, PP_LIT("{id:")) || text.n < 6 ||
	    text.p[4] < '1' || text.p[4] > '8' || text.p[5] != '}')
		return 0;
	*digits = (unsigned)(text.p[4] - '0');
	return 6;
}

static const char *check_parts(struct pp_str text)
{
	for (size_t at = 0; at <= text.n; at = find(text, at, '/') + 1) {
		struct pp_str part = from(text, at);

		part.n = find(part, 0, '/');
		if (!part.n || pp_str_is(part, ".") || pp_str_is(part, ".."))
			return "it may have no empty, '.' or '..' part";
	}
	return NULL;
}

/* What pp_path_match needs, from a pattern whose placeholders are right. */
static const char *measure(struct pp_path *path, struct pp_str text)
{
	struct pp_str last = from(text, after_slash(text));
	size_t open = find(last, 0, '{');

	if (!pp_str_starts(from(last, open), PP_LIT("{id}")))
		return "its last part must hold {id}";
	path->stem = (struct pp_str){ last.p, open };
	path->suffix = from(last, open + 4);
	if (find(path->suffix, 0, '{') < path->suffix.n)
		return "its last part may hold one {id} only";
	path->folder = (struct pp_str){ text.p, find(text, 0, '{') };
	path->folder.n = after_slash(path->folder);
	path->slashes = count_slashes(from(text, path->folder.n));
	return NULL;
}

int pp_path_parse(struct pp_path *out, struct pp_arena *arena,
		  struct pp_str text, const char **error)
{
	*error = check_parts(text);
	if (*error)
		return -1;
	out->parts = pp_new(arena, struct pp_path_part, text.n);
	out->count = 0;
	for (size_t at = 0; at < text.n;) {
		struct pp_path_part *part = &out->parts[out->count++];
		size_t n = find(text, at, '{') - at;

		part->literal = (struct pp_str){ text.p + at, n };
		if (!n)
			n = placeholder(from(text, at), &part->digits);
		if (!n) {
			*error = "the only placeholders are {id} and {id:N}";
			return -1;
		}
		at += n;
	}
	*error = measure(out, text);
	return *error ? -1 : 0;
}

bool pp_path_match(const struct pp_path *path, struct pp_str file,
		   struct pp_str *id)
{
	struct pp_str name;

	if (!pp_str_starts(file, path->folder) ||
	    count_slashes(from(file, path->folder.n)) != path->slashes)
		return false;
	name = from(file, after_slash(file));
	if (name.n <= path->stem.n + path->suffix.n ||
	    !pp_str_starts(name, path->stem) ||
	    !pp_str_ends(name, path->suffix))
		return false;
	*id = (struct pp_str){ name.p + path->stem.n,
			       name.n - path->stem.n - path->suffix.n };
	return true;
}

char *pp_path_format(const struct pp_path *path, struct pp_arena *arena,
		     struct pp_str prefix, struct pp_str id)
{
	struct pp_str tail = id;
	struct pp_buf b;
	char *out;

	if (prefix.n && pp_str_starts(id, prefix) && id.n > prefix.n + 1 &&
	    id.p[prefix.n] == '-')
		tail = from(id, prefix.n + 1);
	pp_buf_init(&b, FORMAT_MAX);
	for (size_t i = 0; i < path->count; i++) {
		const struct pp_path_part *part = &path->parts[i];
		size_t n = part->digits < tail.n ? part->digits : tail.n;

		pp_buf_str(&b, part->literal.n ? part->literal :
			       part->digits ? (struct pp_str){ tail.p, n } :
			       id);
	}
	out = pp_arena_copy(arena, b.p, b.n);
	pp_buf_release(&b);
	return out;
}
