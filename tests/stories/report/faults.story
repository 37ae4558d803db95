# What a check finds in reports, and what making them does with it: a box in the
# place of what failed, and nothing at all where readers may not see what is
# read.
-- .peerpool.yaml --
name: soup
-- schemas/soup.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: soup, path: 'records/soups/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string }
  season: { enum: [winter, summer] }
  served: { type: integer }
  first: { type: string, format: date }
  cook: { type: string, x-data: personal }
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
-- schemas/views/cooks.sql --
SELECT name, cook FROM soup
-- records/soups/leek.yaml --
id: leek
name: Leek
season: winter
served: 1200
cook: Ada Quill
-- records/papers/sound.md --
---
id: sound
title: Sound
readers: some
---
`=SELECT count(*) FROM cooks`, `=SELECT count(*) FROM finding`,
`=SELECT count(*) FROM change`
-- records/papers/faulty.md --
---
id: faulty
title: Faulty
readers: all
date: yesterday
parameters:
  - { name: season, default: winter, what: season }
  - { name: season }
---

1. In a list:

   ```sql
   SELECT name
   FROM soup WHERE seasn = 1
   ```

2. `=SELECT name,
   served` and `=SELECT srved FROM soup`

```sql pie id=1st caption="x
SELECT 1
```

```sql bar captoin="x"
SELECT 1
```

```sql list id=a
SELECT :sesaon AS x
```

```sql list id=a
SELECT 2
```

```sql each
SELECT 1
```

```template
x
```

```sql each
SELECT id FROM soup
```

```template
`=:ids` and `=SELECT nothing`
```

```include nobody
```

```include sound season=x
```

`=a.y`, `=b.x`, `=nonsense`
-- records/papers/nosy.md --
---
id: nosy
title: Nosy
readers: all
---
The count of cooks is personal too.

```sql
SELECT count(*) FROM soup WHERE cook IS NOT NULL
```

`=SELECT count(*) FROM cooks`
-- records/papers/ring.md --
---
id: ring
title: Ring
readers: all
---
```include ring
```
-- records/papers/deep.md --
---
id: deep
title: Deep
readers: all
---
> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > far
-- cmd --
git init -q -b main . && git add -A
GIT_AUTHOR_DATE='2026-03-02T10:00:00Z' GIT_COMMITTER_DATE='2026-03-02T10:00:00Z' \
	git -c user.name=Ada -c user.email=ada@example.org commit -q -m 'made'
peerpool check
-- stdout --
records/papers/deep.md:6:1: error: more than 32 quotations and lists within each other [report-limit]
records/papers/faulty.md:5:7: error: 'date' must be a day (YYYY-MM-DD), today, last-month, last-quarter, last-year or last-financial-year [report-form]
records/papers/faulty.md:8:13: error: there are two parameters of that name [report-form]
records/papers/faulty.md:15:20: error: no such column: seasn [query-error]
  note: did you mean 'season'?
records/papers/faulty.md:18:13: error: no such column: name [query-error]
  note: it is a column of soup
records/papers/faulty.md:19:25: error: no such column: srved [query-error]
  note: did you mean 'served'?
records/papers/faulty.md:21:1: error: a block has no form 'pie': it is table, bar, stacked, line, list, value, each or hidden [report-form]
records/papers/faulty.md:25:1: error: a block has no option 'captoin' [report-form]
  note: did you mean 'caption'?
records/papers/faulty.md:30:8: error: there is no parameter 'sesaon' [query-param]
  note: did you mean 'season'?
records/papers/faulty.md:33:1: error: another block has that id [report-form]
records/papers/faulty.md:50:2: error: there is no parameter 'ids' [query-param]
  note: did you mean 'id'?
records/papers/faulty.md:50:22: error: near "nothing": syntax error [query-error]
records/papers/faulty.md:53:1: error: there is no report 'nobody' [report-form]
records/papers/faulty.md:56:1: error: 'sound' has no parameter 'season' [query-param]
records/papers/faulty.md:59:2: error: the block 'a' has a fault, so that 'y' is not known [report-form]
records/papers/faulty.md:59:10: error: no block before this has the id 'b' [report-form]
records/papers/faulty.md:59:18: error: a value is `=SELECT ...`, `=:parameter` or `=id.column` [report-form]
records/papers/nosy.md:8:1: error: this reads personal data, and a report whose readers are 'all' may read nothing personal [report-class]
records/papers/nosy.md:12:2: error: this reads personal data, and a report whose readers are 'all' may read nothing personal [report-class]
records/papers/ring.md:6:1: error: more than 8 reports within each other [report-limit]
-- stderr --
6 records, 20 errors
-- exit --
1
-- cmd --
# What it found before is found again.
peerpool check | wc -l
-- stdout --
26
-- stderr --
6 records, 20 errors
-- cmd --
# A report that is sound is remembered, until it or a schema changes.
cd records/papers && mkdir ../../aside
mv faulty.md nosy.md ring.md deep.md ../../aside && cd ../..
peerpool check
touch records/soups/leek.yaml && peerpool check
sed -i 's/FROM cooks/FROM cook/' records/papers/sound.md
peerpool check || true
git checkout -q records/papers/sound.md && peerpool check
sed -i 's/cook FROM/cok FROM/' schemas/views/cooks.sql
peerpool check || true
git checkout -q .
-- stdout --
records/papers/sound.md:6:24: error: no such table: cook [query-error]
  note: did you mean 'cooks'?
