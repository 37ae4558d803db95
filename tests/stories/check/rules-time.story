# Two times: what was true on a day, and what was recorded by then.
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
git init -q -b main . && git add -A
export GIT_AUTHOR_DATE=2026-01-10T12:00Z GIT_COMMITTER_DATE=2026-01-10T12:00Z
git commit -q -m "a pool"
sed -i s/2026-02-01/2026-06-01/ records/members/rosamund.yaml
export GIT_AUTHOR_DATE=2026-02-10T12:00Z GIT_COMMITTER_DATE=2026-02-10T12:00Z
git commit -q -a -m "a loan is prolonged"
-- cmd --
PEERPOOL_TODAY=2026-02-20 peerpool check
-- stdout --
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
-- stderr --
3 records, 1 error, 1 warning
-- exit --
1
-- cmd --
# What was recorded by the end of 5 February, seen on that day.
peerpool check --at 2026-02-05
-- stdout --
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/rosamund.yaml:8:30: warning: 'Moss Today' was due on 2026-02-01 [loan-overdue]
-- stderr --
3 records, 1 error, 2 warnings
-- exit --
1
-- cmd --
# A commit is seen on its own day; --rev sees it today.
peerpool check --at HEAD~1; PEERPOOL_TODAY=2026-02-20 peerpool check --rev HEAD~1
-- stdout --
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/rosamund.yaml:8:30: warning: 'Moss Today' was due on 2026-02-01 [loan-overdue]
-- stderr --
3 records, no errors, 1 warning
3 records, 1 error, 2 warnings
-- exit --
1
-- cmd --
# Both times at once.
peerpool check --at 2026-02-05 --date 2026-07-01
-- stdout --
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/rosamund.yaml:8:30: warning: 'Moss Today' was due on 2026-02-01 [loan-overdue]
-- stderr --
3 records, 1 error, 2 warnings
-- exit --
1
-- cmd --
peerpool check --at 2025-12-31
-- stderr --
error: nothing was recorded by 2025-12-31: the first commit of main is of 2026-01-10 [revision]
  note: what was true on a day, whenever it was recorded: --date
-- exit --
2
-- cmd --
git tag 2026-02-05 && peerpool check --at 2026-02-05
-- stdout --
note: '2026-02-05' is taken for the branch or tag of that name, not for the day [date-name]
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
-- stderr --
3 records, 1 error, 1 warning
-- exit --
1
-- cmd --
# A rehearsal: a member pays, another borrows, a rule is added.
mkdir -p try/records/members try/schemas/rules
sed 's/paid_until: .*/paid_until: 2027-01-31/' records/members/rosamund.yaml > try/records/members/rosamund.yaml
printf 'id: tab\nname: Tabitha Crumb\nbranch: mill\n' > try/records/members/tab.yaml
cat > try/schemas/rules/short.sql <<'END'
-- title: A name is short
-- id: short-name
SELECT _path AS path, '/name' AS pointer, name || ' is short' AS message
FROM member WHERE length(name) < 15
END
PEERPOOL_TODAY=2026-02-20 peerpool check --overlay try
-- stdout --
records/members/odo.yaml:2:7: error: Odo Fernhollow is short [short-name]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/tab.yaml:2:7: error: Tabitha Crumb is short [short-name]
records/members/tab.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'mill' [dangling-ref]
  note: schemas/member.yaml:7:34: the schema asks for it here
-- stderr --
4 records, 3 errors, 1 warning
-- exit --
1
-- cmd --
# One file takes the place of the record that has its name.
mv try/records/members/rosamund.yaml . && PEERPOOL_TODAY=2026-02-20 peerpool check --overlay rosamund.yaml
-- stdout --
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
-- stderr --
3 records, no errors, 1 warning
-- cmd --
PEERPOOL_TODAY=2026-02-20 peerpool check --at HEAD~1 --overlay rosamund.yaml
-- stdout --
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
-- stderr --
3 records, no errors, 1 warning
-- cmd --
# Nothing of it is left.
rm -r try rosamund.yaml && PEERPOOL_TODAY=2026-02-20 peerpool check
-- stdout --
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
-- stderr --
3 records, 1 error, 1 warning
-- exit --
1
-- cmd --
printf 'x: 1\n' > nobody.yaml && peerpool check --overlay nobody.yaml || rm nobody.yaml
-- stdout --
nobody.yaml: error: it cannot be told which record the file stands for [file-read]
  note: let its modeline name its schema, or lay it in a folder, as records/KIND/nobody.yaml, and name the folder
