# A sound pool: nothing on stdout, one line on stderr, also from a folder
# below the pool's.
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
peerpool check
-- stderr --
2 records, no errors
-- cmd --
cd records/members && peerpool check
-- stderr --
2 records, no errors
-- cmd --
peerpool check records/members/m-0a0a0a0a.yaml records/branches
-- stderr --
2 records, no errors
-- cmd --
peerpool check records/nothing
-- stderr --
peerpool check: there is no 'records/nothing'
-- exit --
2
-- cmd --
peerpool check /etc
-- stderr --
peerpool check: '/etc' is not in this pool
  note: --schema FILE checks files outside of any pool
-- exit --
2
-- cmd --
peerpool check --rev HEAD
-- stderr --
peerpool check: the pool is not in a git repository
-- exit --
2
-- cmd --
cd / && peerpool check
-- stderr --
error: no pool here: neither this folder nor any above it has a .peerpool.yaml [pool-config]
  note: go to a pool's folder; files without a pool are checked with 'peerpool check --schema'
-- exit --
2
