# What cannot be done is told, with the way out.
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
peerpool site
-- stderr --
peerpool site: say which folder the pages go into
  note: -o DIR says it
  note: see 'peerpool site --help'
-- exit --
2
-- cmd --
peerpool site -o out more
-- stderr --
peerpool site: 'more' is one argument too many
  note: see 'peerpool site --help'
-- exit --
2
-- cmd --
mkdir full && echo x >full/notes.txt && peerpool site -o full; ls full
-- stderr --
full: error: the folder holds other files, and no site [file-write]
  note: name a folder that is empty, or not there yet
-- exit --
2
-- cmd --
ln -s records/halls here && peerpool site -o records/pages || peerpool site -o here/a/b
-- stderr --
records/pages: error: the folder lies among the pool's records, where nothing else may lie [file-write]
here/a/b: error: the folder lies among the pool's records, where nothing else may lie [file-write]
-- exit --
2
-- cmd --
sed -i 's/pages: \[singer, song, hall\]/pages: [singer, sing]/; s/singers, halls/singer/' .peerpool.yaml && peerpool site -o out
-- stderr --
.peerpool.yaml:4:19: error: 'sing' is no kind of this pool [pool-config]
-- exit --
2
-- cmd --
sed -i 's/\[singer, sing\]/[hall]/' .peerpool.yaml && peerpool site -o out
-- stderr --
.peerpool.yaml:5:17: error: the pool keeps no query 'singer' [pool-config]
-- exit --
2
-- cmd --
printf 'name: choir\nsite: { titel: x, pages: hall, audiences: { a: some, b: { reads: none, more: 1 }, c: {} } }\n' >.peerpool.yaml && peerpool site -o out
-- stderr --
.peerpool.yaml:2:9: error: unknown key 'titel' in 'site' [pool-config]
  note: did you mean 'title'?
.peerpool.yaml:2:26: error: it must be a list of names [pool-config]
.peerpool.yaml:2:48: error: it must be none, personal or special: the strictest that this audience may read [pool-config]
.peerpool.yaml:2:57: error: an audience has 'reads', and 'also' at most [pool-config]
.peerpool.yaml:2:86: error: it must be none, personal or special: the strictest that this audience may read [pool-config]
-- exit --
2
-- cmd --
printf 'name: choir\nsite: []\n' >.peerpool.yaml && peerpool check
-- stdout --
.peerpool.yaml:2:7: error: 'site' must be a mapping [pool-config]
-- stderr --
0 files, 1 error
-- exit --
2
-- cmd --
printf 'name: choir\n' >.peerpool.yaml && peerpool site -o out && ls out out/reports
-- stdout --
out:
all.html
index.html
reports

out/reports:
halls.html
names.html
-- stderr --
4 pages, 4 written, 0 deleted
