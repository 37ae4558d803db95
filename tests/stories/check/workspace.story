# A kind that lives in another pool: its records are looked for beside this
# one; where that pool is not here, nobody can tell, and that is no fault.
-- equality/.peerpool.yaml --
name: equality
elsewhere: { person: core }
-- equality/schemas/person.yaml --
x-kind: { name: person, path: 'records/people/{id}.yaml', prefix: p }
type: object
-- equality/schemas/answer.yaml --
x-kind: { name: answer, path: 'records/answers/{id}.yaml', prefix: q }
type: object
properties:
  id: { type: string }
  person: { type: string, x-ref: person }
-- equality/records/answers/q-0a0a0a0a.yaml --
id: q-0a0a0a0a
person: p-0a0a0a0a
-- equality/records/answers/q-1b1b1b1b.yaml --
id: q-1b1b1b1b
person: p-1b1b1b1b
-- cmd --
cd equality && peerpool check
-- stderr --
2 records, no errors, 2 references not available
-- core/.peerpool.yaml --
name: core
-- core/records/people/p-0a0a0a0a.yaml --
id: p-0a0a0a0a
-- workspace.yaml --
pools:
  core: core
-- cmd --
cd equality && peerpool check
-- stdout --
records/answers/q-1b1b1b1b.yaml:2:9: error: 'person' must be the id of a person; there is no 'p-1b1b1b1b' [dangling-ref]
  note: schemas/answer.yaml:5:34: the schema asks for it here
-- stderr --
2 records, 1 error
-- exit --
1
-- workspace.yaml --
pool: core
-- cmd --
cd equality && peerpool check
-- stdout --
<TMP>/here/workspace.yaml:1:1: error: a workspace must have 'pools', each with the folder of its clone [pool-config]
-- stderr --
2 records, 1 error
-- exit --
1
-- equality/.peerpool.yaml --
name: equality
elsewhere: { persn: core }
-- cmd --
rm workspace.yaml; cd equality && peerpool check
-- stdout --
.peerpool.yaml:2:14: error: 'elsewhere' names 'persn', which is no kind of this pool [pool-config]
  note: did you mean 'person'?
records/answers/q-0a0a0a0a.yaml:2:9: error: 'person' must be the id of a person; there is no 'p-0a0a0a0a' [dangling-ref]
  note: schemas/answer.yaml:5:34: the schema asks for it here
records/answers/q-1b1b1b1b.yaml:2:9: error: 'person' must be the id of a person; there is no 'p-1b1b1b1b' [dangling-ref]
  note: schemas/answer.yaml:5:34: the schema asks for it here
-- stderr --
2 records, 3 errors
-- exit --
1
