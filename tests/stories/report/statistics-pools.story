# Of several pools, answers are read in the one that has them.
-- core/.peerpool.yaml --
name: core
elsewhere: { answer: equality }
-- core/schemas/person.yaml --
x-kind: { name: person, path: 'records/people/{id}.yaml', slug: true, title: '{name}', subject: self }
type: object
properties: { id: { type: string, x-data: personal }, name: { type: string, x-data: personal } }
-- core/schemas/answer.yaml --
x-kind: { name: answer, path: 'records/answers/{id}.yaml', slug: true, subject: person }
type: object
properties:
  id: { type: string, x-data: personal }
  person: { type: string, x-data: personal, x-ref: person }
  faith: { title: Faith, enum: [none, some], x-data: special, x-use: statistics-only }
-- core/schemas/paper.yaml --
x-kind: { name: paper, path: 'records/papers/{id}.md', slug: true, title: '{title}', document: true }
type: object
properties:
  id: { type: string }
  title: { type: string }
  summary: { type: string }
  readers: { enum: [all], x-reads: { all: none } }
  body: { type: string }
-- core/records/papers/faith.md --
---
id: faith
title: Faith
summary: Counted.
readers: all
---

```sql statistics subject=id by=answer.faith
SELECT id FROM person
```
-- equality/.peerpool.yaml --
name: equality
elsewhere: { person: core }
-- workspace.yaml --
pools:
  core: core
  equality: equality
-- cmd --
mkdir -p core/records/people equality/records/answers
cp -R core/schemas equality
rm equality/schemas/paper.yaml
for n in $(seq 1 30); do
	printf 'id: p%s\nname: Person %s\n' $n $n >core/records/people/p$n.yaml
	[ $n -gt 12 ] || printf 'id: a%s\nperson: p%s\nfaith: some\n' $n $n >equality/records/answers/a$n.yaml
done
for p in core equality; do (cd $p && git init -q && git add . && git commit -qm Start); done
cd core && peerpool report --format csv faith | tr -d '\r'
peerpool report --alone --format csv faith | tr -d '\r'
-- stdout --
Faith,People
none,[c]
some,10
No answer,20
Total,30
Faith,People
none,[c]
some,[c]
No answer,30
Total,30
