# Who changed which field, and when.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string }
  shelves: { type: array, items: { type: string } }
  address: { type: object, properties: { city: { type: string }, postcode: { type: string } } }
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Tamsin Quill
shelves: [poetry]
address:
  city: Leeds
  postcode: LS1 1AA
-- cmd --
git init -q -b main . && peerpool log
-- stderr --
peerpool log: there is no commit yet
-- exit --
1
-- cmd --
git add -A && git commit -q -m "Start the pool" && export GIT_AUTHOR_NAME="Bo Ash" GIT_COMMITTER_DATE="2026-02-03T04:05:06Z" && sed -i 's/Leeds/Hull/; s/LS1 1AA/HU1 1AA/' records/members/m-0a0a0a0a.yaml && git commit -q -am "Tamsin has moved" && GIT_COMMITTER_DATE="2026-03-01T00:30:00+0100" && sed -i 's/Quill$/Quillfeather/; s/poetry/poetry, history/' records/members/m-0a0a0a0a.yaml && printf 'id: m-1b1b1b1b\nname: Bo\n' >records/members/m-1b1b1b1b.yaml && git add -A && git commit -q -m "A marriage, and a member"
-- cmd --
peerpool log
-- stdout --
97a03777e6  2026-02-28 23:30:00 UTC  Bo Ash <ada@example.org>
  A marriage, and a member
  member m-0a0a0a0a
    /name: 'Tamsin Quill' -> 'Tamsin Quillfeather'
    /shelves: '["poetry"]' -> '["poetry","history"]'
  member m-1b1b1b1b
    made: '{"id":"m-1b1b1b1b","name":"Bo"}'

3c9cec725c  2026-02-03 04:05:06 UTC  Bo Ash <ada@example.org>
  Tamsin has moved
  member m-0a0a0a0a
    /address/city: 'Leeds' -> 'Hull'
    /address/postcode: 'LS1 1AA' -> 'HU1 1AA'

9c4d510448  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Start the pool
  member m-0a0a0a0a
    made: '{"id":"m-0a0a0a0a","name":"Tamsin Quill","shelves":["poetry"…'
-- cmd --
# one record, by its id or by a name: its name need not be said
peerpool log m-0a0a0a0a && peerpool log quillfea >again && peerpool log m-0a0a0a0a | cmp - again
-- stdout --
97a03777e6  2026-02-28 23:30:00 UTC  Bo Ash <ada@example.org>
  A marriage, and a member
    /name: 'Tamsin Quill' -> 'Tamsin Quillfeather'
    /shelves: '["poetry"]' -> '["poetry","history"]'

3c9cec725c  2026-02-03 04:05:06 UTC  Bo Ash <ada@example.org>
  Tamsin has moved
    /address/city: 'Leeds' -> 'Hull'
    /address/postcode: 'LS1 1AA' -> 'HU1 1AA'

9c4d510448  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Start the pool
    made: '{"id":"m-0a0a0a0a","name":"Tamsin Quill","shelves":["poetry"…'
-- cmd --
# a property, or what is within one
peerpool log --field address m-0a0a0a0a && peerpool log --field /address/city && peerpool log --field shelves
-- stdout --
3c9cec725c  2026-02-03 04:05:06 UTC  Bo Ash <ada@example.org>
  Tamsin has moved
    /address/city: 'Leeds' -> 'Hull'
    /address/postcode: 'LS1 1AA' -> 'HU1 1AA'
3c9cec725c  2026-02-03 04:05:06 UTC  Bo Ash <ada@example.org>
  Tamsin has moved
  member m-0a0a0a0a
    /address/city: 'Leeds' -> 'Hull'
97a03777e6  2026-02-28 23:30:00 UTC  Bo Ash <ada@example.org>
  A marriage, and a member
  member m-0a0a0a0a
    /shelves: '["poetry"]' -> '["poetry","history"]'
