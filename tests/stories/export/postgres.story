# What psql loads: all of it first, then what has changed.  A load is played
# here by writing what it writes; tests/tools/postgres.sh asks a real server.
-- .peerpool.yaml --
name: pool
-- schemas/a.yaml --
x-kind: { name: a, path: 'records/a/{id}.yaml', slug: true }
type: object
title: An "a"
properties:
  id: { type: string }
  n: { type: integer, title: Number, description: How many., x-unit: days, x-data: special }
  text: { type: string }
  secret: { type: string, x-use: statistics-only }
  tags: { type: array, x-item: tag, items: { type: string } }
additionalProperties: false
-- schemas/views/10-many.sql --
-- title: Those of many
SELECT a.id, n > 3 AS "Large" FROM a JOIN clock c WHERE a.n
-- schemas/views/20-shown.sql --
-- title: Shown
-- sqlite-only: printf is SQLite's
SELECT printf('%d', n) AS shown FROM a
-- records/a/one.yaml --
# yaml-language-server: $schema=../../schemas/a.yaml
id: one
n: 1
text: "a\tb\\c\n\\."
tags: [x, y]
-- records/a/two.yaml --
# yaml-language-server: $schema=../../schemas/a.yaml
id: two
n: 2
secret: not to be seen
-- records/a/bad.yaml --
id: bad
n: x
-- cmd --
peerpool export --format postgres -o pg
-- stderr --
the view shown is left out: printf is SQLite's
2 records: 4 rows for the schema pool, made of special category data
load it all: psql -f pg/load.sql
1 broken record was left out: 'peerpool check' tells why
-- exit --
1
-- cmd --
stat -c %a pg pg/load.sql pg/state
sed -n '/^COPY/,/^\\\.$/p; /^COMMENT ON COLUMN.*"n"/p; /_make_view(/p; /^SELECT.*_check_rows/p' pg/load.sql | grep -v FUNCTION
grep -c 'not to be seen' pg/load.sql
-- stdout --
700
600
600
COMMENT ON COLUMN "pool"."a"."n" IS 'Number. How many. Unit: days. Data: special.';
COPY "pool"."refs" (_path, _line, _blob, "from_kind", "from_id", "pointer", "to_kind", "to_id") FROM stdin;
\.
COPY "pool"."a" (_path, _line, _blob, "id", "n", "text") FROM stdin;
records/a/one.yaml	2	c42a29b400b22c80890668a64d3974a1f6892ce4	one	1	a\tb\\c\n\\.
records/a/two.yaml	2	ccfa20c7d7fb6a8e531ebbd860f6b3c2540eeefd	two	2	\N
\.
COPY "pool"."a_tag" (_path, _line, _blob, "a", "position", "tag") FROM stdin;
records/a/one.yaml	5	c42a29b400b22c80890668a64d3974a1f6892ce4	one	0	x
records/a/one.yaml	5	c42a29b400b22c80890668a64d3974a1f6892ce4	one	1	y
\.
SELECT "pool"._check_rows('refs', 0);
SELECT "pool"._check_rows('a', 2);
SELECT "pool"._check_rows('a_tag', 2);
SELECT "pool"._make_view('many', 'schemas/views/10-many.sql', 'SELECT "a" . "id" , "n" > 3 AS "Large" FROM "a" JOIN "clock" "c" ON true WHERE _true( "a" . "n")', 'Those of many');
0
-- exit --
1
-- cmd --
echo 'n: 3' | sed -i '/^n:/d; /^id/r /dev/stdin' records/a/one.yaml
peerpool export --format postgres --partial -o pg
grep '^base' pg/state | cut -d ' ' -f 2 >pg/loaded
peerpool export --format postgres --partial -o pg
echo 'n: 4' | sed -i '/^n:/d; /^id/r /dev/stdin' records/a/one.yaml
rm records/a/two.yaml
peerpool export --format postgres --partial -o pg
sed -n '/^COPY/,/^\\\.$/p' pg/load.sql
peerpool export --format postgres --partial --full -o pg
-- stdout --
COPY pg_temp._sent (path) FROM stdin;
records/a/one.yaml
records/a/two.yaml
\.
COPY "pool"."refs" (_path, _line, _blob, "from_kind", "from_id", "pointer", "to_kind", "to_id") FROM stdin;
\.
COPY "pool"."a" (_path, _line, _blob, "id", "n", "text") FROM stdin;
records/a/one.yaml	2	4721978638f27727359a8b32e041f65bda965363	one	4	a\tb\\c\n\\.
\.
COPY "pool"."a_tag" (_path, _line, _blob, "a", "position", "tag") FROM stdin;
records/a/one.yaml	5	4721978638f27727359a8b32e041f65bda965363	one	0	x
records/a/one.yaml	5	4721978638f27727359a8b32e041f65bda965363	one	1	y
\.
-- stderr --
the view shown is left out: printf is SQLite's
2 records: 4 rows for the schema pool, made of special category data
load it all: psql -f pg/load.sql
1 broken record was left out: 'peerpool check' tells why
the view shown is left out: printf is SQLite's
0 records changed, 0 gone: 0 rows for the schema pool, made of special category data
load what has changed: psql -f pg/load.sql
1 broken record was left out: 'peerpool check' tells why
the view shown is left out: printf is SQLite's
1 record changed, 1 gone: 3 rows for the schema pool, made of special category data
load what has changed: psql -f pg/load.sql
1 broken record was left out: 'peerpool check' tells why
the view shown is left out: printf is SQLite's
1 record: 3 rows for the schema pool, made of special category data
load it all: psql -f pg/load.sql
1 broken record was left out: 'peerpool check' tells why
-- cmd --
peerpool export --format postgres --partial --into 'a b' -o pg
-- stderr --
error: 'a b' cannot be the name of the pool's schema in PostgreSQL [export-value]
  note: --into NAME gives another: a letter, then letters, digits, - and _, and none of PostgreSQL's own
