#include "exchange/postgres_script.h"

#include "index/postgres_text.h"

/* psql's own commands come at the start of a line.  Rows follow a COPY, which
 * is refused as a whole or not at all: and since the first error ends the run,
 * no row is ever read as a command. */
static const char head[] =
	"-- Made by peerpool export: psql -f load.sql puts it into a "
	"database, in one transaction.\n"
	"\\set ON_ERROR_STOP on\n"
	"\\set QUIET on\n"
	"\\encoding UTF8\n"
	"\\o /dev/null\n"
	"BEGIN;\n"
	"SET LOCAL standard_conforming_strings = on;\n"
	"SET LOCAL client_min_messages = warning;\n"
	"SET LOCAL search_path = pg_catalog;\n";

/* What is in the schema goes, and the schema itself stays, with the rights
 * that others have to it.  Nothing is dropped by way of something else. */
static const char anew[] =
	"DO $peerpool$\n"
	"DECLARE\n"
	"	stray text;\n"
	"	list text;\n"
	"BEGIN\n"
	"	IF current_setting('server_version_num')::integer < 140000 "
	"THEN\n"
	"		RAISE EXCEPTION 'this needs PostgreSQL 14 or later';\n"
	"	END IF;\n"
	"	PERFORM pg_advisory_xact_lock(hashtext('peerpool'), "
	"hashtext('@@'));\n"
	"	CREATE SCHEMA IF NOT EXISTS @@;\n"
	"	IF to_regclass('@@._made') IS NULL THEN\n"
	"		SELECT name INTO stray\n"
	"		FROM (SELECT relname AS name, relnamespace AS place\n"
	"		      FROM pg_class\n"
	"		      UNION ALL\n"
	"		      SELECT proname, pronamespace FROM pg_proc) "
	"AS t\n"
	"		WHERE place = '@@'::regnamespace LIMIT 1;\n"
	"	ELSE\n"
	"		SELECT relname INTO stray FROM pg_class\n"
	"		WHERE relnamespace = '@@'::regnamespace\n"
	"		  AND relkind NOT IN ('i', 't', 'I')\n"
	"		  AND NOT EXISTS (SELECT FROM @@._made\n"
	"				  WHERE name = relname) LIMIT 1;\n"
	"	END IF;\n"
	"	IF stray IS NOT NULL THEN\n"
	"		RAISE EXCEPTION 'the schema %, which is the pool''s "
	"alone, also holds \"%\"', '@@', stray\n"
	"		USING HINT = 'move that to another schema, or name "
	"another for the pool: peerpool export --format postgres --into "
	"NAME';\n"
	"	END IF;\n"
	"	FOR list IN\n"
	"		SELECT format('DROP %s %s', what, string_agg(name, "
	"', '))\n"
	"		FROM (SELECT CASE relkind WHEN 'v' THEN 'VIEW' "
	"ELSE 'TABLE' END AS what,\n"
	"			     oid::regclass::text AS name,\n"
	"			     CASE relkind WHEN 'v' THEN 1 ELSE 2 END "
	"AS turn\n"
	"		      FROM pg_class\n"
	"		      WHERE relnamespace = '@@'::regnamespace\n"
	"			AND relkind IN ('v', 'r')\n"
	"		      UNION ALL\n"
	"		      SELECT 'OPERATOR', oid::regoperator::text, 3\n"
	"		      FROM pg_operator\n"
	"		      WHERE oprnamespace = '@@'::regnamespace\n"
	"			AND oprcode IN (SELECT oid FROM pg_proc\n"
	"			    WHERE pronamespace = '@@'::regnamespace\n"
	"			      AND proname LIKE '\\_%')\n"
	"		      UNION ALL\n"
	"		      SELECT 'ROUTINE', oid::regprocedure::text, 4\n"
	"		      FROM pg_proc\n"
	"		      WHERE pronamespace = '@@'::regnamespace\n"
	"			AND (proname LIKE '\\_%'\n"
	"			     OR proname IN ('min', 'max'))) AS t\n"
	"		GROUP BY turn, what ORDER BY turn\n"
	"	LOOP\n"
	"		EXECUTE list;\n"
	"	END LOOP;\n"
	"END\n"
	"$peerpool$;\n"
	"CREATE TABLE @@._loaded (\n"
	"	state text NOT NULL,\n"
	"	views text NOT NULL,\n"
	"	commit text,\n"
	"	tree text,\n"
	"	loaded_at timestamptz NOT NULL DEFAULT now()\n"
	");\n"
	"COMMENT ON TABLE @@._loaded IS 'Which state of the pool this is.';\n"
	"CREATE TABLE @@._made (name text PRIMARY KEY);\n"
	"COMMENT ON TABLE @@._made IS 'What peerpool made here.';\n"
	"INSERT INTO @@._made VALUES ('_loaded'), ('_made'), ('clock');\n";

static const char goes_on[] =
	"DO $peerpool$\n"
	"DECLARE\n"
	"	held text;\n"
	"BEGIN\n"
	"	IF to_regclass('@@._loaded') IS NOT NULL THEN\n"
	"		LOCK TABLE @@._loaded IN EXCLUSIVE MODE;\n"
	"		SELECT state INTO held FROM @@._loaded;\n"
	"	END IF;\n"
	"	IF held IS NULL OR held NOT IN (";

static const char goes_on_end[] =
	") THEN\n"
	"		RAISE EXCEPTION 'the schema % of this database holds %, "
	"on which these changes do not follow', '@@', CASE WHEN held IS NULL "
	"THEN 'no pool' ELSE 'another state of the pool' END\n"
	"		USING HINT = 'a whole export can be loaded into any: "
	"peerpool export --format postgres --full';\n"
	"	END IF;\n"
	"END\n"
	"$peerpool$;\n";

