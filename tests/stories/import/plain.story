# A table whose columns are properties: new records, changed ones, faults.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2, x-unique: true, x-label: Branch }
required: [id, name]
additionalProperties: false
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: '{name}', salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  contact:
    type: object
    properties:
      email: { type: string, format: email, title: E-mail }
      phone: { type: string, pattern: '^0[0-9 ]{9,}$' }
    additionalProperties: false
  branch: { type: string, x-ref: branch }
  joined_on: { type: string, format: date }
  reads: { type: array, items: { enum: [fiction, history, nature] }, minItems: 1 }
  salt: { type: string, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' }
x-unique: [[name, joined_on]]
required: [id, name, branch, joined_on, salt]
additionalProperties: false
-- records/branches/quay.yaml --
# By the water.
id: quay
name: The Quay  # since 1999
-- records/members/m-0a000001.yaml --
id: m-0a000001
# She likes to be called Ros.
name: Rosamund Thistlewick
contact: { email: ros@example.org }   # not in August
branch: quay
joined_on: 2024-02-29
salt: aaaaaaaaaaaaaaaaaaaaaaaaaa
-- branches.csv --
Branch
The Old Mill
Upper Wend
-- cmd --
# Without ids: they are made.  By what is unique, a second time they are known.
peerpool import branch branches.csv --list && cat records/branches/the-old-mill.yaml && peerpool import branch branches.csv
-- stdout --
new records/branches/the-old-mill.yaml
new records/branches/upper-wend.yaml
2 new (2 branch), 0 changed, 0 unchanged
# yaml-language-server: $schema=../../schemas/branch.yaml
id: the-old-mill
name: The Old Mill
0 new, 0 changed, 2 unchanged
-- stderr --
2 rows
2 rows
-- members.csv --
id;name;E-MAIL;contact.phone;branch;joined_on;reads
m-0a000001;Rosamund Thistlewick;ros@example.org;01632 960001;quay;29/02/2024;nature; history
;"Odo
Fernhollow";;;upper-wend;1 Mar 2024;
-- cmd --
# Semicolons, a text of two lines; a cell with a semicolon must be quoted.
peerpool import -n member members.csv
-- stderr --
members.csv:1:1: error: the column of H1 has no heading [import-column]
nothing was written
-- exit --
1
-- cmd --
sed -i 's/nature; history/"nature; history"/; s/^Fern/x&/' members.csv && peerpool import member members.csv && cat records/members/m-0a000001.yaml && grep -h -e name -e branch $(ls records/members/* | grep -v 0a0) && peerpool check
-- stdout --
changed records/members/m-0a000001.yaml
  contact.phone: nothing -> '01632 960001'
  reads: nothing -> '[nature, history]'
1 new (1 member), 1 changed (1 member), 0 unchanged
id: m-0a000001
# She likes to be called Ros.
name: Rosamund Thistlewick
contact: { email: ros@example.org, phone: 01632 960001 }   # not in August
branch: quay
joined_on: 2024-02-29
reads:
  - nature
  - history
salt: aaaaaaaaaaaaaaaaaaaaaaaaaa
name: |-
branch: upper-wend
-- stderr --
2 rows
5 records, no errors
-- bad.csv --
id,name,contact.email,contact.phone,branch,joined_on,reads
m-0a000001,Rosamund Thistlewick,ros@example,1632960001,quay,2024-02-29,gardening
,X,,,quai,2024-13-01,
,Odo Fernhollow,,,the-old-mill,2024-02-30,
,Odo Fernhollow,,,the-old-mill,2023-02-01,
,Odo Fernhollow,,,the-old-mill,2023-02-01,
m-0a000009x,Ida,,,quay,2020-01-01,
,,,,quay,2020-01-01,
-- cmd --
# Every fault in one run, at its cell; nothing is written.
peerpool import member bad.csv
-- stderr --
bad.csv:2:45: error: D2 'contact.phone': 'phone' must have the pattern ^0[0-9 ]{9,}$; found '1632960001' [pattern]
  note: schemas/member.yaml:11:30: the schema's 'pattern' is here
  note: a spreadsheet may have taken a zero off its start
bad.csv:2:72: error: G2 'reads': item 1 of 'reads' must be one of fiction, history, nature; found 'gardening' [enum]
  note: schemas/member.yaml:15:34: the schema's 'enum' is here
bad.csv:3:2: error: B3 'name': 'name' must have at least 2 characters; found 'X' [min-length]
  note: it has 1 character
  note: schemas/member.yaml:6:25: the schema's 'minLength' is here
bad.csv:3:6: error: E3 'branch': 'branch' must be the id of a branch; there is no 'quai' [dangling-ref]
  note: did you mean 'quay'?
  note: schemas/member.yaml:13:34: the schema asks for it here
bad.csv:3:11: error: F3 'joined_on': a cell here must be a date (YYYY-MM-DD); found '2024-13-01' [cell-value]
  note: there is no month 13: write year, month and day (YYYY-MM-DD)
bad.csv:4:32: error: F4 'joined_on': a cell here must be a date (YYYY-MM-DD); found '2024-02-30' [cell-value]
  note: February 2024 has 29 days
bad.csv:6:2: error: B6 'name': 'name' and 'joined_on' must be unique, and another member has the same [not-unique]
  note: bad.csv:5:2: the other one is here
bad.csv:7:1: error: A7 'id': the id of a member must be m- and 8 small letters or digits, without i, l, o and u; found 'm-0a000009x' [id-form]
bad.csv:8:2: error: B8 'name': missing key 'name' [required]
  note: schemas/member.yaml:18:1: the schema's 'required' is here
nothing was written
-- exit --
1
-- cmd --
# The rows without a fault alone.
peerpool import member bad.csv --partial -n -l
-- stdout --
0 new, 0 changed, 0 unchanged
-- stderr --
bad.csv:2:45: error: D2 'contact.phone': 'phone' must have the pattern ^0[0-9 ]{9,}$; found '1632960001' [pattern]
  note: schemas/member.yaml:11:30: the schema's 'pattern' is here
  note: a spreadsheet may have taken a zero off its start
bad.csv:2:72: error: G2 'reads': item 1 of 'reads' must be one of fiction, history, nature; found 'gardening' [enum]
  note: schemas/member.yaml:15:34: the schema's 'enum' is here
bad.csv:3:2: error: B3 'name': 'name' must have at least 2 characters; found 'X' [min-length]
  note: it has 1 character
  note: schemas/member.yaml:6:25: the schema's 'minLength' is here
bad.csv:3:6: error: E3 'branch': 'branch' must be the id of a branch; there is no 'quai' [dangling-ref]
  note: did you mean 'quay'?
  note: schemas/member.yaml:13:34: the schema asks for it here
bad.csv:3:11: error: F3 'joined_on': a cell here must be a date (YYYY-MM-DD); found '2024-13-01' [cell-value]
  note: there is no month 13: write year, month and day (YYYY-MM-DD)
bad.csv:4:32: error: F4 'joined_on': a cell here must be a date (YYYY-MM-DD); found '2024-02-30' [cell-value]
  note: February 2024 has 29 days
bad.csv:6:2: error: B6 'name': 'name' and 'joined_on' must be unique, and another member has the same [not-unique]
  note: bad.csv:5:2: the other one is here
bad.csv:7:1: error: A7 'id': the id of a member must be m- and 8 small letters or digits, without i, l, o and u; found 'm-0a000009x' [id-form]
bad.csv:8:2: error: B8 'name': missing key 'name' [required]
  note: schemas/member.yaml:18:1: the schema's 'required' is here
7 rows, 7 left out; nothing was written
-- cols.csv --
id,nmae,name,salt,Notes,notes,
quay,a,The Quay,x,,,y
-- cmd --
peerpool import branch cols.csv || peerpool import branch cols.csv --ignore-column nmae --ignore-column SALT --ignore-column notes
-- stderr --
cols.csv:1:4: error: nothing is known of the column 'nmae' [import-column]
  note: did you mean 'name'?
  note: --ignore-column passes it over
cols.csv:1:14: error: nothing is known of the column 'salt' [import-column]
  note: --ignore-column passes it over
cols.csv:1:19: error: nothing is known of the column 'Notes' [import-column]
  note: --ignore-column passes it over
cols.csv:1:25: error: nothing is known of the column 'notes' [import-column]
  note: --ignore-column passes it over
cols.csv:1:31: error: the column of G1 has no heading [import-column]
nothing was written
cols.csv:1:31: error: the column of G1 has no heading [import-column]
nothing was written
-- exit --
1
-- cmd --
# An emptied cell takes the value away; comments stay.
printf 'id,contact.email\nm-0a000001,\n' | peerpool import member - && cat records/members/m-0a000001.yaml
-- stdout --
changed records/members/m-0a000001.yaml
  contact.email: 'ros@example.org' -> nothing
0 new, 1 changed (1 member), 0 unchanged
id: m-0a000001
# She likes to be called Ros.
name: Rosamund Thistlewick
contact: { phone: 01632 960001 }   # not in August
branch: quay
joined_on: 2024-02-29
reads:
  - nature
  - history
salt: aaaaaaaaaaaaaaaaaaaaaaaaaa
-- stderr --
1 row
-- cmd --
for args in '' member 'membre x.csv' 'member x.csv' 'member --key no,name branches.csv' 'branch a b' '--map x.yaml --key id branches.csv'; do
	peerpool import $args || echo "exit $?"
done
-- stdout --
exit 2
exit 2
exit 2
exit 2
exit 1
exit 2
exit 2
-- stderr --
peerpool import: name a table
  note: see 'peerpool import --help'
peerpool import: name a kind of record, or a map
  note: see 'peerpool import --help'
peerpool import: no kind 'membre'
  note: did you mean 'member'?
x.csv: error: cannot read the file: No such file or directory [file-read]
branches.csv: error: the table has no column 'name', which is the key [import-column]
branches.csv: error: the table has no column 'no', which is the key [import-column]
nothing was written
peerpool import: too many files
  note: see 'peerpool import --help'
peerpool import: a map says by 'match' what --key says
  note: see 'peerpool import --help'
-- cmd --
# A fault that was there before does not stand in the way, not even in a record
# that changes.
printf 'id: hut\nname: H\nsize: 9\n' >records/branches/hut.yaml
printf 'id,name\n,The Shed\nhut,The Hut\n' | peerpool import branch -
peerpool check
-- stdout --
changed records/branches/hut.yaml
  name: 'H' -> 'The Hut'
1 new (1 branch), 1 changed (1 branch), 0 unchanged
records/branches/hut.yaml:3:1: error: unknown key 'size' [unknown-key]
  note: schemas/branch.yaml:8:1: the schema's 'additionalProperties' is here
-- stderr --
2 rows
7 records, 1 error
-- exit --
1
