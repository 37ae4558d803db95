/* Commits, and walks through them: see the header. */
#include "store/commit.h"

#include "base/map.h"
#include "base/memory.h"
#include "store/git.h"

/* A header's line: "parent 1a2b...". */
struct line {
	struct pp_str key, value;
	bool is_end;			/* the empty line */
};

/* More than any commit of a person's has: an octopus of some dozens. */
enum { PARENTS_MAX = 4096 };

static int report(struct pp_sink *sink, const uint8_t *id, const char *what)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	pp_report(sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
		  "cannot read the history: commit %s %s", hex, what);
	return -1;
}

/* Take a line off *rest. */
static void next_line(struct line *out, struct pp_str *rest)
{
	const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
	size_t n = end ? (size_t)(end - rest->p) : rest->n;
	const char *space = n ? memchr(rest->p, ' ', n) : NULL;
	size_t key = space ? (size_t)(space - rest->p) : n;

	out->key = (struct pp_str){ rest->p, key };
	out->value = (struct pp_str){ rest->p + key + (space != NULL),
				      n - key - (space != NULL) };
	rest->p += n + (end != NULL);
	rest->n -= n + (end != NULL);
	out->is_end = !n;
}

/* The whole seconds at the end of "Name <address> 1700000000 +0100", and what
 * stands before them.  A line that is not so has time 0. */
static int64_t split_time(struct pp_str *person)
{
	const char *p = person->p + person->n;
	struct pp_str text;
	int64_t time = 0;
	bool minus;

	while (p > person->p && p[-1] != '>')
		p--;
	if (p == person->p)
		return 0;
	text = (struct pp_str){ p, (size_t)(person->p + person->n - p) };
	person->n = (size_t)(p - person->p);
	while (text.n && *text.p == ' ') {
		text.p++;
		text.n--;
	}
	minus = text.n && *text.p == '-';
	for (size_t i = minus; i < text.n && i < 18; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			break;
		time = time * 10 + (text.p[i] - '0');
	}
	return minus ? -time : time;
}

static struct pp_str subject_of(struct pp_str message)
{
	const char *end;

	while (message.n && strchr(" \t\r\n", *message.p)) {
		message.p++;
		message.n--;
	}
	end = message.n ? memchr(message.p, '\n', message.n) : NULL;
	if (end)
		message.n = (size_t)(end - message.p);
	while (message.n && strchr(" \t\r", message.p[message.n - 1]))
		message.n--;
	return message;
}

/* The parents that the header names; *line is the one after them. */
static int parse_parents(struct pp_commit_info *out, struct pp_arena *arena,
			 struct line *line, struct pp_str *rest)
{
	uint8_t (*ids)[PP_ID_SIZE];
	struct pp_str ahead = *rest;
	struct line at = *line;
	size_t count = 0;

	for (; pp_str_is(at.key, "parent"); next_line(&at, &ahead))
		if (++count > PARENTS_MAX)
			return -1;
	ids = (uint8_t (*)[PP_ID_SIZE])pp_new_raw(arena, uint8_t,
						  count * PP_ID_SIZE + 1);
	for (size_t i = 0; i < count; i++) {
		if (pp_id_parse(ids[i], line->value))
			return -1;
		next_line(line, rest);
	}
	out->parents = (const uint8_t (*)[PP_ID_SIZE])ids;
	out->parent_count = count;
	return 0;
}

/* 0, or -1 where the bytes are no commit. */
static int parse(struct pp_commit_info *out, struct pp_arena *arena,
		 struct pp_str rest)
{
	struct line line;
	struct pp_str author = { NULL, 0 };

	next_line(&line, &rest);
	if (!pp_str_is(line.key, "tree") || pp_id_parse(out->tree, line.value))
		return -1;
	next_line(&line, &rest);
	if (parse_parents(out, arena, &line, &rest))
		return -1;
	for (; !line.is_end; next_line(&line, &rest)) {
		if (pp_str_is(line.key, "author") && !author.p) {
			author = line.value;
			out->author_time = split_time(&author);
		} else if (pp_str_is(line.key, "committer")) {
			out->time = split_time(&line.value);
		}
	}
	out->author = pp_arena_str(arena, author);
	out->subject = pp_arena_str(arena, subject_of(rest));
	return 0;
}

