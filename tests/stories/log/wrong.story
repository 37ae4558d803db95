# What was meant, where something is not there.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: "{name}" }
type: object
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
name: Tamsin Quill
postcode: LS1 1AA
-- records/members/m-1b1b1b1b.yaml --
id: m-1b1b1b1b
name: Tamsin Smith
-- cmd --
peerpool log
-- stderr --
peerpool log: the pool is not in a git repository, which would keep its history
-- exit --
2
-- cmd --
git init -q -b main . && git add -A && git commit -q -m "Start" && sed -i s/LS1/LS2/ records/members/m-0a0a0a0a.yaml && git commit -q -am "Move" && peerpool log tamsin
-- stderr --
peerpool log: 'tamsin' may be any of 2 records
  note: m-0a0a0a0a  Tamsin Quill
  note: m-1b1b1b1b  Tamsin Smith
-- exit --
2
-- cmd --
peerpool log tamsin smith
-- stdout --
f68d4b2e5d  2026-03-02 09:00:00 UTC  Ada Example <ada@example.org>
  Start
    made: '{"id":"m-1b1b1b1b","name":"Tamsin Smith"}'
-- cmd --
peerpool log --kind memeber
-- stderr --
peerpool log: no record of kind 'memeber' is in the history
  note: did you mean 'member'?
-- exit --
1
-- cmd --
peerpool log --field post_code
-- stderr --
peerpool log: no such change of 'post_code'
  note: did you mean 'postcode'?
-- exit --
1
-- cmd --
peerpool log m-9z9z9z9z
-- stderr --
peerpool log: no record 'm-9z9z9z9z', now or before
  note: a record that was deleted is found by its id
-- exit --
1
-- cmd --
# one that has not been committed yet
cp records/members/m-0a0a0a0a.yaml kept; sed 's/m-0a0a0a0a/m-9x9x9x9x/' kept >records/members/m-9x9x9x9x.yaml; peerpool log m-9x9x9x9x; rm records/members/m-9x9x9x9x.yaml kept
-- stderr --
peerpool log: no such change
-- exit --
1
-- cmd --
peerpool log --since 1/2/2026
-- stderr --
peerpool log: --since wants a date, YYYY-MM-DD, not '1/2/2026'
  note: write the year first: 2026-02-01
  note: see 'peerpool log --help'
-- exit --
2
-- cmd --
peerpool log --at nowhere
-- stderr --
error: the revision 'nowhere' leads to nothing in this repository [revision]
-- exit --
2
-- cmd --
peerpool log --since 2030-01-01 --format json || echo $?; peerpool log --since 2030-01-01 --format csv | tr -d "\r"
-- stdout --
[]
1
commit,time,actor,kind,id,pointer,old,new,reason,_path,_pool
