# What may only be counted has no column wherever a schema can say so: at the
# root (all but the id), and where nothing but a condition says it.
-- .peerpool.yaml --
name: hidden
-- schemas/answer.yaml --
x-kind: { name: answer, path: 'records/answers/{id}.md', slug: true, title: '{said.age}' }
x-use: statistics-only
type: object
properties:
  id: { type: string }
  faith: { type: string }
  said: { type: object, properties: { age: { type: integer } } }
  lists: { type: array, items: { type: string } }
  body: { type: string }
-- schemas/form.yaml --
x-kind: { name: form, path: 'records/forms/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string }
  open: { type: string }
  marks: { contains: { const: secret, x-use: statistics-only } }
  keys: { propertyNames: { x-use: statistics-only } }
  other: { not: { allOf: [{ type: integer, x-use: statistics-only }] } }
additionalProperties: false
-- records/answers/a.md --
---
id: a
faith: secret
said: { age: 77, also: secret }
lists: [secret]
more: secret
---
secret
-- records/forms/f.yaml --
id: f
open: seen
marks: [secret]
keys: { secret: 1 }
other: secret
-- cmd --
peerpool query 'SELECT * FROM answer, form' --format json
-- stdout --
[
{"_pool":"hidden","_path":"records/answers/a.md","_line":2,"_blob":"81a2351ce18c271367b05a2a77b03cc9e94ae517","id":"a","_pool_2":"hidden","_path_2":"records/forms/f.yaml","_line_2":1,"_blob_2":"0f7d65be09b84220b58d00ead3ae379561ab0d6a","id_2":"f","open":"seen"}
]
-- stderr --
schemas/answer.yaml has a fault, so that records may be missing: 'peerpool check' tells it
-- cmd --
peerpool query --schema
-- stdout --
refs: References
    from_kind, from_id, pointer, to_kind, to_id
answer
    id
form
    id, open
clock: The day that is asked about: --date, or that of --at, or today.
    today
finding: What 'peerpool check' finds.
    rule, severity, path, line, col, pointer, message, kind, id
change: Every change of every field, as git's history has it. commit is a word
        of SQL: write "commit".
    commit, time, actor, kind, id, pointer, old, new, reason

Every table of a kind also has
    _pool  the pool that the record is in
    _path  the record's file
    _line  the line at which it stands there
    _blob  git's id of that version of the file
'peerpool query --schema TABLE' tells more of one.
-- cmd --
peerpool check || true; peerpool find a || true; git init -q && git add -A && git commit -qm Start && peerpool query 'SELECT kind, new FROM change'; grep -la secret .git/peerpool/cache/* || echo none
-- stdout --
schemas/answer.yaml:1:9: error: the title shows 'said.age', which may only be counted (x-use: statistics-only) [schema-kind]
a  answer  a  records/answers/a.md
kind  new
----  ------------------------
form  {"id":"f","open":"seen"}
none
-- stderr --
2 records, 1 error
schemas/answer.yaml has a fault, so that records may be missing: 'peerpool check' tells it