int pp_commit_read(struct pp_commit_info *out, struct pp_listing into,
		   struct pp_repo *repo, const uint8_t id[PP_ID_SIZE])
{
	struct pp_object_want want = { .id = id, .type = PP_OBJECT_COMMIT };
	struct pp_commit_info info = { 0 };
	const struct pp_graft *graft;
	struct pp_object object;
	enum pp_object_fault why = pp_object_read(&object, repo, &want);
	int rc;

	if (why)
		return report(into.sink, id, pp_object_fault_text(why));
	rc = parse(&info, into.arena, object.bytes);
	pp_object_release(&object);
	if (rc)
		return report(into.sink, id,
			      pp_object_fault_text(PP_OBJECT_DAMAGED));
	memcpy(info.id, id, PP_ID_SIZE);
	graft = pp_graft_find(pp_repo_grafts(repo), id);
	if (graft) {
		info.parents = graft->parents;
		info.parent_count = graft->count;
	}
	*out = info;
	return 0;
}

/* A commit that was come upon. */
struct node {
	struct pp_commit_info info;
	size_t next;			/* of its parents, to look at */
	bool done;			/* it is in the result */
};

struct walk {
	struct pp_listing into;
	struct pp_repo *repo;
	pp_commit_known *known;
	void *data;
	struct pp_arena arena;		/* the nodes */
	struct pp_map nodes;		/* by id */
	struct node **stack;		/* from the tip to where we are */
	size_t depth, cap;
	struct pp_commit_info *items;
	size_t count, item_cap;
};

/* Push the commit, unless it is known or was come upon before. */
static int enter(struct walk *w, const uint8_t *id)
{
	struct pp_map_entry *e = pp_map_get(&w->nodes,
		(struct pp_str){ (const char *)id, PP_ID_SIZE });
	struct node *node = e ? e->ptr : NULL;

	if (node && !node->done)
		return report(w->into.sink, id,
			      "is damaged: it is its own ancestor");
	if (node || (w->known && w->known(w->data, id)))
		return 0;
	node = pp_new(&w->arena, struct node, 1);
	if (pp_commit_read(&node->info, w->into, w->repo, id))
		return -1;
	pp_map_put(&w->nodes, (struct pp_str){ (const char *)node->info.id,
					       PP_ID_SIZE }, NULL)->ptr = node;
	pp_grow(w->stack, w->depth, w->cap);
	w->stack[w->depth++] = node;
	return 0;
}

static void leave(struct walk *w, struct node *node)
{
	pp_grow(w->items, w->count, w->item_cap);
	w->items[w->count++] = node->info;
	node->done = true;
	w->depth--;
}

static int walk(struct walk *w, const uint8_t *tip)
{
	int rc = enter(w, tip);

	while (!rc && w->depth) {
		struct node *node = w->stack[w->depth - 1];

		if (node->next == node->info.parent_count)
			leave(w, node);
		else
			rc = enter(w, node->info.parents[node->next++]);
	}
	return rc;
}

static int walk_line(struct walk *w, const uint8_t *tip)
{
	int rc = enter(w, tip);

	while (!rc && w->depth) {
		struct node *node = w->stack[0];

		leave(w, node);
		node->done = false;	/* to come upon it again is a fault */
		if (node->info.parent_count)
			rc = enter(w, node->info.parents[0]);
	}
	return rc;
}

static void finish(struct pp_commits *out, struct walk *w, int rc)
{
	if (!rc) {
		out->items = pp_new_raw(w->into.arena, struct pp_commit_info,
					w->count + 1);
		if (w->count)
			memcpy(out->items, w->items,
			       w->count * sizeof(*w->items));
		out->count = w->count;
	}
	pp_free(w->items);
	pp_free(w->stack);
	pp_map_release(&w->nodes);
	pp_arena_release(&w->arena);
}

int pp_commits_walk(struct pp_commits *out, struct pp_listing into,
		    struct pp_repo *repo, const uint8_t tip[PP_ID_SIZE],
		    pp_commit_known *known, void *data)
{
	struct walk w = { .into = into, .repo = repo, .known = known,
			  .data = data };
	int rc = walk(&w, tip);

	finish(out, &w, rc);
	return rc;
}

int pp_commits_first_parents(struct pp_commits *out, struct pp_listing into,
			     struct pp_repo *repo,
			     const uint8_t tip[PP_ID_SIZE])
{
	struct walk w = { .into = into, .repo = repo };
	int rc = walk_line(&w, tip);

	finish(out, &w, rc);
	return rc;
}
