# Counts of people under disclosure control, for readers who may see nothing
# personal.
-- .peerpool.yaml --
name: choir
site: { title: Choir }
-- schemas/singer.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: singer, path: 'records/singers/{id}.yaml', slug: true, subject: self, title: '{name}' }
x-data: personal
type: object
properties:
  id: { type: string }
  name: { type: string }
  voice: { title: Voice, enum: [soprano, alto, tenor, bass] }
  town: { type: string, x-ref: town }
additionalProperties: false
-- schemas/town.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: town, path: 'records/towns/{id}.yaml', slug: true, title: '{name}' }
type: object
properties: { id: { type: string }, name: { type: string } }
additionalProperties: false
-- schemas/concert.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: concert, path: 'records/concerts/{id}.yaml', slug: true, subject: singer }
x-data: personal
type: object
properties:
  id: { type: string }
  singer: { type: string, x-ref: singer }
  hours: { type: number, x-unit: hours }
additionalProperties: false
-- schemas/answer.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: answer, path: 'records/answers/{id}.yaml', slug: true, subject: singer }
x-data: personal
type: object
properties:
  id: { type: string }
  singer: { type: string, x-ref: singer }
  asked: { type: string, format: date }
  private:
    x-use: statistics-only
    type: object
    properties: { faith: { title: Faith, enum: [none, christian, muslim, jewish, unsaid] } }
additionalProperties: false
-- schemas/paper.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: paper, path: 'records/papers/{id}.md', slug: true, title: '{title}', document: true }
type: object
properties:
  id: { type: string }
  title: { type: string }
  summary: { type: string }
  readers: { enum: [all, some], x-reads: { all: none, some: personal } }
  date: { type: string }
  parameters: { type: array, items: { type: object } }
  body: { type: string }
-- schemas/views/10-faith-share.sql --
-- title: What answers count as, and the town's shares
SELECT 'answer.private_faith' AS "by", f.value, f.label, f.apart,
       f.share AS "Town (%)"
FROM (
	SELECT 1 AS n, 'none' AS value, 'None' AS label, 0 AS apart, 40 AS share
	UNION ALL
	SELECT 2, 'christian', 'Christian', 0, 50
	UNION ALL
	SELECT 3, 'muslim', 'Another', 0, 10
	UNION ALL
	SELECT 4, 'unsaid', 'Rather not say', 1, NULL
) f
ORDER BY f.n
-- records/towns/ayton.yaml --
id: ayton
name: Ayton
-- records/towns/beeford.yaml --
id: beeford
name: Beeford
-- make --
#!/bin/sh
# make FROM TO VOICE TOWN HOURS FAITH: singers, a concert and an answer each
from=$1 to=$2
mkdir -p records/singers records/concerts records/answers
for n in $(seq "$from" "$to"); do
	printf 'id: s%s\nname: Singer %s\nvoice: %s\ntown: %s\n' \
		"$n" "$n" "$3" "$4" >records/singers/s$n.yaml
	printf 'id: c%s\nsinger: s%s\nhours: %s\n' "$n" "$n" "$5" \
		>records/concerts/c$n.yaml
	[ -z "$6" ] || printf \
		'id: a%s\nsinger: s%s\nasked: 2026-02-01\nprivate: { faith: %s }\n' \
		"$n" "$n" "$6" >records/answers/a$n.yaml
done
-- records/papers/choir.md --
---
id: choir
title: The choir
summary: Who sings.
readers: all
date: '2026-03-31'
---

In all `=all.People` people, `=all.hours` hours.

```sql statistics as=hidden id=all subject=singer sum=hours
SELECT singer, hours FROM concert
```

```sql statistics subject=id count="Singers" caption="By town and voice" id=voices
SELECT s.id, t.name AS "Town", s.voice AS "Voice"
FROM singer s JOIN town t ON t.id = s.town
```

```sql statistics subject=singer sum="hours, paid" of=hours count="Singers" caption="Hours by voice" id=hours
SELECT c.singer, s.voice AS "Voice", c.hours, c.hours * 0.8 AS paid
FROM concert c JOIN singer s ON s.id = c.singer
```
-- cmd --
sh make 1 23 soprano ayton 2.5 christian
sh make 24 35 alto ayton 2 none
sh make 36 47 tenor beeford 1 muslim
sh make 48 50 bass beeford 20 unsaid
sh make 51 62 bass ayton 1 ''
git init -q && git add . && git commit -qm Start
peerpool check
peerpool report --format markdown choir
-- stdout --
<!-- peerpool-report {"report":"choir","format":"markdown","date":"2026-03-31","parameters":{}} -->

# The choir

Who sings.

- As at 31 March 2026
- Confidentiality: All

In all 60 people, 165 hours.

**By town and voice**

| Town | Voice | Singers |
| --- | --- | ---: |
| Ayton | alto | 10 |
| Ayton | bass | 10 |
| Ayton | soprano | 25 |
| Beeford | bass | \[c\] |
| Beeford | tenor | 10 |
| Total |  | 60 |

\[c\] confidential

**Hours by voice**

