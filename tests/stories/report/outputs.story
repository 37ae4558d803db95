# Outputs: they say what was read, are the same when made again, and tell when
# they are out of date.
-- .peerpool.yaml --
name: soup
time_zone: Europe/London
branch: main
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
  cook: { type: string }
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
-- records/soups/leek.yaml --
id: leek
name: Leek & potato
season: winter
served: 1200
first: 2020-01-06
-- records/soups/pea.yaml --
id: pea
name: Pea
season: summer
served: 300
first: 2021-06-01
-- records/soups/swede.yaml --
id: swede
name: Swede
season: winter
served: 80
-- records/papers/soups.md --
---
id: soups
title: Soups
readers: all
date: last-financial-year
---
`=SELECT today FROM clock`: `=SELECT count(*) FROM soup` soups.

```sql id=by-season
SELECT season AS "Season", count(*) AS "Soups" FROM soup GROUP BY 1 ORDER BY 1
```
-- records/papers/papers.md --
---
id: papers
title: Papers
readers: all
---
```sql
SELECT id, '=1+1' AS formula FROM paper ORDER BY id
```

```sql hidden id=x
SELECT 1
```

```sql id=one
SELECT 'a, "b"' AS x
```
-- records/papers/prose.md --
---
id: prose
title: Prose
readers: all
---
Nothing is read here.
-- cmd --
commit() {
	git add -A
	GIT_COMMITTER_DATE="$1T12:00:00Z" GIT_AUTHOR_DATE="$1T12:00:00Z" \
		git -c user.name=Ada -c user.email=ada@example.org \
		commit -qm "$2"
}
git init -q -b main .
commit 2026-01-05 'first'
rm records/soups/pea.yaml
commit 2026-02-05 'no pea'
echo '# about' >README.md
commit 2026-03-05 'nothing of soups'
sed -i 's/^Nothing/And nothing/' records/papers/prose.md
commit 2026-04-05 'another paper'
-- cmd --
# The last commit that touched what was read, whatever came later.
PEERPOOL_TODAY=2026-07-01 peerpool report --format markdown soups -o soups.md
cat soups.md
cp soups.md before.md
-- stdout --
<!-- peerpool-report {"report":"soups","format":"markdown","date":"2026-03-31","parameters":{}} -->

# Soups

- As at 31 March 2026
- Confidentiality: All

31 March 2026: 2 soups.

| Season | Soups |
| --- | ---: |
| winter | 2 |


---

What this reads was last changed in commit 066b79eccb, of 5 February 2026.
-- cmd --
# A day later, and after a commit that changes nothing of it: the same bytes.
git add -A
git -c user.name=Ada -c user.email=ada@example.org commit -qm 'kept'
PEERPOOL_TODAY=2026-07-02 peerpool report --format markdown soups | cmp - before.md
for format in html markdown commonmark latex; do
	PEERPOOL_TODAY=2026-07-01 peerpool report --format $format soups >one
	PEERPOOL_TODAY=2026-07-01 peerpool report --format $format soups >two
	cmp one two
done
PEERPOOL_TODAY=2027-07-02 peerpool report --check soups.md before.md
-- cmd --
# Not committed: it says so, and what was kept is out of date.
sed -i 's/season: winter/season: summer/' records/soups/leek.yaml
PEERPOOL_TODAY=2026-07-01 peerpool report --format markdown soups | tail -4
peerpool report --check soups.md
-- stdout --

What this reads was last changed in commit 066b79eccb, of 5 February 2026.

It was made with changes that were not committed.
-- stderr --
soups.md: error: it is not what its report would be now [report-stale]
  note: peerpool report --format markdown soups -o soups.md
-- exit --
1
-- cmd --
git checkout -q records && sed -i 's/soups\./SOUPS/' soups.md && echo x >x.md
peerpool report --check soups.md x.md
-- stderr --
soups.md: error: it is not what its report would be now [report-stale]
  note: peerpool report --format markdown soups -o soups.md
x.md: error: it does not say of which report it was made [report-stale]
-- exit --
1
-- cmd --
# What a file says of itself is not believed.
git checkout -q .
sed '1s/"markdown"/"x; rm -rf y"/' soups.md >x.md
sed '1s/"parameters":{/&"gone":"1"/' soups.md >y.md
peerpool report --check x.md y.md
-- stderr --
x.md: error: it is not what its report would be now [report-stale]
  note: peerpool report --format markdown soups -o x.md
