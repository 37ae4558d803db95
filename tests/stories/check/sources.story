# The work tree, what is staged, a commit, and what a change brings.
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
-- records/branches/old.yaml --
id: old
nome: An old fault
-- cmd --
git init -q -b main . && git add -A && git commit -q -m "a pool" && git tag start
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Rosamund Thistlewick
branch: mill
joined_on: 2024-02-29
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- cmd --
git add -A
printf 'id: mill\nname: The Mill\n' > records/branches/mill.yaml
peerpool check
-- stdout --
records/branches/old.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:7:1: the schema's 'required' is here
records/branches/old.yaml:2:1: error: unknown key 'nome' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
-- stderr --
4 records, 2 errors
-- exit --
1
-- cmd --
peerpool check --staged
-- stdout --
records/branches/old.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:7:1: the schema's 'required' is here
records/branches/old.yaml:2:1: error: unknown key 'nome' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'mill' [dangling-ref]
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
3 records, 3 errors
-- exit --
1
-- cmd --
peerpool check --rev start
-- stdout --
records/branches/old.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:7:1: the schema's 'required' is here
records/branches/old.yaml:2:1: error: unknown key 'nome' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
-- stderr --
2 records, 2 errors
-- exit --
1
-- cmd --
git commit -q -m "a member" && peerpool check --range start..HEAD
-- stdout --
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'mill' [dangling-ref]
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
3 records, 1 error
-- exit --
1
-- cmd --
git add -A && git commit -q -m "a branch" && peerpool check --range start..HEAD
-- stderr --
4 records, no errors
-- cmd --
git mv records/branches/old.yaml records/branches/older.yaml && git commit -q -m "move" && peerpool check --range HEAD~..HEAD
-- stdout --
records/branches/older.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:7:1: the schema's 'required' is here
records/branches/older.yaml:1:5: error: the id 'old' is not the one in the file name, 'older' [file-name]
  note: write 'id: older', or rename the file to records/branches/old.yaml
records/branches/older.yaml:2:1: error: unknown key 'nome' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
-- stderr --
4 records, 3 errors
-- exit --
1
-- cmd --
peerpool check --rev nosuch
-- stderr --
error: the revision 'nosuch' leads to nothing in this repository [revision]
-- exit --
2
-- cmd --
peerpool check --staged --rev HEAD
-- stderr --
peerpool check: --staged, --rev, --at, --range, --pre-receive, --schema and --fix exclude each other
  note: see 'peerpool check --help'
-- exit --
2
