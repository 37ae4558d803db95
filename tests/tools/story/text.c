/* Growing bytes, files, the end. */
#include "text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OUTPUT_MAX = 64 << 20 };

_Noreturn void die(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	fputs("story: ", stderr);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fprintf(stderr, ": %s\n", strerror(errno));
	exit(2);
}

void *must(void *p)
{
	if (!p) {
		fputs("story: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

void text_add(struct text *t, const char *p, size_t n)
{
	if (t->n + n + 1 > t->cap) {
		t->cap = (t->n + n + 1) * 2;
		t->p = must(realloc(t->p, t->cap));
	}
	if (n)
		memcpy(t->p + t->n, p, n);
	t->n += n;
	t->p[t->n] = '\0';
}

void text_puts(struct text *t, const char *s)
{
	text_add(t, s, strlen(s));
}

void text_free(struct text *t)
{
	free(t->p);
	*t = (struct text){ 0 };
}

void file_read(struct text *out, const char *path)
{
	char bytes[1 << 16];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f)
		die("cannot read '%s'", path);
	while ((n = fread(bytes, 1, sizeof(bytes), f)) && out->n < OUTPUT_MAX)
		text_add(out, bytes, n);
	fclose(f);
}

void file_write(const char *path, const struct text *t)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(t->p ? t->p : "", 1, t->n, f) != t->n || fclose(f))
		die("cannot write '%s'", path);
}
