/* Versions of records, read and compared: see the header. */
#include "pool/version.h"

#include "data/read.h"
#include "record/record.h"

static const struct pp_value unreadable = {
	.type = PP_NULL, .text = PP_LIT("null"),
};

/* One record, at one commit. */
struct look {
	struct pp_versions *versions;
	struct pp_sink *sink;
	const struct pp_past_record *record;
};

static int report_blob(const struct look *l,
		       const struct pp_past_version *version,
		       enum pp_object_fault why)
{
	struct pp_str path = pp_str(l->record->path);
	char hex[PP_ID_HEX];

	pp_id_hex(hex, version->blob);
	path = pp_arena_str(&l->sink->arena, path);
	pp_report(l->sink, PP_R(REPOSITORY), (struct pp_pos){ .file = path.p },
		  "cannot follow the history: object %s %s", hex,
		  pp_object_fault_text(why));
	return -1;
}

/* One version as a value; NULL: nothing of it may be told. */
static int read_version(const struct pp_value **out, struct pp_arena *arena,
			const struct look *l,
			const struct pp_past_version *version)
{
	const struct pp_object_want want = {
		version->blob, PP_OBJECT_BLOB, PP_READ_BYTES_MAX,
	};
	const struct pp_kind kind = { .markdown = version->markdown };
	struct pp_record r = { .kind = &kind, .path = l->record->path };
	struct pp_versions *v = l->versions;
	struct pp_object object;
	enum pp_object_fault why = pp_object_read(&object, v->repo, &want);

	*out = &unreadable;
	if (why == PP_OBJECT_SIZE)
		return 0;
	if (why)
		return report_blob(l, version, why);
	r.bytes = pp_arena_str(arena, object.bytes);
	pp_object_release(&object);
	v->left.limit = 1;
	pp_sink_clear(&v->left);
	if (!pp_record_read(&r, arena, &v->left))
		*out = pp_hidden_strip(arena, l->record->kind->hidden, r.root);
	return 0;
}

/* The slot of a version; or one to read it into: that which nobody has asked
 * for the longest, so that none goes which the same comparison needs. */
static struct pp_version *find_slot(struct pp_versions *v,
				    const struct pp_past_version *version)
{
	struct pp_version *oldest = &v->slots[0];

	for (size_t i = 0; i < PP_VERSION_SLOTS; i++) {
		struct pp_version *slot = &v->slots[i];

		if (slot->is_there && slot->markdown == version->markdown &&
		    !memcmp(slot->blob, version->blob, PP_ID_SIZE))
			return slot;
		if (slot->used < oldest->used)
			oldest = slot;
	}
	oldest->is_there = false;
	return oldest;
}

static int get_version(const struct pp_value **out, const struct look *l,
		       const struct pp_past_version *version)
{
	struct pp_version *slot;

	/* More than can be kept at once. */
	if (l->record->before_count >= PP_VERSION_SLOTS)
		return read_version(out, &l->versions->scrap, l, version);
	slot = find_slot(l->versions, version);
	slot->used = ++l->versions->clock;
	if (!slot->is_there) {
		pp_arena_clear(&slot->arena);
		if (read_version(&slot->value, &slot->arena, l, version) < 0)
			return -1;
		memcpy(slot->blob, version->blob, PP_ID_SIZE);
		slot->markdown = version->markdown;
		slot->is_there = true;
	}
	*out = slot->value;
	return 0;
}

/* A copy, whose strings outlive the versions. */
static void keep(struct pp_field_changes *out, struct pp_arena *arena,
		 const struct pp_field_changes *changes)
{
	out->count = changes->count;
	out->items = pp_new_raw(arena, struct pp_field_change, out->count + 1);
	for (size_t i = 0; i < out->count; i++) {
		struct pp_field_change c = changes->items[i];

		c.pointer = pp_arena_str(arena, c.pointer);
		if (c.old_value.p)
			c.old_value = pp_arena_str(arena, c.old_value);
		if (c.new_value.p)
			c.new_value = pp_arena_str(arena, c.new_value);
		out->items[i] = c;
	}
}

static int compare(struct pp_field_changes *out, struct pp_arena *arena,
		   const struct look *l)
{
	const struct pp_past_record *record = l->record;
	struct pp_arena *scrap = &l->versions->scrap;
	const struct pp_value **before = pp_new(scrap, const struct pp_value *,
						record->before_count);
	struct pp_field_versions versions = { before, 0, NULL };
	struct pp_field_changes changes;

	for (size_t i = 0; i < record->before_count; i++) {
		const struct pp_value **at = &before[versions.old_count];

		if (get_version(at, l, &record->before[i]) < 0)
			return -1;
		versions.old_count += *at != NULL;
	}
	if (record->now && get_version(&versions.new_value, l,
				       record->now) < 0)
		return -1;
	pp_fields_compare(&changes, scrap, &versions);
	keep(out, arena, &changes);
	return 0;
}

int pp_versions_compare(struct pp_field_changes *out, struct pp_listing into,
			struct pp_versions *versions,
			const struct pp_past_record *record)
{
	const struct look l = { versions, into.sink, record };
	int rc;

	*out = (struct pp_field_changes){ 0 };
	rc = compare(out, into.arena, &l);
	pp_arena_clear(&versions->scrap);
	return rc;
}

void pp_versions_start(struct pp_versions *versions)
{
	for (size_t i = 0; i < PP_VERSION_SLOTS; i++)
		versions->slots[i].is_there = false;
}

void pp_versions_release(struct pp_versions *versions)
{
	for (size_t i = 0; i < PP_VERSION_SLOTS; i++)
		pp_arena_release(&versions->slots[i].arena);
	pp_arena_release(&versions->scrap);
	pp_sink_release(&versions->left);
}
