# Records as tables: a column for each value, what may only be counted in none.
-- .peerpool.yaml --
name: pool
-- schemas/person.yaml --
x-kind: { name: person, path: 'records/people/{id}.yaml', prefix: p, title: '{name}', subject: self, salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string }
  born: { type: string, format: date }
  contact:
    type: object
    properties: { email: { type: string }, phone: { type: string } }
    additionalProperties: false
  tags: { type: array, items: { type: string } }
  posts:
    type: array
    items:
      type: object
      properties: { at: { type: string }, faith: { x-use: statistics-only } }
  paid: { type: [boolean, 'null'] }
  rate: { type: number }
  code: { type: string }
  faith: { type: string, x-use: statistics-only }
  salt: { type: string }
required: [id, name, salt]
additionalProperties: false
-- schemas/note.yaml --
x-kind: { name: note, path: 'records/notes/{id}.md', slug: true }
type: object
properties: { id: { type: string }, on: { type: string, format: date }, body: { type: string } }
-- records/people/p-1a2b3c4d.yaml --
# yaml-language-server: $schema=../../schemas/person.yaml
id: p-1a2b3c4d
name: Zoë "Zed" O'Hara, MBE
born: 1970-02-01
contact: { email: zoe@example.org, phone: '+44 20 7946 0000' }
tags: [chair, 'a; b', " x"]
posts: [{ at: Elsewhere, faith: SECRET }]
paid: null
rate: 1.50
code: '007'
faith: SECRET
salt: 0a1b2c3d4e5f6g7h8j9kmnpqrs
-- records/people/p-5a2b3c4d.yaml --
# yaml-language-server: $schema=../../schemas/person.yaml
id: p-5a2b3c4d
name: =HYPERLINK("https://example.org")
contact: {}
tags: []
paid: true
rate: -2
code: "2023-02-01"
salt: 1a1b2c3d4e5f6g7h8j9kmnpqrs
-- records/notes/2024-one.md --
---
# yaml-language-server: $schema=../../schemas/note.yaml
id: 2024-one
on: 2024-05-01
extra: { a: 1 }
---

# One

- two, "three"
-- cmd --
peerpool export -o out
cd out; ls -A; for f in *.csv; do echo "== $f"; tr '\r' '~' <$f; done
grep -r SECRET . || echo no secret
-- stdout --
.peerpool-export
note.csv
person.csv
== note.csv
id,on,body,_other~
2024-one,2024-05-01,"# One

- two, ""three""","{""extra"":{""a"":1}}"~
== person.csv
id,name,born,contact,contact.email,contact.phone,tags,posts,paid,rate,code~
p-1a2b3c4d,"Zoë ""Zed"" O'Hara, MBE",1970-02-01,,zoe@example.org,'+44 20 7946 0000,"chair; ""a; b""; "" x""","[{""at"":""Elsewhere""}]",null,1.50,"""007"""~
p-5a2b3c4d,"'=HYPERLINK(""https://example.org"")",,{},,,[],,true,-2,"""2023-02-01"""~
no secret
-- stderr --
3 records in 2 files, made of personal data
-- cmd --
peerpool export --raw person | tr -d '\r' | tail -2
peerpool export --format csv --excel note | od -An -tx1 | head -1
-- stdout --
p-1a2b3c4d,"Zoë ""Zed"" O'Hara, MBE",1970-02-01,,zoe@example.org,+44 20 7946 0000,"chair; ""a; b""; "" x""","[{""at"":""Elsewhere""}]",null,1.50,007
p-5a2b3c4d,"=HYPERLINK(""https://example.org"")",,{},,,[],,true,-2,2023-02-01
 ef bb bf 69 64 2c 6f 6e 2c 62 6f 64 79 2c 5f 6f
-- stderr --
2 records, made of personal data
1 record
-- cmd --
peerpool export --format jsonl -o out; cat out/person.jsonl out/note.jsonl
grep -r SECRET out || echo no secret
ls -A out
-- stdout --
{"_path":"records/people/p-1a2b3c4d.yaml","id":"p-1a2b3c4d","name":"Zoë \"Zed\" O'Hara, MBE","born":"1970-02-01","contact":{"email":"zoe@example.org","phone":"+44 20 7946 0000"},"tags":["chair","a; b"," x"],"posts":[{"at":"Elsewhere"}],"paid":null,"rate":1.50,"code":"007"}
{"_path":"records/people/p-5a2b3c4d.yaml","id":"p-5a2b3c4d","name":"=HYPERLINK(\"https://example.org\")","contact":{},"tags":[],"paid":true,"rate":-2,"code":"2023-02-01"}
{"_path":"records/notes/2024-one.md","id":"2024-one","on":"2024-05-01","extra":{"a":1},"body":"# One\n\n- two, \"three\"\n"}
no secret
.peerpool-export
note.csv
note.jsonl
person.csv
person.jsonl
-- stderr --
3 records in 2 files, made of personal data
