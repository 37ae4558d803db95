# What hangs together: several rows, several kinds, the rules of the pool.
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
records:
  - kind: branch
    when: Branch
    match: [name]
    shared: true
    existing: leave
    set: { name: Branch, opened: Opened }
  - kind: member
    match: [name]
    set:
      name: Name
      branch: { from: At, find: branch }
      joined_on: { from: Joined, default: 2020-01-01 }
  - kind: visit
    when: Came
    set: { member: { record: member }, what: { value: craft }, day: Came }
-- table.csv --
Name,Branch,Opened,At,Joined,Came
Ada,Uplands,1/1/2001,Uplands,1/2/2024,2/2/2024
Bo,Uplands,1/1/2001,Uplands,,
Cy,Downs,31/2/2001,Downs,,
Di,,,downs,,
Ed,,,Downs,,
Flo,The Quay,2/2/2002,Uplands,1/2/2024,31/1/2024
-- cmd --
# Two rows speak of one branch; one makes a branch that cannot be; two members
# are of it; one came before she joined.
peerpool import --map map.yaml table.csv
-- stderr --
table.csv:4:10: error: C4 'Opened': must be a date; found '31/2/2001' [import-cell]
  note: February 2001 has 28 days
table.csv:7:40: error: F7 'Came': joined on 2024-02-01 [early]
nothing was written
-- exit --
1
-- cmd --
peerpool import --map map.yaml table.csv --partial --list | sed 's/-[0-9a-z]\{8\}\.yaml/-ID.yaml/'
peerpool check
-- stdout --
new records/branches/uplands.yaml
new records/members/m-ID.yaml
new records/members/m-ID.yaml
new records/visits/v-ID.yaml
4 new (1 branch, 2 member, 1 visit), 0 changed, 0 unchanged
-- stderr --
table.csv:4:10: error: C4 'Opened': must be a date; found '31/2/2001' [import-cell]
  note: February 2001 has 28 days
table.csv:5:6: error: D5 'At': no branch has that name; found 'downs' [import-name]
table.csv:6:6: error: D6 'At': no branch has that name; found 'Downs' [import-name]
table.csv:7:40: error: F7 'Came': joined on 2024-02-01 [early]
6 rows, 4 left out
9 records, no errors
-- cmd --
# Rows that disagree; and what was there is left.
sed -i 's/^Bo,Uplands,1.1.2001/Bo,Uplands,2\/1\/2001/; /^[CDEF]/d' table.csv
rm records/branches/uplands.yaml records/members/* records/visits/*
peerpool import --map map.yaml table.csv
-- stderr --
table.csv:3:12: error: C3 'Opened': another row says something else of the same branch [import-match]
  note: table.csv:2:13: the other one is here
nothing was written
-- exit --
1
-- twice.yaml --
records:
  - kind: member
    match: [name]
    set: { name: Name, branch: { value: quay }, joined_on: { value: 2020-01-01 } }
-- twice.csv --
Name
Ada
Ada
Bo
-- cmd --
peerpool import --map twice.yaml twice.csv --partial
-- stdout --
1 new (1 member), 0 changed, 0 unchanged
-- stderr --
twice.csv:3:1: error: A3 'Name': another row speaks of the same member [import-match]
  note: twice.csv:2:1: row 2 is here
3 rows, 2 left out
-- cmd --
# Two records that are there fit.
for i in 1 2; do
	printf 'id: m-0000000%s\nname: Cy\nbranch: quay\njoined_on: 2020-0%s-01\nsalt: aaaaaaaaaaaaaaaaaaaaaaaaa%s\n' $i $i $i >records/members/m-0000000$i.yaml
done
printf 'Name\nCy\n' | peerpool import --map twice.yaml -
-- stderr --
standard input:2:1: error: A2 'Name': 2 records of the kind member fit [import-match]
  note: m-00000002 'Cy'; joined_on '2020-02-01'
  note: m-00000001 'Cy'; joined_on '2020-01-01'
nothing was written
-- exit --
1
