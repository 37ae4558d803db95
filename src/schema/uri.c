/* URIs: cutting apart, resolving, checking. */
#include "schema/uri.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "schema/host.h"

/* --- cutting apart ------------------------------------------------------ */

static struct pp_str rest_of(struct pp_str s, size_t from)
{
	return (struct pp_str){ s.p + from, s.n - from };
}

/* Bytes before the first of the marks; NUL is none. */
static size_t until(struct pp_str s, const char *marks)
{
	const char *end = s.p + s.n;

	for (; *marks; marks++) {
		const char *found = s.p < end ?
			memchr(s.p, *marks, (size_t)(end - s.p)) : NULL;

		if (found)
			end = found;
	}
	return (size_t)(end - s.p);
}

static struct pp_str take(struct pp_str *s, size_t n)
{
	struct pp_str taken = { s->p, n };

	*s = rest_of(*s, n);
	return taken;
}

void pp_uri_split(struct pp_uri *out, struct pp_str text)
{
	size_t n = until(text, ":/?#");

	*out = (struct pp_uri){ 0 };
	if (n && n < text.n && text.p[n] == ':') {
		out->has_scheme = true;
		out->scheme = take(&text, n);
		take(&text, 1);
	}
	if (text.n >= 2 && text.p[0] == '/' && text.p[1] == '/') {
		out->has_authority = true;
		take(&text, 2);
		out->authority = take(&text, until(text, "/?#"));
	}
	out->path = take(&text, until(text, "?#"));
	if (text.n && *text.p == '?') {
		out->has_query = true;
		take(&text, 1);
		out->query = take(&text, until(text, "#"));
	}
	if (text.n) {
		out->has_fragment = true;
		out->fragment = rest_of(text, 1);
	}
}

/* --- resolving ---------------------------------------------------------- */

/* A string being put together in memory that is large enough. */
struct writer {
	char *p;
	size_t n;
};

static void put(struct writer *w, struct pp_str s)
{
	if (s.n)
		memcpy(w->p + w->n, s.p, s.n);
	w->n += s.n;
}

/* RFC 3986, 5.2.4: copy path without its . and .. segments.  from is where the
 * path begins in w. */
static void put_path(struct writer *w, struct pp_str path)
{
	size_t from = w->n;

	while (path.n) {
		bool slash = *path.p == '/';
		size_t n = slash + until(rest_of(path, slash), "/");
		struct pp_str segment = { path.p + slash, n - slash };
		bool up = pp_str_is(segment, "..");
		bool last = n == path.n;

		if (!up && !pp_str_is(segment, ".")) {
			put(w, take(&path, n));
			continue;
		}
		if (up && slash) {
			while (w->n > from && w->p[w->n - 1] != '/')
				w->n--;
			if (w->n > from)
				w->n--;
		}
		take(&path, n);
		if (last && slash)
			put(w, PP_LIT("/"));
		else if (!slash)
			take(&path, path.n > 0);
	}
}

/* 5.2.3: the base's path up to its last slash, then the reference's.  Where
 * all is relative, what went up to the base's own folder stays relative. */
static void put_merged(struct writer *w, const struct pp_uri *base,
		       struct pp_str path, char *scratch)
{
	struct writer merged = { scratch, 0 };
	size_t n = base->path.n, from = w->n;

	while (n && base->path.p[n - 1] != '/')
		n--;
	if (base->has_authority && !base->path.n)
		put(&merged, PP_LIT("/"));
	put(&merged, (struct pp_str){ base->path.p, n });
	put(&merged, path);
	put_path(w, (struct pp_str){ merged.p, merged.n });
	if (!from && merged.n && *merged.p != '/' && w->n && *w->p == '/')
		memmove(w->p, w->p + 1, --w->n);
}

static void put_authority(struct writer *w, const struct pp_uri *u)
{
	if (!u->has_authority)
		return;
	put(w, PP_LIT("//"));
	put(w, u->authority);
}

static void put_query(struct writer *w, const struct pp_uri *u)
{
	if (!u->has_query)
		return;
	put(w, PP_LIT("?"));
	put(w, u->query);
}

struct pp_str pp_uri_resolve(struct pp_arena *arena, struct pp_str base,
			     struct pp_str reference)
{
	size_t room = base.n + reference.n + 8;
	struct writer w = { pp_new_raw(arena, char, 2 * room), 0 };
	char *scratch = w.p + room;
	struct pp_uri b, r;

