/* The table of formats, and those that need few lines. */
#include "schema/format.h"

#include "base/ascii.h"
#include "base/date.h"
#include "schema/email.h"
#include "schema/host.h"
#include "schema/instant.h"
#include "schema/pattern.h"
#include "schema/uri.h"

struct pp_format {
	const char *name;
	const char *article;
	bool (*holds)(struct pp_str text);
	char *(*hint)(struct pp_arena *arena, struct pp_str text);
};

static struct pp_str rest_of(struct pp_str s, size_t from)
{
	return (struct pp_str){ s.p + from, s.n - from };
}

/* --- what holds --------------------------------------------------------- */

static bool date_holds(struct pp_str text)
{
	struct pp_date d;

	return pp_date_parse(&d, text);
}

static bool idn_hostname_holds(struct pp_str text)
{
	return pp_idn_hostname_holds(text, false);
}

static bool uri_holds(struct pp_str text)
{
	return pp_uri_holds(text, 0);
}

static bool uri_reference_holds(struct pp_str text)
{
	return pp_uri_holds(text, PP_URI_REFERENCE);
}

static bool iri_holds(struct pp_str text)
{
	return pp_uri_holds(text, PP_URI_UNICODE);
}

static bool iri_reference_holds(struct pp_str text)
{
	return pp_uri_holds(text, PP_URI_UNICODE | PP_URI_REFERENCE);
}

/* RFC 4122, 3: 8-4-4-4-12 hexadecimal digits, of any version. */
static bool uuid_holds(struct pp_str text)
{
	if (text.n != 36)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;

		if (hyphen ? text.p[i] != '-' : !pp_is_hex(text.p[i]))
			return false;
	}
	return true;
}

/* RFC 6901, 3 */
static bool json_pointer_holds(struct pp_str text)
{
	if (text.n && *text.p != '/')
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '~' &&
		    (i + 1 == text.n ||
		     (text.p[i + 1] != '0' && text.p[i + 1] != '1')))
			return false;
	return true;
}

/* draft-bhutton-relative-json-pointer-00 */
static bool relative_pointer_holds(struct pp_str text)
{
	size_t n = 0;

	while (n < text.n && pp_is_digit(text.p[n]))
		n++;
	if (!n || (*text.p == '0' && n > 1))
		return false;
	text = rest_of(text, n);
	return pp_str_is(text, "#") || json_pointer_holds(text);
}

/* Whether properties exist is known to PCRE2 alone; beyond that, what it
 * cannot do (a lookbehind of no fixed length) is no fault of the expression. */
static bool regex_is_valid(struct pp_pattern_error *error, struct pp_str text)
{
	struct pp_arena arena = { 0 };
	struct pp_pattern *pattern;
	struct pp_regex regex;
	bool valid = !pp_regex_parse(&regex, &arena, text, error);

	if (valid && regex.has_property) {
		pattern = pp_pattern_new(text, error);
		valid = pattern != NULL;
		pp_pattern_free(pattern);
	}
	pp_arena_release(&arena);
	return valid;
}

static bool regex_holds(struct pp_str text)
{
	struct pp_pattern_error error;

	return regex_is_valid(&error, text);
}

/* --- advice ------------------------------------------------------------- */

static char *regex_hint(struct pp_arena *arena, struct pp_str text)
{
	struct pp_pattern_error error;

	if (regex_is_valid(&error, text))
		return NULL;
	return pp_arena_printf(arena, "%s (at byte %zu)", error.text,
			       error.at + 1);
}

static char *uri_hint(struct pp_arena *arena, struct pp_str text)
{
	if (text.n && memchr(text.p, ' ', text.n))
		return pp_arena_printf(arena, "write %%20 for a space");
	if (text.n && memchr(text.p, '\\', text.n))
		return pp_arena_printf(arena, "write / for \\");
	if (uri_holds(text))
		return NULL;
	if (iri_holds(text) || (iri_reference_holds(text) &&
				!uri_reference_holds(text)))
		return pp_arena_printf(arena, "write letters past ASCII "
				       "percent-encoded");
	if (pp_str_starts(text, PP_LIT("www.")))
		return pp_arena_printf(arena, "begin with a scheme: "
				       "https://%.*s", PP_STR(text));
	if (uri_reference_holds(text))
		return pp_arena_printf(arena, "begin with a scheme, such as "
				       "https://");
	return NULL;
}

static char *uuid_hint(struct pp_arena *arena, struct pp_str text)
{
	struct pp_str prefix = PP_LIT("urn:uuid:");
	struct pp_str bare = text;

	if (pp_str_starts(text, prefix)) {
		bare = rest_of(text, prefix.n);
	} else if (text.n == 38 && *text.p == '{' && text.p[37] == '}') {
		bare = (struct pp_str){ text.p + 1, 36 };
	} else if (text.n == 32) {
		char *made = pp_arena_printf(arena, "%.8s-%.4s-%.4s-%.4s-%.12s",
					     text.p, text.p + 8, text.p + 12,
					     text.p + 16, text.p + 20);

		bare = pp_str(made);
	}
	if (bare.p != text.p && uuid_holds(bare))
		return pp_arena_printf(arena, "write %.*s", PP_STR(bare));
	return NULL;
}