| Voice | Singers | hours | paid | paid (%) |
| --- | ---: | ---: | ---: | ---: |
| alto | 10 | 25 | 20 | 80 |
| bass | 15 | 70 | 60 | 86 |
| soprano | 25 | 60 | 45 | 75 |
| tenor | 10 | 10 | 10 | 100 |
| Total | 60 | 165 | 130 | 79 |


---

What this reads was last changed in commit 92e9a2d3c9, of 2 March 2026.
-- stderr --
177 records, no errors
-- records/papers/faith.md --
---
id: faith
title: Faith
summary: Beside the town.
readers: all
---

```sql statistics subject=singer by=answer.private_faith latest=asked through=faith_share count="Singers" sum=hours share="Singers (%), hours (%)" caption="Faith" id=faith
SELECT singer, hours FROM concert
```

```sql statistics subject=singer by=answer.private_faith count="Singers" caption="By town"
SELECT c.singer, t.name AS "Town"
FROM concert c JOIN singer s ON s.id = c.singer JOIN town t ON t.id = s.town
WHERE t.id = 'ayton'
```
-- cmd --
# What may only be counted, as the schema and as a view has it.
peerpool report --format markdown faith
-- stdout --
<!-- peerpool-report {"report":"faith","format":"markdown","date":"2026-11-30","parameters":{}} -->

# Faith

Beside the town.

- As at 30 November 2026
- Confidentiality: All

**Faith**

| Faith | Singers | Singers (%) | hours | hours (%) | Town (%) |
| --- | ---: | ---: | ---: | ---: | ---: |
| None | 10 | 22 | 25 | 26 | 40 |
| Christian | 25 | 56 | 60 | 63 | 50 |
| Another | 10 | 22 | 10 | 11 | 10 |
| Rather not say | \[c\] | \[z\] | \[c\] | \[z\] | \[x\] |
| Not mapped | \[c\] | \[z\] | \[c\] | \[z\] | \[z\] |
| No answer | 10 | \[z\] | \[c\] | \[z\] | \[z\] |
| Total | 60 | \[z\] | 165 | \[z\] | \[z\] |

\[c\] confidential; \[x\] not available; \[z\] not applicable

**By town**

| Faith | Town | Singers |
| --- | --- | ---: |
| none | Ayton | 10 |
| christian | Ayton | 25 |
| muslim | Ayton | \[c\] |
| jewish | Ayton | \[c\] |
| unsaid | Ayton | \[c\] |
| No answer | Ayton | 10 |
| Total |  | 45 |

\[c\] confidential


---

What this reads was last changed in commit 92e9a2d3c9, of 2 March 2026.
-- cmd --
peerpool report --format csv faith -o out && cat out/faith.csv | tr -d '\r'
-- stdout --
Faith,Singers,Singers (%),hours,hours (%),Town (%)
None,10,22,25,26,40
Christian,25,56,60,63,50
Another,10,22,10,11,10
Rather not say,[c],[z],[c],[z],
Not mapped,[c],[z],[c],[z],[z]
No answer,10,[z],[c],[z],[z]
Total,60,[z],165,[z],[z]
-- cmd --
# Of several records the last by the day counts, also where it says nothing.
for n in $(seq 24 35); do printf 'id: b%s\nsinger: s%s\nasked: 2026-03-01\n' $n $n >records/answers/b$n.yaml; done
peerpool report --format csv --date 2026-03-15 faith -o out && head -3 out/faith.csv | tr -d '\r'
peerpool report --format csv --date 2026-02-15 faith -o out && head -3 out/faith.csv | tr -d '\r'
-- stdout --
Faith,Singers,Singers (%),hours,hours (%),Town (%)
None,[c],[c],[c],[c],40
Christian,25,71,60,86,50
Faith,Singers,Singers (%),hours,hours (%),Town (%)
None,10,22,25,26,40
Christian,25,56,60,63,50
-- cmd --
# As it was recorded before that.
git add . && git commit -qm More
peerpool report --format csv --at HEAD~1 --date 2026-03-15 faith -o out && head -3 out/faith.csv | tr -d '\r'
-- stdout --
Faith,Singers,Singers (%),hours,hours (%),Town (%)
None,10,22,25,26,40
Christian,25,56,60,63,50
-- cmd --
# A page is made again when an answer changes.
peerpool site -o site && grep -o 'data-of="Singers">[0-9]*' site/reports/faith.html | head -2
rm records/answers/b*.yaml
peerpool site -o site && grep -o 'data-of="Singers">[0-9]*' site/reports/faith.html | head -2
git checkout -q records
-- stdout --
data-of="Singers">
data-of="Singers">25
data-of="Singers">10
data-of="Singers">25
-- stderr --
4 pages, 4 written, 0 deleted
4 pages, 1 written, 0 deleted
-- records/papers/names.md --
---
id: names
title: Names
summary: Small groups.
readers: all
---

```sql statistics subject=id caption="Names are of people" count="Singers"
SELECT id, name AS "Name" FROM singer
```

