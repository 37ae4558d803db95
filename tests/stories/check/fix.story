# --fix adds what a machine can add, and nothing else.
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
-- schemas/note.yaml --
x-kind: { name: note, path: 'records/notes/{id}.md', prefix: n, salt: true }
type: object
properties:
  id: { type: string }
  body: { type: string }
  salt: { type: string }
required: [id, body]
additionalProperties: false
-- records/members/m-0a0a0a0a.yaml --
# A comment that stays.
id: m-0a0a0a0a
name:   Rosamund Thistlewick   # and one here
branch: quay
joined_on: 2024-02-29
-- bytes records/members/m-1b1b1b1b.yaml --
id: m-1b1b1b1b\r\nname: Odo Fernhollow\r\nbranch: quay\r\njoined_on: 2024-02-29
-- records/notes/n-0a0a0a0a.md --
---
id: n-0a0a0a0a
---

The body stays --- as it is.
-- records/members/m-2c2c2c2c.yaml --
id: m-2c2c2c2c
name: "not closed
-- cmd --
peerpool check records/members/m-0a0a0a0a.yaml records/notes
-- stdout --
records/members/m-0a0a0a0a.yaml:2:1: error: the record has no salt [salt-missing]
  note: peerpool check --fix adds one
records/notes/n-0a0a0a0a.md:2:1: error: the record has no salt [salt-missing]
  note: peerpool check --fix adds one
-- stderr --
2 records, 2 errors
-- exit --
1
-- cmd --
peerpool check --fix
-- stdout --
records/members/m-1b1b1b1b.yaml:1:58: warning: the lines end in CR LF [crlf]
  note: let lines end in LF alone; your editor can convert the file
records/members/m-2c2c2c2c.yaml:2:7: error: the quote that opens here is never closed [yaml-syntax]
  note: inside single quotes, write '' for an apostrophe; or put the whole value in double quotes
-- stderr --
added 3 salts and 3 modelines in 4 files
5 records, 1 error, 1 warning
-- exit --
1
-- cmd --
sed 's/^salt: [0-9a-z]\{26\}/salt: SALT/' records/members/m-0a0a0a0a.yaml records/notes/*
sed 's/^salt: [0-9a-z]\{26\}/salt: SALT/; s/\r/CR/' records/members/m-1b1b1b1b.yaml
cat records/members/m-2c2c2c2c.yaml
-- stdout --
# yaml-language-server: $schema=../../schemas/member.yaml
# A comment that stays.
id: m-0a0a0a0a
name:   Rosamund Thistlewick   # and one here
branch: quay
joined_on: 2024-02-29
salt: SALT
---
id: n-0a0a0a0a
salt: SALT
---

The body stays --- as it is.
# yaml-language-server: $schema=../../schemas/member.yamlCR
id: m-1b1b1b1bCR
name: Odo FernhollowCR
branch: quayCR
joined_on: 2024-02-29CR
salt: SALTCR
id: m-2c2c2c2c
name: "not closed
-- cmd --
rm records/members/m-[12]*; peerpool check --fix
-- stderr --
3 records, no errors
