# A map spreads one row over several kinds of record.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  aliases: { type: array, items: { type: string } }
  opened: { type: string, format: date }
  closed: { type: string, format: date }
  now_part_of: { type: array, items: { type: string, x-ref: branch } }
required: [id, name]
additionalProperties: false
-- schemas/member.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: member, path: 'records/members/{id}.yaml', prefix: m, title: '{name}', subject: self, salt: true }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  sort_name: { type: string }
  branch: { type: string, x-ref: branch }
  joined_on: { type: string, format: date }
  reads: { type: array, items: { enum: [fiction, local-history, nature] }, minItems: 1, uniqueItems: true }
  fee: { type: number }
  large_print: { type: boolean }
  faith: { type: string, x-use: statistics-only, maxLength: 9 }
  noted_on: { type: string, format: date }
  salt: { type: string, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' }
required: [id, name, branch, joined_on, salt]
additionalProperties: false
-- schemas/visit.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: visit, path: 'records/visits/{id}.yaml', prefix: v, title: '{member.name}, {day}', subject: member, salt: true }
type: object
properties:
  id: { type: string }
  member: { type: string, x-ref: member }
  what: { enum: [reading, craft] }
  day: { type: string, format: date }
  salt: { type: string, pattern: '^[0-9a-hjkmnp-tv-z]{26}$' }