-- exit --
2
-- cmd --
printf 'id: two\nn: 99999999999999999999\n' >records/a/two.yaml
peerpool export --format postgres --partial -o pg
-- stderr --
records/a/two.yaml:1: error: 'n' is no whole number of 64 bits, the largest that PostgreSQL counts with [export-value]
-- exit --
2
-- cmd --
rm records/a/two.yaml
printf '%s\n' '-- title: Of another' 'SELECT hex(shown) AS x FROM shown ORDER BY x COLLATE NOCASE' >schemas/views/30-more.sql
peerpool export --format postgres --partial -o pg
-- stderr --
schemas/views/30-more.sql:2:8: error: there is no function 'hex' in PostgreSQL that does the same [export-view]
  note: say it otherwise, or give the reason in the comment that opens the file: -- sqlite-only: REASON
schemas/views/30-more.sql:2:12: error: the view 'shown' is SQLite's alone [export-view]
  note: say it otherwise, or give the reason in the comment that opens the file: -- sqlite-only: REASON
schemas/views/30-more.sql:2:29: error: the view 'shown' is SQLite's alone [export-view]
  note: say it otherwise, or give the reason in the comment that opens the file: -- sqlite-only: REASON
schemas/views/30-more.sql:2:54: error: PostgreSQL has no collation 'NOCASE' [export-view]
  note: say it otherwise, or give the reason in the comment that opens the file: -- sqlite-only: REASON
-- exit --
2
-- cmd --
printf '%s\n' '-- sqlite: x' 'SELECT 1 AS x' >schemas/views/30-more.sql
peerpool export --format postgres --partial -o pg
-- stderr --
schemas/views/30-more.sql:1:4: error: there is no key 'sqlite' [sql-file]
  note: the keys of a view are title and sqlite-only; an explanation follows after an empty line of the comment
-- exit --
2
-- cmd --
printf '%s\n' 'SELECT nothing FROM a' >schemas/views/30-more.sql
peerpool export --format postgres --partial -o pg
-- stderr --
schemas/views/30-more.sql:1:8: error: near "nothing": syntax error [query-error]
-- exit --
2
-- cmd --
printf '%s\n' 'SELECT rule FROM finding' >schemas/views/30-more.sql
printf '%s\n' 'SELECT id FROM a' >schemas/views/31-many.sql
peerpool export --format postgres --partial -o pg
-- stderr --
schemas/views/31-many.sql: error: there is a view 'many' already: the view must have another name [sql-file]
  note: it stands in schemas/views/10-many.sql
-- exit --
2
-- cmd --
rm schemas/views/31-many.sql
peerpool export --format postgres --partial -o pg
-- stderr --
schemas/views/30-more.sql:1:18: error: there is no table 'finding' in PostgreSQL [export-view]
  note: say it otherwise, or give the reason in the comment that opens the file: -- sqlite-only: REASON
-- exit --
2
-- cmd --
rm schemas/views/30-more.sql
peerpool export --format postgres --partial -o .peerpool.yaml/x
-- stderr --
error: cannot write '.peerpool.yaml/x': Not a directory [file-write]
-- exit --
2
-- cmd --
peerpool export --format postgres -o pg a
-- stderr --
peerpool export: postgres is the whole pool: 'a' is one argument too many
  note: see 'peerpool export --help'
-- exit --
2
-- cmd --
peerpool export --format postgres
-- stderr --
peerpool export: say with -o DIR where the files go
  note: without -o, one kind goes to standard output, as csv or jsonl
  note: see 'peerpool export --help'
-- exit --
2
-- cmd --
peerpool export --format postgres --date 2025-01-01 -o pg
-- stderr --
peerpool export: --date is not for postgres
  note: in PostgreSQL the day is a setting: SET peerpool.today = '2025-04-01'
  note: see 'peerpool export --help'
-- exit --
2
-- cmd --
peerpool export --format csv --into x -o pg
-- stderr --
peerpool export: --into is about postgres
  note: see 'peerpool export --help'
-- exit --
2
