# A migration says something that cannot be done: each fault at its place.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string }
-- schemas/faulty.yaml --
x-kind: { name: faulty, path: 'records/faulty/{id}.yaml', prefix: f }
type: objekt
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Rosamund Thistlewick
-- schemas/migrations/1.yaml --
kind: membre
when: { typ: object, required: name }
steps:
  - rename: name
    into: title
  - drop: name
  - convert: name
    to: date
  - renam: name
    to: title
  - split: name
    into: [a, b]
  - split: name
    pattern: x
    into: [a, b]
  - drop: loans.*
    because: y
  - split: name
    pattern: x
    separator: y
    into: { a: b }
-- schemas/migrations/2.yaml --
kind: membre
steps:
  - rename: id
    to: number
-- schemas/migrations/3.yaml --
kind: member
when: { type: objekt }
steps:
  - rename: name
    to: id
  - split: name
    pattern: '(?<a>x'
    into: { a: b }
  - split: name
    pattern: '(?<a>x)|\((?<b>[(]y)(z)(?:w)'
    into: { a: one, b: two, c: three }
  - split: name
    separator: ' '
    into: [one, id]
  - split: name
    pattern: '(?<a>x)(?<b>y)'
    into: { a: one, b: one }
  - join: [a.x, b.y]
    into: z
  - map: name
    values: { a: b, b: c, d: d }
-- schemas/migrations/4.yaml --
kind: faulty
steps:
  - drop: x
    because: y
-- schemas/migrations/5.yaml --
kind: [
-- schemas/migrations/6.yaml --
kind: member
steps:
  - drop: loans
    because: y
---
kind: member
-- schemas/migrations/readme.txt --
not a migration
-- cmd --
peerpool migrate
-- stderr --
schemas/migrations/1.yaml:4:5: error: missing key 'to' in item 1 of 'steps' [required]
  note: because there is 'rename'
  note: migration.schema.yaml:80:5: the schema's 'required' is here
schemas/migrations/1.yaml:5:5: error: unknown key 'into' [unknown-key]
  note: keys that may still be used here: to
  note: because there is 'rename'
  note: migration.schema.yaml:81:5: the schema's 'additionalProperties' is here
schemas/migrations/1.yaml:6:5: error: missing key 'because' in item 2 of 'steps' [required]
  note: because there is 'drop'
  note: migration.schema.yaml:99:5: the schema's 'required' is here
schemas/migrations/1.yaml:8:9: error: 'to' must be one of list, number, text, boolean; found 'date' [enum]
  note: because there is 'convert'
  note: migration.schema.yaml:190:13: the schema's 'enum' is here
schemas/migrations/1.yaml:9:5: error: missing key 'rename' in item 4 of 'steps' [required]
  note: schemas/migrations/1.yaml:9:5: is it meant by 'renam'?
  note: migration.schema.yaml:68:5: of the 7 forms under 'anyOf' the 1st comes nearest
  note: migration.schema.yaml:69:9: the schema's 'required' is here
schemas/migrations/1.yaml:11:5: error: missing key 'separator' in item 5 of 'steps' [required]
  note: because 'pattern' is not given
  note: because there is 'split'
  note: migration.schema.yaml:143:7: the schema's 'required' is here
schemas/migrations/1.yaml:15:5: error: 'into' must be a mapping, not a list [type]
  note: because there is 'pattern'
  note: because there is 'split'
  note: migration.schema.yaml:140:17: the schema's 'type' is here
schemas/migrations/1.yaml:16:11: error: 'drop' must have the pattern ^[^.*]+(\.([^.*]+|\*(?=\.)))*$; found 'loans.*' [pattern]
  note: it is described as: A property of the kind, such as contact.email or accepted.*.version; not an item of a list
  note: because there is 'drop'
  note: migration.schema.yaml:44:5: the schema's 'pattern' is here
schemas/migrations/1.yaml:20:5: error: 'separator' is not allowed here [false-schema]
  note: because there is 'pattern'
  note: because there is 'split'
  note: migration.schema.yaml:141:20: the schema says so here
schemas/migrations/2.yaml:1:7: error: there is no kind of this name; found 'membre' [migration]
  note: peerpool check tells what is wrong with schemas
schemas/migrations/2.yaml:3:13: error: a migration cannot change the id or the salt of records [migration]
schemas/migrations/3.yaml:2:15: error: 'type' must be one of array, boolean, integer, null, number, object, string; found 'objekt' [schema-invalid]
  note: did you mean 'object'?
schemas/migrations/3.yaml:5:9: error: a migration cannot change the id or the salt of records [migration]
schemas/migrations/3.yaml:7:14: error: the parenthesis is not closed [schema-pattern]
schemas/migrations/3.yaml:11:29: error: the pattern has no group of this name [migration]
  note: a group with a name is written (?<name>...)
schemas/migrations/3.yaml:14:11: error: a migration cannot change the id or the salt of records [migration]
schemas/migrations/3.yaml:17:11: error: two parts go into one key [migration]
schemas/migrations/3.yaml:18:17: error: what is joined must stand in one mapping [migration]
schemas/migrations/3.yaml:21:18: error: this new value is an old one too, so that it would be changed again [migration]
  note: schemas/migrations/3.yaml:21:21: the old one is here
schemas/migrations/4.yaml:1:7: error: the schema of this kind has a fault; found 'faulty' [migration]
  note: peerpool check tells what is wrong with schemas
schemas/migrations/5.yaml:2:1: error: this may not follow here [yaml-syntax]
  note: quote the value; or begin a new line
schemas/migrations/6.yaml:6:1: error: a migration must be one document [yaml-documents]
-- exit --
2
-- cmd --
peerpool migrate now
-- stderr --
peerpool migrate: no operand is expected, found 'now'
  note: see 'peerpool migrate --help'
-- exit --
2
