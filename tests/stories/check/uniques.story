# x-unique names properties of the record's root; one that names none is a
# fault of the schema and asks nothing of the records.
-- .peerpool.yaml --
name: uniques
-- schemas/a.yaml --
x-kind: { name: a, path: 'records/a/{id}.yaml', slug: true }
x-unique: []
type: object
properties: { id: {}, code: {}, 'to/from': { x-unique: true } }
-- schemas/b.yaml --
x-kind: { name: b, path: 'records/b/{id}.yaml', slug: true }
x-unique: [[code, place], [], [nothing]]
type: object
properties: { id: {}, code: {}, place: {} }
-- records/a/one.yaml --
id: one
to/from: here
-- records/a/two.yaml --
id: two
to/from: here
-- records/b/five.yaml --
id: five
code: 2
place: null
-- records/b/four.yaml --
id: four
code: 2
-- records/b/one.yaml --
id: one
code: 1
place: here
-- records/b/three.yaml --
id: three
code: 2
-- records/b/two.yaml --
id: two
code: 1.0
place: here
-- cmd --
peerpool check
-- stdout --
records/a/two.yaml:2:10: error: 'to/from' must be unique, and another a has the same [not-unique]
  note: records/a/one.yaml:2:10: the other one is here
records/b/two.yaml:2:7: error: 'code' and 'place' must be unique, and another b has the same [not-unique]
  note: records/b/one.yaml:2:7: the other one is here
schemas/a.yaml:2:11: error: x-unique must name properties of the record [schema-annotation]
schemas/b.yaml:2:27: error: x-unique must name properties of the record [schema-annotation]
schemas/b.yaml:2:32: error: x-unique must name properties of the record [schema-annotation]
-- stderr --
7 records, 5 errors
-- exit --
1
-- cmd --
peerpool check --format json | grep '"pointer"'
-- stdout --
      "pointer": "/to~1from",
      "pointer": "/code",
