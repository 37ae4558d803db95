# Export, then import: no byte changes; and from nothing, all comes back.
-- cmd --
cp -R "$SOURCE/tests/pools/tiny/." .
git init -q
git add .
git commit -qm 'A library'
peerpool export --format csv -o sheets
for kind in branch member book loan review; do
	peerpool import $kind sheets/$kind.csv
done
git status --porcelain records
-- stdout --
0 new, 0 changed, 2 unchanged
0 new, 0 changed, 3 unchanged
0 new, 0 changed, 3 unchanged
0 new, 0 changed, 3 unchanged
0 new, 0 changed, 2 unchanged
-- stderr --
13 records in 5 files, made of personal data
'sheets' lies in the repository: do not commit it
2 rows
3 rows
3 rows
3 rows
2 rows
-- cmd --
peerpool export --edit review | peerpool import review -
git log --oneline | wc -l
-- stdout --
0 new, 0 changed, 2 unchanged
1
-- stderr --
2 records, made of personal data
2 rows
-- cmd --
rm -r records
for kind in branch member book loan review; do
	peerpool import --no-commit $kind sheets/$kind.csv
done
peerpool check
peerpool export --format csv -o again
diff -r -x .peerpool-export sheets again
cat records/reviews/v-a068vcd1.md | sed 's/^salt: .*/salt: SALT/'
-- stdout --
2 new (2 branch), 0 changed, 0 unchanged
3 new (3 member), 0 changed, 0 unchanged
3 new (3 book), 0 changed, 0 unchanged
3 new (3 loan), 0 changed, 0 unchanged
2 new (2 review), 0 changed, 0 unchanged
---
id: v-a068vcd1
book: the-borrowed-lantern
member: m-td25vt4f
stars: 3
written_on: 2026-11-10
salt: SALT
---

Slow to start.

- The lighthouse chapters are splendid.
- The ending is not.
-- stderr --
2 rows
3 rows
3 rows
3 rows
2 rows
13 records, no errors
13 records in 5 files, made of personal data
'again' lies in the repository: do not commit it