x-unique: [member, what]
required: [id, member, what, day, salt]
additionalProperties: false
-- schemas/rules/early.sql --
-- id: early
-- title: a visit before joining
-- bad: day: 2020-01-01
-- good: day: 2024-01-01
--
-- Who has not joined cannot have come.
SELECT v._path AS path, '/day' AS pointer, 'joined on ' || m.joined_on AS message
FROM visit v JOIN member m ON m.id = v.member WHERE v.day < m.joined_on
-- records/branches/quay.yaml --
id: quay
name: The Quay
aliases: [Quayside, King's Quay & Docks]
-- records/branches/st-olave.yaml --
id: st-olave
name: St. Olave
-- records/branches/hut.yaml --
id: hut
name: The Hut
opened: 1990-01-01
closed: 2020-01-01
now_part_of: [quay]
-- records/branches/mill-1.yaml --
id: mill-1
name: Mill Lane
-- records/branches/mill-2.yaml --
id: mill-2
name: Mill Lane
opened: 2019-01-01
-- map.yaml --
sheet:
  header: [2, 3]
  skip:
    - { column: Name, is: Vacancy }
  end: { column: Name, starts: Total }
ignore: [Remarks]
records:
  - kind: member
    match: [name, branch]
    set:
      name: { from: Name, strip: [Mr, Mrs, Dr], required: true }
      sort_name: { from: Name, strip: [Mr, Mrs, Dr], write: '{last}, {but-last}' }
      branch:
        from: Branch
        find: { kind: branch, in_force: { from: opened, until: closed }, instead: now_part_of }
      joined_on: Joined
      reads: { from: Reads, list: [';', ','], words: { Old days: local-history, none: null } }
      fee: Fee
      large_print: Large print
      faith: Faith
      noted_on: { value: $today, once: true }
  - kind: visit
    each:
      - { column: Came to / Reading, what: reading }
      - { column: Came to / Craft, what: craft }
    set:
      member: { record: member }
      what: { value: $what }
      day: $column
-- table.csv --
Our members;;;;;;;;;;
Name;Branch;Joined;Came to;;Reads;Fee;Large print;Faith;Remarks;
;;;Reading;Craft;;;;;;
 Mrs  Ada Fernsby ;the quay;01/02/2024;3 Mar 2024;;Nature, FICTION;1.200,50;x;none;shy;
Dr. Odo Marsh;St Olave;1st February 2024;;4.3.24;old days;;No;;;
vacancy;St Olave;;;;;;;;;
;;;;;;;;;;
Ida Oakes;kings quay and docks;2024-02-01 00:00:00;;;None;£5;;;;
Total;3;;;;;;;;;
printed by Ida;;;;;;;;;;
-- cmd --
peerpool import --map map.yaml table.csv --list | sed 's/-[0-9a-z]\{8\}\.yaml/-ID.yaml/' && cat $(grep -l Ada records/members/*) $(grep -l 2024-03-04 records/visits/*) | sed 's/: [mv]-.*/: ID/; s/salt: .*/salt: SALT/; s/^noted_on: 20.*/noted_on: TODAY/'
-- stdout --
new records/members/m-ID.yaml
new records/members/m-ID.yaml
new records/members/m-ID.yaml
new records/visits/v-ID.yaml
new records/visits/v-ID.yaml
5 new (3 member, 2 visit), 0 changed, 0 unchanged
# yaml-language-server: $schema=../../schemas/member.yaml
id: ID
name: Ada Fernsby
sort_name: Fernsby, Ada
branch: quay
joined_on: 2024-02-01
reads:
  - nature
  - fiction
fee: 1200.5
large_print: true
faith: none
noted_on: TODAY
salt: SALT
# yaml-language-server: $schema=../../schemas/visit.yaml
id: ID
member: ID
what: craft
day: 2024-03-04
salt: SALT
-- stderr --
3 rows, 1 passed over
-- cmd --
# The same file again changes nothing; nor does it tomorrow.
PEERPOOL_TODAY=2099-01-01 peerpool import --map map.yaml table.csv
-- stdout --
0 new, 0 changed, 5 unchanged
-- stderr --
3 rows, 1 passed over
-- cmd --
# What has changed is told, but not what may only be counted.
sed -i 's/1.200,50;x;none/1.200,50;n;chapel/; s/;3 Mar 2024;/;4 Mar 2024;/' table.csv && peerpool import --map map.yaml table.csv | sed 's/-[0-9a-z]\{8\}\.yaml/-ID.yaml/'
-- stdout --
changed records/members/m-ID.yaml
  large_print: 'true' -> 'false'
  faith: changed (it may only be counted)
changed records/visits/v-ID.yaml
  day: '2024-03-03' -> '2024-03-04'
0 new, 2 changed (1 member, 1 visit), 3 unchanged
-- stderr --
3 rows, 1 passed over
-- faults.csv --
;;;;;;;;;;
Name;Branch;Joined;Came to;;Reads;Fee;Large print;Faith;Remarks;
;;;Reading;Craft;;;;;;
Ben One;The Hut;30/02/2024;;;;;;;;
Ben Two;Mill Lane;2024;;;;;;;;
Ben Three;Olaves;Feb-24;;;gardening;1,2,3;perhaps;;;
Ben;Borchester;44958;;;;;;;;
Ben Five;Borchester;1/1/24;01/01/2023;2/2/2024;;;;;;
;The Quay;1/1/24;;;;;;a secret of nine;;
Ben Six;quay;1/1/24;;;;;;a secret of nine;;
Ben Seven;quay;1/1/24;;;;;;;;
ben seven;quay;1/1/24;;;;;;;;
Ben Seven;QUAY;1/1/24;;;;;;;;
-- cmd --
PEERPOOL_TODAY=2026-06-30 peerpool import --map map.yaml faults.csv 2>&1 | sed "s/m-[0-9a-z]\{8\}/ID/"
-- stdout --
faults.csv:4:9: error: B4 'Branch': no branch that has that name is in force on 2026-06-30; found 'The Hut' [import-name]
  note: hut 'The Hut'; opened '1990-01-01', closed '2020-01-01', name 'The Hut'
  note: quay 'The Quay'; name 'The Quay'
faults.csv:4:17: error: C4 'Joined': must be a date; found '30/02/2024' [import-cell]
  note: February 2024 has 29 days
faults.csv:5:9: error: B5 'Branch': more than one branch has that name; found 'Mill Lane' [import-name]
  note: mill-2 'Mill Lane'; opened '2019-01-01'
  note: mill-1 'Mill Lane'
faults.csv:5:19: error: C5 'Joined': must be a date; found '2024' [import-cell]
  note: it is no date
faults.csv:6:11: error: B6 'Branch': no branch has that name; found 'Olaves' [import-name]
faults.csv:6:18: error: C6 'Joined': must be a date; found 'Feb-24' [import-cell]
  note: it says a month and no day
faults.csv:6:27: error: F6 'Reads': item 1 of 'reads' must be one of fiction, local-history, nature; found 'gardening' [enum]
  note: schemas/member.yaml:10:34: the schema's 'enum' is here
faults.csv:6:37: error: G6 'Fee': must be a number; found '1,2,3' [import-cell]
faults.csv:6:43: error: H6 'Large print': must be yes or no; found 'perhaps' [import-cell]
faults.csv:7:1: error: A7 'Name': the text has no part {but-last}; found 'Ben' [import-cell]
faults.csv:7:5: error: B7 'Branch': no branch has that name; found 'Borchester' [import-name]
faults.csv:7:16: error: C7 'Joined': must be a date; found '44958' [import-cell]
  note: it may be a spreadsheet's number for 2023-02-01
faults.csv:8:10: error: B8 'Branch': no branch has that name; found 'Borchester' [import-name]
faults.csv:9:1: error: A9 'Name': must be filled in [import-cell]
faults.csv:9:23: error: I9 'Faith': 'faith' must have at most 9 characters [max-length]
  note: schemas/member.yaml:13:50: the schema's 'maxLength' is here
faults.csv:10:26: error: I10 'Faith': 'faith' must have at most 9 characters [max-length]
  note: schemas/member.yaml:13:50: the schema's 'maxLength' is here
faults.csv:12:1: warning: A12 'Name': a new member, though another one is nearly the same [import-similar]
  note: ID 'Ben Seven'
faults.csv:13:11: error: B13 'Branch': no branch has that name; found 'QUAY' [import-name]
  note: quay 'The Quay'
5 names have to be decided: --decisions FILE lists them there, to be filled in
nothing was written
-- cmd --
# Names are decided by people, in a file that has what they need.
PEERPOOL_TODAY=2026-06-30 peerpool import --map map.yaml --decisions names.yaml faults.csv 2>&1 | tail -2; cat names.yaml
-- stdout --
5 names have to be decided: see 'names.yaml'
nothing was written
# What names mean. Write an id after 'id:'; skip, to leave the row out;
# or '', to take the cell as empty.
- kind: branch
  text: "The Hut"
  # hut 'The Hut'; opened '1990-01-01', closed '2020-01-01', name 'The Hut'
  # quay 'The Quay'; name 'The Quay'
  id:
- kind: branch
  text: "Mill Lane"
  # mill-2 'Mill Lane'; opened '2019-01-01'
  # mill-1 'Mill Lane'
  id:
- kind: branch
  text: "Olaves"
  id:
- kind: branch
  text: "Borchester"
  id:
- kind: branch
  text: "QUAY"
  # quay 'The Quay'
  id:
-- cmd --
sed -i '/The Hut/,/id:/s/id:/id: quay/; /Mill Lane/,/id:/s/id:/id: mill-2/; /Olaves/,/id:/s/id:/id: st-olav/; /Borchester/,/id:/s/id:/id: skip/' names.yaml && peerpool import --map map.yaml --decisions names.yaml faults.csv 2>&1 | grep -e Branch -e rows
-- stdout --
faults.csv:6:11: error: B6 'Branch': 'branch' must be the id of a branch; there is no 'st-olav' [dangling-ref]
faults.csv:13:11: error: B13 'Branch': no branch has that name; found 'QUAY' [import-name]
-- cmd --
# The rows that are without a fault; a record stays out with its row.
peerpool import --map map.yaml --decisions names.yaml --partial faults.csv 2>&1 | tail -2; peerpool check
-- stdout --
1 name has to be decided: see 'names.yaml'
10 rows, 2 skipped, 6 left out
-- stderr --
12 records, no errors
