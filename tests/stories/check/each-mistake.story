# Each mistake that people make is told with file, line, column and the way to
# mend it; all of them in one run, also where a file cannot be parsed.
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
-- records/branches/mill.yaml --
id: mill
name: The Mill
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Rosamund Thistlewick
branch: quay
joined_on: 2024-02-29
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- records/members/m-1b1b1b1b.yaml --
# Many mistakes in one file: a misspelt key, a wrong choice, an impossible
# date, a wrong type, a pattern, a reference to nowhere, a key twice, a key
# that is missing, a salt that is none.
id: m-1b1b1b1b
nmae: Odo Fernhollow
branch: quoy
joined_on: 2023-02-30
shelf: histroy
loans: four
postcode: wd18 3rx
shelf: poetry
salt: tooshort
-- records/members/m-2c2c2c2c.yaml --
id: m-2c2c2c2c
name: Tabitha Crumb
branch: quay
	joined_on: 2024-01-01
salt: cqwjrp1xpa7z3dj8fssz5awsh8
-- records/members/m-3d3d3d3d.yaml --
id: m-0a0a0a0a
name: Copied By Hand
branch: quay
joined_on: 2024-03-01
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- records/members/m-4e4e4e4e.yaml --
id: m-4e4e4e4e
name: No Salt
branch: m-0a0a0a0a
joined_on: 2024-03-01
-- records/members/Bob.yaml --
id: Bob
name: Bob
branch: quay
joined_on: 2024-03-01
salt: dqwjrp1xpa7z3dj8fssz5awsh8
-- records/branches/quay-two.yaml --
id: quay-two
name: The Quay
-- records/branch/pier.yaml --
id: pier
name: The Pier
-- cmd --
peerpool check
-- stdout --
records/branch/pier.yaml: error: the file belongs to no kind of record [no-kind]
  note: each kind says in its schema, x-kind: path, where its records lie
records/branches/quay.yaml:2:7: error: 'name' must be unique, and another branch has the same [not-unique]
  note: records/branches/quay-two.yaml:2:7: the other one is here
records/members/Bob.yaml:1:5: error: 'id' must be m- and 8 small letters or digits, without i, l, o and u; found 'Bob' [id-form]
records/members/m-1b1b1b1b.yaml:1:1: error: missing key 'name' [required]
  note: schemas/member.yaml:13:1: the schema's 'required' is here
records/members/m-1b1b1b1b.yaml:5:1: error: unknown key 'nmae' [unknown-key]
  note: did you mean 'name'?
  note: schemas/member.yaml:14:1: the schema's 'additionalProperties' is here
records/members/m-1b1b1b1b.yaml:6:9: error: 'branch' must be the id of a branch; there is no 'quoy' [dangling-ref]
  note: did you mean 'quay'?
  note: schemas/member.yaml:8:34: the schema asks for it here
records/members/m-1b1b1b1b.yaml:7:12: error: 'joined_on' must be a date (YYYY-MM-DD); found '2023-02-30' [format]
  note: February 2023 has 28 days
  note: schemas/member.yaml:9:30: the schema's 'format' is here
records/members/m-1b1b1b1b.yaml:8:8: error: 'shelf' must be one of fiction, history, nature, poetry; found 'histroy' [enum]
  note: did you mean 'history'?
  note: schemas/member.yaml:10:12: the schema's 'enum' is here
records/members/m-1b1b1b1b.yaml:9:8: error: 'loans' must be a whole number; found 'four' [type]
  note: schemas/member.yaml:11:12: the schema's 'type' is here
records/members/m-1b1b1b1b.yaml:10:11: error: 'postcode' must have the pattern ^[A-Z]{2}[0-9]{1,2}$; found 'wd18 3rx' [pattern]
  note: schemas/member.yaml:7:29: the schema's 'pattern' is here
records/members/m-1b1b1b1b.yaml:11:1: error: the key 'shelf' stands here a second time [duplicate-key]
  note: records/members/m-1b1b1b1b.yaml:8:1: it stands here first; keep one of them
records/members/m-1b1b1b1b.yaml:12:7: error: 'salt' must be 26 small letters or digits, without i, l, o and u [salt-form]
  note: delete the line, and peerpool check --fix makes a new one
records/members/m-2c2c2c2c.yaml:4:1: error: a tab stands in the indentation [yaml-tab]
  note: put spaces in its place
records/members/m-3d3d3d3d.yaml:1:5: error: the id 'm-0a0a0a0a' is also that of another member [duplicate-id]
  note: records/members/m-0a0a0a0a.yaml:1:5: the other one is here
records/members/m-3d3d3d3d.yaml:1:5: error: the id 'm-0a0a0a0a' is not the one in the file name, 'm-3d3d3d3d' [file-name]
  note: write 'id: m-3d3d3d3d', or rename the file to records/members/m-0a0a0a0a.yaml
records/members/m-3d3d3d3d.yaml:5:7: error: the salt is also that of another record [salt-shared]
  note: records/members/m-0a0a0a0a.yaml:5:7: the other one is here
  note: a record that was copied needs a salt of its own: delete the line, and peerpool check --fix makes one
records/members/m-4e4e4e4e.yaml:1:1: error: the record has no salt [salt-missing]
  note: peerpool check --fix adds one
records/members/m-4e4e4e4e.yaml:3:9: error: 'branch' must be the id of a branch; 'm-0a0a0a0a' is the id of another kind, member [ref-kind]
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
10 records, 18 errors
-- exit --
1
