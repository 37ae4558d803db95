# In a sheet made by export --edit somebody changes a name, and not the id.
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
  near: { type: array, items: { type: string, x-ref: branch } }
required: [id, name]
additionalProperties: false
-- records/branches/quay.yaml --
id: quay
name: The Quay
-- records/branches/mill.yaml --
id: mill
name: The Mill
-- records/branches/hut.yaml --
id: hut
name: The Hut
part_of: quay
near: [quay, mill]
-- records/branches/loft.yaml --
id: loft
name: The Loft
part_of: quay
-- cmd --
# As it came, and with a name typed in another way.
peerpool export --edit branch -o sheet.csv && tr -d '\r' <sheet.csv && sed 's/hut,The Hut,quay,The Quay/hut,The Hut,quay, the  QUAY/' sheet.csv >same.csv && peerpool import branch same.csv
-- stdout --
﻿id,name,part_of,part_of (name),near,near (name),_version
hut,The Hut,quay,The Quay,quay; mill,The Quay; The Mill,vfc026c9391be
loft,The Loft,quay,The Quay,,,vaa601b438a43
mill,The Mill,,,,,vc1be93821ed0
quay,The Quay,,,,,vc9f7a4abebc0
0 new, 0 changed, 4 unchanged
-- stderr --
4 records
4 rows
-- cmd --
# Another record is called so; in a list, too.
sed 's/hut,The Hut,quay,The Quay/hut,The Hut,quay,The Mill/; s/The Quay; The Mill/The Quay; The Loft/' sheet.csv >typed.csv; peerpool import branch typed.csv
-- stderr --
typed.csv:2:18: error: D2 'part_of (name)': a name is only shown; to change it, change the id in 'part_of'; found 'The Mill' [import-name]
  note: mill is called so
typed.csv:2:38: error: F2 'near (name)': a name is only shown; to change it, change the id in 'near'; found 'The Quay; The Loft' [import-name]
  note: loft is called so
nothing was written
-- exit --
1
-- cmd --
# The name goes away; none was there; and a new row has nothing but a name.
sed 's/loft,The Loft,quay,The Quay/loft,The Loft,quay,/; s/quay,The Quay,,/quay,The Quay,,Mill/' sheet.csv >gone.csv
echo ',The Shed,,The Mill,,,' >>gone.csv; peerpool import branch gone.csv
-- stderr --
gone.csv:3:20: error: D3 'part_of (name)': a name is only shown; to change it, change the id in 'part_of' [import-name]
gone.csv:5:16: error: D5 'part_of (name)': a name is only shown; to change it, change the id in 'part_of'; found 'Mill' [import-name]
gone.csv:6:12: error: D6 'part_of (name)': a name is only shown; to change it, change the id in 'part_of'; found 'The Mill' [import-name]
  note: mill is called so
nothing was written
-- exit --
1
-- cmd --
# Nobody is called so, and the other row shows what it is called now.
sed 's/hut,The Hut,quay,The Quay/hut,The Hut,quay,The Pier/' sheet.csv >pier.csv; peerpool import branch pier.csv
-- stderr --
pier.csv:2:18: error: D2 'part_of (name)': a name is only shown; to change it, change the id in 'part_of'; found 'The Pier' [import-name]
nothing was written
-- exit --
1
-- cmd --
# It has got another name since: both rows show the old one, and are taken.
sed -i 's/The Quay/Quayside/' records/branches/quay.yaml; sed '/^quay/d; s/The Loft/Loft/' sheet.csv >old.csv
peerpool import -n branch old.csv
-- stdout --
changed records/branches/loft.yaml
  name: 'The Loft' -> 'Loft'
0 new, 1 changed (1 branch), 2 unchanged
-- stderr --
old.csv:2:18: warning: D2 'part_of (name)': not what the record of the id in 'part_of' is called now; the id was taken; found 'The Quay' [import-shown]
old.csv:2:38: warning: F2 'near (name)': not what the record of the id in 'near' is called now; the id was taken; found 'The Quay; The Mill' [import-shown]
old.csv:3:16: warning: D3 'part_of (name)': not what the record of the id in 'part_of' is called now; the id was taken; found 'The Quay' [import-shown]
3 rows; nothing was written
-- cmd --
# Nor told, where the column is passed over.
peerpool import -n branch old.csv --ignore-column 'part_of (name)' --ignore-column 'near (name)'
-- stdout --
changed records/branches/loft.yaml
  name: 'The Loft' -> 'Loft'
0 new, 1 changed (1 branch), 2 unchanged
-- stderr --
3 rows; nothing was written
-- cmd --
# The id was changed, and the name was not; or both were.
sed 's/loft,The Loft,quay/loft,The Loft,mill/; s/hut,The Hut,quay,The Quay/hut,The Hut,mill,The Mill/' sheet.csv | sed '/^quay/d; s/quay; mill,The Quay/quay; mill,Quayside/' | peerpool import branch -
-- stdout --
changed records/branches/hut.yaml
  part_of: 'quay' -> 'mill'
changed records/branches/loft.yaml
  part_of: 'quay' -> 'mill'
0 new, 2 changed (2 branch), 1 unchanged
-- stderr --
3 rows
-- cmd --
# The rows without a fault are taken; what is told of them is told once.
peerpool export --edit branch >now.csv; sed 's/hut,The Hut,mill,The Mill/hut,The Hut,mill,The Loft/; s/loft,The Loft,mill,The Mill/loft,Loft,mill,Old Mill/; s/^mill,The Mill/mill,The Big Mill/' now.csv | peerpool import --partial branch -
-- stdout --
changed records/branches/loft.yaml
  name: 'The Loft' -> 'Loft'
changed records/branches/mill.yaml
  name: 'The Mill' -> 'The Big Mill'
0 new, 2 changed (2 branch), 1 unchanged
-- stderr --
4 records
standard input:2:18: error: D2 'part_of (name)': a name is only shown; to change it, change the id in 'part_of'; found 'The Loft' [import-name]
  note: loft is called so
standard input:3:16: warning: D3 'part_of (name)': not what the record of the id in 'part_of' is called now; the id was taken; found 'Old Mill' [import-shown]
4 rows, 1 left out
