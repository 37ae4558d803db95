/* Escaping text for the place where it is printed. */
#include "base/escape.h"

#include "base/utf8.h"

bool pp_is_unseen(uint32_t cp)
{
	static const struct { uint32_t first, last; } ranges[] = {
		{ 0, 0x1f }, { 0x7f, 0x9f }, { 0xad, 0xad },
		{ 0x61c, 0x61c }, { 0x180e, 0x180e }, { 0x200b, 0x200b },
		{ 0x200e, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x206f },
		{ 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (cp <= ranges[i].last)
			return cp >= ranges[i].first;
	return false;
}

static void show(struct pp_buf *out, uint32_t cp)
{
	if (cp == '\n')
		pp_buf_puts(out, "\\n");
	else if (cp == '\r')
		pp_buf_puts(out, "\\r");
	else if (cp == '\t')
		pp_buf_puts(out, "\\t");
	else if (cp < 0x80)
		pp_buf_printf(out, "\\x%02x", (unsigned)cp);
	else if (cp < 0x10000)
		pp_buf_printf(out, "\\u%04x", (unsigned)cp);
	else
		pp_buf_printf(out, "\\U%08x", (unsigned)cp);
}

/* One character of text; *bytes is set to it.  Returns false, with its one
 * byte, where it is not UTF-8. */
static bool next(struct pp_str *text, struct pp_str *bytes, uint32_t *cp)
{
	unsigned n = pp_utf8_decode(*text, cp);

	*bytes = (struct pp_str){ text->p, n ? n : 1 };
	text->p += bytes->n;
	text->n -= bytes->n;
	return n;
}

/* What stands for a character that the place takes amiss, or NULL; rest is the
 * text after it. */
typedef const char *special_character(uint32_t cp, struct pp_str rest);

/* Append what special says for the character, or show it where it cannot be
 * seen, or else the character itself. */
static void escape(struct pp_buf *out, struct pp_str text,
		   special_character *special)
{
	while (text.n) {
		struct pp_str bytes;
		const char *instead;
		uint32_t cp;

		if (!next(&text, &bytes, &cp))
			pp_buf_printf(out, "\\x%02x", (unsigned char)*bytes.p);
		else if ((instead = special(cp, text)))
			pp_buf_puts(out, instead);
		else if (pp_is_unseen(cp))
			show(out, cp);
		else
			pp_buf_str(out, bytes);
	}
}

static const char *nothing(uint32_t cp, struct pp_str rest)
{
	(void)cp;
	(void)rest;
	return NULL;
}

static const char *xml(uint32_t cp, struct pp_str rest)
{
	(void)rest;
	switch (cp) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\n':
		return "&#10;";
	case '\r':
		return "&#13;";
	case '\t':
		return "&#9;";
	case 0xfffe:
		return "\\ufffe";
	case 0xffff:
		return "\\uffff";
	default:
		return NULL;
	}
}

static const char *github(uint32_t cp, struct pp_str rest)
{
	(void)rest;
	switch (cp) {
	case '%':
		return "%25";
	case '\r':
		return "%0D";
	case '\n':
		return "%0A";
	default:
		return NULL;
	}
}

static const char *github_property(uint32_t cp, struct pp_str rest)
{
	return cp == ':' ? "%3A" : cp == ',' ? "%2C" : github(cp, rest);
}

/* What a renderer makes a link of (@name, #1, https://, www.) is broken by a
 * character reference: a backslash would not stop it. */
static const char *markdown(uint32_t cp, struct pp_str rest)
{
	switch (cp) {
	case '\\':
		return "\\\\";
	case '`':
		return "\\`";
	case '*':
		return "\\*";
	case '_':
		return "\\_";
	case '[':
		return "\\[";
	case ']':
		return "\\]";
	case '|':
		return "\\|";
	case '~':
		return "\\~";
	case '$':
		return "\\$";
	case '!':
		return "\\!";
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '@':
		return "&#64;";
	case '#':
		return "&#35;";
	case ':':
		return pp_str_starts(rest, PP_LIT("//")) ? "&#58;" : NULL;
	case 'W':
	case 'w':
		return pp_str_starts(rest, PP_LIT("ww.")) ? "&#119;" : NULL;
	case '\n':
		return " ";
	default:
		return NULL;
	}
}

static const char *latex(uint32_t cp, struct pp_str rest)
{
	switch (cp) {
	case '\\':
		return "\\textbackslash{}";
	case '{':
		return "\\{";
	case '}':
		return "\\}";
	case '$':
		return "\\$";
	case '&':
		return "\\&";
	case '#':
		return "\\#";
	case '_':
		return "\\_";
	case '%':
		return "\\%";
	case '~':
		return "\\textasciitilde{}";
	case '^':
		return "\\textasciicircum{}";
	case '<':
		return "\\textless{}";
	case '>':
		return "\\textgreater{}";
	case '|':
		return "\\textbar{}";
	case '"':
		return "\\textquotedbl{}";
	case '-':
		return rest.n && *rest.p == '-' ? "-{}" : NULL;
	case '`':
	case '\'':
		return cp == '`' ? "\\textasciigrave{}" : "\\textquotesingle{}";
	default:
		return NULL;
	}
}

static const char *one_line(uint32_t cp, struct pp_str rest)
{
	(void)rest;
	return cp == '\n' ? " " : NULL;
}

void pp_escape_terminal(struct pp_buf *out, struct pp_str text)
{
	escape(out, text, nothing);
}

static bool is_plain_xml(char c)
{
	return c >= ' ' && c < 0x7f && c != '&' && c != '<' && c != '>' &&
	       c != '"';
}

/* Most texts are plain, and whole pages come by here. */
void pp_escape_xml(struct pp_buf *out, struct pp_str text)
{
	while (text.n) {
		size_t n = 0, other;

		while (n < text.n && is_plain_xml(text.p[n]))
			n++;
		pp_buf_add(out, text.p, n);
		other = n;
		while (other < text.n && !is_plain_xml(text.p[other]))
			other++;
		escape(out, (struct pp_str){ text.p + n, other - n }, xml);
		text = (struct pp_str){ text.p + other, text.n - other };
	}
}

/* What cannot be seen is shown with a backslash, which is a command's in LaTeX:
 * so that comes first. */
void pp_escape_latex(struct pp_buf *out, struct pp_str text)
{
	struct pp_buf seen;

	pp_buf_init(&seen, out->max);
	escape(&seen, text, one_line);
	escape(out, pp_buf_get(&seen), latex);
	out->overflow |= seen.overflow;
	pp_buf_release(&seen);
}

void pp_escape_github(struct pp_buf *out, struct pp_str text)
{
	escape(out, text, github);
}

void pp_escape_github_property(struct pp_buf *out, struct pp_str text)
{
	escape(out, text, github_property);
}

void pp_escape_markdown(struct pp_buf *out, struct pp_str text)
{
	escape(out, text, markdown);
}

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

void pp_escape_shell(struct pp_buf *out, struct pp_str text)
{
	bool plain = text.n;

	for (size_t i = 0; i < text.n && plain; i++)
		plain = is_alnum(text.p[i]) ||
			(text.p[i] && strchr("-_./:=@%+,", text.p[i]));
	if (plain) {
		pp_buf_str(out, text);
		return;
	}
	pp_buf_putc(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'')
			pp_buf_puts(out, "'\\''");
		else
			pp_buf_putc(out, text.p[i]);
	}
	pp_buf_putc(out, '\'');
}

