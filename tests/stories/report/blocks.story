# Every form of block, values within lines, and templates.
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
title: Soups of the year
summary: What was served.
readers: all
date: '2026-03-31'
parameters:
  - { name: season, default: winter, what: season }
---

There are `=SELECT count(*) FROM soup` soups, of which `=served.soups` are of
the `=:season`, served `=served.portions` times. `=SELECT NULL` is not known.

```sql value id=served caption="portions"
SELECT sum(served) AS portions, count(*) AS soups
FROM soup WHERE season = :season
```

## Tables

```sql bar id=all caption="Portions by soup" note="Since the kitchen opened."
SELECT name AS "Soup", first AS "First", served AS "Portions"
FROM soup ORDER BY served DESC
```

```sql list
SELECT name, season FROM soup ORDER BY name
```

```sql empty="No soup is as old."
SELECT name FROM soup WHERE first < '2000-01-01'
```

> In a quotation:
>
> ```sql
> SELECT name AS "Soup"
> FROM soup WHERE season = 'summer'
> ```

## Each

```sql each
SELECT id, name FROM soup WHERE season = :season ORDER BY id
```

````template
### `=:name`

Served `=SELECT served FROM soup WHERE id = :id` times.

```sql
SELECT first AS "First served" FROM soup WHERE id = :id
```
````

## Others

```include one id=pea
```

```sql each template=one
SELECT id FROM soup WHERE season = 'winter' ORDER BY id
```
-- records/papers/one.md --
---
id: one
title: One soup
readers: all
parameters:
  - { name: id, what: soup }
---
*`=SELECT name FROM soup WHERE id = :id`* is a soup.
-- cmd --
git init -q -b main . && git add -A
GIT_AUTHOR_DATE='2026-03-02T10:00:00Z' GIT_COMMITTER_DATE='2026-03-02T10:00:00Z' \
	git -c user.name=Ada -c user.email=ada@example.org commit -q -m 'made'
-- cmd --
peerpool report --format markdown soups
-- stdout --
<!-- peerpool-report {"report":"soups","format":"markdown","date":"2026-03-31","parameters":{"season":"winter"}} -->

# Soups of the year

What was served.

- As at 31 March 2026
- Season: winter
- Confidentiality: All

There are 3 soups, of which 2 are of
the winter, served 1,280 times. \[x\] is not known.

**1,280** portions

## Tables

**Portions by soup**

| Soup | First | Portions |
| --- | --- | ---: |
| Leek &amp; potato | 6 January 2020 | 1,200 |
| Pea | 1 June 2021 | 300 |
| Swede |  | 80 |

Since the kitchen opened.

- Leek &amp; potato, winter
- Pea, summer
- Swede, winter

No soup is as old.

> In a quotation:
> 
> | Soup |
> | --- |
> | Pea |
> 

## Each

### Leek &amp; potato

Served 1,200 times.

| First served |
| --- |
| 6 January 2020 |

### Swede

Served 80 times.

| First served |
| --- |
|  |

## Others

*Pea* is a soup.

*Leek &amp; potato* is a soup.

*Swede* is a soup.

---

What this reads was last changed in commit 1a90de5911, of 2 March 2026.
-- cmd --
peerpool report --format commonmark -p season=summer --date 2025-12-31 soups | sed -n '/^## Tables/,/^## Each/p'
-- stdout --
## Tables

**Portions by soup**

- Leek &amp; potato: First 6 January 2020; Portions 1,200
- Pea: First 1 June 2021; Portions 300
- Swede: Portions 80

Since the kitchen opened.

- Leek &amp; potato, winter
- Pea, summer
- Swede, winter

No soup is as old.

> In a quotation:
> 
> - Pea
> 

## Each
