# What commits and records say cannot act in pages, or on a terminal.
-- .peerpool.yaml --
name: choir
site: { title: Choir, pages: [singer] }
-- schemas/singer.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: singer, path: 'records/singers/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string }
-- records/singers/ann.yaml --
id: ann
name: '"><svg onload=alert(1)> Ann'
-- cmd --
git init -q -b main . && git add -A
GIT_AUTHOR_NAME='</td><script>alert(2)</script>' git commit -q -m first
printf 'id: ann\nname: "javascript:alert(4) \\e[31m\\u202eAnn"\n' >records/singers/ann.yaml
GIT_AUTHOR_NAME='[x](javascript:alert(5))' git commit -q -a -m "$(printf '<img src=x onerror=alert(6)>\033]0;title\007')"
peerpool site -q -o out
-- cmd --
# Nothing that a browser would run or follow: no tag, handler or address but ours.
cat $(find out -name '*.html') >all
! grep -o '<[a-z]* [^>]* on[a-z]*=\|<svg onload\|<img[^>]*\|<script>alert\|href="[a-z]*:[^"]*' all
sed -n '/<tbody>/,/<\/tbody>/p' out/records/singer/ann.html
-- stdout --
<tbody>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td data-of="Who">[x](javascript:alert(5))</td><td data-of="What">Name</td><td data-of="From">&quot;&gt;&lt;svg onload=alert(1)&gt; Ann</td><td data-of="To">javascript:alert(4) \x1b[31m\u202eAnn</td><td data-of="Why">&lt;img src=x onerror=alert(6)&gt;\x1b]0;title\x07</td></tr>
<tr><th scope="row" class="d">2 March 2026, 09:00</th><td data-of="Who">/tdscriptalert(2)/script</td><td data-of="What">The record was made</td><td data-of="From"></td><td data-of="To"></td><td data-of="Why">first</td></tr>
</tbody>
-- cmd --
# On a terminal, and in what other programs read.
peerpool log ann | cat -v
peerpool log --format json ann | cat -v
-- stdout --
be973fe152  2026-03-02 09:00:00 UTC  [x](javascript:alert(5)) <ada@example.org>
  <img src=x onerror=alert(6)>\x1b]0;title\x07
    /name: '"><svg onload=alert(1)> Ann' -> 'javascript:alert(4) \x1b[31m\u202eAnn'

77cedec191  2026-03-02 09:00:00 UTC  /tdscriptalert(2)/script <ada@example.org>
  first
    made: '{"id":"ann","name":"\"><svg onload=alert(1)> Ann"}'
[
{"commit":"be973fe152946eff9f0596a17d2ea9411ba26cd5","time":"2026-03-02T09:00:00Z","actor":"[x](javascript:alert(5)) <ada@example.org>","kind":"singer","id":"ann","pointer":"/name","old":"\"><svg onload=alert(1)> Ann","new":"javascript:alert(4) \u001b[31m\u202eAnn","reason":"<img src=x onerror=alert(6)>\u001b]0;title\u0007","_path":"records/singers/ann.yaml","_pool":"choir"},
{"commit":"77cedec1913babfcf9192daf38b7358bf7c34678","time":"2026-03-02T09:00:00Z","actor":"/tdscriptalert(2)/script <ada@example.org>","kind":"singer","id":"ann","pointer":"","old":null,"new":"{\"id\":\"ann\",\"name\":\"\\\"><svg onload=alert(1)> Ann\"}","reason":"first","_path":"records/singers/ann.yaml","_pool":"choir"}
]
