# Records by what people call them.
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
-- schemas/loan.yaml --
x-kind: { name: loan, path: 'records/loans/{id}.yaml', prefix: l, title: '{member.name} at {member.branch.name}' }
type: object
properties:
  id: { type: string }
  member: { type: string, x-ref: member }
-- records/loans/l-0a0a0a0a.yaml --
id: l-0a0a0a0a
member: m-0a0a0a0a
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Siân Łukasiewicz
branch: quay
joined_on: 2024-02-29
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- cmd --
peerpool find sian
-- stdout --
l-0a0a0a0a  loan    Siân Łukasiewicz at The Quay  records/loans/l-0a0a0a0a.yaml
m-0a0a0a0a  member  Siân Łukasiewicz              records/members/m-0a0a0a0a.yaml
-- cmd --
peerpool find QUAY
-- stdout --
quay        branch  The Quay                      records/branches/quay.yaml
l-0a0a0a0a  loan    Siân Łukasiewicz at The Quay  records/loans/l-0a0a0a0a.yaml
-- cmd --
peerpool find quay lukas
-- stdout --
l-0a0a0a0a  loan  Siân Łukasiewicz at The Quay  records/loans/l-0a0a0a0a.yaml
-- cmd --
peerpool find --kind loan siân
-- stdout --
l-0a0a0a0a  loan  Siân Łukasiewicz at The Quay  records/loans/l-0a0a0a0a.yaml
-- cmd --
peerpool find nobody
-- exit --
1
-- cmd --
peerpool find --kind lone x
-- stderr --
peerpool find: no kind 'lone'
  note: the kinds are branch, loan, member
-- exit --
2
-- cmd --
peerpool find
-- stderr --
peerpool find: say what to look for
  note: see 'peerpool find --help'
-- exit --
2
