# Where nothing has changed, nothing is made; whatever changes is seen.
-- .peerpool.yaml --
name: choir
site:
  title: The choir
  pages: [singer, song, hall]
  directories: [singers, halls]
  audiences:
    public: none
    board: { reads: none, also: [everybody] }
    officers: { reads: special, also: [board, everybody] }
-- schemas/singer.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
title: Singer
x-kind: { name: singer, path: 'records/singers/{id}.yaml', prefix: s, title: '{name}', salt: true, subject: self }
type: object
properties:
  id: { type: string, x-data: personal }
  name: { type: string, x-data: personal, x-label: Name }
  hall: { type: string, x-ref: hall, x-data: personal, x-label: Home hall }
  faith: { type: string, x-data: special, x-use: statistics-only }
  songs: { type: array, x-item: song, title: Songs known, items: { type: string, x-ref: song, x-data: personal } }
  salt: { type: string }
-- schemas/hall.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
title: Hall
x-kind: { name: hall, path: 'records/halls/{id}.yaml', slug: true, title: '{name}, {town}' }
type: object
properties:
  id: { type: string }
  name: { type: string, title: Name }
  town: { type: string }
  caretaker: { type: string, x-data: personal }
  built_on: { type: string, format: date }
  seats: { type: integer, x-unit: people }
  heated: { type: boolean }
  rent: { type: object, properties: { day: { type: number }, year: { type: number } } }
  rooms:
    type: array
    x-item: room
    title: Rooms
    items: { type: object, properties: { name: { type: string }, seats: { type: integer } } }
-- schemas/song.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
title: Song
x-kind: { name: song, path: 'records/songs/{id}.md', slug: true, title: '{name}' }
type: object
properties: { id: { type: string }, name: { type: string }, first_sung_in: { type: string, x-ref: hall }, body: { type: string } }
-- schemas/paper.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: paper, path: 'records/papers/{id}.md', slug: true, title: '{title}', document: true }
type: object
properties:
  id: { type: string }
  title: { type: string }
  summary: { type: string }
  readers: { enum: [all, some], x-reads: { all: none, some: personal } }
  audience: { type: array, items: { type: string } }
  date: { type: string }
  parameters: { type: array, items: { type: object } }
  body: { type: string }
-- schemas/queries/singers.sql --
-- title: Who sings
--
-- Everybody, with the hall.
SELECT s.name AS "Name", 'singer/' || s.id AS "@Name", h.name AS "Hall", 'hall/' || h.id AS "@Hall"
FROM singer s LEFT JOIN hall h ON h.id = s.hall ORDER BY 1
-- schemas/queries/halls.sql --
-- title: Halls
SELECT name AS "Hall", 'hall/' || id AS "@Hall", seats AS "Seats" FROM hall ORDER BY 1
-- records/singers/s-0a0a0a0a.yaml --
id: s-0a0a0a0a
name: Tamsin <Quill> & Co
hall: old-mill
faith: whisperer
songs: [dawn]
salt: 0123456789abcdefghjkmnpqrs
-- records/singers/s-1b1b1b1b.yaml --
id: s-1b1b1b1b
name: Bo Ash
salt: 1123456789abcdefghjkmnpqrs
-- records/halls/old-mill.yaml --
id: old-mill
name: Old Mill
town: Rutland
caretaker: Ottoline Birdwhistle
built_on: 1899-03-07
seats: 1200
heated: false
rent: { day: 12.5 }
rooms: [{ name: Loft, seats: 40 }, { name: Cellar }]
-- records/songs/dawn.md --
---
id: dawn
name: Dawn
first_sung_in: old-mill
---

The day
breaks.
-- records/papers/halls.md --
---
id: halls
title: How full we are
summary: Seats, by hall.
readers: all
audience: [everybody]
date: '2026-03-31'
---

```sql bar
SELECT name AS "Hall", 'hall/' || id AS "@Hall", seats AS "Seats" FROM hall
```
-- records/papers/names.md --
---
id: names
title: All singers
readers: some
audience: [board, officers]
date: '2026-03-31'
---

```sql list
SELECT name FROM singer ORDER BY 1
```
-- records/papers/one.md --
---
id: one
title: One singer
readers: some
date: '2026-03-31'
parameters: [{ name: who, what: their name }]
---

Nothing.
-- cmd --
export PEERPOOL_TODAY=2026-12-01; git init -q -b main . && git add records schemas .peerpool.yaml && git commit -q -m "Start" && rm records/papers/names.md && peerpool site -o out && peerpool site -o out && ls .git/peerpool/cache | grep -c site
-- stdout --
2
-- stderr --
12 pages, 12 written, 0 deleted
12 pages, 0 written, 0 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-01; git add records schemas .peerpool.yaml && git commit -q -m "No names" && peerpool site -o out
-- stderr --
12 pages, 0 written, 0 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-01; echo >>out/all.html; peerpool site -o out; rm out/records/song.html; peerpool site -o out
-- stderr --
12 pages, 1 written, 0 deleted
12 pages, 1 written, 0 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-01; sed -i 's/title: Halls/title: All halls/' schemas/queries/halls.sql && peerpool site -o out
-- stderr --
12 pages, 3 written, 0 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-01; sed -i 's/Dawn/Daybreak/' records/songs/dawn.md && peerpool site -o out; sed -i 's/The choir/Our choir/' .peerpool.yaml && peerpool site -o out
-- stderr --
12 pages, 5 written, 0 deleted
12 pages, 12 written, 0 deleted
-- cmd --
PEERPOOL_TODAY=2026-12-02 peerpool site -o out
-- stderr --
12 pages, 3 written, 0 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-02; peerpool site --for public -o out; peerpool site -o out; rm -r out
-- stderr --
7 pages, 4 written, 5 deleted
12 pages, 9 written, 0 deleted
-- cmd --
# Who changes the list, or what is remembered of it, changes nothing.
export PEERPOOL_TODAY=2026-12-02; peerpool site -q -o out; cp -r out before; echo mine >out/mine.html
echo mine.html >>out/.peerpool-site; peerpool site -o out; cat out/mine.html; rm out/mine.html
sed -i 's/^peerpool site 2 ./&0/' .git/peerpool/cache/site-*; peerpool site -o out
sed -i 's/ + all.html/ - all.html/' .git/peerpool/cache/site-*; peerpool site -o out; diff -r before out
-- stdout --
mine
-- stderr --
12 pages, 0 written, 0 deleted
12 pages, 0 written, 0 deleted
12 pages, 0 written, 0 deleted
-- cmd --
# What is remembered of queries is not believed either.
export PEERPOOL_TODAY=2026-12-02; sed -i 's/seats: 1200/seats: 1300/' records/halls/old-mill.yaml; for f in .git/peerpool/cache/answers-*; do tr 0-9 1-90 <$f >answers && cp answers $f; done
rm answers; peerpool site -o out; peerpool site -q -o new; diff -r out new
-- stderr --
12 pages, 3 written, 0 deleted
