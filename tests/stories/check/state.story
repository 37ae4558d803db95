# What is remembered of the last run changes the time, never the findings:
# with a state that is current, damaged, cut short, of another schema, or not
# to be written.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2, x-unique: true }
required: [id, name]
additionalProperties: false
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: "{name}", salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  postcode: { type: string, pattern: "^[A-Z]{2}[0-9]{1,2}$" }
  branch: { type: string, x-ref: branch }
  joined_on: { type: string, format: date }
  shelf: { enum: [fiction, history, nature, poetry] }
  loans: { type: integer, minimum: 0 }
  salt: { type: string, pattern: "^[0-9a-hjkmnp-tv-z]{26}$" }
required: [id, name, branch, joined_on, salt]
additionalProperties: false
-- records/branches/quay.yaml --
id: quay
name: The Quay
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Rosamund Thistlewick
branch: quay
joined_on: 2024-02-29
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- cmd --
git init -q . && peerpool check && peerpool check
stat -c %a .git/peerpool/cache/check-worktree
-- stdout --
600
-- stderr --
2 records, no errors
2 records, no errors
-- cmd --
sed -i 's/2024-02-29/2024-02-30/' records/members/m-0a0a0a0a.yaml
peerpool check
-- stdout --
records/members/m-0a0a0a0a.yaml:4:12: error: 'joined_on' must be a date (YYYY-MM-DD); found '2024-02-30' [format]
  note: February 2024 has 29 days
  note: schemas/member.yaml:9:30: the schema's 'format' is here
-- stderr --
2 records, 1 error
-- exit --
1
-- cmd --
peerpool check
-- stdout --
records/members/m-0a0a0a0a.yaml:4:12: error: 'joined_on' must be a date (YYYY-MM-DD); found '2024-02-30' [format]
  note: February 2024 has 29 days
  note: schemas/member.yaml:9:30: the schema's 'format' is here
-- stderr --
2 records, 1 error
-- exit --
1
-- cmd --
sed -i 's/2024-02-30/2024-02-29/' records/members/m-0a0a0a0a.yaml
peerpool check && rm records/branches/quay.yaml && peerpool check
-- stdout --
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'quay' [dangling-ref]
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
2 records, no errors
1 record, 1 error
-- exit --
1
-- cmd --
printf 'id: quay\nname: The Quay\n' > records/branches/quay.yaml
peerpool check && sleep 0.02 && peerpool check
printf 'x' | dd of=.git/peerpool/cache/check-worktree bs=1 seek=300 conv=notrunc status=none
peerpool check && peerpool check
truncate -s 200 .git/peerpool/cache/check-worktree
peerpool check
-- stderr --
2 records, no errors
2 records, no errors
2 records, no errors
2 records, no errors
2 records, no errors
-- cmd --
sed -i 's/minLength: 2, x-unique/minLength: 20, x-unique/' schemas/branch.yaml
peerpool check
-- stdout --
records/branches/quay.yaml:2:7: error: 'name' must have at least 20 characters; found 'The Quay' [min-length]
  note: it has 8 characters
  note: schemas/branch.yaml:6:25: the schema's 'minLength' is here
-- stderr --
2 records, 1 error
-- exit --
1
-- cmd --
sed -i 's/minLength: 20, x-unique/minLength: 2, x-unique/' schemas/branch.yaml
rm -rf .git/peerpool && touch .git/peerpool && peerpool check && peerpool check --no-state
-- stderr --
2 records, no errors
2 records, no errors
-- cmd --
rm .git/peerpool && git add -A && git commit -q -m "all is well" && git tag well
peerpool check --rev HEAD && peerpool check --rev HEAD && peerpool check --rev HEAD --format junit
-- stdout --
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="0">
  <testsuite name="peerpool check" tests="2" failures="0" errors="0">
    <testcase classname="check" name="records/branches/quay.yaml" file="records/branches/quay.yaml"/>
    <testcase classname="check" name="records/members/m-0a0a0a0a.yaml" file="records/members/m-0a0a0a0a.yaml"/>
  </testsuite>
</testsuites>
-- stderr --
2 records, no errors
2 records, no errors
-- cmd --
sed -i 's/branch: quay/branch: quoy/' records/members/m-0a0a0a0a.yaml
git commit -q -a -m "a fault" && peerpool check --rev HEAD
-- stdout --
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'quoy' [dangling-ref]
  note: did you mean 'quay'?
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
2 records, 1 error
-- exit --
1
-- cmd --
peerpool check --rev well && peerpool check --range well..HEAD
-- stdout --
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'quoy' [dangling-ref]
  note: did you mean 'quay'?
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
2 records, no errors
2 records, 1 error
-- exit --
1
-- cmd --
sed -i 's/minLength: 2, x-unique/minLength: 20, x-unique/' schemas/branch.yaml
git commit -q -a -m "another schema" && git checkout -q HEAD~2 -- records && git commit -q -m "records as they were" && peerpool check --rev HEAD
-- stdout --
records/branches/quay.yaml:2:7: error: 'name' must have at least 20 characters; found 'The Quay' [min-length]
  note: it has 8 characters
  note: schemas/branch.yaml:6:25: the schema's 'minLength' is here
-- stderr --
2 records, 1 error
-- exit --
1