/* A text in which @@ stands for the schema. */
static void put(const struct pp_postgres_script *s, const char *text)
{
	const char *mark;

	while ((mark = strstr(text, "@@"))) {
		pp_buf_add(s->out, text, (size_t)(mark - text));
		pp_postgres_name(s->out, s->ddl.schema);
		text = mark + 2;
	}
	pp_buf_puts(s->out, text);
}

static void put_id(const struct pp_postgres_script *s,
		   const uint8_t id[PP_ID_SIZE])
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	pp_buf_printf(s->out, "'%s'", hex);
}

static void put_some(const struct pp_postgres_script *s, struct pp_str text)
{
	if (text.n)
		pp_postgres_text(s->out, text);
	else
		pp_buf_puts(s->out, "NULL");
}

void pp_postgres_script_begin(const struct pp_postgres_script *s)
{
	pp_buf_puts(s->out, head);
}

void pp_postgres_script_anew(const struct pp_postgres_script *s)
{
	put(s, anew);
	for (size_t i = 0; i < s->ddl.tables->count; i++) {
		put(s, "INSERT INTO @@._made VALUES (");
		pp_postgres_text(s->out, s->ddl.tables->items[i].name);
		pp_buf_puts(s->out, ");\n");
	}
	pp_postgres_tables(s->out, &s->ddl);
	pp_postgres_functions(s->out, &s->ddl);
	put(s, "INSERT INTO @@._loaded VALUES ('', '');\n");
}

void pp_postgres_script_goes_on(const struct pp_postgres_script *s,
				const struct pp_postgres_state *from)
{
	put(s, goes_on);
	put_id(s, from->base);
	for (size_t i = 0; i < from->since_count; i++) {
		pp_buf_puts(s->out, ", ");
		put_id(s, from->since[i]);
	}
	pp_buf_puts(s->out, ", ");
	put_id(s, s->state);
	put(s, goes_on_end);
}

void pp_postgres_script_delete(const struct pp_postgres_script *s,
			       const struct pp_postgres_files *files)
{
	pp_buf_puts(s->out, "CREATE TEMPORARY TABLE _sent (path text "
		    "COLLATE \"C\") ON COMMIT DROP;\n"
		    "COPY pg_temp._sent (path) FROM stdin;\n");
	for (size_t i = 0; i < files->count; i++) {
		pp_postgres_copied(s->out, files->items[i].path);
		pp_buf_putc(s->out, '\n');
	}
	pp_buf_puts(s->out, "\\.\nANALYZE pg_temp._sent;\n");
	for (size_t i = 0; i < s->ddl.tables->count; i++) {
		pp_buf_puts(s->out, "DELETE FROM ");
		pp_postgres_place(s->out, s->ddl.schema,
				  s->ddl.tables->items[i].name);
		pp_buf_puts(s->out, " WHERE _path IN (SELECT path FROM "
			    "pg_temp._sent);\n");
	}
}

void pp_postgres_script_count(const struct pp_postgres_script *s,
			      struct pp_str table, int64_t rows)
{
	put(s, "SELECT @@._check_rows(");
	pp_postgres_text(s->out, table);
	pp_buf_printf(s->out, ", %lld);\n", (long long)rows);
}

void pp_postgres_script_views(const struct pp_postgres_script *s,
			      const struct pp_postgres_view *views,
			      size_t count)
{
	put(s, "SELECT views <> ");
	put_id(s, s->views);
	put(s, " AS peerpool_views FROM @@._loaded \\gset\n"
	       "\\if :peerpool_views\n"
	       "SELECT @@._drop_views();\n");
	for (size_t i = 0; i < count; i++) {
		put(s, "SELECT @@._make_view(");
		pp_postgres_text(s->out, views[i].name);
		pp_buf_puts(s->out, ", ");
		pp_postgres_text(s->out, pp_str(views[i].path));
		pp_buf_puts(s->out, ", ");
		pp_postgres_text(s->out, views[i].select);
		pp_buf_puts(s->out, ", ");
		pp_postgres_text(s->out, views[i].about);
		pp_buf_puts(s->out, ");\n");
	}
	pp_buf_puts(s->out, "\\endif\n");
}

/* A text as psql's own commands take it. */
static void put_argument(struct pp_buf *out, struct pp_str text)
{
	pp_buf_putc(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'' || text.p[i] == '\\')
			pp_buf_putc(out, '\\');
		if (text.p[i] == '\n')
			pp_buf_puts(out, "\\n");
		else
			pp_buf_putc(out, text.p[i]);
	}
	pp_buf_putc(out, '\'');
}

void pp_postgres_script_end(const struct pp_postgres_script *s,
			    struct pp_str path)
{
	put(s, "UPDATE @@._loaded SET loaded_at = now(), state = ");
	put_id(s, s->state);
	pp_buf_puts(s->out, ", views = ");
	put_id(s, s->views);
	pp_buf_puts(s->out, ", commit = ");
	put_some(s, s->commit);
	pp_buf_puts(s->out, ", tree = ");
	put_some(s, s->tree);
	/* What has been loaded stays loaded, whatever comes of this file. */
	pp_buf_puts(s->out, ";\nCOMMIT;\n"
		    "\\set ON_ERROR_STOP off\n"
		    "\\pset format unaligned\n"
		    "\\pset tuples_only on\n"
		    "\\o ");
	put_argument(s->out, path);
	put(s, "\nSELECT state FROM @@._loaded;\n\\o\n");
}
