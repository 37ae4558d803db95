/* Git tree objects, taken apart without copies. */
#include "store/tree.h"

enum pp_entry_type pp_tree_item_type(const struct pp_tree_item *item)
{
	switch (item->mode & 0170000) {
	case 0040000:
		return PP_ENTRY_FOLDER;
	case 0120000:
		return PP_ENTRY_SYMLINK;
	case 0160000:
		return PP_ENTRY_GITLINK;
	case 0100000:
		return item->mode & 0111 ? PP_ENTRY_EXECUTABLE : PP_ENTRY_FILE;
	default:
		return PP_ENTRY_OTHER;
	}
}

/* "100644 name\0" and twenty bytes. */
int pp_tree_next(struct pp_tree_item *out, struct pp_str *rest)
{
	size_t i = 0, left;
	uint32_t mode = 0;
	const char *end;

	if (!rest->n)
		return 0;
	for (; i < rest->n && rest->p[i] != ' '; i++) {
		if (i == 7 || rest->p[i] < '0' || rest->p[i] > '7')
			return -1;
		mode = mode << 3 | (uint32_t)(rest->p[i] - '0');
	}
	if (!i || i >= rest->n)
		return -1;
	left = rest->n - i - 1;
	end = left ? memchr(rest->p + i + 1, '\0', left) : NULL;
	if (!end)
		return -1;
	out->mode = mode;
	out->name.p = rest->p + i + 1;
	out->name.n = (size_t)(end - out->name.p);
	left -= out->name.n + 1;
	if (left < PP_ID_SIZE)
		return -1;
	out->id = (const uint8_t *)end + 1;
	rest->p = end + 1 + PP_ID_SIZE;
	rest->n = left - PP_ID_SIZE;
	return 1;
}

/* The byte after the name, for the order. */
static int after(const struct pp_tree_item *item, size_t at)
{
	if (at < item->name.n)
		return (unsigned char)item->name.p[at];
	return at == item->name.n && pp_tree_item_is_folder(item) ? '/' : 0;
}

int pp_tree_cmp(const struct pp_tree_item *a, const struct pp_tree_item *b)
{
	size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	int order = n ? memcmp(a->name.p, b->name.p, n) : 0;

	if (order)
		return order;
	order = after(a, n) - after(b, n);
	if (order || (a->name.n == b->name.n))
		return order;
	/* "a/" in a name can only be made on purpose; any order will do. */
	return a->name.n < b->name.n ? -1 : 1;
}

/* Find one name in one tree. */
static enum pp_object_fault find_name(struct pp_tree_found *out,
				      struct pp_repo *repo, const uint8_t *id,
				      struct pp_str name)
{
	struct pp_object_want want = { .id = id, .type = PP_OBJECT_TREE };
	struct pp_tree_item item;
	struct pp_object tree;
	enum pp_object_fault fault = pp_object_read(&tree, repo, &want);
	struct pp_str rest;
	int rc;

	if (fault)
		return fault;
	rest = tree.bytes;
	out->is_there = false;
	while ((rc = pp_tree_next(&item, &rest)) > 0) {
		if (!pp_str_eq(item.name, name))
			continue;
		out->is_there = true;
		out->mode = item.mode;
		memcpy(out->id, item.id, PP_ID_SIZE);
		break;
	}
	pp_object_release(&tree);
	return rc < 0 ? PP_OBJECT_DAMAGED : PP_OBJECT_OK;
}

enum pp_object_fault pp_tree_find(struct pp_tree_found *out,
				  struct pp_repo *repo, const uint8_t *id,
				  const char *path)
{
	struct pp_tree_found at = { .is_there = true, .mode = 0040000 };
	enum pp_object_fault fault;

	memcpy(at.id, id, PP_ID_SIZE);
	while (*path && at.is_there) {
		const char *slash = strchr(path, '/');
		struct pp_str name = pp_str(path);
		uint8_t above[PP_ID_SIZE];

		if ((at.mode & 0170000) != 0040000) {
			at.is_there = false;
			break;
		}
		if (slash)
			name.n = (size_t)(slash - path);
		memcpy(above, at.id, PP_ID_SIZE);
		fault = find_name(&at, repo, above, name);
		if (fault)
			return fault;
		path += name.n + (slash != NULL);
	}
	*out = at;
	return PP_OBJECT_OK;
}
