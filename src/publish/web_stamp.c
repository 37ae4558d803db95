/* Of what pages are made, beside records and history. */
#include "publish/web_stamp.h"

#include "base/file.h"
#include "pool/index_place.h"
#include "report/page.h"

enum { KEY_MAX = 1 << 20 };

/* The queries of directories do not belong to the index. */
static void add_queries(struct pp_buf *out, const struct pp_web *web,
			struct pp_arena *arena)
{
	const struct pp_web_config *c = web->config;
	struct pp_sink ignored = { .limit = 1 };
	struct pp_buf bytes;

	pp_buf_init(&bytes, KEY_MAX);
	for (size_t i = 0; i < c->directory_count; i++) {
		const char *path = pp_arena_printf(arena,
				"%s/%s/queries/%.*s.sql", web->ask->pool->root,
				web->reports->open.config.schemas,
				PP_STR(c->directories[i].name));

		pp_buf_clear(&bytes);
		pp_file_read_named(&bytes, &ignored, path, KEY_MAX);
		pp_buf_printf(out, "%zu ", bytes.n);
		pp_buf_str(out, pp_buf_get(&bytes));
	}
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
}

void pp_web_stamp_base(struct pp_buf *out, const struct pp_web *web,
		       struct pp_arena *arena)
{
	const struct pp_open_pool *open = &web->reports->open;

	pp_buf_printf(out, "%s %llx %s ", PP_VERSION,
		      (unsigned long long)pp_index_key(),
		      pp_page_policy(true));
	pp_buf_puts(out, web->day);
	if (web->audience)
		pp_buf_str(out, web->audience->name);
	pp_buf_printf(out, " %u %zu ", web->timeout_ms, open->config.bytes.n);
	pp_buf_str(out, open->config.bytes);
	pp_buf_add(out, open->schemas.digest, sizeof(open->schemas.digest));
	pp_buf_add(out, open->schemas.sql_digest,
		   sizeof(open->schemas.sql_digest));
	add_queries(out, web, arena);
}

void pp_web_stamp_texts(struct pp_buf *out, const struct pp_web *web)
{
	const struct pp_reports *reports = web->reports;

	for (size_t i = 0; i < reports->count; i++) {
		const struct pp_report_file *file = &reports->items[i];

		pp_buf_printf(out, "%s %d %zu ", file->path, (int)file->state,
			      file->source.text.n);
		pp_buf_str(out, file->head.title);
		pp_buf_str(out, file->head.summary);
		pp_buf_str(out, file->source.text);
	}
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