	pp_uri_split(&b, base);
	pp_uri_split(&r, reference);
	if (r.has_scheme || b.has_scheme) {
		put(&w, r.has_scheme ? r.scheme : b.scheme);
		put(&w, PP_LIT(":"));
	}
	put_authority(&w, r.has_scheme || r.has_authority ? &r : &b);
	if (r.has_scheme || r.has_authority || (r.path.n && *r.path.p == '/'))
		put_path(&w, r.path);
	else if (r.path.n)
		put_merged(&w, &b, r.path, scratch);
	else
		put(&w, b.path);
	put_query(&w, r.has_scheme || r.has_authority || r.path.n ||
		      r.has_query ? &r : &b);
	if (r.has_fragment) {
		put(&w, PP_LIT("#"));
		put(&w, r.fragment);
	}
	w.p[w.n] = '\0';
	return (struct pp_str){ w.p, w.n };
}

/* --- checking ----------------------------------------------------------- */

/* What may stand in a part, beside percent-encoded bytes. */
enum {
	UNICODE = 1,	/* ucschar */
	PRIVATE = 2,	/* iprivate */
};

/* RFC 3987: characters past ASCII, without the private ones. */
static bool is_ucschar(uint32_t cp)
{
	if (cp < 0x10000)
		return (cp >= 0xa0 && cp <= 0xd7ff) ||
		       (cp >= 0xf900 && cp <= 0xfdcf) ||
		       (cp >= 0xfdf0 && cp <= 0xffef);
	return cp < 0xf0000 && (cp & 0xffff) <= 0xfffd &&
	       (cp < 0xe0000 || cp >= 0xe1000);
}

static bool is_private(uint32_t cp)
{
	return (cp >= 0xe000 && cp <= 0xf8ff) ||
	       (cp >= 0xf0000 && (cp & 0xffff) <= 0xfffd);
}

/* ASCII characters that may stand in a path segment as they are: unreserved
 * and sub-delims (both of which stand everywhere), ':' and '@'. */
enum { FREE = 1, COLON = 2, AT = 4, SLASH = 8, QUESTION = 16 };

static const uint8_t kinds[256] = {
	['A'] = FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE,
	FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE,
	FREE, FREE, FREE, FREE,
	['a'] = FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE,
	FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE,
	FREE, FREE, FREE, FREE,
	['0'] = FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE,
	['-'] = FREE, ['.'] = FREE, ['_'] = FREE, ['~'] = FREE, ['!'] = FREE,
	['$'] = FREE, ['&'] = FREE, ['\''] = FREE, ['('] = FREE, [')'] = FREE,
	['*'] = FREE, ['+'] = FREE, [','] = FREE, [';'] = FREE, ['='] = FREE,
	[':'] = COLON, ['@'] = AT, ['/'] = SLASH, ['?'] = QUESTION,
};

/* Bytes of the percent-encoded or non-ASCII character at s, or 0. */
static size_t special(struct pp_str s, unsigned allowed)
{
	uint32_t cp;
	unsigned n;

	if (*s.p == '%')
		return s.n >= 3 && pp_is_hex(s.p[1]) && pp_is_hex(s.p[2]) ? 3
									  : 0;
	if (!((unsigned char)*s.p & 0x80) || !allowed)
		return 0;
	n = pp_utf8_decode(s, &cp);
	if (!n)
		return 0;
	return is_ucschar(cp) || ((allowed & PRIVATE) && is_private(cp)) ? n
									 : 0;
}

/* Is s made of characters of these kinds, percent-encoded bytes and what is
 * allowed past ASCII? */
static bool made_of(struct pp_str s, unsigned of, unsigned allowed)
{
	while (s.n) {
		size_t n = (kinds[(unsigned char)*s.p] & of) != 0;

		if (!n)
			n = special(s, allowed);
		if (!n)
			return false;
		s = rest_of(s, n);
	}
	return true;
}

static bool scheme_holds(struct pp_str s)
{
	if (!s.n || !pp_is_letter(*s.p))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!pp_is_letter(s.p[i]) && !pp_is_digit(s.p[i]) &&
		    s.p[i] != '+' && s.p[i] != '-' && s.p[i] != '.')
			return false;
	return true;
}

