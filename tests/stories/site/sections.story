# The index has reports by section: first those that the configuration names, in
# its order, then others, then reports that name none.
-- .peerpool.yaml --
name: choir
site:
  sections: [Money, Nobody's, Song]
-- schemas/paper.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: paper, path: 'records/{id}.md', slug: true, title: '{title}', document: true }
type: object
properties:
  id: { type: string }
  title: { type: string }
  section: { type: string }
  readers: { enum: [all], x-reads: { all: none } }
  body: { type: string }
-- records/a.md --
---
id: a
title: Halls
section: Places & people
readers: all
---
None.
-- records/b.md --
---
id: b
title: Hymns
section: Song
readers: all
---
None.
-- records/c.md --
---
id: c
title: Rest
readers: all
---
None.
-- records/d.md --
---
id: d
title: Fees
section: Money
readers: all
---
None.
-- cmd --
git init -q -b main . && git add -A && git commit -qm all
peerpool site -q -o out && sed -n '/<main/,/<\/main>/p' out/index.html
-- stdout --
<main id="main" tabindex="-1">
<h2 id="reports-1">Money</h2>
<ul class="links">
<li><a href="reports/d.html">Fees</a></li>
</ul>
<h2 id="reports-3">Song</h2>
<ul class="links">
<li><a href="reports/b.html">Hymns</a></li>
</ul>
<h2 id="reports-4">Places &amp; people</h2>
<ul class="links">
<li><a href="reports/a.html">Halls</a></li>
</ul>
<h2 id="reports">Other reports</h2>
<ul class="links">
<li><a href="reports/c.html">Rest</a></li>
</ul>
</main>
-- cmd --
# Another order is another index.
sed -i 's/Money, Nobody.s, Song/Song/' .peerpool.yaml
peerpool site -q -o out && grep '<h2' out/index.html
-- stdout --
<h2 id="reports-1">Song</h2>
<h2 id="reports-2">Places &amp; people</h2>
<h2 id="reports-3">Money</h2>
<h2 id="reports">Other reports</h2>
-- cmd --
sed -i 's/sections: .*/sections: Song/' .peerpool.yaml
peerpool site -q -o out
-- stderr --
.peerpool.yaml:3:13: error: it must be a list of names [pool-config]
-- exit --
2
