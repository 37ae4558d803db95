# A broken schema is told at its place; the other kinds are checked all the
# same, and its records are not taken for strays.
-- .peerpool.yaml --
name: faulty
colour: red
-- cmd --
mkdir schemas; peerpool check
-- stdout --
.peerpool.yaml:2:1: error: unknown key 'colour' [pool-config]
-- stderr --
0 files, 1 error
-- exit --
2
-- .peerpool.yaml --
name: faulty
-- schemas/a.yaml --
x-kind: { name: a, path: 'records/a/{id}.yaml', slug: true, salty: true }
type: object
-- schemas/b.yaml --
x-kind: { name: b, path: 'records/b/{id}.yaml', slug: true }
type: objekt
properties:
  id: { type: string, minLenght: 3 }
  when: { type: string, format: dat }
  other: { $ref: '#/$defs/thing' }
  code: { type: string, pattern: 'a(b' }
  to: { type: string, x-ref: d }
$defs:
  things: { type: string }
-- schemas/c.yaml --
x-kind: { name: c, path: 'records/c/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string, minLenght: 3 }
  when: { type: string, format: dat }
  to: { type: string, x-ref: d }
  in: { properties: { email: { type: string, x-unique: true } } }
additionalProperties: false
-- records/a/one.yaml --
id: one
-- records/b/one.yaml --
id: one
-- records/c/one.yaml --
id: one
more: 1
-- cmd --
peerpool check
-- stdout --
records/c/one.yaml:2:1: error: unknown key 'more' [unknown-key]
  note: keys that may still be used here: when, to, in
  note: schemas/c.yaml:8:1: the schema's 'additionalProperties' is here
schemas/a.yaml:1:61: error: x-kind has no key 'salty' [schema-kind]
  note: did you mean 'salt'?
schemas/b.yaml:2:7: error: 'type' must be one of array, boolean, integer, null, number, object, string; found 'objekt' [schema-invalid]
  note: did you mean 'object'?
schemas/b.yaml:4:23: warning: 'minLenght' is not a keyword and has no effect [schema-keyword]
  note: did you mean 'minLength'?
schemas/c.yaml:4:23: warning: 'minLenght' is not a keyword and has no effect [schema-keyword]
  note: did you mean 'minLength'?
schemas/c.yaml:5:33: warning: the format is not known and is not checked; found 'dat' [schema-format]
  note: did you mean 'date'?
schemas/c.yaml:6:30: error: x-ref names 'd', which is no kind of this pool [schema-annotation]
schemas/c.yaml:7:56: error: x-unique can only stand at a property of the record's root [schema-annotation]
-- stderr --
3 records, 5 errors, 3 warnings
-- exit --
1