y.md: error: its report has no parameter 'gone' any more [report-stale]
-- exit --
1
-- cmd --
# What was recorded by then, and what was true then.
git checkout -q . && rm x.md y.md
peerpool report --format markdown --at 2026-01-20 soups
peerpool report --format markdown --at HEAD~3 --date 2026-12-24 soups | sed -n 5,9p
-- stdout --
<!-- peerpool-report {"report":"soups","format":"markdown","date":"2025-03-31","at":"2026-01-20","parameters":{}} -->

# Soups

- As at 31 March 2025, as recorded by 20 January 2026
- Confidentiality: All

31 March 2025: 3 soups.

| Season | Soups |
| --- | ---: |
| summer | 1 |
| winter | 2 |


---

What this reads was last changed in commit 3ef6ac686b, of 5 January 2026.
- As at 24 December 2026, as recorded by HEAD\~3
- Confidentiality: All

24 December 2026: 2 soups.

-- cmd --
# What reads nothing names no commit.
PEERPOOL_TODAY=2026-05-01 peerpool report --format markdown prose
-- stdout --
<!-- peerpool-report {"report":"prose","format":"markdown","date":"2026-05-01","parameters":{}} -->

# Prose

- As at 1 May 2026
- Confidentiality: All

And nothing is read here.
-- cmd --
PEERPOOL_TODAY=2026-07-01 peerpool report --format csv soups | tr -d '\r'
-- stdout --
Season,Soups
winter,2
-- cmd --
peerpool report --format csv papers || echo $?
peerpool report --format csv papers -o csv && ls csv && cat csv/* | tr -d '\r'
-- stdout --
2
block-1.csv
one.csv
id,formula
papers,'=1+1
prose,'=1+1
soups,'=1+1
x
"a, ""b"""
-- stderr --
peerpool report: the report has 2 blocks
  note: -o FOLDER takes a file for each
-- cmd --
peerpool report --format csv prose
-- stderr --
peerpool report: the report has no blocks that could be CSV
-- exit --
2
-- cmd --
PEERPOOL_TODAY=2026-07-01 peerpool report --format latex soups
-- stdout --
\documentclass[a4paper]{article}
\usepackage{fontspec}
\usepackage{array}
\usepackage{longtable}
\usepackage{graphicx}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\title{Soups}
\author{}
\date{As at 31 March 2026}
\begin{document}
\maketitle

\emph{All}

31 March 2026: 2 soups.

\begin{longtable}{>{\raggedright\arraybackslash}p{0.80\linewidth}r}
\hline
\textbf{Season} & \textbf{Soups} \\
\hline
\endhead
{}winter & 2 \\
\hline
\end{longtable}



{\small What this reads was last changed in commit 066b79eccb, of 5 February 2026.\par}
\end{document}
-- cmd --
PEERPOOL_TODAY=2026-07-01 peerpool report soups | sed -n '/<main/,$p'
-- stdout --
<main id="main" tabindex="-1">
<p>31 March 2026: 2 soups.</p>
<div class="block" id="by-season">
<table>
<thead>
<tr><th scope="col">Season</th><th scope="col" class="n">Soups</th></tr>
</thead>
<tbody>
<tr><th scope="row">winter</th><td class="n">2</td></tr>
</tbody>
</table>
</div>
</main>
<footer>
<p>What this reads was last changed in commit 066b79eccb, of 5 February 2026.</p>
</footer>
</body>
</html>
-- cmd --
peerpool report soups -o nowhere/soups.html
-- stderr --
peerpool report: cannot write 'nowhere/soups.html': No such file or directory
-- exit --
2
-- cmd --
peerpool report --at 2020-01-01 soups
-- stderr --
error: nothing was recorded by 2020-01-01: the first commit of main is of 2026-01-05 [revision]
  note: what was true on a day, whenever it was recorded: --date
-- exit --
2
-- cmd --
peerpool report --list soups
-- stderr --
peerpool report: --list stands alone
  note: see 'peerpool report --help'
-- exit --
2
-- cmd --
peerpool report
-- stderr --
peerpool report: say which report to make
  note: 'peerpool report --list' shows which there are
  note: see 'peerpool report --help'
-- exit --
2
-- cmd --
peerpool report --date 1/2/2026 soups
-- stderr --
peerpool report: --date wants a day as YYYY-MM-DD, not '1/2/2026'
  note: write the year first: 2026-02-01
  note: see 'peerpool report --help'
-- exit --
2
-- cmd --
peerpool report -p x soups
-- stderr --
peerpool report: -p wants NAME=VALUE, not 'x'
  note: see 'peerpool report --help'
-- exit --
2
