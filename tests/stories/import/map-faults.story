# A map is checked like a record, each fault at its place.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  aliases: { type: array, items: { type: string } }
  opened: { type: string, format: date }
  closed: { type: string, format: date }
  now_part_of: { type: array, items: { type: string, x-ref: branch } }
required: [id, name]
additionalProperties: false
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: '{name}', subject: self, salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  sort_name: { type: string }
  branch: { type: string, x-ref: branch }
  joined_on: { type: string, format: date }
  reads: { type: array, items: { enum: [fiction, local-history, nature] }, minItems: 1, uniqueItems: true }
  fee: { type: number }
  large_print: { type: boolean }
  faith: { type: string, x-use: statistics-only, maxLength: 9 }
  noted_on: { type: string, format: date }
  salt: { type: string, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' }
required: [id, name, branch, joined_on, salt]
additionalProperties: false
-- schemas/visit.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: visit, path: 'records/visits/{id}.yaml', prefix: v, title: '{member.name}, {day}', subject: member, salt: true }
type: object
properties:
  id: { type: string }
  member: { type: string, x-ref: member }
  what: { enum: [reading, craft] }
  day: { type: string, format: date }
  salt: { type: string, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' }
x-unique: [member, what]
required: [id, member, what, day, salt]
additionalProperties: false
-- schemas/rules/early.sql --
-- id: early
-- title: a visit before joining
-- bad: day: 2020-01-01
-- good: day: 2024-01-01
--
-- Who has not joined cannot have come.
SELECT v._path AS path, '/day' AS pointer, 'joined on ' || m.joined_on AS message
FROM visit v JOIN member m ON m.id = v.member WHERE v.day < m.joined_on
-- records/branches/quay.yaml --
id: quay
name: The Quay
aliases: [Quayside, King's Quay & Docks]
-- records/branches/st-olave.yaml --
id: st-olave
name: St. Olave
-- records/branches/hut.yaml --
id: hut
name: The Hut
opened: 1990-01-01
closed: 2020-01-01
now_part_of: [quay]
-- records/branches/mill-1.yaml --
id: mill-1
name: Mill Lane
-- records/branches/mill-2.yaml --
id: mill-2
name: Mill Lane
opened: 2019-01-01
-- table.csv --
Name,Branch,Branch,When
A,B,C,D
-- form.yaml --
sheet: { heder: 2 }
records:
  - kind: member
    set:
      name: { from: Name, value: x }
      branch: { form: Branch }
      fee: { value: 1, dates: dym }
  - set: {}
-- cmd --
peerpool import --map form.yaml table.csv
-- stderr --
form.yaml:1:10: error: unknown key 'heder' [unknown-key]
  note: did you mean 'header'?
  note: import-map.schema.yaml:18:5: the schema's 'additionalProperties' is here
form.yaml:5:7: error: 'name' must fit exactly one of 4 forms, but fits 2 [one-of]
  note: it fits the forms number 1, 2
  note: import-map.schema.yaml:186:5: of the 2 forms under 'anyOf' the 2nd comes nearest
  note: import-map.schema.yaml:262:5: the schema's 'oneOf' is here
form.yaml:6:7: error: missing key 'from' in 'branch' [required]
  note: form.yaml:6:17: is it meant by 'form'?
  note: import-map.schema.yaml:262:5: of the 4 forms under 'oneOf' the 1st comes nearest
  note: import-map.schema.yaml:263:9: the schema's 'required' is here
form.yaml:6:17: error: unknown key 'form' [unknown-key]
  note: did you mean 'from'?
  note: import-map.schema.yaml:186:5: of the 2 forms under 'anyOf' the 2nd comes nearest
  note: import-map.schema.yaml:192:5: the schema's 'additionalProperties' is here
form.yaml:7:31: error: 'dates' must be one of dmy, mdy, ymd; found 'dym' [enum]
  note: did you mean 'dmy'?
  note: import-map.schema.yaml:186:5: of the 2 forms under 'anyOf' the 2nd comes nearest
  note: import-map.schema.yaml:106:5: the schema's 'enum' is here
form.yaml:8:5: error: 'set' must have at least 1 key [min-properties]
  note: it has 0 keys
  note: import-map.schema.yaml:181:9: the schema's 'minProperties' is here
form.yaml:8:5: error: missing key 'kind' in item 2 of 'records' [required]
  note: import-map.schema.yaml:137:5: the schema's 'required' is here
nothing was written
-- exit --
2
-- names.yaml --
records:
  - kind: membre
    set: { name: Name }
  - kind: member
    match: [name, visit.what, visit.nothing, born]
    set:
      nam: Name
      name: { from: [Name, $column] }
      branch: { find: { kind: branch, by: { nam: Branch } } }
      reads: { from: Name, find: { kind: brunch } }
      fee: { value: $fee }
      salt: Name
      joined_on: { record: visit }
  - kind: member
    set: { name: Name, reads: { from: Name, words: { a: nature, A: fiction } } }
  - kind: visit
    each: [{ column: When, what: x }, { column: Branch }]
    set:
      member: { record: member }
      what: { value: $what }
      day: { from: When, find: { kind: branch, by: { name: Name } } }
resolve: { brunch: { A: quay }, branch: { A: 'no id' } }
-- cmd --
peerpool import --map names.yaml table.csv
-- stderr --
names.yaml:2:11: error: there is no kind 'membre' [import-map]
  note: did you mean 'member'?
names.yaml:5:19: error: 'match' names 'visit.what', which the map does not set [import-map]
  note: it is a property that stands below 'set', or that of a record which refers to this one
names.yaml:5:31: error: 'match' names 'visit.nothing', which the map does not set [import-map]
  note: it is a property that stands below 'set', or that of a record which refers to this one
names.yaml:5:46: error: 'match' names 'born', which the map does not set [import-map]
  note: it is a property that stands below 'set', or that of a record which refers to this one
names.yaml:7:7: error: member has no property 'nam' [import-map]
  note: did you mean 'name'?
names.yaml:8:21: error: '$column' cannot be joined with others [import-map]
names.yaml:8:28: error: '$column' needs 'each' [import-map]
names.yaml:9:45: error: branch has no property 'nam' [import-map]
  note: did you mean 'name'?
names.yaml:10:42: error: there is no kind 'brunch' [import-map]
  note: did you mean 'branch'?
names.yaml:11:21: error: '$fee' needs 'each' [import-map]
names.yaml:12:13: error: 'salt' is made with the record [import-map]
names.yaml:13:28: error: no record of the map is called 'visit' [import-map]
  note: it must stand before the one that refers to it
names.yaml:14:11: error: say with 'match' by which properties a member that is there already is known, or 'match: none' [import-map]
names.yaml:14:11: error: two records of the map are called 'member': give one another name with 'as' [import-map]
names.yaml:15:65: error: 'A' stands in the list before, in other letters [import-map]
names.yaml:20:22: error: not every item of 'each' says 'what' [import-map]
names.yaml:21:32: error: where 'by' says what each property of a branch must be, there can be no 'from' [import-map]
names.yaml:22:12: error: there is no kind 'brunch' [import-map]
  note: did you mean 'branch'?
names.yaml:22:46: error: a branch has no such id; found 'no id' [import-map]
nothing was written
-- exit --
2
-- columns.yaml --
sheet: { header: 1, end: { column: Nam, is: x } }
records:
  - kind: member
    match: none
    set: { name: name, branch: Branch, joined_on: Day }
-- cmd --
peerpool import --map columns.yaml table.csv
-- stderr --
columns.yaml:1:36: error: the table has no column 'Nam' [import-column]
  note: did you mean 'Name'?
columns.yaml:5:32: error: two columns have the heading 'Branch' [import-column]
columns.yaml:5:51: error: the table has no column 'Day' [import-column]
table.csv:1:20: error: nothing is known of the column 'When' [import-column]
  note: list it below 'ignore' in the map if it is not to be taken
nothing was written
-- exit --
1
-- header.yaml --
sheet: { header: 9 }
records: [{ kind: member, match: none, set: { name: Name } }]
-- cmd --
peerpool import --map header.yaml table.csv
-- stderr --
table.csv: error: there is no row 9, which should hold the headings [import-column]
nothing was written
-- exit --
1
-- decisions.yaml --
- { kind: branch, text: A, id: B C }
- { kind: nothing, text: A }
- { text: A }
-- cmd --
: >empty.yaml
peerpool import --map empty.yaml table.csv || peerpool import --map header.yaml --decisions decisions.yaml table.csv
-- stderr --
empty.yaml: error: the file is empty [file-empty]
nothing was written
decisions.yaml:3:3: error: missing key 'kind' in item 3 [required]
  note: decisions:4:3: the schema's 'required' is here
nothing was written
-- exit --
2