records/papers/sound.md:6:24: error: the view 'cooks' has a fault [query-error]
  note: it stands in schemas/views/cooks.sql
schemas/views/cooks.sql:1:14: error: no such column: cok [query-error]
  note: did you mean 'cook'?
-- stderr --
2 records, no errors
2 records, no errors
2 records, 1 error
2 records, no errors
2 records, 2 errors
-- cmd --
PEERPOOL_TODAY=2026-05-01 peerpool report --format markdown sound | sed 1d
-- stdout --

# Sound

- As at 1 May 2026
- Confidentiality: Some

1, 20,
6

---

What this reads was last changed in commit 23eae3a407, of 2 March 2026.
-- cmd --
# Nothing is written.
peerpool report nosy -o nosy.html || echo $?; ls nosy.html || true
-- stdout --
1
-- stderr --
records/papers/nosy.md:8:1: error: this reads personal data, and a report whose readers are 'all' may read nothing personal [report-class]
records/papers/nosy.md:12:2: error: this reads personal data, and a report whose readers are 'all' may read nothing personal [report-class]
ls: cannot access 'nosy.html': No such file or directory
-- cmd --
sed -i 's/yesterday/today/; /{ name: season }$/d' records/papers/faulty.md
PEERPOOL_TODAY=2026-05-01 peerpool report --format commonmark faulty
-- stdout --
<!-- peerpool-report {"report":"faulty","format":"commonmark","date":"2026-05-01","parameters":{"season":"winter"}} -->

# Faulty

- As at 1 May 2026
- Season: winter
- Confidentiality: All

1.  In a list:
    
    > **Error** records/papers/faulty.md:14:20: no such column: seasn
    

2.  **Error: records/papers/faulty.md:17:13: no such column: name** and **Error: records/papers/faulty.md:18:25: no such column: srved**

> **Error** records/papers/faulty.md:20:1: a block has no form 'pie': it is table, bar, stacked, line, list, value, each or hidden

> **Error** records/papers/faulty.md:24:1: a block has no option 'captoin'

> **Error** records/papers/faulty.md:29:8: there is no parameter 'sesaon'

> **Error** records/papers/faulty.md:32:1: another block has that id

x

**Error: records/papers/faulty.md:49:2: there is no parameter 'ids'** and **Error: records/papers/faulty.md:49:22: near "nothing": syntax error**

> **Error** records/papers/faulty.md:52:1: there is no report 'nobody'

> **Error** records/papers/faulty.md:55:1: 'sound' has no parameter 'season'

**Error: records/papers/faulty.md:58:2: the block 'a' has a fault, so that 'y' is not known**, **Error: records/papers/faulty.md:58:10: no block before this has the id 'b'**, **Error: records/papers/faulty.md:58:18: a value is \`=SELECT ...\`, \`=:parameter\` or \`=id.column\`**

---

What this reads was last changed in commit 23eae3a407, of 2 March 2026.
-- stderr --
records/papers/faulty.md:14:20: error: no such column: seasn [query-error]
  note: did you mean 'season'?
records/papers/faulty.md:17:13: error: no such column: name [query-error]
  note: it is a column of soup
records/papers/faulty.md:18:25: error: no such column: srved [query-error]
  note: did you mean 'served'?
records/papers/faulty.md:20:1: error: a block has no form 'pie': it is table, bar, stacked, line, list, value, each or hidden [report-form]
records/papers/faulty.md:24:1: error: a block has no option 'captoin' [report-form]
  note: did you mean 'caption'?
records/papers/faulty.md:29:8: error: there is no parameter 'sesaon' [query-param]
  note: did you mean 'season'?
records/papers/faulty.md:32:1: error: another block has that id [report-form]
records/papers/faulty.md:49:2: error: there is no parameter 'ids' [query-param]
  note: did you mean 'id'?
records/papers/faulty.md:49:22: error: near "nothing": syntax error [query-error]
records/papers/faulty.md:52:1: error: there is no report 'nobody' [report-form]
records/papers/faulty.md:55:1: error: 'sound' has no parameter 'season' [query-param]
records/papers/faulty.md:58:2: error: the block 'a' has a fault, so that 'y' is not known [report-form]
records/papers/faulty.md:58:10: error: no block before this has the id 'b' [report-form]
records/papers/faulty.md:58:18: error: a value is `=SELECT ...`, `=:parameter` or `=id.column` [report-form]
-- exit --
1
-- cmd --
peerpool report ring >/dev/null
-- stderr --
records/papers/ring.md:6:1: error: more than 8 reports within each other [report-limit]
-- exit --
1
-- cmd --
peerpool report deep >/dev/null
-- stderr --
records/papers/deep.md:6:1: error: more than 32 quotations and lists within each other [report-limit]
-- exit --
2
-- cmd --
# Personal data is not kept as Markdown where it would be committed.
PEERPOOL_TODAY=2026-05-01 peerpool report --format markdown sound -o sound.md || echo $?
mkdir -p ../out-$$ && PEERPOOL_TODAY=2026-05-01 peerpool report --format markdown sound -o ../out-$$/sound.md && echo written
rm -r ../out-$$
-- stdout --
1
written
-- stderr --
peerpool report: the report is made of personal data, which may not be kept in the pool's folder as Markdown
  note: write it to a file outside, or as html
-- cmd --
peerpool report sond
-- stderr --
peerpool report: there is no report 'sond'
  note: did you mean 'sound'?
-- exit --
2
-- cmd --
peerpool report -p x=1 sound
-- stderr --
records/papers/sound.md: error: the report has no parameter 'x' [query-param]
-- exit --
2
-- cmd --
git checkout -q . && rm records/papers/deep.md records/papers/faulty.md
peerpool report --list
-- stdout --
report  parameters  readers  title
------  ----------  -------  -----
nosy                all      Nosy
ring                all      Ring
sound               some     Sound
-- cmd --
# Each of two is part of the other twice: every place is told once, and the same
# fault on the same line of two files is two.
for n in one two; do
	sed '/^```/,$d; s/^id: .*/id: '$n'/' records/papers/sound.md >records/papers/$n.md
	test $n = one && other=two || other=one
	printf '```include %s\n```\n\n```include %s\n```\n\n`=gone.n`\n' $other $other >>records/papers/$n.md
