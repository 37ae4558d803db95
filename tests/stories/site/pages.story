# A folder of pages: reports, directories, records with what refers to them.
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
export PEERPOOL_TODAY=2026-12-01; peerpool site -o out && cd out && find . -type f | sort
-- stdout --
./.peerpool-site
./all.html
./directories/halls.html
./directories/singers.html
./index.html
./records/hall.html
./records/hall/old-mill.html
./records/singer.html
./records/singer/s-0a0a0a0a.html
./records/singer/s-1b1b1b1b.html
./records/song.html
./records/song/dawn.html
./reports/halls.html
./reports/names.html
-- stderr --
13 pages, 13 written, 0 deleted
-- cmd --
sed -n '/<main/,/<\/main>/p' out/records/hall/old-mill.html
-- stdout --
<main id="main" tabindex="-1">
<dl class="fields">
<dt>Name</dt>
<dd>Old Mill</dd>
<dt>Town</dt>
<dd>Rutland</dd>
<dt>Caretaker</dt>
<dd>Ottoline Birdwhistle</dd>
<dt>Built on</dt>
<dd>7 March 1899</dd>
<dt>Seats</dt>
<dd>1,200 people</dd>
<dt>Heated</dt>
<dd>no</dd>
<dt>Rent: Day</dt>
<dd>12.5</dd>
</dl>
<div class="block">
<table>
<caption>Rooms</caption>
<thead>
<tr><th scope="col">Name</th><th scope="col" class="n">Seats</th></tr>
</thead>
<tbody>
<tr><th scope="row">Loft</th><td class="n">40</td></tr>
<tr><th scope="row">Cellar</th><td class="n">[x]</td></tr>
</tbody>
</table>
<p class="note">[x] not available</p>
</div>
<h2 id="refers">What refers to it</h2>
<div class="block">
<table>
<thead>
<tr><th scope="col">Record</th><th scope="col">Kind</th><th scope="col">As</th></tr>
</thead>
<tbody>
<tr><th scope="row"><a href="../../records/singer/s-0a0a0a0a.html">Tamsin &lt;Quill&gt; &amp; Co</a></th><td>Singer</td><td>Home hall</td></tr>
<tr><th scope="row"><a href="../../records/song/dawn.html">Dawn</a></th><td>Song</td><td>First sung in</td></tr>
</tbody>
</table>
</div>
</main>
-- cmd --
sed -n '/<body>/,/<\/main>/p' out/records/singer/s-0a0a0a0a.html
-- stdout --
<body>
<a class="skip" href="#main">Skip to the content</a>
<nav aria-label="Site">
<ul>
<li><a href="../../index.html">The choir</a></li>
<li><a href="../../all.html">All pages</a></li>
</ul>
</nav>
<header>
<h1>Tamsin &lt;Quill&gt; &amp; Co</h1>
<ul class="facts">
<li>Singer s-0a0a0a0a</li>
<li>records/singers/s-0a0a0a0a.yaml</li>
</ul>
</header>
<main id="main" tabindex="-1">
<dl class="fields">
<dt>Name</dt>
<dd>Tamsin &lt;Quill&gt; &amp; Co</dd>
<dt>Home hall</dt>
<dd><a href="../../records/hall/old-mill.html">Old Mill, Rutland</a></dd>
<dt>Songs known</dt>
<dd><a href="../../records/song/dawn.html">Dawn</a></dd>
</dl>
</main>
-- cmd --
sed -n '/<main/,/<\/main>/p' out/index.html out/all.html out/records/singer.html out/directories/singers.html out/records/song/dawn.html
-- stdout --
<main id="main" tabindex="-1">
<h2 id="reports">Reports</h2>
<ul class="links">
<li><a href="reports/halls.html">How full we are</a> <span class="note">Seats, by hall.</span></li>
<li><a href="reports/names.html">All singers</a></li>
<li>One singer <span class="note">It has no page, as it asks for something (their name): peerpool report one -p who=...</span></li>
</ul>
<h2 id="directories">Directories</h2>
<ul class="links">
<li><a href="directories/singers.html">Who sings</a> <span class="note">2 rows</span></li>
<li><a href="directories/halls.html">Halls</a> <span class="note">1 row</span></li>
</ul>
<h2 id="records">Records</h2>
<ul class="links">
<li><a href="records/hall.html">Hall</a> <span class="note">1 record</span></li>
<li><a href="records/singer.html">Singer</a> <span class="note">2 records</span></li>
<li><a href="records/song.html">Song</a> <span class="note">1 record</span></li>
</ul>
</main>
<main id="main" tabindex="-1">
<div class="filter" data-filters="list" hidden>
<label for="list-filter">Search the titles</label>
<input type="search" id="list-filter" autocomplete="off" spellcheck="false">
<output for="list-filter"></output>
</div>
<ul id="list" class="links">
<li><a href="reports/halls.html">How full we are</a> <span class="note">Report</span></li>
<li><a href="reports/names.html">All singers</a> <span class="note">Report</span></li>
<li><a href="directories/singers.html">Who sings</a> <span class="note">Directory</span></li>
<li><a href="directories/halls.html">Halls</a> <span class="note">Directory</span></li>
<li><a href="records/hall/old-mill.html">Old Mill, Rutland</a> <span class="note">Hall</span></li>
<li><a href="records/singer/s-1b1b1b1b.html">Bo Ash</a> <span class="note">Singer</span></li>
<li><a href="records/singer/s-0a0a0a0a.html">Tamsin &lt;Quill&gt; &amp; Co</a> <span class="note">Singer</span></li>
<li><a href="records/song/dawn.html">Dawn</a> <span class="note">Song</span></li>
</ul>
</main>
<main id="main" tabindex="-1">
<div class="filter" data-filters="list" hidden>
<label for="list-filter">Find by name</label>
<input type="search" id="list-filter" autocomplete="off" spellcheck="false">
<output for="list-filter"></output>
</div>
<ul id="list" class="links">
<li><a href="../records/singer/s-1b1b1b1b.html">Bo Ash</a></li>
<li><a href="../records/singer/s-0a0a0a0a.html">Tamsin &lt;Quill&gt; &amp; Co</a></li>
</ul>
</main>
<main id="main" tabindex="-1">
<div class="filter" data-filters="list" hidden>
<label for="list-filter">Show rows with</label>
<input type="search" id="list-filter" autocomplete="off" spellcheck="false">
<output for="list-filter"></output>
</div>
<div class="block" id="list">
<table>
<thead>
<tr><th scope="col">Name</th><th scope="col">Hall</th></tr>
</thead>
<tbody>
<tr><th scope="row"><a href="../records/singer/s-1b1b1b1b.html">Bo Ash</a></th><td></td></tr>
<tr><th scope="row"><a href="../records/singer/s-0a0a0a0a.html">Tamsin &lt;Quill&gt; &amp; Co</a></th><td><a href="../records/hall/old-mill.html">Old Mill</a></td></tr>
</tbody>
</table>
</div>
</main>
<main id="main" tabindex="-1">
<dl class="fields">
<dt>Name</dt>
<dd>Dawn</dd>
<dt>First sung in</dt>
<dd><a href="../../records/hall/old-mill.html">Old Mill, Rutland</a></dd>
</dl>
<p>The day
breaks.</p>
<h2 id="refers">What refers to it</h2>
<div class="block">
<table>
<thead>
<tr><th scope="col">Record</th><th scope="col">Kind</th><th scope="col">As</th></tr>
</thead>
<tbody>
<tr><th scope="row"><a href="../../records/singer/s-0a0a0a0a.html">Tamsin &lt;Quill&gt; &amp; Co</a></th><td>Singer</td><td>Songs known</td></tr>
</tbody>
</table>
</div>
</main>
-- cmd --
grep -c 'href="../records/hall/old-mill.html"' out/reports/halls.html; grep -rl 'whisperer\|0123456789abc' out
-- stdout --
1
-- exit --
1
