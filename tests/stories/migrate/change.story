# A schema changes in every way that a migration can follow: one command, one
# commit, comments kept; and what was recorded before is read as it was.
-- .peerpool.yaml --
name: library
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: "{name}", salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string }
  shelf: { type: string }
  genre: { enum: [fict, hist] }
  fax: { type: string }
  visits: { type: string }
  street: { type: string }
  town: { type: string }
  loans:
    type: array
    items:
      type: object
      properties: { book: { type: string }, back: { type: string } }
      additionalProperties: false
  salt: { type: string }
required: [id, name]
additionalProperties: false
-- records/members/m-0a0a0a0a.yaml --
# yaml-language-server: $schema=../../schemas/member.yaml
id: m-0a0a0a0a

# as she signs
name: Rosamund Thistlewick  # Ms
shelf:   'B 12'             # by the window
genre: fict
# nobody has one any more
fax: 01632 960001
visits: "12"
street: 1 Quay Lane  # new
town: Harbourton
loans:
  # overdue
  - book: A History of Knots
    back: no
  - { book: Tides, back: yes }
# Never change it.
salt: bkwjrp1xpa7z3dj8fssz5awsh8
-- records/members/m-1b1b1b1b.yaml --
# yaml-language-server: $schema=../../schemas/member.yaml
id: m-1b1b1b1b
name: Odo Fernhollow
salt: ckwjrp1xpa7z3dj8fssz5awsh8
-- later/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: "{given_name} {family_name}", salt: true }
type: object
properties:
  id: { type: string }
  given_name: { type: string }
  family_name: { type: string }
  bookcase: { type: string }
  genres: { type: array, items: { enum: [fiction, history] } }
  visits: { type: integer }
  address: { type: string }
  loans:
    type: array
    items:
      type: object
      properties: { title: { type: string }, back: { type: boolean } }
      additionalProperties: false
  since: { type: integer }
  salt: { type: string }
required: [id, family_name, since]
additionalProperties: false
-- later/2026-names.yaml --
title: Split names, and say since when
kind: member
steps:
  - split: name
    pattern: '(?<given>.+) (?<family>\S+)'
    into: { given: given_name, family: family_name }
  - rename: shelf
    to: bookcase
  - map: genre
    values: { fict: fiction, hist: history }
  - convert: genre
    to: list
  - rename: genre
    to: genres
  - drop: fax
    because: Nobody has one.
  - convert: visits
    to: number
  - join: [street, town]
    separator: ', '
    into: address
  - rename: loans.*.book
    to: title
  - convert: loans.*.back
    to: boolean
  - default: since
    value: 2020
-- cmd --
git init -q -b main . && git add .peerpool.yaml schemas records && git commit -q -m Start && peerpool check
mkdir schemas/migrations
-- stdout --
records/members/m-0a0a0a0a.yaml:16:11: warning: programs that read YAML 1.1 take this for true or false; here it is text; found 'no' [yaml-version]
  note: quote it
records/members/m-0a0a0a0a.yaml:17:26: warning: programs that read YAML 1.1 take this for true or false; here it is text; found 'yes' [yaml-version]
  note: quote it
-- stderr --
2 records, no errors, 2 warnings
-- cmd --
# the schema has changed: what does not hold?
cp later/member.yaml schemas
peerpool migrate
-- stderr --
records/members/m-0a0a0a0a.yaml:1:1: error: missing key 'family_name' [required]
  note: schemas/member.yaml:20:1: the schema's 'required' is here
records/members/m-0a0a0a0a.yaml:1:1: error: missing key 'since' [required]
  note: schemas/member.yaml:20:1: the schema's 'required' is here
records/members/m-0a0a0a0a.yaml:5:1: error: unknown key 'name' [unknown-key]
  note: keys that may still be used here: given_name, family_name, bookcase, genres, address, since
  note: schemas/member.yaml:21:1: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:6:1: error: unknown key 'shelf' [unknown-key]
  note: keys that may still be used here: given_name, family_name, bookcase, genres, address, since
  note: schemas/member.yaml:21:1: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:7:1: error: unknown key 'genre' [unknown-key]
  note: did you mean 'genres'?
  note: schemas/member.yaml:21:1: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:9:1: error: unknown key 'fax' [unknown-key]
  note: keys that may still be used here: given_name, family_name, bookcase, genres, address, since
  note: schemas/member.yaml:21:1: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:10:9: error: 'visits' must be a whole number; found '12' [type]
  note: take the quotes away
  note: schemas/member.yaml:10:13: the schema's 'type' is here
records/members/m-0a0a0a0a.yaml:11:1: error: unknown key 'street' [unknown-key]
  note: keys that may still be used here: given_name, family_name, bookcase, genres, address, since
  note: schemas/member.yaml:21:1: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:12:1: error: unknown key 'town' [unknown-key]
  note: keys that may still be used here: given_name, family_name, bookcase, genres, address, since
  note: schemas/member.yaml:21:1: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:15:5: error: unknown key 'book' [unknown-key]
  note: keys that may still be used here: title
  note: schemas/member.yaml:17:7: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:16:11: error: 'back' must be true or false; found 'no' [type]
  note: write true or false
  note: schemas/member.yaml:16:54: the schema's 'type' is here
records/members/m-0a0a0a0a.yaml:17:7: error: unknown key 'book' [unknown-key]
  note: keys that may still be used here: title
  note: schemas/member.yaml:17:7: the schema's 'additionalProperties' is here
records/members/m-0a0a0a0a.yaml:17:26: error: 'back' must be true or false; found 'yes' [type]
  note: write true or false
  note: schemas/member.yaml:16:54: the schema's 'type' is here
records/members/m-1b1b1b1b.yaml:1:1: error: missing key 'family_name' [required]
  note: schemas/member.yaml:20:1: the schema's 'required' is here
