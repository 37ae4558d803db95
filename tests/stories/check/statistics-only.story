# What may only be counted is not told: the value is left out of the finding,
# in every format, while other properties keep theirs.
-- .peerpool.yaml --
name: equality
-- schemas/answer.yaml --
x-kind: { name: answer, path: 'records/answers/{id}.yaml', prefix: e }
type: object
properties:
  id: { type: string }
  year: { type: integer }
  faith: { enum: [none, christian, muslim], x-use: statistics-only }
  health:
    x-use: statistics-only
    type: object
    properties: { disabled: { type: boolean } }
    additionalProperties: false
additionalProperties: false
-- records/answers/e-7k3f9q2m.yaml --
id: e-7k3f9q2m
year: lately
faith: cristian
health: { disabled: perhaps, note: bad knee }
-- records/answers/e-8k3f9q2m.yaml --
id: e-8k3f9q2m
faiht: zoroastrian
-- records/answers/e-9k3f9q2m.yaml --
id: e-9k3f9q2m
faith: "sikh
-- cmd --
peerpool check
-- stdout --
records/answers/e-7k3f9q2m.yaml:2:7: error: 'year' must be a whole number; found 'lately' [type]
  note: schemas/answer.yaml:5:11: the schema's 'type' is here
records/answers/e-7k3f9q2m.yaml:3:8: error: 'faith' must be one of none, christian, muslim [enum]
  note: schemas/answer.yaml:6:12: the schema's 'enum' is here
records/answers/e-7k3f9q2m.yaml:4:21: error: 'disabled' must be true or false [type]
  note: schemas/answer.yaml:10:31: the schema's 'type' is here
records/answers/e-7k3f9q2m.yaml:4:30: error: unknown key 'note' [unknown-key]
  note: schemas/answer.yaml:11:5: the schema's 'additionalProperties' is here
records/answers/e-8k3f9q2m.yaml:2:1: error: unknown key 'faiht' [unknown-key]
  note: did you mean 'faith'?
  note: schemas/answer.yaml:12:1: the schema's 'additionalProperties' is here
records/answers/e-9k3f9q2m.yaml:2:8: error: the quote that opens here is never closed [yaml-syntax]
  note: inside single quotes, write '' for an apostrophe; or put the whole value in double quotes
-- stderr --
3 records, 6 errors
-- exit --
1
-- cmd --
for f in text json sarif github gitlab junit
do peerpool check --format $f 2>&1 | grep -c -e cristian -e perhaps -e knee -e zoro -e sikh || true
done; peerpool check --format json | grep -c lately
-- stdout --
0
0
0
0
0
0
1
-- cmd --
script -qec 'peerpool check' /dev/null | grep -c -e cristian -e perhaps -e knee -e zoro -e sikh || true
-- stdout --
0
