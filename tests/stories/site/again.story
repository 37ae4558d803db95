# Only what has changed is written, and only what is ours deleted.
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
export PEERPOOL_TODAY=2026-12-01; peerpool site -o out && peerpool site -o out
-- stderr --
13 pages, 13 written, 0 deleted
13 pages, 0 written, 0 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-01; sed -i 's/1200/1300/' records/halls/old-mill.yaml && touch -d 2000-01-01 out/*.html out/*/*.html out/*/*/*.html && peerpool site -o out && find out -name '*.html' -newermt 2020-01-01 | sort
-- stdout --
out/directories/halls.html
out/records/hall/old-mill.html
out/reports/halls.html
-- stderr --
13 pages, 3 written, 0 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-01; echo mine >out/records/mine.html && rm records/singers/s-1b1b1b1b.yaml records/papers/halls.md && peerpool site -o out && ls out/* && cat out/records/mine.html
-- stdout --
out/all.html
out/index.html

out/directories:
halls.html
singers.html

out/records:
hall
hall.html
mine.html
singer
singer.html
song
song.html

out/reports:
names.html
mine
-- stderr --
11 pages, 5 written, 2 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-01; echo >>out/index.html; rm out/records/song/dawn.html; peerpool site -o out
-- stderr --
11 pages, 2 written, 0 deleted
-- cmd --
export PEERPOOL_TODAY=2026-12-01; printf '../records/halls/old-mill.html\n/etc/passwd.html\nrecords/../../schemas/queries/x.html\n' >>out/.peerpool-site && touch schemas/queries/x.html && peerpool site -o out && ls schemas/queries
-- stdout --
halls.sql
singers.sql
x.html
-- stderr --
11 pages, 0 written, 0 deleted
-- cmd --
# Half a page that a killed run left goes, once nobody can be at it; what bears
# the name of a page to come, and is none of ours, stays.
touch out/records/.peerpool-0123abcd.tmp && touch -d '2 hours ago' out/records/.peerpool-4567abcd.tmp out/.peerpool-89abcdef.tmp
export PEERPOOL_TODAY=2026-12-02; peerpool site -q -o out && ls -A out out/records | grep tmp
sed 's/^id: .*/id: spare/' records/papers/names.md >records/papers/spare.md && echo mine >out/reports/spare.html
peerpool site -o out || cat out/reports/spare.html
-- stdout --
.peerpool-0123abcd.tmp
mine
-- stderr --
out/reports/spare.html: error: a page is to be there, and a file that is none of the site's is [file-write]
  note: move it, or name another folder
