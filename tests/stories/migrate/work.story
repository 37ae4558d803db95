# Conditions, Markdown, what is committed and what is not.
-- .peerpool.yaml --
name: library
-- schemas/note.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: note, path: 'records/notes/{id}.md', prefix: n }
type: object
properties:
  id: { type: string }
  about: { type: string }
  mood: { enum: [glad, sad] }
  body: { type: string, minLength: 1 }
required: [id, about, body]
additionalProperties: false
-- schemas/other.yaml --
x-kind: { name: other, path: 'records/others/{id}.yaml', prefix: o }
type: object
properties: { id: { type: string } }
additionalProperties: false
-- schemas/migrations/10-later.yaml --
kind: note
when: { properties: { mood: { const: sad } }, required: [mood] }
steps:
  - default: about
    value: a sorrow
-- schemas/migrations/05-first.yml --
title: Moods in fewer words
kind: note
steps:
  - map: mood
    values: { unhappy: sad, meh: null }
    others: keep
-- records/notes/n-0a0a0a0a.md --
---
id: n-0a0a0a0a
mood: unhappy  # it rained
---

mood: meh
-- records/notes/n-1b1b1b1b.md --
---
id: n-1b1b1b1b
about: the sea
# for now
mood: meh
---

The body stays --- as it is.
-- records/notes/n-2c2c2c2c.md --
---
id: n-2c2c2c2c
about: the sea
mood: glad
---
Nothing changes here.
-- records/others/o-0a0a0a0a.yaml --
id: o-0a0a0a0a
fault: of another kind
-- cmd --
# outside git
peerpool migrate -n
-- stdout --
records/notes/n-0a0a0a0a.md: mood: changed
records/notes/n-0a0a0a0a.md: about: added
records/notes/n-1b1b1b1b.md: mood: changed
-- stderr --
2 of 3 records would be changed
-- cmd --
git init -q -b main . && peerpool migrate
-- stderr --
error: the schemas are not committed: there is no commit yet [write-uncommitted]
  note: commit the schemas first; or use --no-commit, and put schemas and records into one commit
-- exit --
2
-- cmd --
git add -A && git commit -q -m Start
echo 'Written since.' >>records/notes/n-1b1b1b1b.md
echo '# and here' >>records/others/o-0a0a0a0a.yaml
peerpool migrate
-- stderr --
records/notes/n-1b1b1b1b.md: error: the file has changes that are not committed [write-uncommitted]
  note: commit or undo that first; or use --no-commit
-- exit --
2
-- cmd --
git checkout -q records/notes
peerpool migrate -m 'Fewer words'
git log -1 --format=%B; git status --short; git show --stat --format= HEAD
cat records/notes/n-0a0a0a0a.md records/notes/n-1b1b1b1b.md
-- stdout --
Fewer words

 M records/others/o-0a0a0a0a.yaml
 records/notes/n-0a0a0a0a.md | 3 ++-
 records/notes/n-1b1b1b1b.md | 2 --
 2 files changed, 2 insertions(+), 3 deletions(-)
---
id: n-0a0a0a0a
about: a sorrow
mood: sad  # it rained
---

mood: meh
---
id: n-1b1b1b1b
about: the sea
---

The body stays --- as it is.
-- stderr --
2 of 3 records changed, in commit d1e0af819d
-- cmd --
git reset -q --hard HEAD~1
echo '# new' >>schemas/note.yaml
cd records
peerpool migrate --no-commit
git status --short; git log --oneline | wc -l
-- stdout --
 M notes/n-0a0a0a0a.md
 M notes/n-1b1b1b1b.md
 M ../schemas/note.yaml
1
-- stderr --
2 of 3 records changed
-- cmd --
# the same again: what is there is not undone
peerpool migrate --no-commit && git add -A && git commit -q -m 'All in one' && peerpool check --range HEAD~1..HEAD
-- stderr --
0 of 3 records changed
4 records, no errors
-- cmd --
peerpool query --at HEAD~1 'SELECT id, mood FROM note'
peerpool query --at HEAD 'SELECT id, about, mood FROM note'
-- stdout --
id          mood
----------  ----
n-2c2c2c2c  glad
id          about     mood
----------  --------  ----
n-0a0a0a0a  a sorrow  sad
n-1b1b1b1b  the sea
n-2c2c2c2c  the sea   glad
-- stderr --
3 broken records were left out: 'peerpool check --at HEAD~1' tells why
1 broken record was left out: 'peerpool check --at HEAD' tells why
-- cmd --
# a schema that has gone, and is not committed as gone
rm schemas/other.yaml
sed -i 's/mood: glad/mood: unhappy/' records/notes/n-2c2c2c2c.md
git commit -q -m Unhappy records/notes/n-2c2c2c2c.md
peerpool migrate
-- stderr --
schemas/other.yaml: error: the schema is deleted, and that is not committed [write-uncommitted]
  note: commit the schemas first; or use --no-commit, and put schemas and records into one commit
-- exit --
2
-- cmd --
git init -q --bare bare.git && cd bare.git && peerpool migrate
-- stderr --
error: a bare repository has no work tree [pool-config]
-- exit --
2