-- cmd --
# days are those of the pool's time zone, both counted
peerpool log --since 2026-02-01 --until 2026-02-28 --format csv | tr -d "\r"
-- stdout --
commit,time,actor,kind,id,pointer,old,new,reason,_path,_pool
97a03777e61a7a3e696068f69008e5003f20bb21,2026-02-28T23:30:00Z,Bo Ash <ada@example.org>,member,m-0a0a0a0a,/name,Tamsin Quill,Tamsin Quillfeather,"A marriage, and a member",records/members/m-0a0a0a0a.yaml,library
97a03777e61a7a3e696068f69008e5003f20bb21,2026-02-28T23:30:00Z,Bo Ash <ada@example.org>,member,m-0a0a0a0a,/shelves,"[""poetry""]","[""poetry"",""history""]","A marriage, and a member",records/members/m-0a0a0a0a.yaml,library
97a03777e61a7a3e696068f69008e5003f20bb21,2026-02-28T23:30:00Z,Bo Ash <ada@example.org>,member,m-1b1b1b1b,,,"{""id"":""m-1b1b1b1b"",""name"":""Bo""}","A marriage, and a member",records/members/m-1b1b1b1b.yaml,library
3c9cec725c46feed05fd14dc52f080d77e135077,2026-02-03T04:05:06Z,Bo Ash <ada@example.org>,member,m-0a0a0a0a,/address/city,Leeds,Hull,Tamsin has moved,records/members/m-0a0a0a0a.yaml,library
3c9cec725c46feed05fd14dc52f080d77e135077,2026-02-03T04:05:06Z,Bo Ash <ada@example.org>,member,m-0a0a0a0a,/address/postcode,LS1 1AA,HU1 1AA,Tamsin has moved,records/members/m-0a0a0a0a.yaml,library
-- cmd --
peerpool log --since 2026-02-03 --until 2026-02-03 --format jsonl
-- stdout --
{"commit":"3c9cec725c46feed05fd14dc52f080d77e135077","time":"2026-02-03T04:05:06Z","actor":"Bo Ash <ada@example.org>","kind":"member","id":"m-0a0a0a0a","pointer":"/address/city","old":"Leeds","new":"Hull","reason":"Tamsin has moved","_path":"records/members/m-0a0a0a0a.yaml","_pool":"library"}
{"commit":"3c9cec725c46feed05fd14dc52f080d77e135077","time":"2026-02-03T04:05:06Z","actor":"Bo Ash <ada@example.org>","kind":"member","id":"m-0a0a0a0a","pointer":"/address/postcode","old":"LS1 1AA","new":"HU1 1AA","reason":"Tamsin has moved","_path":"records/members/m-0a0a0a0a.yaml","_pool":"library"}
-- cmd --
peerpool log --format json --kind member -n 1 m-1b1b1b1b
-- stdout --
[
{"commit":"97a03777e61a7a3e696068f69008e5003f20bb21","time":"2026-02-28T23:30:00Z","actor":"Bo Ash <ada@example.org>","kind":"member","id":"m-1b1b1b1b","pointer":"","old":null,"new":"{\"id\":\"m-1b1b1b1b\",\"name\":\"Bo\"}","reason":"A marriage, and a member","_path":"records/members/m-1b1b1b1b.yaml","_pool":"library"}
]
-- cmd --
# as somebody would have seen it who looked at an older state
peerpool log --at HEAD~1 -n 1 && peerpool log --at 2026-03-02 --format jsonl -n 1 | cut -c1-60
-- stdout --
3c9cec725c  2026-02-03 04:05:06 UTC  Bo Ash <ada@example.org>
  Tamsin has moved
  member m-0a0a0a0a
    /address/city: 'Leeds' -> 'Hull'
    /address/postcode: 'LS1 1AA' -> 'HU1 1AA'
{"commit":"97a03777e61a7a3e696068f69008e5003f20bb21","time":
{"commit":"97a03777e61a7a3e696068f69008e5003f20bb21","time":
{"commit":"97a03777e61a7a3e696068f69008e5003f20bb21","time":
-- cmd --
# one that is gone is found by its id
git rm -q records/members/m-0a0a0a0a.yaml && GIT_COMMITTER_DATE="2026-04-01T00:00:00Z" git commit -q -m "Gone" && peerpool log -n 1 m-0a0a0a0a && peerpool log --since 2026-03-15 --field name
-- stdout --
1da5e0e39a  2026-04-01 00:00:00 UTC  Ada Example <ada@example.org>
  Gone
    deleted: '{"id":"m-0a0a0a0a","name":"Tamsin Quillfeather","shelves":["…'
-- stderr --
peerpool log: no such change of 'name'
-- exit --
1