static char *ipv4_hint(struct pp_arena *arena, struct pp_str text)
{
	if (pp_ipv6_holds(text))
		return pp_arena_printf(arena, "this is an IPv6 address");
	for (size_t i = 0; i + 1 < text.n; i++)
		if (text.p[i] == '0' && pp_is_digit(text.p[i + 1]) &&
		    (!i || text.p[i - 1] == '.'))
			return pp_arena_printf(arena, "write numbers without "
					       "leading zeros");
	return NULL;
}

static char *ipv6_hint(struct pp_arena *arena, struct pp_str text)
{
	if (pp_ipv4_holds(text))
		return pp_arena_printf(arena, "this is an IPv4 address");
	if (text.n > 2 && *text.p == '[' && text.p[text.n - 1] == ']')
		return pp_arena_printf(arena, "remove the brackets");
	return NULL;
}

static char *hostname_hint(struct pp_arena *arena, struct pp_str text)
{
	struct pp_str short_by_one = { text.p, text.n ? text.n - 1 : 0 };

	if (text.n && text.p[text.n - 1] == '.' &&
	    pp_hostname_holds(short_by_one))
		return pp_arena_printf(arena, "remove the dot at the end");
	if (text.n && memchr(text.p, '_', text.n))
		return pp_arena_printf(arena, "a host name has no underscores");
	if (text.n && memchr(text.p, '/', text.n))
		return pp_arena_printf(arena, "write the name alone, without "
				       "scheme or path");
	return NULL;
}

static char *idn_hostname_hint(struct pp_arena *arena, struct pp_str text)
{
	const char *fault = pp_idn_hostname_fault(text);
	char *hint = hostname_hint(arena, text);

	return hint || !fault ? hint : pp_arena_printf(arena, "%s", fault);
}

static char *pointer_hint(struct pp_arena *arena, struct pp_str text)
{
	if (text.n && *text.p == '#')
		return pp_arena_printf(arena, "leave out the #");
	if (text.n && !memchr(text.p, '~', text.n))
		return pp_arena_printf(arena, "begin with /");
	return pp_arena_printf(arena, "write ~0 for ~, and ~1 for / in a key");
}

static const struct pp_format formats[] = {
	{ "date", "a date (YYYY-MM-DD)", date_holds, pp_date_hint },
	{ "date-time", "a date and time (YYYY-MM-DDThh:mm:ssZ)",
	  pp_date_time_holds, pp_date_time_hint },
	{ "time", "a time with an offset (hh:mm:ssZ)", pp_time_holds,
	  pp_time_hint },
	{ "duration", "a duration (as P1Y6M or PT30M)", pp_duration_holds,
	  NULL },
	{ "email", "an e-mail address", pp_email_holds, pp_email_hint },
	{ "idn-email", "an e-mail address", pp_idn_email_holds,
	  pp_email_hint },
	{ "hostname", "a host name", pp_hostname_holds, hostname_hint },
	{ "idn-hostname", "a host name", idn_hostname_holds,
	  idn_hostname_hint },
	{ "ipv4", "an IPv4 address", pp_ipv4_holds, ipv4_hint },
	{ "ipv6", "an IPv6 address", pp_ipv6_holds, ipv6_hint },
	{ "uri", "a URI", uri_holds, uri_hint },
	{ "uri-reference", "a URI reference", uri_reference_holds, uri_hint },
	{ "iri", "an IRI", iri_holds, uri_hint },
	{ "iri-reference", "an IRI reference", iri_reference_holds, uri_hint },
	{ "uri-template", "a URI template", pp_uri_template_holds, NULL },
	{ "uuid", "a UUID (8-4-4-4-12 hexadecimal digits)", uuid_holds,
	  uuid_hint },
	{ "json-pointer", "a JSON pointer", json_pointer_holds, pointer_hint },
	{ "relative-json-pointer", "a relative JSON pointer",
	  relative_pointer_holds, NULL },
	{ "regex", "a regular expression", regex_holds, regex_hint },
};

enum { FORMATS = sizeof(formats) / sizeof(*formats) };

/* --- public ------------------------------------------------------------- */

const struct pp_format *pp_format_find(struct pp_str name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (pp_str_is(name, formats[i].name))
			return &formats[i];
	return NULL;
}

const char *pp_format_name(const struct pp_format *format)
{
	return format->name;
}

const char *pp_format_article(const struct pp_format *format)
{
	return format->article;
}

bool pp_format_holds(const struct pp_format *format, struct pp_str text)
{
	return format->holds(text);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char *pp_format_hint(const struct pp_format *format, struct pp_arena *arena,
		     struct pp_str text)
{
	struct pp_str bare = text;

	while (bare.n && is_blank(*bare.p))
		bare = rest_of(bare, 1);
	while (bare.n && is_blank(bare.p[bare.n - 1]))
		bare.n--;
	if (bare.n != text.n && format->holds(bare))
		return pp_arena_printf(arena, "remove the blanks around it");
	return format->hint ? format->hint(arena, text) : NULL;
}

size_t pp_format_known(struct pp_str out[], size_t max)
{
	for (size_t i = 0; i < FORMATS && i < max; i++)
		out[i] = pp_str(formats[i].name);
	return FORMATS;
}
