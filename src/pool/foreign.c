/* Anyone's files against anyone's schema. */
#include "pool/foreign.h"

#include <string.h>
#include <unistd.h>

#include "base/escape.h"
#include "base/file.h"
#include "base/parallel.h"
#include "data/read.h"
#include "record/secret.h"
#include "schema/schema.h"
#include "schema/shape.h"

enum { FINDINGS_MAX = 100000 };

/* What the schemas are read with. */
struct library {
	const struct pp_foreign *how;
	struct pp_listing into;
};

struct worker {
	const struct pp_foreign *how;
	const struct pp_schema *schema;
	bool wants_body;
	const struct pp_shape *secret;	/* the schema's, where it has some */
	struct pp_sink sink;
	struct pp_arena tree;
	struct pp_buf bytes;
	struct pp_schema_work *work;
};

static int add_document(struct library *lib, struct pp_schema_set *set,
			struct pp_sink *sink, const char *uri,
			const char *path)
{
	struct pp_arena *arena = lib->into.arena;
	const char *file = pp_arena_copy(arena, path, strlen(path));
	const struct pp_read how = { file, pp_syntax_of(file), false };
	struct pp_docs docs = { 0 };
	struct pp_buf bytes;
	int rc;

	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	rc = pp_file_read_named(&bytes, sink, file, PP_READ_BYTES_MAX);
	if (!rc)
		rc = pp_read(&docs, arena, sink, &how,
			     pp_arena_str(arena, pp_buf_get(&bytes)));
	pp_buf_release(&bytes);
	if (!rc && docs.count != 1) {
		pp_report(sink, PP_R(YAML_DOCUMENTS),
			  pp_value_pos(&docs.roots[docs.count > 1], file),
			  "a schema must be one document");
		rc = -1;
	}
	if (rc)
		return -1;
	return pp_schema_set_add(set, sink, uri, file, docs.roots);
}

static int hex_digit(char c)
{
	const char *digits = "0123456789abcdef0123456789ABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) & 15 : -1;
}

/* file:///a/b%20c -> /a/b c; what is no escape, or that of a NUL, stays. */
static char *path_of(struct pp_arena *arena, const char *uri)
{
	char *path = pp_arena_copy(arena, uri, strlen(uri)), *out = path;

	for (const char *p = uri + strlen("file://"); *p; p++) {
		int high = *p == '%' ? hex_digit(p[1]) : -1;
		int low = high < 0 ? -1 : hex_digit(p[2]);

		if (low < 0 || !(high | low)) {
			*out++ = *p;
			continue;
		}
		*out++ = (char)(high << 4 | low);
		p += 2;
	}
	*out = '\0';
	return path;
}

static int fetch(void *data, struct pp_schema_set *set, struct pp_sink *sink,
		 const char *uri)
{
	struct library *lib = data;
	const char *path;

	for (size_t i = 0; i < lib->how->map_count; i++)
		if (!strcmp(lib->how->maps[i].uri, uri))
			return add_document(lib, set, sink, uri,
					    lib->how->maps[i].path);
	if (strncmp(uri, "file:///", strlen("file:///")))
		return -1;
	path = path_of(lib->into.arena, uri);
	if (access(path, R_OK))
		return -1;
	return add_document(lib, set, sink, uri, path);
}

/* The absolute URI of a file, so that relative references lie beside it. */
static const char *uri_of(struct pp_arena *arena, const char *file)
{
	const char *real = pp_file_real(arena, file);
	struct pp_buf b;
	const char *uri;

	if (!real)
		return pp_arena_printf(arena, "file:///%s", file);
	pp_buf_init(&b, 1 << 16);
	pp_buf_puts(&b, "file://");
	pp_escape_uri(&b, pp_str(real));
	uri = pp_arena_copy(arena, b.p, b.n);
	pp_buf_release(&b);
	return uri;
}

static const struct pp_schema *load_schema(struct library *lib,
					   struct pp_schema_set *set)
{
	const char *uri = uri_of(lib->into.arena, lib->how->schema);

	pp_schema_set_fetch(set, fetch, lib);
	if (add_document(lib, set, lib->into.sink, uri, lib->how->schema) < 0)
		return NULL;
	return pp_schema_compile(set, lib->into.sink, uri);
}

static int read_file(struct worker *w, const char *file)
{
	if (strcmp(file, "-"))
		return pp_file_read_named(&w->bytes, &w->sink, file,
					  PP_READ_BYTES_MAX);
	return pp_file_read_fd(&w->bytes, &w->sink, file, STDIN_FILENO,
			       PP_READ_BYTES_MAX);
}

static void check_docs(struct worker *w, const char *file)
{
	const struct pp_read how = { file, pp_syntax_of(file), false };
	struct pp_docs docs;

	pp_arena_clear(&w->tree);
	if (read_file(w, file) < 0 ||
	    pp_read(&docs, &w->tree, &w->sink, &how,
		    pp_buf_get(&w->bytes)) < 0)
		return;
	for (size_t i = 0; i < docs.count; i++) {
		struct pp_value *root = &docs.roots[i];

		if (w->wants_body && docs.body && root->type == PP_MAP)
			root = pp_value_with_body(&w->tree, root, docs.body);
		if (!pp_schema_holds(w->schema, root, w->work))
			pp_schema_explain(w->schema, root, w->work, &w->sink,
					  file);
	}
}

static void check_file(struct worker *w, const char *file)
{
	size_t since = w->sink.count;

	check_docs(w, file);
	if (w->secret)
		pp_secret_hide(&w->sink, since, w->secret);
}

static void run(void *data, struct pp_batch *batch)
{
	struct worker *w = data;

	w->work = pp_schema_work_new();
	pp_buf_init(&w->bytes, PP_READ_BYTES_MAX + 1);
	while (pp_batch_next(batch))
		for (size_t i = batch->from; i < batch->to; i++)
			check_file(w, w->how->files[i]);
	pp_arena_release(&w->tree);
	pp_buf_release(&w->bytes);
	pp_schema_work_free(w->work);
}

static void check_files(const struct pp_foreign *how,
			const struct pp_schema *schema, struct pp_listing into)
{
	size_t n = pp_parallel_threads(how->file_count);
	struct worker *workers = pp_new(into.arena, struct worker, n);
	const struct pp_shape *shape = pp_shape_new(into.arena, schema);
	bool has_secrets = pp_shape_holds_secret(shape);
	void *each[PP_THREADS_MAX];

	for (size_t k = 0; k < n; k++) {
		workers[k] = (struct worker){
			.how = how,
			.schema = schema,
			.wants_body = pp_shape_member(shape, PP_LIT("body")),
			.secret = has_secrets ? shape : NULL,
			.sink.limit = FINDINGS_MAX,
		};
		each[k] = &workers[k];
	}
	pp_parallel_run(run, each, n, how->file_count);
	for (size_t k = 0; k < n; k++) {
		pp_sink_absorb(into.sink, &workers[k].sink);
		pp_sink_release(&workers[k].sink);
	}
}

int pp_foreign_check(const struct pp_foreign *how, struct pp_listing into)
{
	const struct pp_schema_options options = {
		.format_annotation = how->format_annotation,
		.lenient = !how->strict,
	};
	struct library lib = { how, into };
	struct pp_schema_set *set = pp_schema_set_new(&options);
	const struct pp_schema *schema = load_schema(&lib, set);

	if (schema)
		check_files(how, schema, into);
	pp_sink_sort(into.sink);
	pp_schema_set_free(set);
	return schema ? 0 : -1;
}