done
peerpool check || true
peerpool report one >/dev/null
-- stdout --
records/papers/nosy.md:8:1: error: this reads personal data, and a report whose readers are 'all' may read nothing personal [report-class]
records/papers/nosy.md:12:2: error: this reads personal data, and a report whose readers are 'all' may read nothing personal [report-class]
records/papers/one.md:8:1: error: more than 8 reports within each other [report-limit]
records/papers/one.md:11:1: error: more than 8 reports within each other [report-limit]
records/papers/one.md:14:2: error: no block before this has the id 'gone' [report-form]
records/papers/ring.md:6:1: error: more than 8 reports within each other [report-limit]
records/papers/two.md:8:1: error: more than 8 reports within each other [report-limit]
records/papers/two.md:11:1: error: more than 8 reports within each other [report-limit]
records/papers/two.md:14:2: error: no block before this has the id 'gone' [report-form]
-- stderr --
6 records, 9 errors
records/papers/one.md:14:2: error: no block before this has the id 'gone' [report-form]
records/papers/two.md:8:1: error: more than 8 reports within each other [report-limit]
records/papers/two.md:11:1: error: more than 8 reports within each other [report-limit]
records/papers/two.md:14:2: error: no block before this has the id 'gone' [report-form]
-- exit --
1
-- cmd --
# Nor in the folder of another pool.
git checkout -q . && rm -f records/papers/one.md records/papers/two.md
mkdir ../other-$$ && echo 'name: other' >../other-$$/.peerpool.yaml
peerpool report --format markdown sound -o ../other-$$/sound.md || ls ../other-$$
rm -r ../other-$$
-- stderr --
peerpool report: the report is made of personal data, which may not be kept in the pool's folder as Markdown
  note: write it to a file outside, or as html
-- cmd --
# A report about something that is not there: a block that must have rows.
cat >records/papers/about.md <<'END'
---
id: about
title: About one soup
readers: all
parameters:
  - { name: id, what: soup }
---

```sql hidden id=soup least=1
SELECT name, season FROM soup WHERE id = :id
```

`=soup.name` is for `=soup.season`.

```sql each
SELECT id AS one FROM soup WHERE id = :id
```

````template
It is called `=:one`.
````
END
peerpool report --format markdown -p id=leek about | grep '^It'
peerpool report --format markdown -p id=pea about >../about.md || echo "exit $?"
grep -c pea ../about.md
sed -i 's/each/each least=2/' records/papers/about.md
peerpool report --format markdown -p id=leek about >/dev/null
-- stdout --
It is called leek.
exit 1
2
-- stderr --
records/papers/about.md:9:1: error: this has 0 rows, and must have 1 at least [report-rows]
  note: id is 'pea'
records/papers/about.md:13:2: error: the block 'soup' has a fault, so that 'name' is not known [report-form]
records/papers/about.md:13:22: error: the block 'soup' has a fault, so that 'season' is not known [report-form]
records/papers/about.md:15:1: error: this has 1 row, and must have 2 at least [report-rows]
  note: id is 'leek'
-- exit --
1
