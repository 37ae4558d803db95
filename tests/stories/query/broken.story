# What is broken is left out and told, and the rest is answered.
-- .peerpool.yaml --
name: peers
-- schemas/peer.yaml --
x-kind: { name: peer, path: 'records/peers/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string }
  group: { enum: [con, lab] }
  friend: { type: string, x-ref: peer }
required: [id, group]
-- schemas/views/10-wrong.sql --
-- title: A view with a fault
SELECT grop FROM peer
-- schemas/views/20-uses-wrong.sql --
SELECT * FROM wrong
-- schemas/views/sizes.sql --
SELECT "group", count(*) AS n FROM peer GROUP BY 1
-- schemas/queries/bad.sql --
-- titel: no such key
SELECT 1
-- schemas/queries/good.sql --
-- title: Good
SELECT 1 AS good
-- records/peers/ann.yaml --
id: ann
group: con
friend: nobody
-- records/peers/bob.yaml --
id: bob
group: green
-- records/peers/carl.yaml --
id: carl
group: [
-- cmd --
peerpool query 'SELECT * FROM sizes'
-- stdout --
group  n
-----  -
con    1
-- stderr --
2 broken records were left out: 'peerpool check' tells why
-- cmd --
peerpool query --strict 'SELECT id FROM peer'
-- stdout --
id
---
ann
-- stderr --
2 broken records were left out: 'peerpool check' tells why
-- exit --
1
-- cmd --
rm records/peers/carl.yaml
peerpool query --format jsonl 'SELECT id FROM peer' && peerpool query --strict 'SELECT 1' || echo $?
-- stdout --
{"id":"ann"}
1
-
1
1
-- stderr --
1 broken record was left out: 'peerpool check' tells why
1 broken record was left out: 'peerpool check' tells why
-- cmd --
# Findings are a table.
peerpool query 'SELECT severity, rule, id, line FROM finding ORDER BY id, path' 2>/dev/null
peerpool query 'SELECT peer.id, rule FROM peer JOIN finding ON finding.kind = '"'peer'"' AND finding.id = peer.id' 2>/dev/null
-- stdout --
severity  rule          id   line
--------  ------------  ---  ----
error     query-error           2
error     query-error           1
error     dangling-ref  ann     3
error     enum          bob     2
id   rule
---  ------------
ann  dangling-ref
-- cmd --
rm records/peers/bob.yaml
peerpool query 'SELECT * FROM wrong' || echo $?
peerpool query 'SELECT * FROM uses_wrong' || echo $?
-- stdout --
2
2
-- stderr --
<sql>:1:15: error: the view 'wrong' has a fault [query-error]
  note: it stands in schemas/views/10-wrong.sql
schemas/views/10-wrong.sql:2:8: error: no such column: grop [query-error]
  note: did you mean '"group"'?
<sql>:1:15: error: the view 'uses_wrong' has a fault [query-error]
  note: it stands in schemas/views/20-uses-wrong.sql
schemas/views/10-wrong.sql:2:8: error: no such column: grop [query-error]
  note: did you mean '"group"'?
schemas/views/20-uses-wrong.sql:1:15: error: the view 'wrong' has a fault [query-error]
  note: it stands in schemas/views/10-wrong.sql
-- cmd --
# A table that WITH names so is not the pool's.
peerpool query "WITH peer AS (SELECT 1 AS x) SELECT x FROM peer"
peerpool query "WITH peer AS (SELECT 1 AS x) SELECT p.id FROM peer p" || echo $?
-- stdout --
x
-
1
2
-- stderr --
<sql>:1:37: error: no such column: p.id [query-error]
  note: 'peer' is here what WITH calls so, not the pool's
-- cmd --
peerpool query --list || echo $?
peerpool query bad || echo $?
-- stdout --
query  parameters  title
-----  ----------  -----
good               Good
2
2
-- stderr --
schemas/queries/bad.sql:1:4: error: there is no key 'titel' [sql-file]
  note: did you mean 'title'?
  note: the keys of a query are title, param NAME and values NAME; an explanation follows after an empty line of the comment
schemas/queries/bad.sql:1:4: error: there is no key 'titel' [sql-file]
  note: did you mean 'title'?
  note: the keys of a query are title, param NAME and values NAME; an explanation follows after an empty line of the comment
-- cmd --
# A query that would run for ever.
peerpool query --timeout 1 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n' || echo $?
-- stdout --
2
-- stderr --
<sql>: error: the query was ended after 1 second [query-limit]
  note: a join without ON joins every row with every other; --timeout SECONDS allows more time
-- cmd --
# What cannot be asked.
peerpool query 'DELETE FROM peer' || echo $?
peerpool query 'SELECT * FROM sqlite_schema' || echo $?
peerpool query 'SELECT id FROM peer WHERE "group" = "con"' || echo $?
peerpool query 'SELECT group FROM peer' || echo $?
peerpool query "SELECT date('now')" || echo $?
peerpool query 'SELECT 1; SELECT 2' || echo $?
peerpool query 'SELECT :a' || echo $?
-- stdout --
2
2
2
2
2
2
2
-- stderr --
<sql>:1:1: error: a query may only read: it begins with SELECT, WITH or VALUES; found 'DELETE' [query-error]
<sql>:1:15: error: 'sqlite_schema' is not a table of the pool [query-error]
  note: 'peerpool query --schema' lists the tables
<sql>:1:37: error: no such column: con [query-error]
  note: double quotes are for names; a text stands in single quotes: 'con'
<sql>:1:8: error: near "group": syntax error [query-error]
  note: 'group' is a word of SQL: as a name it stands in double quotes, "group"
<sql>:1:13: error: the time of day is not to be had in a query [query-error]
  note: the day that is asked about is (SELECT today FROM clock)
<sql>:1:11: error: a second statement begins here: a query is one SELECT [query-error]
<sql>:1:8: error: the parameter 'a' is not given [query-param]
  note: say it with -p a=VALUE
-- terminal --
#!/bin/sh
# Run the command line on a terminal, print what it shows.
PAGER=cat TERM=xterm script -qec "$*" /dev/null | tr -d '\r' | sed 's/\x1b/ESC/g'
-- cmd --
# On a terminal the place is shown.
chmod +x terminal
./terminal "peerpool query --no-color 'SELECT id,
  grop FROM peer'"
./terminal "peerpool query --no-color 'SELECT * FROM wrong'"
-- stdout --
<sql>:2:3: error: no such column: grop [query-error]
    2 |   grop FROM peer
      |   ^~~~
  note: did you mean '"group"'?
<sql>:1:15: error: the view 'wrong' has a fault [query-error]
    1 | SELECT * FROM wrong
      |               ^~~~~
  note: it stands in schemas/views/10-wrong.sql
schemas/views/10-wrong.sql:2:8: error: no such column: grop [query-error]
    2 | SELECT grop FROM peer
      |        ^~~~
  note: did you mean '"group"'?
