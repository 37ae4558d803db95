# History of each record, without what may not be read.
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
git init -q -b main . && git add -A && git commit -q -m "Start" && sed -i 's/Ottoline/Ottilie/; s/1200/1300/; s/Cellar/Vault/' records/halls/old-mill.yaml && sed -i 's/whisperer/shouter/; s/Quill/Quillfeather/' records/singers/*.yaml && git commit -q -am "More seats & a name" && peerpool site -q -o out && sed -n '/id="history"/,/<\/main>/p' out/records/hall/old-mill.html
-- stdout --
<h2 id="history">History</h2>
<div class="block">
<table class="wide">
<thead>
<tr><th scope="col" class="d">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Why</th></tr>
</thead>
<tbody>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td data-of="Who">Ada Example</td><td data-of="What">Caretaker</td><td data-of="From">Ottoline Birdwhistle</td><td data-of="To">Ottilie Birdwhistle</td><td data-of="Why">More seats &amp; a name</td></tr>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td data-of="Who">Ada Example</td><td data-of="What">Rooms: Name</td><td data-of="From">Cellar</td><td data-of="To">Vault</td><td data-of="Why">More seats &amp; a name</td></tr>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td data-of="Who">Ada Example</td><td data-of="What">Seats</td><td data-of="From">1200</td><td data-of="To">1300</td><td data-of="Why">More seats &amp; a name</td></tr>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td data-of="Who">Ada Example</td><td data-of="What">The record was made</td><td data-of="From"></td><td data-of="To"></td><td data-of="Why">Start</td></tr>
</tbody>
</table>
</div>
</main>
-- cmd --
peerpool site -q --for public -o public && sed -n '/id="history"/,/<\/main>/p' public/records/hall/old-mill.html && grep -rl 'Ottilie\|Ottoline\|whisperer\|shouter' public
-- stdout --
<h2 id="history">History</h2>
<div class="block">
<table class="wide">
<thead>
<tr><th scope="col" class="d">When</th><th scope="col" class="s">What</th><th scope="col">From</th><th scope="col">To</th></tr>
</thead>
<tbody>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td class="s" data-of="What">Rooms: Name</td><td data-of="From">Cellar</td><td data-of="To">Vault</td></tr>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td class="s" data-of="What">Seats</td><td data-of="From">1200</td><td data-of="To">1300</td></tr>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td class="s" data-of="What">The record was made</td><td data-of="From"></td><td data-of="To"></td></tr>
</tbody>
</table>
</div>
</main>
-- exit --
1
-- cmd --
sed -i 's/^rent:.*/rent: { week: 70 }/; s/^rooms:.*/rooms: []/' records/halls/old-mill.yaml && git commit -q -am "Rent" && peerpool site -q -o out && peerpool site -q --for public -o public && grep -c 'Rooms<\|Rent' out/records/hall/old-mill.html; grep 'data-of="What">Ro\|Rent' public/records/hall/old-mill.html
-- stdout --
3
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td class="s" data-of="What">Rooms: Name</td><td data-of="From">Cellar</td><td data-of="To">Vault</td></tr>
-- cmd --
sed -n '/id="history"/,/<\/main>/p' out/records/singer/s-0a0a0a0a.html && grep -rl 'whisperer\|shouter' out
-- stdout --
<h2 id="history">History</h2>
<div class="block">
<table class="wide">
<thead>
<tr><th scope="col" class="d">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">From</th><th scope="col">To</th><th scope="col">Why</th></tr>
</thead>
<tbody>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td data-of="Who">Ada Example</td><td data-of="What">Name</td><td data-of="From">Tamsin &lt;Quill&gt; &amp; Co</td><td data-of="To">Tamsin &lt;Quillfeather&gt; &amp; Co</td><td data-of="Why">More seats &amp; a name</td></tr>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td data-of="Who">Ada Example</td><td data-of="What">The record was made</td><td data-of="From"></td><td data-of="To"></td><td data-of="Why">Start</td></tr>
</tbody>
</table>
</div>
</main>
-- exit --
1