/* "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" ) */
static bool future_holds(struct pp_str s)
{
	size_t i = 1;

	if (!s.n || (*s.p | 0x20) != 'v')
		return false;
	while (i < s.n && pp_is_hex(s.p[i]))
		i++;
	if (i == 1 || i + 1 >= s.n || s.p[i] != '.')
		return false;
	s = rest_of(s, i + 1);
	return !memchr(s.p, '%', s.n) && made_of(s, FREE | COLON, 0);
}

static bool authority_holds(struct pp_str s, unsigned allowed)
{
	size_t at = until(s, "@"), end;

	if (at < s.n) {
		if (!made_of((struct pp_str){ s.p, at }, FREE | COLON, allowed))
			return false;
		s = rest_of(s, at + 1);
	}
	if (s.n && *s.p == '[') {
		struct pp_str literal;

		end = until(s, "]");
		if (end == s.n)
			return false;
		literal = (struct pp_str){ s.p + 1, end - 1 };
		if (!pp_ipv6_holds(literal) && !future_holds(literal))
			return false;
		end++;
	} else {
		end = until(s, ":");
		if (!made_of((struct pp_str){ s.p, end }, FREE, allowed))
			return false;
	}
	if (end < s.n && s.p[end] != ':')
		return false;
	for (size_t i = end + 1; i < s.n; i++)
		if (!pp_is_digit(s.p[i]))
			return false;
	return true;
}

bool pp_uri_holds(struct pp_str text, unsigned flags)
{
	unsigned allowed = flags & PP_URI_UNICODE ? UNICODE : 0;
	unsigned of_query = allowed ? UNICODE | PRIVATE : 0;
	struct pp_uri u;

	pp_uri_split(&u, text);
	if (u.has_scheme ? !scheme_holds(u.scheme) :
			   !(flags & PP_URI_REFERENCE))
		return false;
	/* Without a scheme, a colon in the first segment would make one. */
	if (!u.has_scheme && !u.has_authority && u.path.n && *u.path.p == ':')
		return false;
	return (!u.has_authority || authority_holds(u.authority, allowed)) &&
	       made_of(u.path, FREE | COLON | AT | SLASH, allowed) &&
	       made_of(u.query, FREE | COLON | AT | SLASH | QUESTION,
		       of_query) &&
	       made_of(u.fragment, FREE | COLON | AT | SLASH | QUESTION,
		       allowed);
}

/* --- templates ---------------------------------------------------------- */

/* Bytes of the varchar at s, or 0. */
static size_t varchar(struct pp_str s)
{
	if (!s.n)
		return 0;
	if (pp_is_letter(*s.p) || pp_is_digit(*s.p) || *s.p == '_')
		return 1;
	return *s.p == '%' ? special(s, 0) : 0;
}

/* varname [":" max-length / "*"] */
static bool take_varspec(struct pp_str *s)
{
	size_t n = varchar(*s);

	while (n) {
		take(s, n);
		n = varchar(*s);
		if (!n && s->n && *s->p == '.') {
			n = varchar(rest_of(*s, 1));
			if (!n)
				return false;
			n++;
		} else if (!n) {
			break;
		}
	}
	if (s->n && *s->p == '*') {
		take(s, 1);
	} else if (s->n && *s->p == ':') {
		size_t digits = 0;

		take(s, 1);
		while (digits < s->n && pp_is_digit(s->p[digits]))
			digits++;
		if (!digits || digits > 4 || *s->p == '0')
			return false;
		take(s, digits);
	}
	return true;
}

/* What stands between braces; s begins after the first. */
static bool take_expression(struct pp_str *s)
{
	if (s->n && *s->p && strchr("+#./;?&=,!@|", *s->p))
		take(s, 1);
	for (;;) {
		if (!varchar(*s) || !take_varspec(s) || !s->n)
			return false;
		if (*s->p == '}') {
			take(s, 1);
			return true;
		}
		if (*s->p != ',')
			return false;
		take(s, 1);
	}
}

bool pp_uri_template_holds(struct pp_str text)
{
	while (text.n) {
		unsigned char c = (unsigned char)*text.p;
		size_t n = 1;

		if (c == '{') {
			take(&text, 1);
			if (!take_expression(&text))
				return false;
			continue;
		}
		if (c <= ' ' || c == 0x7f || strchr("\"<>\\^`|}", (char)c))
			return false;
		if (c == '%' || c >= 0x80)
			n = special(text, UNICODE | PRIVATE);
		if (!n)
			return false;
		take(&text, n);
	}
	return true;
}
