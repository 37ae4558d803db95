#include "serve/request.h"

#include <arpa/inet.h>

#include "base/ascii.h"
#include "base/escape.h"
#include "base/utf8.h"

/* --- the path ------------------------------------------------------------- */

/* Undo percent-encoding; false at an escape that is none. */
static bool decode(char *to, size_t *n, const char *from)
{
	for (; *from && *from != '?' && *from != '#'; from++) {
		int high, low;

		if (*n == PP_REQUEST_PATH_MAX)
			return false;
		if (*from != '%') {
			to[(*n)++] = *from;
			continue;
		}
		high = pp_hex_value(from[1]);
		low = high < 0 ? -1 : pp_hex_value(from[2]);
		if (low < 0)
			return false;
		to[(*n)++] = (char)(high * 16 + low);
		from += 2;
	}
	return true;
}

/* Every character can be seen, and none is a backslash. */
static bool is_plain(struct pp_str text)
{
	while (text.n) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(text, &cp);

		if (!n || pp_is_unseen(cp) || cp == '\\')
			return false;
		text.p += n;
		text.n -= n;
	}
	return true;
}

/* No segment is empty, but the last, and none is "." or "..". */
static bool has_segments(struct pp_str path)
{
	const char *end = path.p + path.n, *p = path.p;

	while (p < end) {
		const char *slash = memchr(p, '/', (size_t)(end - p));
		size_t n = (size_t)((slash ? slash : end) - p);

		if (!n || (*p == '.' && (n == 1 || (n == 2 && p[1] == '.'))))
			return false;
		p += n + 1;
	}
	return true;
}

bool pp_request_path(struct pp_str *out, struct pp_arena *arena,
		     const char *target)
{
	char bytes[PP_REQUEST_PATH_MAX];
	struct pp_str path = { bytes, 0 };

	if (*target != '/' || !decode(bytes, &path.n, target + 1) ||
	    !is_plain(path) || !has_segments(path))
		return false;
	if (!path.n || path.p[path.n - 1] == '/')
		*out = pp_str(pp_arena_printf(arena, "%.*sindex.html",
					      PP_STR(path)));
	else
		*out = pp_arena_str(arena, path);
	return true;
}

/* --- the host ------------------------------------------------------------- */

enum { HOST_MAX = 255 };

/* "name:80" without its port; false where what follows is none. */
static bool cut_port(struct pp_str *name, const char *host)
{
	size_t n = *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":");

	if (n > strlen(host))
		return false;
	*name = (struct pp_str){ host, n };
	if (host[n] == ':')
		n += 1 + strspn(host + n + 1, "0123456789");
	return !host[n] && name->n && name->n <= HOST_MAX;
}

static bool is_address(struct pp_str name)
{
	char text[HOST_MAX + 1];
	unsigned char address[sizeof(struct in6_addr)];

	if (*name.p == '[') {
		name.p++;
		name.n -= 2;
		memcpy(text, name.p, name.n);
		text[name.n] = '\0';
		return inet_pton(AF_INET6, text, address) == 1;
	}
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	return inet_pton(AF_INET, text, address) == 1;
}

bool pp_request_host(const char *host, const struct pp_list *names)
{
	struct pp_str name;

	if (!host || !cut_port(&name, host))
		return false;
	if (is_address(name) ||
	    pp_str_same_letters(name, PP_LIT("localhost")))
		return true;
	for (size_t i = 0; i < names->count; i++)
		if (pp_str_same_letters(name, pp_str(names->items[i])))
			return true;
	return false;
}

/* --- the tag -------------------------------------------------------------- */

/* Tags are quoted and parted by commas, and may be weak (W/). */
bool pp_request_has_tag(const char *none_match, const char *tag)
{
	size_t n = strlen(tag);
	const char *p = none_match;

	while (p && *p) {
		p += strspn(p, " \t,");
		if (*p == '*')
			return true;
		if (!strncmp(p, "W/", 2))
			p += 2;
		if (!strncmp(p, tag, n))
			return true;
		if (*p == '"')
			p += 1 + strcspn(p + 1, "\"");
		p += *p ? strcspn(p, ",") : 0;
	}
	return false;
}
