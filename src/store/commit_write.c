/* Making commits: see the header. */
#include "store/commit_write.h"

#include <stdio.h>
#include <unistd.h>

enum { COMMIT_LIMIT = 1 << 24 };

static struct pp_str trim_end(struct pp_str s)
{
	while (s.n && strchr(" \t\r\n", s.p[s.n - 1]))
		s.n--;
	return s;
}

/* Line by line; several empty ones become one, and none stay at the start. */
static void put_message(struct pp_buf *out, const char *message)
{
	bool any = false, gap = false;

	while (*message) {
		size_t n = strcspn(message, "\n");
		struct pp_str line = trim_end((struct pp_str){ message, n });

		message += n + (message[n] == '\n');
		if (!line.n) {
			gap = any;
			continue;
		}
		if (gap)
			pp_buf_putc(out, '\n');
		pp_buf_str(out, line);
		pp_buf_putc(out, '\n');
		any = true;
		gap = false;
	}
}

int pp_commit_write(uint8_t out[PP_ID_SIZE], struct pp_pack_writer *pack,
		    struct pp_listing into, const struct pp_commit_write *how)
{
	char hex[PP_ID_HEX];
	struct pp_buf text;
	size_t head;
	int rc = -1;

	pp_buf_init(&text, COMMIT_LIMIT);
	pp_id_hex(hex, how->tree);
	pp_buf_printf(&text, "tree %s\n", hex);
	if (how->parent) {
		pp_id_hex(hex, how->parent);
		pp_buf_printf(&text, "parent %s\n", hex);
	}
	pp_buf_printf(&text, "author %s\ncommitter %s\n\n",
		      how->idents->author, how->idents->committer);
	head = text.n;
	put_message(&text, how->message ? how->message : "");
	if (text.n == head || text.overflow) {
		pp_report(into.sink, PP_R(WRITE_COMMIT), (struct pp_pos){ 0 },
			  "a commit needs a message%s",
			  text.overflow ? ", and a shorter one" : "");
	} else {
		pp_pack_writer_object(out, pack, PP_OBJECT_COMMIT,
				      pp_buf_get(&text));
		rc = 0;
	}
	pp_buf_release(&text);
	return rc;
}

const char *pp_commit_subject(struct pp_arena *arena, const char *message)
{
	struct pp_str line;

	message += strspn(message, " \t\r\n");
	line = trim_end((struct pp_str){ message, strcspn(message, "\n") });
	return pp_arena_str(arena, line).p;
}

const char *pp_commit_hindrance(const struct pp_place *place)
{
	static const struct {
		const char *name, *what;
	} signs[] = {
		{ "MERGE_HEAD", "a merge is not finished: 'git commit' or "
				"'git merge --abort' ends it" },
		{ "rebase-merge", "a rebase is not finished: 'git rebase "
				  "--continue' or '--abort' ends it" },
		{ "rebase-apply", "a rebase is not finished: 'git rebase "
				  "--continue' or '--abort' ends it" },
		{ "CHERRY_PICK_HEAD", "a cherry-pick is not finished: 'git "
				      "cherry-pick --continue' or '--abort' "
				      "ends it" },
		{ "REVERT_HEAD", "a revert is not finished: 'git revert "
				 "--continue' or '--abort' ends it" },
	};
	struct pp_arena arena = { 0 };
	const char *what = NULL;

	for (size_t i = 0; !what && i < sizeof(signs) / sizeof(*signs); i++)
		if (!access(pp_arena_printf(&arena, "%s/%s", place->git_dir,
					    signs[i].name), F_OK))
			what = signs[i].what;
	pp_arena_release(&arena);
	return what;
}
