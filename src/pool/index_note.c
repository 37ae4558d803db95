/* The notes of an index: fixed-size fields, then texts that end in NUL.  In the
 * machine's own byte order, as all of the database is one program's. */
#include "pool/index_note.h"

#include "base/buf.h"
#include "record/state.h"

#define FOLDERS_MAX ((size_t)1 << 30)

enum { NOTE_MAX = 1 << 20 };

static const char note_name[] = "state";

/* What of the note has a fixed size. */
struct head {
	uint8_t stamp[PP_ID_SIZE], tree[PP_ID_SIZE], commit[PP_ID_SIZE];
	uint32_t unused;
	uint64_t schemas[2];
};

/* What stands before the path of a folder. */
struct folder {
	struct pp_stat stat;
	uint64_t path_n;
};

/* A text that ends in NUL, off the front of *rest; lent. */
static int take(struct pp_str *out, struct pp_str *rest)
{
	const char *end = rest->n ? memchr(rest->p, '\0', rest->n) : NULL;
	size_t n = end ? (size_t)(end - rest->p) : 0;

	if (!end)
		return -1;
	*out = (struct pp_str){ rest->p, n };
	*rest = (struct pp_str){ end + 1, rest->n - n - 1 };
	return 0;
}

enum pp_db_fault pp_index_note_get(struct pp_index_note *out,
				   struct pp_arena *arena, struct pp_db *db)
{
	struct pp_str bytes = { 0 }, texts[6];
	enum pp_db_fault fault = pp_content_note(&bytes, arena, db, note_name);
	struct head head;

	if (fault)
		return fault;
	if (bytes.n < sizeof(head))
		return PP_DB_BAD;
	memcpy(&head, bytes.p, sizeof(head));
	bytes = (struct pp_str){ bytes.p + sizeof(head),
				 bytes.n - sizeof(head) };
	for (size_t i = 0; i < 6; i++)
		if (take(&texts[i], &bytes) < 0)
			return PP_DB_BAD;
	*out = (struct pp_index_note){
		.schemas = { head.schemas[0], head.schemas[1] },
		.name = texts[0], .time_zone = texts[1], .branch = texts[2],
		.records_folder = texts[3].p, .schemas_folder = texts[4].p,
		.faulty = texts[5],
	};
	memcpy(out->stamp, head.stamp, PP_ID_SIZE);
	memcpy(out->tree, head.tree, PP_ID_SIZE);
	memcpy(out->commit, head.commit, PP_ID_SIZE);
	return PP_DB_OK;
}

static void put(struct pp_buf *b, struct pp_str text)
{
	pp_buf_str(b, text);
	pp_buf_putc(b, '\0');
}

static void pack(struct pp_buf *b, const struct pp_index_note *note)
{
	struct head head = {
		.schemas = { note->schemas[0], note->schemas[1] },
	};

	memcpy(head.stamp, note->stamp, PP_ID_SIZE);
	memcpy(head.tree, note->tree, PP_ID_SIZE);
	memcpy(head.commit, note->commit, PP_ID_SIZE);
	pp_buf_init(b, NOTE_MAX);
	pp_buf_add(b, &head, sizeof(head));
	put(b, note->name);
	put(b, note->time_zone);
	put(b, note->branch);
	put(b, pp_str(note->records_folder));
	put(b, pp_str(note->schemas_folder));
	put(b, note->faulty);
}

enum pp_db_fault pp_index_note_put(struct pp_db *db,
				   const struct pp_index_note *note)
{
	enum pp_db_fault fault;
	struct pp_buf b;

	pack(&b, note);
	fault = pp_content_note_put(db, note_name, pp_buf_get(&b));
	pp_buf_release(&b);
	return fault;
}

bool pp_index_note_same(const struct pp_index_note *a,
			const struct pp_index_note *b)
{
	struct pp_buf x, y;
	bool same;

	pack(&x, a);
	pack(&y, b);
	same = pp_str_eq(pp_buf_get(&x), pp_buf_get(&y));
	pp_buf_release(&x);
	pp_buf_release(&y);
	return same;
}

struct pp_str pp_index_folders_pack(struct pp_arena *arena,
				    const struct pp_entries *entries,
				    const struct pp_state_moment *listed)
{
	struct pp_str out = { 0 };
	struct pp_buf b;

	/* A folder that is not there yet has no stat data to tell when it
	 * comes. */
	if (entries->absent || entries->incomplete)
		return out;
	pp_buf_init(&b, FOLDERS_MAX);
	for (size_t i = 0; i < entries->folder_count; i++) {
		const struct pp_entry *e = &entries->folders[i];
		struct folder f = { e->stat, strlen(e->path) };

		pp_state_distrust(&f.stat, *listed);
		pp_buf_add(&b, &f, sizeof(f));
		put(&b, pp_str(e->path));
	}
	if (!b.overflow)
		out = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return out;
}

int pp_index_folders_unpack(struct pp_entries *out, struct pp_arena *arena,
			    struct pp_str bytes)
{
	struct folder f;

	*out = (struct pp_entries){
		.folders = pp_new_raw(arena, struct pp_entry,
				      bytes.n / sizeof(f)),
	};
	while (bytes.n) {
		struct pp_str path;

		if (bytes.n < sizeof(f))
			return -1;
		memcpy(&f, bytes.p, sizeof(f));
		bytes = (struct pp_str){ bytes.p + sizeof(f),
					 bytes.n - sizeof(f) };
		if (take(&path, &bytes) < 0 || path.n != f.path_n)
			return -1;
		out->folders[out->folder_count++] = (struct pp_entry){
			.path = path.p,
			.type = PP_ENTRY_FOLDER,
			.has_stat = true,
			.stat = f.stat,
		};
	}
	return 0;
}
