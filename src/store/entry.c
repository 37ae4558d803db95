/* What may stand in a listing: rules about names that all sources share. */
#include "store/entry.h"

#include <sys/stat.h>

#include <stdlib.h>

#include "base/utf8.h"

bool pp_name_is_skipped(struct pp_str name)
{
	if (!name.n)
		return false;
	return name.p[0] == '.' || name.p[name.n - 1] == '~' ||
	       (name.n > 1 && name.p[0] == '#' && name.p[name.n - 1] == '#');
}

/* C0, DEL, and C1 in its two-byte form. */
static bool has_control(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || c == 0x7f)
			return true;
		if (c == 0xc2 && i + 1 < s.n &&
		    (unsigned char)s.p[i + 1] < 0xa0)
			return true;
	}
	return false;
}

enum pp_entry_type pp_entry_type_of(uint32_t mode)
{
	if (S_ISREG(mode))
		return mode & 0111 ? PP_ENTRY_EXECUTABLE : PP_ENTRY_FILE;
	if (S_ISLNK(mode))
		return PP_ENTRY_SYMLINK;
	return S_ISDIR(mode) ? PP_ENTRY_FOLDER : PP_ENTRY_OTHER;
}

bool pp_name_is_file_like(struct pp_str name)
{
	static const struct pp_str endings[] = {
		PP_LIT(".yaml"), PP_LIT(".yml"), PP_LIT(".md"), PP_LIT(".json"),
	};

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (pp_str_ends(name, endings[i]))
			return true;
	return false;
}

const char *pp_name_fault(struct pp_str name)
{
	if (!name.n)
		return "is empty";
	if (pp_str_is(name, ".") || pp_str_is(name, ".."))
		return "is not a name";
	if (memchr(name.p, '/', name.n))
		return "has a slash in it";
	if (pp_utf8_valid(name) != name.n)
		return "is not UTF-8";
	if (has_control(name))
		return "has a control character in it";
	return NULL;
}

const char *pp_path_shown(struct pp_arena *arena, struct pp_str path)
{
	static const char digits[] = "0123456789abcdef";
	char *out = pp_new_raw(arena, char, path.n * 4 + 1), *p = out;

	while (path.n) {
		uint32_t cp = 0;
		unsigned n = pp_utf8_decode(path, &cp);
		unsigned char c = (unsigned char)*path.p;

		if (n && cp >= 0x20 && (cp < 0x7f || cp >= 0xa0)) {
			memcpy(p, path.p, n);
			p += n;
		} else {
			n = 1;
			*p++ = '\\';
			*p++ = 'x';
			*p++ = digits[c >> 4];
			*p++ = digits[c & 15];
		}
		path.p += n;
		path.n -= n;
	}
	*p = '\0';
	return out;
}

const char *pp_entry_type_name(enum pp_entry_type type)
{
	switch (type) {
	case PP_ENTRY_FILE:
	case PP_ENTRY_EXECUTABLE:
		return "a file";
	case PP_ENTRY_SYMLINK:
		return "a symbolic link";
	case PP_ENTRY_GITLINK:
		return "a submodule";
	case PP_ENTRY_FOLDER:
		return "a directory";
	case PP_ENTRY_OTHER:
		break;
	}
	return "a pipe, socket or device";
}

int pp_entry_report_folder(struct pp_entries *out, struct pp_sink *sink,
			   const struct pp_entry *at)
{
	const char *shown = pp_path_shown(&sink->arena, pp_str(at->path));

	pp_report(sink, PP_R(FILE_TYPE), (struct pp_pos){ .file = shown },
		  "expected a directory; this is %s",
		  pp_entry_type_name(at->type));
	*out = (struct pp_entries){ .incomplete = true };
	return 0;
}

static int cmp_entries(const void *a, const void *b)
{
	const struct pp_entry *x = a, *y = b;

	return strcmp(x->path, y->path);
}

static bool is_sorted(const struct pp_entries *entries)
{
	for (size_t i = 1; i < entries->count; i++)
		if (strcmp(entries->items[i - 1].path,
			   entries->items[i].path) >= 0)
			return false;
	return true;
}

void pp_entries_sort(struct pp_entries *entries, struct pp_sink *sink)
{
	struct pp_entry *items = entries->items;
	size_t kept = 0;

	if (is_sorted(entries))
		return;
	qsort(items, entries->count, sizeof(*items), cmp_entries);
	for (size_t i = 0; i < entries->count; i++) {
		if (kept && !strcmp(items[kept - 1].path, items[i].path)) {
			pp_report(sink, PP_R(FILE_PATH),
				  (struct pp_pos){ .file = items[i].path },
				  "two files bear this path");
			entries->incomplete = true;
			continue;
		}
		items[kept++] = items[i];
	}
	entries->count = kept;
}
