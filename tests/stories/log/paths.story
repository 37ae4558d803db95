# A record is followed by its kind and id: renamed files, other folders, a
# merge; one that cannot be read is null.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m }
type: object
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Tamsin
age: 30
-- cmd --
git init -q -b main . && git add -A && git commit -q -m "Start" && sed -i 's#members/{id}#members/{id:1}/{id}#' schemas/member.yaml && mkdir records/members/0 && git mv records/members/m-0a0a0a0a.yaml records/members/0/ && sed -i 's/30/31/' records/members/0/m-0a0a0a0a.yaml && git commit -q -am "Shard, and a birthday" && peerpool log m-0a0a0a0a && peerpool log --format jsonl -n 1 | grep -o '"_path":"[^"]*"'
-- stdout --
19f2ca9625  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Shard, and a birthday
    /age: '30' -> '31'

82a7b38e6d  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Start
    made: '{"id":"m-0a0a0a0a","name":"Tamsin","age":30}'
"_path":"records/members/0/m-0a0a0a0a.yaml"
-- cmd --
git checkout -q -b side && sed -i 's/Tamsin/Tamsin Q./' records/members/0/m-0a0a0a0a.yaml && git commit -q -am "On the side" && git checkout -q main && printf 'town: Hull\n' >>records/members/0/m-0a0a0a0a.yaml && git commit -q -am "On the branch" && git merge -q --no-commit side >/dev/null 2>&1 || true; printf 'id: m-0a0a0a0a\nname: Tamsin Q.\nage: 32\ntown: Hull\n' >records/members/0/m-0a0a0a0a.yaml && git add -A && git commit -q -m "Merge, and another birthday" && peerpool log m-0a0a0a0a
-- stdout --
843f6f975a  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Merge, and another birthday
    /age: '31' -> '32'

0c9f7fdf71  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  On the side
    /name: 'Tamsin' -> 'Tamsin Q.'

bc223401e1  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  On the branch
    /town: nothing -> 'Hull'

19f2ca9625  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Shard, and a birthday
    /age: '30' -> '31'

82a7b38e6d  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Start
    made: '{"id":"m-0a0a0a0a","name":"Tamsin","age":30}'
-- cmd --
echo 'name: [' >>records/members/0/m-0a0a0a0a.yaml && git commit -q -am "Break it" && peerpool log -n 1 m-0a0a0a0a && git revert --no-edit HEAD >/dev/null && peerpool log -n 1 m-0a0a0a0a
-- stdout --
4f1f7d4d7a  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Break it
    all of it: '{"id":"m-0a0a0a0a","name":"Tamsin Q.","age":32,"town":"Hull"…' -> 'null'
d125a2fa90  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Revert "Break it"
    all of it: 'null' -> '{"id":"m-0a0a0a0a","name":"Tamsin Q.","age":32,"town":"Hull"…'
-- cmd --
# going back takes the later changes with it
git reset -q --hard HEAD~3 && peerpool log -n 1 m-0a0a0a0a
-- stdout --
bc223401e1  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  On the branch
    /town: nothing -> 'Hull'
