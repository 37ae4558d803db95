/* Schemas of a pool: bytes, digest, kinds. */
#include "pool/schemas.h"

#include "base/buf.h"
#include "base/escape.h"
#include "data/read.h"

bool pp_schemas_has(const char *path)
{
	static const struct pp_str others[] = {
		PP_LIT("views/"), PP_LIT("rules/"), PP_LIT("queries/"),
		PP_LIT("migrations/"),
	};
	struct pp_str s = pp_str(path);

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (pp_str_starts(s, others[i]))
			return false;
	return pp_str_ends(s, PP_LIT(".yaml")) ||
	       pp_str_ends(s, PP_LIT(".yml")) ||
	       pp_str_ends(s, PP_LIT(".json"));
}

/* views/NAME.sql or rules/NAME.sql? */
static bool is_sql(bool *is_rule, const char *path)
{
	struct pp_str rest = pp_str(path);

	*is_rule = pp_str_starts(rest, PP_LIT("rules/"));
	return (*is_rule || pp_str_starts(rest, PP_LIT("views/"))) &&
	       !memchr(rest.p + 6, '/', rest.n - 6) &&
	       pp_str_ends(rest, PP_LIT(".sql"));
}

static void digest(uint64_t words[2], struct pp_str text)
{
	for (int i = 0; i < 2; i++)
		words[i] = pp_hash(text, words[i] + (uint64_t)i + 1);
}

static const char *uri_of(struct pp_arena *arena, const char *path)
{
	struct pp_buf b;
	const char *uri;

	pp_buf_init(&b, 3 * PP_PATH_LIMIT + 8);
	pp_buf_puts(&b, "pool:/");
	pp_escape_uri(&b, pp_str(path));
	uri = pp_arena_copy(arena, b.p, b.n);
	pp_buf_release(&b);
	return uri;
}

/* The rest of the path, below the schemas' folder. */
static const char *below(const struct pp_schemas *s, const char *path)
{
	return path + strlen(s->folder) + 1;
}

/* A file is a schema, a view, a rule, or none of our business. */
static void take(struct pp_schemas *s, struct pp_listing into,
		 const char *path, struct pp_str bytes)
{
	bool is_rule, sql = is_sql(&is_rule, below(s, path));
	uint64_t *words = sql ? s->sql_digest : s->digest;

	digest(words, pp_str(path));
	digest(words, bytes);
	if (sql) {
		s->sql[s->sql_count++] = (struct pp_schema_sql){ path, bytes,
								 is_rule };
		return;
	}
	s->files[s->count].file = path;
	s->files[s->count].uri = uri_of(into.arena, path);
	s->bytes[s->count++] = bytes;
}

static int read_one(struct pp_schemas *s, struct pp_listing into,
		    struct pp_reader *reader, const struct pp_entry *entry)
{
	struct pp_buf bytes;
	int rc;

	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	rc = pp_reader_read(reader, &bytes, into.sink, entry);
	if (!rc)
		take(s, into, entry->path,
		     pp_arena_str(into.arena, pp_buf_get(&bytes)));
	pp_buf_release(&bytes);
	return rc;
}

/* Without a schema nothing can be checked; without a view or rule, all that
 * does not need it. */
static int read_wanted(struct pp_schemas *s, struct pp_listing into,
		       struct pp_reader *reader, const struct pp_entry *entry)
{
	const char *path = below(s, entry->path);
	bool is_rule;

	if (pp_schemas_has(path))
		return read_one(s, into, reader, entry);
	if (is_sql(&is_rule, path))
		read_one(s, into, reader, entry);
	return 0;
}

int pp_schemas_read(struct pp_schemas *out, const struct pp_config *config,
		    struct pp_listing into, struct pp_snapshot *snapshot)
{
	struct pp_reader *reader;
	struct pp_entries entries;
	int rc = 0;

	*out = (struct pp_schemas){ .digest = { 1, 2 },
				    .folder = config->schemas,
				    .records = config->records };
	if (pp_snapshot_list(&entries, into, snapshot, config->schemas) < 0)
		return -1;
	if (entries.absent) {
		pp_report(into.sink, PP_R(POOL_CONFIG),
			  (struct pp_pos){ .file = PP_CONFIG_FILE },
			  "there is no folder '%s' for schemas",
			  config->schemas);
		return -1;
	}
	out->files = pp_new(into.arena, struct pp_schema_file, entries.count);
	out->bytes = pp_new(into.arena, struct pp_str, entries.count);
	out->sql = pp_new(into.arena, struct pp_schema_sql, entries.count);
	reader = pp_reader_new(snapshot, PP_READ_BYTES_MAX);
	for (size_t i = 0; i < entries.count; i++)
		rc |= read_wanted(out, into, reader, &entries.items[i]);
	pp_reader_free(reader);
	return rc;
}

static void parse_one(struct pp_schemas *s, struct pp_listing into, size_t i)
{
	struct pp_schema_file *f = &s->files[i];
	const struct pp_read how = { f->file, pp_syntax_of(f->file), false };
	struct pp_docs docs;

	if (pp_read(&docs, into.arena, into.sink, &how, s->bytes[i]) < 0)
		return;
	if (docs.count != 1) {
		pp_report(into.sink, PP_R(YAML_DOCUMENTS),
			  pp_value_pos(&docs.roots[1], f->file),
			  "a schema must be one document");
		return;
	}
	f->root = docs.roots;
	f->usable = !pp_schema_set_add(s->set, into.sink, f->uri, f->file,
				       f->root);
}

/* Will records that lie where the kind says be found there? */
static bool is_looked_at(const struct pp_schemas *s, struct pp_arena *arena,
			 const struct pp_kind *kind)
{
	const char *path = pp_path_format(&kind->path, arena, kind->prefix,
					  PP_LIT("id"));
	size_t n = strlen(s->records);

	if (strncmp(path, s->records, n) || path[n] != '/')
		return false;
	for (path += n; *path; path += strcspn(path, "/")) {
		path++;
		if (pp_name_is_skipped((struct pp_str){
			    path, strcspn(path, "/") }))
			return false;
	}
	return true;
}

static void check_paths(const struct pp_schemas *s, struct pp_listing into)
{
	for (size_t i = 0; i < s->kinds.count; i++) {
		const struct pp_kind *kind = &s->kinds.items[i];
		const struct pp_value *x = pp_value_get(kind->root, "x-kind");

		if (is_looked_at(s, into.arena, kind))
			continue;
		pp_report(into.sink, PP_R(SCHEMA_KIND),
			  pp_value_pos(pp_value_get(x, "path"), kind->file),
			  "'path' of x-kind: records are looked for below %s/, "
			  "and not in hidden files", s->records);
	}
}

int pp_schemas_compile(struct pp_schemas *s, struct pp_listing into)
{
	struct pp_schema_file *good =
		pp_new(into.arena, struct pp_schema_file, s->count);
	size_t errors = into.sink->errors, count = 0;

	s->set = pp_schema_set_new(&(struct pp_schema_options){ 0 });
	for (size_t i = 0; i < s->count; i++)
		parse_one(s, into, i);
	for (size_t i = 0; i < s->count; i++)
		if (s->files[i].root)
			good[count++] = s->files[i];
	pp_kinds_load(&s->kinds, into.arena, into.sink, s->set, good, count);
	check_paths(s, into);
	return into.sink->errors > errors ? -1 : 0;
}

void pp_schemas_release(struct pp_schemas *s)
{
	pp_kinds_release(&s->kinds);
	pp_schema_set_free(s->set);
	*s = (struct pp_schemas){ 0 };
}
