# A pool's own rules: each row is a finding at the place that it names.
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
-- cmd --
PEERPOOL_TODAY=2026-01-15 peerpool check
-- stdout --
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
-- stderr --
3 records, no errors, 1 warning
-- cmd --
# The same records on a later day.
PEERPOOL_TODAY=2026-03-01 peerpool check
-- stdout --
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/rosamund.yaml:8:30: warning: 'Moss Today' was due on 2026-02-01 [loan-overdue]
-- stderr --
3 records, 1 error, 2 warnings
-- exit --
1
-- cmd --
# As if it were another day.
PEERPOOL_TODAY=2026-01-15 peerpool check --date 2025-12-01; peerpool check --date 1.2.2026
-- stderr --
3 records, no errors
peerpool check: --date wants a day as YYYY-MM-DD, not '1.2.2026'
  note: write the year first: 2026-02-01
  note: see 'peerpool check --help'
-- exit --
2
-- cmd --
# Warnings do not stand in the way, but for --strict.
peerpool check --date 2026-01-15 --strict --no-values
-- stdout --
records/members/rosamund.yaml:7:37: warning: A loan is overdue [loan-overdue]
-- stderr --
3 records, no errors, 1 warning
-- exit --
1
-- cmd --
peerpool check --date 2026-01-15 --format json | grep -v '"version"'
-- stdout --
{
  "format": 1,
  "tool": "peerpool",
  "command": "check",
  "summary": {
    "files": 3,
    "records": 3,
    "errors": 0,
    "warnings": 1,
    "notAvailable": 0,
    "notShown": 0
  },
  "findings": [
    {
      "rule": "loan-overdue",
      "severity": "warning",
      "file": "records/members/rosamund.yaml",
      "line": 7,
      "column": 37,
      "pointer": "/loans/0/due",
      "message": "'A History of Moss' was due on 2025-12-01",
      "notes": []
    }
  ]
}
-- cmd --
peerpool check --date 2026-01-15 --format github
-- stdout --
::warning file=records/members/rosamund.yaml,line=7,col=37,title=loan-overdue::'A History of Moss' was due on 2025-12-01
::notice title=peerpool::3 records, no errors, 1 warning
-- cmd --
# What was asked for only.
peerpool check --date 2026-03-01 records/branches
-- stderr --
1 record, no errors
-- schemas/rules/where.sql --
-- title: Where a rule can point
-- id: where
-- severity: note
WITH place(pointer) AS (VALUES ('/loans/1/due'), ('/loans/9/due'), ('/nosuch'),
  ('/name/x'), ('nonsense'), (''), (NULL))
SELECT _path AS path, pointer, 'points to ' || coalesce(pointer, 'nothing') AS message
FROM member, place WHERE id = 'rosamund'
UNION ALL
SELECT _path, '/loans', NULL FROM member WHERE id = 'odo'
-- cmd --
# A pointer that leads nowhere is followed as far as it goes.
peerpool check --date 2025-01-01
-- stdout --
records/members/odo.yaml:1:1: note: Where a rule can point [where]
records/members/rosamund.yaml:1:1: note: points to  [where]
records/members/rosamund.yaml:1:1: note: points to /nosuch [where]
records/members/rosamund.yaml:1:1: note: points to nonsense [where]
records/members/rosamund.yaml:1:1: note: points to nothing [where]
records/members/rosamund.yaml:3:7: note: points to /name/x [where]
records/members/rosamund.yaml:7:3: note: points to /loans/9/due [where]
records/members/rosamund.yaml:8:30: note: points to /loans/1/due [where]
-- stderr --
3 records, no errors
