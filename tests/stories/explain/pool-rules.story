# Inside a pool its own rules are known.
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
peerpool explain loan-overdue
-- stdout --
loan-overdue (warning)

  A loan is overdue

Loans are for four weeks. Whoever keeps a book longer is written to.

Not so:
    due: 2025-12-01

But so:
    due: 2026-12-01
-- cmd --
peerpool explain lapsed-with-books | head -n 3
-- stdout --
lapsed-with-books (error)

  A member who has not paid has books
-- cmd --
peerpool explain | tail -n 2
-- stdout --
lapsed-with-books   error    A member who has not paid has books
loan-overdue        warning  A loan is overdue
-- cmd --
peerpool explain loan-overdu
-- stderr --
peerpool explain: no rule 'loan-overdu'
  note: did you mean 'loan-overdue'?
-- exit --
2
-- cmd --
cd / && peerpool explain loan-overdue
-- stderr --
peerpool explain: no rule 'loan-overdue'
  note: 'peerpool explain --list' shows every rule
-- exit --
2
