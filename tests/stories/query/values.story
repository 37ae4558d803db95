# A query may say what its parameters can be, so that a slip is told and not
# answered with nothing.
-- .peerpool.yaml --
name: library
-- schemas/book.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: book, path: 'records/books/{id}.yaml', slug: true }
type: object
properties:
  id: { type: string }
  shelf: { type: string }
  year: { type: integer }
-- records/books/moss.yaml --
id: moss
shelf: nature
year: 1987
-- records/books/ferns.yaml --
id: ferns
shelf: nature
year: 2001
-- records/books/wrecks.yaml --
id: wrecks
shelf: history
year: 1992
-- schemas/queries/on-shelf.sql --
-- title: What stands on a shelf
-- param shelf: the shelf's name
-- values shelf: SELECT shelf FROM book
-- param order = id: in which order
-- values order: SELECT 'id' UNION ALL SELECT 'year'
SELECT id FROM book WHERE shelf = :shelf
ORDER BY CASE :order WHEN 'year' THEN year END, id
-- cmd --
peerpool query -p shelf=nature on-shelf
peerpool query -p shelf=nature -p order=year on-shelf
-- stdout --
id
-----
ferns
moss
id
-----
moss
ferns
-- cmd --
peerpool query -p shelf=natrue on-shelf || echo $?
peerpool query -p shelf=music -p order=yaer on-shelf || echo $?
-- stdout --
2
2
-- stderr --
schemas/queries/on-shelf.sql:2:10: error: 'shelf' cannot be 'natrue' [query-param]
  note: did you mean 'nature'?
  note: it may be nature or history
schemas/queries/on-shelf.sql:2:10: error: 'shelf' cannot be 'music' [query-param]
  note: it may be nature or history
schemas/queries/on-shelf.sql:4:10: error: 'order' cannot be 'yaer' [query-param]
  note: did you mean 'year'?
  note: it may be id or year
-- cmd --
# Of another day or commit, what there was then.
git init -q -b main . && git add -A && git commit -q -m first
sed -i 's/history/sea/' records/books/wrecks.yaml
peerpool query -p shelf=sea on-shelf && peerpool query --at HEAD -p shelf=sea on-shelf || echo $?
-- stdout --
id
------
wrecks
2
-- stderr --
schemas/queries/on-shelf.sql:2:10: error: 'shelf' cannot be 'sea' [query-param]
  note: it may be nature or history
-- cmd --
# Where there is nothing, nothing can be given.
rm records/books/*.yaml && peerpool query -p shelf=nature on-shelf || echo $?
git checkout -q records
-- stdout --
2
-- stderr --
schemas/queries/on-shelf.sql:2:10: error: 'shelf' cannot be 'nature' [query-param]
  note: it is the shelf's name
-- cmd --
# Numbers are no texts.
sed -i 's/^-- values shelf.*/-- values shelf: SELECT year FROM book/' schemas/queries/on-shelf.sql
peerpool query -p shelf=1987 on-shelf || echo $?
# What is wrong with the line itself.
sed -i 's/^-- values shelf.*/-- values shelf: SELECT shelv FROM book/' schemas/queries/on-shelf.sql
peerpool query -p shelf=nature on-shelf || echo $?
sed -i 's/^-- values shelf.*/-- values shelv: SELECT shelf FROM book/' schemas/queries/on-shelf.sql
peerpool query -p shelf=nature on-shelf || echo $?
-- stdout --
2
2
2
-- stderr --
schemas/queries/on-shelf.sql:2:10: error: 'shelf' cannot be '1987' [query-param]
  note: it is the shelf's name
schemas/queries/on-shelf.sql, values of 'shelf':1:8: error: no such column: shelv [query-error]
  note: did you mean 'shelf'?
schemas/queries/on-shelf.sql:3:11: error: no parameter 'shelv' is declared before its values [sql-file]
