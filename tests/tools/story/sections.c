/* The sections of a story's text. */
#include "sections.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name in "-- name --", or NULL. */
static char *header(const char *line, size_t n)
{
	if (n < 7 || memcmp(line, "-- ", 3) || memcmp(line + n - 3, " --", 3))
		return NULL;
	return strndup(line + 3, n - 6);
}

static void parse_line(struct sections *s, const char *line, size_t n)
{
	struct text *to = s->count ? &s->items[s->count - 1].text :
				     &s->opening;
	char *name = header(line, n);

	if (!name) {
		bool escaped = n > 4 && !memcmp(line, "\\-- ", 4);

		text_add(to, line + escaped, n - escaped);
		text_puts(to, "\n");
		return;
	}
	if (s->count == SECTIONS_MAX)
		die("%s: too many sections", s->path);
	snprintf(s->items[s->count++].name, sizeof(s->items->name), "%s",
		 name);
	free(name);
}

void sections_read(struct sections *s, const char *path)
{
	struct text file = { 0 };

	s->path = path;
	file_read(&file, path);
	for (size_t at = 0; at < file.n;) {
		char *end = memchr(file.p + at, '\n', file.n - at);
		size_t n = end ? (size_t)(end - file.p) - at : file.n - at;

		parse_line(s, file.p + at, n);
		at += n + 1;
	}
	text_free(&file);
}

static void unparse_section(struct text *out, const struct section *s)
{
	size_t at = 0;

	text_puts(out, "-- ");
	text_puts(out, s->name);
	text_puts(out, " --\n");
	while (at < s->text.n) {
		const char *line = s->text.p + at;
		size_t n = strcspn(line, "\n");
		char *name = header(line, n);

		if (name)
			text_puts(out, "\\");
		free(name);
		text_add(out, line, n);
		text_puts(out, "\n");
		at += n + 1;
	}
}

void sections_write(const struct sections *s)
{
	struct text out = { 0 };

	text_add(&out, s->opening.p, s->opening.n);
	for (size_t i = 0; i < s->count; i++)
		if (s->items[i].name[0])
			unparse_section(&out, &s->items[i]);
	file_write(s->path, &out);
	text_free(&out);
}

struct section *sections_insert(struct sections *s, size_t at,
				const char *name)
{
	if (s->count == SECTIONS_MAX)
		die("%s: too many sections", s->path);
	memmove(&s->items[at + 1], &s->items[at],
		(s->count - at) * sizeof(*s->items));
	s->count++;
	s->items[at] = (struct section){ 0 };
	snprintf(s->items[at].name, sizeof(s->items[at].name), "%s",
		 name);
	return &s->items[at];
}

bool section_is(const struct sections *s, size_t at, const char *name)
{
	return at < s->count && !strcmp(s->items[at].name, name);
}
