/* Addresses of mailboxes. */
#include "schema/email.h"

#include <strings.h>

#include "base/ascii.h"
#include "schema/host.h"

enum { LOCAL_MAX = 64 };

static const char literal_tag[] = "IPv6:";

/* atext of RFC 5322 */
static bool is_atom(char c)
{
	return pp_is_alnum(c) || (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

static bool is_high(char c)
{
	return (unsigned char)c >= 0x80;
}

/* The bytes of the atoms, parted by single dots, at the start of text; 0 where
 * a dot stands first, last or twice. */
static size_t dot_string(struct pp_str text, bool unicode)
{
	size_t i = 0;
	bool dot = true;

	for (; i < text.n; i++) {
		char c = text.p[i];

		if (c == '.' ? dot : !is_atom(c) && !(unicode && is_high(c)))
			break;
		dot = c == '.';
	}
	return dot ? 0 : i;
}

/* The bytes of the quoted string at the start of text, or 0. */
static size_t quoted_string(struct pp_str text, bool unicode)
{
	for (size_t i = 1; i < text.n; i++) {
		char c = text.p[i];

		if (c == '"')
			return i + 1;
		if (c == '\\' && ++i < text.n)
			c = text.p[i];
		if (c == 0x7f || (is_high(c) ? !unicode : c < ' '))
			return 0;
	}
	return 0;
}

static bool literal_holds(struct pp_str text)
{
	const size_t tag = sizeof(literal_tag) - 1;

	if (text.n > tag && !strncasecmp(text.p, literal_tag, tag))
		return pp_ipv6_holds((struct pp_str){ text.p + tag,
						      text.n - tag });
	return pp_ipv4_holds(text);
}

static bool mailbox_holds(struct pp_str text, bool unicode)
{
	size_t n = text.n && *text.p == '"' ? quoted_string(text, unicode) :
					      dot_string(text, unicode);
	struct pp_str domain;

	if (!n || n > LOCAL_MAX || n >= text.n || text.p[n] != '@')
		return false;
	domain = (struct pp_str){ text.p + n + 1, text.n - n - 1 };
	if (domain.n > 2 && *domain.p == '[' && domain.p[domain.n - 1] == ']')
		return literal_holds((struct pp_str){ domain.p + 1,
						      domain.n - 2 });
	return pp_hostname_holds(domain) ||
	       (unicode && pp_idn_hostname_holds(domain, true));
}

bool pp_email_holds(struct pp_str text)
{
	return mailbox_holds(text, false);
}

bool pp_idn_email_holds(struct pp_str text)
{
	return mailbox_holds(text, true);
}

char *pp_email_hint(struct pp_arena *arena, struct pp_str text)
{
	const char *at = text.n ? memchr(text.p, '@', text.n) : NULL;
	struct pp_str host;

	if (!at)
		return pp_arena_printf(arena, "an address has an @ in it");
	if (memchr(text.p, '<', text.n) || memchr(text.p, ',', text.n) ||
	    memchr(text.p, ';', text.n))
		return pp_arena_printf(arena, "write one address alone, "
				       "without a name");
	if (memchr(text.p, ' ', text.n))
		return pp_arena_printf(arena, "remove the space");
	host = (struct pp_str){ at + 1, text.n - (size_t)(at + 1 - text.p) };
	if (at == text.p || !host.n)
		return pp_arena_printf(arena, "something must stand %s the @",
				       host.n ? "before" : "after");
	if (memchr(host.p, '@', host.n))
		return pp_arena_printf(arena, "an address has one @ only");
	if (host.p[host.n - 1] == '.')
		return pp_arena_printf(arena, "remove the dot at the end");
	if (!pp_hostname_holds(host))
		return pp_arena_printf(arena,
				       "look at what stands after the @");
	return pp_arena_printf(arena, "look at what stands before the @");
}
