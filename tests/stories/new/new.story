# A new record has an id, a salt, and a comment for each key.
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
-- cmd --
peerpool new -n member name='Rosamund Thistlewick' branch=quay joined_on=2024-02-29 | sed 's/m-[0-9a-z]\{8\}/ID/; s/^salt: [0-9a-z]\{26\}$/salt: SALT/'
-- stdout --
# yaml-language-server: $schema=../../schemas/member.yaml
id: ID
name: Rosamund Thistlewick
# the id of a branch: peerpool find NAME shows it
branch: quay
# a date, YYYY-MM-DD
joined_on: 2024-02-29

# Optional: take away the # before a key to use it.
#postcode:
# one of fiction, history, nature, poetry
#shelf:
# a number
#loans:

# Keeps the record's identifier in git from being guessed; never change it.
salt: SALT
-- cmd --
peerpool new branch name='The Old Mill' && cat records/branches/the-old-mill.yaml && peerpool check
-- stdout --
records/branches/the-old-mill.yaml
# yaml-language-server: $schema=../../schemas/branch.yaml
id: the-old-mill
name: The Old Mill
-- stderr --
2 records, no errors
-- cmd --
peerpool new branch name='The Old Mill'
-- stderr --
records/branches/the-old-mill.yaml: error: cannot write the file: there is a record of that id already [file-write]
nothing was written
-- exit --
1
-- cmd --
f=$(peerpool new member name='No: Plain # Text' branch=quay joined_on=2024-01-01 shelf=poetry) && grep -v -e ^id -e salt: $f | tail -n +2 && peerpool check
-- stdout --
name: "No: Plain # Text"
# the id of a branch: peerpool find NAME shows it
branch: quay
# a date, YYYY-MM-DD
joined_on: 2024-01-01
# one of fiction, history, nature, poetry
shelf: poetry

# Optional: take away the # before a key to use it.
#postcode:
# a number
#loans:

# Keeps the record's identifier in git from being guessed; never change it.
-- stderr --
3 records, no errors
-- cmd --
peerpool new member shelf=histroy
-- stderr --
records/members/m-<*>.yaml:9:8: error: 'shelf' must be one of fiction, history, nature, poetry; found 'histroy' [enum]
  note: did you mean 'history'?
  note: schemas/member.yaml:10:12: the schema's 'enum' is here
nothing was written
-- exit --
1
-- cmd --
peerpool new member shelv=history
-- stderr --
error: unknown key 'shelv' [unknown-key]
  note: did you mean 'shelf'?
nothing was written
-- exit --
1
-- cmd --
peerpool new membre
-- stderr --
peerpool new: no kind 'membre'
  note: did you mean 'member'?
-- exit --
2
-- cmd --
peerpool new branch
-- stderr --
error: a new branch needs id=ID: letters, digits, - . and _ [id-form]
nothing was written
-- exit --
1
-- cmd --
peerpool new branch name
-- stderr --
peerpool new: expected KEY=VALUE, found 'name'
  note: see 'peerpool new --help'
-- exit --
2