static void json_character(struct pp_buf *out, uint32_t cp, struct pp_str bytes)
{
	if (cp == '"' || cp == '\\')
		pp_buf_printf(out, "\\%c", (char)cp);
	else if (cp == '\n' || cp == '\r' || cp == '\t')
		show(out, cp);
	else if (!pp_is_unseen(cp))
		pp_buf_str(out, bytes);
	else if (cp < 0x10000)
		pp_buf_printf(out, "\\u%04x", (unsigned)cp);
	else
		pp_buf_printf(out, "\\u%04x\\u%04x",
			      (unsigned)(0xd800 + ((cp - 0x10000) >> 10)),
			      (unsigned)(0xdc00 + (cp & 0x3ff)));
}

/* Bytes at the start of text that JSON shows as they are. */
static size_t json_plain(struct pp_str text)
{
	size_t n = 0;

	while (n < text.n && text.p[n] >= ' ' && text.p[n] < 0x7f &&
	       text.p[n] != '"' && text.p[n] != '\\')
		n++;
	return n;
}

void pp_escape_json(struct pp_buf *out, struct pp_str text)
{
	pp_buf_putc(out, '"');
	while (text.n) {
		struct pp_str bytes;
		size_t plain = json_plain(text);
		uint32_t cp;

		pp_buf_add(out, text.p, plain);
		text.p += plain;
		text.n -= plain;
		if (!text.n)
			break;
		if (next(&text, &bytes, &cp))
			json_character(out, cp, bytes);
		else
			pp_buf_puts(out, "\xef\xbf\xbd");
	}
	pp_buf_putc(out, '"');
}

void pp_escape_uri(struct pp_buf *out, struct pp_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (is_alnum(c) || (c && strchr("-._~/!$&'()*+,;=@", c)))
			pp_buf_putc(out, c);
		else
			pp_buf_printf(out, "%%%02X", (unsigned char)c);
	}
}
