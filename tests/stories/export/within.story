# An export in the repository, and one among its records.
-- .peerpool.yaml --
name: pool
records: kept
-- schemas/a.yaml --
x-kind: { name: a, path: 'kept/a/{id}.yaml', slug: true }
type: object
x-data: personal
properties: { id: { type: string } }
-- schemas/b.yaml --
x-kind: { name: b, path: 'kept/b/{id}.yaml', slug: true }
type: object
properties: { id: { type: string } }
-- kept/a/one.yaml --
# yaml-language-server: $schema=../../schemas/a.yaml
id: one
-- cmd --
ln -s kept/a here
for to in kept/new/deep schemas here; do peerpool export -o $to || true; done
peerpool export --edit a -o kept/a/sheet.csv || true
ls kept kept/a schemas
-- stdout --
kept:
a

kept/a:
one.yaml

schemas:
a.yaml
b.yaml
-- stderr --
peerpool export: 'kept/new/deep' lies among the pool's records and schemas, where nothing else may lie
  note: name a place elsewhere
peerpool export: 'schemas' lies among the pool's records and schemas, where nothing else may lie
  note: name a place elsewhere
peerpool export: 'here' lies among the pool's records and schemas, where nothing else may lie
  note: name a place elsewhere
peerpool export: 'kept/a/sheet.csv' lies among the pool's records and schemas, where nothing else may lie
  note: name a place elsewhere
-- cmd --
# What is personal, and would be committed with the rest.
peerpool export -o out
git init -q -b main .
peerpool export -o out
peerpool export -o new/out
peerpool export --edit a -o sheet.csv
peerpool export -o out b
peerpool export --format postgres -o pg
-- stderr --
1 record in 2 files, made of personal data
1 record in 2 files, made of personal data
'out' lies in the repository: do not commit it
1 record in 2 files, made of personal data
'new/out' lies in the repository: do not commit it
1 record, made of personal data
'sheet.csv' lies in the repository: do not commit it
0 records in 1 file
1 record: 1 row for the schema pool, made of personal data
load it all: psql -f pg/load.sql
'pg' lies in the repository: do not commit it
