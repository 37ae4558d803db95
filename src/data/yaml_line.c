/* Lines of YAML by themselves. */
#include "data/yaml_line.h"

size_t pp_yaml_line_indent(struct pp_str line)
{
	size_t n = 0;

	while (n < line.n && pp_is_blank(line.p[n]))
		n++;
	return n;
}

bool pp_yaml_line_has_colon(struct pp_str line, size_t end)
{
	char quote = 0;

	for (size_t i = 0; i < end && i < line.n; i++) {
		char c = line.p[i];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if ((c == '"' || c == '\'') &&
			 (!i || strchr(" \t[{,", line.p[i - 1])))
			quote = c;
		else if (c == ':' && (i + 1 == line.n ||
				      pp_is_blank(line.p[i + 1])))
			return true;
	}
	return false;
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

static bool is_key(struct pp_str line)
{
	return line.n && is_word(line.p[0]) &&
	       pp_yaml_line_has_colon(line, line.n);
}

static bool is_preamble(struct pp_str line)
{
	return pp_yaml_line_indent(line) == line.n || line.p[0] == '#' ||
	       pp_str_is(line, "---");
}

static size_t next_line(const struct pp_text *t, size_t at)
{
	at += pp_text_line_at(t, at).n;
	if (at + 1 < t->bytes.n && t->bytes.p[at] == '\r' &&
	    t->bytes.p[at + 1] == '\n')
		at++;
	return at + 1;
}

size_t pp_yaml_line_next_key(const struct pp_text *t, uint32_t line)
{
	size_t at = 0;

	while (at < t->bytes.n && is_preamble(pp_text_line_at(t, at)))
		at = next_line(t, at);
	if (at >= t->bytes.n || !is_key(pp_text_line_at(t, at)))
		return SIZE_MAX;
	for (at = pp_text_line(t, line); at < t->bytes.n;
	     at = next_line(t, at))
		if (is_key(pp_text_line_at(t, at)))
			return at;
	return SIZE_MAX;
}
