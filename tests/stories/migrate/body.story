# The text of a Markdown file has no key: a migration moves it all the same.
-- .peerpool.yaml --
name: library
-- schemas/note.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: note, path: 'records/notes/{id}.md', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string }
  text: { type: string }
  more: { type: string }
  body: { type: string }
  size: { type: string }
required: [id, name]
additionalProperties: false
-- records/notes/one.md --
---
id: one
name: One  # the first
size: small
---

By the water.

---
And more.
-- records/notes/two.md --
---
id: two
name: Two
text: Both sides.
---
-- schemas/migrations/1.yaml --
kind: note
steps:
  - rename: body
    to: text
-- cmd --
# Into a key, which stands where the schema has it.
git init -q; git add .; git commit -qm 'Notes'
peerpool migrate && cat records/notes/one.md && peerpool check && peerpool migrate
-- stdout --
---
id: one
name: One  # the first
text: |-
  By the water.

  ---
  And more.
size: small
---

-- stderr --
1 of 2 records changed, in commit 4ca862e60a
2 records, no errors
0 of 2 records changed
-- cmd --
# And out of one.
sed -i 's/rename: body/rename: text/; s/to: text/to: body/' schemas/migrations/1.yaml; git commit -qam 'Back'
peerpool migrate && cat records/notes/*.md && peerpool check && peerpool migrate
-- stdout --
---
id: one
name: One  # the first
size: small
---

By the water.

---
And more.
---
id: two
name: Two
---

Both sides.
-- stderr --
2 of 2 records changed, in commit dbd7b3b24c
2 records, no errors
0 of 2 records changed
-- cmd --
# What the text and a key said, as one; then as two.
cat >schemas/migrations/1.yaml <<'E'
kind: note
when: { required: [size] }
steps:
  - join: [body, size]
    separator: '; '
    into: body
E
git commit -qam 'Join'; peerpool migrate && cat records/notes/one.md
cat >schemas/migrations/1.yaml <<'E'
kind: note
when: { not: { required: [text] }, properties: { id: { const: one } } }
steps:
  - split: body
    separator: ';'
    into: [body, size]
E
git commit -qam 'Split'; peerpool migrate && cat records/notes/one.md && peerpool check
-- stdout --
---
id: one
name: One  # the first
---

By the water.

---
And more.; small
---
id: one
name: One  # the first
size: small
---

By the water.

---
And more.
-- stderr --
1 of 2 records changed, in commit 5ffe71ea96
1 of 2 records changed, in commit a9ab421e28
2 records, no errors
