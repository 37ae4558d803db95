# A misspelt word would lift the care that a schema asks for; and what may only
# be counted is neither unique, nor a title.
-- .peerpool.yaml --
name: words
-- schemas/answer.yaml --
x-kind:
  name: answer
  path: records/answers/{id}.yaml
  slug: true
  title: '{faith} of {year}'
x-unique: faith
type: object
properties:
  id: { type: string }
  year: { type: integer, x-data: peronal, x-use: statistics }
  faith: { type: string, x-data: special, x-use: statistics-only }
-- records/answers/a.yaml --
id: a
faith: none
-- records/answers/b.yaml --
id: b
faith: none
-- cmd --
peerpool check
-- stdout --
schemas/answer.yaml:2:3: error: the title shows 'faith', which may only be counted (x-use: statistics-only) [schema-kind]
schemas/answer.yaml:6:11: error: x-unique cannot hold for what may only be counted (x-use: statistics-only) [schema-kind]
schemas/answer.yaml:10:34: error: x-data must be none, personal, special or third-party [schema-annotation]
  note: did you mean 'personal'?
schemas/answer.yaml:10:50: error: x-use must be statistics-only [schema-annotation]
-- stderr --
2 records, 4 errors
-- exit --
1
-- cmd --
peerpool find a
-- stdout --
a  answer  a  records/answers/a.yaml
