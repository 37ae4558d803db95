/* A manual page: the title stands before the input, which is its text.  Nothing
 * in the text becomes a request, or an escape that is not one of ours. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "report/man.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* cmark's time grows with the square of some inputs. */
enum { INPUT_MAX = 4096, OUTPUT_MAX = 1 << 22 };

static bool is_request(struct pp_str line)
{
	static const char *const requests[] = {
		".PP", ".IP", ".IP \\(bu 2", ".TP", ".RS", ".RS 4", ".RE",
		".EX", ".EE", ".in", ".in +4n", ".br", ".PD", ".PD 0", ".nh",
		".ad l", "\\&",
	};

	for (size_t i = 0; i < sizeof(requests) / sizeof(*requests); i++)
		if (pp_str_is(line, requests[i]))
			return true;
	if (pp_str_starts(line, PP_LIT(".IP ")))
		return pp_str_ends(line, PP_LIT(". 4"));
	return (pp_str_starts(line, PP_LIT(".TH \"")) ||
		pp_str_starts(line, PP_LIT(".SH \"")) ||
		pp_str_starts(line, PP_LIT(".SS \""))) &&
		pp_str_ends(line, PP_LIT("\""));
}

/* The arguments of a title or heading: no quotation mark but around them. */
static void check_arguments(struct pp_str line)
{
	unsigned marks = 0;

	for (size_t i = 0; i < line.n; i++)
		marks += line.p[i] == '"';
	assert(marks == (line.p[1] == 'T' ? 10 : 2));
}

static void check_escapes(struct pp_str line)
{
	static const char *const escapes[] = {
		"\\e", "\\-", "\\&", "\\(aq", "\\(ga", "\\(dq", "\\(ha",
		"\\(ti", "\\(bu", "\\fR", "\\fB", "\\fI", "\\f(BI", "\\[u",
	};
	size_t i = 0;

	while (i < line.n) {
		struct pp_str rest = { line.p + i, line.n - i };
		size_t k = 0, n = sizeof(escapes) / sizeof(*escapes);

		assert(line.p[i] >= ' ' && line.p[i] <= '~');
		i++;
		if (*rest.p != '\\')
			continue;
		while (k < n && !pp_str_starts(rest, pp_str(escapes[k])))
			k++;
		assert(k < n);
		i += strlen(escapes[k]) - 1;
	}
}

static void check(struct pp_str page)
{
	while (page.n) {
		const char *end = memchr(page.p, '\n', page.n);
		struct pp_str line = { page.p, end ? (size_t)(end - page.p) :
						     page.n };

		assert(end);
		check_escapes(line);
		assert(!line.n || *line.p != '\'');
		if (line.n && *line.p == '.') {
			assert(is_request(line));
			if (line.n > 3 && line.p[3] == ' ' && line.p[4] == '"')
				check_arguments(line);
		}
		page.p += line.n + 1;
		page.n -= line.n + 1;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct pp_man how = { "2026-01-31", "owls", "owls", NULL, NULL };
	struct pp_arena arena = { 0 };
	struct pp_man_page page;
	struct pp_buf text, out;

	if (size > INPUT_MAX)
		return 0;
	pp_buf_init(&text, 2 * INPUT_MAX);
	pp_buf_init(&out, OUTPUT_MAX);
	pp_buf_puts(&text, "# owl(1): hoots\n\n");
	pp_buf_add(&text, data, size);
	if (!pp_man_render(&out, &page, &arena, &how, pp_buf_get(&text))) {
		assert(!page.problem && !out.overflow);
		check(pp_buf_get(&out));
	} else {
		assert(page.problem && page.line);
	}
	pp_buf_release(&text);
	pp_buf_release(&out);
	pp_arena_release(&arena);
	return 0;
}
