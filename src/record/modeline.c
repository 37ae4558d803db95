/* Modelines for editors. */
#include "record/modeline.h"

#include "base/buf.h"

enum { PATH_MAX_BYTES = 1 << 13 };

static const struct pp_str lead = PP_LIT("# yaml-language-server: $schema=");

/* From the folder of path to schema: up to where they part, then down. */
static void relative(struct pp_buf *b, const char *path, const char *schema)
{
	size_t same = 0;

	for (size_t i = 0; path[i] && path[i] == schema[i]; i++)
		if (path[i] == '/')
			same = i + 1;
	for (const char *p = path + same; *p; p++)
		if (*p == '/')
			pp_buf_puts(b, "../");
	pp_buf_puts(b, schema + same);
}

char *pp_modeline_for(struct pp_arena *arena, const char *path,
		      const char *schema)
{
	struct pp_buf b;
	char *out;

	pp_buf_init(&b, PATH_MAX_BYTES);
	pp_buf_str(&b, lead);
	relative(&b, path, schema);
	pp_buf_putc(&b, '\n');
	out = pp_arena_copy(arena, b.p, b.n);
	pp_buf_release(&b);
	return out;
}

struct pp_str pp_modeline_find(struct pp_str bytes, uint32_t *line)
{
	size_t at = 0;

	if (pp_str_starts(bytes, PP_LIT("\xef\xbb\xbf")))
		at = 3;
	*line = 1;
	while (at < bytes.n && bytes.p[at] == '#') {
		struct pp_str rest = { bytes.p + at, bytes.n - at };
		const char *end = memchr(rest.p, '\n', rest.n);
		size_t n = end ? (size_t)(end - rest.p) : rest.n;

		if (pp_str_starts(rest, lead) && n > lead.n) {
			while (n > lead.n && (rest.p[n - 1] == '\r' ||
					      rest.p[n - 1] == ' '))
				n--;
			return (struct pp_str){ rest.p + lead.n, n - lead.n };
		}
		at += n + 1;
		++*line;
	}
	return (struct pp_str){ 0 };
}

void pp_modeline_check(struct pp_str bytes, const char *path,
		       const char *schema, struct pp_sink *sink)
{
	uint32_t line;
	struct pp_str named = pp_modeline_find(bytes, &line);
	struct pp_finding *f;
	struct pp_buf wanted;

	if (!named.n || pp_str_starts(named, PP_LIT("http")))
		return;
	pp_buf_init(&wanted, PATH_MAX_BYTES);
	relative(&wanted, path, schema);
	if (!pp_str_eq(named, pp_buf_get(&wanted))) {
		f = pp_report(sink, PP_R(MODELINE),
			      (struct pp_pos){ path, line, 1, 0 },
			      "the modeline names another schema than the "
			      "one of this record's kind");
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "write $schema=%.*s",
			       PP_STR(pp_buf_get(&wanted)));
	}
	pp_buf_release(&wanted);
}