```sql statistics subject=id caption="A kind without people, a list of the schema, words of the query" count="Singers"
SELECT s.id, t.name AS "Town", s.voice AS "Voice",
       CASE WHEN s.voice = 'bass' THEN 'It''s low' ELSE upper('high') END AS "Sort"
FROM town t LEFT JOIN singer s ON s.town = t.id AND s.voice = 'bass'
```

```sql statistics subject=id caption="Made up" count="Singers"
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
SELECT 'x' || i AS id FROM n UNION ALL SELECT 's1' FROM n
```
-- cmd --
# A group that is small is named where its name tells nothing of anybody; and
# made-up people fill no group.
peerpool report --format markdown names
-- stdout --
<!-- peerpool-report {"report":"names","format":"markdown","date":"2026-11-30","parameters":{}} -->

# Names

Small groups.

- As at 30 November 2026
- Confidentiality: All

**Names are of people**

| Name | Singers |
| --- | ---: |
| Other | 60 |
| Total | 60 |

**A kind without people, a list of the schema, words of the query**

| Town | Voice | Sort | Singers |
| --- | --- | --- | ---: |
| Ayton | bass | It's low | 10 |
| Beeford | bass | It's low | \[c\] |
| Total |  |  | 15 |

\[c\] confidential

**Made up**

| Singers |
| ---: |
| \[c\] |

\[c\] confidential


---

What this reads was last changed in commit 92e9a2d3c9, of 2 March 2026.
-- records/papers/wrong.md --
---
id: wrong
title: Wrong
summary: Faults.
readers: all
parameters:
  - { name: town, default: ayton, what: town }
---

```sql statistics
SELECT id FROM singer
```

```sql statistics subject=person sum=weight order=age
SELECT id FROM singer
```

```sql statistics subject=id sum=town of=voice
SELECT id, town, voice FROM singer
```

```sql statistics subject=id under=5
SELECT id FROM singer
```

```sql statistics subject=id by=answer.private_fait
SELECT id FROM singer
```

```sql statistics subject=id by=answer.private_faith latest=asked_on
SELECT id FROM singer
```

```sql statistics subject=id by=town.name
SELECT id FROM singer
```

```sql statistics subject=id by=choir
SELECT id FROM singer
```

```sql statistics subject=id by=answer.private_faith
SELECT id FROM singer WHERE town = :town
```

```sql statistics subject=id by=answer.private_faith through=singer
SELECT id FROM singer
```

```sql statistics subject=id through=faith_share share="A, B"
SELECT id FROM singer
```

```sql statistics subject=id as=each
SELECT id FROM singer
```

```sql statistics subject=id sum=Voice
SELECT id, voice AS "Voice" FROM singer
```

```sql statistics subject=id
SELECT id, json_extract(name, '$') AS "Name" FROM singer
```

```sql
SELECT count(*) FROM singer
```
-- cmd --
# What cannot be asked for.
peerpool check
-- stdout --
records/papers/wrong.md:10:1: error: statistics must say which column has the data subject's id: subject=COLUMN [report-form]
records/papers/wrong.md:14:1: error: order=age: the query has no such column [report-form]
records/papers/wrong.md:14:1: error: subject=person: the query has no such column [report-form]
records/papers/wrong.md:14:1: error: sum=weight: the query has no such column [report-form]
records/papers/wrong.md:18:1: error: of=voice: it is no column of 'sum' [report-form]
records/papers/wrong.md:22:1: error: under=5: counts under 10 are always withheld, and a block can only ask for more [statistics]
records/papers/wrong.md:26:1: error: by=answer.private_fait: it must be a property whose schema lists its values [statistics]
  note: did you mean 'answer.private_faith'?
records/papers/wrong.md:30:1: error: latest=asked_on: 'answer' has no such property [statistics]
records/papers/wrong.md:34:1: error: by=town.name: the kind's x-kind does not say which property holds its subject's id [statistics]
records/papers/wrong.md:38:1: error: by=choir: it must be KIND.PROPERTY, of a kind that is there [statistics]
records/papers/wrong.md:42:1: error: who is counted by 'answer.private_faith' cannot be chosen by a parameter [statistics]
records/papers/wrong.md:46:1: error: this reads personal data, and a report whose readers are 'all' may read nothing personal [report-class]
records/papers/wrong.md:50:1: error: 'through' says something of 'by', which is not there [report-form]
records/papers/wrong.md:50:1: error: share=A, B: there is one of the counts, and one of the last sum [report-form]
records/papers/wrong.md:54:1: error: statistics have no template [report-form]
records/papers/wrong.md:66:1: error: this reads personal data, and a report whose readers are 'all' may read nothing personal [report-class]
-- stderr --
192 records, 16 errors
-- exit --
1
-- cmd --
sed -i '/^```sql$/,/^```$/d' records/papers/wrong.md
peerpool report --format markdown wrong 2>&1 | grep -e 'while it ran' -e numbers -e Singer
-- stdout --
records/papers/wrong.md:58:1: error: sum=Voice: not all of it are numbers [report-form]
records/papers/wrong.md:62:1: error: the query failed while it ran; why is not told, since it may say something of a person [statistics]
