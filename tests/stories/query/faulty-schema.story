# A schema with a fault takes its kind out of what can be asked, which is said,
# now and the next time, until it is mended.
-- .peerpool.yaml --
name: faulty
-- schemas/a.yaml --
x-kind: { name: a, path: 'records/a/{id}.yaml', slug: true }
type: object
properties: { id: { type: string }, b: { type: string, x-ref: b } }
-- schemas/b.yaml --
x-kind: { name: b, path: 'records/b/{id}.yaml', slug: true }
type: objekt
properties: { id: { type: string } }
-- records/a/one.yaml --
id: one
b: two
-- records/b/two.yaml --
id: two
-- cmd --
git init -q . && peerpool query 'SELECT id FROM a'
-- stdout --
id
---
one
-- stderr --
schemas/b.yaml has a fault, so that records may be missing: 'peerpool check' tells it
1 broken record was left out: 'peerpool check' tells why
-- cmd --
peerpool query --strict 'SELECT id FROM a'
-- stdout --
id
---
one
-- stderr --
schemas/b.yaml has a fault, so that records may be missing: 'peerpool check' tells it
1 broken record was left out: 'peerpool check' tells why
-- exit --
1
-- cmd --
peerpool query 'SELECT id FROM b'
-- stderr --
<sql>:1:16: error: no such table: b [query-error]
  note: 'peerpool query --schema' lists the tables
schemas/b.yaml has a fault, so that records may be missing: 'peerpool check' tells it
1 broken record was left out: 'peerpool check' tells why
-- exit --
2
-- cmd --
sed -i s/objekt/object/ schemas/b.yaml
peerpool query --strict 'SELECT id FROM b'
-- stdout --
id
---
two
