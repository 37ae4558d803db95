#include "index/postgres_text.h"

#include <stdio.h>

#include "base/utf8.h"
#include "index/sql_token.h"

enum { NAME_MAX_BYTES = 63, DIGITS = 8 };

static void add_doubled(struct pp_buf *out, struct pp_str text, char quote)
{
	pp_buf_putc(out, quote);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == quote)
			pp_buf_putc(out, quote);
		pp_buf_putc(out, text.p[i]);
	}
	pp_buf_putc(out, quote);
}

static bool is_system_column(struct pp_str name)
{
	static const char *const names[] = {
		"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (pp_str_is(name, names[i]))
			return true;
	return false;
}

void pp_postgres_name(struct pp_buf *out, struct pp_str name)
{
	char copy[NAME_MAX_BYTES + 1];
	size_t n;

	if (name.n <= NAME_MAX_BYTES) {
		n = (size_t)snprintf(copy, sizeof(copy), "%.*s%s",
				     PP_STR(name),
				     is_system_column(name) ? "_" : "");
	} else {
		n = NAME_MAX_BYTES - DIGITS - 1;
		while (n && ((unsigned char)name.p[n] & 0xc0) == 0x80)
			n--;
		memcpy(copy, name.p, n);
		n += (size_t)snprintf(copy + n, sizeof(copy) - n, "_%08x",
				      (unsigned)pp_hash(name, 0));
	}
	add_doubled(out, (struct pp_str){ copy, n }, '"');
}

void pp_postgres_text(struct pp_buf *out, struct pp_str text)
{
	add_doubled(out, text, '\'');
}

void pp_postgres_copied(struct pp_buf *out, struct pp_str text)
{
	static const char special[] = "\\\t\n\r\b\f\v", word[] = "\\tnrbfv";
	size_t start = 0;

	for (size_t i = 0; i < text.n; i++) {
		const char *at = memchr(special, text.p[i],
					sizeof(special) - 1);

		if (!at)
			continue;
		pp_buf_add(out, text.p + start, i - start);
		pp_buf_putc(out, '\\');
		pp_buf_putc(out, word[at - special]);
		start = i + 1;
	}
	pp_buf_add(out, text.p + start, text.n - start);
}
