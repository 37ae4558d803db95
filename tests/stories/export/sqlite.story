# One database: tables, views and the day, and nothing that may only be counted.
-- .peerpool.yaml --
name: pool
elsewhere: { far: other }
-- schemas/person.yaml --
x-kind: { name: person, path: 'records/people/{id}.yaml', prefix: p, title: '{name}', subject: self, salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string }
  tags: { type: array, items: { type: string }, x-item: tag }
  posts:
    type: array
    items:
      type: object
      properties: { at: { type: string }, faith: { x-use: statistics-only } }
  until: { type: string, format: date }
  rate: { type: number }
  faith: { type: string, x-use: statistics-only }
  salt: { type: string }
required: [id, name, salt]
additionalProperties: false
-- schemas/note.yaml --
x-kind: { name: note, path: 'records/notes/{id}.md', slug: true }
type: object
properties: { id: { type: string }, about: { type: string, x-ref: person }, body: { type: string } }
-- schemas/far.yaml --
x-kind: { name: far, path: 'records/far/{id}.yaml', slug: true }
type: object
-- schemas/views/10-here.sql --
-- title: Those who are here
SELECT name, "until" FROM person, clock WHERE "until" IS NULL OR "until" >= today;
-- schemas/views/20-notes.sql --
-- title: Notes on those who are here
SELECT note.id, here.name FROM note JOIN person ON note.about = person.id JOIN here USING (name)
-- schemas/views/30-faults.sql --
-- title: Faults
SELECT rule, path FROM finding
-- records/people/p-1a2b3c4d.yaml --
# yaml-language-server: $schema=../../schemas/person.yaml
id: p-1a2b3c4d
name: Zoë
tags: [b, a]
posts: [{ at: Elsewhere, faith: SECRET }]
rate: 1.50
until: 2024-05-01
faith: SECRET
salt: 0a1b2c3d4e5f6g7h8j9kmnpqrs
-- records/people/p-5a2b3c4d.yaml --
# yaml-language-server: $schema=../../schemas/person.yaml
id: p-5a2b3c4d
name: Ann
salt: 1a1b2c3d4e5f6g7h8j9kmnpqrs
-- records/people/p-6a2b3c4d.yaml --
name: broken
-- records/notes/one.md --
---
# yaml-language-server: $schema=../../schemas/note.yaml
id: one
about: p-1a2b3c4d
---
Text.
-- cmd --
peerpool export --format sqlite --date 2024-05-01 -o out || echo $?
ls -A out
grep -c SECRET out/pool.sqlite || true
grep -c 0a1b2c3d4e5f6g7h8j9kmnpqrs out/pool.sqlite || true
-- stdout --
1
.peerpool-export
pool.sqlite
0
0
-- stderr --
3 records in 1 file, made of personal data
the view faults is not there: it is made of what is not
1 broken record was left out: 'peerpool check' tells why
  records/people/p-6a2b3c4d.yaml
-- cmd --
git init -q . && git add -A && git -c user.name=T -c user.email=t@example.org commit -qm one
peerpool index >/dev/null; cksum <out/pool.sqlite >one
sed -i 's/Ann/Bea/' records/people/p-5a2b3c4d.yaml; peerpool query 'SELECT count(*) FROM person' >/dev/null
sed -i 's/Bea/Ann/' records/people/p-5a2b3c4d.yaml
peerpool export --format sqlite --partial --date 2024-05-01 -o out 2>/dev/null; cksum <out/pool.sqlite >two
cmp one two && echo the same bytes
-- stdout --
the same bytes
-- stderr --
1 broken record was left out: 'peerpool check' tells why
-- cmd --
peerpool export --format sqlite --at HEAD -o out note
peerpool export --format sqlite || true
-- stderr --
1 record in 1 file
the view here is not there: it is made of what is not
the view notes is not there: it is made of what is not
the view faults is not there: it is made of what is not
peerpool export: say with -o DIR where the files go
  note: without -o, one kind goes to standard output, as csv or jsonl
  note: see 'peerpool export --help'
