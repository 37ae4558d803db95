# A sheet made by export --edit comes back.
-- .peerpool.yaml --
name: library
-- schemas/branch.yaml --
$schema: https://json-schema.org/draft/2020-12/schema
x-kind: { name: branch, path: 'records/branches/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string, minLength: 2 }
  part_of: { type: string, x-ref: branch }
required: [id, name]
additionalProperties: false
-- records/branches/quay.yaml --
# By the water.
id: quay
name: The Quay  # since 1999
-- records/branches/hut.yaml --
id: hut
name: The Hut
part_of: quay
-- sheet.csv --
id,name,part_of,part_of (name),_version
hut,The Hut,quay,The Quay,HUT
quay,Quayside,,,QUAY
,The Shed,quay,,
-- cmd --
git init -q
git add .
for r in hut quay; do
	id=$(git hash-object records/branches/$r.yaml | cut -c1-12)
	sed -i "s/$(echo $r | tr a-z A-Z)/v$id/" sheet.csv
done
git commit -qm 'A branch'
peerpool import branch sheet.csv && cat records/branches/quay.yaml && git log -1 --format=%B --stat
-- stdout --
changed records/branches/quay.yaml
  name: 'The Quay' -> 'Quayside'
1 new (1 branch), 1 changed (1 branch), 1 unchanged
# By the water.
id: quay
name: Quayside  # since 1999
Import branch: 1 new, 1 changed


 records/branches/quay.yaml     | 2 +-
 records/branches/the-shed.yaml | 4 ++++
 2 files changed, 5 insertions(+), 1 deletion(-)
-- stderr --
3 rows; commit 71345250cf
-- cmd --
# A second time: the record is not as it was, but nothing would change it.
sed -i '/Shed/d' sheet.csv; peerpool import branch sheet.csv
-- stdout --
0 new, 0 changed, 2 unchanged
-- stderr --
sheet.csv:2:18: warning: D2 'part_of (name)': not what the record of the id in 'part_of' is called now; the id was taken; found 'The Quay' [import-shown]
2 rows
-- cmd --
# It would be changed back.
sed -i 's/Quayside/The Pier/' sheet.csv; peerpool import branch sheet.csv
-- stderr --
sheet.csv:2:18: warning: D2 'part_of (name)': not what the record of the id in 'part_of' is called now; the id was taken; found 'The Quay' [import-shown]
sheet.csv:3:17: error: E3 '_version': the record has changed since the row was made of it [import-stale]
  note: export the sheet again, and make the change there
nothing was written
-- exit --
1
-- cmd --
# The record is gone.
git rm -q records/branches/hut.yaml
peerpool import branch sheet.csv
-- stderr --
sheet.csv:2:1: error: A2 'id': the row was made of a branch that is not there [import-match]
sheet.csv:3:17: error: E3 '_version': the record has changed since the row was made of it [import-stale]
  note: export the sheet again, and make the change there
nothing was written
-- exit --
1
