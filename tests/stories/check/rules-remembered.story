# An unchanged pool is not asked twice on one day: no index is opened.
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
git init -q -b main . && git add -A && git commit -q -m "a pool"
sleep 1.1
PEERPOOL_TODAY=2025-11-01 peerpool check
-- stderr --
3 records, no errors
-- cmd --
rm .git/peerpool/cache/index-*
PEERPOOL_TODAY=2025-11-01 peerpool check
ls .git/peerpool/cache | grep -v lock
-- stdout --
check-rules
check-worktree
-- stderr --
3 records, no errors
-- cmd --
# The next day they run again, and what was found is remembered.
PEERPOOL_TODAY=2025-11-02 peerpool check
ls .git/peerpool/cache | grep -v lock
-- stdout --
check-rules
check-worktree
index-worktree
-- stderr --
3 records, no errors
-- cmd --
# A day on which there is something to tell.
PEERPOOL_TODAY=2025-12-24 peerpool check && PEERPOOL_TODAY=2025-12-24 peerpool check
-- stdout --
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
-- stderr --
3 records, no errors, 1 warning
3 records, no errors, 1 warning
-- cmd --
# A look at another day changes nothing of what is known of today.
PEERPOOL_TODAY=2025-11-02 peerpool check && peerpool check --date 2027-01-01 || rm .git/peerpool/cache/index-*
PEERPOOL_TODAY=2025-11-02 peerpool check
ls .git/peerpool/cache | grep -v lock
-- stdout --
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/rosamund.yaml:8:30: warning: 'Moss Today' was due on 2026-02-01 [loan-overdue]
check-rules
check-worktree
-- stderr --
3 records, no errors
3 records, 1 error, 2 warnings
3 records, no errors
-- cmd --
# Another rule, other results.
sed -i s/overdue/late/ schemas/rules/overdue.sql
PEERPOOL_TODAY=2025-12-24 peerpool check
-- stdout --
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-late]
-- stderr --
3 records, no errors, 1 warning
-- cmd --
# A commit as well.
PEERPOOL_TODAY=2025-11-02 peerpool check --rev HEAD && rm .git/peerpool/cache/index-*
PEERPOOL_TODAY=2025-11-02 peerpool check --rev HEAD
ls .git/peerpool/cache | grep -v lock
-- stdout --
check-objects
check-rules
check-worktree
-- stderr --
3 records, no errors
3 records, no errors
-- cmd --
# What is remembered is not believed where it is damaged.
PEERPOOL_TODAY=2025-12-24 peerpool check && printf x | dd of=.git/peerpool/cache/check-rules bs=1 seek=70 conv=notrunc status=none
PEERPOOL_TODAY=2025-12-24 peerpool check
-- stdout --
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-late]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-late]
-- stderr --
3 records, no errors, 1 warning
3 records, no errors, 1 warning
