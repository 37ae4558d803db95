# What those meet who are new to it: warnings that hide an error, copies that an
# editor or a merge left, a clone without its history, a commit on no branch.
-- .peerpool.yaml --
name: tools
-- schemas/tool.yaml --
x-kind: { name: tool, path: 'records/tools/{id}.yaml', slug: true, title: '{name}' }
type: object
properties:
  id: { type: string }
  name: { type: string }
  needs: { type: string, x-ref: tool }
required: [id, name]
additionalProperties: false
-- schemas/rules/plain.sql --
-- id: plain
-- severity: warning
-- title: a tool has a plain name
-- bad: name: saw
-- good: name: Long saw
--
-- One word is seldom enough.
SELECT _path AS path, '/name' AS pointer, 'one word' AS message
FROM tool WHERE name NOT LIKE '% %'
-- records/tools/axe.yaml --
id: axe
name: Axe
-- records/tools/saw.yaml --
id: saw
name: Saw
needs: file
-- cmd --
peerpool check || true
peerpool check --errors || true
peerpool check --errors --format json | grep -c '"severity"'
-- stdout --
records/tools/axe.yaml:2:7: warning: one word [plain]
records/tools/saw.yaml:2:7: warning: one word [plain]
records/tools/saw.yaml:3:8: error: 'needs' must be the id of a tool; there is no 'file' [dangling-ref]
  note: schemas/tool.yaml:6:33: the schema asks for it here
records/tools/saw.yaml:3:8: error: 'needs' must be the id of a tool; there is no 'file' [dangling-ref]
  note: schemas/tool.yaml:6:33: the schema asks for it here
1
-- stderr --
2 records, 1 error, 2 warnings
2 records, 1 error, 2 warnings; 2 more not shown
-- cmd --
sed -i '/^needs/d' records/tools/saw.yaml
peerpool check --errors
peerpool check --errors --strict
-- stderr --
2 records, no errors, 2 warnings; 2 more not shown
2 records, no errors, 2 warnings; 2 more not shown
-- exit --
1
-- cmd --
cp records/tools/axe.yaml 'records/tools/axe (1).yaml'
cp records/tools/axe.yaml records/tools/axe.yaml.orig
peerpool check --errors 2>&1 || true
rm records/tools/*1* records/tools/*.orig
-- stdout --
records/tools/axe (1).yaml:1:5: error: the id 'axe' is also that of another tool [duplicate-id]
  note: records/tools/axe.yaml:1:5: the other one is here
records/tools/axe (1).yaml:1:5: error: the id 'axe' is not the one in the file name, 'axe (1)' [file-name]
  note: rename the file to records/tools/axe.yaml; or delete it, if it is a copy
records/tools/axe.yaml.orig: error: the file belongs to no kind of record [no-kind]
  note: a tool is kept as records/tools/ID.yaml; rename the file, or keep it outside of records/tools/
4 records, 3 errors, 2 warnings; 2 more not shown
-- cmd --
git init -q -b main . && git add -A && git commit -qm one
git commit -q --allow-empty -m two
git clone -q --depth 1 "file://$PWD" shallow
cd shallow && peerpool check --range HEAD~1..HEAD
-- stderr --
error: the revision 'HEAD~1' leads to nothing in this repository [revision]
  note: this clone is shallow, it has the last commits only: 'git fetch --unshallow' brings all
-- exit --
2
-- cmd --
rm -rf shallow
git checkout -q --detach
printf 'id,name\naxe,Felling axe\n' >axe.csv
peerpool import tool axe.csv 2>&1 | sed 's/commit [0-9a-f]*/commit .../'
git checkout -q main
peerpool import tool axe.csv 2>&1 | sed 's/commit [0-9a-f]*/commit .../'
-- stdout --
changed records/tools/axe.yaml
  name: 'Axe' -> 'Felling axe'
0 new, 1 changed (1 tool), 0 unchanged
1 row; commit ..., which is on no branch: 'git switch -c NAME' keeps it
changed records/tools/axe.yaml
  name: 'Axe' -> 'Felling axe'
0 new, 1 changed (1 tool), 0 unchanged
1 row; commit ...
