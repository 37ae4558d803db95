# What a schema keeps for statistics is not told, nor was it before; salts are
# nobody's business; what a terminal would obey is shown.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, salt: true }
type: object
properties:
  origin: { type: string }
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: "Tamsin \e[31m"
origin: somewhere
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- cmd --
git init -q -b main . && git add -A && git commit -q -m "Start" && sed -i s/somewhere/elsewhere/ records/members/m-0a0a0a0a.yaml && git commit -q -am "Another" && peerpool log --format jsonl | grep -o '"pointer":"[^"]*","old":.*,"new":.*,"reason"'
-- stdout --
"pointer":"/origin","old":"somewhere","new":"elsewhere","reason"
"pointer":"","old":null,"new":"{\"id\":\"m-0a0a0a0a\",\"name\":\"Tamsin \\u001b[31m\",\"origin\":\"somewhere\"}","reason"
-- cmd --
# the schema says now what it should have said
sed -i 's/{ type: string }/{ type: string, x-use: statistics-only }/' schemas/member.yaml && git commit -q -am "Hide it" && peerpool log && grep -c -a 'somewhere\|elsewhere' .git/peerpool/cache/history
-- stdout --
8a0eb23599  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Start
  member m-0a0a0a0a
    made: '{"id":"m-0a0a0a0a","name":"Tamsin \u001b[31m"}'
0
-- exit --
1
-- cmd --
# and where a later schema forgets it, so does not the history
sed -i 's/, x-use: statistics-only//' schemas/member.yaml && git commit -q -am "Forget it" && peerpool log --format jsonl | grep -c 'somewhere\|elsewhere'
-- stdout --
0
-- exit --
1