-- stderr --
0 files, 1 error
-- cmd --
# A new record, wherever it lies: its modeline names its kind's schema, its name
# is its id.
cp records/members/rosamund.yaml ../newcomer.yaml
sed -i '1i# yaml-language-server: $schema=../../schemas/member.yaml' ../newcomer.yaml
sed -i 's/^id: .*/id: newcomer/; s/^name: .*/nam: Newcomer/' ../newcomer.yaml
peerpool check --overlay ../newcomer.yaml
-- stdout --
records/members/newcomer.yaml:1:1: error: missing key 'name' [required]
  note: schemas/member.yaml:15:1: the schema's 'required' is here
records/members/newcomer.yaml:4:1: error: unknown key 'nam' [unknown-key]
  note: did you mean 'name'?
  note: schemas/member.yaml:16:1: the schema's 'additionalProperties' is here
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-12-01 [loan-overdue]
records/members/rosamund.yaml:8:30: warning: 'Moss Today' was due on 2026-06-01 [loan-overdue]
-- stderr --
4 records, 3 errors, 2 warnings
-- exit --
1
-- cmd --
# What its modeline names is no schema of a kind, or its name is no record's.
sed -i '1s/member/nobody/' ../newcomer.yaml && peerpool check --overlay ../newcomer.yaml || echo $?
sed -i '1s/nobody/member/' ../newcomer.yaml && mv ../newcomer.yaml ../newcomer.txt
peerpool check --overlay ../newcomer.txt || echo $?
-- stdout --
../newcomer.yaml: error: it cannot be told which record the file stands for [file-read]
  note: let its modeline name its schema, or lay it in a folder, as records/KIND/newcomer.yaml, and name the folder
2
../newcomer.txt: error: it cannot be told which record the file stands for [file-read]
  note: let its modeline name its schema, or lay it in a folder, as records/KIND/newcomer.txt, and name the folder
2
-- stderr --
0 files, 1 error
0 files, 1 error
-- cmd --
peerpool check --overlay nosuch
-- stdout --
nosuch: error: No such file or directory [file-read]
-- stderr --
0 files, 1 error
-- exit --
2
-- cmd --
mkdir odd && cp schemas/member.yaml odd && peerpool check --overlay odd || rm -r odd
-- stdout --
odd/member.yaml: error: only records, views and rules can be laid over a pool [file-read]
-- stderr --
0 files, 1 error
-- cmd --
peerpool check --overlay . --range HEAD~1..HEAD
-- stderr --
peerpool check: --overlay goes with the work tree, --staged, --rev and --at
  note: see 'peerpool check --help'
-- exit --
2
-- cmd --
# What is staged; what a change brings, both sides seen today.
git tag -d 2026-02-05 >before; rm before
sed -i s/2025-12-01/2025-11-01/ records/members/rosamund.yaml && git add -A
sed -i s/2025-11-01/2026-12-01/ records/members/rosamund.yaml
PEERPOOL_TODAY=2026-02-20 peerpool check --staged
-- stdout --
records/members/rosamund.yaml:5:13: error: time is over [lapsed-with-books]
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-11-01 [loan-overdue]
-- stderr --
3 records, 1 error, 1 warning
-- exit --
1
-- cmd --
git commit -q -m "due earlier"
PEERPOOL_TODAY=2026-07-20 peerpool check --range HEAD~1..HEAD
-- stdout --
records/members/rosamund.yaml:7:37: warning: 'A History of Moss' was due on 2025-11-01 [loan-overdue]
-- stderr --
3 records, no errors, 1 warning
-- cmd --
PEERPOOL_TODAY=2026-02-20 peerpool check --range HEAD~2..HEAD~1
-- stderr --
3 records, no errors
