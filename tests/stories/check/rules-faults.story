# What is wrong with views and rules is told at its place; the rest runs.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
required: [id, name]
additionalProperties: false
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', slug: true, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  branch: { type: string, x-ref: branch }
  paid_until: { type: string, format: date }
  loans:
    type: array
    x-item: loan
    items:
      type: object
      properties: { book: { type: string }, due: { type: string, format: date } }
required: [id, name, branch]
additionalProperties: false
-- records/branches/quay.yaml --
id: quay
name: The Quay
-- records/members/odo.yaml --
id: odo
name: Odo Fernhollow
branch: quay
-- records/members/rosamund.yaml --
# A member who borrows much.
id: rosamund
name: Rosamund Thistlewick
branch: quay
paid_until: 2026-01-31
loans:
  - { book: A History of Moss, due: 2025-12-01 }
  - { book: Moss Today, due: 2026-02-01 }
-- schemas/views/10-lapsed.sql --
-- title: Members whose time is over
SELECT member.* FROM member, clock WHERE paid_until < today
-- schemas/rules/lapsed-with-books.sql --
-- title: A member who has not paid has books
-- id: lapsed-with-books
SELECT _path AS path, '/paid_until' AS pointer, 'time is over' AS message
FROM lapsed WHERE EXISTS (SELECT 1 FROM member_loan WHERE member = lapsed.id)
-- schemas/rules/overdue.sql --
-- title: A loan is overdue
-- id: loan-overdue
-- severity: warning
-- bad: due: 2025-12-01
-- good: due: 2026-12-01
--
-- Loans are for four weeks. Whoever keeps a book longer is written to.
SELECT _path AS path, '/loans/' || position || '/due' AS pointer,
       '''' || book || ''' was due on ' || due AS message
FROM member_loan, clock
WHERE due < today
-- schemas/views/20-broken.sql --
-- title: A view that is broken
SELECT id,
       nmae
FROM member
-- schemas/views/30-lapsed.sql --
-- title: A name that is taken
SELECT 1
-- schemas/rules/a-view.sql --
-- title: It reads a view that is broken
-- id: reads-broken
SELECT path, pointer, message FROM broken
-- schemas/rules/b-column.sql --
-- title: It has no message
-- id: no-message
SELECT _path AS path, '' AS pointer FROM member
-- schemas/rules/c-twin.sql --
-- title: Another with that id
-- id: loan-overdue
SELECT _path AS path, '' AS pointer, '' AS message FROM member
-- schemas/rules/d-own.sql --
-- title: An id that is taken
-- id: dangling-ref
SELECT _path AS path, '' AS pointer, '' AS message FROM member
-- schemas/rules/e-path.sql --
-- title: A path from nowhere
-- id: from-nowhere
SELECT 'records/members/nobody.yaml' AS path, '' AS pointer, '' AS message FROM member
-- schemas/rules/f-null.sql --
-- title: No path
-- id: no-path
SELECT NULL AS path, '' AS pointer, '' AS message FROM member
-- schemas/rules/g-table.sql --
-- title: A table that is not there
-- id: no-table
SELECT _path AS path, '' AS pointer, '' AS message FROM membr
-- schemas/views/40-found.sql --
-- title: A view for queries
SELECT rule, count(*) AS times FROM finding GROUP BY rule
-- schemas/rules/g-view.sql --
-- title: It reads what rules find
-- id: reads-findings
SELECT rule AS path, '' AS pointer, times AS message FROM found
-- schemas/rules/h-write.sql --
-- title: It writes
-- id: writes
DELETE FROM member
-- cmd --
PEERPOOL_TODAY=2026-01-15 peerpool check
-- stdout --
records/members/odo.yaml:1:1: error: Another with that id [loan-overdue]
records/members/rosamund.yaml:1:1: error: Another with that id [loan-overdue]
schemas/rules/a-view.sql:3:36: error: the view 'broken' has a fault [query-error]
  note: it stands in schemas/views/20-broken.sql
schemas/rules/b-column.sql: error: the rule has no column 'message' [sql-file]
  note: a rule begins: SELECT _path AS path, '/...' AS pointer, '...' AS message
schemas/rules/d-own.sql:2:8: error: the id is that of a rule of peerpool's own; found 'dangling-ref' [sql-file]
schemas/rules/e-path.sql: error: the rule has a row whose path is that of no record; found 'records/members/nobody.yaml' [sql-file]
  note: the path of a record is in the column _path of its table
schemas/rules/f-null.sql: error: the rule has a row without a path [sql-file]
  note: the path of a record is in the column _path of its table
schemas/rules/g-table.sql:3:57: error: no such table: membr [query-error]
  note: did you mean 'member'?
schemas/rules/g-view.sql:3:59: error: the view 'found' has a fault [query-error]
  note: it stands in schemas/views/40-found.sql
schemas/rules/h-write.sql:3:1: error: the statement must be a SELECT (or begin with WITH or VALUES); found 'DELETE' [sql-file]
schemas/rules/overdue.sql: error: another rule has the id 'loan-overdue' already [sql-file]
  note: schemas/rules/c-twin.sql: the other one
schemas/views/20-broken.sql:3:8: error: no such column: nmae [query-error]
  note: did you mean 'name'?
schemas/views/30-lapsed.sql: error: another view is called 'lapsed' already [sql-file]
  note: schemas/views/10-lapsed.sql: the other one
schemas/views/40-found.sql:2:37: error: no such table: finding [query-error]
  note: 'peerpool query --schema' lists the tables
  note: queries have it, rules do not
-- stderr --
3 records, 14 errors
-- exit --
1
-- cmd --
# The same again.
PEERPOOL_TODAY=2026-01-15 peerpool check >again || wc -l <again; rm again
-- stdout --
25
-- stderr --
3 records, 14 errors
-- cmd --
rm schemas/rules/* && peerpool check
-- stdout --
schemas/views/20-broken.sql:3:8: error: no such column: nmae [query-error]
  note: did you mean 'name'?
schemas/views/30-lapsed.sql: error: another view is called 'lapsed' already [sql-file]
  note: schemas/views/10-lapsed.sql: the other one
-- stderr --
3 records, 2 errors
-- exit --
1
-- cmd --
rm schemas/views/[23]0* && peerpool check
-- stderr --
3 records, no errors
