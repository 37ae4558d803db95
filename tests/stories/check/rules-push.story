# A push is held against the pool's rules, and only for what it brings.
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
-- bad: due: 2025-12-01
-- good: due: 2026-12-01
--
-- Loans are for four weeks. Whoever keeps a book longer is written to.
SELECT _path AS path, '/loans/' || position || '/due' AS pointer,
       '''' || book || ''' was due on ' || due AS message
FROM member_loan, clock
WHERE due < today
-- cmd --
git init -q -b main . && git add -A && git commit -q -m "a pool" && git tag start
git init -q -b main --bare ../server.git
printf '#!/bin/sh\nPEERPOOL_TODAY=2025-12-24 exec peerpool check --pre-receive\n' > ../server.git/hooks/pre-receive
chmod +x ../server.git/hooks/pre-receive
# Into an empty repository everything is new.
git push -q ../server.git main 2>&1 | sed 's/ *$//'
-- stdout --
remote: records/members/rosamund.yaml:7:37: error: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
remote: 3 records, 1 error
To ../server.git
 ! [remote rejected] main -> main (pre-receive hook declined)
error: failed to push some refs to '../server.git'
-- cmd --
sed -i s/2025-12-01/2026-12-01/ records/members/rosamund.yaml
git commit -q -a -m "a loan is prolonged" && git push -q ../server.git main 2>&1 | sed 's/ *$//'
-- stdout --
remote: 3 records, no errors
-- cmd --
cat >> records/members/odo.yaml <<'END'
loans: [{ book: Ferns, due: 2025-12-20 }]
END
git commit -q -a -m "a loan" && git push -q ../server.git main 2>&1 | sed 's/ *$//'
-- stdout --
remote: records/members/odo.yaml:4:29: error: 'Ferns' was due on 2025-12-20 [loan-overdue]
remote: 3 records, 1 error
To ../server.git
 ! [remote rejected] main -> main (pre-receive hook declined)
error: failed to push some refs to '../server.git'
-- cmd --
# Another day, on which it was not overdue yet.
sed -i s/12-24/12-20/ ../server.git/hooks/pre-receive
git push -q ../server.git main 2>&1 | sed 's/ *$//'
-- stdout --
remote: 3 records, no errors
-- cmd --
# What was there before does not stand in the way.
sed -i s/12-20/12-31/ ../server.git/hooks/pre-receive
printf 'id: tab\nname: Tabitha Crumb\nbranch: quay\n' > records/members/tab.yaml
git add -A && git commit -q -m "a member" && git push -q ../server.git main 2>&1 | sed 's/ *$//'
ls ../server.git/peerpool/cache | grep "^index-head$"
-- stdout --
remote: 4 records, no errors
index-head
-- cmd --
# A branch that began long ago.
git checkout -q -b old start && sed -i s/2026-02-01/2025-02-01/ records/members/rosamund.yaml
git commit -q -a -m "earlier" && git push -q ../server.git old 2>&1 | sed 's/ *$//'
-- stdout --
remote: records/members/rosamund.yaml:8:30: error: 'Moss Today' was due on 2025-02-01 [loan-overdue]
remote: 3 records, 1 error
To ../server.git
 ! [remote rejected] old -> old (pre-receive hook declined)
error: failed to push some refs to '../server.git'
-- cmd --
cd ../server.git && PEERPOOL_TODAY=2026-02-20 peerpool check --at main
-- stdout --
records/members/odo.yaml:4:29: error: 'Ferns' was due on 2025-12-20 [loan-overdue]
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:8:30: error: 'Moss Today' was due on 2026-02-01 [loan-overdue]
-- stderr --
4 records, 3 errors
-- exit --
1