records/members/m-1b1b1b1b.yaml:1:1: error: missing key 'since' [required]
  note: schemas/member.yaml:20:1: the schema's 'required' is here
records/members/m-1b1b1b1b.yaml:3:1: error: unknown key 'name' [unknown-key]
  note: keys that may still be used here: given_name, family_name, bookcase, genres, visits, address, loans, since
  note: schemas/member.yaml:21:1: the schema's 'additionalProperties' is here
2 of 2 records do not hold, and there are no migrations in schemas/migrations
-- exit --
1
-- cmd --
cp later/2026-names.yaml schemas/migrations
peerpool migrate
-- stderr --
schemas/member.yaml: error: the schema has changes that are not committed [write-uncommitted]
  note: commit the schemas first; or use --no-commit, and put schemas and records into one commit
-- exit --
2
-- cmd --
git add schemas && git commit -q -m 'Names in two parts' && peerpool migrate -n && git status --short
-- stdout --
records/members/m-0a0a0a0a.yaml: name: split
records/members/m-0a0a0a0a.yaml: shelf: renamed to bookcase
records/members/m-0a0a0a0a.yaml: genre: changed
records/members/m-0a0a0a0a.yaml: genre: converted
records/members/m-0a0a0a0a.yaml: genre: renamed to genres
records/members/m-0a0a0a0a.yaml: fax: dropped
records/members/m-0a0a0a0a.yaml: visits: converted
records/members/m-0a0a0a0a.yaml: address: joined
records/members/m-0a0a0a0a.yaml: loans.*.book: renamed to title
records/members/m-0a0a0a0a.yaml: loans.*.book: renamed to title
records/members/m-0a0a0a0a.yaml: loans.*.back: converted
records/members/m-0a0a0a0a.yaml: loans.*.back: converted
records/members/m-0a0a0a0a.yaml: since: added
records/members/m-1b1b1b1b.yaml: name: split
records/members/m-1b1b1b1b.yaml: since: added
?? later/
-- stderr --
2 of 2 records would be changed
-- cmd --
peerpool migrate
git log --format='%s%n%b' -1; git status --short; git diff HEAD~1 --stat | tail -1; peerpool check
cat records/members/m-0a0a0a0a.yaml records/members/m-1b1b1b1b.yaml
-- stdout --
Split names, and say since when
By schemas/migrations/2026-names.yaml

?? later/
 2 files changed, 14 insertions(+), 12 deletions(-)
# yaml-language-server: $schema=../../schemas/member.yaml
id: m-0a0a0a0a

# as she signs
given_name: Rosamund  # Ms
family_name: Thistlewick
bookcase:   'B 12'             # by the window
genres:
  - fiction
visits: 12
address: 1 Quay Lane, Harbourton  # new
loans:
  # overdue
  - title: A History of Knots
    back: false
  - { title: Tides, back: true }
since: 2020
# Never change it.
salt: bkwjrp1xpa7z3dj8fssz5awsh8
# yaml-language-server: $schema=../../schemas/member.yaml
id: m-1b1b1b1b
given_name: Odo
family_name: Fernhollow
since: 2020
salt: ckwjrp1xpa7z3dj8fssz5awsh8
-- stderr --
2 of 2 records changed, in commit a7607bbc2e
2 records, no errors
-- cmd --
# once more: there is nothing to do
peerpool migrate && git rev-list --count HEAD
-- stdout --
3
-- stderr --
0 of 2 records changed
-- cmd --
# before, by the schemas of then; after, by those of now
peerpool query --at HEAD~2 'SELECT id, name, shelf, genre, fax FROM member'
peerpool query --at HEAD 'SELECT id, given_name, family_name, bookcase, visits, since FROM member'
peerpool query --at HEAD 'SELECT * FROM member_loans'
peerpool query 'SELECT member, value FROM member_genres'; peerpool check --rev HEAD~2
-- stdout --
id          name                  shelf  genre  fax
----------  --------------------  -----  -----  ------------
m-0a0a0a0a  Rosamund Thistlewick  B 12   fict   01632 960001
m-1b1b1b1b  Odo Fernhollow
id          given_name  family_name  bookcase  visits  since
----------  ----------  -----------  --------  ------  -----
m-0a0a0a0a  Rosamund    Thistlewick  B 12          12   2020
m-1b1b1b1b  Odo         Fernhollow                      2020
_pool    _path                            _line  _blob                                     member      position  title               back
-------  -------------------------------  -----  ----------------------------------------  ----------  --------  ------------------  ----
library  records/members/m-0a0a0a0a.yaml     14  8047a1e5a1a86a6dc0f271c86b29cbf223eda951  m-0a0a0a0a         0  A History of Knots     0
library  records/members/m-0a0a0a0a.yaml     16  8047a1e5a1a86a6dc0f271c86b29cbf223eda951  m-0a0a0a0a         1  Tides                  1
member      value
----------  -------
m-0a0a0a0a  fiction
records/members/m-0a0a0a0a.yaml:16:11: warning: programs that read YAML 1.1 take this for true or false; here it is text; found 'no' [yaml-version]
  note: quote it
records/members/m-0a0a0a0a.yaml:17:26: warning: programs that read YAML 1.1 take this for true or false; here it is text; found 'yes' [yaml-version]
  note: quote it
-- stderr --
2 records, no errors, 2 warnings
-- cmd --
# A kind of another name.
mkdir -p schemas/migrations
printf 'title: x\nkind: membre\nsteps: [{ drop: name, because: x }]\n' >schemas/migrations/9.yaml
peerpool migrate -n
-- stderr --
schemas/migrations/9.yaml:2:7: error: there is no kind of this name; found 'membre' [migration]
  note: did you mean 'member'?
-- exit --
2
