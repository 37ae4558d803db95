# Counts that lead to nobody: those under 10 are withheld, others rounded, the
# total by itself; every value has its row.
-- .peerpool.yaml --
name: equality
-- schemas/answer.yaml --
x-kind: { name: answer, path: 'records/answers/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string }
  group: { type: string, x-ref: group }
  year: { type: integer, enum: [2025, 2026] }
  paid: { type: boolean }
  note: { type: string }
  private:
    x-use: statistics-only
    type: object
    properties:
      faith: { title: Faith, enum: [none, christian, muslim, jewish] }
      lists: { type: array, items: { enum: [a, b, c] } }
required: [id]
-- schemas/group.yaml --
x-kind: { name: group, path: 'records/groups/{id}.yaml', slug: true, title: '{name}' }
type: object
properties: { id: { type: string }, name: { type: string } }
-- records/groups/red.yaml --
id: red
name: The Reds
-- records/groups/blue.yaml --
id: blue
name: The Blues
-- make --
#!/bin/sh
# make FROM TO LINE...: records answers/aN.yaml
from=$1 to=$2; shift 2
mkdir -p records/answers
for n in $(seq "$from" "$to"); do
	{ echo "id: a$n"; printf '%s\n' "$@"; } >records/answers/a$n.yaml
done
-- cmd --
sh make 1 13 'group: red' 'year: 2025' 'private: { faith: none, lists: [a, b, a] }'
sh make 14 25 'group: red' 'year: 2026' 'private: { faith: christian, lists: [b] }'
sh make 26 34 'group: blue' 'year: 2026' 'private: { faith: muslim, lists: [] }'
sh make 35 44 'group: blue' 'paid: true'
peerpool stats answer --by private_faith
-- stdout --
private_faith  records
-------------  -------
none                15
christian           10
muslim             [c]
jewish             [c]
(not given)         10
(all)               45
-- stderr --
counts under 10 are [c]; others, and the total by itself, are rounded to 5
-- cmd --
peerpool stats answer --by private_lists --format csv | tr -d '\r'
-- stdout --
private_lists,records
a,15
b,25
c,[c]
(not given),20
(all),45
-- stderr --
counts under 10 are [c]; others, and the total by itself, are rounded to 5
a record counts once for each of its values
-- cmd --
peerpool stats answer --by group
-- stdout --
group             records
----------------  -------
The Blues (blue)       20
The Reds (red)         25
(not given)           [c]
(all)                  45
-- stderr --
counts under 10 are [c]; others, and the total by itself, are rounded to 5
-- cmd --
peerpool stats answer --by private_faith --where group=red --format json
-- stdout --
[
{"private_faith":"none","records":15},
{"private_faith":"christian","records":10},
{"private_faith":"muslim","records":"[c]"},
{"private_faith":"jewish","records":"[c]"},
{"private_faith":"(not given)","records":"[c]"},
{"private_faith":"(all)","records":25}
]
-- stderr --
counts under 10 are [c]; others, and the total by itself, are rounded to 5
-- cmd --
peerpool stats answer --by paid --where year=2026 --format markdown
-- stdout --
| paid | records |
| --- | ---: |
| true | \[c\] |
| false | \[c\] |
| (not given) | 20 |
| (all) | 20 |
-- stderr --
counts under 10 are [c]; others, and the total by itself, are rounded to 5
-- cmd --
peerpool stats answer
-- stdout --
dimension      label  values
-------------  -----  ---------------
group                 each group
year                  2
paid                  2
private_faith  Faith  4
private_lists         3, several each
-- cmd --
# What cannot be asked.
peerpool stats answer --by group --where private_faith=none || true
peerpool stats answer --by year --where group=red --where paid=true || true
peerpool stats answer --by note || true
peerpool stats answer --by private_fiath || true
peerpool stats answer --by year --where group=green || true
peerpool stats answer --by year --where group || true
peerpool stats anwser --by year || true
peerpool stats || true
peerpool stats answer --where group=red || true
-- stderr --
error: --where cannot ask for what may only be counted [statistics]
error: --where can be given once: more would single people out [statistics]
error: 'note' is no dimension of answer [statistics]
  note: it can be counted by group, year, paid, private_faith, private_lists
error: 'private_fiath' is no dimension of answer [statistics]
  note: did you mean 'private_faith'?
error: 'green' is no value of group [statistics]
error: --where must be of the form NAME=VALUE [statistics]
peerpool stats: no kind 'anwser'
  note: did you mean 'answer'?
peerpool stats: say which kind of record to count
  note: see 'peerpool stats --help'
peerpool stats: --where needs --by
  note: see 'peerpool stats --help'
-- cmd --
# A broken record is left out; -o writes a file.
echo 'private: { faith: jedi }' >records/answers/a1.yaml
peerpool stats answer --by private_faith -o counts.csv --format csv && tr -d '\r' <counts.csv
-- stdout --
private_faith,records
none,10
christian,10
muslim,[c]
jewish,[c]
(not given),10
(all),45
-- stderr --
counts under 10 are [c]; others, and the total by itself, are rounded to 5
broken records were left out: 'peerpool check' tells why
-- cmd --
# Nothing else shows them.
peerpool query 'SELECT * FROM answer' --format json | grep -c -e faith -e christian || true
peerpool query --schema answer | grep -c -e faith -e private || true
-- stdout --
0
0
-- stderr --
1 broken record was left out: 'peerpool check' tells why
