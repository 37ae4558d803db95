# A sheet to be edited: names beside ids, and the version that it is of.
-- .peerpool.yaml --
name: pool
-- schemas/person.yaml --
x-kind: { name: person, path: 'records/people/{id}.yaml', slug: true, title: '{name}', subject: self }
type: object
properties: { id: { type: string }, name: { type: string } }
additionalProperties: false
-- schemas/group.yaml --
x-kind: { name: group, path: 'records/groups/{id}.yaml', slug: true }
type: object
-- schemas/task.yaml --
x-kind: { name: task, path: 'records/tasks/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string }
  by: { type: string, x-ref: [group, person] }
  team: { type: array, items: { type: string, x-ref: person } }
  done: { type: boolean }
additionalProperties: false
-- records/people/ann.yaml --
# yaml-language-server: $schema=../../schemas/person.yaml
id: ann
name: =Ann
-- records/people/bob.yaml --
# yaml-language-server: $schema=../../schemas/person.yaml
id: bob
name: Bob, Esq.
-- records/tasks/one.yaml --
# yaml-language-server: $schema=../../schemas/task.yaml
id: one
by: ann
team: [bob, nobody, ann]
done: true
-- records/tasks/two.yaml --
# yaml-language-server: $schema=../../schemas/task.yaml
id: two
done: false
-- cmd --
peerpool export --edit task -o task.csv; tr '\r' '~' <task.csv
head -c 3 task.csv | od -An -tx1; git hash-object records/tasks/one.yaml | cut -c 1-12
-- stdout --
﻿id,by,by (name),team,team (name),done,_version~
one,ann,'=Ann,bob; nobody; ann,"Bob, Esq.; ; =Ann",true,v4a1d544acc5f~
two,,,,,false,vf642bba4fe37~
 ef bb bf
4a1d544acc5f
-- stderr --
2 records, made of personal data
-- cmd --
peerpool export --edit task --where done=true --column team | tr -d '\r'
peerpool export --edit task -o task.csv || true
peerpool export --edit task -o task.csv --force --where by= && wc -l <task.csv
-- stdout --
﻿id,team,team (name),_version
one,bob; nobody; ann,"Bob, Esq.; ; =Ann",v4a1d544acc5f
2
-- stderr --
1 record, made of personal data
peerpool export: 'task.csv' is there already
  note: --force writes over it
1 record, made of personal data
-- cmd --
peerpool export --edit task --column teem || true
peerpool export --edit task --where done || true
peerpool export --edit tasks || true
peerpool export --edit task --format csv || true
peerpool export --edit task person || true
peerpool export --format csv --column by task || true
-- stderr --
error: task has no column 'teem' [export]
  note: did you mean 'team'?
error: --where must be of the form COLUMN=TEXT [export]
error: 'tasks' is no kind of record [export]
  note: did you mean 'task'?
peerpool export: --edit and --format exclude each other
  note: see 'peerpool export --help'
peerpool export: --edit takes one kind: 'person' is one too many
  note: see 'peerpool export --help'
peerpool export: --column needs --edit
  note: see 'peerpool export --help'
