# What was recorded by then, by the schemas of then.
-- .peerpool.yaml --
name: pool
-- schemas/a.yaml --
x-kind: { name: a, path: 'records/a/{id}.yaml', slug: true }
type: object
properties: { id: { type: string }, old: { type: integer } }
-- records/a/one.yaml --
# yaml-language-server: $schema=../../schemas/a.yaml
id: one
old: 1
-- cmd --
git init -q -b main . && git add -A
GIT_COMMITTER_DATE='2024-05-01T12:00:00Z' git -c user.name=T -c user.email=t@example.org commit -qm one
sed -i 's/old/new/' schemas/a.yaml records/a/one.yaml
peerpool export --format csv a | tr -d '\r'
peerpool export --format csv --at HEAD a | tr -d '\r'
peerpool export --format csv --at 2024-05-01 -o out; tr -d '\r' <out/a.csv
peerpool export --format csv --at 2024-04-30 a || true
-- stdout --
id,new,_other
one,1,
id,old,_other
one,1,
id,old,_other
one,1,
-- stderr --
1 record
1 record
1 record in 1 file
error: nothing was recorded by 2024-04-30: the first commit of main is of 2024-05-01 [revision]
  note: what was true on a day, whenever it was recorded: --date
