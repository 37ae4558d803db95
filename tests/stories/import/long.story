# What a map's 'write' makes of a long cell is never cut.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  about: { type: string }
required: [id, name]
additionalProperties: false
-- map.yaml --
records:
  - kind: branch
    match: [name]
    set: { name: Name, about: { from: About, write: '{text} {text}' } }
-- cmd --
(printf 'Name,About\nThe Quay,'; head -c 600000 /dev/zero | tr '\0' x; echo) >t.csv
peerpool import --map map.yaml t.csv
-- stderr --
t.csv:2:10: error: B2 'About': what 'write' makes of the text is too long [import-cell]
nothing was written
-- exit --
1
-- cmd --
(printf 'Name,About\nThe Quay,'; head -c 400000 /dev/zero | tr '\0' x; echo) >t.csv
peerpool import --map map.yaml t.csv && tr -dc x <records/branches/the-quay.yaml | wc -c
-- stdout --
1 new (1 branch), 0 changed, 0 unchanged
800000
-- stderr --
1 row
