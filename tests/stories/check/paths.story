# Named paths: only their findings are told, though all records are looked at.
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
nome: The Mill
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Rosamund Thistlewick
branch: quoy
joined_on: 2024-02-29
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- cmd --
peerpool check records/members
-- stdout --
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'quoy' [dangling-ref]
  note: did you mean 'quay'?
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
1 record, 1 error
-- exit --
1
-- cmd --
cd records && peerpool check branches/mill.yaml
-- stdout --
records/branches/mill.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:7:1: the schema's 'required' is here
records/branches/mill.yaml:2:1: error: unknown key 'nome' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
-- stderr --
1 record, 2 errors
-- exit --
1
-- cmd --
peerpool check records/branches/quay.yaml
-- stderr --
1 record, no errors
-- cmd --
peerpool check --max-findings 1
-- stdout --
records/branches/mill.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:7:1: the schema's 'required' is here
-- stderr --
3 records, 3 errors; 2 more not shown
-- exit --
1
-- cmd --
peerpool check --no-values
-- stdout --
records/branches/mill.yaml:1:1: error: missing key 'name' [required]
  note: schemas/branch.yaml:7:1: the schema's 'required' is here
records/branches/mill.yaml:2:1: error: unknown key 'nome' [unknown-key]
  note: did you mean 'name'?
  note: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; there is no 'quoy' [dangling-ref]
  note: did you mean 'quay'?
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
3 records, 3 errors
-- exit --
1
-- cmd --
# What is no id may be somebody's name.
sed -i 's/^branch: .*/branch: Rosamund Thistlewick/' records/members/m-0a0a0a0a.yaml
peerpool check records/members && exit
peerpool check --no-values records/members
-- stdout --
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch; found 'Rosamund Thistlewick' [dangling-ref]
  note: 'peerpool find' shows ids by name
  note: schemas/member.yaml:8:34: the schema asks for it here
records/members/m-0a0a0a0a.yaml:3:9: error: 'branch' must be the id of a branch [dangling-ref]
  note: 'peerpool find' shows ids by name
  note: schemas/member.yaml:8:34: the schema asks for it here
-- stderr --
1 record, 1 error
1 record, 1 error
-- exit --
1
