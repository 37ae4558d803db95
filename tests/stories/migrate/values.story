# Values for which a migration says nothing are told, and nothing is written.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: "{name}" }
type: object
properties:
  id: { type: string }
  name: { type: string }
  shelf: { type: string }
  tags: { type: array, items: { type: string } }
  loans: { type: integer }
  origin: { type: string, x-use: statistics-only }
required: [id, name]
additionalProperties: false
-- schemas/migrations/1.yaml --
kind: member
steps:
  - rename: title
    to: name
  - split: place
    separator: '/'
    into: [shelf, room]
  - map: tags.*
    values: { ov: overdue, xx: null, old: null }
  - convert: loans
    to: number
-- records/members/m-0a0a0a0a.yaml --
id: m-0a0a0a0a
title: both
name: are there
-- records/members/m-1b1b1b1b.yaml --
id: m-1b1b1b1b
title: Odo
place: nowhere
-- records/members/m-2c2c2c2c.yaml --
id: m-2c2c2c2c
name: Tags
tags: [ov, new, xx, overdue]
-- records/members/m-3d3d3d3d.yaml --
id: m-3d3d3d3d
title: Loans
loans: many
-- records/members/m-4e4e4e4e.yaml --
id: m-4e4e4e4e
? title
: strange
? loans
: '7'
-- records/members/m-5f5f5f5f.yaml --
id: m-5f5f5f5f
title: Sound
tags: [xx, ov, old]
loans: '7'
-- records/members/m-6g6g6g6g.yaml --
id: m-6g6g6g6g
title: "not closed
-- records/members/m-7h7h7h7h.yaml --
id: m-7h7h7h7h
title: No room for this
color: red
-- cmd --
peerpool migrate
grep -c title records/members/*
-- stderr --
records/members/m-0a0a0a0a.yaml:2:8: error: 'title' cannot be renamed: the new key is there too [migrate-value]
  note: schemas/migrations/1.yaml:3:5: the step is here
records/members/m-1b1b1b1b.yaml:3:8: error: 'place' cannot be split: it has too few or too many parts [migrate-value]
  note: schemas/migrations/1.yaml:5:5: the step is here
records/members/m-2c2c2c2c.yaml:3:12: error: 'tags.*' has a value for which the table has no new one; found 'new' [migrate-value]
  note: schemas/migrations/1.yaml:8:5: the step is here
records/members/m-3d3d3d3d.yaml:3:8: error: 'loans' cannot become a number; found 'many' [migrate-value]
  note: schemas/migrations/1.yaml:10:5: the step is here
records/members/m-4e4e4e4e.yaml:5:3: error: this is written in a way that can only be changed by hand [edit-refused]
  note: change this file by hand
records/members/m-6g6g6g6g.yaml:2:8: error: the quote that opens here is never closed [yaml-syntax]
  note: inside single quotes, write '' for an apostrophe; or put the whole value in double quotes
records/members/m-7h7h7h7h.yaml:3:1: error: unknown key 'color' [unknown-key]
  note: keys that may still be used here: shelf, tags, loans, origin
  note: schemas/member.yaml:12:1: the schema's 'additionalProperties' is here
nothing was written: 7 of 8 records would not hold
-- exit --
1
-- cmd --
# in no commit, since there is no repository; values kept out of the messages
peerpool migrate --partial --no-values --max-findings 3
cat records/members/m-5f5f5f5f.yaml records/members/m-1b1b1b1b.yaml
-- stdout --
id: m-5f5f5f5f
name: Sound
tags: [overdue]
loans: 7
id: m-1b1b1b1b
title: Odo
place: nowhere
-- stderr --
records/members/m-0a0a0a0a.yaml:2:8: error: 'title' cannot be renamed: the new key is there too [migrate-value]
  note: schemas/migrations/1.yaml:3:5: the step is here
records/members/m-1b1b1b1b.yaml:3:8: error: 'place' cannot be split: it has too few or too many parts [migrate-value]
  note: schemas/migrations/1.yaml:5:5: the step is here
records/members/m-2c2c2c2c.yaml:3:12: error: 'tags.*' has a value for which the table has no new one [migrate-value]
  note: schemas/migrations/1.yaml:8:5: the step is here
and 4 more findings
1 of 8 records changed, 7 left alone
-- cmd --
# what is meant to be counted only is not shown
cat >schemas/migrations/1.yaml <<'Y'
kind: member
steps:
  - map: origin
    values: { here: there }
Y
rm records/members/m-[!1]*
echo 'origin: elsewhere' >>records/members/m-1b1b1b1b.yaml
peerpool migrate
-- stderr --
records/members/m-1b1b1b1b.yaml:4:9: error: 'origin' has a value for which the table has no new one [migrate-value]
  note: schemas/migrations/1.yaml:3:5: the step is here
nothing was written: 1 of 1 record would not hold
-- exit --
1
