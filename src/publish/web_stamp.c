/* Of what pages are made. */
#include "publish/web_stamp.h"

#include "report/page.h"
#include "store/rev.h"

enum { TEXT_MAX = 1 << 28 };

/* --- what all depend on --------------------------------------------------- */

void pp_web_stamp_base(struct pp_buf *out, const struct pp_web *web)
{
	const struct pp_open_pool *open = &web->reports->open;

	pp_buf_puts(out, PP_VERSION " ");
	pp_buf_puts(out, pp_page_policy(true));
	pp_buf_puts(out, web->day);
	if (web->audience)
		pp_buf_str(out, web->audience->name);
	pp_buf_printf(out, " %zu ", open->config.bytes.n);
	pp_buf_str(out, open->config.bytes);
	pp_buf_add(out, open->schemas.digest, sizeof(open->schemas.digest));
	pp_buf_add(out, open->schemas.sql_digest,
		   sizeof(open->schemas.sql_digest));
}

void pp_web_stamp_head(struct pp_buf *out, const struct pp_pool *pool)
{
	struct pp_sink ignored = { .limit = 1 };
	struct pp_repo *repo = pp_repo_open(&pool->place, &ignored);
	struct pp_commit head;

	if (repo && !pp_rev_resolve(&head, repo, &ignored, "HEAD"))
		pp_buf_add(out, head.id, sizeof(head.id));
	pp_repo_free(repo);
	pp_sink_release(&ignored);
}

struct pp_str pp_web_stamp_hash(struct pp_arena *arena,
				const struct pp_buf *text)
{
	uint8_t id[PP_ID_SIZE];
	char hex[PP_ID_HEX];

	pp_content_id(id, pp_buf_get(text));
	pp_id_hex(hex, id);
	return pp_arena_str(arena, pp_str(hex));
}

/* --- reports -------------------------------------------------------------- */

/* All files below the kind's folder, of whatever kind: a report also says
 * whether these are committed.  False where it has none. */
static bool add_folder(struct pp_buf *out, const struct pp_web_stamps *stamps,
		       const struct pp_kind *kind)
{
	const struct pp_content_files *files = &stamps->files;
	struct pp_str folder = kind->path.folder;
	size_t low = 0, high = files->count;

	if (!folder.n)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pp_str_cmp(files->items[middle].path, folder) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	pp_buf_str(out, folder);
	for (; low < files->count &&
	     pp_str_starts(files->items[low].path, folder); low++) {
		const struct pp_content_file *f = &files->items[low];

		pp_buf_str(out, f->path);
		pp_buf_putc(out, f->is_broken ? '!' : ' ');
		pp_buf_add(out, f->id, sizeof(f->id));
	}
	return true;
}

/* Links lead to records that are there. */
static void add_targets(struct pp_buf *out, const struct pp_web *web)
{
	for (size_t i = 0; i < web->kind_count; i++) {
		const struct pp_web_kind *kind = &web->kinds[i];

		if (!kind->has_pages)
			continue;
		pp_buf_printf(out, "%zu ", kind->count);
		for (size_t k = 0; k < kind->count; k++) {
			pp_buf_str(out, kind->records[k].id);
			pp_buf_putc(out, '\n');
		}
	}
}

/* The texts as they were read, which may be later than the index. */
static void add_texts(struct pp_buf *out, const struct pp_reports *reports)
{
	for (size_t i = 0; i < reports->count; i++) {
		const struct pp_report_file *file = &reports->items[i];

		pp_buf_printf(out, "%s %d %zu ", file->path, (int)file->state,
			      file->source.text.n);
		pp_buf_str(out, file->head.title);
		pp_buf_str(out, file->source.text);
	}
}

static bool fill(struct pp_web_stamps *s, const struct pp_web *web)
{
	const struct pp_together *t = &web->ask->together;
	struct pp_buf *base = &s->base;

	/* What other pools hold is not looked at. */
	if (!web->ask->pool->in_git || t->count != 1 ||
	    pp_content_files(&s->files, &s->arena, t->items[0].index.db))
		return false;
	pp_buf_printf(base, "report 1 %u ", web->timeout_ms);
	pp_web_stamp_base(base, web);
	pp_web_stamp_head(base, web->ask->pool);
	add_targets(base, web);
	/* Reports include each other. */
	add_texts(base, web->reports);
	for (size_t i = 0; i < web->kind_count; i++)
		if (web->kinds[i].kind->document &&
		    !add_folder(base, s, web->kinds[i].kind))
			return false;
	return !base->overflow;
}

void pp_web_stamps_init(struct pp_web_stamps *out, const struct pp_web *web)
{
	*out = (struct pp_web_stamps){ 0 };
	pp_buf_init(&out->base, TEXT_MAX);
	if (!fill(out, web))
		pp_buf_clear(&out->base);
}

void pp_web_stamps_release(struct pp_web_stamps *stamps)
{
	pp_buf_release(&stamps->base);
	pp_arena_release(&stamps->arena);
}

struct pp_str pp_web_stamp_report(const struct pp_web_stamps *stamps,
				  struct pp_arena *arena,
				  const struct pp_web *web,
				  const struct pp_web_report *report)
{
	struct pp_str stamp = { 0 };
	bool certain = stamps->base.n && report->looks.is_certain;
	struct pp_buf text;

	pp_buf_init(&text, TEXT_MAX);
	if (certain) {
		pp_buf_str(&text, pp_buf_get(&stamps->base));
		pp_buf_str(&text, report->file->id);
		pp_buf_putc(&text, '\n');
	}
	for (size_t i = 0; certain && i < report->looks.kind_count; i++) {
		const struct pp_web_kind *kind = NULL;

		for (size_t k = 0; k < web->kind_count; k++)
			if (pp_str_eq(web->kinds[k].kind->name,
				      report->looks.kinds[i]))
				kind = &web->kinds[k];
		certain = kind && add_folder(&text, stamps, kind->kind);
	}
	if (certain && !text.overflow)
		stamp = pp_web_stamp_hash(arena, &text);
	pp_buf_release(&text);
	return stamp;
}
